"""When the family is at home, what it does, and the weather outside. Everything is invented.

Two adults and two children in a terraced house with gas heating; one adult works at home on Wednesdays and
Fridays; a new refrigerator in February 2026, a thermostat one degree lower from the second winter on, a toilet
that leaked in June 2026. Three true stories for the figures to tell.
"""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

FIRST = date(2024, 11, 1)
LAST = date(2026, 10, 31)
ZONE = ZoneInfo("Europe/Paris")
HALF_HOUR = timedelta(minutes=30)
METER = "00000000000000"

_AWAY = (
    (date(2024, 12, 23), date(2024, 12, 29)),
    (date(2025, 2, 15), date(2025, 2, 21)),
    (date(2025, 4, 19), date(2025, 4, 23)),
    (date(2025, 7, 26), date(2025, 8, 15)),
    (date(2025, 10, 25), date(2025, 10, 29)),
    (date(2025, 12, 20), date(2025, 12, 27)),
    (date(2026, 2, 21), date(2026, 2, 27)),
    (date(2026, 5, 14), date(2026, 5, 17)),
    (date(2026, 7, 18), date(2026, 8, 9)),
)
_SCHOOL_HOLIDAYS = (
    (date(2024, 12, 21), date(2025, 1, 5)),
    (date(2025, 2, 8), date(2025, 2, 23)),
    (date(2025, 4, 5), date(2025, 4, 21)),
    (date(2025, 7, 5), date(2025, 8, 31)),
    (date(2025, 10, 18), date(2025, 11, 2)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 3, 1)),
    (date(2026, 4, 11), date(2026, 4, 26)),
    (date(2026, 7, 4), date(2026, 8, 31)),
    (date(2026, 10, 17), date(2026, 11, 1)),
)
LEAK = (date(2026, 6, 8), date(2026, 6, 17))
WORK_TRIP = (date(2026, 3, 2), date(2026, 3, 27))
NEW_REFRIGERATOR = date(2026, 2, 7)
SECOND_WINTER = date(2025, 10, 1)
_PUBLIC_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def within(day: date, span: tuple[date, date]) -> bool:
    return span[0] <= day <= span[1]


def is_away(day: date) -> bool:
    return any(within(day, span) for span in _AWAY)


def is_free(day: date) -> bool:
    """Weekend or public holiday."""
    return day.weekday() >= 5 or (day.month, day.day) in _PUBLIC_HOLIDAYS


def children_at_home(day: date) -> bool:
    return is_free(day) or any(within(day, span) for span in _SCHOOL_HOLIDAYS)


def works_at_home(day: date) -> bool:
    return day.weekday() in {2, 4} and not is_free(day) and not within(day, WORK_TRIP)


def people(day: date) -> int:
    if is_away(day):
        return 0
    return 3 if within(day, WORK_TRIP) and day.weekday() < 5 else 4


@cache
def temperatures() -> dict[date, float]:
    """Mean outdoor temperature of each day, degrees Celsius: a mild oceanic year with spells of weather."""
    random = Random("rennes weather")
    found: dict[date, float] = {}
    spell = 0.0
    for day in days():
        season = 12.3 - 7.0 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 22) / 365.25)
        spell = 0.82 * spell + random.gauss(0, 1.7)
        found[day] = round(season + spell, 1)
    return found


def sun(day: date) -> tuple[float, float]:
    """Sunrise and sunset as local hours, within a quarter of an hour of what an almanac would say."""
    turn = 2 * math.pi * (day.timetuple().tm_yday - 172) / 365.25
    noon = 13.1 if offset_hours(day) == 1 else 14.1
    half = 6.1 + 2.0 * math.cos(turn)
    return noon - half, noon + half


def offset_hours(day: date) -> int:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
    return int((noon.utcoffset() or timedelta()).total_seconds()) // 3600


def half_hours(day: date) -> list[datetime]:
    """Starts of the half hours of a local day, in UTC: 46, 48 or 50 of them."""
    start = _midnight(day)
    stop = _midnight(day + timedelta(days=1))
    return [start + HALF_HOUR * number for number in range((stop - start) // HALF_HOUR)]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC)


def bell(hour: float, middle: float, width: float) -> float:
    """1 at `middle`, falling off over `width` hours."""
    return math.exp(-(((hour - middle) / width) ** 2))
