"""Labels of calendar periods: months, weeks without a year, stretches with both dates. Half-open civil days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sdt_desktop.importing.names import normal_name
from sdt_desktop.model.blocks import Int64

_EPOCH = date(1970, 1, 1)
_CALENDAR = {"month": "M", "year": "Y"}
_MONTHS = {
    1: "janvier january januari enero gener tammikuu januar",
    2: "fevrier february februari febrero febrer helmikuu februar",
    3: "mars march maart marzo marc maaliskuu marz",
    4: "avril april abril huhtikuu",
    5: "mai may mei mayo maig toukokuu",
    6: "juin june juni junio juny kesakuu",
    7: "juillet july juli julio juliol heinakuu",
    8: "aout august augustus agosto agost elokuu",
    9: "septembre september septiembre setembre syyskuu",
    10: "octobre october oktober octubre lokakuu",
    11: "novembre november noviembre marraskuu",
    12: "decembre december diciembre desembre joulukuu dezember",
}
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split()}
_DAY = r"(\d{1,2})[/.](\d{1,2})"
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[/.\-](\d{1,2}))?")
_NAMED = re.compile(r"([^\W\d_]+)\.?\s+(?:de\s+)?(\d{4})")
_RANGE = re.compile(rf"(?:\w+\s+)?{_DAY}[/.](\d{{4}})\s*(?:\w+|-|–)\s*{_DAY}[/.](\d{{4}})")
_WEEK = re.compile(rf"{_DAY}\s*[-–]\s*{_DAY}")


@dataclass(frozen=True, slots=True)
class Label:
    """A period with its years, as days since 1970: `[first, after)`."""

    first: int
    after: int


@dataclass(frozen=True, slots=True)
class YearlessLabel:
    """First and last day as (month, day); the year comes from the rows around."""

    first: tuple[int, int]
    last: tuple[int, int]


def read_label(text: str) -> Label | YearlessLabel | None:
    """The period a label names; None for what is not one, impossible dates among them."""
    text = text.strip()
    try:
        return _read(text)
    except ValueError:
        return None


def _read(text: str) -> Label | YearlessLabel | None:
    if found := _MONTH_FIRST.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _month(int(found[1]), int(found[2])) if found[2] else _year(int(found[1]))
    if found := _NAMED.fullmatch(text):
        number = _MONTH_OF.get(normal_name(found[1]))
        return _month(int(found[2]), number) if number else None
    if found := _RANGE.fullmatch(text):
        day, month, year, last_day, last_month, last_year = (int(part) for part in found.groups())
        return _label(date(year, month, day), date(last_year, last_month, last_day) + timedelta(days=1))
    if found := _WEEK.fullmatch(text):
        day, month, last_day, last_month = (int(part) for part in found.groups())
        return YearlessLabel((month, day), (last_month, last_day))
    return None


def civil_span(days: Int64, stamp: str) -> tuple[Int64, Int64]:
    """First day, and the day after the last, of the month, year or day in which each of these days since 1970 lies."""
    if stamp not in _CALENDAR:
        return days, days + 1
    begun = days.astype("datetime64[D]").astype(f"datetime64[{_CALENDAR[stamp]}]")
    return begun.astype("datetime64[D]").astype(np.int64), (begun + 1).astype("datetime64[D]").astype(np.int64)


def _month(year: int, month: int) -> Label | None:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return _label(first, after)


def _year(year: int) -> Label | None:
    return _label(date(year, 1, 1), date(year + 1, 1, 1))


def _label(first: date, after: date) -> Label | None:
    return Label((first - _EPOCH).days, (after - _EPOCH).days) if first < after else None


def with_years(labels: Sequence[Label | YearlessLabel | None], last_year: int) -> list[Label | None]:
    """Gives ascending labels their years, walking back from the last one, which ends in `last_year`.

    The year falls by one where the last day of a row stands later in the year than that of the row after it.
    """
    dated: list[Label | None] = []
    year, after = last_year, (13, 0)
    for label in reversed(labels):
        if isinstance(label, YearlessLabel):
            if label.last > after:
                year -= 1
            after = label.last
            dated.append(_dated(label, year))
        else:
            dated.append(label)
    dated.reverse()
    return dated


def _dated(label: YearlessLabel, end_year: int) -> Label | None:
    start_year = end_year if label.first <= label.last else end_year - 1
    try:
        return _label(date(start_year, *label.first), date(end_year, *label.last) + timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def without_overlap(labels: Sequence[Label | None]) -> list[Label | None]:
    """A period that reaches into the next one ends where that begins (the two halves of a New Year week)."""
    cut: list[Label | None] = list(labels)
    following: Label | None = None
    for position in range(len(cut) - 1, -1, -1):
        label = cut[position]
        if label is not None:
            if following is not None and label.first < following.first < label.after:
                cut[position] = Label(label.first, following.first)
            following = label
    return cut
