"""streams, events, positions, records, journal, show."""

import csv
import io
import json
import sys
from zoneinfo import ZoneInfo

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import write_new
from sdt_desktop.cli import json_out
from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.context import Context, day_of
from sdt_desktop.cli.dates import last_day, local_day, local_minute
from sdt_desktop.cli.messages import Words
from sdt_desktop.model.events import Event
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import Period, from_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.streams import Datastream, ThingKey
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.services import look
from sdt_desktop.services.picture_texts import PictureTexts
from sdt_desktop.services.show_stream import show_stream

_PRINTED_ROWS = 2000
_UTC = "UTC"


def streams(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = look.streams(session)
    header = [
        words(f"column.{name}") for name in ("stream", "thing", "count", "missing", "total", "unit", "first", "end")
    ]
    rows = [_stream_row(each, words) for each in held]
    context.table(json_out.streams(held), header, rows, right=frozenset({2, 3, 4}))
    return 0


def _stream_row(each: Datastream, words: Words) -> list[str]:
    shown = "" if each.total is None else words.number(each.total)
    return [
        each.id, _thing(each.key.thing, each.thing_label, words),
        words.number(each.count), words.number(each.missing), shown, each.unit,
        local_day(each.first_ms, each.key.zone), last_day(each.end_ms, each.key.zone),
    ]  # fmt: skip


def _thing(thing: ThingKey | None, label: str, words: Words) -> str:
    """`compteur 1`: the kind in the language, the vault's own number."""
    if thing is None:
        return ""
    return f"{words(f'thing.{thing.kind.value}')} {label.removeprefix(thing.kind.value).strip()}".strip()


def _period(context: Context) -> Period:
    first, last = day_of(context.args.first_day), day_of(context.args.last_day)
    if first and last and first > last:
        raise SdtError("usage.bad_period")
    return Period.of_local_days(first, last, _UTC)


def events(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = look.events(session, _period(context))
    header = [words(f"column.{name}") for name in ("time", "kind", "label", "thing", "amount", "distance")]
    rows = [
        [_when(each), words(f"kind.{each.kind.value}"), each.label, _thing(each.thing, each.thing_label, words),
         "" if each.amount is None else f"{words.number(float(each.amount), 2)} {each.currency or ''}",
         "" if each.distance_m is None else f"{words.number(each.distance_m, 0)} m"]
        for each in held
    ]  # fmt: skip
    context.table(json_out.events(held), header, rows, right=frozenset({4, 5}))
    return 0


def _when(each: Event) -> str:
    return local_day(each.start_ms, each.zone) if each.all_day else local_minute(each.start_ms, each.zone)


def positions(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = look.positions(session, _period(context))
    lines = [words("positions.count", count=len(held))]
    if len(held):
        lines.append(
            words(
                "positions.period",
                first=local_minute(int(held.time.min())),
                last=local_minute(int(held.time.max())),
            )
        )
    context.answer(json_out.positions(held) if context.as_json else {}, lines)
    return 0


def records(context: Context) -> int:
    with context.session() as session:
        held = look.records(session)
    shown = json_out.records(held, identifying=context.args.identifying)
    context.answer(shown, [f"{each.kind}: {each.label}" for each in held] or [context.words("nothing")])
    return 0


def journal(context: Context) -> int:
    words = context.words
    with context.session() as session:
        entries = look.journal(session)
    rows = [
        [local_minute(each.at_ms), words.say(each.code, dict(each.params)),
         words("journal.left", who=each.outside) if each.outside else words("journal.stayed")]
        for each in entries
    ]  # fmt: skip
    header = [words(f"column.{name}") for name in ("time", "what", "where")]
    context.table(json_out.journal(entries), header, rows)
    return 0


def show(context: Context) -> int:
    args = context.args
    with context.session() as session:
        table = show_stream(session, args.stream, Grain(args.grain), day_of(args.first_day), day_of(args.last_day))
    form = "json" if context.as_json and args.format == "table" else args.format
    return _WRITERS[form](context, table)


def _show_table(context: Context, table: SeriesTable) -> int:
    words = context.words
    header = [
        words("column.start"),
        f"{words('column.value')} ({table.unit})",
        words("column.quality"),
        words("column.count"),
    ]
    rows = [_cells(table, row, words) for row in range(min(len(table), _PRINTED_ROWS))]
    lines = lay_out(header, rows, right=frozenset({1, 3}))
    if len(table) > _PRINTED_ROWS:
        lines.append(words("show.cut", shown=_PRINTED_ROWS, count=len(table)))
    return _write(context, ("\n".join(lines) + "\n").encode())


def _cells(table: SeriesTable, row: int, words: Words) -> list[str]:
    value = table.value[row]
    return [
        _local(table, row), "–" if np.isnan(value) else words.number(float(value)),
        words(f"quality.{Quality(int(table.quality[row])).word}") if table.count[row] else words("quality.missing"),
        words.number(int(table.count[row])),
    ]  # fmt: skip


def _local(table: SeriesTable, row: int) -> str:
    start = from_ms(int(table.start[row])).astimezone(ZoneInfo(table.zone))
    widths = {Grain.RAW: 25, Grain.HOUR: 25, Grain.DAY: 10, Grain.WEEK: 10, Grain.MONTH: 7, Grain.YEAR: 4}
    return start.isoformat(sep=" ")[: widths[table.grain]]


def _show_csv(context: Context, table: SeriesTable) -> int:
    """RFC 4180, decimal point, UTC: for other programs. An empty value is a missing one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["start", "end", "value", "unit", "quality", "count", "covered"])
    for row in range(len(table)):
        value = json_out.number(float(table.value[row]))
        writer.writerow([
            json_out.stamp(int(table.start[row])), json_out.stamp(int(table.end[row])),
            "" if value is None else value, table.unit, Quality(int(table.quality[row])).word,
            int(table.count[row]), round(float(table.covered[row]), 4),
        ])  # fmt: skip
    return _write(context, out.getvalue().encode())


def _show_json(context: Context, table: SeriesTable) -> int:
    return _write(context, (json.dumps(json_out.table(table), ensure_ascii=False, indent=2) + "\n").encode())


def _show_png(context: Context, table: SeriesTable) -> int:
    from sdt_desktop.services.picture import png_of

    if context.args.out is None and sys.stdout.isatty():
        raise SdtError("usage.wrong", detail="--format png --out FILE.png")
    return _write(context, png_of(table, picture_texts(table, context.words)))


def picture_texts(table: SeriesTable, words: Words) -> PictureTexts:
    prop = observed_property(table.observed_property)
    title = prop.names.get(words.language) or prop.names["en"]
    caption = words(
        "picture.caption", grain=words(f"grain.{table.grain.value}"), unit=table.unit,
        first=_local(table, 0)[:10], last=_local(table, len(table) - 1)[:10],
    )  # fmt: skip
    return PictureTexts(title, caption, "," if words.language == "fr" else ".")


def _write(context: Context, data: bytes) -> int:
    if context.args.out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    write_new(context.args.out, [data])
    context.answer(
        {"out": context.args.out.name, "bytes": len(data)}, [context.words("written", file=context.args.out.name)]
    )
    return 0


_WRITERS = {"table": _show_table, "csv": _show_csv, "json": _show_json, "png": _show_png}
