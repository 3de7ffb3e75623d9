"""Delimited text (CSV and its relatives): streams columns of bytes, with the line number of every row.

A file is one section or several: lines of a preamble, a header row, data rows. What a section says about
itself becomes the context of its blocks. Sections of something else (`other_headers`) are skipped row by row.
"""

from collections.abc import Generator, Iterator, Sequence

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.heap import kept_heap
from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.delimited_chunks import LF, Piece, Pieces
from sdt_desktop.importing.readers.delimited_grid import Grid, GridColumns, find_cells
from sdt_desktop.importing.readers.delimited_layout import Layout, find_layout, plain_cell
from sdt_desktop.importing.readers.delimited_marks import Found, Marks
from sdt_desktop.importing.readers.delimited_rows import CarefulRows, careful_rows, has_text
from sdt_desktop.importing.rows import Bool, CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.blocks import Int32, Int64
from sdt_desktop.model.imports import RowProblem

_BLOCK_ROWS = 262_144
_LARGE = 4 * MIB
_TOP_BYTES = 1 << 20
_TOP_LINES = 64  # looked at above `header_within`: blank lines do not count there
_Rest = Piece | None


class DelimitedReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`.

        `SdtError`: file.empty, file.header_not_found, file.wrong_encoding, file.too_large, file.row_too_long,
        file.too_many_rows.
        """
        reading = _Reading(source, options, limits)
        if source.size < _LARGE:
            yield from reading.items()
            return
        with kept_heap():
            yield from reading.items()


class _Reading:
    """One file being read."""

    def __init__(self, source: ExportSource, options: ReadOptions, limits: Limits) -> None:
        self._file = source.name
        self._options = options
        self._limits = limits
        self._pieces = Pieces(source, options.encodings, limits)
        self._layout: Layout | None = None
        self._first = True
        self._lines = 0

    def items(self) -> Iterator[ReadItem]:
        for piece in self._pieces:
            for line in self._pieces.undecodable:
                yield RowProblem(line, "row.undecodable")
            rest: _Rest = piece
            while rest is not None:
                rest = yield from self._section(rest)
        if self._first:
            raise SdtError("file.empty", file=self._file)

    def _section(self, piece: Piece) -> Generator[ReadItem, None, _Rest]:
        """Goes on with the section that is open, or opens one; gives what begins the next."""
        if self._layout is not None:
            return (yield from self._rows(piece, self._layout))
        begun = self._begin(piece)
        return begun

    def _begin(self, piece: Piece) -> _Rest:
        """Finds out the layout; gives the data behind the header."""
        top, ends = self._top(piece)
        layout = find_layout(top, self._options)
        if layout is None and self._wait_for_more(piece, ends):
            return None
        if layout is None and self._first:
            if not top.strip():
                raise SdtError("file.empty", file=self._file)
            raise SdtError("file.header_not_found", file=self._file)
        # A line that began a section without a header is left behind: it would begin another for ever.
        least = 0 if self._first else min(1, len(ends))
        self._first = False
        self._layout = layout or Layout(";", (), (), 0, wanted=False, context={})
        if len(self._layout.names) > self._limits.columns:
            raise SdtError("file.damaged", file=self._file)
        self._marks = Marks(self._layout, self._options, self._pieces.encoding)
        skip = max(self._layout.skip, least)
        self._pieces.line = piece.line + skip
        rest = piece.behind(int(ends[skip - 1]) + 1 if skip else piece.first, piece.line + skip)
        return rest if rest.first < rest.stop else None

    def _top(self, piece: Piece) -> tuple[str, Int64]:
        """The first lines as text, and where they end."""
        reach = min(piece.stop, piece.first + _TOP_BYTES)
        ends = np.flatnonzero(piece.buffer[piece.first : reach] == LF) + piece.first
        ends = ends[: self._options.header_within + _TOP_LINES]
        stop = int(ends[-1]) + 1 if len(ends) else reach
        return piece.buffer[piece.first : stop].tobytes().decode(self._pieces.encoding, "replace"), ends

    def _wait_for_more(self, piece: Piece, ends: Int64) -> bool:
        """A preamble may be cut by the end of a piece: it is then looked at again with what follows."""
        if piece.last or len(ends) >= self._options.header_within + _TOP_LINES:
            return False
        if piece.stop - piece.first > self._limits.row_bytes:
            return False
        self._pieces.kept = piece.first
        self._pieces.line = piece.line
        return True

    def _rows(self, piece: Piece, layout: Layout) -> Generator[ReadItem, None, _Rest]:
        grid = find_cells(piece, ord(layout.delimiter))
        if grid is None:
            return (yield from self._careful(piece, layout))
        starts, stops = grid.line_starts(), grid.edge[grid.head + grid.cells]
        found = self._look(piece, starts, stops)
        if found.section is not None:
            grid = grid.take(slice(found.section))
        lines = np.arange(piece.line, piece.line + len(grid), dtype=np.int32)
        if found.is_nothing and _plainly_rows(grid, layout, stops - starts):
            yield from self._blocks(grid, layout, lines)
        else:
            yield from self._sorted(grid, layout, lines, found.repeated)
        return self._after(piece, starts, found)

    def _look(self, piece: Piece, starts: Int64, stops: Int64) -> Found:
        """Limits, and lines that are no data."""
        if len(starts) and int((stops - starts).max()) > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.row_bytes)
        found = self._marks.find(piece.buffer, starts, stops)
        self._lines += len(starts) if found.section is None else found.section
        if self._lines > self._limits.rows:
            raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)
        return found

    def _after(self, piece: Piece, starts: Int64, found: Found) -> _Rest:
        if found.section is None:
            self._pieces.line = piece.line + len(starts)
            return None
        self._layout = None
        return piece.behind(int(starts[found.section]), piece.line + found.section)

    def _sorted(self, grid: Grid, layout: Layout, lines: Int32, repeated: Sequence[int]) -> Iterator[ReadItem]:
        """Rows, and what is told of the lines that are none."""
        if not len(grid):
            return
        line = int(lines[0])
        for number in repeated:
            yield SkippedRow(line + number, "skipped.repeated_header")
        sorted_lines = _Lines(grid, layout)
        sorted_lines.leave_out(repeated)
        yield from sorted_lines.problems(line)
        if sorted_lines.fits.all():
            yield from self._blocks(grid, layout, lines)
            return
        kept = np.flatnonzero(sorted_lines.fits)
        yield from self._blocks(grid.take(kept), layout, lines[kept])

    def _blocks(self, grid: Grid, layout: Layout, lines: Int32) -> Iterator[RawBlock]:
        encoding = self._pieces.encoding
        for first in range(0, len(grid), _BLOCK_ROWS):
            part = slice(first, first + _BLOCK_ROWS)
            columns = GridColumns(grid.take(part), layout.names, encoding)
            yield RawBlock(columns, lines[part], layout.context, self._pieces.label)

    def _careful(self, piece: Piece, layout: Layout) -> Generator[ReadItem, None, _Rest]:
        """The same by the `csv` module."""
        stops = piece.newlines()
        starts = np.concatenate(([piece.first], stops[:-1] + 1))
        found = self._look(piece, starts, stops)
        end = piece.stop if found.section is None else int(starts[found.section])
        text = piece.buffer[piece.first : end].tobytes().decode(self._pieces.encoding, "replace")
        rows = careful_rows(text, layout.delimiter, piece.line, self._file)
        repeated = {piece.line + number for number in found.repeated}
        yield from self._careful_items(rows, layout, repeated)
        return self._after(piece, starts, found)

    def _careful_items(self, rows: CarefulRows, layout: Layout, repeated: set[int]) -> Iterator[ReadItem]:
        width = len(layout.names)
        kept: list[int] = []
        for number, (line, cells) in enumerate(zip(rows.lines, rows.cells, strict=True)):
            if line in repeated:
                yield SkippedRow(line, "skipped.repeated_header")
            elif not layout.wanted:
                yield SkippedRow(line, "skipped.other_quantity")
            elif len(cells) != width and (len(cells) < width or has_text(cells[width:])):
                yield _misfit(line, width, len(cells))
            else:
                kept.append(number)
        if kept:
            columns = rows.columns(kept, width)
            named = {name: CellColumn(cells) for name, cells in zip(layout.names, columns, strict=True)}
            numbers = np.array([rows.lines[number] for number in kept], np.int32)
            yield RawBlock(named, numbers, layout.context, self._pieces.label)


def _plainly_rows(grid: Grid, layout: Layout, lengths: Int64) -> bool:
    """Whether every line certainly has all cells, nothing behind them, and something in them."""
    width = len(layout.names)
    if not layout.wanted or grid.even < width or not len(grid) or int(lengths.min()) <= grid.even:
        return False
    if grid.even > width and (grid.rest(width) > 0).any():
        return False
    return not (grid.loose or grid.quoted) or grid.begins_solid(ord(layout.delimiter))


class _Lines:
    """Which lines of a grid are rows of the section."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid = grid
        self._layout = layout
        width = len(layout.names)
        self.fits: Bool = np.ones(len(grid), np.bool_)
        self._short: list[int] = []
        self._long: list[int] = []
        self._blank = self._blank_lines()
        if grid.even != width:
            self._short = np.flatnonzero((grid.cells < width) & ~self._blank).tolist()
            more = np.flatnonzero(grid.cells > width)
            more = more[grid.take(more).rest(width) > 0]
            self._long = [line for line in more.tolist() if self._has_more(line, width)]
        self.fits[self._short] = False
        self.fits[self._long] = False
        self.fits[self._blank] = False
        if not layout.wanted:
            self.fits[:] = False

    def leave_out(self, lines: Sequence[int]) -> None:
        """Lines that were accounted for already."""
        gone = set(lines)
        self.fits[list(gone)] = False
        self._short = [line for line in self._short if line not in gone]
        self._long = [line for line in self._long if line not in gone]
        self._blank[list(gone)] = True

    def problems(self, line: int) -> Iterator[ReadItem]:
        """In the order of the lines; `line` is the number of the first."""
        if not self._layout.wanted:
            for number in np.flatnonzero(~self._blank).tolist():
                yield SkippedRow(line + number, "skipped.other_quantity")
            return
        width = len(self._layout.names)
        for number in sorted(self._short + self._long):
            yield _misfit(line + number, width, int(self._grid.cells[number]))

    def _blank_lines(self) -> Bool:
        """Lines whose cells are all empty."""
        grid = self._grid
        blank = grid.rest(0) <= 0
        if not (grid.loose or grid.quoted):
            return blank
        left, number = np.arange(len(grid)), 0
        while len(left):
            blank[left[grid.cells[left] <= number]] = True
            left = left[grid.cells[left] > number]
            left = left[grid.take(left).column(number, "latin-1").empty()]
            number += 1
        return blank

    def _has_more(self, line: int, width: int) -> bool:
        """Whether one of the cells behind the last named one holds anything."""
        row = self._grid.take(np.array([line]))
        found = (row.column(number, "latin-1").text(0) for number in range(width, int(row.cells[0])))
        return any(plain_cell(text) for text in found)


def _misfit(line: int, expected: int, found: int) -> RowProblem:
    code = "row.too_few_columns" if found < expected else "row.too_many_columns"
    return RowProblem(line, code, (("expected", expected), ("found", found)))


READER = DelimitedReader()
