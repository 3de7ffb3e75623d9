"""Trees of `{key, children | value | error}` (the download of the Helsinki profile): a row each node that holds values.

Columns: `path` (keys from below the root, joined by `.`) and each value by its own path, a key met again in the same
node as `KEY#2`. A list is a node whose children repeat their key: every one of them is a row, nothing is merged. An
`error` (the login level was too low) is a value in brackets behind the words `not given`. What is null says nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.names import unique_names
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.json_columns import cells_of
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.rows import Cell, CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource

PATH = "path"
_MOST_BYTES = 64 * MIB
_UNGIVEN = "not given"


class TreeReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; `SdtError` as `JsonText` says, file.too_deep, file.too_many_rows and file.row_too_long."""
        whole = replace(limits, row_bytes=min(_MOST_BYTES, limits.document_bytes))
        with source.open() as stream:
            text = JsonText(stream, source.name, whole)
            text.begin()
            root = text.value()
            if rest := text.sign():
                text.broken(rest)
        for number, (path, values) in enumerate(_nodes(root, source.name, limits), 1):
            if number > limits.rows:
                raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
            if len(values) > limits.columns:
                raise SdtError("file.row_too_long", file=source.name, limit=limits.columns)
            yield _row(number, path, values)


def _row(number: int, path: str, values: list[tuple[str, Cell]]) -> RawBlock:
    names = unique_names([name for name, _ in values])
    columns = {PATH: CellColumn([path])}
    columns |= {name: CellColumn([cell]) for name, (_, cell) in zip(names, values, strict=True)}
    return RawBlock(columns, np.array([number], np.int32), {})


def _nodes(root: Any, file: str, limits: Limits) -> Iterator[tuple[str, list[tuple[str, Cell]]]]:
    """Nodes that hold values, from above and as they stand; the root's own key names nothing."""
    waiting = [(root, "", 0)]
    while waiting:
        node, path, depth = waiting.pop()
        if depth > limits.depth:
            raise SdtError("file.too_deep", file=file, limit=limits.depth)
        children = _children(node)
        values: list[tuple[str, Cell]] = [
            (_below(path, child), cell) for child in children if (cell := _said(child)) is not None
        ]
        if values:
            yield path, values
        waiting += [(child, _below(path, child), depth + 1) for child in reversed(children) if _children(child)]


def _children(node: Any) -> list[dict[str, Any]]:
    found = node.get("children") if isinstance(node, dict) else None
    return [child for child in found if isinstance(child, dict)] if isinstance(found, list) else []


def _below(path: str, child: dict[str, Any]) -> str:
    key = cells_of([child.get("key")], escapes=True)[0]
    return f"{path}.{key or '?'}" if path else str(key or "?")


def _said(node: dict[str, Any]) -> Cell:
    """The value, or why there is none."""
    value = cells_of([node.get("value")], escapes=True)[0]
    if value is None and node.get("error"):
        return f"{_UNGIVEN} ({cells_of([node['error']], escapes=True)[0]})"
    return value


READER = TreeReader()
