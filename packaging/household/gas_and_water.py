"""Gas of each gas day as GRDF lays it out, water of each day in the layout of the Paris region's water service."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from household import life
from household.workbook import Sheet, workbook

_NO_DATA = {date(2025, 3, 4), date(2025, 3, 5), date(2026, 1, 17)}
_KWH_PER_DEGREE_DAY = 3.35
_HEATING_LIMIT = 17.0
_FIRST_GAS_INDEX = 4217.36
_FIRST_WATER_INDEX = 311_480
_ESTIMATED = {date(2025, 5, 1), date(2025, 5, 2), date(2026, 2, 9)}


@dataclass(frozen=True, slots=True)
class GasDay:
    """The counter in m3 before and after, and the energy of the day, all with their decimals."""

    day: date
    before: float
    after: float
    kwh: float


def gas_days() -> list[GasDay]:
    random = Random("rennes gas")
    counter = _FIRST_GAS_INDEX
    found = []
    for day in life.days():
        kwh = _heating(day, random) + _hot_water(day, random)
        volume = kwh / (11.15 + 0.12 * random.random())
        found.append(GasDay(day, counter, counter + volume, kwh))
        counter += volume
    return found


def _heating(day: date, random: Random) -> float:
    """Proportional to the cold outside; none from mid-May to the end of September."""
    if (5, 15) <= (day.month, day.day) <= (9, 30):
        return 0.0
    limit = _HEATING_LIMIT - (1.0 if day >= life.SECOND_WINTER else 0.0)
    cold = max(0.0, limit - life.temperatures()[day])
    presence = 0.35 if life.is_away(day) else (1.08 if life.is_free(day) else 1.0)
    return cold * _KWH_PER_DEGREE_DAY * presence * random.uniform(0.9, 1.1)


def _hot_water(day: date, random: Random) -> float:
    if life.is_away(day):
        return 0.4
    return 1.0 + life.people(day) * random.uniform(1.2, 1.9)


def gas_file() -> tuple[str, bytes]:
    headings = (
        "Date de relevé", "Index de début de période (m3)", "Index de fin de période (m3)", "Volume consommé (m3)",
        "Energie consommée (kWh)", "Coefficient de conversion", "Température locale (°C)", "Qualification du relevé",
    )  # fmt: skip
    cells: dict[str, str | int] = {
        "B1": "Données informatives et détaillées",
        "E1": f"Export du {life.LAST + timedelta(days=1):%d/%m/%Y}",
        "C3": "Adresse du logement : ",
        "C4": "N° PCE :",
        "C5": "Libellé du logement :",
        "B7": "Les consommations dans ce tableau sont fournies à titre indicatif.",
        **dict(zip((f"{column}9" for column in "BCDEFGHI"), headings, strict=True)),
    }
    known = True
    for row, gas in enumerate(gas_days(), 10):
        cells.update(_gas_row(row, gas, known=known))
        known = gas.day not in _NO_DATA
    return "Donnees_informatives_PCE_DAILY.xlsx", workbook((Sheet("Historique par mois", cells),))


def _gas_row(row: int, gas: GasDay, *, known: bool) -> dict[str, str | int]:
    """A day without data carries zeros and no index; the day after it has no start index."""
    cells: dict[str, str | int] = {f"B{row}": f"{gas.day:%d/%m/%Y}"}
    if gas.day in _NO_DATA:
        return cells | {f"E{row}": 0, f"F{row}": 0, f"I{row}": "Absence de Données"}
    if known:
        cells[f"C{row}"] = int(gas.before)
    return cells | {
        f"D{row}": int(gas.after),
        f"E{row}": round(gas.after - gas.before),
        f"F{row}": round(gas.kwh),
        f"I{row}": "Mesuré",
    }


def litres(day: date, random: Random) -> int:
    """Showers, dishes, laundry on washing days, the garden in dry weeks, a drip when nobody is there; the leak."""
    drip = random.randint(2, 7)
    leak = random.randint(210, 290) if life.within(day, life.LEAK) else 0
    if life.is_away(day):
        return drip + leak
    indoors = life.people(day) * random.uniform(62, 92) + (70 if day.weekday() in {2, 5, 6} else 20)
    garden = random.uniform(30, 120) if day.month in {6, 7, 8, 9} and life.temperatures()[day] > 19 else 0
    return round(indoors + garden) + drip + leak


def water_file() -> tuple[str, bytes]:
    random = Random("rennes water")
    index = _FIRST_WATER_INDEX
    lines = ["Date de relevé;Index relevé (litres);Consommation du jour (litres);Index Mesuré/Estimé"]
    for day in life.days():
        used = litres(day, random)
        index += used
        kind = "Estimé" if day in _ESTIMATED else "Mesuré"
        lines.append(f"{day:%d/%m/%Y} 20:00;{index};{used};{kind}")
    return "historique_jours_litres.csv", ("\ufeff" + "\n".join(lines)).encode()
