"""Rows of several tables, gathered into blocks for readers that make their columns themselves."""

from collections.abc import Iterator, Mapping

import numpy as np

from sdt_desktop.importing.rows import Cell, CellColumn, RawBlock

_BLOCK_ROWS = 16_384


class TableRows:
    """columns: names by table. A block is handed over when its table has many rows, the rest at the end."""

    def __init__(self, columns: Mapping[str, tuple[str, ...]], encoding: str = "") -> None:
        self._columns = columns
        self.encoding = encoding
        self.context: Mapping[str, str] = {}
        self._rows: dict[str, list[Mapping[str, Cell]]] = {table: [] for table in columns}
        self._numbers: dict[str, list[int]] = {table: [] for table in columns}

    def add(self, table: str, number: int, row: Mapping[str, Cell]) -> Iterator[RawBlock]:
        self._rows[table].append(row)
        self._numbers[table].append(number)
        if len(self._rows[table]) >= _BLOCK_ROWS:
            yield self._block(table)

    def rest(self) -> Iterator[RawBlock]:
        for table, rows in self._rows.items():
            if rows:
                yield self._block(table)

    def _block(self, table: str) -> RawBlock:
        rows, numbers = self._rows[table], np.array(self._numbers[table], np.int32)
        columns = {name: CellColumn([row.get(name) for row in rows]) for name in self._columns[table]}
        self._rows[table], self._numbers[table] = [], []
        return RawBlock(columns, numbers, self.context, self.encoding, table)
