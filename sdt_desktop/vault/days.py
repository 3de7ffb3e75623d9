"""Local civil days of a stream, derived from its readings.

A reading counts on the day in which it starts, also when it lasts longer (a monthly total is one reading of its
first day). `covered_ms` is split truthfully: each day gets the milliseconds of it that some reading with a value
covers, once even where readings overlap; days that a long reading only covers have n = 0. Instants cover nothing.
"""

import numpy as np

from sdt_desktop.base.zones import civil_day, day_start_ms
from sdt_desktop.model.blocks import Float64, Int32, Int64, ObservationBlock
from sdt_desktop.model.tables import DayTable

LONGEST_MS = 3_660 * 86_400_000
"""Ten years: a longer reading (a damaged file's) covers days no further than that."""


def covered_until(block: ObservationBlock) -> Int64:
    """The end of each reading as far as it covers days, epoch milliseconds UTC."""
    lasting = block.duration
    if len(lasting) and (lasting.min() < 0 or lasting.max() > LONGEST_MS):
        lasting = np.clip(lasting, 0, LONGEST_MS)
    ends: Int64 = block.start + lasting
    return ends


def derive_days(block: ObservationBlock, zone: str) -> DayTable:
    """The days of readings that rise strictly by start, in order; a day with a stated gap only has n = 0."""
    if not len(block):
        return empty_days()
    known = block.take(~np.isnan(block.value)) if np.isnan(block.value).any() else block
    ends = covered_until(known)
    latest = max(int(block.start[-1]), int(ends.max(initial=block.start[-1])) - 1)
    first, last = civil_day(np.array([block.start[0], latest], np.int64), zone).tolist()
    days = np.arange(first - 1, last + 2, dtype=np.int32)  # a day more: clocks that go back over midnight
    edges = day_start_ms(np.append(days, days[-1:] + 1), zone)
    stated = np.diff(np.searchsorted(block.start, edges)) > 0
    places = np.searchsorted(known.start, edges)
    table = _figures(known, days, places, _covered(known, ends, edges, places))
    return chosen(table, stated | (table.covered_ms > 0))


def empty_days() -> DayTable:
    whole, floats = np.empty(0, np.int32), np.empty(0, np.float64)
    return DayTable(whole, whole, floats, floats, floats, np.empty(0, np.uint8), np.empty(0, np.int64))


def chosen(table: DayTable, which: np.ndarray) -> DayTable:
    """The rows chosen by a mask."""
    return DayTable(
        table.day[which], table.n[which], table.total[which], table.low[which], table.high[which],
        table.quality[which], table.covered_ms[which],
    )  # fmt: skip


def _figures(known: ObservationBlock, days: Int32, places: Int64, covered: Int64) -> DayTable:
    """`places`: where each day begins among the known readings, and the end."""
    counts = np.diff(places).astype(np.int32)
    filled = counts > 0
    begins = places[:-1][filled]
    total, low, high = (np.full(len(days), np.nan) for _ in range(3))
    quality = np.zeros(len(days), np.uint8)
    if len(begins):
        total[filled] = np.add.reduceat(known.value, begins)
        low[filled] = np.minimum.reduceat(known.value, begins)
        high[filled] = np.maximum.reduceat(known.value, begins)
        quality[filled] = np.maximum.reduceat(known.quality, begins)
    return DayTable(days, counts, total, low, high, quality, covered)


def _covered(known: ObservationBlock, ends: Int64, edges: Int64, places: Int64) -> Int64:
    """Milliseconds of each day that the readings cover, each millisecond once."""
    if (ends[:-1] > known.start[1:]).any():
        return _covered_once(_uncovered_begins(known.start, ends), ends, edges)
    filled = np.flatnonzero(np.diff(places))
    covered = np.zeros(len(edges) - 1, np.int64)
    if not len(filled):
        return covered
    lengths = ends - known.start
    last = places[filled + 1] - 1  # of its day, and so the only one that may leave it
    covered[filled] = np.add.reduceat(lengths, places[filled]) - lengths[last]
    return covered + _split(known.start[last], ends[last], filled, edges).astype(np.int64)


def _covered_once(begins: Int64, ends: Int64, edges: Int64) -> Int64:
    """The same of readings that overlap, from where each covers what none before it did."""
    new = np.flatnonzero(ends > begins)
    begins, ends = begins[new], ends[new]
    return _split(begins, ends, np.searchsorted(edges, begins, side="right") - 1, edges).astype(np.int64)


def _uncovered_begins(start: Int64, ends: Int64) -> Int64:
    """From where each reading covers what none before it did."""
    begins = start.copy()
    begins[1:] = np.maximum(start[1:], np.maximum.accumulate(ends)[:-1])
    return begins


def _split(begins: Int64, ends: Int64, first: Int64, edges: Int64) -> Float64:
    """What stretches give to each day; `first` is the day in which each begins."""
    spans = np.searchsorted(edges, ends, side="left") - first
    which = np.repeat(np.arange(len(begins)), spans)
    day = np.arange(len(which)) - np.repeat(np.cumsum(spans) - spans, spans) + first[which]
    share = np.minimum(ends[which], edges[day + 1]) - np.maximum(begins[which], edges[day])
    return np.bincount(day, share, len(edges) - 1).astype(np.float64)
