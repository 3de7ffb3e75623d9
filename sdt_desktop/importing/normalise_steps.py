"""The step of a reading out of its neighbours' stamps (mean power needs it, and files change step halfway)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int64

Bool = NDArray[np.bool_]
MINUTE = 60_000
_NONE = np.iinfo(np.int64).min
STEPS = np.array([10, 15, 30, 60], np.int64) * MINUTE


@dataclass(frozen=True, slots=True)
class Around:
    """Stamps before the first and after the last of a stretch (epoch ms), None where the file ends."""

    before: int | None
    two_before: int | None
    after: int | None
    two_after: int | None


def neighbour_steps(stamps: Int64, around: Around, *, ends: bool, falling: bool) -> tuple[Int64, Bool]:
    """Step of each stamp of one series in file order (ms), and a mask of those that have none.

    A step counts if it is 10, 15, 30 or 60 minutes. An END stamp (`ends`) is compared with the stamp before it
    in time, a START stamp with the one after it; at the edge of a hole, and where that does not give a step,
    the pair on the other side is taken. A single longer pair between two equal shorter ones is a hole too.
    `falling`: the file runs from new to old.
    """
    before, after = _edge(around.two_before, around.before), _edge(around.after, around.two_after)
    padded = np.concatenate([before, stamps, after])
    gaps = np.abs(np.diff(padded))
    if _all_one_step(gaps):
        return gaps[1:-2], np.zeros(len(stamps), np.bool_)
    gaps[(padded[1:] == _NONE) | (padded[:-1] == _NONE) | ~np.isin(gaps, STEPS)] = 0
    earlier, later = gaps[1:-2], gaps[2:-1]
    if ends != falling:
        first, second, third = earlier, later, gaps[:-3]
    else:
        first, second, third = later, earlier, gaps[3:]
    hole = (first > second) & (second > 0) & (third == second)
    step = np.where((first > 0) & ~hole, first, second)
    return step, step == 0


def _all_one_step(gaps: Int64) -> bool:
    """Whether all stamps, those around them too, lie one accepted step apart: most blocks of most files."""
    return bool((gaps == gaps[0]).all() and gaps[0] in STEPS)


def _edge(*stamps: int | None) -> Int64:
    return np.array([_NONE if stamp is None else stamp for stamp in stamps], np.int64)


def distinct(groups: Int64) -> list[int]:
    """Most files speak of one thing, which is seen without sorting."""
    if len(groups) and (groups == groups[0]).all():
        return [int(groups[0])]
    return [int(group) for group in np.unique(groups)]


def set_places(mask: Bool) -> Int64 | slice:
    """Where a mask is set, as what chooses quickest."""
    return slice(None) if mask.all() else np.flatnonzero(mask)


def without_successor(stamps: Int64, step: int, groups: Int64, ahead: Mapping[int, Sequence[int]]) -> Bool:
    """Rows whose series does not go on with the row one step later; `ahead` are the first stamps of the next block."""
    after = np.full(len(stamps), _NONE, np.int64)
    order = np.argsort(groups, kind="stable")
    same = groups[order[1:]] == groups[order[:-1]]
    after[order[:-1][same]] = stamps[order[1:][same]]
    for last in order[np.append(~same, True)] if len(order) else order:
        after[last] = next(iter(ahead.get(int(groups[last]), ())), _NONE)
    found: Bool = after != stamps + step
    return found
