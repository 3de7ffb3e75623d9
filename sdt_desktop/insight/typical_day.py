"""The typical day: mean rate by local time of day, for streams measured at least hourly."""

from dataclasses import dataclass

import numpy as np

from sdt_desktop.base.zones import civil_day, utc_offset_ms
from sdt_desktop.insight.calendar_days import weekday
from sdt_desktop.model.blocks import Float64, ObservationBlock

_MINUTE = 60_000
_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True, eq=False)
class TypicalDay:
    """Mean rate in each slot of the local day; NaN where a slot has no reading.

    slot_minutes: 30 or 60. rate: canonical unit an hour (kWh an hour is kW). days: civil days that gave values.
    """

    slot_minutes: int
    rate: Float64
    days: int

    @property
    def peak_minute(self) -> int:
        """Minute of the local day at which the highest slot begins."""
        return int(np.nanargmax(self.rate)) * self.slot_minutes


def typical_day(block: ObservationBlock, zone: str, *, weekdays: frozenset[int] | None = None) -> TypicalDay | None:
    """Mean over the civil days of `zone` (only those of `weekdays`, 0 = Monday, if given).

    None when no reading of at most an hour has a value: daily totals have no shape of a day.
    """
    usable = ~np.isnan(block.value) & (block.duration > 0) & (block.duration <= _HOUR_MS)
    if weekdays is not None and len(block):
        usable &= np.isin(weekday(civil_day(block.start, zone)), sorted(weekdays))
    chosen = block.take(usable)
    if not len(chosen):
        return None
    minutes = 30 if int(np.median(chosen.duration)) <= 30 * _MINUTE else 60
    slot = (chosen.start + utc_offset_ms(chosen.start, zone)) % _DAY_MS // (minutes * _MINUTE)
    return TypicalDay(
        minutes, _slot_means(chosen, slot, 1440 // minutes), len(np.unique(civil_day(chosen.start, zone)))
    )


def _slot_means(block: ObservationBlock, slot: np.ndarray, slots: int) -> Float64:
    """Weighted by duration: all the energy of a slot over all its hours."""
    hours = np.bincount(slot, block.duration / _HOUR_MS, slots)
    total = np.bincount(slot, block.value, slots)
    return np.where(hours > 0, total / np.where(hours > 0, hours, 1.0), np.nan)
