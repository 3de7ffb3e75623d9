"""Amounts of money and natural keys: exact texts, one cell at a time."""

import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

_SIGNS = re.compile(r"[€$£\s\u00a0\u202f\u2009]|EUR|CHF|GBP|USD")
_LONGEST = 40  # signs; what is longer is no amount of anything
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")


def read_amount(text: str, decimal: str) -> Decimal | None:
    """The exact amount of `€ 4,50`, `-€ 4,50`, `+1 234.5`, `(3,20)`; None for what is no amount.

    `decimal` is the format's sign, the other one parts thousands. Where it does not occur and the other one does
    once, without three digits behind it, that one is the decimal sign: sites changed their mind within one format.
    """
    bare = _SIGNS.sub("", text).replace("\u2212", "-")
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    if bare.endswith("-"):
        bare = f"-{bare[:-1]}"
    sign = _decimal_sign(bare, decimal)
    other = "," if sign == "." else "."
    plain = bare.replace(other, "").replace(sign, ".")
    if len(plain) > _LONGEST or not _PLAIN.fullmatch(plain) or not _in_thousands(bare.partition(sign)[0], other):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _decimal_sign(bare: str, decimal: str) -> str:
    other = "," if decimal == "." else "."
    if decimal in bare or bare.count(other) != 1 or len(bare.partition(other)[2]) == 3:
        return decimal
    return other


def _in_thousands(whole: str, mark: str) -> bool:
    """Whether the mark, where it is there, parts off three digits each time."""
    return all(len(group) == 3 for group in whole.split(mark)[1:])


class NaturalKeys:
    """Keys by which a re-import meets itself: a digest of the identifying texts and the n-th time in this file."""

    def __init__(self, table: str = "") -> None:
        """`table`: rows of another table of the same file are never the same thing."""
        self._table = (table,) if table else ()
        self._seen: dict[bytes, int] = {}

    def key(self, parts: Iterable[str]) -> str:
        digest = hashlib.sha256("\x1f".join((*self._table, *parts)).encode("utf-8", "replace")).digest()[:16]
        count = self._seen.get(digest, 0) + 1
        self._seen[digest] = count
        return digest.hex() if count == 1 else f"{digest.hex()}#{count}"
