"""What Explore shows of one stream: its curve, its typical day, a year of days, sums by day to year."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from sdt_desktop.insight.heat import HeatCalendar, heat_calendar
from sdt_desktop.insight.pyramid import Pyramid, pyramid
from sdt_desktop.insight.typical_day import TypicalDay, typical_day
from sdt_desktop.model.blocks import Int64, ObservationBlock, UInt8
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import Period, day_number
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.services.dashboard import main_streams
from sdt_desktop.services.held import known_days
from sdt_desktop.services.session import Session
from sdt_desktop.services.show_stream import grains_of, show_stream, step_ms

_EPOCH = date(1970, 1, 1)
_HOUR = 3_600_000
_WEEKDAYS, _WEEKEND = frozenset(range(5)), frozenset({5, 6})
_LOOSE = 1.5  # a hole begins where the next reading starts later than half a step after the last one's end
_MOST_READINGS = 5_000_000


class View(StrEnum):
    CURVE = "curve"
    TYPICAL = "typical"
    CALENDAR = "calendar"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Explorable:
    """A stream and how it can be looked at. first_day, last_day: civil days of its zone, both inclusive."""

    stream: Datastream
    step_ms: int
    grains: tuple[Grain, ...]
    views: tuple[View, ...]
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Shelf:
    """All streams, and the ones to begin with."""

    streams: tuple[Explorable, ...]
    suggested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose; `first` and `last` are inclusive civil days, `grain` counts for bars only."""

    stream: str
    view: View
    first: date
    last: date
    grain: Grain = Grain.DAY


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Readings in time order. Holes are entries of their own without a value, so every gap is one.

    end: epoch milliseconds UTC. quality: `Quality` codes. low, high: positions of the extremes.
    """

    series: Pyramid
    end: Int64
    quality: UInt8
    low: int
    high: int
    known: int


@dataclass(frozen=True, slots=True)
class TypicalWeek:
    """Monday to Friday beside Saturday and Sunday; None where there is none of them."""

    weekdays: TypicalDay | None
    weekend: TypicalDay | None


@dataclass(frozen=True, slots=True, eq=False)
class Explored:
    """The picture asked for; `picture` None means that nothing is known then, and `nearest` where something is."""

    asked: Asked
    picture: Curve | TypicalWeek | HeatCalendar | SeriesTable | None
    nearest: tuple[date, date] | None = None


def shelf(session: Session) -> Shelf:
    held = session.store.streams()
    return Shelf(
        tuple(found for stream in held if (found := _explorable(session, stream)) is not None),
        tuple(stream.id for stream in main_streams(held) if stream.count)[:3],
    )


def explore(session: Session, asked: Asked) -> Explored:
    """Raises vault.no_such_stream, show.too_many_rows."""
    held = session.store.stream(asked.stream)
    picture = _MAKERS[asked.view](session, held, asked)
    if picture is not None:
        return Explored(asked, picture)
    return Explored(asked, None, _nearest(session, held, asked))


def _explorable(session: Session, stream: Datastream) -> Explorable | None:
    known = known_days(session.store.days(stream.id))
    if not len(known):
        return None
    step = step_ms(session, stream)
    views = [View.CURVE, View.BARS]
    if step <= 25 * _HOUR:
        views.insert(1, View.CALENDAR)
    if 0 < step <= _HOUR:
        views.insert(1, View.TYPICAL)
    grains = tuple(grain for grain in grains_of(session, stream) if grain.coarseness >= Grain.DAY.coarseness)
    return Explorable(stream, step, grains, tuple(views), _day(known[0]), _day(known[-1]))


# --- the four pictures ---------------------------------------------------------------------------------------


def _curve(session: Session, held: Datastream, asked: Asked) -> Curve | None:
    block = _block(session, held, asked)
    known = ~np.isnan(block.value)
    if not known.any():
        return None
    block = with_holes(block)
    value = block.value
    return Curve(
        pyramid(block.start, value), block.start + block.duration,
        np.where(np.isnan(value), np.uint8(Quality.UNKNOWN), block.quality).astype(np.uint8),
        int(np.nanargmin(value)), int(np.nanargmax(value)), int(known.sum()),
    )  # fmt: skip


def with_holes(block: ObservationBlock) -> ObservationBlock:
    """A reading without a value is put wherever the next one starts clearly after the last one's end."""
    if len(block) < 2:
        return block
    end = block.start + block.duration
    step = np.where(block.duration > 0, block.duration, _usual_step(block))
    hole = np.flatnonzero(block.start[1:] - block.start[:-1] > _LOOSE * step[:-1])
    if not len(hole):
        return block
    at = hole + 1
    since = np.where(block.duration[hole] > 0, end[hole], end[hole] + 1)
    return ObservationBlock(
        np.insert(block.start, at, since),
        np.insert(block.duration, at, block.start[at] - since),
        np.insert(block.value, at, np.nan),
        np.insert(block.quality, at, np.uint8(Quality.UNKNOWN)),
        np.insert(block.row, at, np.int32(0)),
    )


def _usual_step(block: ObservationBlock) -> int:
    """Of instants: three usual distances, since sensors skip a beat now and then."""
    return 3 * int(np.median(np.diff(block.start)))


def _typical(session: Session, held: Datastream, asked: Asked) -> TypicalWeek | None:
    block, zone = _block(session, held, asked), held.key.zone
    week = TypicalWeek(typical_day(block, zone, weekdays=_WEEKDAYS), typical_day(block, zone, weekdays=_WEEKEND))
    return None if week.weekdays is None and week.weekend is None else week


def _calendar(session: Session, held: Datastream, asked: Asked) -> HeatCalendar | None:
    first, last = day_number(asked.first), day_number(asked.last)
    assert first is not None
    assert last is not None
    return heat_calendar(session.store.days(held.id, first, last), first, last)


def _bars(session: Session, held: Datastream, asked: Asked) -> SeriesTable | None:
    days = session.store.days(held.id, day_number(asked.first), day_number(asked.last))
    if not (days.n > 0).any():
        return None
    return show_stream(session, held.id, asked.grain, asked.first, asked.last)


_MAKERS = {View.CURVE: _curve, View.TYPICAL: _typical, View.CALENDAR: _calendar, View.BARS: _bars}


def _block(session: Session, held: Datastream, asked: Asked) -> ObservationBlock:
    from sdt_desktop.base.errors import SdtError

    period = Period.of_local_days(asked.first, asked.last, held.key.zone)
    blocks, count = [], 0
    for block in session.store.iter_observations(held.id, period):
        count += len(block)
        if count > _MOST_READINGS:
            raise SdtError("show.too_many_rows", limit=_MOST_READINGS)
        blocks.append(block)
    return ObservationBlock.joined(blocks)


def _nearest(session: Session, held: Datastream, asked: Asked) -> tuple[date, date] | None:
    """The calendar month that holds the known day nearest to what was asked."""
    days = session.store.days(held.id)
    known = days.day[days.n > 0].astype(np.int64)
    first, last = day_number(asked.first), day_number(asked.last)
    if not len(known) or first is None or last is None:
        return None
    away = np.maximum(np.maximum(first - known, known - last), 0)
    day = _day(known[int(np.argmin(away))])
    begin = day.replace(day=1)
    return begin, (begin + timedelta(31)).replace(day=1) - timedelta(1)


def _day(number: "int | np.integer") -> date:
    return _EPOCH + timedelta(int(number))
