"""Civil calendar arithmetic on day numbers (days since 1970-01-01), vectorised, proleptic Gregorian."""

import numpy as np

from sdt_desktop.model.blocks import Int32
from sdt_desktop.model.grain import Grain

_DAY = np.dtype("datetime64[D]")


def cell_of_day(day: Int32, grain: Grain) -> Int32:
    """First day of the civil day, ISO week (Monday), month or year that each day belongs to."""
    if grain is Grain.DAY:
        return day
    if grain is Grain.WEEK:
        return (day - (day + 3) % 7).astype(np.int32)  # 1970-01-01 was a Thursday
    unit = "M" if grain is Grain.MONTH else "Y"
    return day.astype(_DAY).astype(f"datetime64[{unit}]").astype(_DAY).astype(np.int32)


def next_cell(first: Int32, grain: Grain) -> Int32:
    """First day of the cell after the one that begins on `first`."""
    if grain is Grain.DAY:
        return (first + 1).astype(np.int32)
    if grain is Grain.WEEK:
        return (first + 7).astype(np.int32)
    unit = "M" if grain is Grain.MONTH else "Y"
    return (first.astype(_DAY).astype(f"datetime64[{unit}]") + 1).astype(_DAY).astype(np.int32)


def all_cells(first: int, last: int, grain: Grain) -> Int32:
    """Every cell start from the one holding day `first` to the one holding day `last`, both included."""
    ends = np.array([first, last], np.int32)
    if grain in (Grain.DAY, Grain.WEEK):
        begin, end = cell_of_day(ends, grain)
        return np.arange(begin, end + 1, 1 if grain is Grain.DAY else 7, dtype=np.int32)
    unit = "M" if grain is Grain.MONTH else "Y"
    begin, end = ends.astype(_DAY).astype(f"datetime64[{unit}]")
    return np.arange(begin, end + 1).astype(_DAY).astype(np.int32)


def weekday(day: Int32) -> Int32:
    """0 = Monday … 6 = Sunday."""
    return ((day + 3) % 7).astype(np.int32)
