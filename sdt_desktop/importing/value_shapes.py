"""What a cell looks like, without what it says: number, date, clock, and its pattern (`9999-99-99`)."""

import re
from functools import lru_cache

_NUMBER = re.compile(
    r"[+\-\u2212]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f\u2009.,']\d{3})+)(?:[.,]\d+)?(?:[eE][+-]?\d+)?|[+-]?[.,]\d+"
)
DATE = re.compile(
    r"(?P<a>\d{1,4})(?P<s>[-/.\x20])(?P<b>\d{1,2}|[A-Za-z]{3})(?P=s)(?P<c>\d{4}|\d{2})"
    r"(?:(?P<t>T|[ ])(?P<h>\d{1,2}):(?P<m>\d{2})(?P<sec>:\d{2})?(?P<f>\.\d{1,9})?(?P<p>[ ]?[AaPp][Mm])?"
    r"(?P<z>[ ]?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?"
)
CLOCK = re.compile(r"(?P<h>\d{1,2}):(?P<m>\d{2})(?P<sec>:\d{2})?")
MONTH = re.compile(r"\d{2}/\d{4}|\d{4}-\d{2}")
_LONGEST = 32


def is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def is_date(cell: str) -> bool:
    return DATE.fullmatch(cell) is not None


def is_clock(cell: str) -> bool:
    return CLOCK.fullmatch(cell) is not None


def is_value(cell: str) -> bool:
    """Whether a cell can be no heading."""
    return is_number(cell) or is_date(cell) or is_clock(cell) or MONTH.fullmatch(cell) is not None


@lru_cache(maxsize=8192)
def shape_of(cell: str) -> str:
    """Digits become 9, letters a or A, other signs beyond ASCII x; blanks and ASCII signs stay. Cut after 32."""
    shape = "".join(map(_sign, cell[:_LONGEST]))
    return shape + ("\u2026" if len(cell) > _LONGEST else "")


def _sign(sign: str) -> str:
    if sign.isdigit():
        return "9"
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    if sign.isspace():
        return " "
    return sign if sign.isascii() and sign.isprintable() else "x"
