"""The step of a reading out of its neighbours' stamps (mean power needs it, and files change step halfway)."""

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
