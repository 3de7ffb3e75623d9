"""Civil time of IANA zones on whole arrays, from a table of transitions made once for a zone.

Instants are epoch milliseconds UTC; wall-clock milliseconds count from 1970-01-01T00:00 as the clock on the
wall showed it; civil days are counted from 1970-01-01, months likewise from January 1970.
The tables reach from 1970 to 2100; before and after, the nearest offset goes on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Int32 = NDArray[np.int32]
Bool = NDArray[np.bool_]

DAY_MS = 86_400_000
_MS = timedelta(milliseconds=1)
_FIRST, _LAST = 0, 4_102_444_800  # 1970 and 2100 in epoch seconds
_FEW = 6  # marks that are quicker compared in turn than searched for
_STRIDE = 9 * 86_400  # no zone has changed its clocks twice, there and back, within nine days


@dataclass(frozen=True, slots=True, eq=False)
class ZoneTable:
    """Offsets of one zone, in milliseconds east of Greenwich.

    offset[0] holds before change[0], offset[i + 1] from change[i] on (epoch milliseconds UTC, ascending).
    later, earlier: wall-clock milliseconds of each change by the larger and by the smaller offset: between
    `earlier` and `later` a wall time exists twice (clocks put back) or never (put forward).
    """

    change: Int64
    offset: Int64
    earlier: Int64
    later: Int64

    @property
    def puts_back(self) -> Bool:
        """For each change, whether clocks were put back (an hour exists twice)."""
        return self.offset[1:] < self.offset[:-1]


@lru_cache(maxsize=64)
def zone_table(zone: str) -> ZoneTable:
    """The transitions of an IANA zone; ZoneInfoNotFoundError (a KeyError) for an unknown name."""
    info = ZoneInfo(zone)
    change = [_change_between(before, info) for before in _strides_with_changes(info)]
    offset = np.array([_offset(at, info) for at in (_FIRST, *change)], np.int64)
    low, high = np.minimum(offset[1:], offset[:-1]), np.maximum(offset[1:], offset[:-1])
    instants = np.array(change, np.int64) * 1000
    return ZoneTable(instants, offset, instants + low, instants + high)


def _strides_with_changes(info: ZoneInfo) -> Iterator[int]:
    """Seconds from which the offset one stride later is another."""
    known = _offset(_FIRST, info)
    for start in range(_FIRST, _LAST, _STRIDE):
        later = _offset(start + _STRIDE, info)
        if later != known:
            yield start
        known = later


def _offset(second: int, info: ZoneInfo) -> int:
    """Milliseconds east of Greenwich at an instant (epoch seconds)."""
    instant = datetime(1970, 1, 1, tzinfo=info) + timedelta(seconds=second)
    return (info.fromutc(instant).utcoffset() or timedelta()) // _MS


def _change_between(before: int, info: ZoneInfo) -> int:
    """The first second with another offset than `before`."""
    old = _offset(before, info)
    low, high = before, before + _STRIDE
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(middle, info) == old else (low, middle)
    return high


def utc_offset_ms(utc_ms: Int64, zone: str) -> Int64:
    """Milliseconds east of Greenwich at each instant."""
    table = zone_table(zone)
    return table.offset[_passed(utc_ms, table.change)]


def to_wall(utc_ms: Int64, zone: str) -> Int64:
    """What the clock on the wall showed at each instant, in wall-clock milliseconds."""
    wall: Int64 = utc_ms + utc_offset_ms(utc_ms, zone)
    return wall


def civil_day(utc_ms: Int64, zone: str) -> Int32:
    """The civil day that each instant belongs to."""
    return (to_wall(utc_ms, zone) // DAY_MS).astype(np.int32)


def day_start_ms(day: Int32 | Int64, zone: str) -> Int64:
    """The first instant of each civil day: local midnight, or the change itself where clocks skip it."""
    return from_wall(day.astype(np.int64) * DAY_MS, zone).utc  # where midnight is skipped, it begins the gap


@dataclass(frozen=True, slots=True, eq=False)
class FromWall:
    """utc: the first of two instants; where the time did not exist, the clock before the change goes on.

    repeated: the time existed twice. missing: it never existed. gap: milliseconds from the first instant to
    the second where repeated, else 0.
    """

    utc: Int64
    repeated: Bool
    missing: Bool
    gap: Int64


def from_wall(wall_ms: Int64, zone: str) -> FromWall:
    """Instants of wall-clock times; which of two instants a repeated one means is the caller's question."""
    table = zone_table(zone)
    after = _passed(wall_ms, table.later)
    utc = wall_ms - table.offset[after]
    odd = np.flatnonzero(_passed(wall_ms, table.earlier) != after)
    repeated, missing = np.zeros(len(utc), np.bool_), np.zeros(len(utc), np.bool_)
    gap = np.zeros(len(utc), np.int64)
    if len(odd):
        crossed = after[odd]
        back = table.puts_back[crossed]
        repeated[odd], missing[odd] = back, ~back
        gap[odd] = np.where(back, table.later[crossed] - table.earlier[crossed], 0)
    return FromWall(utc, repeated, missing, gap)


def _passed(times: Int64, marks: Int64) -> NDArray[np.intp]:
    """How many of the ascending `marks` lie at or before each time: few marks in reach are compared in turn."""
    if not len(times):
        return np.zeros(0, np.intp)
    first = int(np.searchsorted(marks, times.min(), side="right"))
    last = int(np.searchsorted(marks, times.max(), side="right"))
    if last - first > _FEW:
        return np.searchsorted(marks, times, side="right")
    passed = np.full(len(times), first, np.intp)
    for mark in marks[first:last]:
        passed += times >= mark
    return passed


def month_of_day(day: Int32 | Int64) -> Int32:
    """Months since January 1970 of each civil day."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)


def first_day_of_month(month: Int32 | Int64) -> Int32:
    """The civil day that each month begins with."""
    return month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def month_starts(first_month: int, last_month: int, zone: str) -> Int64:
    """Instants at which the months begin, and behind them the end of the last (n + 1 boundaries)."""
    months = np.arange(first_month, last_month + 2)
    return day_start_ms(first_day_of_month(months), zone)


def week_of_day(day: Int32 | Int64) -> Int32:
    """Weeks since the one of 1970-01-01, each beginning on a Monday."""
    return ((day.astype(np.int64) + 3) // 7).astype(np.int32)


def first_day_of_week(week: Int32 | Int64) -> Int32:
    """The Monday that each week begins with."""
    return (week.astype(np.int64) * 7 - 3).astype(np.int32)
