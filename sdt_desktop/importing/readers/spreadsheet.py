"""Workbooks (xlsx, xlsm, xls): one row a sheet row below the header, cells as the sheet types them.

A header is found by its names, on any of the first rows and from any column on. What stands above it becomes
context, with the sheet's name as `sheet`. Empty rows are no rows, however far the used range reaches.
`SdtError` as `open_workbook` says, and file.header_not_found where no chosen sheet holds a header.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase
from itertools import chain, islice
from typing import cast

import numpy as np
from python_calamine import CalamineSheet

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.names import holds_names, joined_names, normal_name, unique_names
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.sheet_context import labels_and_values
from sdt_desktop.importing.readers.workbook import open_workbook, sheet
from sdt_desktop.importing.rows import BLANKS, BytesColumn, Cell, CellColumn, Column, RawBlock, cell_text
from sdt_desktop.importing.source import ExportSource

_BLOCK = 16_384
_FIRST = 256  # rows looked at before the first whole batch
_DIGITS = frozenset("0123456789")
_Row = list[Cell]
_Numbered = tuple[int, _Row]


def sheet_heads(source: ExportSource, limits: Limits, rows: int) -> list[tuple[str, list[list[str]]]]:
    """Every sheet's name and the texts of its first `rows` rows, for recognising a file."""
    workbook = open_workbook(source, limits, rows)
    heads = []
    for name in workbook.sheet_names:
        cells = sheet(workbook, name, source.name).to_python(skip_empty_area=False, nrows=rows)
        heads.append((name, [[cell_text(cast("Cell", cell)) for cell in row] for row in cells]))
    return heads


class SpreadsheetReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; sheets come in the workbook's order, rows keep their number in the sheet."""
        workbook = open_workbook(source, limits)
        found = False
        for name in workbook.sheet_names:
            if _is_wanted(name, options.sheets):
                cells = sheet(workbook, name, source.name)
                _check_size(cells, source, limits)
                for item in _Table(name, cells, options).items():
                    found = True
                    yield item
        if not found:
            raise SdtError("file.header_not_found", file=source.name)


def _is_wanted(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(normal_name(name), normal_name(pattern)) for pattern in patterns)


def _check_size(cells: CalamineSheet, source: ExportSource, limits: Limits) -> None:
    if cells.height > limits.rows:
        raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
    if cells.width > limits.columns:
        raise SdtError("file.row_too_long", file=source.name, limit=limits.columns)


def _batches(cells: CalamineSheet) -> Iterator[list[_Numbered]]:
    """Rows that hold anything, with their 1-based number in the sheet (the library begins at the first row)."""
    rows = enumerate(cast("Iterator[_Row]", cells.iter_rows()), 1)
    size = _FIRST
    while batch := list(islice(rows, size)):
        yield [
            (number, row)
            for number, row in batch
            if row.count("") < len(row) and (not isinstance(row[0], str) or row[0].strip() or not _is_blank(row))
        ]
        size = _BLOCK


def _is_blank(row: _Row) -> bool:
    return all(isinstance(cell, str) and (not cell or cell.isspace()) for cell in row)


class _Table:
    """One sheet, row by row: what stands above, headers, data."""

    def __init__(self, name: str, cells: CalamineSheet, options: ReadOptions) -> None:
        self._options = options
        self._context = {"sheet": name}
        self._rows = _batches(cells)
        self._header: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._upper: tuple[str, ...] = ()
        self._in_other = False
        self._held: list[_Numbered] = []
        known = chain(options.headers, options.other_headers)
        self._known = frozenset(normal_name(name) for names in known for name in names)
        self._digits = any(name[:1].isdigit() for name in self._known)

    def items(self) -> Iterator[ReadItem]:
        """Nothing where no header is found, at least a block or a skipped row elsewhere."""
        above = self._top()
        first = enumerate(above[: self._options.header_within + 1])
        at = next((at for at, (_, row) in first if self._begins(row)), None)
        if at is None and not self._options.headerless:
            return
        if at is None:
            at, self._names = 0, self._options.headerless
        else:
            if self._options.header_rows > 1 and at:
                self._upper = tuple(cell_text(cell) for cell in above[at - 1][1])
            self._context |= labels_and_values([row for _, row in above[: at - bool(self._upper)]])
        for batch in chain([above[at:]], self._rows):
            yield from self._take_batch(batch)
        yield from self._flush(last=True)

    def _top(self) -> list[_Numbered]:
        """The rows among which the header has to begin, and those read with them."""
        top: list[_Numbered] = []
        while len(top) <= self._options.header_within and (batch := next(self._rows, None)) is not None:
            top += batch
        return top

    def _begins(self, row: _Row) -> bool:
        """Whether the table may begin with this row."""
        if not self._options.headers:
            return not self._options.headerless
        return self._holds(row, self._options.headers)

    def _holds(self, row: _Row, alternatives: tuple[tuple[str, ...], ...]) -> bool:
        texts = [cell.strip() for cell in row if isinstance(cell, str) and cell]
        return any(holds_names(texts, names) for names in alternatives)

    def _take_batch(self, batch: list[_Numbered]) -> Iterator[ReadItem]:
        """Whole batches where no row could be anything but data."""
        firsts = {row[0][:1] for _, row in batch if isinstance(row[0], str)}
        if not (self._names and not self._in_other and not self._digits and firsts <= _DIGITS):
            for number, row in batch:
                yield from self._take(number, row)
            return
        self._held += batch
        if len(self._held) >= _BLOCK:
            yield from self._flush()

    def _take(self, number: int, row: _Row) -> Iterator[ReadItem]:
        if not self._names or self._looks_like_header(row):
            yield from self._turn(number, row)
        else:
            yield from self._data(number, row)

    def _data(self, number: int, row: _Row) -> Iterator[ReadItem]:
        if self._in_other:
            yield SkippedRow(number, "skipped.other_quantity")
            return
        self._held.append((number, row))
        if len(self._held) >= _BLOCK:
            yield from self._flush()

    def _looks_like_header(self, row: _Row) -> bool:
        """Cheap, for every row: its first text is one of a header's names."""
        first = row[0] or next((cell for cell in row if cell), None)
        if not isinstance(first, str) or (first[0].isdigit() and not self._digits):
            return False
        return normal_name(first) in self._known or first.strip() in self._header

    def _turn(self, number: int, row: _Row) -> Iterator[ReadItem]:
        """A header again, another header, the header of something else, or data after all."""
        texts = tuple(cell_text(cell) for cell in row)
        if texts == self._header:
            yield SkippedRow(number, "skipped.repeated_header")
        elif not self._names or self._holds(row, self._options.headers):
            yield from self._flush()
            self._header, self._in_other = texts, False
            self._names = unique_names(joined_names(self._upper, texts))
        elif self._holds(row, self._options.other_headers):
            yield from self._flush()
            self._header, self._in_other = texts, True
        else:
            yield from self._data(number, row)

    def _flush(self, *, last: bool = False) -> Iterator[RawBlock]:
        """The held rows as a block; at the end an empty one too, so that a header alone is told from none."""
        held, self._held = self._held, []
        if held or last:
            numbers = np.array([number for number, _ in held], np.int32)
            rows = [row for _, row in held]
            yield RawBlock(_columns(self._names, rows), numbers, dict(self._context))


def _columns(names: Sequence[str], rows: list[_Row]) -> dict[str, Column]:
    """Columns by name; one without a name is kept only where it holds something."""
    columns: dict[str, Column] = {}
    every = [*zip(*rows, strict=True)]
    for at, name in enumerate(names):
        cells = every[at] if at < len(every) else (None,) * len(rows)
        if not name.startswith("#") or any(cell not in ("", None) for cell in cells):
            columns[name] = _column(cells)
    return columns


def _column(cells: Sequence[Cell]) -> Column:
    """Texts as bytes, anything else as it is.

    Midnights among date-times come as dates from the library; durations become `HH:MM:SS`.
    """
    kinds = set(map(type, cells))
    if kinds == {str}:
        return BytesColumn.of_texts([text.strip(BLANKS) for text in cast("Sequence[str]", cells)])
    if datetime in kinds and date in kinds:
        cells = [datetime.combine(cell, time()) if type(cell) is date else cell for cell in cells]
    if timedelta in kinds:
        cells = [str(cell) if isinstance(cell, timedelta) else cell for cell in cells]
    return CellColumn(cells)


READER = SpreadsheetReader()
