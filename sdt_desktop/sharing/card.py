"""Reading and checking a contact card (`*.sdtcard.json`): strict, signed, dated. Trust is never decided here."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sdt_desktop.base.canonical import jcs, strict_json
from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Purpose, Recipient, TrustLevel
from sdt_desktop.sharing import age, fingerprint, minisign, strict, terms
from sdt_desktop.sharing.strict import Document

FORMAT, VERSION = "sdt-card", 1
SIGNED_PREFIX = b"sdt-card/1\n"
LARGEST = 64 * 1024
LONGEST_YEARS = 3
ROLES = ("controller", "processor", "person")
_DELIVERIES = ("nextcloud-drop", "owncloud-drop", "put", "mail", "file")
_MOST_AGE_KEYS = 4
_ALWAYS = (
    "format", "version", "id", "revision", "created", "not_before", "expires", "name", "role", "keys",
    "delivery", "signature",
)  # fmt: skip
_FOR_ORGANISATIONS = (
    "organisation", "address", "contact", "jurisdiction", "purposes", "notice", "withdraw", "authority",
)  # fmt: skip


def read_card(data: bytes, clock: Clock, *, file: str = "", language: str = "en") -> Recipient:
    """The recipient of a card that may be shared with today, at trust level 1; `language` is of the 6 words.

    Raises card.not_a_card, card.unknown_version, card.incomplete, card.bad_signature, card.no_usable_key,
    card.not_yet_valid, card.expired.
    """
    recipient = parse_card(data, file=file, language=language)
    check_dates(recipient, clock)
    return recipient


def parse_card(data: bytes, *, file: str = "", language: str = "en") -> Recipient:
    """Like `read_card`, whatever the date: for a card that is already held, or one's own."""
    try:
        document = _document(data)
        _check_complete(document)
        _check_fields(document)
    except (ValueError, RecursionError):
        raise SdtError("card.not_a_card", file=file) from None
    _check_signature(document)
    return _recipient(document, data, language)


def card_document(recipient: Recipient) -> Document:
    """The checked card behind a recipient, for what `Recipient` does not name (address, notice …)."""
    return strict.inner(strict_json(recipient.card), "card")


def check_dates(recipient: Recipient, clock: Clock) -> None:
    """Raises card.not_yet_valid or card.expired by the UTC day; the last day still counts."""
    today = clock.now().date()
    starts = strict.day(card_document(recipient), "not_before")
    if today < starts:
        raise SdtError("card.not_yet_valid", not_before=starts.isoformat())
    if today > recipient.expires:
        raise SdtError("card.expired", expires=recipient.expires.isoformat())


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 28 February for the 29th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _document(data: bytes) -> Document:
    if len(data) > LARGEST:
        raise ValueError("size")
    document = strict.inner(strict_json(data), "card")
    if document.get("format") != FORMAT:
        raise ValueError("format")
    version = strict.whole(document, "version", 1)
    if version != VERSION:
        raise SdtError("card.unknown_version")
    return document


def _check_complete(document: Document) -> None:
    wanted = _ALWAYS if document.get("role") == "person" else (*_ALWAYS, *_FOR_ORGANISATIONS)
    lacking = [name for name in wanted if document.get(name) in (None, "", [], {})]
    if lacking:
        raise SdtError("card.incomplete", fields=", ".join(lacking))


def _check_fields(document: Document) -> None:
    strict.urn(document, "id")
    strict.whole(document, "revision", 1)
    strict.instant(document, "created")
    strict.language_table(document, "name")
    strict.one_of(document, "role", ROLES)
    _check_validity(document)
    _check_keys(strict.inner(document["keys"], "keys"))
    for way in strict.listed(document, "delivery", 8):
        _check_delivery(strict.inner(way, "delivery"))
    for name, check in _OPTIONAL.items():
        if document.get(name) is not None:
            check(document, name)


def _check_validity(document: Document) -> None:
    first, last = strict.day(document, "not_before"), strict.day(document, "expires")
    if not first <= last <= years_after(first, LONGEST_YEARS):
        raise ValueError("expires")


def _check_keys(keys: Document) -> None:
    minisign.parse_public_key(strict.text(keys, "minisign"))
    listed = strict.listed(keys, "age", _MOST_AGE_KEYS)
    if len({str(key) for key in listed}) != len(listed):
        raise ValueError("age")
    if not any([age.usable(strict.plain(key, "age")) for key in listed]):  # noqa: C419 - all are looked at
        raise SdtError("card.no_usable_key")


def _check_delivery(way: Document) -> None:
    kind = strict.one_of(way, "kind", _DELIVERIES)
    if kind == "mail":
        strict.text(way, "to")
    elif kind != "file":
        strict.link(way, "url")
    if "max_bytes" in way:
        strict.whole(way, "max_bytes", 1)


def _check_contacts(document: Document, name: str) -> None:
    for number, _ in enumerate(strict.listed(document, name, 8)):
        strict.link({name: document[name][number]}, name)


def _check_notice(document: Document, name: str) -> None:
    notice = strict.inner(document[name], name)
    strict.link(notice, "url")
    strict.sha256(notice, "sha256")
    strict.text(notice, "language")
    strict.text(notice, "version")


def _check_purposes(document: Document, name: str) -> None:
    found = [_purpose(strict.inner(purpose, name)) for purpose in strict.listed(document, name, 32)]
    if len({purpose.id for purpose in found}) != len(found):
        raise ValueError(name)


def _purpose(document: Document) -> Purpose:
    classes = tuple(strict.plain(word, "dpv") for word in strict.listed(document, "dpv", 16))
    return Purpose(
        id=strict.urn(document, "id"),
        texts=strict.language_table(document, "text"),
        dpv=classes,
        legal_basis=strict.one_of(document, "legal_basis", tuple(terms.LEGAL_BASES)),
    )


def _check_country(document: Document, name: str) -> None:
    strict.one_of(document, name, tuple(terms.COUNTRIES))


def _check_kind(document: Document, name: str) -> None:
    strict.one_of(document, name, terms.ORGANISATION_KINDS)


_OPTIONAL: dict[str, Callable[[Document, str], Any]] = {
    "organisation": strict.text,
    "kind": _check_kind,
    "address": strict.text,
    "jurisdiction": _check_country,
    "contact": _check_contacts,
    "dpo": strict.link,
    "url": strict.link,
    "purposes": _check_purposes,
    "notice": _check_notice,
    "withdraw": strict.link,
    "authority": strict.link,
    "previous_fingerprint": strict.text,
}


def _check_signature(document: Document) -> None:
    try:
        signature = strict.inner(document["signature"], "signature")
        if strict.text(signature, "key") != document["keys"]["minisign"]:
            raise SdtError("card.bad_signature")
        key = minisign.parse_public_key(signature["key"]).key
        minisign.verify(signed_bytes(document), minisign.base64_bytes(strict.text(signature, "value")), key)
    except (ValueError, RecursionError):
        raise SdtError("card.bad_signature") from None


def signed_bytes(document: Document) -> bytes:
    """What a card's key signs: the prefix and the canonical card without its signature."""
    return SIGNED_PREFIX + jcs({name: value for name, value in document.items() if name != "signature"})


def _recipient(document: Document, data: bytes, language: str) -> Recipient:
    mark = fingerprint.fingerprint_of(document["keys"])
    return Recipient(
        card_id=document["id"],
        revision=document["revision"],
        names=dict(document["name"]),
        role=document["role"],
        organisation=document.get("organisation") or "",
        purposes=tuple(_purpose(purpose) for purpose in document.get("purposes") or ()),
        age_keys=tuple(key for key in document["keys"]["age"] if age.usable(key)),
        fingerprint=mark,
        fingerprint_digits=fingerprint.digits(mark),
        fingerprint_words=fingerprint.words(mark, language),
        expires=strict.day(document, "expires"),
        trust=TrustLevel.UNCHECKED,
        card=data,
    )
