"""Dates and amounts as OFX writes them."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

_STAMP = re.compile(
    r"(?P<day>\d{8})(?:(?P<clock>\d{4}(?:\d{2})?)(?:[.,]\d{1,6})?)?\s*"
    r"(?:\[\s*(?P<offset>[+-]?\d{1,2}(?:[.:]\d{1,2})?)?\s*(?::[^\]]*)?\])?"
)
_MINUTES = {"5": 30, "50": 30, "30": 30, "25": 15, "15": 15, "75": 45, "45": 45}
_PLAIN = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")


def civil_or_instant(text: str) -> date | datetime | str:
    """`YYYYMMDD`, or midnight in whatever zone: the civil date; with another clock time: an aware instant.

    What is no stamp stays the text it is, so that the row can be told of.
    """
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        return text
    with suppress(ValueError, OverflowError):
        day = datetime.strptime(found["day"], "%Y%m%d")  # noqa: DTZ007 - the zone is set below
        clock = (found["clock"] or "").ljust(6, "0")
        if not clock.strip("0"):
            return day.date()
        stamp = datetime.strptime(found["day"] + clock, "%Y%m%d%H%M%S")  # noqa: DTZ007
        return stamp.replace(tzinfo=timezone(_offset(found["offset"] or "0")))
    return text


def _offset(text: str) -> timedelta:
    """`-3`, `+5.5`, `+5.50`, `+5.30` and `+5:30`: files print parts of hours and minutes alike."""
    hours, _, part = text.replace(":", ".").partition(".")
    length = timedelta(hours=abs(int(hours)), minutes=_MINUTES.get(part, 0))
    return -length if text.startswith("-") else length


def plain_amount(text: str) -> str:
    """The amount with a decimal point and nothing between thousands; what is no amount stays as it is.

    The standard allows a comma or a point and no other mark: the last mark is the decimal one.
    """
    bare = "".join(text.split())
    if not _PLAIN.fullmatch(bare):
        return text
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return bare
    whole, marks = bare[:last], {mark for mark in bare[:last] if mark in ".,"}
    if bare[last] in marks:  # the same mark twice: there is no decimal one
        return text
    return f"{whole.replace('.', '').replace(',', '')}.{bare[last + 1 :]}"
