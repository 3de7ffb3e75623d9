"""Small checks of documents that others wrote. Every refusal is a ValueError that names the field only."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sdt_desktop.base.clock import parse_rfc3339, rfc3339

Document = Mapping[str, Any]

LONGEST_TEXT = 2000
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINK = re.compile(r"(mailto:|tel:|https://)[!-~]+")
_HASH = re.compile(r"[0-9a-f]{64}")
# Marks that turn the direction of the text after them can make a name read as another one.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BIGGEST = 2**53 - 1


def member(document: Document, name: str) -> Any:
    if name not in document:
        raise ValueError(name)
    return document[name]


def plain(text: object, name: str) -> str:
    """One line of visible text of at most `LONGEST_TEXT` characters."""
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        raise ValueError(name)
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in _TURNING for sign in text):
        raise ValueError(name)
    return text


def text(document: Document, name: str) -> str:
    return plain(member(document, name), name)


def language_table(document: Document, name: str) -> dict[str, str]:
    """At least one language with its text."""
    table = member(document, name)
    if not isinstance(table, dict) or not table or not all(map(_LANGUAGE.fullmatch, table)):
        raise ValueError(name)
    return {language: plain(words, name) for language, words in table.items()}


def whole(document: Document, name: str, lowest: int = 0) -> int:
    number = member(document, name)
    if type(number) is not int or not lowest <= number <= _BIGGEST:
        raise ValueError(name)
    return number


def matching(document: Document, name: str, pattern: re.Pattern[str]) -> str:
    found = member(document, name)
    if not isinstance(found, str) or not pattern.fullmatch(found):
        raise ValueError(name)
    return found


def urn(document: Document, name: str) -> str:
    """`urn:uuid:` of version 4, lower case."""
    return matching(document, name, _URN)


def urn_or_none(document: Document, name: str) -> str | None:
    return None if member(document, name) is None else urn(document, name)


def link(document: Document, name: str) -> str:
    """`mailto:`, `tel:` or `https://`, ASCII."""
    return matching(document, name, _LINK)


def sha256(document: Document, name: str) -> str:
    return matching(document, name, _HASH)


def one_of(document: Document, name: str, choices: tuple[str, ...]) -> str:
    found = member(document, name)
    if found not in choices:
        raise ValueError(name)
    return str(found)


def day(document: Document, name: str) -> date:
    return date.fromisoformat(matching(document, name, _DAY))


def instant(document: Document, name: str) -> datetime:
    """RFC 3339 UTC in whole seconds, in its one spelling."""
    found = text(document, name)
    moment = parse_rfc3339(found)
    if rfc3339(moment) != found:
        raise ValueError(name)
    return moment


def listed(document: Document, name: str, most: int) -> list[Any]:
    found = member(document, name)
    if not isinstance(found, list) or not found or len(found) > most:
        raise ValueError(name)
    return found


def inner(document: object, name: str) -> Document:
    if not isinstance(document, dict):
        raise ValueError(name)  # noqa: TRY004 - one kind of refusal
    return document
