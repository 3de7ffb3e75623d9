"""Reads cells of one width by one layout: words in, milliseconds out, nothing but whole-array arithmetic."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.rows import Bool
from sdt_desktop.importing.swar import U64, spread
from sdt_desktop.importing.time_formats import Layout, Part, Place, Window
from sdt_desktop.model.blocks import Int32, Int64, UInt8

_HIGH = spread(0x80)
_BYTE = np.uint64(0xFF)
_ALL = 2**64 - 1
_SAMPLE = 256
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MINUS = 6  # `-` XOR `+`


@dataclass(frozen=True, slots=True, eq=False)
class LayoutTimes:
    """ms: meaningless where not `good`."""

    ms: Int64
    good: Bool


def read_layout(matrix: UInt8, layout: Layout) -> LayoutTimes:
    """`matrix` holds at least `layout.gathered` bytes of each cell, shape (n, 8k)."""
    total = _read_part(matrix, layout.parts[0])
    for part in layout.parts[1:]:
        more = _read_part(matrix, part)
        total = LayoutTimes(total.ms + more.ms, total.good & more.good)
    return total


def _read_part(matrix: UInt8, part: Part) -> LayoutTimes:
    cells = [_load(matrix, window) for window in part.windows]
    heads = _run_heads(cells)
    if heads is None:
        return _read_cells(cells, part)
    read = _read_cells([cell[heads] for cell in cells], part)
    counts = np.diff(heads, append=len(matrix))
    return LayoutTimes(np.repeat(read.ms, counts), np.repeat(read.good, counts))


def _run_heads(cells: list[U64]) -> Int64 | None:
    """Rows that differ from the row before them, if they are few; None where looking does not pay."""
    sample = cells[0][:_SAMPLE]
    if len(sample) < _SAMPLE or np.count_nonzero(sample[1:] != sample[:-1]) > _SAMPLE // 8:
        return None
    changed = np.ones(len(cells[0]), np.bool_)
    np.not_equal(cells[0][1:], cells[0][:-1], out=changed[1:])
    for cell in cells[1:]:
        changed[1:] |= cell[1:] != cell[:-1]
    heads = np.flatnonzero(changed)
    return heads if len(heads) * 8 < len(changed) else None


def _read_cells(cells: list[U64], part: Part) -> LayoutTimes:
    wrong = _misfits(cells, part)
    if not wrong.any():
        fields = _Fields(cells, part)
        return LayoutTimes(fields.milliseconds(), fields.good)
    fitting = np.flatnonzero(wrong == 0)
    fields = _Fields([cell[fitting] for cell in cells], part)
    ms, good = np.zeros(len(wrong), np.int64), np.zeros(len(wrong), np.bool_)
    ms[fitting] = fields.milliseconds()
    good[fitting] = fields.good
    return LayoutTimes(ms, good)


def _load(matrix: UInt8, window: Window) -> U64:
    """The window's bytes as words, digits as 0 to 9 and literals as 0."""
    count, width = matrix.shape
    raw = np.ndarray((count,), "<u8", matrix, window.at, (width,))
    cell: U64 = raw ^ np.uint64(window.expected)
    if window.keep != _ALL:
        cell &= np.uint64(window.keep)
    return cell


def _misfits(cells: list[U64], part: Part) -> U64:
    """Non-zero where a digit is no digit or a literal another one."""
    wrong = np.zeros(len(cells[0]), np.uint64)
    for cell, window in zip(cells, part.windows, strict=True):
        wrong |= (cell + np.uint64(window.check)) | cell
    wrong &= _HIGH
    return wrong


class _Fields:
    """The fields of cells that fit their layout, and whether their values can be."""

    def __init__(self, cells: list[U64], part: Part) -> None:
        self.good: Bool = np.ones(len(cells[0]), np.bool_)
        self._cells = cells
        self._digits = [
            cell if window.digits == window.keep else cell & np.uint64(window.digits)
            for cell, window in zip(cells, part.windows, strict=True)
        ]
        self._pairs = [cell * np.uint64(10) + (cell >> np.uint64(8)) for cell in self._digits]
        self._places = {place.kind: place for place in part.places if place.kind != "f"}
        self._fraction = [place for place in part.places if place.kind == "f"]

    def milliseconds(self) -> Int64:
        """What this part adds: days and the time of day as they read, an offset as what is taken away."""
        total = np.zeros(len(self.good), np.int64)
        if not self._places.keys().isdisjoint("Yymdb"):
            total += self._day() * 86_400
        if not self._places.keys().isdisjoint("HIMS"):
            total += self._seconds_of_day()
        if "sign" in self._places:
            total -= self._offset()
        total *= 1000
        for place in self._fraction[:3]:
            total += self._number(place.window, place.byte, 1) * 10 ** (3 - place.width)
        return total

    def _number(self, window: int, byte: int, width: int) -> Int64:
        """One or two digits as a number."""
        source = self._pairs[window] if width == 2 else self._digits[window]
        found: Int64 = ((source >> np.uint64(8 * byte)) & _BYTE).view(np.int64)
        return found

    def _field(self, kind: str, lowest: int, highest: int) -> Int64:
        """A field's number, checked against its bounds; `lowest` where the layout has no such field."""
        place = self._places.get(kind)
        if place is None:
            return np.full(len(self.good), lowest, np.int64)
        found = self._number(place.window, place.byte, place.width)
        self._require(found, lowest, highest)
        return found

    def _require(self, found: Int64, lowest: int, highest: int) -> None:
        if len(found) and (found.min() < lowest or found.max() > highest):
            self.good &= (found >= lowest) & (found <= highest)

    def _seconds_of_day(self) -> Int64:
        minute, second = self._field("M", 0, 59), self._field("S", 0, 59)
        rest = minute * 60 + second
        hour = self._half_day_hour() if "I" in self._places else self._field("H", 0, 24)
        late = hour == 24
        if late.any():
            self.good &= ~late | (rest == 0)
            for place in self._fraction:
                self.good &= ~late | (self._number(place.window, place.byte, 1) == 0)
        return hour * 3600 + rest

    def _half_day_hour(self) -> Int64:
        hour = self._field("I", 1, 12) % 12
        if "p" not in self._places:
            return hour
        letters = self._letters(self._places["p"], 2)
        afternoon = letters == _code("pm")
        self.good &= afternoon | (letters == _code("am"))
        hour += afternoon * 12
        return hour

    def _letters(self, place: Place, width: int) -> U64:
        """Letters as a number, made lower-case by the bit that a blank is."""
        found: U64 = self._cells[place.window] >> np.uint64(8 * place.byte)
        found = found & np.uint64((1 << 8 * width) - 1)
        return found | np.uint64(_code(" " * width))

    def _day(self) -> Int64:
        """Days since 1970-01-01; day 1 and January where the layout does not say."""
        month = self._year() * 12 + self._month() - 1
        first = _month_starts().take(month, mode="clip")
        day = self._field("d", 1, 31)
        if len(day) and day.max() > 28:
            self.good &= day <= _month_starts().take(month + 1, mode="clip") - first
        days: Int64 = first + day - 1
        return days

    def _year(self) -> Int64:
        if "y" in self._places:
            short = self._field("y", 0, 99)
            short += np.where(short < 69, 2000, 1900)
            return short
        place = self._places.get("Y")
        if place is None:
            return np.full(len(self.good), 1970, np.int64)
        front = self._number(place.window, place.byte, 2)
        year = front * 100 + self._number(place.window, place.byte + 2, 2)
        self._require(year, 1, 9999)
        return year

    def _month(self) -> Int64:
        if "b" not in self._places:
            return self._field("m", 1, 12)
        letters = self._letters(self._places["b"], 3)
        month = np.zeros(len(letters), np.int64)
        for number, name in enumerate(_MONTHS, 1):
            month[letters == _code(name)] = number
        self._require(month, 1, 12)
        return month

    def _offset(self) -> Int64:
        """Seconds east of Greenwich."""
        place = self._places["sign"]
        sign = self._number(place.window, place.byte, 1)
        west = sign == _MINUS
        self.good &= west | (sign == 0)
        seconds = self._field("zh", 0, 23) * 3600 + self._field("zm", 0, 59) * 60
        seconds[west] *= -1
        return seconds


def _code(letters: str) -> int:
    return int.from_bytes(letters.encode(), "little")


@cache
def _month_starts() -> Int32:
    """Day number of the first of each month, from January of the year 0 to January of 10000."""
    months: NDArray[np.datetime64] = np.arange("0000-01", "10000-02", dtype="datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int32)
