"""What a person says about a file nobody has described: the choices, how sure each of them is, what must be asked.

A `Description` becomes a manifest (`describe_write`) and can be had back from one (`describe_read`). It holds names
of columns and words of the grammar, never a value of the file.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from sdt_desktop.model.vocabulary import Domain

Words = tuple[str, ...]
KINDS = ("readings", "events", "positions")
STAMPS = ("start", "end", "instant", "day")
ORDERS = ("dmy", "mdy")
SIGNS = ("signed", "cost")
SECTORS = {
    "journey": Domain.MOBILITY, "transaction": Domain.MONEY, "bill": Domain.MONEY, "payment": Domain.MONEY,
    "collection": Domain.WASTE, "loan": Domain.EDUCATION, "call": Domain.TELECOM, "care": Domain.HEALTH,
    "certificate": Domain.HEALTH, "claim": Domain.MONEY, "visit": Domain.CALENDAR, "appointment": Domain.CALENDAR,
}  # fmt: skip


class Surety(StrEnum):
    """proven: by the file, or said by the person. likely: to be confirmed. unknown: has to be asked."""

    PROVEN = "proven"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How the file is written. reader: delimited, spreadsheet, json. names: what its header row must hold.

    headerless: names given to the columns of a file that has none. path: of the list in a JSON document.
    """

    reader: str
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    path: str = ""
    names: Words = ()
    headerless: Words = ()


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """layout: a format with the day first where `order` may turn it round ("" where nothing can be turned).

    rule: local, offset, utc, epoch. stamp: one of STAMPS or period. step: ISO 8601, neighbour, pair or nothing.
    """

    columns: Words = ()
    layout: str = ""
    order: str = ""
    rule: str = "local"
    zone: str = ""
    stamp: str = ""
    step: str = ""
    pair: Words = ()


@dataclass(frozen=True, slots=True)
class ValueChoice:
    """A column of numbers. counter: it is the meter's own index. thousands: the sign, besides blanks."""

    column: str
    property: str = ""
    unit: str = ""
    unit_column: str = ""
    counter: bool = False
    decimal: str = "."
    thousands: str = ""
    missing: Words = ()


@dataclass(frozen=True, slots=True)
class EventChoice:
    """kind: a word of `EventKind`. sign: signed (minus is money out) or cost (a price, without sign)."""

    kind: str = ""
    label: Words = ()
    end: Words = ()
    amount: str = ""
    currency: str = ""
    currency_column: str = ""
    sign: str = ""
    origin: str = ""
    destination: str = ""
    distance: str = ""
    distance_unit: str = "km"
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class PositionChoice:
    latitude: str = ""
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """Everything said about one file. name: of the service, as the person calls it. id begins with `own-`."""

    id: str
    name: str
    form: FileForm
    kind: str
    time: TimeChoice = TimeChoice()
    values: tuple[ValueChoice, ...] = ()
    event: EventChoice = EventChoice()
    position: PositionChoice = PositionChoice()
    thing: str = ""
    identifying: Words = ()

    @property
    def columns(self) -> Words:
        """Those whose cells are times and numbers: what can be read wrongly."""
        event, place = self.event, self.position
        families = {
            "readings": [name for each in self.values for name in (each.column, each.unit_column)],
            "events": [*event.end, event.amount, event.distance],
            "positions": [place.latitude, place.longitude],
        }
        return tuple(name for name in (*self.time.columns, *families[self.kind]) if name)


@dataclass(frozen=True, slots=True)
class Need:
    """Something only a person can know. field: as `choose` takes it; choices: empty for a free answer."""

    field: str
    choices: Words = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A description under way. sureties: field -> how sure its guess is; a field that is not named is proven.

    columns: every column of the file; numeric, dated, texts: those that could be values, stamps, labels.
    """

    description: Description
    sureties: dict[str, Surety] = field(default_factory=dict)
    columns: Words = ()
    numeric: Words = ()
    dated: Words = ()
    texts: Words = ()
    sheets: Words = ()

    def of(self, name: str) -> Surety:
        return self.sureties.get(name, Surety.PROVEN)

    @property
    def to_confirm(self) -> Words:
        """What was guessed from the rows but is not proven by them."""
        asked = {need.field for need in self.needs}
        return tuple(name for name, sure in self.sureties.items() if sure is Surety.LIKELY and name not in asked)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is still missing before the file can be read."""
        return tuple(needs_of(self.description))


def needs_of(description: Description) -> list[Need]:
    needs = [] if description.name.strip() else [Need("name")]
    if not description.time.columns:
        needs.append(Need("time"))
    family = {"readings": _reading_needs, "events": _event_needs, "positions": _position_needs}[description.kind]
    needs += family(description)
    if description.time.order == "?":
        needs.append(Need("date_order", ORDERS))
    if not description.time.zone:
        needs.append(Need("zone"))
    return needs


def _reading_needs(description: Description) -> list[Need]:
    needs = [] if description.values else [Need("value")]
    for each in description.values:
        if not each.property:
            needs.append(Need(f"property:{each.column}"))
        if not each.unit and not each.unit_column:
            needs.append(Need(f"unit:{each.column}"))
    if not description.time.stamp and any(not each.counter for each in description.values):
        needs.append(Need("stamp", STAMPS))
    return needs


def _event_needs(description: Description) -> list[Need]:
    event = description.event
    needs = [] if event.kind else [Need("event", tuple(SECTORS))]
    if event.amount and not event.sign:
        needs.append(Need("sign", SIGNS))
    if event.amount and not event.currency and not event.currency_column:
        needs.append(Need("currency"))
    return needs


def _position_needs(description: Description) -> list[Need]:
    place = description.position
    pairs = (("latitude", place.latitude), ("longitude", place.longitude))
    return [Need(name) for name, column in pairs if not column]
