"""Levels of lowest and highest value, so that a curve of millions of points is drawn from a few thousand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Float64, Int64

_FACTOR = 8
_SMALLEST = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """`low` and `high` of `width` neighbouring readings each; NaN only where none of them has a value."""

    width: int
    low: Float64
    high: Float64


@dataclass(frozen=True, slots=True, eq=False)
class Pyramid:
    """`start` epoch milliseconds UTC, rising; `value` NaN where missing; `levels` from fine to coarse."""

    start: Int64
    value: Float64
    levels: tuple[Level, ...]

    def outline(self, first_ms: float, last_ms: float, points: int) -> tuple[Int64, Float64]:
        """At most about 2 x `points` points that trace the same outline between two instants.

        Every returned value is one that was measured; gaps stay NaN.
        """
        begin = max(int(np.searchsorted(self.start, first_ms, side="right")) - 1, 0)
        end = min(int(np.searchsorted(self.start, last_ms, side="left")) + 1, len(self.start))
        if end - begin <= 2 * points:
            return self.start[begin:end], self.value[begin:end]
        fitting = [level for level in self.levels if (end - begin) / level.width >= points]
        return self._zigzag(fitting[-1], begin, end) if fitting else (self.start[begin:end], self.value[begin:end])

    def _zigzag(self, level: Level, begin: int, end: int) -> tuple[Int64, Float64]:
        cells = slice(begin // level.width, -(-end // level.width))
        low, high = level.low[cells], level.high[cells]
        times = self.start[:: level.width][cells]
        return np.repeat(times, 2), np.column_stack((low, high)).ravel()


def pyramid(start: Int64, value: Float64) -> Pyramid:
    """Builds all levels: about a seventh of the series in memory, once."""
    levels: list[Level] = []
    low = high = value
    width = 1
    while len(low) > _SMALLEST:
        low, high, width = _coarser(low, np.fmin), _coarser(high, np.fmax), width * _FACTOR
        levels.append(Level(width, low, high))
    return Pyramid(start, value, tuple(levels))


def _coarser(values: Float64, choose: np.ufunc) -> Float64:
    """`fmin` and `fmax` leave NaN out wherever there is a number."""
    starts: NDArray[np.intp] = np.arange(0, len(values), _FACTOR)
    reduced: Float64 = choose.reduceat(values, starts)
    return reduced
