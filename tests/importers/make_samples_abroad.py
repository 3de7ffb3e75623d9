"""The workbook samples of Dutch and Portuguese energy formats: made-up meters and amounts in the real layouts."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from household.workbook import Cell, Sheet, workbook

_Rows = Sequence[Sequence[Cell]]
_at = datetime.fromisoformat


def samples_abroad() -> dict[str, bytes]:
    """Path below importers/ -> content."""
    return {
        "nl-slimmemeterportal-xlsx/sample.xlsx": _one("Data for 2022", _QUARTERS),
        "nl-slimmemeterportal-xlsx/sample-gas.xlsx": _one("Data for 2023", _GAS_HOURS),
        "nl-eneco-daily-xlsx/sample.xlsx": _one("Sheet 1", _eneco()),
        "nl-eneco-daily-xlsx/sample-oxxio.xlsx": _one("Sheet 1", _oxxio()),
        "nl-nextenergy-xlsx/sample.xlsx": _one("Sheet1", _nextenergy()),
        "nl-p1mon-xlsx/sample.xlsx": workbook(tuple(_sheet(name, rows) for name, rows in _p1mon().items())),
        "nl-p1mon-xlsx/sample-water.xlsx": _one("watermeter", _P1MON_WATER),
        "pt-eredes-xlsx/sample.xlsx": _one("Leituras", _eredes()),
    }


def _one(name: str, rows: _Rows) -> bytes:
    return workbook((_sheet(name, rows),))


def _sheet(name: str, rows: _Rows) -> Sheet:
    cells = {
        f"{chr(65 + column)}{number}": cell
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if cell != ""
    }
    return Sheet(name, cells)


# Both nights of the change of clocks; the tariff that is not in force is empty; END stamps.
_QUARTERS: _Rows = (
    ("datum_tijd", "levering_normaal", "levering_laag", "teruglevering_normaal", "teruglevering_laag",
     "buitentemperatuur"),
    ("01-01-2022 00:15:00 +0100", "", "0,08", "", "0,00", "-"),
    ("27-03-2022 01:45:00 +0100", "", "0,10", "", "0,00", "4,50"),
    ("27-03-2022 03:00:00 +0200", "", "0,20", "", "0,00", "4,40"),
    ("28-03-2022 12:15:00 +0200", "0,30", "", "0,45", "", "9,00"),
    ("30-10-2022 02:45:00 +0200", "", "0,40", "", "0,00", "-"),
    ("30-10-2022 02:00:00 +0100", "", "0,80", "", "0,00", "-1,50"),
    ("01-01-2023 00:00:00 +0100", "", "1,60", "", "0,00", "2,00"),
)  # fmt: skip
_GAS_HOURS: _Rows = (
    ("datum_tijd", "levering", "buitentemperatuur"),
    ("01-01-2023 01:00:00 +0100", "0,00", "14,00"),
    ("26-03-2023 01:00:00 +0100", "0,10", "6,00"),
    ("26-03-2023 03:00:00 +0200", "0,20", "-"),
    ("29-10-2023 02:00:00 +0200", "0,40", "8,00"),
    ("29-10-2023 03:00:00 +0100", "0,80", "8,00"),
    ("01-01-2024 00:00:00 +0100", "1,60", "8,00"),
)
_POWER = ("Meterstand laagtarief (El 1)", "Meterstand hoogtarief (El 2)", "Verbruik laag tarief",
          "Verbruik hoog tarief", "Geschat?")  # fmt: skip
_RETURN = ("Meterstand laagtarief (El 3)", "Meterstand hoogtarief (El 4)", "Teruglevering laag tarief",
           "Teruglevering hoog tarief", "Geschat?")  # fmt: skip
_POWER_BLOCK = ("Stroom [kWh]", "", "", "", "")
_RETURN_BLOCK = ("Stroom teruglevering[kWh]", "", "", "", "")


def _eneco() -> _Rows:
    """A meter is changed on the third day: its index begins anew, the amounts go on."""
    return (
        ("", *_POWER_BLOCK, *_RETURN_BLOCK), ("Datum", *_POWER, *_RETURN),
        (_at("2024-03-30"), 9695, 11858, 10, 0, "N", 958, 2145, 1, 0, "N"),
        (_at("2024-03-31"), 9705, 11858, 2, 9, "Y", 959, 2145, 0, 2, "Y"),
        (_at("2024-04-01"), 0, 0, 1, 12, "N", 0, 0, 0, 4, "N"),
        (_at("2024-04-02"), 1, 12, 4, 20, "N", 0, 4, 8, 0, "N"),
    )  # fmt: skip


def _oxxio() -> _Rows:
    """With gas; the last row stands for a day that was not over."""
    return (
        ("", *_POWER_BLOCK, "Gas [m3]", "", "", *_RETURN_BLOCK),
        ("Datum", *_POWER, "Meterstand", "Verbruik", "Geschat?", *_RETURN),
        (_at("2024-10-26"), 15626, 17771, 3, 8, "N", 11052, 1, "N", 0, 0, 0, 0, "N"),
        (_at("2024-10-27"), 15629, 17779, 5, 0, "Y", 11053, 2, "Y", 0, 0, 0, 0, "Y"),
        (_at("2024-10-28"), 15634, 17779, 0, 0, "N", 11055, 4, "N", 0, 0, 0, 6, "N"),
        (_at("2024-10-29"), 0, 0, 0, 0, "N", 11059, 0, "N", 0, 0, 0, 0, "N"),
    )


def _nextenergy() -> _Rows:
    """Days in blocks, not in order, each with a closing row; one hour of the autumn night is missing."""
    header = ("Date Time UTC", "Reading Start", "Usage", "Unit", "Direction", "Is Missing", "Meter",
              "Accesspoint EAN", "Contract")  # fmt: skip
    rows: list[Sequence[Cell]] = [header]
    for begin, hours in (
        (_at("2023-10-28 22:00"), 25),
        (_at("2023-03-25 23:00"), 23),
        (_at("2023-03-26 22:00"), 24),
    ):
        index = 4000.0
        for hour in range(hours + 1):
            closing, lost = hour == hours, hours == 25 and hour == 4
            usage = 0.0 if closing or lost else hour / 8
            reading = 0.0 if lost else index
            rows.append((begin + timedelta(hours=hour), reading, usage, "m3", "levering", lost, 0,
                         "000000000000000011", 0))  # fmt: skip
            index += usage
    return rows


_P1 = ("TIMESTAMP", "VERBR_KWH_181", "VERBR_KWH_182", "GELVR_KWH_281", "GELVR_KWH_282", "VERBR_KWH_X", "GELVR_KWH_X")


def _p1mon() -> dict[str, _Rows]:
    """The same energy in five sheets; the last row of each is the running period."""
    gas = ("VERBR_GAS_2421", "VERBR_GAS_X")
    days: _Rows = (
        (*_P1, *gas),
        ("2024-03-30 00:00:00", 100.5, 200, 10, 20, 15.5740000000005, 5.13500000000022, 50, 1.5),
        ("2024-03-31 00:00:00", 104.5, 200, 10, 21, 4.00000000000045, 1, 52, 2),
        ("2024-04-01 00:00:00", 104.75, 200, 10, 21, 0.25, 0, 52, 0),
    )
    hours: _Rows = (
        (*_P1, "TARIEFCODE", *gas),
        ("2023-10-29 01:00:00", 100, 200, 10, 20, 0.125, 0, "D", 50, 0.1),
        ("2023-10-29 02:00:00", 100.25, 200, 10, 20, 0.250000000000028, 0, "D", 50.2, 0.2),
        ("2023-10-29 02:00:00", 100.75, 200, 10, 20, 0.5, 0, "D", 50.6, 0.4),
        ("2023-10-29 03:00:00", 101.75, 200, 10, 20, 1, 0, "D", 51.4, 0.8),
        ("2024-03-31 01:00:00", 103.75, 200, 10, 20, 2, 0, "D", 53, 1.6),
        ("2024-03-31 03:00:00", 103.75, 200, 10, 24, 0, 4, "D", 53, 0),
        ("2024-04-01 09:00:00", 104, 200.1, 10, 24, 0.1, 0, "P", 53, 0),
    )
    minutes: _Rows = (
        (*_P1, "TARIEFCODE", "ACT_VERBR_KW_170", "ACT_GELVR_KW_270", "VERBR_GAS_2421"),
        ("2024-04-01 09:00:00", 104, 200, 10, 24, 0.0199999999967986, 0, "P", 1.2, 0, 53),
        ("2024-04-01 09:01:00", 104, 200.03, 10, 24, 0.0300000000006548, 0.0390000000006694, "P", 1.8, 2.3, 53),
        ("2024-04-01 09:02:00", 104, 200.031, 10, 24, 0.001, 0, "P", 0.1, 0, 53),
    )
    months: _Rows = (
        (*_P1, *gas), ("2024-02-01 00:00:00", 100, 200, 10, 20, 60, 30, 50, 5),
        ("2024-03-01 00:00:00", 104, 200, 10, 24, 4, 5, 53, 3), ("2024-04-01 00:00:00", 104, 201, 10, 24, 1, 0, 53, 0),
    )  # fmt: skip
    years: _Rows = (
        (*_P1, *gas), ("2023-01-01 00:00:00", 90, 190, 5, 5, 700.125, 80, 40, 70),
        ("2023-01-01 00:00:00", 90, 190, 5, 5, 700.125, 80, 40, 70), ("2024-01-01 00:00:00", 104, 201, 10, 24, 25, 24, 53, 13),
    )  # fmt: skip
    names = ("e_history_dag", "e_history_jaar", "e_history_maand", "e_history_min", "e_history_uur")
    return dict(zip(names, (days, years, months, minutes, hours), strict=True))


_P1MON_WATER: _Rows = (
    ("TIMESTAMP", "TIMEPERIOD_ID", "PULS_PER_TIMEUNIT", "VERBR_PER_TIMEUNIT", "VERBR_IN_M3_TOTAAL"),
    ("2024-01-21 09:00:00", 12, 86, 86, 396.584), ("2024-01-21 10:00:00", 12, 10, 10, 396.594),
    ("2024-01-21 00:00:00", 13, 96, 96, 396.594), ("2024-01-22 00:00:00", 13, 0, 0, 396.594),
    ("2024-01-22 08:59:00", 11, 3, 3, 396.597), ("2024-01-22 09:00:00", 11, 0, 0, 396.597),
    ("2024-01-01 00:00:00", 14, 99, 99, 396.597),
)  # fmt: skip


def _eredes() -> _Rows:
    """Quarters with END stamps: the repeated hour of autumn interleaved, the lost one of spring left out."""
    meter = "000000000000000"
    autumn = ("00:45", "01:00", "01:00", "01:15", "01:15", "01:30", "01:30", "01:45", "01:45", "02:00", "02:15")
    spring = ("00:45", "02:00", "02:15")
    rows: list[Sequence[Cell]] = [
        ("Dados Gerais",), (), ("CPE", "PT0000000000000000AA"), ("Data de Início", "2024-10-27"),
        ("Data de Fim", "2025-03-30"), ("Intervalo", "15 min"), (),
        ("Contador", "Data", "Hora", "Consumo registado, Ativa (kW)", "Estado"),
    ]  # fmt: skip
    rows += [(meter, "2024/10/27", clock, 0.25 * number, "Real") for number, clock in enumerate(autumn, 1)]
    rows += [(meter, "2025/03/30", clock, 0.5, "Estimada") for clock in spring]
    return [*rows, (meter, "2025/03/31", "00:00", 0.836, "Real")]
