"""corrections: where files contradict each other."""

from collections.abc import Iterator

from sdt_desktop.cli import json_out
from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.context import Context, day_of
from sdt_desktop.cli.dates import local_minute
from sdt_desktop.cli.messages import Words
from sdt_desktop.model.corrections import Correction
from sdt_desktop.services.corrections import LIMIT, StreamCorrections, corrections

_COLUMNS = ("start", "counts", "file", "instead", "file", "why")


def show(context: Context) -> int:
    args, words = context.args, context.words
    with context.session() as session:
        found = corrections(session, args.stream, day_of(args.first_day), day_of(args.last_day))
    lines = [line for each in found for line in _of_stream(each, words)]
    context.answer(json_out.corrections(found), lines or [words("corrections.none")])
    return 0


def _of_stream(each: StreamCorrections, words: Words) -> Iterator[str]:
    yield f"{each.stream.id} ({each.stream.unit})"
    header = [words(f"column.{name}") for name in _COLUMNS]
    zone = each.stream.key.zone
    rows = [row for correction in each.found for row in _rows(correction, zone, words)]
    yield from lay_out(header, rows, right=frozenset({1, 3}))
    if each.is_cut:
        yield words("corrections.cut", count=LIMIT)
    yield ""


def _rows(correction: Correction, zone: str, words: Words) -> Iterator[list[str]]:
    """A line for each value that does not count."""
    when, winner = local_minute(correction.start_ms, zone), correction.counting
    for other in correction.statements:
        if other.why is not None:
            reason = words(f"why.{other.why.value}")
            yield [when, _value(winner.value, words), winner.file, _value(other.value, words), other.file, reason]


def _value(value: float | None, words: Words) -> str:
    return "–" if value is None else words.number(value, 9)
