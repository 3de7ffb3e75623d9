"""Civil months of a zone, counted from January 1970: what chunks are cut by.

A month is the local one of the stream's zone, so that each local civil day lies in exactly one month.
"""

import numpy as np

from sdt_desktop.base.zones import civil_day, day_start_ms
from sdt_desktop.model.blocks import Int32, Int64
from sdt_desktop.model.period import Period
from sdt_desktop.vault.columns import Bounds

EARLIEST_MS = -62_135_510_400_000  # 0001-01-02T00:00Z
LATEST_MS = 253_402_128_000_000  # 9999-12-30T00:00Z


def month_of_days(days: Int32) -> Int32:
    """Civil days since 1970-01-01 to civil months since January 1970."""
    months: Int32 = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)
    return months


def first_days(months: Int32) -> Int32:
    """The first civil day of each month."""
    days: Int32 = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    return days


def days_of(month: int) -> tuple[int, int]:
    """First day of a month and of the next."""
    first, after = first_days(np.array([month, month + 1], np.int32)).tolist()
    return first, after


def month_of(instant_ms: int, zone: str) -> int:
    return int(month_of_days(civil_day(np.array([instant_ms], np.int64), zone))[0])


def month_bounds(period: Period, zone: str) -> tuple[int, int]:
    """First and last month, both included, that a period can touch."""
    first = EARLIEST_MS if period.start_ms is None else max(period.start_ms, EARLIEST_MS)
    last = LATEST_MS if period.end_ms is None else min(period.end_ms, LATEST_MS)
    return month_of(min(first, LATEST_MS), zone), month_of(max(last, EARLIEST_MS), zone)


def cut(times: Int64, zone: str) -> tuple[list[int], Bounds]:
    """The months that occur in rising `times`, and their bounds; at least one, EARLIEST_MS to LATEST_MS."""
    first, last = month_of_days(civil_day(times[[0, -1]], zone)).tolist()
    months = np.arange(first, last + 1, dtype=np.int32)
    begins = day_start_ms(first_days(months[1:]), zone) if len(months) > 1 else np.empty(0, np.int64)
    bounds = np.concatenate(([0], np.searchsorted(times, begins), [len(times)]))
    filled = np.diff(bounds) > 0
    return months[filled].tolist(), np.append(bounds[:-1][filled], len(times))
