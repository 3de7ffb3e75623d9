"""Hours of a civil day by number, 1 to 23, 24 or 25, as Spanish files print them."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.normalise_view import View
from sdt_desktop.model.blocks import Int64

Bool = NDArray[np.bool_]
_HOUR = re.compile(r"[Hh]?(\d{1,2})(?:\.0+|:00(?::00)?)?")
_LEFT_OUT, _LAST = 3, 24
"""In March a clock shows no third hour, and counting them as they elapse never comes to a twenty-fourth."""


@dataclass(frozen=True, slots=True, eq=False)
class DayHours:
    """hours: as they elapse in their day, 0 where there is none. undecided: rows that may lie an hour earlier."""

    hours: Int64
    undecided: int


def read_hours(view: View, name: str) -> Int64:
    """Whole hours printed as `1`, `01:00` or `H01`; 0 for anything else."""
    codes, labels = view.factors(name)
    return np.array([_hour(label) for label in labels], np.int64)[codes]


def _hour(text: str) -> int:
    found = _HOUR.fullmatch(text)
    return int(found.group(1)) if found and int(found.group(1)) <= 25 else 0


def elapsed(hours: Int64, series: Int64, days: Int64, short: Bool) -> DayHours:
    """Hours after the change of a 23-hour day (`short`), where the series follows the clock, are one less.

    Its hour 24 proves the clock, its hour 3 disproves it; a day that has neither counts as elapsed and is undecided.
    """
    if not short.any():
        return DayHours(hours, 0)
    late = short & (hours > _LEFT_OUT)
    key = series * 10_000_000 + days
    clock = late & np.isin(key, key[short & (hours == _LAST)])
    proven = np.isin(key, key[short & (hours == _LEFT_OUT)])
    return DayHours(hours - clock, int((late & ~clock & ~proven).sum()))
