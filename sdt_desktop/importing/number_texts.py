"""How numbers are written in one format, and the careful reading of a single cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import isfinite
from typing import Self

BLANKS = " \u00a0\u202f\u2009"
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class NumberForm:
    """decimal: accepted decimal signs. pattern: a whole number cell. missing: words, case folded.

    short_words: spellings of those words that fit eight bytes of ASCII, for a quick comparison.
    missing_numbers: those of the words that read as a number (`-999`).
    """

    decimal: str
    thousands: str
    pattern: re.Pattern[str]
    missing: frozenset[str]
    short_words: tuple[bytes, ...]
    missing_numbers: tuple[float, ...] = ()

    @classmethod
    def of(cls, decimal: str, thousands: str = BLANKS, missing: Iterable[str] = ()) -> Self:
        """`decimal` is one or more of `.` and `,`; a sign that is decimal is not a thousands separator."""
        groups = "".join(sign for sign in thousands if sign not in decimal)
        words = frozenset(word.strip().casefold() for word in missing)
        form = cls(decimal, groups, _pattern(decimal, groups), words, _short(words))
        numbers = tuple(number for word in words if (number := form.number(word)) is not None)
        return replace(form, missing_numbers=numbers)

    def number(self, text: str) -> float | None:
        """The value of stripped text, None where it is no number."""
        plain = self._plain(text)
        if plain is None:
            return None
        value = float(plain)
        return value if isfinite(value) else None

    def exact(self, text: str) -> Decimal | None:
        """The exact decimal of stripped text (money, meter indexes), None where it is no number."""
        plain = self._plain(text)
        return None if plain is None else Decimal(plain)

    def says_missing(self, text: str) -> bool:
        """Whether stripped text is empty or one of the stated words."""
        return not text or text.casefold() in self.missing

    def _plain(self, text: str) -> str | None:
        """The number as Python writes it: no separators, a point, an ASCII sign."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        sign, whole, decimals = found.group("sign"), found.group("whole"), found.group("decimals")
        digits = re.sub(r"[^0-9]", "", whole or "")
        if not (digits or decimals):
            return None
        return ("-" if sign in {"-", _MINUS} else "") + f"{digits or '0'}.{decimals or '0'}"


def _pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    whole = "[0-9]+"
    if thousands:
        group = f"[{re.escape(thousands)}]"
        whole = f"[0-9]{{1,3}}(?P<group>{group})[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*|[0-9]+"
    return re.compile(f"(?P<sign>[-+{_MINUS}])?(?P<whole>{whole})?(?:[{re.escape(decimal)}](?P<decimals>[0-9]*))?")


def _short(words: frozenset[str]) -> tuple[bytes, ...]:
    spellings = {form for word in words for form in (word, word.upper(), word.capitalize())}
    return tuple(sorted(form.encode() for form in spellings if form.isascii() and 0 < len(form) <= 8))
