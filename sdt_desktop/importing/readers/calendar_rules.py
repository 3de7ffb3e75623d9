"""Unrolling of events that repeat, so that no rule can run for ever.

The recurrences themselves come from recurring-ical-events. Before it sees a rule, its end is set: an impossible
rule (30 February) without one would be searched up to the year 9999, one every second would never end.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import prod
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event, vDDDTypes, vRecur
from icalendar.cal import Component

ROW = "X-SDT-ROW"
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_TIMES_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_MOST_A_DAY = 24
_MOST_YEARS = 60
_MOST_TIMES = 10_000
_FAILURES = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


class BadRule(Exception):  # noqa: N818 - becomes a row problem, never leaves the reader
    """A rule that is broken, or repeats more often than anything in a city."""


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


def unrolled(series: Series, first: date | None, last: date) -> tuple[list[Event], bool]:
    """Every time from `first` (or the series' own start) to `last`, and whether a rule would go on after it.

    The events are copies with their own start and end. Raises `BadRule`.
    """
    try:
        begin = _day(start_of(series.master))
        _check_span(begin, last)
        rules = _rules(series.master)
        until = [_end_of(series, rule, last) for rule in rules]
        calendar = _calendar(series, rules, [end for end, _ in until])
        times = _between(calendar, max(begin, first) if first else begin, last)
    except _FAILURES as error:
        raise BadRule from error
    if len(times) > _MOST_TIMES:
        raise BadRule
    return times, any(goes_on for _, goes_on in until)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _check_span(begin: date, last: date) -> None:
    if last.year - begin.year > _MOST_YEARS:
        raise BadRule


def _rules(event: Event) -> list[vRecur]:
    found = event.get("RRULE", [])
    rules = found if isinstance(found, list) else [found]
    for rule in rules:
        _check_rule(rule)
    return rules


def _check_rule(rule: Any) -> None:
    if not isinstance(rule, vRecur) or _one(rule, "FREQ") not in _FREQUENCIES:
        raise BadRule
    interval = _one(rule, "INTERVAL")
    if interval is not None and int(interval) < 1:
        raise BadRule
    if prod(len(rule.get(name, [0])) for name in _TIMES_A_DAY) > _MOST_A_DAY:
        raise BadRule


def _one(rule: vRecur, name: str) -> Any:
    values = rule.get(name)
    return values[0] if isinstance(values, list) and values else values


def _end_of(series: Series, rule: vRecur, last: date) -> tuple[date, bool]:
    """When the rule ends, at the latest on `last`; whether it would have gone on."""
    stated = _one(rule, "UNTIL")
    if stated is not None:
        end = _day(stated)
        return (stated, False) if end <= last else (last, True)
    count = _one(rule, "COUNT")
    if count is None:
        return last, True
    times = _between(_calendar(_bare(series), [rule], [last]), _day(start_of(series.master)), last)
    if len(times) < int(count):
        return last, True
    starts = sorted((start_of(time) for time in times), key=str)
    return starts[int(count) - 1], False


def _bare(series: Series) -> Series:
    """The series without exceptions and additions: `COUNT` counts what the rule alone gives."""
    master = Event()
    for name in ("UID", "DTSTART", "DTEND", "DURATION"):
        if name in series.master:
            master[name] = series.master[name]
    return Series(master, [], series.zones)


def _calendar(series: Series, rules: list[vRecur], ends: list[date]) -> Calendar:
    """A calendar of this series alone, its rules ending at `ends`."""
    master = series.master.copy(recursive=True)
    master.pop("RRULE", None)
    bounded = [_ending(rule, end, start_of(series.master)) for rule, end in zip(rules, ends, strict=True)]
    if bounded:
        master["RRULE"] = bounded if len(bounded) > 1 else bounded[0]
    calendar = Calendar()
    for part in (*series.zones, master, *series.changes):
        calendar.add_component(part)
    return calendar


def _ending(rule: vRecur, end: date, start: date) -> vRecur:
    """The rule with `UNTIL` of the kind that RFC 5545 wants beside its start: date, local or UTC."""
    bounded = vRecur(rule)
    bounded.pop("COUNT", None)
    if not isinstance(start, datetime):
        bounded["UNTIL"] = [_day(end)]
        return bounded
    moment = end if isinstance(end, datetime) else datetime.combine(end + timedelta(days=1), start.timetz())
    if start.tzinfo is None:
        bounded["UNTIL"] = [moment.replace(tzinfo=None)]
    else:
        bounded["UNTIL"] = [(moment if moment.tzinfo else moment.replace(tzinfo=start.tzinfo)).astimezone(UTC)]
    return bounded


def _between(calendar: Calendar, first: date, last: date) -> list[Event]:
    return recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))  # type: ignore[no-any-return]
