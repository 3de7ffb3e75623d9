"""Wall-clock times of a file to instants, by the order in which an hour that exists twice is met.

Inside one series the first occurrence of a repeated local time is summer time and the second winter time; a
file that runs newest first has them the other way round. Whole days printed twice go on in pairs. A single
occurrence is summer time and is told as undecided.
"""

from dataclasses import dataclass

import numpy as np

from sdt_desktop.base.zones import from_wall
from sdt_desktop.importing.rows import Bool
from sdt_desktop.model.blocks import Int64


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """utc: epoch milliseconds. undecided: a repeated time met only once, taken as summer time.

    missing: a time that clocks skipped in spring; `utc` goes on by the clock before the change (an hour later).
    """

    utc: Int64
    undecided: Bool
    missing: Bool


class LocalResolver:
    """One file's local times; what was met in one block is remembered for the next.

    Only when a block ends inside a repeated hour, nobody knows yet whether the other occurrence follows:
    it is then taken for granted, and such a row is not told as undecided.
    """

    def __init__(self, zone: str, *, newest_first: bool = False) -> None:
        self._zone = zone
        self._newest_first = newest_first
        self._met: dict[tuple[int, int], int] = {}

    def resolve(self, wall_ms: Int64, group: Int64 | None = None) -> Resolved:
        """Rows in file order. `group`: numbers that mean the same series in every block."""
        found = from_wall(wall_ms, self._zone)
        undecided = np.zeros(len(wall_ms), np.bool_)
        rows = np.flatnonzero(found.repeated)
        if len(rows):
            series = np.zeros(len(rows), np.int64) if group is None else group[rows]
            keys = list(zip(series.tolist(), wall_ms[rows].tolist(), strict=True))
            second, single = self._by_order(keys, open_end=bool(found.repeated[-1]))
            found.utc[rows[second]] += found.gap[rows[second]]
            undecided[rows[single]] = True
        elif len(wall_ms):
            self._met.clear()
        return Resolved(found.utc, undecided, found.missing)

    def _by_order(self, keys: list[tuple[int, int]], *, open_end: bool) -> tuple[Bool, Bool]:
        """Which rows are the second of their two instants, and which had no partner."""
        before = dict(self._met)
        numbers = []
        for key in keys:
            numbers.append(self._met.get(key, 0))
            self._met[key] = numbers[-1] + 1
        alone = [self._met[key] == 1 and not open_end and key not in before for key in keys]
        odd = np.array(numbers) % 2 == 1
        single = np.array(alone)
        return (~odd & ~single if self._newest_first else odd), single


def resolve_marked(wall_ms: Int64, zone: str, winter: Bool) -> Resolved:
    """Local times of a file that says itself which occurrence a row is; `winter` matters where it repeats."""
    found = from_wall(wall_ms, zone)
    utc = found.utc + np.where(found.repeated & winter, found.gap, 0)
    return Resolved(utc, np.zeros(len(utc), np.bool_), found.missing)


def runs_newest_first(wall_ms: Int64) -> bool:
    """Whether more neighbours go back in time than forward."""
    steps = np.diff(wall_ms)
    return int(np.count_nonzero(steps < 0)) > int(np.count_nonzero(steps > 0))
