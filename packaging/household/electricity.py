"""The load curve in watts, and the two layouts Enedis gives it in, with the daily totals cut to whole kWh."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from household import life
from household.workbook import Sheet, workbook

CURVE_SPLIT = date(2026, 9, 28)
_SECOND_FILE = date(2025, 10, 1)
_OUTAGES = {datetime(2025, 1, 23, 13, 30), datetime(2026, 4, 14, 8, 0)}  # noqa: DTZ001 - wall clock, half hours
_OUTAGE_STEPS = 5
_MISSING_DAY = date(2026, 3, 11)
_PREAMBLE = (
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;"
    "Unite;Pas en minutes"
)
_QUANTITY = "Energie active;Consommation;Comptage Brut;W;"


@cache
def load_curve() -> dict[datetime, int | None]:
    """Mean watts of each half hour by its start in UTC; None where the meter sent nothing."""
    random = Random("rennes electricity")
    found: dict[datetime, int | None] = {}
    for day in life.days():
        plan = _plan(day, random)
        for start in life.half_hours(day):
            local = start.astimezone(life.ZONE)
            watts = _watts(day, local.hour + local.minute / 60, plan, random)
            found[start] = None if _is_out(local) else round(watts)
    return found


def _is_out(local: datetime) -> bool:
    wall = local.replace(tzinfo=None)
    return any(begin <= wall < begin + _OUTAGE_STEPS * life.HALF_HOUR for begin in _OUTAGES)


def _plan(day: date, random: Random) -> dict[str, float]:
    """Hours at which the larger appliances start on this day; a negative hour means not today."""
    laundry = {1: 0.35, 2: 0.7, 5: 0.85, 6: 0.6}.get(day.weekday(), 0.15)
    return {
        "dinner": random.gauss(19.4 if not life.is_free(day) else 19.8, 0.3),
        "lunch": random.gauss(12.6, 0.25) if life.children_at_home(day) or life.works_at_home(day) else -9.0,
        "oven": 1.0 if random.random() < (0.65 if life.is_free(day) else 0.35) else 0.0,
        "wash": random.choice((9.5, 10.5, 14.0, 20.5)) if random.random() < laundry else -9.0,
        "dry": 1.0 if life.temperatures()[day] < 10 and random.random() < 0.5 else 0.0,
        "dishes": random.choice((21.0, 21.5, 22.0)) if random.random() < 0.8 else -9.0,
        "wake": random.gauss(8.6 if life.is_free(day) else 7.0, 0.2),
        "sleep": random.gauss(23.2 if day.weekday() in {4, 5} else 22.6, 0.3),
    }


def _watts(day: date, hour: float, plan: dict[str, float], random: Random) -> float:
    base = 118.0 if day >= life.NEW_REFRIGERATOR else 168.0
    base += 28 * (random.random() < 0.45)
    if life.temperatures()[day] < 15:
        base += 42 * life.bell(hour, 7.0, 2.5) + 30 * life.bell(hour, 20.0, 4.0) + 12
    if life.is_away(day):
        return base * random.uniform(0.94, 1.06)
    return (base + _presence(day, hour, plan) + _appliances(hour, plan)) * random.lognormvariate(0, 0.10)


def _presence(day: date, hour: float, plan: dict[str, float]) -> float:
    """Light, screens, kettles: what goes with people who are up."""
    if not plan["wake"] <= hour <= plan["sleep"]:
        return 0.0
    sunrise, sunset = life.sun(day)
    dark = hour < sunrise + 0.4 or hour > sunset - 0.3
    out = not life.children_at_home(day) and 8.4 < hour < 16.8
    at_desk = life.works_at_home(day) and 8.6 < hour < 17.8
    light = (135.0 if dark else 15.0) * (0.3 if out else 1.0)
    screens = 190 * life.bell(hour, 21.0, 1.4) + (0 if out else 45)
    breakfast = 420 * life.bell(hour, plan["wake"] + 0.6, 0.45)
    return light + screens + breakfast + (110 if at_desk else 0)


def _appliances(hour: float, plan: dict[str, float]) -> float:
    power = (520 + 900 * plan["oven"]) * life.bell(hour, plan["dinner"], 0.5)
    power += 480 * life.bell(hour, plan["lunch"], 0.4)
    since = hour - plan["wash"]
    if 0 <= since < 1.5:
        power += (1150, 420, 260)[int(since * 2)]
    if 1.5 <= since < 3 and plan["dry"]:
        power += (1500, 1350, 600)[int((since - 1.5) * 2)]
    washing_up = hour - plan["dishes"]
    if 0 <= washing_up < 1.5:
        power += (850, 300, 700)[int(washing_up * 2)]
    return power


def day_kwh(day: date) -> int | None:
    """Whole kWh, cut off as the service does; None on the day it does not state."""
    if day == _MISSING_DAY:
        return None
    return int(sum((load_curve()[start] or 0) for start in life.half_hours(day)) / 2000)


def files() -> dict[str, bytes]:
    curve = [(life.FIRST, date(2025, 10, 31)), (_SECOND_FILE, CURVE_SPLIT - timedelta(days=1))]
    weeks = [
        (first, min(first + timedelta(days=6), life.LAST)) for first in life.days(CURVE_SPLIT) if first.weekday() == 0
    ]
    return {
        **{_csv_name(*span): _csv(*span) for span in curve},
        **{_week_name(*span): _week(*span) for span in weeks},
        f"{life.METER}_Export_energie_Consommation_{_digits(life.FIRST)}-{_digits(life.LAST)}.xlsx": _daily(),
    }


def _digits(day: date) -> str:
    return day.strftime("%d%m%Y")


def _slashes(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _starts(first: date, last: date) -> Iterable[datetime]:
    for day in life.days(first, last):
        yield from life.half_hours(day)


def _csv_name(first: date, last: date) -> str:
    return f"Enedis_Conso_Heure_{first:%Y%m%d}-{last + timedelta(days=1):%Y%m%d}_{life.METER}.csv"


def _csv(first: date, last: date) -> bytes:
    """The layout of the former customer site: the stamp is the end of the step, with its offset."""
    until = last + timedelta(days=1)
    lines = [
        _PREAMBLE,
        f"{life.METER};Courbe de charge;{_slashes(first)};{_slashes(until)};{_QUANTITY}",
        "Horodate;Valeur",
    ]
    for start in _starts(first, last):
        watts = load_curve()[start]
        end = (start + life.HALF_HOUR).astimezone(life.ZONE)
        lines.append(f"{end.isoformat()};{'' if watts is None else watts}")
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


def _week_name(first: date, last: date) -> str:
    return f"{life.METER}_Export_courbe_de_charge_Consommation_{_digits(first)}-{_digits(last)}.xlsx"


def _welcome() -> Sheet:
    return Sheet(
        "Page d'accueil",
        {
            "B2": "Foyer fictif",
            "B4": "Ce classeur a la disposition des exports du gestionnaire de réseau ; son contenu est inventé.",
            "B5": "Le pas de temps peut avoir changé au cours de la période.",
        },
    )


def _week(first: date, last: date) -> bytes:
    cells: dict[str, str | int] = {
        "B8": "PRM :", "C8": life.METER, "D7": "Données :", "E7": "Brutes", "D8": "Grandeur physique :",
        "E8": "Puissance Active", "D9": "Type de comptage :", "E9": "Consommation horaire",
        "D10": "Date de début :", "E10": _slashes(first), "D11": "Date de fin :", "E11": _slashes(last),
        "B10": "NA", "C10": "Données indisponibles", "C15": "Plage horaire",
        "C16": "Début", "D16": "Fin", "E16": "Valeur (en kW)",
    }  # fmt: skip
    for number, start in enumerate(_starts(first, last), 17):
        end = (start + life.HALF_HOUR).astimezone(life.ZONE).replace(tzinfo=None)
        watts = load_curve()[start]
        cells[f"C{number}"] = f"{end - life.HALF_HOUR:%d/%m/%Y %H:%M:%S}"  # by the wall clock, as the site does
        cells[f"D{number}"] = f"{end:%d/%m/%Y %H:%M:%S}"
        cells[f"E{number}"] = "NA" if watts is None else f"{watts / 1000:.2f}".replace(".", ",")
    return workbook((_welcome(), Sheet("Consommation Horaire", cells)))


def _daily() -> bytes:
    cells: dict[str, str | int] = {
        "B8": "PRM :", "C8": life.METER, "E7": "Grandeur physique : ", "F7": "Energie Active",
        "E8": "Type de comptage : ", "F8": "Consommation Quotidienne", "E9": "Date de début : ",
        "F9": _slashes(life.FIRST), "E10": "Date de fin : ", "F10": _slashes(life.LAST),
        "B10": "NA", "C10": "Données indisponibles", "B14": "Date", "C14": "Valeur (en kWh)",
    }  # fmt: skip
    for number, day in enumerate(life.days(), 15):
        kwh = day_kwh(day)
        cells[f"B{number}"] = _slashes(day)
        cells[f"C{number}"] = "NA" if kwh is None else str(kwh)
    return workbook((_welcome(), Sheet("Export Consommation Quotidienne", cells)))
