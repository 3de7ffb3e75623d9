"""Civil time of IANA zones, vectorised through a table of the zone's changes (7 ms once a zone).

Instants are epoch milliseconds UTC, civil days are days since 1970-01-01, wall clocks are milliseconds since
1970-01-01 00:00 on the clock of the place. Exact from 1900 to 2100; changes closer together than a week
(none in a zone of the program) would be missed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Int32 = NDArray[np.int32]

DAY_MS = 86_400_000
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class ZoneTable:
    """`offset[i]` (ms east of UTC) holds from `since[i]` until `since[i + 1]` (ms UTC)."""

    since: Int64
    offset: Int64


@cache
def zone_table(zone: str) -> ZoneTable:
    """The zone's changes; ZoneInfoNotFoundError for an unknown name."""
    place = ZoneInfo(zone)
    since, offset = [np.iinfo(np.int64).min], [_offset(place, _FIRST)]
    week = timedelta(days=7)
    before = _FIRST
    while before < _LAST:
        after = before + week
        if _offset(place, after) != offset[-1]:
            change = _change_between(place, before, after)
            since.append(_ms(change))
            offset.append(_offset(place, change))
        before = after
    return ZoneTable(np.array(since, np.int64), np.array(offset, np.int64))


def _change_between(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second with another offset than `before`."""
    old = _offset(place, before)
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(place, before + timedelta(seconds=middle)) == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def _offset(place: ZoneInfo, instant: datetime) -> int:
    found = instant.astimezone(place).utcoffset()
    return 0 if found is None else _whole_ms(found)


def _whole_ms(span: timedelta) -> int:
    return (span.days * 86_400 + span.seconds) * 1000


def _ms(instant: datetime) -> int:
    return _whole_ms(instant - _EPOCH)


def utc_offset_ms(utc_ms: Int64, zone: str) -> Int64:
    """Milliseconds east of UTC at each instant."""
    table = zone_table(zone)
    return table.offset[np.searchsorted(table.since, utc_ms, side="right") - 1]


def civil_day(utc_ms: Int64, zone: str) -> Int32:
    """The civil day of the zone that each instant falls on."""
    local: Int64 = utc_ms + utc_offset_ms(utc_ms, zone)
    return (local // DAY_MS).astype(np.int32)


def day_start_ms(day: Int32, zone: str) -> Int64:
    """The first instant of each civil day: local midnight, or the end of the gap where clocks skip it."""
    return wall_to_utc(day.astype(np.int64) * DAY_MS, zone)


def wall_to_utc(wall_ms: Int64, zone: str) -> Int64:
    """Wall clocks to instants: the first of two, and for a skipped one the change itself."""
    table = zone_table(zone)
    reached = table.since[1:] + table.offset[:-1]  # wall clock at which the old offset ends
    index = np.searchsorted(reached, wall_ms, side="right")
    found = wall_ms - table.offset[index]
    change = table.since[index]
    return np.where(found < change, change, found)
