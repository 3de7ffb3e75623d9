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
# (factor, divides): 1, 0.1 … as a decimal point is read, then as a unit conversion multiplies, whole and by the
# half and quarter of an hour: dividing by two is exact, so `w * 0.5 * 1e-3` and `w * (1e-3 / 2)` have equal bits.
_FACTORS: tuple[tuple[float, bool], ...] = (
    *((10.0**power, True) for power in range(5)),
    *((10.0**-power / part, False) for power in range(1, 5) for part in (1, 2, 4)),
    *((10.0**power, True) for power in range(5, 8)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """The values are `numbers` times `factor`, or divided by it; a number equal to `hole` stands for no value."""

    numbers: Int64
    factor: float
    divides: bool
    hole: int | None


def scaled(values: Float64) -> Scaled | None:
    """The values as whole numbers, None where no factor of the list gives all of them back bit by bit."""
    empty = np.isnan(values)
    holed = bool(empty.any())
    known = values[~empty] if holed else values
    for factor, divides in _FACTORS:
        if _multiples(known[:_SAMPLE], factor, divides) is None:
            continue
        numbers = _multiples(known, factor, divides)
        if numbers is not None:
            hole = _unused(numbers) if holed else None
            return Scaled(_spread(numbers, empty, hole), factor, divides, hole)
    return None


def unscaled(numbers: Int64, factor: float, divides: bool, hole: int | None) -> Float64:
    """What `scaled` took apart."""
    values: Float64 = numbers / np.float64(factor) if divides else numbers * np.float64(factor)
    if hole is not None:
        values[numbers == hole] = np.nan
    return values


def _multiples(values: Float64, factor: float, divides: bool) -> Int64 | None:
    with np.errstate(over="ignore", invalid="ignore"):
        rounded = np.rint(values * factor if divides else values / factor)
        if len(rounded) and not np.abs(rounded).max() < _EXACT:
            return None
        back = rounded / factor if divides else rounded * factor
    numbers = rounded.astype(np.int64)
    same = np.array_equal(back, values) and not _negative_zero(values)
    return numbers if same else None


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
