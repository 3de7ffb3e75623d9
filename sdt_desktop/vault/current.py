"""The current view: what the layers say together, month by month, derived and always derivable again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.vault import layers
from sdt_desktop.vault.bulk import insert_columns
from sdt_desktop.vault.columns import Bounds
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.figures import Figures
from sdt_desktop.vault.kinds import Block, Kind
from sdt_desktop.vault.months import cut
from sdt_desktop.vault.streams import Series

_ROWS_TOGETHER = 1 << 18
"""Readings decoded at once while rebuilding: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Content:
    """Where the readings of a month are: in one layer (batch and part), else in a blob of the view's own."""

    batch: int | None
    part: int | None
    blob: bytes | None


def held_months(connection: Connection, stream: int) -> dict[int, int]:
    """Each month of the view with the last month that its readings cover."""
    rows = connection.execute("SELECT month, reach FROM current_chunk WHERE datastream = ?", (stream,))
    return {int(month): int(reach) for month, reach in rows}


def blobs(connection: Connection, stream: int, first: int, last: int) -> Iterator[tuple[int, bytes]]:
    """Months from `first` to `last`, both included, with the blob of each, in order."""
    rows = connection.execute(
        "SELECT c.month, coalesce(c.blob, l.blob) FROM current_chunk c LEFT JOIN layer_chunk l"
        " ON l.datastream = c.datastream AND l.month = c.month AND l.batch = c.batch AND l.part = c.part"
        " WHERE c.datastream = ? AND c.month BETWEEN ? AND ? ORDER BY c.month",
        (stream, first, last),
    )
    yield from ((month, blob) for month, blob in rows)


def readings(connection: Connection, stream: int, kind: Kind[Block], months: Iterable[int]) -> Block:
    """The view of some months, joined in order."""
    wanted = sorted(set(months))
    found = []
    for first, last in _runs(wanted):
        found += [kind.decode(blob) for _, blob in blobs(connection, stream, first, last)]
    return kind.joined(found)


def _runs(months: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring months as (first, last)."""
    for _, group in groupby(enumerate(months), lambda pair: pair[1] - pair[0]):
        run = [month for _, month in group]
        yield run[0], run[-1]


def put(connection: Connection, stream: int, figures: Sequence[Figures], contents: Sequence[Content]) -> None:
    """Adds months that the view does not have."""
    rows = [
        (
            stream, f.month, f.n, f.missing, f.total, f.low, f.high, f.first_ms, f.last_ms, f.end_ms, f.reach,
            c.batch, c.part, c.blob,
        )
        for f, c in zip(figures, contents, strict=True)
    ]  # fmt: skip
    insert_columns(connection, "current_chunk", list(zip(*rows, strict=True)))


def rebuild(connection: Connection, series: Series, kind: Kind[Block], months: Iterable[int]) -> None:
    """Derives the view of some months again from their layers."""
    for group in _groups(connection, series, months):
        connection.executemany(
            "DELETE FROM current_chunk WHERE datastream = ? AND month = ?", ((series.id, month) for month in group)
        )
        delivered = {month: found for month, found in group.items() if found}
        if delivered:
            _rebuild_group(connection, series, kind, delivered)


Delivered = dict[int, list[layers.Layer]]


def _groups(connection: Connection, series: Series, months: Iterable[int]) -> Iterator[Delivered]:
    """Months with their layers, as many at a time as memory is meant for."""
    group: Delivered = {}
    rows = 0
    for month in sorted(set(months)):
        group[month] = layers.of_month(connection, series.id, month)
        rows += sum(layer.n for layer in group[month])
        if rows >= _ROWS_TOGETHER:
            yield group
            group, rows = {}, 0
    if group:
        yield group


def _rebuild_group(connection: Connection, series: Series, kind: Kind[Block], delivered: Delivered) -> None:
    stacked = [layer for found in delivered.values() for layer in found]
    block = kind.joined([kind.decode(layer.blob) for layer in stacked])
    delivery = np.repeat(np.array(_ranks(delivered), np.int32), [layer.n for layer in stacked])
    merged = kind.merge(block, delivery)
    months, bounds = cut(kind.times(merged), series.zone)
    whole = [_only_layer(delivered[month], n) for month, n in zip(months, np.diff(bounds).tolist(), strict=True)]
    own = iter(_encoded(kind, merged, bounds, np.array([layer is None for layer in whole])))
    contents = [
        Content(None, None, next(own)) if layer is None else Content(layer.batch, layer.part, None) for layer in whole
    ]
    put(connection, series.id, kind.figures(merged, months, bounds, series.zone), contents)


def _ranks(delivered: Delivered) -> list[int]:
    """A number for each layer: rising with the batches of its month, equal for parts of one batch."""
    ranks: list[int] = []
    for found in delivered.values():
        order: dict[int, int] = {}
        ranks += [order.setdefault(layer.batch, len(order)) for layer in found]
    return ranks


def _only_layer(found: list[layers.Layer], n: int) -> layers.Layer | None:
    """The layer that is the whole view of its month: layers are arranged, so one that lost nothing is."""
    return found[0] if len(found) == 1 and found[0].n == n else None


def _encoded(kind: Kind[Block], merged: Block, bounds: Bounds, which: NDArray[np.bool_]) -> list[bytes]:
    """The blobs of the chosen months."""
    sizes = np.diff(bounds)
    if not which.any():
        return []
    chosen = merged if which.all() else merged.take(np.repeat(which, sizes))
    return kind.encode(chosen, np.concatenate(([0], np.cumsum(sizes[which]))))
