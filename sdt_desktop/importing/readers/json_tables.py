"""Items of one JSON document that are rows of several tables, told apart as they come by.

An item is a row of every table whose path leads to it and whose `needs` it meets; with `each`, every element of
that list is one, and columns of the item itself begin with `^.`. Rows are numbered as they are made.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, TableOptions
from sdt_desktop.importing.readers.json_columns import cells_of, down, elements_below, plain_values, values_at
from sdt_desktop.importing.readers.json_walk import steps_of
from sdt_desktop.importing.rows import CellColumn, RawBlock

_BLOCK_ROWS = 65_536
_ABOVE = "^."


class TableRows:
    """Rows of all tables with one context, until they make blocks."""

    def __init__(self, options: ReadOptions, paths: dict[str, str], limits: Limits, file: str) -> None:
        """`paths`: the place of the items by table."""
        self._tables = [_Table(table, paths[table.name]) for table in options.tables]
        self._otherwise = options.otherwise
        self._limits = limits
        self._file = file
        self._number = 0

    @property
    def full(self) -> bool:
        return sum(len(table.numbers) for table in self._tables) >= _BLOCK_ROWS

    def add(self, batch: list[Any], path: str) -> Iterator[ReadItem]:
        """Items met at `path`; those of no table are told at once."""
        tables = [table for table in self._tables if table.path == path]
        for item in batch:
            taken = False
            for table in tables:
                found = table.rows_of(item)
                if found is not None:
                    taken = True
                    self._number = table.add(item, found, self._number)
            if not taken:
                self._number += 1
                yield SkippedRow(self._number, self._otherwise)
        if self._number > self._limits.rows:
            raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)

    def blocks(self, context: dict[str, str], *, escapes: bool) -> Iterator[RawBlock]:
        """All that is held, a block a table."""
        for table in self._tables:
            if table.numbers:
                yield table.block(context, self._limits, self._file, escapes=escapes)


class _Table:
    def __init__(self, options: TableOptions, path: str) -> None:
        self.path = path
        self.numbers: list[int] = []
        self._options = options
        self._needs = [need.split(".") for need in options.needs]
        self._each = steps_of(options.each)
        self._rows: list[Any] = []
        self._items: list[Any] = []

    def rows_of(self, item: Any) -> Iterator[Any] | None:
        """The item's rows in this table; None where it has nothing to do with it."""
        if any(down(item, keys) is None for keys in self._needs):
            return None
        return elements_below(item, self._each) if self._each else iter((item,))

    def add(self, item: Any, rows: Iterator[Any], number: int) -> int:
        """Holds the rows, numbered from behind `number`; gives the last number."""
        before = len(self._rows)
        self._rows.extend(rows)
        count = len(self._rows) - before
        self._items += [item] * count
        self.numbers.extend(range(number + 1, number + count + 1))
        return number + count

    def block(self, context: dict[str, str], limits: Limits, file: str, *, escapes: bool) -> RawBlock:
        rows, self._rows = self._rows, []
        items, self._items = self._items, []
        numbers, self.numbers = self.numbers, []
        names = self._options.columns
        found = {name: _column(rows, items, name) for name in names} or all_values(rows, limits, file)
        columns = {name: CellColumn(cells_of(values, escapes=escapes)) for name, values in found.items()}
        return RawBlock(columns, np.array(numbers, np.int32), dict(context), table=self._options.name)


def _column(rows: list[Any], items: list[Any], name: str) -> list[Any]:
    return values_at(items, name[len(_ABOVE) :]) if name.startswith(_ABOVE) else values_at(rows, name)


def all_values(items: list[Any], limits: Limits, file: str) -> dict[str, list[Any]]:
    """Every plain value of the items by its path; `SdtError` file.row_too_long for too many of them."""
    flat = [dict(plain_values(item, "", 0)) for item in items]
    names = dict.fromkeys(name for row in flat for name in row)
    if len(names) > limits.columns:
        raise SdtError("file.row_too_long", file=file, limit=limits.columns)
    return {name: [row.get(name) for row in flat] for name in names}
