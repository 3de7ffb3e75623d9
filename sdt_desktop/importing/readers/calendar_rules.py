"""Unrolling of events that repeat, with their exceptions, additions and moved times.

The dates of a rule are worked out here, up to a stated day; what exceptions and moved times make of them is
the business of recurring-ical-events, which gets the dates one by one and no rule that could run for ever.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event, vDDDTypes
from icalendar.cal import Component

from sdt_desktop.importing.readers.calendar_dates import BadRule, dates_of, plain_rule

ROW = "X-SDT-ROW"
_MOST_YEARS = 60
_MOST_TIMES = 10_000
_FAILURES = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Series:
    """The events of one UID: `master` repeats, `changes` are single times of it that were moved or cancelled."""

    master: Event
    changes: list[Event] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)


def moment_of(event: Event, name: str) -> date | None:
    """A date or date-time; None where it is not there or not readable."""
    found = event.get(name)
    moment: Any = found.dt if isinstance(found, vDDDTypes) else None
    return moment if isinstance(moment, date) else None


def start_of(event: Event) -> date:
    """The start; `BadRule` without one."""
    start = moment_of(event, "DTSTART")
    if start is None:
        raise BadRule
    return start


def day_of(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def unrolled(series: Series, first: date | None, last: date) -> tuple[list[Event], bool]:
    """Every time from `first` (or the series' own start) to `last`, and whether a rule would go on after it.

    The events are copies with their own start and end. Raises `BadRule`.
    """
    start = start_of(series.master)
    try:
        dates, goes_on = _dates(series.master, start, last)
        times = _times(_calendar(series, dates), max(day_of(start), first) if first else day_of(start), last)
    except _FAILURES as error:
        raise BadRule from error
    return times, goes_on


def _dates(master: Event, start: date, last: date) -> tuple[list[date], bool]:
    if last.year - day_of(start).year > _MOST_YEARS:
        raise BadRule
    rules = master.get("RRULE", [])
    dates: list[date] = []
    goes_on = False
    for rule in rules if isinstance(rules, list) else [rules]:
        found, more = dates_of(plain_rule(rule, start), start, last)
        dates += found
        goes_on = goes_on or more
    if len(dates) > _MOST_TIMES:
        raise BadRule
    return dates, goes_on


def _calendar(series: Series, dates: list[date]) -> Calendar:
    """A calendar of this series alone, its rules replaced by their dates."""
    master = series.master.copy(recursive=True)
    master.pop("RRULE", None)
    if dates:
        master.add("RDATE", dates)
    calendar = Calendar()
    for part in (*series.zones, master, *series.changes):
        calendar.add_component(part)
    return calendar


def _times(calendar: Calendar, first: date, last: date) -> list[Event]:
    found = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    return [event for event in found if day_of(start_of(event)) <= last]
