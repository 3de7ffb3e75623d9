"""What is written beside each month of the current view, so that most questions need no decoding."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.base.zones import civil_day
from sdt_desktop.model.blocks import Int64, ObservationBlock, PositionBlock
from sdt_desktop.vault.columns import Bounds
from sdt_desktop.vault.days import covered_until
from sdt_desktop.vault.months import month_of_days


@dataclass(frozen=True, slots=True)
class Figures:
    """One month. All but `n` and `missing` leave missing values out and are None without any value.

    first_ms and last_ms are starts, end_ms the end of the last reading, reach the last month that a reading covers.
    """

    month: int
    reach: int
    n: int = 0
    missing: int = 0
    total: float | None = None
    low: float | None = None
    high: float | None = None
    first_ms: int | None = None
    last_ms: int | None = None
    end_ms: int | None = None


def observation_figures(block: ObservationBlock, months: list[int], bounds: Bounds, zone: str) -> list[Figures]:
    """Of merged readings, month by month."""
    missing = np.isnan(block.value)
    known, places = block, bounds
    if missing.any():
        known = block.take(~missing)
        places = np.concatenate(([0], np.cumsum(~missing)))[bounds]
    counts = np.diff(places)
    filled = counts > 0
    begins, lasts = places[:-1][filled], places[1:][filled] - 1
    columns = _reduced(known, begins, lasts, zone) if len(begins) else [[] for _ in range(7)]
    rows = zip(*columns, strict=True)
    holes = (np.diff(bounds) - counts).tolist()
    return [
        _figures(month, n, hole, next(rows)) if n else Figures(month, month, missing=hole)
        for month, n, hole in zip(months, counts.tolist(), holes, strict=True)
    ]


def _figures(month: int, n: int, missing: int, row: tuple[Any, ...]) -> Figures:
    total, low, high, first, last, end, reach = row
    return Figures(month, max(month, reach), n, missing, total, low, high, first, last, end)


def _reduced(known: ObservationBlock, begins: Int64, lasts: Int64, zone: str) -> list[list[float]]:
    until = np.maximum.reduceat(covered_until(known), begins)
    reach = month_of_days(civil_day(np.maximum(until - 1, known.start[begins]), zone))
    columns: tuple[NDArray[np.generic], ...] = (
        np.add.reduceat(known.value, begins), np.minimum.reduceat(known.value, begins),
        np.maximum.reduceat(known.value, begins), known.start[begins], known.start[lasts],
        known.start[lasts] + known.duration[lasts], reach,
    )  # fmt: skip
    return [column.tolist() for column in columns]


def position_figures(block: PositionBlock, months: list[int], bounds: Bounds, _zone: str) -> list[Figures]:
    """Of merged positions, month by month: their number and times."""
    first, last = block.time[bounds[:-1]].tolist(), block.time[bounds[1:] - 1].tolist()
    return [
        Figures(month, month, n, first_ms=begin, last_ms=end, end_ms=end)
        for month, n, begin, end in zip(months, np.diff(bounds).tolist(), first, last, strict=True)
    ]
