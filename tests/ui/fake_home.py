"""A plausible dashboard, made by hand: what Home is given in tests and pictures."""

from datetime import timedelta

import numpy as np

from sdt_desktop.insight.change import Change, Month
from sdt_desktop.insight.heat import heat_calendar
from sdt_desktop.insight.typical_day import TypicalDay
from sdt_desktop.model.sharing import Share, ShareState
from sdt_desktop.model.tables import DayTable
from sdt_desktop.model.vocabulary import Domain
from sdt_desktop.services.dashboard import (
    Dashboard,
    DomainCard,
    Inventory,
    News,
    StreamCalendar,
    TypicalDays,
)
from tests.support import NOW

NOW_MS = int(NOW.timestamp() * 1000)
OCTOBER = Month(2026, 10)
DAY_MS = 86_400_000


def empty_dashboard() -> Dashboard:
    return Dashboard(Inventory(0, 0, 0, 0, None, None), (), None, None, (), News(None, 0, 0))


def full_dashboard() -> Dashboard:
    cards = (
        DomainCard(Domain.ELECTRICITY, "electricity.consumption.load-curve", "", "electricity.consumption", "kWh",
                   OCTOBER, 212.4, _bars(290, 180), Change(212.4, 230.9)),
        DomainCard(Domain.GAS, "gas.consumption.daily", "", "gas.consumption", "kWh", OCTOBER, 641.0, _bars(1500, 90), Change(641.0, 590.0)),
        DomainCard(Domain.WATER, "water.consumption.daily", "", "water.consumption", "L", OCTOBER, 6400.0, _bars(7000, 5600), None),
        DomainCard(Domain.MOBILITY, "", "journey", "", "", OCTOBER, 41.0, (*([None] * 10), 12.0, 30.0, 41.0), None),
        DomainCard(Domain.WASTE, "", "collection", "", "", OCTOBER, 8.0, _bars(9, 7), None, NOW_MS + DAY_MS, "Bac jaune"),
    )  # fmt: skip
    return Dashboard(
        Inventory(5, 18_240, 214, 3_020, NOW.date() - timedelta(700), NOW.date() - timedelta(1)), cards,
        TypicalDays("electricity.consumption.load-curve", "electricity.consumption", OCTOBER, _day(1.0), _day(1.13)),
        StreamCalendar("electricity.consumption.load-curve", "electricity.consumption", "kWh", _year()),
        (_share("Espace Conseil Énergie", "Conseil gratuit sur la consommation du foyer", 60),
         _share("Atelier Mobilité", "Nombre de trajets par mode", 30)),
        News(NOW_MS - 40 * DAY_MS, 3, 1_460),
    )  # fmt: skip


def _bars(winter: float, summer: float) -> tuple[float | None, ...]:
    months = np.arange(13)
    wave = (1 + np.cos((months - 3) / 12 * 2 * np.pi)) / 2
    return tuple(float(value) for value in summer + (winter - summer) * wave)


def _day(scale: float) -> TypicalDay:
    hours = (np.arange(48) + 0.5) / 2
    rate = 0.32 + 0.55 * np.exp(-(((hours - 7.6) / 1.1) ** 2)) + 0.25 * np.exp(-(((hours - 12.7) / 0.9) ** 2))
    return TypicalDay(30, (rate + 1.15 * np.exp(-(((hours - 19.5) / 1.6) ** 2))) * scale, 31)


def _year():
    last = int(NOW_MS // DAY_MS) - 1
    day = np.arange(last - 364, last + 1, dtype=np.int32)
    season = 8 + 5 * np.cos((np.arange(365) + 30) / 365 * 2 * np.pi)
    value = season + np.random.default_rng(4).normal(0, 1.2, 365) + np.where((day + 3) % 7 > 4, 2.0, 0.0)
    value[120:127] = np.nan
    known = ~np.isnan(value)
    table = DayTable(day, np.where(known, 48, 0).astype(np.int32), value, value, value, np.zeros(365, np.uint8),
                     np.where(known, DAY_MS, 0).astype(np.int64))  # fmt: skip
    heat = heat_calendar(table, last - 364, last)
    assert heat is not None
    return heat


def _share(recipient: str, purpose: str, days: int) -> Share:
    return Share("urn:uuid:3f6c1f4e-8d0b-4c53-9b60-6a2fd2a3b111", recipient, "card", purpose, NOW_MS - DAY_MS,
                 NOW_MS + days * DAY_MS, ShareState.PREPARED, NOW_MS - DAY_MS, ("data/x.csv",), 24, "x.sdtshare", "", "")  # fmt: skip
