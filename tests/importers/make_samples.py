"""`python -m tests.importers.make_samples`: writes the workbook samples of the importer folders anew.

Constructed: made-up meters and amounts in the real layouts. The same bytes come out on every run.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from household.workbook import Sheet, workbook  # noqa: E402

from tests.importers.make_samples_abroad import samples_abroad  # noqa: E402

_WELCOME = Sheet("Page d'accueil", {"B3": "Ce fichier contient les données de consommation du point de livraison."})


def samples() -> dict[str, bytes]:
    """Path below importers/ -> content."""
    return {
        "fr-enedis-load-curve-xlsx/sample.xlsx": _curve("Consommation", _curve_rows()),
        "fr-enedis-load-curve-xlsx/sample-autumn.xlsx": _curve("Consommation", _autumn_rows()),
        "fr-enedis-load-curve-xlsx/sample-production.xlsx": _curve("Production", _curve_rows()),
        "fr-enedis-daily-energy-xlsx/sample.xlsx": workbook((_WELCOME, _daily("Consommation"))),
        "fr-enedis-daily-energy-xlsx/sample-production.xlsx": _double_metering(),
        "fr-grdf-daily-xlsx/sample.xlsx": _gas(),
        "fr-grdf-period-xlsx/sample.xlsx": _gas_periods(_MONTHS),
        "fr-grdf-period-xlsx/sample-weeks.xlsx": _gas_periods(_WEEKS),
        **samples_abroad(),
    }


def _curve(direction: str, rows: list[tuple[str, str, str | int]]) -> bytes:
    cells: dict[str, str | int] = {
        "B8": "PRM :", "C8": "00000000000001", "D7": "Données :", "E7": "Brutes", "D8": "Grandeur physique :",
        "E8": "Puissance Active", "D9": "Type de comptage :", "E9": f"{direction} horaire", "D10": "Date de début :",
        "E10": rows[0][0][:10], "D11": "Date de fin :", "E11": rows[-1][1][:10], "B10": "NA",
        "C10": "Données indisponibles", "C15": "Plage horaire", "C16": "Début", "D16": "Fin", "E16": "Valeur (en kW)",
    }  # fmt: skip
    for number, row in enumerate(rows, 17):
        cells |= {f"{letter}{number}": cell for letter, cell in zip("CDE", row, strict=True)}
    return workbook((_WELCOME, Sheet(f"{direction} Horaire", cells)))


def _curve_rows() -> list[tuple[str, str, str | int]]:
    """Half hours, then quarters: the step changes inside the file; one value is missing, one is a number cell."""
    day = "10/11/2025"
    rows: list[tuple[str, str, str | int]] = [
        (f"{day} {hour:02d}:{half}:00", f"{day} {hour + (half == '30'):02d}:{'00' if half == '30' else '30'}:00",
         f"0,{20 + hour}")
        for hour in range(6) for half in ("00", "30")
    ]  # fmt: skip
    rows[3] = (*rows[3][:2], "NA")
    rows[5] = (*rows[5][:2], 1)
    quarters = (("00", "15"), ("15", "30"), ("30", "45"))
    rows += [(f"{day} 06:{start}:00", f"{day} 06:{end}:00", "1,20") for start, end in quarters]
    return [*rows, (f"{day} 06:45:00", f"{day} 07:00:00", "1,20"), (f"{day} 23:30:00", "11/11/2025 00:00:00", "0,40")]


def _autumn_rows() -> list[tuple[str, str, str | int]]:
    """26 October 2025: the clock shows 02:00 to 03:00 twice; `Fin` tells the steps apart by their order."""
    day = "26/10/2025"
    ends = ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]
    starts = ["00:30", "01:00", "01:30", "02:00", "01:30", "02:00", "02:30", "03:00"]
    return [
        (f"{day} {start}:00", f"{day} {end}:00", f"0,{10 + at}")
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _double_metering() -> bytes:
    """A second tab for production, which does not say its kind of metering but in its name."""
    production = _daily("Production")
    cells = {place: cell for place, cell in production.cells.items() if place not in ("E8", "F8")}
    return workbook((_WELCOME, _daily("Consommation"), Sheet(production.name, cells)))


def _daily(direction: str) -> Sheet:
    cells: dict[str, str | int] = {
        "B8": "PRM :", "C8": "00000000000001", "E7": "Grandeur physique : ", "F7": "Energie Active",
        "E8": "Type de comptage : ", "F8": f"{direction} Quotidienne", "E9": "Date de début : ", "F9": "28/03/2025",
        "E10": "Date de fin : ", "F10": "02/04/2025", "B10": "NA", "C10": "Données indisponibles",
        "B14": "Date", "C14": "Valeur (en kWh)", "B15": "28/03/2025", "C15": "9", "B16": "29/03/2025", "C16": 11,
        "B17": "30/03/2025", "C17": "8", "B18": "31/03/2025", "C18": "NA", "B19": "02/04/2025", "C19": "7",
    }  # fmt: skip
    return Sheet(f"Export {direction} Quotidienne", cells)


def _gas() -> bytes:
    header = (
        "Date de relevé", "Index de début de période (m3)", "Index de fin de période (m3)", "Volume consommé (m3)",
        "Energie consommée (kWh)", "Coefficient de conversion", "Température locale (°C)", "Qualification du relevé",
    )  # fmt: skip
    rows: list[tuple[str | int, ...]] = [
        ("28/03/2025", 1200, 1207, 7, 78, "", "", "Mesuré"),
        ("29/03/2025", 1207, 1213, 6, 66, "", "", "Mesuré"),
        ("30/03/2025", "", "", 0, 0, "", "", "Absence de Données"),
        ("31/03/2025", "", 1224, 5, 57, "", "", "Mesuré"),
        ("01/04/2025", 1224, 1230, 5, 61, "", "", "Estimé"),
        ("31/04/2025", 1230, 1231, 1, 11, "", "", "Mesuré"),
    ]
    cells: dict[str, str | int] = {
        "B1": "Données informatives et détaillées", "E1": "Export du 05/04/2025", "C3": "Adresse du logement : ",
        "C4": "N° PCE : ", "D4": "00000000000002", "C5": "Libellé du logement :", "B7": "Ces données sont informatives.",
    }  # fmt: skip
    for number, row in enumerate((header, *rows), 9):
        cells |= {f"{letter}{number}": cell for letter, cell in zip("BCDEFGHI", row, strict=True) if cell != ""}
    return workbook((Sheet("Historique par mois", cells),))


_MONTHS = (
    ("Novembre 2024 ", 75, 845),
    ("Décembre 2024 ", 345, 3808),
    ("Mars 2025 ", "", ""),
    ("Avril 2025 ", 60, "640"),
)
_WEEKS = (
    ("Du 21/12/2024 au 27/12/2024", 70, 770), ("Du 28/12/2024 au 03/01/2025", 40, 440),
    ("Du 01/01/2025 au 03/01/2025", 30, 330), ("Du 29/03/2025 au 04/04/2025", 20, 222),
)  # fmt: skip


def _gas_periods(rows: tuple[tuple[str | int, ...], ...]) -> bytes:
    """Rows of weeks or months; the New Year week stands in two rows whose labels overlap."""
    header = ("Date de relevé", "Volume consommé (m3)", "Energie consommée (kWh)")
    cells: dict[str, str | int] = {
        "B1": "Données informatives et détaillées", "E1": "Export du 05/04/2025", "C3": "Adresse du logement : ",
        "C4": "N° PCE : ", "D4": "00000000000002", "C5": "Libellé du logement :", "B7": "Ces données sont informatives.",
    }  # fmt: skip
    for number, row in enumerate((header, *rows), 9):
        cells |= {f"{letter}{number}": cell for letter, cell in zip("BCD", row, strict=True) if cell != ""}
    return workbook((Sheet("Historique par mois", cells),))


if __name__ == "__main__":
    for name, content in samples().items():
        (ROOT / "importers" / name).write_bytes(content)
