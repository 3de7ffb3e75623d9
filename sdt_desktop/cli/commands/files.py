"""inspect, import, batches, undo."""

from collections.abc import Sequence

from sdt_desktop.cli import json_out
from sdt_desktop.cli.context import Context, settings_of
from sdt_desktop.cli.dates import last_day, local_day, local_minute
from sdt_desktop.cli.messages import Words
from sdt_desktop.model.imports import FileReport, ImportStatus, ItemCounts, StreamFigures
from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.services.describe import report_text, save_report, structures_of
from sdt_desktop.services.import_exports import import_exports, inspect_exports, rehearse_import
from sdt_desktop.services.look import batches
from sdt_desktop.services.reading_files import ImportChoices, Work
from sdt_desktop.services.undo_import import undo_import

_DONE = frozenset({ImportStatus.IMPORTED, ImportStatus.RECOGNISED, ImportStatus.ALREADY_IMPORTED})
_SHOWN_PROBLEMS = 10


def inspect(context: Context) -> int:
    if context.args.structure:
        return _structure(context)
    return _answer(context, inspect_exports(context.args.files, _choices(context), _work(context)))


def _structure(context: Context) -> int:
    """The report without values, whole on the screen; `--out` saves exactly what was shown."""
    found = [each for path in context.args.files for each in structures_of(path)]
    text = report_text(found)
    if context.args.out is not None:
        save_report(text, context.args.out)
    context.answer({"structures": [each.document() for each in found]}, text.splitlines())
    return 0 if found else 1


def import_files(context: Context) -> int:
    run = rehearse_import if context.args.dry_run else import_exports
    with context.session() as session:
        return _answer(context, run(session, context.args.files, _choices(context), _work(context)))


def list_batches(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = batches(session)
    header = [words(f"column.{name}") for name in ("batch", "file", "importer", "imported_at", "rows", "undone")]
    rows = [
        [each.id, each.file, each.importer, local_minute(each.imported_at_ms), words.number(each.rows.used),
         words("yes") if each.undone_at_ms is not None else ""]
        for each in held
    ]  # fmt: skip
    context.table(json_out.batches(held), header, rows, right=frozenset({4}))
    return 0


def undo(context: Context) -> int:
    with context.session() as session:
        undone = undo_import(session, context.args.batch)
    context.answer(json_out.batch(undone), [context.words("undo.done", batch=undone.id, file=undone.file)])
    return 0


def _choices(context: Context) -> ImportChoices:
    args = context.args
    return ImportChoices(args.importer, settings_of(args.set), getattr(args, "keep_original", True))


def _work(context: Context) -> Work:
    return Work(context.clock, progress=context.progress())


def _answer(context: Context, reports: Sequence[FileReport]) -> int:
    lines = [line for report in reports for line in report_lines(report, context.words)]
    context.answer(json_out.files(reports), lines)
    return 0 if reports and all(report.status in _DONE for report in reports) else 1


def report_lines(report: FileReport, words: Words) -> list[str]:
    """What happened to one file: read, kept, held already, not understood and why, first and last."""
    lines = [words("file.head", file=report.file, status=words(f"status.{report.status.value}"))]
    if report.importer:
        lines.append("  " + words("file.importer", importer=report.importer))
    if report.error:
        lines.append("  " + words.whole(report.error[0], dict(report.error[1])))
    lines += ["  " + words(f"ask.{each.key}", choices="|".join(each.choices)) for each in report.questions]
    lines += ["  " + words("file.candidate", importer=each.importer, score=each.score)
              for each in report.candidates if report.status is ImportStatus.AMBIGUOUS]  # fmt: skip
    return lines + ["  " + line for line in _account_lines(report, words)]


def _account_lines(report: FileReport, words: Words) -> list[str]:
    rows = report.account.rows
    if not rows.read:
        return []
    lines = [words("file.rows", read=rows.read, used=rows.used, skipped=rows.skipped, rejected=rows.rejected)]
    seen = report.observations
    if seen.new + seen.duplicate + seen.changed + seen.missing:
        lines.append(words("file.observations", new=seen.new, duplicate=seen.duplicate, changed=seen.changed,
                           missing=seen.missing))  # fmt: skip
    for kind, counts in (("events", report.events), ("positions", report.positions), ("records", report.records)):
        lines += _items_line(kind, counts, words)
    return lines + _stream_lines(report, words) + _detail_lines(report, words)


def _items_line(kind: str, counts: ItemCounts, words: Words) -> list[str]:
    if not counts.new + counts.duplicate + counts.changed:
        return []
    return [words(f"file.{kind}", new=counts.new, duplicate=counts.duplicate + counts.changed)]


def _stream_lines(report: FileReport, words: Words) -> list[str]:
    return [_stream_line(each, words) for each in report.streams] + [
        words("file.event_total", kind=words(f"kind.{each.kind}"), count=each.count,
              amount=f"{words.number(float(each.amount), 2)} {each.currency or ''}".strip() if each.amount else "–")
        for each in report.event_totals
    ]  # fmt: skip


def _stream_line(each: StreamFigures, words: Words) -> str:
    if not each.count:
        return words("file.stream_empty", stream=each.stream, missing=each.missing)
    return words("file.stream", stream=each.stream, count=each.count, missing=each.missing, figure=_figure(each, words),
                 first=local_day(each.first_ms, each.key.zone), end=last_day(each.end_ms, each.key.zone))  # fmt: skip


def _figure(each: StreamFigures, words: Words) -> str:
    """The total of what adds up, the mean of what does not; indexes and peaks have neither."""
    kind = observed_property(each.key.observed_property).aggregation
    if each.total is None or kind not in (Aggregation.SUM, Aggregation.MEAN):
        return ""
    return words(f"file.figure.{kind.value}", value=words.number(each.total), unit=each.unit)


def _detail_lines(report: FileReport, words: Words) -> list[str]:
    account = report.account
    lines = [words("file.skipped", count=count, why=words.say(code, {})) for code, count in account.skipped]
    lines += [
        words("file.problem", row=each.row, why=words.say(each.code, dict(each.params)))
        for each in account.problems[:_SHOWN_PROBLEMS]
    ]
    more = account.rows.rejected - _SHOWN_PROBLEMS
    if more > 0:
        lines.append(words("file.more_problems", count=more))
    return lines + [words.say(code, dict(values)) for code, values in account.notices]
