"""Classes of a calendar heat map: cut at the 20, 40, 60, 80 and 95 % quantiles (design: the interface, § 6)."""

from dataclasses import dataclass

import numpy as np

from sdt_desktop.model.blocks import Float64, Int32
from sdt_desktop.model.tables import DayTable

QUANTILES = (0.20, 0.40, 0.60, 0.80, 0.95)
MISSING_CLASS = 0


@dataclass(frozen=True, slots=True, eq=False)
class HeatCalendar:
    """One class a civil day, 1 (low) to 6 (high); 0 where nothing is known. bounds: five cuts in `unit`."""

    day: Int32
    value: Float64
    heat: Int32
    bounds: Float64
    low: float
    high: float


def heat_calendar(days: DayTable, first: int, last: int) -> HeatCalendar | None:
    """Every day from `first` to `last` (day numbers); None when no day in it has a value."""
    span = np.arange(first, last + 1, dtype=np.int32)
    value = np.full(len(span), np.nan)
    inside = (days.day >= first) & (days.day <= last) & (days.n > 0)
    value[days.day[inside] - first] = days.total[inside]
    known = ~np.isnan(value)
    if not known.any():
        return None
    bounds = np.quantile(value[known], QUANTILES)
    heat = np.where(known, 1 + np.searchsorted(bounds, np.where(known, value, 0.0), side="right"), MISSING_CLASS)
    return HeatCalendar(span, value, heat.astype(np.int32), bounds, float(np.nanmin(value)), float(np.nanmax(value)))
