"""Clock changes of a zone as arrays, so that millions of stamps are converted without a call for each."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int64
from sdt_desktop.model.period import from_ms, to_ms

DAY_MS = 86_400_000
_PROBE_DAYS = 5
_FIRST, _LAST = -5_000 * DAY_MS * 7, 40_000 * DAY_MS
Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Transitions of one zone. at: epoch ms UTC, rising. before, after: offsets in ms on both sides of each."""

    at: Int64
    before: Int64
    after: Int64

    @property
    def first_offset(self) -> int:
        return int(self.before[0])


def local_ms(wall: datetime, zone: str) -> int:
    """The instant of one wall-clock time: of two, the first; one that a change skips is moved forward."""
    return to_ms(wall.replace(tzinfo=ZoneInfo(zone), fold=0))


@lru_cache(maxsize=64)
def _changes_of_year(zone: str, year: int) -> tuple[tuple[int, int, int], ...]:
    """The changes of one UTC year, found by probing and halving."""
    info = ZoneInfo(zone)
    found = []
    probe = datetime(year, 1, 1, tzinfo=UTC)
    end = datetime(year + 1, 1, 1, tzinfo=UTC)
    while probe < end:
        later = min(probe + timedelta(days=_PROBE_DAYS), end)
        before, after = _offset(probe, info), _offset(later, info)
        if before != after:
            found.append((_halved(to_ms(probe), to_ms(later), info), before, after))
        probe = later
    return tuple(found)


def _offset(instant: datetime, info: ZoneInfo) -> int:
    offset = instant.astimezone(info).utcoffset() or timedelta()
    return round(offset.total_seconds() * 1000)


def _halved(low: int, high: int, info: ZoneInfo) -> int:
    """The first whole second at which the offset of `high` holds."""
    wanted = _offset(from_ms(high), info)
    while high - low > 1000:
        middle = (low + high) // 2000 * 1000
        if _offset(from_ms(middle), info) == wanted:
            high = middle
        else:
            low = middle
    return high


@lru_cache(maxsize=32)
def changes(zone: str, first_year: int, last_year: int) -> Changes:
    """All changes of those years; with none, one that changes nothing, so that arrays are never empty."""
    found = [change for year in range(first_year, last_year + 1) for change in _changes_of_year(zone, year)]
    if not found:
        offset = _offset(datetime(first_year, 1, 1, tzinfo=UTC), ZoneInfo(zone))
        found = [(to_ms(datetime(first_year, 1, 1, tzinfo=UTC)), offset, offset)]
    at, before, after = (np.array(part, np.int64) for part in zip(*found, strict=True))
    return Changes(at, before, after)


def changes_around(zone: str, stamps: Int64) -> Changes:
    """The changes that matter for these stamps (wall-clock or UTC), with a margin of a year."""
    low, high = (int(stamps.min()), int(stamps.max())) if len(stamps) else (0, 0)
    years = [from_ms(min(max(edge, _FIRST), _LAST)).year for edge in (low - 3 * DAY_MS, high + 3 * DAY_MS)]
    return changes(zone, years[0], years[1])


def stepwise(stamps: Int64, edges: Int64, values: Int64) -> Int64:
    """`values[number of edges at or below]` for each stamp; quick where stamps are sorted or see few edges."""
    if not len(stamps):
        return stamps
    low, high = np.searchsorted(edges, [stamps.min(), stamps.max()], side="right")
    if low == high:
        return np.full(len(stamps), values[low], np.int64)
    if (stamps[1:] >= stamps[:-1]).all():
        borders = np.searchsorted(stamps, edges, side="left")
        return np.repeat(values, np.diff(borders, prepend=0, append=len(stamps)))
    return values[np.searchsorted(edges, stamps, side="right")]
