"""JSON exports: one row an item of a list, columns by path below the item, context by path from the top.

A column `topCandidate.type` or `activity.0.type` goes down objects and lists (counted from 0); `.` is an item
that is a plain value itself. Without `columns` every plain value met becomes a column. Texts, whole numbers,
exact decimals, true, false and null come as Python cells; a list or object at a column's path is an empty cell.

Context that stands behind the items, or is missing, is looked for in a pass of its own; below a `*` or a list
it has to stand before the items of the same object.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.json_columns import cells_of, values_at
from sdt_desktop.importing.readers.json_tables import TableRows, all_values
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.readers.json_walk import JsonWalk, Node, place, steps_of
from sdt_desktop.importing.rows import CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource

_BLOCK_ROWS = 65_536
_BLOCK_SIGNS = 4 << 20


class JsonReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as `JsonText` says, and file.too_many_rows."""
        if options.tables:
            yield from _tables(source, options, limits)
            return
        root = _plan(options, [options.path or _top_path(source, limits)])
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


def _tables(source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
    """Rows of several tables; a new context, or enough text, ends the blocks of all of them."""
    top = _top_path(source, limits) if any(not table.path for table in options.tables) else ""
    paths = {table.name: table.path or top for table in options.tables}
    root = _plan(options, paths.values())
    rows = TableRows(options, paths, limits, source.name)
    around: dict[str, str] | None = None
    context: dict[str, str] = {}
    signs = 0
    with source.open() as stream:
        walk = JsonWalk(stream, source.name, limits)
        for batch in walk.items(root):
            if around is None:
                around = _standing_behind(source, options, limits, walk.context)
            if walk.context is not context and walk.context != context:
                yield from rows.blocks({**around, **context}, escapes=walk.text.escapes)
            context = walk.context
            yield from rows.add(batch, walk.at)
            if rows.full or walk.text.signs - signs >= _BLOCK_SIGNS:
                signs = walk.text.signs
                yield from rows.blocks({**around, **context}, escapes=walk.text.escapes)
        yield from rows.blocks({**(around or {}), **context}, escapes=walk.text.escapes)


def _top_path(source: ExportSource, limits: Limits) -> str:
    """The elements of a list at the top, else the document itself."""
    with source.open() as stream:
        return "[]" if JsonText(stream, source.name, limits).begin() == "[" else ""


def _plan(options: ReadOptions, paths: Iterable[str]) -> Node:
    root = Node()
    for path in paths:
        node = place(root, path)
        node.item, node.path = True, path
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
        found = {name: values_at(items, name) for name in self._columns} or all_values(items, self._limits, self._file)
        columns = {name: CellColumn(cells_of(values, escapes=walk.text.escapes)) for name, values in found.items()}
        rows = np.arange(self._count - len(items) + 1, self._count + 1, dtype=np.int32)
        return RawBlock(columns, rows, {**self.around, **self._context})


READER = JsonReader()
