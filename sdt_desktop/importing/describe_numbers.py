"""How a column writes its numbers: decimal sign, thousands, texts that mean nothing was measured."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sdt_desktop.importing.value_shapes import is_number

_KNOWN_MISSING = frozenset(
    {"-", "--", "n/a", "na", "null", "nan", "none", "nd", "n.d.", "nc", "?", "#n/a", "x", "\u2013"}
)
_MONEY = re.compile(r"^[€£$]\s?|(?<=\d)\s?(?:[€£$]|EUR|CHF|GBP|USD)$")
_MOSTLY = 0.7
_MOST_MARKERS = 5
_LONGEST_MARKER = 16


@dataclass(frozen=True, slots=True)
class Numbers:
    """decimal_proven: False where `1,234` could be either. missing: texts among the numbers. rising: never falls."""

    decimal: str
    decimal_proven: bool
    thousands: str
    missing: tuple[str, ...]
    missing_proven: bool
    rising: bool
    negative: bool
    positive: bool
    whole: bool


def numbers_of(cells: Sequence[str]) -> Numbers | None:
    """None where a column is not one of numbers: most cells must be, and the others be few texts again and again."""
    held = [_MONEY.sub("", cell) for cell in cells if cell]
    good = [cell for cell in held if is_number(cell)]
    others = Counter(cell for cell in held if not is_number(cell))
    unknown = sum(count for text, count in others.items() if text.casefold() not in _KNOWN_MISSING)
    if not good or len(good) < _MOSTLY * (len(good) + unknown):
        return None
    if len(others) > _MOST_MARKERS or any(len(each) > _LONGEST_MARKER for each in others):
        return None
    decimal, proven, thousands = _signs(good)
    values = [_value(cell, decimal) for cell in good]
    rising = len(values) > 2 and all(a <= b for a, b in pairwise(values)) and values[0] < values[-1]
    known = all(each.casefold() in _KNOWN_MISSING for each in others)
    negative = any(value < 0 for value in values)
    positive = any(value > 0 for value in values)
    whole = all(value == int(value) for value in values)
    return Numbers(decimal, proven, thousands, tuple(others), known, rising, negative, positive, whole)


def _signs(cells: Sequence[str]) -> tuple[str, bool, str]:
    """Decimal sign, whether it is proven, sign between thousands (blanks are always understood)."""
    texts = [cell for cell in cells if "," in cell or "." in cell]
    apart = "'" if any("'" in cell for cell in cells) else ""
    both = next((cell for cell in texts if "," in cell and "." in cell), None)
    if both is not None:
        decimal = max(",.", key=both.rfind)
        return decimal, True, apart + (set(",.") - {decimal}).pop()
    if not texts:
        return ".", True, apart
    sign = "," if "," in texts[0] else "."
    if any(cell.count(sign) > 1 for cell in texts):
        return ("." if sign == "," else ","), True, apart + sign
    undecided = all(len(cell.rpartition(sign)[2]) == 3 and _leads(cell, sign) for cell in texts)
    return sign, not undecided, apart


def _leads(cell: str, sign: str) -> bool:
    """Whether what stands before the sign could be thousands: one to three digits, not a lone zero."""
    before = cell.partition(sign)[0].lstrip("+-\u2212")
    return 0 < len(before) <= 3 and before != "0"


def _value(cell: str, decimal: str) -> float:
    text = cell.replace("\u2212", "-")
    whole, _, part = text.rpartition(decimal) if decimal in text else (text, "", "")
    digits = "".join(sign for sign in whole if sign.isdigit() or sign in "+-")
    if "e" in text.casefold():
        return 0.0
    return float(f"{digits or '0'}.{part}" if part.isdigit() else digits or 0)
