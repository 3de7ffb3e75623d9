"""Decimal numbers recognised as whole multiples of one factor, so that a chunk can keep whole numbers.

A holder writes `0.071` or `142 W over half an hour`; as floats these have 52 busy bits, as multiples of 0.001 or
of half a watt-hour they fit into one or two bytes. A factor is taken only where it gives back the very same bits.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Float64, Int64

_EXACT = 2.0**53
_SAMPLE = 64


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers divided by `divisor`, or times `factor` and then times `after`, where the divisor is 0."""

    divisor: float
    factor: float = 1.0
    after: float = 1.0

    def apply(self, numbers: Float64 | Int64) -> Float64:
        if self.divisor:
            return numbers / np.float64(self.divisor)
        values: Float64 = numbers * np.float64(self.factor)
        return values if self.after == 1.0 else values * self.after

    def guess(self, values: Float64) -> Float64:
        """The whole numbers that `apply` may give the values of."""
        return np.rint(values * self.divisor if self.divisor else values / (self.factor * self.after))


# A decimal point as it is read; a unit conversion that multiplies, whole and by the half and quarter of an hour
# (halving is exact, so `w * 0.5 * 1e-3` and `w * (1e-3 / 2)` have equal bits); mean watts over 1, 5, 10, 20 minutes.
_SCALES = (
    *(Scale(10.0**power) for power in range(5)),
    *(Scale(0.0, 10.0**-power / part) for power in range(1, 5) for part in (1, 2, 4)),
    *(Scale(0.0, minutes / 60, 1e-3) for minutes in (1, 5, 10, 20)),
    *(Scale(10.0**power) for power in range(5, 8)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """The values are `numbers` under `scale`; a number equal to `hole` stands for no value."""

    numbers: Int64
    scale: Scale
    hole: int | None


def scaled(values: Float64) -> Scaled | None:
    """The values as whole numbers, None where no scale of the list gives all of them back bit by bit."""
    empty = np.isnan(values)
    holed = bool(empty.any())
    known = values[~empty] if holed else values
    for scale in _SCALES:
        if _multiples(known[:_SAMPLE], scale) is None:
            continue
        numbers = _multiples(known, scale)
        if numbers is not None:
            hole = _unused(numbers) if holed else None
            return Scaled(_spread(numbers, empty, hole), scale, hole)
    return None


def unscaled(numbers: Int64, scale: Scale, hole: int | None) -> Float64:
    """What `scaled` took apart."""
    values = scale.apply(numbers)
    if hole is not None:
        values[numbers == hole] = np.nan
    return values


def _multiples(values: Float64, scale: Scale) -> Int64 | None:
    with np.errstate(over="ignore", invalid="ignore"):
        rounded = scale.guess(values)
        if len(rounded) and not np.abs(rounded).max() < _EXACT:
            return None
        same = np.array_equal(scale.apply(rounded), values) and not _negative_zero(values)
    return rounded.astype(np.int64) if same else None


def _negative_zero(values: Float64) -> bool:
    """-0.0 equals 0.0 but is not the same; a whole number cannot keep its sign."""
    return bool(np.any(values.view(np.int64) == np.iinfo(np.int64).min))


def _unused(numbers: Int64) -> int:
    """A number next to the others that none of them is."""
    return int(numbers.min()) - 1 if len(numbers) else -1


def _spread(known: Int64, empty: NDArray[np.bool_], hole: int | None) -> Int64:
    if hole is None:
        return known
    numbers = np.full(len(empty), hole, np.int64)
    numbers[~empty] = known
    return numbers
