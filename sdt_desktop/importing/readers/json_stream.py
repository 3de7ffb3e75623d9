"""JSON exports: one row an item of a list, columns by path below the item, context by path from the top.

A column `topCandidate.type` or `activity.0.type` goes down objects and lists (counted from 0); `.` is an item
that is a plain value itself. Without `columns` every plain value met becomes a column. Texts, whole numbers,
exact decimals, true, false and null come as Python cells; a list or object at a column's path is an empty cell.

Context that stands behind the items, or is missing, is looked for in a pass of its own; below a `*` or a list
it has to stand before the items of the same object.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, cast

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.readers.json_walk import JsonWalk, Node, place, steps_of
from sdt_desktop.importing.rows import Cell, CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource

_BLOCK_ROWS = 65_536
_BLOCK_SIGNS = 4 << 20
_OWN = "."
_DEEPEST_COLUMN = 16


class JsonReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as `JsonText` says, and file.too_many_rows."""
        root = _plan(source, options, limits)
        items = _Items(options.columns, limits, source.name)
        first = True
        with source.open() as stream:
            walk = JsonWalk(stream, source.name, limits)
            for batch in walk.items(root):
                if first:
                    items.around = _standing_behind(source, options, limits, walk.context)
                    first = False
                yield from items.before(walk)
                items.add(batch)
                if items.full(walk):
                    yield items.block(walk)
            yield from items.rest(walk)


def _plan(source: ExportSource, options: ReadOptions, limits: Limits) -> Node:
    root = Node()
    path = options.path
    if not path:
        with source.open() as stream:
            path = "[]" if JsonText(stream, source.name, limits).begin() == "[" else ""
    place(root, path).item = True
    for name, where in options.context:
        place(root, where, name).name = name
    return root


def _standing_behind(
    source: ExportSource, options: ReadOptions, limits: Limits, known: dict[str, str]
) -> dict[str, str]:
    """Context that was not met before the first item, searched in the whole document."""
    plain = [(name, where) for name, where in options.context if {"[]", "*"}.isdisjoint(steps_of(where))]
    missing = [(name, where) for name, where in plain if name not in known]
    if not missing:
        return {}
    root = Node()
    for name, where in missing:
        place(root, where, name).name = name
    with source.open() as stream:
        walk = JsonWalk(stream, source.name, limits)
        list(walk.items(root))  # none: it is the context that is met on the way
    return walk.context


class _Items:
    """Items of one context, until a block is full."""

    def __init__(self, columns: Sequence[str], limits: Limits, file: str) -> None:
        self.around: dict[str, str] = {}
        self._columns = columns
        self._limits = limits
        self._file = file
        self._context: dict[str, str] = {}
        self._items: list[Any] = []
        self._count = 0
        self._signs = 0

    def before(self, walk: JsonWalk) -> Iterator[RawBlock]:
        """Called before each batch: a new context ends the block."""
        if walk.context is not self._context:
            if self._items and walk.context != self._context:
                yield self.block(walk)
            self._context = walk.context

    def add(self, batch: list[Any]) -> None:
        self._count += len(batch)
        if self._count > self._limits.rows:
            raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)
        self._items += batch

    def full(self, walk: JsonWalk) -> bool:
        if len(self._items) < _BLOCK_ROWS and walk.text.signs - self._signs < _BLOCK_SIGNS:
            return False
        self._signs = walk.text.signs
        return True

    def rest(self, walk: JsonWalk) -> Iterator[RawBlock]:
        if self._items:
            yield self.block(walk)

    def block(self, walk: JsonWalk) -> RawBlock:
        items, self._items = self._items, []
        found = {name: _values(items, name) for name in self._columns} or self._all_values(items)
        columns = {name: CellColumn(_cells(values, escapes=walk.text.escapes)) for name, values in found.items()}
        rows = np.arange(self._count - len(items) + 1, self._count + 1, dtype=np.int32)
        return RawBlock(columns, rows, {**self.around, **self._context})

    def _all_values(self, items: list[Any]) -> dict[str, list[Any]]:
        flat = [dict(_plain_values(item, "", 0)) for item in items]
        names = dict.fromkeys(name for row in flat for name in row)
        if len(names) > self._limits.columns:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.columns)
        return {name: [row.get(name) for row in flat] for name in names}


def _plain_values(value: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Every plain value below `value` with its path; deeper than anybody's columns is left out."""
    if isinstance(value, dict | list) and depth < _DEEPEST_COLUMN:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from _plain_values(inner, f"{path}.{key}" if path else str(key), depth + 1)
    else:
        yield path or _OWN, value


def _values(items: list[Any], path: str) -> list[Any]:
    """The value at `path` of every item."""
    if path == _OWN:
        return items
    if "." not in path:
        with suppress(AttributeError):  # an item that is no object
            return [item.get(path) for item in items]
    keys = path.split(".")
    return [_down(item, keys) for item in items]


def _down(value: Any, keys: list[str]) -> Any:
    for key in keys:
        value = value.get(key) if type(value) is dict else _at(value, key)
        if value is None:
            return None
    return value


def _at(value: Any, key: str) -> Any:
    """The element of a list; None for anything else."""
    if type(value) is list and key.isdecimal() and int(key) < len(value):
        return value[int(key)]
    return None


def _cells(values: list[Any], *, escapes: bool) -> list[Cell]:
    kinds = set(map(type, values))
    if kinds & {list, dict} or (escapes and str in kinds):
        return [_cell(value) for value in values]
    return cast("list[Cell]", values)


def _cell(value: Any) -> Cell:
    """Lists and objects are no cells; half a surrogate pair, which no file can hold, is a lost letter."""
    if type(value) is str:
        return value.encode("utf-8", "replace").decode("utf-8")
    return None if isinstance(value, dict | list) else cast("Cell", value)


READER = JsonReader()
