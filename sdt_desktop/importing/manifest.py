"""What a manifest says, as data: one frozen class a section. Reading and checking is `manifest_reading`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sdt_desktop.importing.readers.base import ReadOptions, TableOptions
from sdt_desktop.model.events import EventKind
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.streams import Source, ThingKind

Words = tuple[str, ...]
WordMap = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatchRule:
    """How a file is known by its content; everything that is given must hold.

    `columns` and `keys` are alternatives. starts: how the first text may begin. magic: bytes and their offset.
    """

    columns: tuple[Words, ...] = ()
    without: Words = ()
    text: Words = ()
    without_text: Words = ()
    sheets: Words = ()
    root: str = ""
    namespace: str = ""
    elements: Words = ()
    keys: tuple[Words, ...] = ()
    without_keys: Words = ()
    starts: Words = ()
    magic: tuple[tuple[bytes, int], ...] = ()
    name: Words = ()


@dataclass(frozen=True, slots=True)
class ThingRule:
    """Which thing the rows speak of; `digits` are the lengths an external id may have, empty for any."""

    kind: ThingKind
    column: str = ""
    context: str = ""
    digits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRule:
    """How stamps become `[start, start + duration)`.

    rule: local, offset, utc, epoch, elapsed-hours, sequence. stamp: start, end, instant, day, day-after, gas-day,
    period. origin: where the interval begins whose rows are numbered; origin_rule: how that is to be read.
    step_unit: what bare numbers in `step_column` count, or the column or context that says it. add_column: an amount
    of `add_unit` added to the stamp. midnight_ends: 00:00 is the end of the day that is printed.
    winter: columns and the texts (patterns) in them by which a row says that it is winter time. pair_included: the day
    in `pairs` is the last one. first_month: the number that is printed for January, in a column of its own.
    days_column: how many civil days a row of `stamp` day is about.
    step: "" or constant, neighbour, pair, column; `step_ms` milliseconds of a constant step. longest_ms: a row
    that lasts longer is a subtotal; 0 for no bound. closing: the column whose 0 at midnight, with no row one step
    later, shows a row that only repeats the first stamp of the next day. orders: formats by answer of the
    question `date_order`.
    """

    zone: str
    columns: Words = ()
    formats: Words = ()
    rule: str = "local"
    stamp: str = "start"
    step: str = ""
    step_ms: int = 0
    step_column: str = ""
    pairs: Words = ()
    hour_column: str = ""
    longest_ms: int = 0
    orders: tuple[tuple[str, Words], ...] = ()
    origin: str = ""
    origin_rule: str = "local"
    step_unit: str = ""
    closing: str = ""
    add_column: str = ""
    add_unit: str = "s"
    midnight_ends: bool = False
    winter: tuple[tuple[str, Words], ...] = ()
    pair_included: bool = False
    first_month: int = 1
    days_column: str = ""


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How a number is written; `strip` are words around it.

    `blank`: whether an empty cell or one of the markers in `missing` is a stated gap (missing) or says nothing (none).
    """

    decimal: str = "."
    thousands: str = " \u00a0\u202f\u2009"
    missing: Words = ()
    blank: str = "missing"
    strip: Words = ()


@dataclass(frozen=True, slots=True)
class QualityRule:
    """Texts (normalised, globs) to qualities; None stands for missing. `default` where nothing is said."""

    column: str = ""
    values: tuple[tuple[str, Quality | None], ...] = ()
    default: Quality = Quality.MEASURED


@dataclass(frozen=True, slots=True)
class SkipRule:
    """where: what other columns must hold besides. last: only where such a row is the last one."""

    column: str
    values: Words
    code: str
    last: bool = False
    where: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class ObservationRule:
    """One series. `properties` by answer of `question`; one entry with the empty answer where it is constant.

    unit: "?" where the question `unit` decides. difference: the column is a counter, the values are its steps.
    digits: decimals of the values in their canonical unit, None for all. plus: columns added to the first, as the
    registers of one meter. lasting: milliseconds that a row may last at least and at most, empty for any.
    together: rows of one stretch that differ in this column are added.
    answers: the answers, by question, with which there is this series; empty for any.
    """

    series: str
    properties: WordMap
    question: str
    column: str
    unit: str
    unit_column: str
    where: tuple[tuple[str, Words], ...]
    needs: Words
    lacks: Words
    values: ValueRule
    quality: QualityRule
    time: TimeRule
    negate: bool = False
    zero_missing: bool = False
    difference: bool = False
    digits: int | None = None
    plus: Words = ()
    lasting: tuple[int, ...] = ()
    together: str = ""
    answers: tuple[tuple[str, Words], ...] = ()

    def property_for(self, answers: Mapping[str, str]) -> str:
        """The observed property, given the answers; KeyError where the question is still open."""
        return dict(self.properties)[answers[self.question] if self.question else ""]


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """Two columns, or `point`, one that holds both numbers in `order`; scale: degrees, e7, auto, semicircles."""

    latitude: str = ""
    longitude: str = ""
    point: str = ""
    order: str = "lat-lon"
    scale: str = "degrees"

    @property
    def columns(self) -> Words:
        return tuple(name for name in (self.point, self.latitude, self.longitude) if name)


@dataclass(frozen=True, slots=True)
class EventRule:
    """One dated happening a row. `kind` is None where only `kinds` decides; templates hold `{column}`.

    debit_column, credit_column: the amount is what came in, or minus what went out. end_required: a row whose end
    cannot be read or lies before its start gives nothing. short_distance, short_duration: journeys below so many
    metres or seconds are marked.
    """

    kind: EventKind | None
    kind_column: str = ""
    kinds: tuple[tuple[str, EventKind], ...] = ()
    label: str = ""
    end_columns: Words = ()
    duration_column: str = ""
    duration_unit: str = "s"
    duration_unit_column: str = ""
    all_day: bool = False
    all_day_column: str = ""
    amount_column: str = ""
    currency: str = ""
    currency_column: str = ""
    absolute: bool = False
    from_column: str = ""
    to_column: str = ""
    mode: str = ""
    mode_column: str = ""
    modes: WordMap = ()
    distance_column: str = ""
    distance_unit: str = "m"
    distance_unit_column: str = ""
    attributes: WordMap = ()
    key: Words = ()
    debit_column: str = ""
    credit_column: str = ""
    from_place: PlaceRule | None = None
    to_place: PlaceRule | None = None
    end_required: bool = False
    short_distance: int = 0
    short_duration: int = 0


@dataclass(frozen=True, slots=True)
class PositionRule:
    place: PlaceRule
    accuracy: str = ""
    altitude: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class RecordRule:
    kind: str
    label: str = ""
    key: Words = ()
    columns: Words = ()


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """What a file may not say; by answer, `from_text` are globs of its first lines, `from_name` of its name.

    asked_if, not_if: globs of the first lines by which the question arises, or does not.
    """

    key: str
    choices: Words = ()
    from_name: tuple[tuple[str, Words], ...] = ()
    from_text: tuple[tuple[str, Words], ...] = ()
    asked_if: Words = ()
    not_if: Words = ()


@dataclass(frozen=True, slots=True)
class CrossCheck:
    index: str
    column: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One format of one service. `table`: the name of the table whose rules these are, "" for a whole manifest."""

    id: str
    version: int
    sector: str
    territories: Words
    confidence: str
    name: Mapping[str, str]
    howto: Mapping[str, str]
    source: Source
    reader: str
    options: ReadOptions
    match: MatchRule
    thing: ThingRule
    time: TimeRule
    values: ValueRule
    quality: QualityRule = QualityRule()
    skips: tuple[SkipRule, ...] = ()
    observations: tuple[ObservationRule, ...] = ()
    event: EventRule | None = None
    position: PositionRule | None = None
    record: RecordRule | None = None
    questions: tuple[QuestionRule, ...] = ()
    cross_check: CrossCheck | None = None
    synonyms: tuple[tuple[str, Words], ...] = ()
    notices: Words = ()
    shape: str = ""
    shape_options: WordMap = ()
    order_by: str = ""
    row_total: str = ""
    generic: bool = False
    identifying: Words = ()
    tables: tuple["TableRule", ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class TableRule:
    """Rows of one kind: how they are found, and everything that holds for them, as a manifest of their own."""

    options: TableOptions
    manifest: Manifest = field(repr=False)


@dataclass(frozen=True, slots=True)
class Importer:
    """A manifest in the catalogue; `reviewed` is False for one the person wrote or was given."""

    manifest: Manifest = field(repr=False)
    reviewed: bool = True

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def version(self) -> int:
        return self.manifest.version
