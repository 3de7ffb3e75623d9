"""What XML readers hold between two blocks: rows, and the values around them."""

import numpy as np

from sdt_desktop.importing.readers.xml_guard import local_name
from sdt_desktop.importing.rows import CellColumn, RawBlock

_BLOCK_ROWS = 65_536
_BLOCK_SIGNS = 32 << 20


class Context:
    """Values around the rows, by the last names of their path (an attribute as `@name` at the end)."""

    def __init__(self, wanted: tuple[tuple[str, str], ...]) -> None:
        self.values: dict[str, str] = {}
        paths = [(name, tuple(path.split("/"))) for name, path in wanted]
        self._texts = [(name, path) for name, path in paths if not path[-1].startswith("@")]
        self._attributes = [(name, path) for name, path in paths if path[-1].startswith("@")]
        self._last = frozenset(path[-1] for _, path in self._texts)
        self._first = {path[0] for _, path in paths if len(path) > 1}
        self._paths = paths

    def begin(self, path: list[str], attributes: dict[str, str]) -> None:
        if path[-1] in self._first:
            gone = {name for name, wanted in self._paths if wanted[0] == path[-1]}
            self.values = {name: value for name, value in self.values.items() if name not in gone}
        for name, wanted in self._attributes:
            if _ends_with(path, wanted[:-1]):
                self._set(name, {local_name(key): value for key, value in attributes.items()}.get(wanted[-1][1:]))

    def expects(self, path: list[str]) -> bool:
        return bool(path) and path[-1] in self._last

    def end(self, path: list[str], text: str) -> None:
        if path[-1] in self._last:
            for name, wanted in self._texts:
                if _ends_with(path, wanted):
                    self._set(name, text)

    def _set(self, name: str, value: str | None) -> None:
        if value:
            self.values = {**self.values, name: value.strip()}


def _ends_with(path: list[str], last: tuple[str, ...]) -> bool:
    return not last or tuple(path[-len(last) :]) == last


class Rows:
    """Rows of one context, until a block is full."""

    def __init__(self, columns: tuple[str, ...], table: str = "") -> None:
        self._names = columns
        self._table = table
        self._rows: list[dict[str, str]] = []
        self._signs = 0
        self.numbers: list[int] = []
        self.context: dict[str, str] = {}

    @property
    def full(self) -> bool:
        return len(self.numbers) >= _BLOCK_ROWS or self._signs >= _BLOCK_SIGNS

    def add(self, number: int, row: dict[str, str], signs: int, context: dict[str, str]) -> None:
        self.numbers.append(number)
        self._rows.append(row)
        self._signs += signs
        self.context = context

    def block(self) -> RawBlock:
        names = self._names or tuple(dict.fromkeys(name for row in self._rows for name in row))
        columns = {name: CellColumn([row.get(name) for row in self._rows]) for name in names}
        block = RawBlock(columns, np.array(self.numbers, np.int32), dict(self.context), table=self._table)
        self._rows, self.numbers, self._signs = [], [], 0
        return block
