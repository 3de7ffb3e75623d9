"""Explore: nothing held, nothing chosen, the four views, a table, own dates, no data then."""

from datetime import date

import numpy as np

from sdt_desktop.insight.cells import StreamWords, day_cells
from sdt_desktop.insight.heat import heat_calendar
from sdt_desktop.insight.pyramid import pyramid
from sdt_desktop.insight.typical_day import typical_day
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import day_number, local_midnight_ms
from sdt_desktop.model.streams import Datastream, StreamKey, ThingKey, ThingKind
from sdt_desktop.services.explore import Asked, Curve, Explorable, Explored, Shelf, TypicalWeek, View, with_holes
from sdt_desktop.vault.days import derive_days
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

ZONE = "Europe/Paris"
FIRST, LAST = date(2024, 11, 1), date(2026, 10, 20)
START_MS = local_midnight_ms(FIRST, ZONE)
HOUR = 3_600_000


def _readings() -> ObservationBlock:
    """Two years of hours with a week missing, and a stretch that was estimated."""
    start = START_MS + np.arange((LAST - FIRST).days * 24 + 24, dtype=np.int64) * HOUR
    hour, day = np.arange(len(start)) % 24, np.arange(len(start)) / 24
    shape = 0.2 + 0.5 * np.exp(-(((hour - 7.5) / 1.2) ** 2)) + np.exp(-(((hour - 19.5) / 1.8) ** 2))
    value = shape * (1 + 0.5 * np.cos((day - 75) / 365 * 2 * np.pi)) + np.random.default_rng(3).uniform(
        0, 0.15, len(start)
    )
    quality = np.zeros(len(start), np.uint8)
    quality[16_900:16_980] = 2
    keep = (start < start[8_000]) | (start > start[8_400])
    block = ObservationBlock(start, np.full(len(start), HOUR, np.int64), value, quality, np.ones(len(start), np.int32))
    return block.take(keep)


READINGS = _readings()
DAYS = derive_days(READINGS, ZONE)


def _stream(prop: str, series: str, unit: str) -> Datastream:
    key = StreamKey("fr-enedis", ThingKey(ThingKind.METER), prop, series, ZONE)
    return Datastream(
        f"{prop}.{series}", key, "meter 1", unit, len(READINGS), 0, 9_000.0, START_MS, START_MS, START_MS, 1
    )


GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR)
LOAD = Explorable(_stream("electricity.consumption", "load-curve", "kWh"), HOUR, GRAINS, tuple(View), FIRST, LAST)
WATER = Explorable(_stream("water.consumption", "daily", "L"), 24 * HOUR, GRAINS,
                   (View.CURVE, View.CALENDAR, View.BARS), FIRST, LAST)  # fmt: skip
AIR = Explorable(_stream("air.temperature", "hourly", "Cel"), HOUR, GRAINS, tuple(View), FIRST, LAST)
SHELF = Shelf((LOAD, WATER, AIR), (LOAD.stream.id, WATER.stream.id))


def picture(asked: Asked):
    low, high = local_midnight_ms(asked.first, ZONE), local_midnight_ms(asked.last, ZONE) + 24 * HOUR
    block = READINGS.take((READINGS.start >= low) & (READINGS.start < high))
    if not len(block):
        return None
    if asked.view is View.CURVE:
        block = with_holes(block)
        return Curve(pyramid(block.start, block.value), block.start + block.duration, block.quality,
                     int(np.nanargmin(block.value)), int(np.nanargmax(block.value)), len(block))  # fmt: skip
    if asked.view is View.TYPICAL:
        parts = (frozenset(range(5)), frozenset({5, 6}))
        return TypicalWeek(*(typical_day(block, ZONE, weekdays=part) for part in parts))
    if asked.view is View.CALENDAR:
        return heat_calendar(DAYS, day_number(asked.first), day_number(asked.last))
    words = StreamWords(asked.stream, LOAD.stream.key.observed_property, ZONE)
    return day_cells(derive_days(block, ZONE), asked.grain, words)


class Full(FakeServices):
    def note_export(self, session, stream, kind):
        self.noted = (stream, kind)

    def shelf(self, session):
        return SHELF

    def explore(self, session, asked):
        made = picture(asked)
        return Explored(asked, made, None if made is not None else (date(2026, 10, 1), date(2026, 10, 31)))


class Empty(FakeServices):
    def shelf(self, session):
        return Shelf((), ())


def _view(view: str, *, twin: bool = False):
    def settle(page) -> None:
        page.choose_view(view)
        if twin:
            from tests.ui.gallery import _settle

            _settle(page.ctx)
            page.swap()

    return settle


def _nowhere(page) -> None:
    page._go_to(date(2031, 1, 1), date(2031, 2, 1))


def _month(page) -> None:
    page._go_to(date(2025, 9, 20), date(2025, 10, 20))


def _week(page) -> None:
    page._go_to(date(2026, 10, 7), date(2026, 10, 12))


ONE = {"stream": LOAD.stream.id}
STATES = (
    Shown("explore", "empty", Empty),
    Shown("explore", "choose", Full),
    Shown("explore", "curve", Full, arguments=ONE),
    Shown("explore", "gap", Full, _month, arguments=ONE),
    Shown("explore", "week", Full, _week, arguments=ONE),
    Shown("explore", "typical", Full, _view("typical"), arguments=ONE),
    Shown("explore", "calendar", Full, _view("calendar"), arguments=ONE),
    Shown("explore", "bars", Full, _view("bars"), arguments=ONE),
    Shown("explore", "table", Full, _view("bars", twin=True), arguments=ONE),
    Shown("explore", "no-data", Full, _nowhere, arguments=ONE),
    Shown("explore", "loading", Full, loading),
    Shown("explore", "error", failing("shelf")),
)
