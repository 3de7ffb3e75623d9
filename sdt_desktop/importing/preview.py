"""The first rows of a file, raw beside understood, for the page that is shown before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sdt_desktop.base.clock import Clock
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.events import Event
from sdt_desktop.model.imports import ObservationPart, Part, PositionPart, RecordPart, RowProblem
from sdt_desktop.model.vocabulary import observed_property

ROWS = 20


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing a row was taken to say.

    what: an observed property, an event kind, `position` or a record kind. value: None is a stated gap. unit:
    UCUM, or a currency. Times are epoch milliseconds UTC.
    """

    what: str
    series: str
    start_ms: int
    end_ms: int | None
    value: float | None
    unit: str
    quality: int


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file: its cells as they stand, what was understood, and the code of what was not."""

    row: int
    cells: tuple[tuple[str, str], ...]
    understood: tuple[Understood, ...] = ()
    problem: RowProblem | None = None


@dataclass(slots=True)
class _Gathered:
    cells: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    understood: dict[int, list[Understood]] = field(default_factory=dict)


def preview_rows(
    source: ExportSource,
    importer: Importer,
    answers: Mapping[str, str],
    limits: Limits = DEFAULT_LIMITS,
    clock: Clock | None = None,
    limit: int = ROWS,
) -> tuple[PreviewRow, ...]:
    """The first `limit` rows. Every question must be answered. `SdtError` as `Reading.parts`."""
    from sdt_desktop.importing.pipeline import Reading

    reading = Reading(source, importer, answers, limits, clock)
    gathered = _Gathered()
    for part in reading.parts_of_first_rows(limit, gathered.cells):
        for row, item in _understood(part):
            gathered.understood.setdefault(row, []).append(item)
    problems = {problem.row: problem for problem in reversed(reading.account.problems)}
    return tuple(
        PreviewRow(row, cells, tuple(gathered.understood.get(row, ())), problems.get(row))
        for row, cells in gathered.cells.items()
    )


def _understood(part: Part) -> Iterator[tuple[int, Understood]]:
    match part:
        case ObservationPart():
            prop = observed_property(part.stream.observed_property)
            yield from _of_block(part.block, prop.code, part.stream.series, prop.unit)
        case PositionPart():
            for row, time in zip(part.block.row.tolist(), part.block.time.tolist(), strict=True):
                yield row, Understood("position", "", time, None, None, "", 0)
        case RecordPart():
            for record in part.records:
                yield record.row, Understood(record.kind, record.label, 0, None, None, "", 0)
        case _:
            for event in part.events:
                yield event.row, _of_event(event)


def _of_block(block: ObservationBlock, what: str, series: str, unit: str) -> Iterator[tuple[int, Understood]]:
    columns = (block.row, block.start, block.duration, block.value, block.quality)
    for row, start, duration, value, quality in zip(*(column.tolist() for column in columns), strict=True):
        held = value if value == value else None  # noqa: PLR0124 - NaN is the only number that is not itself
        yield row, Understood(what, series, start, start + duration, held, unit, quality)


def _of_event(event: Event) -> Understood:
    amount = None if event.amount is None else float(event.amount)
    return Understood(event.kind, event.label, event.start_ms, event.end_ms, amount, event.currency or "", 0)
