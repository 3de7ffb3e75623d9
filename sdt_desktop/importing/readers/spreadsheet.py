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
from sdt_desktop.importing.names import holds_names, normal_name, unique_names
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.sheet_context import labels_and_values
from sdt_desktop.importing.readers.workbook import open_workbook, sheet
from sdt_desktop.importing.rows import Cell, CellColumn, RawBlock, cell_text
from sdt_desktop.importing.source import ExportSource

_BLOCK = 16_384
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


def _numbered(cells: CalamineSheet) -> Iterator[_Numbered]:
    """Rows that hold anything, with their 1-based number in the sheet (the library begins at the first row)."""
    for number, found in enumerate(cells.iter_rows(), 1):
        row = cast("_Row", found)
        if row.count("") < len(row) and not _is_blank(row):
            yield number, row


def _is_blank(row: _Row) -> bool:
    first = row[0]
    if not isinstance(first, str) or first.strip():
        return False
    return all(isinstance(cell, str) and (not cell or cell.isspace()) for cell in row)


class _Table:
    """One sheet, row by row: what stands above, headers, data."""

    def __init__(self, name: str, cells: CalamineSheet, options: ReadOptions) -> None:
        self._options = options
        self._context = {"sheet": name}
        self._rows = _numbered(cells)
        self._header: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._in_other = False
        self._held: list[_Numbered] = []
        known = chain(options.headers, options.other_headers)
        self._known = frozenset(normal_name(name) for names in known for name in names)
        self._digits = any(name[:1].isdigit() for name in self._known)

    def items(self) -> Iterator[ReadItem]:
        """Nothing where no header is found, at least a block or a skipped row elsewhere."""
        above = list(islice(self._rows, self._options.header_within + 1))
        at = next((at for at, (_, row) in enumerate(above) if self._begins(row)), None)
        if at is None and not self._options.headerless:
            return
        if at is None:
            at, self._names = 0, self._options.headerless
        else:
            self._context |= labels_and_values([row for _, row in above[:at]])
        for number, row in chain(above[at:], self._rows):
            yield from self._take(number, row)
        yield from self._flush(last=True)

    def _begins(self, row: _Row) -> bool:
        """Whether the table may begin with this row."""
        if not self._options.headers:
            return not self._options.headerless
        return self._holds(row, self._options.headers)

    def _holds(self, row: _Row, alternatives: tuple[tuple[str, ...], ...]) -> bool:
        texts = [cell.strip() for cell in row if isinstance(cell, str) and cell]
        return any(holds_names(texts, names) for names in alternatives)

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
            self._names = unique_names(texts)
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


def _columns(names: Sequence[str], rows: list[_Row]) -> dict[str, CellColumn]:
    """Columns by name; one without a name is kept only where it holds something."""
    columns = {}
    for at, name in enumerate(names):
        cells = [row[at] if at < len(row) else None for row in rows]
        if not name.startswith("#") or any(cell not in ("", None) for cell in cells):
            columns[name] = CellColumn(_evened(cells))
    return columns


def _evened(cells: list[Cell]) -> list[Cell]:
    """Midnights among date-times come as dates from the library; durations become `HH:MM:SS`."""
    kinds = set(map(type, cells))
    if datetime in kinds and date in kinds:
        cells = [datetime.combine(cell, time()) if type(cell) is date else cell for cell in cells]
    if timedelta in kinds:
        cells = [str(cell) if isinstance(cell, timedelta) else cell for cell in cells]
    return cells


READER = SpreadsheetReader()
