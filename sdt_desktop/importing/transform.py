"""Blocks rearranged before they are understood: a date above its rows, columns that are rows, the first of several."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.readers.base import CarryRule, ReadItem, ReadOptions, SkippedRow, UnpivotRule
from sdt_desktop.importing.rows import BytesColumn, Cell, CellColumn, Column, RawBlock
from sdt_desktop.importing.times import parse_times

_MOST_ROWS = 262_144
HEADING = "skipped.heading"


def transformed(items: Iterable[ReadItem], options: ReadOptions) -> Iterator[ReadItem]:
    """What a reader gives, with `carry`, `unpivot` and then `first_of` done; other items pass by."""
    if options.carry is not None:
        items = _Carried(options.carry).of(items)
    if options.unpivot is not None:
        items = _unpivoted(items, options.unpivot)
    if options.first_of:
        items = _chosen(items, options.first_of)
    yield from items


class _Carried:
    """Remembers the last heading from block to block."""

    def __init__(self, rule: CarryRule) -> None:
        self._rule = rule
        self._held: Cell = ""

    def of(self, items: Iterable[ReadItem]) -> Iterator[ReadItem]:
        for item in items:
            if isinstance(item, RawBlock) and self._rule.column in item.columns:
                yield from self._block(item)
            else:
                yield item

    def _block(self, block: RawBlock) -> Iterator[ReadItem]:
        column = block.columns[self._rule.column]
        read = parse_times(column, (self._rule.format,))
        heading = ~(read.bad | read.missing)
        for name, other in block.columns.items():
            if name != self._rule.column and heading.any():
                heading &= other.empty()
        for row in block.rows[heading].tolist():
            yield SkippedRow(row, HEADING)
        found: list[Cell] = [self._held, *(_cell(column, at) for at in np.flatnonzero(heading).tolist())]
        self._held = found[-1]
        carried = _column_of(found).take(np.cumsum(heading))
        whole = replace(block, columns={**block.columns, self._rule.name: carried})
        if not heading.all():
            yield whole.take(~heading) if heading.any() else whole


def _cell(column: Column, at: int) -> Cell:
    """As the file types it: a sheet's date stays one."""
    return column.cells[at] if isinstance(column, CellColumn) else column.text(at)


def _column_of(cells: list[Cell]) -> Column:
    texts = [cell for cell in cells if isinstance(cell, str)]
    return BytesColumn.of_texts(texts) if len(texts) == len(cells) else CellColumn(cells)


def _unpivoted(items: Iterable[ReadItem], rule: UnpivotRule) -> Iterator[ReadItem]:
    for item in items:
        wide = [name for name in item.columns if any_matches(name, rule.columns)] if isinstance(item, RawBlock) else []
        if not isinstance(item, RawBlock) or not wide:
            yield item
            continue
        for first in range(0, len(item), max(_MOST_ROWS // len(wide), 1)):
            yield _long(item.take(slice(first, first + max(_MOST_ROWS // len(wide), 1))), wide, rule)


def _long(block: RawBlock, wide: list[str], rule: UnpivotRule) -> RawBlock:
    """Every cell of a wide column is a row, in the order of the file's rows; they keep its row number."""
    count = len(block)
    again = np.repeat(np.arange(count), len(wide))
    columns = {name: column.take(again) for name, column in block.columns.items() if name not in wide}
    columns[rule.label] = BytesColumn.of_texts(wide).take(np.tile(np.arange(len(wide)), count))
    columns[rule.value] = _interleaved([block.columns[name] for name in wide])
    return replace(block, columns=columns, rows=block.rows[again])


def _interleaved(columns: list[Column]) -> Column:
    """Row by row; cells of one buffer stay where they are."""
    first = columns[0]
    if isinstance(first, BytesColumn):
        alike = [one for one in columns if isinstance(one, BytesColumn) and one.buffer is first.buffer]
        if len(alike) == len(columns):
            start, stop = (
                np.stack(ends, axis=1).ravel() for ends in zip(*((c.start, c.stop) for c in alike), strict=True)
            )
            return BytesColumn(first.buffer, start, stop, first.encoding)
    cells = [_cells(column) for column in columns]
    return CellColumn([cell for row in zip(*cells, strict=True) for cell in row])


def _cells(column: Column) -> list[Cell]:
    return list(column.cells) if isinstance(column, CellColumn) else list(column.texts())


def _chosen(items: Iterable[ReadItem], rules: Sequence[tuple[str, Sequence[str]]]) -> Iterator[ReadItem]:
    for item in items:
        if isinstance(item, RawBlock):
            columns = dict(item.columns)
            for name, choices in rules:
                there = [item.columns[choice] for choice in choices if choice in item.columns]
                if there:
                    columns[name] = _first_filled(there)
            yield replace(item, columns=columns)
        else:
            yield item


def _first_filled(columns: list[Column]) -> Column:
    """Of each row the first cell that holds something."""
    found = columns[0]
    for other in columns[1:]:
        empty = found.empty()
        if not empty.any():
            return found
        pairs = zip(_cells(found), _cells(other), empty.tolist(), strict=True)
        found = _column_of([after if lacking else before for before, after, lacking in pairs])
    return found
