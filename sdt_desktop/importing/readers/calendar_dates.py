"""The dates of one recurrence rule (RFC 5545 § 3.3.10, Gregorian), day by day up to a given one.

The usual library (dateutil) searches a rule that never comes true (30 February) up to the year 9999, and one
that repeats every second without end. Here the last day is part of the question, so every answer ends.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any

from icalendar import vRecur

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_KNOWN = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO",
    "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS",
}  # fmt: skip
_MOST_A_DAY = 24


class BadRule(Exception):  # noqa: N818 - becomes a row problem, never leaves the reader
    """A rule that is broken, or repeats more often than anything in a city."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in plain numbers. weekdays: (day 0 to 6, ordinal or 0). times: what each day repeats at."""

    frequency: str
    interval: int
    count: int | None
    until: date | None
    week_start: int
    weekdays: tuple[tuple[int, int], ...]
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weeks: frozenset[int]
    positions: tuple[int, ...]
    times: tuple[time, ...]


def plain_rule(found: Any, start: date) -> Rule:
    """What the file says, with what follows from the start where it says nothing. Raises `BadRule`."""
    if not isinstance(found, vRecur) or not {key.upper() for key in found} <= _KNOWN:
        raise BadRule
    frequency = str(_one(found, "FREQ", "")).upper()
    weekdays = tuple(_weekday(str(text)) for text in _many(found, "BYDAY"))
    months, month_days = _numbers(found, "BYMONTH"), _numbers(found, "BYMONTHDAY")
    year_days, weeks = _numbers(found, "BYYEARDAY"), _numbers(found, "BYWEEKNO")
    if not (weekdays or month_days or year_days or weeks):
        weekdays, months, month_days = _implied(frequency, start, months)
    rule = Rule(
        frequency, int(_one(found, "INTERVAL", 1)), _count(found), _one(found, "UNTIL", None),
        _DAYS.index(str(_one(found, "WKST", "MO")).upper()), weekdays, months, month_days, year_days, weeks,
        tuple(int(value) for value in _many(found, "BYSETPOS")), _times(found, start),
    )  # fmt: skip
    if frequency not in _FREQUENCIES or rule.interval < 1 or len(rule.times) > _MOST_A_DAY:
        raise BadRule
    if weeks and (rule.week_start or min(weeks) < 1):
        raise BadRule
    return rule


def dates_of(rule: Rule, start: date, last: date) -> tuple[list[date], bool]:
    """Every start up to the day `last`, and whether the rule goes on behind it.

    Dates where `start` is one, else wall-clock date-times with the start's zone.
    """
    found: list[date] = []
    for moment in _moments(rule, start, last):
        if rule.until is not None and _is_after(moment, rule.until):
            return found, False
        if rule.count is not None and len(found) >= rule.count:
            return found, False
        found.append(moment)
    if rule.count is not None and len(found) >= rule.count:
        return found, False
    return found, rule.until is None or _day(rule.until) > last


def _one(found: vRecur, name: str, default: Any) -> Any:
    values = _many(found, name)
    return values[0] if values else default


def _many(found: vRecur, name: str) -> list[Any]:
    values = found.get(name, [])
    return values if isinstance(values, list) else [values]


def _numbers(found: vRecur, name: str) -> frozenset[int]:
    return frozenset(int(value) for value in _many(found, name))


def _count(found: vRecur) -> int | None:
    count = _one(found, "COUNT", None)
    return None if count is None else int(count)


def _weekday(text: str) -> tuple[int, int]:
    return _DAYS.index(text[-2:].upper()), int(text[:-2] or 0)


def _implied(
    frequency: str, start: date, months: frozenset[int]
) -> tuple[tuple[tuple[int, int], ...], frozenset[int], frozenset[int]]:
    """Weekdays, months and days of the month that the start stands for."""
    if frequency == "WEEKLY":
        return ((start.weekday(), 0),), months, frozenset()
    if frequency == "MONTHLY":
        return (), months, frozenset({start.day})
    if frequency == "YEARLY":
        return (), months or frozenset({start.month}), frozenset({start.day})
    return (), months, frozenset()


def _times(found: vRecur, start: date) -> tuple[time, ...]:
    if not isinstance(start, datetime):
        return (time(),)
    own = (
        (name, value)
        for name, value in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", start.second))
    )
    choices = [sorted(_numbers(found, name)) or [value] for name, value in own]
    if len(choices[0]) * len(choices[1]) * len(choices[2]) > _MOST_A_DAY:
        raise BadRule
    return tuple(time(hour, minute, second) for hour, minute, second in product(*choices))


def _moments(rule: Rule, start: date, last: date) -> Iterator[date]:
    first = start.replace(tzinfo=None) if isinstance(start, datetime) else start
    for period in _periods(rule, _day(start), last):
        days = [day for day in period if _matches(rule, day)]
        moments = [_at(day, moment, start) for day in days for moment in rule.times]
        for moment in _chosen(moments, rule.positions):
            bare = moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment
            if bare >= first and _day(moment) <= last:
                yield moment


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _at(day: date, moment: time, start: date) -> date:
    return datetime.combine(day, moment, start.tzinfo) if isinstance(start, datetime) else day


def _chosen(moments: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return moments
    count = len(moments)
    places = {at - 1 if at > 0 else count + at for at in positions if at}
    return [moments[place] for place in sorted(places) if 0 <= place < count]


def _periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    """The days of every period (day, week, month, year) the rule looks at, from the start's on."""
    if rule.frequency == "DAILY":
        yield from ([day] for day in _days(start, last, rule.interval))
    elif rule.frequency == "WEEKLY":
        week = start - timedelta(days=(start.weekday() - rule.week_start) % 7)
        for first in _days(week, last, 7 * rule.interval):
            yield [first + timedelta(days=number) for number in range(7)]
    else:
        step = rule.interval * (12 if rule.frequency == "YEARLY" else 1)
        begin = start.month - 1 if rule.frequency == "MONTHLY" else 0
        for month in range(start.year * 12 + begin, last.year * 12 + last.month, step):
            yield _month_days(month) if rule.frequency == "MONTHLY" else _year_days(month // 12)


def _days(first: date, last: date, step: int) -> Iterator[date]:
    for number in range(0, (last - first).days + 1, step):
        yield first + timedelta(days=number)


def _month_days(month: int) -> list[date]:
    year, number = divmod(month, 12)
    return [date(year, number + 1, day) for day in range(1, calendar.monthrange(year, number + 1)[1] + 1)]


def _year_days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range(366 if calendar.isleap(year) else 365)]


def _matches(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays and not any(_is_weekday(rule, day, *wanted) for wanted in rule.weekdays):
        return False
    if rule.month_days and not _counted(day.day, calendar.monthrange(day.year, day.month)[1], rule.month_days):
        return False
    if rule.year_days:
        length = 366 if calendar.isleap(day.year) else 365
        if not _counted(day.timetuple().tm_yday, length, rule.year_days):
            return False
    return not rule.weeks or day.isocalendar().week in rule.weeks


def _counted(number: int, length: int, wanted: frozenset[int]) -> bool:
    """Whether the number is wanted, counted from the start or (negative) from the end."""
    return number in wanted or number - length - 1 in wanted


def _is_weekday(rule: Rule, day: date, weekday: int, ordinal: int) -> bool:
    if day.weekday() != weekday:
        return False
    if not ordinal or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        number, length = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return ordinal in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))


def _is_after(moment: date, until: date) -> bool:
    """A date-time `until` is in UTC beside a zoned start; a bare date takes its whole day."""
    if isinstance(moment, datetime) and isinstance(until, datetime):
        if moment.tzinfo and until.tzinfo:
            return moment.astimezone(UTC) > until
        return moment.replace(tzinfo=None) > until.replace(tzinfo=None)
    return _day(moment) > _day(until)
