"""What happened to a file: candidates, questions, row problems, accounting (the command line's JSON words)."""

from dataclasses import dataclass, field
from enum import StrEnum

from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.model.events import Event, Record
from sdt_desktop.model.streams import StreamKey, ThingKey

Params = tuple[tuple[str, str | float | None], ...]


OWN_PREFIX = "own-"
"""Importers a person wrote or was given begin with it; nobody has reviewed them."""


def is_own_importer(importer: str) -> bool:
    return importer.startswith(OWN_PREFIX)


class ImportStatus(StrEnum):
    IMPORTED = "imported"
    RECOGNISED = "recognised"
    ALREADY_IMPORTED = "already-imported"
    NEEDS_ANSWER = "needs-answer"
    AMBIGUOUS = "ambiguous"
    NOT_RECOGNISED = "not-recognised"
    DECOY = "decoy"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An importer that may read the file: `score` 0 to 1, `reasons` are words such as header, delimiter."""

    importer: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the file does not say. `key` is one of direction, year, date_order, zone, meter, unit.

    `choices` is empty for a free answer (year, zone). `why` is a code.
    """

    key: str
    choices: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One row that gave nothing, or less than it should: `code` with safe parameters, never the value."""

    row: int
    code: str
    params: Params = ()


@dataclass(frozen=True, slots=True)
class ObservationPart:
    """A stretch of one stream out of a file being read."""

    stream: StreamKey
    block: ObservationBlock


@dataclass(frozen=True, slots=True)
class PositionPart:
    source: str
    thing: ThingKey
    zone: str
    block: PositionBlock


@dataclass(frozen=True, slots=True)
class EventPart:
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class RecordPart:
    records: tuple[Record, ...]


Part = ObservationPart | PositionPart | EventPart | RecordPart


@dataclass(frozen=True, slots=True)
class RowCounts:
    """`read == used + skipped + rejected`, always."""

    read: int = 0
    used: int = 0
    skipped: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """The account of one file, complete once all its parts were taken.

    `skipped` and `rejected` count rows by code; `problems` holds the first ones one by one (bounded), each
    with its row. `notices` are codes with parameters about the file as a whole. `order_stamp_ms` is the
    file's own creation stamp where a manifest orders re-deliveries by it.
    """

    rows: RowCounts
    skipped: tuple[tuple[str, int], ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notices: tuple[tuple[str, Params], ...] = ()
    encoding: str = ""
    order_stamp_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ObservationCounts:
    """Of the values in the file: `new`, `duplicate` (held with the same value), `changed` (held with another).

    `missing` counts stated gaps and is not part of the other three.
    """

    new: int = 0
    duplicate: int = 0
    changed: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """For events, positions and records."""

    new: int = 0
    duplicate: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class StreamFigures:
    """What one file says about one stream, before any merging. Times are epoch milliseconds UTC."""

    stream: str
    key: StreamKey
    unit: str
    count: int
    missing: int
    total: float | None
    first_ms: int | None
    last_ms: int | None
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class EventTotals:
    """Sum by kind and currency; `amount` is a decimal in text so that cents stay exact."""

    kind: str
    count: int
    amount: str | None
    currency: str | None
    distance_m: float | None


@dataclass(frozen=True, slots=True)
class FileReport:
    """Everything a person is told about one file; the JSON of `inspect` and `import` is made from this."""

    file: str
    sha256: str
    status: ImportStatus
    importer: str | None = None
    importer_version: int | None = None
    candidates: tuple[Candidate, ...] = ()
    batch: str | None = None
    account: ReadAccount = field(default_factory=lambda: ReadAccount(RowCounts()))
    observations: ObservationCounts = ObservationCounts()
    events: ItemCounts = ItemCounts()
    positions: ItemCounts = ItemCounts()
    records: ItemCounts = ItemCounts()
    streams: tuple[StreamFigures, ...] = ()
    event_totals: tuple[EventTotals, ...] = ()
    questions: tuple[Question, ...] = ()
    error: tuple[str, Params] | None = None


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One file taken in. `imported_at_ms` epoch milliseconds UTC; `undone_at_ms` None while it counts."""

    id: str
    file: str
    sha256: str
    importer: str
    importer_version: int
    imported_at_ms: int
    undone_at_ms: int | None
    rows: RowCounts
    observations: ObservationCounts
    events: ItemCounts
    positions: ItemCounts
    records: ItemCounts
    has_original: bool
    original_bytes: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What the program did, as a code with parameters. `outside` names who received something, else empty."""

    id: int
    at_ms: int
    code: str
    params: Params
    outside: str = ""
