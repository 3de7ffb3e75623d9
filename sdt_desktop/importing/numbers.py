"""Numbers out of cells: decimal comma or point, signs, thousands separators, stated words for "missing".

Cells of up to 16 characters made of digits, one decimal sign and a leading sign are read in numpy, exactly as
`float` reads them: the digits are one whole number below 2**53, divided by a power of ten below 10**22. All
other cells take the careful way in Python, so a cell is a number, missing or bad, and never silently NaN.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

import numpy as np

from sdt_desktop.importing.number_texts import BLANKS, NumberForm
from sdt_desktop.importing.rows import Bool, BytesColumn, Cell, CellColumn, Column, cell_text
from sdt_desktop.importing.swar import (
    LAST,
    U64,
    ZEROS,
    eight_digits,
    first_equal,
    not_digits,
    squeeze_out,
    words,
)
from sdt_desktop.model.blocks import Float64, Int64

_POWERS = np.array([10.0**power for power in range(8)] + [1.0])  # the last is for "no decimal sign"
_FIRST_AT = np.array([56, *(64 - 8 * length for length in range(1, 9))], np.uint64)
_MINUS, _PLUS = ord("-") ^ 0x30, ord("+") ^ 0x30


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """value: NaN where `missing` (empty, or a stated word) or `bad` (anything else that is no number)."""

    value: Float64
    missing: Bool
    bad: Bool


def parse_numbers(
    column: Column, *, decimal: str = ".", thousands: str = BLANKS, missing: Iterable[str] = ()
) -> Numbers:
    """Reads a column. `decimal` holds every accepted decimal sign (".", "," or both).

    `thousands` holds the accepted separators (before exactly three digits); blanks inside a number are
    accepted where they are among them. `missing` words are compared without case; an empty cell is always
    missing. Exponents, hexadecimal, "inf" and "nan" are bad unless they are listed as missing.
    """
    form = NumberForm.of(decimal, thousands, missing)
    if isinstance(column, BytesColumn):
        return _from_bytes(column.with_slack(), form)
    if isinstance(column, CellColumn):
        return _from_cells(column, form)
    return _from_bytes(BytesColumn.of_texts(column.texts()), form)


def _from_bytes(column: BytesColumn, form: NumberForm) -> Numbers:
    length = column.stop - column.start
    alike = _all_alike(column, length, form)
    if alike is not None:
        missing = length <= 0
        return _finished(np.where(missing, np.nan, alike), missing, ~missing, form)
    value, good = _up_to_eight(column, length, form)
    longer = np.flatnonzero(length > 8)
    if len(longer):
        value[longer], good[longer] = _up_to_sixteen(column.take(longer), length[longer], form)
    missing = length <= 0
    left = np.flatnonzero(~(good | missing))
    value[~good] = np.nan
    if len(left):
        _read_odd(column.take(left), left, form, Numbers(value, missing, good))
    return _finished(value, missing, good, form)


def _finished(value: Float64, missing: Bool, good: Bool, form: NumberForm) -> Numbers:
    """Also numbers may be stated to mean "missing"."""
    for stated in form.missing_numbers:
        missing |= value == stated
        value[missing] = np.nan
    return Numbers(value, missing, ~(good | missing))


def _all_alike(column: BytesColumn, length: Int64, form: NumberForm) -> Float64 | None:
    """Values of a column without signs whose cells all have as many decimals, as most have; None for others.

    The value of an empty cell is nonsense.
    """
    longest = int(length.max()) if len(length) else 0
    if not 0 < longest <= 16:
        return None
    tails = words(column.tails(16 if longest > 8 else 8)) ^ ZEROS
    back = tails[:, -1] & LAST.take(length, mode="clip")
    front = tails[:, 0] & LAST.take(length - 8, mode="clip") if longest > 8 else None
    sign, decimals = _decimals_of_first(column, length, form)
    if sign:
        place = np.uint64(56 - 8 * decimals)
        if not (((back >> place) & np.uint64(0xFF) == ord(sign) ^ 0x30) | (length <= 0)).all() or (length == 1).any():
            return None
        below = (np.uint64(1) << place) - np.uint64(1)
        moved = (back & below) << np.uint64(8)
        back = (back & ~(below | np.uint64(0xFF) << place)) | moved
        if front is not None:
            back |= front >> np.uint64(56)
            front = front << np.uint64(8)
    return _whole(front, back, decimals)


def _whole(front: U64 | None, back: U64, decimals: int) -> Float64 | None:
    """The number of all digits, scaled; None where a byte is no digit."""
    if not_digits(back).any() or (front is not None and not_digits(front).any()):
        return None
    digits = eight_digits(back)
    if front is not None:
        digits += eight_digits(front) * np.uint64(10**8)
    value: Float64 = digits.astype(np.float64)
    return value / 10.0**decimals if decimals else value


def _decimals_of_first(column: BytesColumn, length: Int64, form: NumberForm) -> tuple[str, int]:
    """The decimal sign of the first cell that has anything, and how many decimals; "" where it has none.

    More than seven decimals are left to the other ways.
    """
    text = column.text(int((length > 0).argmax()))
    found = next((sign for sign in form.decimal if sign in text[-8:]), "")
    return found, len(text) - text.rfind(found) - 1 if found else 0


def _read_odd(column: BytesColumn, where: Int64, form: NumberForm, found: Numbers) -> None:
    """Cells the fast way did not take; fills `found`, whose third mask here says what is good."""
    marked = _spells_missing(column, form)
    found.missing[where[marked]] = True
    seen: dict[str, float | None] = {}
    odd = np.flatnonzero(~marked)
    for index, text in zip(where[odd].tolist(), column.take(odd).texts(), strict=True):
        if text not in seen:
            seen[text] = form.number(text)
        number = seen[text]
        if number is not None:
            found.value[index], found.bad[index] = number, True
        elif form.says_missing(text):
            found.missing[index] = True


def _spells_missing(column: BytesColumn, form: NumberForm) -> Bool:
    """Where a cell is one of the stated words, for words of up to eight bytes in a usual case."""
    length = column.stop - column.start
    tail = words(column.tails(8))[:, 0] & LAST.take(length, mode="clip")
    marked = np.zeros(len(column), np.bool_)
    for word in form.short_words:
        same = tail == np.frombuffer(word.rjust(8, b"\0"), "<u8")[0]
        marked |= same & (length == len(word))
    return marked


def _up_to_eight(column: BytesColumn, length: Int64, form: NumberForm) -> tuple[Float64, Bool]:
    """Values and which of them are right; cells of other lengths are not."""
    digits = (words(column.tails(8))[:, 0] ^ ZEROS) & LAST.take(length, mode="clip")
    good = (length > 0) & (length <= 8)
    if not not_digits(digits).any():
        return eight_digits(digits).astype(np.float64), good
    digits, negative, signed = _without_sign(digits, length)
    digits, upto = squeeze_out(digits, _decimal_sign(digits, form))
    good &= (not_digits(digits) == 0) & (length > signed.astype(np.int64) + (upto != 0))
    value = eight_digits(digits) / _POWERS.take(_bytes_above(upto))
    return np.negative(value, out=value, where=negative), good


def _up_to_sixteen(column: BytesColumn, length: Int64, form: NumberForm) -> tuple[Float64, Bool]:
    """The same for cells of 9 to 16 characters, as two words."""
    pair = words(column.tails(16)) ^ ZEROS
    front, negative, _ = _without_sign(pair[:, 0] & LAST.take(length - 8, mode="clip"), length - 8)
    back = pair[:, 1]
    front, front_upto = squeeze_out(front, _decimal_sign(front, form))
    at = _decimal_sign(back, form)
    at[front_upto != 0] = 0  # one decimal sign; a second one stays and makes the cell bad
    back, upto = squeeze_out(back, at)
    moved = at != 0
    back |= np.where(moved, front >> np.uint64(56), np.uint64(0))
    front = np.where(moved, front << np.uint64(8), front)
    good = (not_digits(front) | not_digits(back)) == 0
    good &= length <= 16
    whole = eight_digits(front) * np.uint64(10**8) + eight_digits(back)
    value = whole / (_POWERS.take(_bytes_above(upto)) * _front_scale(front_upto))
    return np.negative(value, out=value, where=negative), good


def _front_scale(upto: U64) -> Float64:
    """Decimals after a sign in the first of two words: its own and the eight of the second."""
    scale: Float64 = np.where(upto != 0, 1e8, 1.0) * _POWERS.take(_bytes_above(upto))
    return scale


def _bytes_above(upto: U64) -> Int64:
    """Bytes not masked: decimals after the sign, or 8 where there is no sign."""
    return (np.bitwise_count(~upto) >> 3).astype(np.int64)


def _without_sign(digits: U64, length: Int64) -> tuple[U64, Bool, Bool]:
    """Clears a leading `+` or `-`; also says where a `-` was and where any sign was."""
    shift = _FIRST_AT.take(length, mode="clip")
    lead = (digits >> shift) & np.uint64(0xFF)
    negative = lead == _MINUS
    signed = negative | (lead == _PLUS)
    if signed.any():
        digits = digits ^ np.where(signed, lead << shift, np.uint64(0))
    return digits, negative, signed


def _decimal_sign(digits: U64, form: NumberForm) -> U64:
    """The first decimal sign as a lone high bit, 0 where there is none."""
    found = first_equal(digits, ord(form.decimal[0]) ^ 0x30)
    for other in form.decimal[1:]:
        second = first_equal(digits, ord(other) ^ 0x30)
        found = np.where(found == 0, second, found)
    return found


def _from_cells(column: CellColumn, form: NumberForm) -> Numbers:
    count = len(column)
    value, missing = np.full(count, np.nan), np.zeros(count, np.bool_)
    bad = np.zeros(count, np.bool_)
    texts: list[tuple[int, str]] = []
    for index, cell in enumerate(column.cells):
        if isinstance(cell, str):
            texts.append((index, cell_text(cell)))
        elif cell is None:
            missing[index] = True
        else:
            value[index] = _plain_number(cell)
            bad[index] = np.isnan(value[index])
    if texts:
        where = np.fromiter((index for index, _ in texts), np.int64, len(texts))
        read = _from_bytes(BytesColumn.of_texts([text for _, text in texts]), form)
        value[where], missing[where], bad[where] = read.value, read.missing, read.bad
    return Numbers(value, missing, bad)


def _plain_number(cell: Cell) -> float:
    """A number cell's value, NaN for what is none (truth values, dates, infinities)."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return np.nan
    try:
        number = float(cell)
    except OverflowError:
        return np.nan
    return number if isfinite(number) else np.nan
