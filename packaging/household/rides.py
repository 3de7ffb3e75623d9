"""Bicycle rides in Rennes as GPX: corners of streets and paths set by hand, then ridden with stops and a bad signal."""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from household import life

Point = tuple[float, float]
_STEP_S = 8
_EARTH_M = 6_371_000.0

# Corners, roughly where streets turn; the dwelling itself is invented.
_TO_THE_CAMPUS: tuple[Point, ...] = (
    (48.09905, -1.68210), (48.10022, -1.68300), (48.10118, -1.68246), (48.10236, -1.68322), (48.10352, -1.68398),
    (48.10470, -1.68352), (48.10588, -1.68422), (48.10704, -1.68448), (48.10822, -1.68404), (48.10934, -1.68386),
    (48.10958, -1.68152), (48.10942, -1.67912), (48.10964, -1.67672), (48.10996, -1.67430), (48.11028, -1.67206),
    (48.11096, -1.67014), (48.11212, -1.66956), (48.11296, -1.66800), (48.11272, -1.66562), (48.11206, -1.66338),
    (48.11188, -1.66092), (48.11252, -1.65860), (48.11330, -1.65634), (48.11302, -1.65390), (48.11368, -1.65160),
    (48.11484, -1.65028), (48.11562, -1.64826), (48.11530, -1.64586), (48.11598, -1.64360), (48.11708, -1.64228),
    (48.11756, -1.64010), (48.11820, -1.63858),
)  # fmt: skip
_TO_THE_MARKET: tuple[Point, ...] = (
    (48.09905, -1.68210), (48.09988, -1.68084), (48.10072, -1.67946), (48.10168, -1.68006), (48.10262, -1.67892),
    (48.10336, -1.67722), (48.10438, -1.67780), (48.10530, -1.67668), (48.10628, -1.67742), (48.10718, -1.67874),
    (48.10814, -1.67826), (48.10920, -1.67852), (48.10952, -1.68070), (48.11042, -1.68138), (48.11104, -1.68320),
    (48.11198, -1.68262), (48.11276, -1.68308),
)  # fmt: skip
_ALONG_THE_VILAINE: tuple[Point, ...] = (
    (48.09905, -1.68210), (48.10020, -1.68350), (48.10186, -1.68476), (48.10380, -1.68562), (48.10590, -1.68640),
    (48.10762, -1.68762), (48.10778, -1.69040), (48.10702, -1.69338), (48.10590, -1.69622), (48.10498, -1.69934),
    (48.10446, -1.70262), (48.10340, -1.70560), (48.10186, -1.70804), (48.10010, -1.71030), (48.09876, -1.71318),
    (48.09790, -1.71648), (48.09690, -1.71968), (48.09558, -1.72262), (48.09426, -1.72560), (48.09340, -1.72888),
    (48.09302, -1.73220), (48.09356, -1.73540), (48.09450, -1.73790),
)  # fmt: skip
_TO_THE_THABOR: tuple[Point, ...] = (
    (48.09905, -1.68210), (48.09988, -1.68084), (48.10062, -1.67876), (48.10186, -1.67906), (48.10262, -1.67700),
    (48.10330, -1.67480), (48.10288, -1.67262), (48.10396, -1.67140), (48.10510, -1.67196), (48.10602, -1.67040),
    (48.10712, -1.67102), (48.10806, -1.66956), (48.10912, -1.67038), (48.11014, -1.67216), (48.11118, -1.67160),
    (48.11196, -1.66984), (48.11300, -1.67062), (48.11372, -1.66880), (48.11440, -1.66930),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outing:
    name: str
    route: tuple[Point, ...]
    begin: datetime
    kmh: float


def outings(year: int, month: int) -> list[Outing]:
    """To work on Mondays and Thursdays, to the Saturday market, a Sunday ride with the children."""
    random = Random(f"rennes outings {year}-{month}")
    found = []
    for day in life.days(date(year, month, 7), date(year, month, 18)):
        if day.weekday() in {0, 3}:
            found.append(Outing("Trajet travail", _TO_THE_CAMPUS, _at(day, 8.25, random), 17.5))
            found.append(Outing("Retour", _TO_THE_CAMPUS[::-1], _at(day, 17.6, random), 16.5))
        elif day.weekday() == 5:
            found.append(Outing("Marché", _TO_THE_MARKET, _at(day, 9.4, random), 14.5))
            found.append(Outing("Retour du marché", _TO_THE_MARKET[::-1], _at(day, 10.9, random), 13.5))
        elif day.weekday() == 6:
            route = _ALONG_THE_VILAINE if day.day % 2 else _TO_THE_THABOR
            found.append(Outing("Balade en famille", route, _at(day, 14.6, random), 11.5))
            found.append(Outing("Retour de balade", route[::-1], _at(day, 16.8, random), 11.0))
    return found


def _at(day: date, hour: float, random: Random) -> datetime:
    local = datetime.combine(day, time(), tzinfo=life.ZONE) + timedelta(hours=random.gauss(hour, 0.08))
    return local.astimezone(UTC).replace(microsecond=0)


def gpx_file(year: int, month: int) -> tuple[str, bytes]:
    random = Random(f"rennes gpx {year}-{month}")
    tracks = "".join(_track(outing, random) for outing in outings(year, month))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="Foyer fictif" xmlns="http://www.topografix.com/GPX/1/1">\n'
        f"<metadata><name>Trajets à vélo, {year}-{month:02d} (foyer fictif)</name></metadata>\n{tracks}</gpx>\n"
    )
    return f"velo-{year}-{month:02d}.gpx", text.encode()


def _track(outing: Outing, random: Random) -> str:
    points = "".join(
        f'<trkpt lat="{lat:.6f}" lon="{lon:.6f}"><ele>{height:.1f}</ele>'
        f"<time>{outing.begin + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>\n"
        for second, lat, lon, height in ridden(outing, random)
    )
    return f"<trk><name>{outing.name}</name><type>cycling</type><trkseg>\n{points}</trkseg></trk>\n"


def ridden(outing: Outing, random: Random) -> list[tuple[int, float, float, float]]:
    """Second, latitude, longitude, height: speeds that vary, waits at some corners, a few metres of error."""
    path = _rounded(outing.route)
    legs = [_metres(a, b) for a, b in pairwise(path)]
    lights = sorted(random.uniform(0.1, 0.9) * sum(legs) for _ in range(3))
    found, at, second, drift = [], 0.0, 0, (0.0, 0.0)
    while at < sum(legs):
        lat, lon = _along(path, legs, at)
        drift = (0.8 * drift[0] + random.gauss(0, 0.9), 0.8 * drift[1] + random.gauss(0, 0.9))
        height = 33 + 9 * math.sin(lat * 900) + 5 * math.cos(lon * 700) + random.gauss(0, 0.3)
        east = math.cos(math.radians(lat))
        found.append((second, lat + drift[0] / 111_195, lon + drift[1] / (111_195 * east), height))
        if lights and at >= lights[0]:
            lights.pop(0)
            second += random.choice((16, 24, 40))
        at += outing.kmh / 3.6 * _STEP_S * random.uniform(0.75, 1.2)
        second += _STEP_S
    return found


def _rounded(route: tuple[Point, ...]) -> list[Point]:
    """Corners cut a little, as a bicycle does."""
    path = [route[0]]
    for (a, b), (c, d) in pairwise(route):
        path += [(0.9 * a + 0.1 * c, 0.9 * b + 0.1 * d), (0.1 * a + 0.9 * c, 0.1 * b + 0.9 * d)]
    return [*path, route[-1]]


def _metres(a: Point, b: Point) -> float:
    north = math.radians(b[0] - a[0])
    east = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return _EARTH_M * math.hypot(north, east)


def _along(path: list[Point], legs: list[float], at: float) -> Point:
    for number, length in enumerate(legs):
        if at <= length:
            share = at / length if length else 0.0
            (a, b), (c, d) = path[number], path[number + 1]
            return a + (c - a) * share, b + (d - b) * share
        at -= length
    return path[-1]
