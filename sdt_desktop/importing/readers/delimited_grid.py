"""Where the cells of a piece of text lie, found for all lines at once.

The separators (delimiters and line feeds outside quotes) are looked up by comparing bytes; that is right
whenever quotes do nothing but wrap whole cells. A piece with doubled quotes, line feeds inside quotes or
stray quotes gives no grid: `delimited_rows` reads it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from sdt_desktop.importing.readers.delimited_chunks import CR, LF, QUOTE, Piece
from sdt_desktop.importing.rows import Bool, BytesColumn, Column
from sdt_desktop.model.blocks import Int64, UInt8

_BLANK = 32
_TAB = 9
_EQUALS = ord("=")


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """edge: positions of the separators, and in front of them the line feed before the first line.

    head[i]: where in `edge` line i begins: its cell j lies between edge[head[i] + j] and edge[head[i] + j + 1].
    cells[i]: how many cells it has. even: that number where it is the same for neighbouring lines without
    gaps, else 0. loose: cells may have blanks around them; returns: lines may end with a carriage return;
    quoted: cells may have quotes.
    """

    buffer: UInt8
    edge: Int64
    head: Int64
    cells: Int64
    even: int
    loose: bool
    returns: bool
    quoted: bool

    def __len__(self) -> int:
        return len(self.head)

    def take(self, which: Bool | Int64 | slice) -> Self:
        even = self.even if isinstance(which, slice) else 0
        return type(self)(
            self.buffer, self.edge, self.head[which], self.cells[which], even, self.loose, self.returns,
            self.quoted,
        )  # fmt: skip

    def line_starts(self) -> Int64:
        starts: Int64 = self.edge[self.head] + 1
        return starts

    def begins_solid(self, delimiter: int) -> bool:
        """Whether every line certainly begins with something: no blank and no delimiter, perhaps quoted."""
        solid = np.arange(256) > _BLANK
        solid[[delimiter, QUOTE, _EQUALS]] = False
        start = self.line_starts()
        first = self.buffer[start]
        begins = solid[first] | ((first == QUOTE) & solid[self.buffer[start + 1]])
        return bool(begins.all())

    def column(self, number: int, encoding: str) -> BytesColumn:
        """Cell `number` (from 0) of every line; each line must have that many."""
        start, stop = self._bounds(number)
        if self.returns:
            stop = stop - (self.buffer[stop - 1] == CR)
        if self.loose:
            start, stop = _stripped(self.buffer, start, stop)
        if self.quoted:
            start, stop = _unquoted(self.buffer, start, stop)
            start, stop = _stripped(self.buffer, start, stop) if self.loose else (start, stop)
        return BytesColumn(self.buffer, start, stop, encoding)

    def _bounds(self, number: int) -> tuple[Int64, Int64]:
        if self.even and len(self):
            first = int(self.head[0]) + number
            last = first + self.even * (len(self) - 1)
            return self.edge[first : last + 1 : self.even] + 1, self.edge[first + 1 : last + 2 : self.even]
        return self.edge[self.head + number] + 1, self.edge[self.head + number + 1]

    def rest(self, number: int) -> Int64:
        """How many bytes each line has from cell `number` on, delimiters left out; at least that many cells."""
        stop = self.edge[self.head + self.cells]
        stop = stop - (self.buffer[stop - 1] == CR)
        bare: Int64 = stop - self.edge[self.head + number] - (self.cells - number)
        return bare


def find_cells(piece: Piece, delimiter: int) -> Grid | None:
    """The cells of a piece; None where quotes do more than wrap whole cells."""
    buffer = piece.buffer
    text = buffer[: piece.stop]
    mask = text == LF
    mask |= text == delimiter
    if piece.signs.quote:
        mask |= text == QUOTE
    mask[: piece.first - 1] = False
    marks = np.flatnonzero(mask)
    edge = _outside_quotes(buffer, marks, delimiter) if piece.signs.quote else marks
    if edge is None:
        return None
    loose = piece.signs.blank or (piece.signs.tab and delimiter != _TAB)
    head, cells, even = _lines(buffer[edge] == LF)
    return Grid(buffer, edge, head, cells, even, loose, piece.signs.carriage_return, piece.signs.quote)


def _lines(ends: Bool) -> tuple[Int64, Int64, int]:
    """Where lines begin among the separators, their numbers of cells, and that number where all are alike.

    `ends` tells which separators are line feeds; the first one is.
    """
    lines = int(np.count_nonzero(ends)) - 1
    even = (len(ends) - 1) // lines if lines else 0
    if even and even * lines == len(ends) - 1 and ends[even::even].all():
        return np.arange(0, len(ends) - 1, even), np.full(lines, even), even
    breaks = np.flatnonzero(ends)
    return breaks[:-1], np.diff(breaks), 0


def _outside_quotes(buffer: UInt8, marks: Int64, delimiter: int) -> Int64 | None:
    """The separators outside quotes; None unless every quote opens or closes a whole cell of one line.

    `marks` are the positions of separators and quotes.
    """
    kind = buffer[marks]
    quote = kind == QUOTE
    which = np.flatnonzero(quote)
    quotes = marks[which]
    if len(quotes) % 2 or not _open_cells(buffer, quotes[::2], delimiter).all():
        return None
    behind = buffer[quotes[1::2] + 1]
    if not ((behind == delimiter) | (behind == LF) | (behind == CR)).all():
        return None
    if (which[1::2] == which[::2] + 1).all():  # nothing stands between an opening and its closing quote
        return marks[np.flatnonzero(~quote)]
    inside = np.cumsum(quote, dtype=np.uint8) & 1 == 1  # odd numbers of quotes stay odd modulo 256
    if (inside & (kind == LF)).any():
        return None
    return marks[np.flatnonzero(~(quote | inside))]


def _open_cells(buffer: UInt8, quotes: Int64, delimiter: int) -> Bool:
    """Whether each quote stands at the start of a cell, or behind the `=` that spreadsheets are given."""
    before = buffer[quotes - 1]
    opening: Bool = (before == delimiter) | (before == LF)
    formula = np.flatnonzero(before == _EQUALS)
    if len(formula):
        first = buffer[quotes[formula] - 2]
        opening[formula] = (first == delimiter) | (first == LF)
    return opening


def _unquoted(buffer: UInt8, start: Int64, stop: Int64) -> tuple[Int64, Int64]:
    """Takes `"…"` and `="…"` off."""
    wrapped = (buffer[stop - 1] == QUOTE) & (stop > start + 1)
    formula = wrapped & (buffer[start] == _EQUALS) & (buffer[start + 1] == QUOTE) & (stop > start + 2)
    plain = wrapped & (buffer[start] == QUOTE)
    return start + plain + 2 * formula, stop - (plain | formula)


def _stripped(buffer: UInt8, start: Int64, stop: Int64) -> tuple[Int64, Int64]:
    """Takes blanks off both ends: a few one by one, many by looking up the next other byte."""
    for _ in range(3):
        front = (buffer[start] <= _BLANK) & (start < stop)
        back = (buffer[stop - 1] <= _BLANK) & (start + front < stop)
        if not (front.any() or back.any()):
            return start, stop
        start, stop = start + front, stop - back
    solid = np.flatnonzero(buffer > _BLANK)
    if not len(solid):
        return stop, stop
    following = solid[np.minimum(np.searchsorted(solid, start), len(solid) - 1)]
    start = np.minimum(np.maximum(following, start), stop)
    before = solid[np.maximum(np.searchsorted(solid, stop) - 1, 0)]
    return start, np.maximum(np.minimum(before + 1, stop), start)


class GridColumns(Mapping[str, Column]):
    """Columns by name, each made when it is first asked for."""

    def __init__(self, grid: Grid, names: tuple[str, ...], encoding: str) -> None:
        self._grid = grid
        self._number = {name: number for number, name in enumerate(names)}
        self._encoding = encoding
        self._made: dict[str, BytesColumn] = {}

    def __getitem__(self, name: str) -> BytesColumn:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._grid.column(self._number[name], self._encoding)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)
