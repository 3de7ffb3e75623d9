"""Calendars (iCalendar, RFC 5545): one row an event, one row each time of an event that repeats.

Columns: uid, summary, start, end, all_day, location, description, categories, status, recurrence.
`start` and `end` are civil dates for whole days (`end` excluded, as in the file), else date-times: with their
zone, or in `ReadOptions.zone`, or naive where neither is known. `all_day` is true or false. `recurrence` is
the ISO text of the original start for one time of a series, else empty. Rows carry the number of their VEVENT.

Rules are unrolled from `ReadOptions.first_day` (or their own start) to `last_day`, by default one year
after the last date the file itself holds; a rule that would go on is noticed. Cancelled events are skipped.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from icalendar import Calendar, Event

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.calendar_dates import BadRule
from sdt_desktop.importing.readers.calendar_rules import ROW, Series, day_of, moment_of, start_of, unrolled
from sdt_desktop.importing.readers.calendar_text import MOST_EVENTS, calendars_of
from sdt_desktop.importing.rows import Cell, CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

COLUMNS = (
    "uid", "summary", "start", "end", "all_day", "location", "description", "categories", "status", "recurrence",
)  # fmt: skip
_A_YEAR = timedelta(days=365)


class CalendarReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as `calendars_of` says, and file.too_many_rows."""
        calendars, encoding = calendars_of(source, limits)
        number = 0
        for calendar in calendars:
            rows = _Rows(calendar, options, min(limits.rows, MOST_EVENTS), source.name)
            number = _number_events(calendar, number)
            yield from rows.items(encoding)


def _number_events(calendar: Calendar, number: int) -> int:
    """Notes in every event its number in the file, so that its repetitions keep it."""
    for event in calendar.walk("VEVENT"):
        number += 1
        event[ROW] = str(number)
    return number


def _row(event: Event) -> int:
    return int(str(event[ROW]))


class _Rows:
    """The rows of one calendar."""

    def __init__(self, calendar: Calendar, options: ReadOptions, most: int, file: str) -> None:
        self._calendar = calendar
        self._zone = ZoneInfo(options.zone) if options.zone else None
        self._first = date.fromisoformat(options.first_day) if options.first_day else None
        self._last_day = options.last_day
        self._most = most
        self._file = file
        self._rows: list[tuple[int, dict[str, Cell]]] = []
        self._cut = False

    def items(self, encoding: str) -> Iterator[ReadItem]:
        events = [event for event in self._calendar.walk("VEVENT") if isinstance(event, Event)]
        last = date.fromisoformat(self._last_day) if self._last_day else _last_date(events) + _A_YEAR
        for group in _grouped(events, self._calendar):
            if isinstance(group, Series):
                yield from self._repeated(group, last)
            else:
                yield from self._single(group, repeated=False)
        if self._rows:
            yield self._block(encoding)
        if self._cut:
            yield SourceNotice("source.recurrence_window", (("until", last.isoformat()),))

    def _single(self, event: Event, *, repeated: bool) -> Iterator[ReadItem]:
        if moment_of(event, "DTSTART") is None:
            yield RowProblem(_row(event), "event.no_time")
        elif str(event.get("STATUS", "")).upper() == "CANCELLED":
            yield SkippedRow(_row(event), "skipped.cancelled")
        else:
            self._rows.append((_row(event), self._cells(event, repeated=repeated)))
            if len(self._rows) > self._most:
                raise SdtError("file.too_many_rows", file=self._file, limit=self._most)

    def _repeated(self, series: Series, last: date) -> Iterator[ReadItem]:
        try:
            times, goes_on = unrolled(series, self._first, last)
        except BadRule:
            yield RowProblem(_row(series.master), "event.bad_recurrence")
            return
        self._cut = self._cut or goes_on
        for event in sorted(times, key=lambda event: str(start_of(event))):
            yield from self._single(event, repeated=True)

    def _cells(self, event: Event, *, repeated: bool) -> dict[str, Cell]:
        start = self._zoned(moment_of(event, "DTSTART"))
        original = self._zoned(moment_of(event, "RECURRENCE-ID")) if repeated else None
        cells: dict[str, Cell] = {name: _text(event, name) for name in COLUMNS}
        cells["start"], cells["end"] = start, self._zoned(_end(event))
        cells["all_day"] = not isinstance(start, datetime)
        cells["categories"] = _categories(event)
        cells["recurrence"] = original.isoformat() if original else ""
        return cells

    def _zoned(self, moment: date | None) -> date | None:
        if isinstance(moment, datetime) and moment.tzinfo is None and self._zone:
            return moment.replace(tzinfo=self._zone)
        return moment

    def _block(self, encoding: str) -> RawBlock:
        columns = {name: CellColumn([cells[name] for _, cells in self._rows]) for name in COLUMNS}
        named = {"title": "X-WR-CALNAME", "zone": "X-WR-TIMEZONE", "product": "PRODID"}
        context = {name: str(self._calendar[key]) for name, key in named.items() if key in self._calendar}
        return RawBlock(columns, np.array([row for row, _ in self._rows], np.int32), context, encoding)


def _grouped(events: list[Event], calendar: Calendar) -> Iterator[Event | Series]:
    """Events as they come; those that repeat together with the changed times of theirs."""
    zones = list(calendar.walk("VTIMEZONE"))
    masters = {str(event.get("UID", "")): event for event in events if _repeats(event)}
    changes: dict[str, list[Event]] = {}
    for event in events:
        if _changes(event) and str(event.get("UID", "")) in masters:
            changes.setdefault(str(event["UID"]), []).append(event)
    for event in events:
        uid = str(event.get("UID", ""))
        if _repeats(event):
            own = changes.get(uid, []) if masters[uid] is event else []
            yield Series(event, own, zones)
        elif not (_changes(event) and uid in masters):
            yield event


def _repeats(event: Event) -> bool:
    """Has a rule or further dates, and a start they can count from."""
    return ("RRULE" in event or "RDATE" in event) and not _changes(event) and moment_of(event, "DTSTART") is not None


def _changes(event: Event) -> bool:
    return "RECURRENCE-ID" in event and bool(event.get("UID"))


def _end(event: Event) -> date | None:
    """Stated, or start and duration, or the day after an all-day start."""
    start, end = moment_of(event, "DTSTART"), moment_of(event, "DTEND")
    if end is not None or start is None:
        return end
    lasting = getattr(event.get("DURATION"), "td", None)
    if isinstance(lasting, timedelta):
        return start + lasting
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def _text(event: Event, name: str) -> str:
    found = event.get(name.upper(), "")
    found = found[0] if isinstance(found, list) and found else found
    return str(found).strip() if name not in ("start", "end") else ""


def _categories(event: Event) -> str:
    found = event.get("CATEGORIES", [])
    return ", ".join(
        str(text) for part in (found if isinstance(found, list) else [found]) for text in getattr(part, "cats", ())
    )


def _last_date(events: list[Event]) -> date:
    """The last date any event states, its own stamp included."""
    moments = [moment_of(event, name) for event in events for name in ("DTSTART", "DTSTAMP", "DTEND")]
    return max((day_of(moment) for moment in moments if moment), default=date(1970, 1, 1))


READER = CalendarReader()
