"""Like with like: a month against the same month a year before, over the same days of both."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sdt_desktop.model.tables import DayTable

_FULL_ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Change:
    """`ratio` is this / before - 1; both totals in the canonical unit over the same number of civil days."""

    this: float
    before: float

    @property
    def ratio(self) -> float | None:
        return None if self.before == 0 else self.this / self.before - 1


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    month: int

    @property
    def first(self) -> int:
        return (date(self.year, self.month, 1) - date(1970, 1, 1)).days

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def year_before(self) -> "Month":
        return Month(self.year - 1, self.month)

    @property
    def days(self) -> int:
        return self.next.first - self.first

    def back(self, months: int) -> "Month":
        index = self.year * 12 + self.month - 1 - months
        return Month(index // 12, index % 12 + 1)


def month_of(day: int) -> Month:
    civil = date.fromordinal(date(1970, 1, 1).toordinal() + day)
    return Month(civil.year, civil.month)


def month_total(days: DayTable, month: Month) -> float | None:
    """Sum of the month's known days; None when no day of it has a value."""
    chosen = _in_month(days, month)
    return float(days.total[chosen].sum()) if chosen.any() else None


def is_whole(days: DayTable, month: Month) -> bool:
    """Whether at least nine days in ten of the month have values."""
    return bool(_in_month(days, month).sum() >= _FULL_ENOUGH * month.days)


def latest_whole_month(days: DayTable) -> Month | None:
    """The newest month that `is_whole`, else the newest month with any value."""
    known = days.day[days.n > 0]
    if not len(known):
        return None
    newest = month_of(int(known[-1]))
    return next((m for m in (newest, newest.back(1)) if is_whole(days, m)), newest)


def change_from_last_year(days: DayTable, month: Month) -> Change | None:
    """None unless both months are whole: half a month against a whole one says nothing."""
    if not (is_whole(days, month) and is_whole(days, month.year_before)):
        return None
    this, before = month_total(days, month), month_total(days, month.year_before)
    return None if this is None or before is None else Change(this, before)


def _in_month(days: DayTable, month: Month) -> np.ndarray:
    return (days.day >= month.first) & (days.day < month.next.first) & (days.n > 0)
