"""Reading the current view: a bounded window at a time, and where a value came from."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sdt_desktop.model.blocks import Int64, ObservationBlock
from sdt_desktop.model.period import Period
from sdt_desktop.model.quality import Quality
from sdt_desktop.vault import current, layers
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.kinds import OBSERVATIONS, Block, Kind
from sdt_desktop.vault.months import EARLIEST_MS, LATEST_MS, month_bounds, month_of
from sdt_desktop.vault.streams import Series


@dataclass(frozen=True, slots=True)
class Delivery:
    """One value that a file gave for an instant. `value` None is a stated gap; `shown` is what the view holds."""

    batch: str
    row: int
    duration_ms: int
    value: float | None
    quality: Quality
    shown: bool


def within(connection: Connection, series: Series, kind: Kind[Block], period: Period) -> Iterator[Block]:
    """The view month by month, in order: what starts inside the period. Empty months are left out."""
    for _, blob in current.blobs(connection, series.id, *month_bounds(period, series.zone)):
        block = kind.decode(blob)
        inside = _inside(kind.times(block), period)
        if inside.start < inside.stop:
            yield block if inside.stop - inside.start == len(block) else block.take(inside)


def _inside(times: Int64, period: Period) -> slice:
    """Which of rising times lie in the period; most months lie in it as a whole."""
    begin, end = 0, len(times)
    if period.start_ms is not None and times[0] < period.start_ms:
        begin = int(times.searchsorted(period.start_ms))
    if period.end_ms is not None and times[-1] >= period.end_ms:
        end = int(times.searchsorted(period.end_ms))
    return slice(begin, end)


def deliveries(connection: Connection, series: Series, start_ms: int) -> tuple[Delivery, ...]:
    """Every value that files gave for the reading starting then; a later one wins, a gap never does."""
    month = month_of(min(max(start_ms, EARLIEST_MS), LATEST_MS), series.zone)
    found = [
        (layer.batch, block, place)
        for layer in layers.of_month(connection, series.id, month)
        for block in (OBSERVATIONS.decode(layer.blob),)
        for place in np.flatnonzero(block.start == start_ms).tolist()
    ]
    valued = [number for number, (_, block, place) in enumerate(found) if not np.isnan(block.value[place])]
    shown = max(valued, default=len(found) - 1)
    return tuple(
        _delivery(connection, batch, block, place, shown=number == shown)
        for number, (batch, block, place) in enumerate(found)
    )


def _delivery(connection: Connection, batch: int, block: ObservationBlock, place: int, *, shown: bool) -> Delivery:
    name = str(connection.scalar("SELECT name FROM batch WHERE id = ?", (batch,)))
    value = float(block.value[place])
    return Delivery(
        name, int(block.row[place]), int(block.duration[place]), None if np.isnan(value) else value,
        Quality(int(block.quality[place])), shown,
    )  # fmt: skip
