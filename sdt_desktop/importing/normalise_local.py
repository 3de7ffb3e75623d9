"""Wall-clock stamps become instants: the n-th occurrence rule for the hour that comes twice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.normalise_zone import DAY_MS, Changes, changes_around, stepwise
from sdt_desktop.model.blocks import Int64

Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Instants:
    """utc: epoch ms. nonexistent: where the clock jumped over that time (utc is then moved forward)."""

    utc: Int64
    nonexistent: Bool


class LocalClock:
    """The clock on the wall of one zone, through all blocks of one file.

    Inside one series (`groups`) the first of two equal stamps in the repeated hour is summer time, the second
    winter time, the third (a day printed again) summer time, and so on; in a file that runs from new to old it is
    the other way round. One that comes only once is summer time; `lonely` counts those.
    """

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._seen: dict[tuple[int, int], int] = {}

    @property
    def lonely(self) -> int:
        """How many stamps of repeated hours came an odd number of times so far."""
        return sum(count % 2 for count in self._seen.values())

    def resolve(self, walls: Int64, which: Bool, groups: Int64, *, newest_first: bool) -> Instants:
        """`walls` in wall-clock ms; only the rows of `which` are looked at, others stay as they are."""
        known = changes_around(self.zone, walls)
        first, missing = _first_times(walls, known)
        later = _second_times(walls, known)
        repeated = np.flatnonzero((later != first) & ~missing & which)
        if len(repeated):
            seconds = self._seconds(walls[repeated].tolist(), groups[repeated].tolist(), newest_first)
            first[repeated[seconds]] = later[repeated[seconds]]
        return Instants(np.where(which, first, walls), missing & which)

    def _seconds(self, walls: list[int], groups: list[int], newest_first: bool) -> Bool:
        """Which of these rows, all in repeated hours, are the second time round."""
        keys = list(zip(groups, walls, strict=True))
        total = dict(self._seen)
        for key in keys:
            total[key] = total.get(key, 0) + 1
        second = np.zeros(len(keys), np.bool_)
        for number, key in enumerate(keys):
            turn = self._seen.get(key, 0)
            self._seen[key] = turn + 1
            paired = total[key] > turn // 2 * 2 + 1
            second[number] = paired and (turn % 2 == 0) == newest_first
        return second

    def first_time(self, walls: Int64) -> Int64:
        """The earlier instant of each stamp."""
        return _first_times(walls, changes_around(self.zone, walls))[0]

    def civil(self, days: Int64, offset_ms: int) -> Int64:
        """Instants of a wall-clock time of civil days (days since 1970): `offset_ms` after 00:00."""
        return self.first_time(days * DAY_MS + offset_ms)

    def wall_of(self, instants: Int64) -> Int64:
        """What the clock shows at these instants, in wall-clock ms."""
        known = changes_around(self.zone, instants)
        return instants + stepwise(instants, known.at, np.concatenate([known.before[:1], known.after]))


def _first_times(walls: Int64, known: Changes) -> tuple[Int64, Bool]:
    """Instants by the offset that still holds, or has just ended, and where no offset gives that time."""
    edges = known.at + known.before
    offset = stepwise(walls, edges, np.concatenate([known.before[:1], known.after]))
    gap_until = np.concatenate([np.iinfo(np.int64).min + np.zeros(1, np.int64), known.at + known.after])
    missing = walls < stepwise(walls, edges, gap_until)
    if missing.any():
        offset = np.where(missing, stepwise(walls, edges, np.concatenate([known.before[:1], known.before])), offset)
    return walls - offset, missing


def _second_times(walls: Int64, known: Changes) -> Int64:
    """Instants by the offset that holds as late as possible: later than the first only in repeated hours."""
    edges = known.at + known.after
    return walls - stepwise(walls, edges, np.concatenate([known.before[:1], known.after]))
