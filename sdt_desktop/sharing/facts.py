"""What receipt, README, description and manifest of one package all speak of."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sdt_desktop import __version__
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Purpose, Recipient, ShareTerms
from sdt_desktop.sharing.card import years_after
from sdt_desktop.sharing.card_making import new_urn
from sdt_desktop.sharing.manifest import LONGEST_YEARS
from sdt_desktop.sharing.minimise import SharedTable

GENERATOR = f"Self Data Territorial desktop {__version__}"
_CONSENT = "eu-gdpr:A6-1-a"


@dataclass(frozen=True, slots=True)
class PackageIds:
    """Fresh random identifiers; two packages share none. `own_purpose` is used for own words only."""

    package: str
    receipt: str
    record: str
    process: str
    own_purpose: str

    @staticmethod
    def new() -> "PackageIds":
        return PackageIds(*(new_urn() for _ in range(5)))


@dataclass(frozen=True, slots=True)
class Confirmation:
    """When the person said yes, and the words of the button they pressed (or the command they gave)."""

    at: datetime
    button: str


@dataclass(frozen=True, slots=True)
class AgreedPurpose:
    """One purpose in one language; `dpv` is empty for own words."""

    id: str
    text: str
    language: str
    dpv: tuple[str, ...]
    legal_basis: str


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """`expires` is the last second of the agreed use, UTC. `confirmation` is None in a preview."""

    ids: PackageIds
    created: datetime
    expires: datetime
    language: str
    sender_key: bytes
    pseudonym: str
    recipient: Recipient
    purpose: AgreedPurpose
    tables: tuple[SharedTable, ...]
    confirmation: Confirmation | None


def end_of_use(until: date, created: datetime) -> datetime:
    """The last second of `until`; raises share.until_in_the_past, share.until_too_far (5 years)."""
    end = datetime.combine(until, time(23, 59, 59), tzinfo=UTC)
    if end <= created:
        raise SdtError("share.until_in_the_past")
    if until > years_after(created.date(), LONGEST_YEARS):
        raise SdtError("share.until_too_far")
    return end


def agreed_purpose(terms: ShareTerms, own_id: str) -> AgreedPurpose:
    """Exactly one purpose; raises share.purpose_missing, share.unknown_purpose."""
    own = (terms.own_purpose or "").strip()
    if bool(terms.purpose) == bool(own):
        raise SdtError("share.purpose_missing")
    if own:
        return AgreedPurpose(own_id, own, terms.language, (), _CONSENT)
    found = next((one for one in terms.recipient.purposes if one.id == terms.purpose), None)
    if found is None:
        raise SdtError("share.unknown_purpose", purpose=terms.purpose)
    language = _language_of(found, terms.language)
    return AgreedPurpose(found.id, found.texts[language], language, found.dpv, found.legal_basis)


def _language_of(purpose: Purpose, wanted: str) -> str:
    return next(one for one in (wanted, "en", *purpose.texts) if one in purpose.texts)


def short_number(urn: str) -> str:
    """The first 8 digits of an identifier, for names of files and mails."""
    return uuid.UUID(urn).hex[:8]
