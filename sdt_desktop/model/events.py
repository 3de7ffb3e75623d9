"""Events and records: what is not a series of numbers."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sdt_desktop.model.streams import ThingKey


class EventKind(StrEnum):
    JOURNEY = "journey"
    TRANSACTION = "transaction"
    BILL = "bill"
    PAYMENT = "payment"
    COLLECTION = "collection"
    LOAN = "loan"
    CALL = "call"
    CARE = "care"
    CERTIFICATE = "certificate"
    CLAIM = "claim"
    VISIT = "visit"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Event:
    """One dated happening from one source.

    start_ms, end_ms: epoch milliseconds UTC; a whole civil day has `all_day` and runs from local midnight to
    local midnight of `zone`. amount: exact, in `currency` (ISO 4217), as the holder states it for this kind
    (a fare is positive). distance_m: metres. mode: NeTEx word. natural_key: what makes a re-import meet itself
    (a manifest names its parts); `attributes` are labelled extras as text. row: 1-based source row.
    from_e7, to_e7: latitude and longitude (WGS 84) in units of 1e-7 degree, for maps; None where not stated.
    thing: the account, card or phone it belongs to, where the file says; thing_label: the vault's name for it
    (`account 1`), "" before it is held.
    """

    source: str
    kind: EventKind
    start_ms: int
    end_ms: int | None
    zone: str
    label: str
    natural_key: str
    row: int
    all_day: bool = False
    amount: Decimal | None = None
    currency: str | None = None
    place_from: str = ""
    place_to: str = ""
    mode: str = ""
    distance_m: float | None = None
    attributes: tuple[tuple[str, str], ...] = field(default=())
    from_e7: tuple[int, int] | None = None
    to_e7: tuple[int, int] | None = None
    thing: ThingKey | None = None
    thing_label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """A contract, profile or certificate: labelled values as `(path, text)` pairs in document order.

    identifying: paths of values that name a person or a contract; they are shown only on demand, never shared.
    """

    source: str
    kind: str
    label: str
    natural_key: str
    row: int
    values: tuple[tuple[str, str], ...]
    identifying: tuple[str, ...] = ()
