"""The collection calendar, and one month of a work trip to Amsterdam by tram, metro and train."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from household import life

_CALENDAR_END = "20261231"
_MOVED = {
    date(2024, 12, 25): date(2024, 12, 26),
    date(2025, 1, 1): date(2025, 1, 2),
    date(2026, 1, 1): date(2026, 1, 2),
}
_BULKY = (date(2025, 4, 9), date(2025, 10, 8), date(2026, 4, 15), date(2026, 10, 14))


def calendar_file() -> tuple[str, bytes]:
    """Household waste every Wednesday, recycling every second Thursday, bulky waste twice a year."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Foyer fictif//Calendrier de collecte//FR", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "X-WR-CALNAME:Collecte des déchets (foyer fictif)", "X-WR-TIMEZONE:Europe/Paris",
    ]  # fmt: skip
    lines += _rule("bac-gris", "Bac gris (ordures ménagères)", date(2024, 11, 6), "FREQ=WEEKLY;BYDAY=WE", _MOVED)
    lines += _rule(
        "bac-jaune", "Bac jaune (emballages et papiers)", date(2024, 11, 7), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", _MOVED
    )
    for day in _BULKY:
        lines += _event(f"encombrants-{day:%Y%m%d}", "Collecte des encombrants", day)
    lines.append("END:VCALENDAR")
    return "collecte-dechets.ics", ("\r\n".join(_folded(line) for line in lines) + "\r\n").encode()


def _rule(name: str, summary: str, first: date, rule: str, moved: dict[date, date]) -> list[str]:
    """A repeating collection; a public holiday on its day moves it to the next one."""
    step = 14 if "INTERVAL=2" in rule else 7
    hit = {day: to for day, to in moved.items() if (day - first).days % step == 0}
    skipped = [f"EXDATE;VALUE=DATE:{day:%Y%m%d}" for day in hit]
    lines = _event(name, summary, first, (f"RRULE:{rule};UNTIL={_CALENDAR_END}", *skipped))
    for day in hit.values():
        lines += _event(f"{name}-{day:%Y%m%d}", summary, day)
    return lines


def _event(name: str, summary: str, day: date, more: tuple[str, ...] = ()) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{name}@foyer-fictif.example", "DTSTAMP:20241015T080000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        *more, f"SUMMARY:{summary}", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def _folded(line: str) -> str:
    """At most 75 bytes a line, as RFC 5545 asks; never inside a character."""
    pieces, current = [], ""
    for character in line:
        if len((current + character).encode()) > 74:
            pieces.append(current)
            current = ""
        current += character
    return "\r\n ".join([*pieces, current])


@dataclass(frozen=True, slots=True)
class Ride:
    begin: datetime
    minutes: int
    origin: str
    target: str
    fare: str
    deposit: str
    product: str = "Reizen op Saldo"
    forgotten: bool = False


_HOTEL = "Amsterdam, Ceintuurbaan"
_OFFICE = "Amsterdam, Station Zuid"
_AIRPORT = "Schiphol Airport"
_CENTRE = "Amsterdam, Centraal Station"


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=round(hour * 60))


def rides() -> list[Ride]:
    random = Random("rennes amsterdam")
    first, last = life.WORK_TRIP
    found = [Ride(_at(first, 9.6), 8, _AIRPORT, "Amsterdam Zuid", "3,30", "-10,00")]
    for day in life.days(first, last):
        if day.weekday() < 5:
            found += _working_day(day, random)
        elif day.weekday() == 5:
            found += _saturday(day, random)
    found.append(Ride(_at(last, 18.2), 7, "Amsterdam Zuid", _AIRPORT, "3,30", "-10,00"))
    return found


def _working_day(day: date, random: Random) -> list[Ride]:
    first, last = life.WORK_TRIP
    found = []
    if day != first:
        found.append(Ride(_at(day, random.gauss(8.45, 0.12)), random.randint(9, 13), _HOTEL, _OFFICE, "1,72", "-4,00"))
    if day != last:
        forgotten = day == date(2026, 3, 12)
        found.append(
            Ride(_at(day, random.gauss(17.9, 0.35)), random.randint(9, 14), _OFFICE, _HOTEL, "1,72", "-4,00",
                 forgotten=forgotten)
        )  # fmt: skip
    return found


def _saturday(day: date, random: Random) -> list[Ride]:
    out, back = random.gauss(10.8, 0.3), random.gauss(17.3, 0.4)
    if day == date(2026, 3, 14):
        return [
            Ride(_at(day, out), 27, "Amsterdam Centraal", "Utrecht Centraal", "9,10", "-10,00"),
            Ride(_at(day, back), 28, "Utrecht Centraal", "Amsterdam Centraal", "9,10", "-10,00"),
        ]
    return [
        Ride(_at(day, out), random.randint(14, 19), _HOTEL, _CENTRE, "1,94", "-4,00"),
        Ride(_at(day, back), random.randint(14, 19), _CENTRE, _HOTEL, "1,94", "-4,00"),
    ]


def transit_file() -> tuple[str, bytes]:
    """Newest row first; each journey is a check-in with its deposit and a check-out with its fare."""
    header = (
        "Datum", "Check-in", "Vertrek", "Check-uit", "Bestemming", "Bedrag", "Transactie", "Klasse", "Product",
        "Opmerkingen", "Naam", "Kaartnummer",
    )  # fmt: skip
    rows: list[tuple[datetime, tuple[str, ...]]] = []
    for ride in rides():
        rows.append((ride.begin, _check_in(ride)))
        if not ride.forgotten:
            rows.append((ride.begin + timedelta(minutes=ride.minutes), _check_out(ride)))
    for day, hour in ((date(2026, 3, 2), 9.4), (date(2026, 3, 11), 8.3), (date(2026, 3, 20), 17.7)):
        rows.append((_at(day, hour), _top_up(_at(day, hour))))
    ordered = [row for _, row in sorted(rows, key=lambda row: row[0], reverse=True)]
    card = ("L. Le Bihan (fictif)", "3528 0000 0000 0000")
    lines = [header, *((*row, *card) for row in ordered)]
    text = "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines) + "\r\n"
    return "ov-chipkaart_transacties_032026.csv", text.encode()


def _check_in(ride: Ride) -> tuple[str, ...]:
    begin = ride.begin
    return (f"{begin:%d-%m-%Y}", f"{begin:%H:%M}", ride.origin, "", "", ride.deposit, "Check-in", "", ride.product, "")


def _check_out(ride: Ride) -> tuple[str, ...]:
    end = ride.begin + timedelta(minutes=ride.minutes)
    train = "2" if ride.deposit == "-10,00" else ""
    return (
        f"{ride.begin:%d-%m-%Y}", "", ride.origin, f"{end:%H:%M}", ride.target, ride.fare, "Check-uit", train,
        ride.product, "",
    )  # fmt: skip


def _top_up(at: datetime) -> tuple[str, ...]:
    return (f"{at:%d-%m-%Y}", f"{at:%H:%M}", "", "", "bij NS", "20,00", "Saldo automatisch opgeladen", "", "", "")
