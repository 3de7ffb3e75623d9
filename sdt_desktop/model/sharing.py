"""What is shared, with whom, under which conditions (MyData, GDPR and DPV words)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from sdt_desktop.model.grain import Grain


class TrustLevel(IntEnum):
    """How a card was checked; never rises by itself."""

    UNCHECKED = 1
    FROM_SITE = 2
    COMPARED = 3


class ShareState(StrEnum):
    DRAFT = "draft"
    PREPARED = "prepared"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ERASURE_OVERDUE = "erasure_overdue"
    ERASURE_CONFIRMED = "erasure_confirmed"


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose of a card: `texts` a language table, `dpv` classes, `legal_basis` such as eu-gdpr:A6-1-a."""

    id: str
    texts: dict[str, str]
    dpv: tuple[str, ...]
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A contact in the address book, read from a checked card. `card` is the card's bytes as received."""

    card_id: str
    revision: int
    names: dict[str, str]
    role: str
    organisation: str
    purposes: tuple[Purpose, ...]
    age_keys: tuple[str, ...]
    fingerprint: str
    fingerprint_digits: str
    fingerprint_words: tuple[str, ...]
    expires: date
    trust: TrustLevel
    card: bytes

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), "")


@dataclass(frozen=True, slots=True)
class SliceItem:
    """One stream of a slice at one grain; identifiers of the thing are never part of it."""

    stream: str
    grain: Grain


@dataclass(frozen=True, slots=True)
class Slice:
    """What was chosen: streams with their grain, inclusive civil days (None is open)."""

    items: tuple[SliceItem, ...]
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ShareTerms:
    """For whom, why, until when. Exactly one of `purpose` (a card's purpose id) and `own_purpose` (own words)."""

    recipient: Recipient
    purpose: str | None
    own_purpose: str | None
    until: date
    language: str


@dataclass(frozen=True, slots=True)
class PreviewTable:
    """One table as the recipient will get it, read back from the finished zip bytes."""

    name: str
    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int
    removed_columns: tuple[str, ...]
    rows_before: int
    observed_property: str
    unit: str
    grain: str


@dataclass(frozen=True, slots=True)
class SharePreview:
    """Exactly what leaves: tables, README, receipt, size. `revealing` are codes of what could be guessed."""

    package: str
    tables: tuple[PreviewTable, ...]
    readme: str
    receipt: str
    zip_bytes: int
    revealing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A row of the ledger, newest state first seen by the person."""

    package: str
    recipient: str
    recipient_card: str
    purpose: str
    created_ms: int
    expires_ms: int
    state: ShareState
    state_since_ms: int
    tables: tuple[str, ...]
    rows: int
    file: str
    manifest_sha256: str
    age_sha256: str


@dataclass(frozen=True, slots=True)
class OpenedTable:
    name: str
    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int


@dataclass(frozen=True, slots=True)
class OpenedShare:
    """A package that passed every check of the reader.

    `sender` is the pseudonym, `recipient` the age key that opened it, `purpose` the receipt's words.
    `kind` is `data` or `withdrawal`; a withdrawal has no tables and names in `withdraws` what it is about.
    """

    package: str
    sender: str
    sender_known: bool
    recipient: str
    purpose: str
    created: datetime
    expires: datetime
    tables: tuple[OpenedTable, ...]
    receipt: dict[str, object]
    readme: str
    members: dict[str, bytes]
    kind: str = "data"
    withdraws: str | None = None
    purpose_id: str = ""
    manifest_sha256: str = ""
