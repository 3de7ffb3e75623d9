"""The table `day`: the local civil days of each stream, kept beside the current view."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from sdt_desktop.model.tables import DayTable
from sdt_desktop.vault import current
from sdt_desktop.vault.bulk import insert_columns
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.days import chosen, derive_days
from sdt_desktop.vault.kinds import OBSERVATIONS
from sdt_desktop.vault.months import days_of, month_of_days
from sdt_desktop.vault.streams import Series

_MONTHS_TOGETHER = 24


def write(connection: Connection, stream: int, table: DayTable, months: Iterable[int]) -> None:
    """Adds the days that lie in `months`; those months have none in the table yet."""
    wanted = chosen(table, np.isin(month_of_days(table.day), np.fromiter(months, np.int32)))
    if not len(wanted):
        return
    columns = (
        wanted.day, wanted.n, wanted.total, wanted.low, wanted.high, wanted.quality, wanted.covered_ms
    )  # fmt: skip
    insert_columns(connection, "day", [[stream] * len(wanted), *(column.tolist() for column in columns)])


def read(connection: Connection, stream: int, first: int | None, last: int | None) -> DayTable:
    """Days from `first` to `last`, both included, None is open."""
    rows = connection.execute(
        "SELECT day, n, sum, min, max, quality, covered_ms FROM day WHERE datastream = ? AND day BETWEEN ? AND ?",
        (stream, -(1 << 31) if first is None else first, 1 << 31 if last is None else last),
    ).fetchall()
    day, n, total, low, high, quality, covered = zip(*rows, strict=True) if rows else [()] * 7
    return DayTable(
        np.array(day, np.int32), np.array(n, np.int32),
        np.array(total, np.float64), np.array(low, np.float64), np.array(high, np.float64),  # NULL becomes NaN
        np.array(quality, np.uint8), np.array(covered, np.int64),
    )  # fmt: skip


def spilt_into(months: Iterable[int], reach: Mapping[int, int]) -> set[int]:
    """The months after each of `months` that its readings still cover; `reach` as of `current.held_months`."""
    return {
        later for month in months for later in range(month + 1, reach.get(month, month) + 1)
    }  # fmt: skip


def rebuild(connection: Connection, series: Series, months: Iterable[int]) -> None:
    """Derives the days of some months again from the current view, readings that reach into them included."""
    reach = current.held_months(connection, series.id)
    long = sorted(month for month, last in reach.items() if last > month)
    for group in _groups(sorted(set(months))):
        for month in group:
            first, after = days_of(month)
            connection.execute(
                "DELETE FROM day WHERE datastream = ? AND day >= ? AND day < ?", (series.id, first, after)
            )
        reaching = (month for month in long if month < group[-1] and reach[month] >= group[0])
        needed = {month for month in (*group, *reaching) if month in reach}
        block = current.readings(connection, series.id, OBSERVATIONS, needed)
        write(connection, series.id, derive_days(block, series.zone), group)


def _groups(months: Sequence[int]) -> Iterator[list[int]]:
    """Rising months, as many together as are worth decoding at once."""
    group: list[int] = []
    for month in months:
        if group and month - group[0] >= _MONTHS_TOGETHER:
            yield group
            group = []
        group.append(month)
    if group:
        yield group
