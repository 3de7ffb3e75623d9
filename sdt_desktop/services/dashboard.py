"""What Home shows: the inventory, one card a domain, the typical day, the calendar, running shares, what is new."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from sdt_desktop.insight.change import (
    Change,
    Month,
    change_from_last_year,
    latest_whole_month,
    month_of,
    month_total,
)
from sdt_desktop.insight.heat import HeatCalendar, heat_calendar
from sdt_desktop.insight.typical_day import TypicalDay, typical_day
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.period import EVERYTHING, Period, from_ms
from sdt_desktop.model.sharing import Share, ShareState
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.vocabulary import Aggregation, Domain, observed_property
from sdt_desktop.services.session import Session
from sdt_desktop.services.share_ledger import shares
from sdt_desktop.services.show_stream import step_ms

__all__ = [
    "Change", "Dashboard", "DomainCard", "HeatCalendar", "Inventory", "Month", "News", "StreamCalendar", "TypicalDay",
    "TypicalDays", "dashboard", "main_streams",
]  # fmt: skip

BARS = 13
_EPOCH = date(1970, 1, 1)
_RUNNING = frozenset({ShareState.PREPARED, ShareState.DELIVERED, ShareState.ACKNOWLEDGED})
_PREFERRED = ("load-curve", "quarter", "hourly", "daily", "from-index", "weekly", "monthly")
_EVENT_DOMAINS = {EventKind.JOURNEY: Domain.MOBILITY, EventKind.COLLECTION: Domain.WASTE}


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the vault holds, from the first to the last civil day (each in its own zone) that has something."""

    sources: int
    readings: int
    events: int
    positions: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class DomainCard:
    """One domain in one month: `value` in `unit` ("" for a count), thirteen months up to it, the change.

    `stream` is the public id, "" for events; `kind` the event kind, "" for a stream. `next_ms` is the next
    coming event (waste collection), None without one.
    """

    domain: Domain
    stream: str
    kind: str
    observed_property: str
    unit: str
    month: Month
    value: float | None
    bars: tuple[float | None, ...]
    change: Change | None
    next_ms: int | None = None
    next_label: str = ""


@dataclass(frozen=True, slots=True)
class TypicalDays:
    """The newest month's typical day beside that of the year before (None where there is none)."""

    stream: str
    observed_property: str
    month: Month
    this: TypicalDay
    before: TypicalDay | None


@dataclass(frozen=True, slots=True)
class StreamCalendar:
    stream: str
    observed_property: str
    unit: str
    heat: HeatCalendar


@dataclass(frozen=True, slots=True)
class News:
    """Since the last visit: imports and values that came in. `since_ms` None on the first visit."""

    since_ms: int | None
    imports: int
    new_values: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    inventory: Inventory
    cards: tuple[DomainCard, ...]
    typical: TypicalDays | None
    calendar: StreamCalendar | None
    running: tuple[Share, ...]
    news: News


def dashboard(session: Session) -> Dashboard:
    """Reads the day table, and one month of one load curve; never a whole fine series."""
    held = session.store.streams()
    chosen = [stream for stream in main_streams(held) if stream.count]
    events = session.store.events(EVERYTHING, None)
    return Dashboard(
        _inventory(session, held, events),
        (*(_stream_card(session, stream) for stream in chosen), *_event_cards(session, events)),
        _typical(session, chosen),
        _calendar(session, chosen),
        tuple(share for share in shares(session) if share.state in _RUNNING),
        _news(session),
    )


def main_streams(held: tuple[Datastream, ...]) -> list[Datastream]:
    """One stream a domain, the finest that is counted in sums: two series of one domain are never added."""
    best: dict[Domain, Datastream] = {}
    for stream in sorted(held, key=_preference):
        prop = observed_property(stream.key.observed_property)
        if prop.aggregation is Aggregation.SUM:
            best.setdefault(prop.domain, stream)
    order = list(Domain)
    return sorted(best.values(), key=lambda each: order.index(observed_property(each.key.observed_property).domain))


def _preference(stream: Datastream) -> tuple[int, int, int, str]:
    """Consumption before production, energy before volume, fine before coarse; the name settles the rest."""
    code = stream.key.observed_property
    series = stream.key.series
    rank = next((place for place, word in enumerate(_PREFERRED) if series.startswith(word)), len(_PREFERRED))
    return (0 if code.endswith("consumption") else 1, -int(bool(stream.count)), rank, stream.id)


def _inventory(session: Session, held: tuple[Datastream, ...], events: tuple[Event, ...]) -> Inventory:
    tracks = session.store.position_things()
    now = _now_ms(session)
    spans = [
        *(
            (each.first_ms, each.end_ms - 1, each.key.zone)
            for each in held
            if each.first_ms is not None and each.end_ms
        ),
        *((each.start_ms, each.start_ms, each.zone) for each in events if each.start_ms <= now),
        *((each.first_ms, each.last_ms, each.zone) for each in tracks),
    ]
    sources = {each.key.source for each in held} | {each.source for each in events} | {each.source for each in tracks}
    return Inventory(
        len(sources), sum(each.count for each in held), len(events), sum(each.count for each in tracks),
        min((_local(first, zone) for first, _, zone in spans), default=None),
        max((_local(last, zone) for _, last, zone in spans), default=None),
    )  # fmt: skip


def _local(instant_ms: int, zone: str) -> date:
    return from_ms(instant_ms).astimezone(ZoneInfo(zone)).date()


def _stream_card(session: Session, stream: Datastream) -> DomainCard:
    days = session.store.days(stream.id, None, None)
    month = latest_whole_month(days) or month_of(int(days.day[-1]))
    prop = observed_property(stream.key.observed_property)
    return DomainCard(
        prop.domain, stream.id, "", prop.code, prop.unit, month, month_total(days, month),
        tuple(month_total(days, month.back(back)) for back in range(BARS - 1, -1, -1)),
        change_from_last_year(days, month) if step_ms(session, stream) <= 25 * 3_600_000 else None,
    )  # fmt: skip


def _event_cards(session: Session, events: tuple[Event, ...]) -> list[DomainCard]:
    return [
        _event_card(session, domain, kind, chosen)
        for kind, domain in _EVENT_DOMAINS.items()
        if (chosen := [event for event in events if event.kind is kind])
    ]


def _event_card(session: Session, domain: Domain, kind: EventKind, events: list[Event]) -> DomainCard:
    """Counted by month of the event's start; what lies ahead is not counted but named as next."""
    now = _now_ms(session)
    months = [month_of(_day(event.start_ms)) for event in events if event.start_ms <= now]
    month = _newest_full(months, month_of(_day(now)))
    ahead = min((event for event in events if event.start_ms > now), key=lambda event: event.start_ms, default=None)
    bars = tuple(float(months.count(month.back(back))) or None for back in range(BARS - 1, -1, -1))
    return DomainCard(
        domain, "", kind.value, "", "", month, float(months.count(month)), bars, None,
        None if ahead is None else ahead.start_ms, "" if ahead is None else ahead.label,
    )  # fmt: skip


def _newest_full(months: list[Month], current: Month) -> Month:
    """The newest month with events, other than the one that is not over."""
    past = [month for month in months if month != current]
    return max(past or months or [current], key=lambda month: (month.year, month.month))


def _typical(session: Session, chosen: list[Datastream]) -> TypicalDays | None:
    for stream in chosen:
        if stream.last_ms is None or not 0 < step_ms(session, stream) <= 3_600_000:
            continue
        month = latest_whole_month(session.store.days(stream.id, None, None))
        this = None if month is None else _typical_of(session, stream, month)
        if month is not None and this is not None:
            return TypicalDays(
                stream.id, stream.key.observed_property, month, this, _typical_of(session, stream, month.year_before)
            )
    return None


def _typical_of(session: Session, stream: Datastream, month: Month) -> TypicalDay | None:
    first = _EPOCH + timedelta(month.first)
    period = Period.of_local_days(first, first + timedelta(month.days - 1), stream.key.zone)
    return typical_day(session.store.observations(stream.id, period), stream.key.zone)


def _calendar(session: Session, chosen: list[Datastream]) -> StreamCalendar | None:
    for stream in chosen:
        days = session.store.days(stream.id, None, None)
        known = days.day[days.n > 0]
        if len(known) and step_ms(session, stream) <= 25 * 3_600_000:
            last = int(known[-1])
            heat = heat_calendar(days, max(last - 364, int(known[0])), last)
            if heat is not None:
                return StreamCalendar(stream.id, stream.key.observed_property, stream.unit, heat)
    return None


def _news(session: Session) -> News:
    since = session.last_visit_ms
    fresh = [
        batch
        for batch in session.store.batches()
        if batch.undone_at_ms is None and (since is None or batch.imported_at_ms > since)
    ]
    values = sum(each.observations.new + each.events.new + each.positions.new for each in fresh)
    return News(since, len(fresh), values)


def _now_ms(session: Session) -> int:
    return int(session.clock.now().timestamp() * 1000)


def _day(instant_ms: int) -> int:
    return int(np.floor_divide(instant_ms, 86_400_000))
