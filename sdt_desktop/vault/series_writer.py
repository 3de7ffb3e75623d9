"""One stream of a file on its way into the vault: gathered, cut by month, written as layers, counted.

Memory stays bounded: what belongs to finished months is written as soon as enough rows came together; only the month
that the file is in waits. A month that nobody delivered before goes straight into the view, others are derived again
at the end.
"""

from typing import Generic

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.vault import current, day_table, layers
from sdt_desktop.vault.columns import Bounds
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.current import Content
from sdt_desktop.vault.kinds import Block, Counts, Kind
from sdt_desktop.vault.months import EARLIEST_MS, LATEST_MS, cut
from sdt_desktop.vault.streams import Series

_WORTH_WRITING = 1 << 16
_MOST_WAITING = 1 << 18


class SeriesWriter(Generic[Block]):
    """Inside the caller's transaction. `waiting` is the number of rows held in memory."""

    def __init__(self, connection: Connection, series: Series, kind: Kind[Block], batch: int) -> None:
        self._connection, self.series, self._batch = connection, series, batch
        self._kind: Kind[Block] = kind
        self._pending: list[Block] = []
        self.waiting = 0
        self.counts = Counts()
        self._before = current.held_months(connection, series.id)
        self._parts: dict[int, int] = {}  # months this file wrote to: how many parts so far
        self._long = {month: last for month, last in self._before.items() if last > month}
        self._stale: set[int] = set()
        self._stale_days: set[int] = set()

    def add(self, block: Block) -> None:
        if not len(block):
            return
        times = self._kind.times(block)
        if times.min() < EARLIEST_MS or times.max() > LATEST_MS:
            raise ValueError("instant outside the years 1 to 9999")
        self._pending.append(block)
        self.waiting += len(block)
        if self.waiting >= _WORTH_WRITING:
            self.write(keep_open=self.waiting < _MOST_WAITING)

    def write(self, *, keep_open: bool = False) -> None:
        """Writes what waits; with `keep_open` all but the month of the newest row, which may go on."""
        if not self._pending:
            return
        newest = int(self._kind.times(self._pending[-1])[-1])
        block = self._kind.arrange(self._kind.joined(self._pending))
        months, bounds = cut(self._kind.times(block), self.series.zone)
        self._pending, self.waiting = [], 0
        if keep_open:
            open_month = int(np.searchsorted(self._kind.times(block)[bounds[:-1]], newest, side="right")) - 1
            block, months, bounds = self._set_aside(block, months, bounds, open_month)
        if months:
            self._write(block, months, bounds)

    def _set_aside(
        self, block: Block, months: list[int], bounds: Bounds, place: int
    ) -> tuple[Block, list[int], Bounds]:
        begin, end = bounds[place], bounds[place + 1]
        self._pending, self.waiting = [block.take(slice(begin, end))], int(end - begin)
        sizes = np.delete(np.diff(bounds), place)
        rest = [block.take(slice(0, begin)), block.take(slice(end, None))]
        whole = next((part for part, other in (rest, rest[::-1]) if not len(other)), None)
        others = self._kind.joined(rest) if whole is None else whole
        return others, months[:place] + months[place + 1 :], np.concatenate(([0], np.cumsum(sizes)))

    def _write(self, block: Block, months: list[int], bounds: Bounds) -> None:
        unchanging = self._count(block, months)
        blobs = self._kind.encode(block, bounds)
        parts = [self._parts.get(month, 0) for month in months]
        sizes = np.diff(bounds).tolist()
        layers.write(self._connection, self.series.id, self._batch, list(zip(months, parts, sizes, blobs, strict=True)))
        self._parts |= {month: part + 1 for month, part in zip(months, parts, strict=True)}
        touched = ~np.logical_and.reduceat(unchanging, bounds[:-1])
        repeated = np.zeros(len(block), bool)
        repeated[self._kind.repeated(block)] = True
        tidy = ~np.logical_or.reduceat(repeated, bounds[:-1])
        fresh = np.array([part == 0 and month not in self._before for month, part in zip(months, parts, strict=True)])
        self._stale.update(np.array(months)[touched & ~(fresh & tidy)].tolist())
        self._put_fresh(block, months, bounds, fresh & tidy)

    def _count(self, block: Block, months: list[int]) -> NDArray[np.bool_]:
        """Adds to the counts; says which rows leave the view as it was."""
        held = self._held([month for month in months if month in self._before])
        earlier = self._earlier([month for month in months if month in self._parts])
        self.counts = self.counts.plus(self._kind.count(block, held, earlier))
        return self._kind.unchanging(block, held)

    def _held(self, months: list[int]) -> Block:
        """The view as it was before this file: months that the file added are in `_earlier`."""
        return current.readings(self._connection, self.series.id, self._kind, months)

    def _earlier(self, months: list[int]) -> Block:
        found = []
        for month in months:
            found += layers.of_batch_and_month(self._connection, self.series.id, self._batch, month)
        return self._kind.joined([self._kind.decode(blob) for blob in found])

    def _put_fresh(self, block: Block, months: list[int], bounds: Bounds, fresh: NDArray[np.bool_]) -> None:
        """Months that nobody delivered before: the layer is the view."""
        if not fresh.any():
            return
        if not fresh.all():
            sizes = np.diff(bounds)
            block = block.take(np.repeat(fresh, sizes))
            bounds = np.concatenate(([0], np.cumsum(sizes[fresh])))
            months = [month for month, chosen in zip(months, fresh.tolist(), strict=True) if chosen]
        figures = self._kind.figures(block, months, bounds, self.series.zone)
        current.put(self._connection, self.series.id, figures, [Content(self._batch, 0, None)] * len(months))
        reach = {one.month: one.reach for one in figures}
        if self._kind.days is not None:
            self._note_spilling(reach)
            days = self._kind.days(block, self.series.zone)
            day_table.write(self._connection, self.series.id, days, reach.keys() - self._stale_days)

    def _note_spilling(self, reach: dict[int, int]) -> None:
        """Days that these months cover elsewhere, or that other months cover in these, are derived at the end."""
        long = {month: last for month, last in reach.items() if last > month}
        self._stale_days |= day_table.spilt_into(long, reach) - reach.keys()
        self._stale_days |= day_table.spilt_into(self._long, self._long) & reach.keys()
        self._long |= long

    def finish(self) -> None:
        """Writes the rest and derives again what others had delivered too. The batch's order is settled by now."""
        self.write()
        if self._stale:
            current.rebuild(self._connection, self.series, self._kind, self._stale)
        if self._kind.days is not None:
            self._finish_days()

    def _finish_days(self) -> None:
        after = current.held_months(self._connection, self.series.id)
        days = self._stale | self._stale_days
        days |= day_table.spilt_into(self._stale, self._before | self._long) | day_table.spilt_into(self._stale, after)
        if days:
            day_table.rebuild(self._connection, self.series, days)
