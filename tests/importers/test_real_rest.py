"""Real files of Finland, the Netherlands and Portugal: the figures that their manifest says."""

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.source import ExportSource
from tests.support import sample

pytestmark = pytest.mark.samples
CATALOGUE = load_catalogue()
POWER, RETURN, GAS = "electricity.consumption", "electricity.production", "gas.volume"


def outcome(path, importer):
    source = ExportSource.of_path(sample(path))
    assert [candidate.importer for candidate in detect(source, CATALOGUE).candidates] == [importer]
    return outcome_of(source, CATALOGUE.get(importer), {})


def streams(found):
    return {(one["observed_property"], one["series"]): one for one in found["streams"]}


def sums(found, *properties):
    wanted = properties or (POWER, RETURN, GAS)
    return {key: one["sum"] for key, one in streams(found).items() if key[0] in wanted and "sum" in one}


def all_used(found, rows, **skipped):
    """Whether every row was used but those that are named, which are no data."""
    codes = {f"skipped.{name}": count for name, count in skipped.items()}
    left = sum(codes.values())
    assert found["rows"] == {"read": rows, "used": rows - left, "skipped": left, "rejected": 0}
    assert found["skipped"] == codes
    return True


@pytest.mark.parametrize(
    ("month", "rows", "used", "given", "first", "last", "gaps"),
    [
        ("1", 744, 1692.75, 0, "2021-12-31T22:00:00Z", "2022-01-31T21:00:00Z", 744),
        ("2", 672, 1426.44, 0, "2022-01-31T22:00:00Z", "2022-02-28T21:00:00Z", 672),
        ("4", 720, 856.29, 208.71, "2022-03-31T21:00:00Z", "2022-04-30T20:00:00Z", 72),
        ("6", 720, 170.93, 386.15, "2022-05-31T21:00:00Z", "2022-06-30T20:00:00Z", 0),
        ("7", 744, 144.51, 313.83, "2022-06-30T21:00:00Z", "2022-07-31T20:00:00Z", 0),
    ],
)  # fmt: skip
def test_caruna(month, rows, used, given, first, last, gaps):
    found = outcome(f"caruna_csv/{month}.2022.csv", "fi-caruna-csv")
    assert all_used(found, rows)
    drawn, produced = streams(found)[POWER, "hourly"], streams(found)[RETURN, "hourly"]
    assert (drawn["count"], drawn["missing"], drawn["sum"]) == (rows, 0, used)
    assert (drawn["first"], drawn["last"]) == (first, last)
    assert (produced["count"], produced["missing"], produced.get("sum") or 0) == (rows - gaps, gaps, given)
    assert streams(found)["air.temperature", "hourly"]["count"] == rows
    assert found["notices"] == []


def test_dsmr_reader():
    found = outcome("nl_dsmr_reader_csv/dsmrreader-data-export-hour.csv", "nl-dsmr-reader-csv")
    assert all_used(found, 8754)
    assert sums(found) == {
        (POWER, "hourly"): 3743.131, (POWER, "hourly-low"): 1828.818,
        (POWER, "hourly-normal"): 1914.313, (RETURN, "hourly"): 2128.383, (RETURN, "hourly-low"): 651.104,
        (RETURN, "hourly-normal"): 1477.279, (GAS, "hourly"): 621.827,
    }  # fmt: skip
    total = streams(found)[POWER, "hourly"]
    assert (total["first"], total["last"]) == ("2023-12-31T23:00:00Z", "2024-12-31T22:00:00Z")


def test_engie_with_gas():
    found = outcome("nl_engie_csv/Export.verbruiken.ENGIE.csv", "nl-engie-csv")
    assert all_used(found, 25246)
    assert sums(found) == {
        (POWER, "hourly"): 7584.261, (POWER, "hourly-low"): 3725.206, (POWER, "hourly-normal"): 3859.055,
        (GAS, "hourly"): 2237.395,
    }  # fmt: skip
    counts = {key[1]: one["count"] for key, one in streams(found).items() if key[0] == POWER}
    assert counts == {"hourly": 12623, "hourly-low": 6767, "hourly-normal": 5856}
    for key in ((POWER, "hourly"), (GAS, "hourly")):
        one = streams(found)[key]
        assert (one["count"], one["first"], one["last"]) == (12623, "2021-12-24T23:00:00Z", "2023-06-03T21:00:00Z")
    assert {one["thing_number"] for one in found["streams"]} == {1, 2}


def test_engie_masked():
    found = outcome("nl_engie_csv/Export.verbruiken.ENGIE.export.csv", "nl-engie-csv")
    assert all_used(found, 30290)
    assert {key: value for key, value in sums(found).items() if key[1] == "hourly"} == {
        (POWER, "hourly"): 5330.015, (RETURN, "hourly"): 10377.28,
    }  # fmt: skip
    counts = [streams(found)[RETURN, series]["count"] for series in ("hourly", "hourly-low", "hourly-normal")]
    assert counts == [15145, 8137, 7008]
    one = streams(found)[RETURN, "hourly"]
    assert (one["first"], one["last"]) == ("2024-04-12T22:00:00Z", "2026-01-03T22:00:00Z")


def test_energiemanager():
    found = outcome("nl_energiemanager_csv/2013.csv", "nl-energiemanager-csv")
    assert all_used(found, 366, subtotal=1)
    assert sums(found) == {
        (POWER, "daily"): 2461.263, (POWER, "daily-low"): 1528.537, (POWER, "daily-normal"): 932.726,
        (RETURN, "daily"): 911.446, (RETURN, "daily-low"): 266.129, (RETURN, "daily-normal"): 645.317,
    }  # fmt: skip
    assert (streams(found)[POWER, "daily-low"]["count"], streams(found)[POWER, "daily-normal"]["missing"]) == (365, 2)
    one = streams(found)[POWER, "daily"]
    assert (one["first"], one["end"]) == ("2012-12-31T23:00:00Z", "2013-12-31T23:00:00Z")


@pytest.mark.parametrize(
    ("year", "rows", "total", "first", "end", "degrees", "gaps"),
    [
        (2023, 8759, 3550.10, "2022-12-31T23:00:00Z", "2023-12-31T23:00:00Z", 104855.2, 7),
        (2024, 5902, 2087.74, "2023-12-31T23:00:00Z", "2024-09-05T21:00:00Z", 76130.2, 6),
    ],
)
def test_slimmemeterportal(year, rows, total, first, end, degrees, gaps):
    found = outcome(f"nl_slimmemeterportal_xlsx/data_{year}_000000000000000000.xlsx", "nl-slimmemeterportal-xlsx")
    assert all_used(found, rows)
    gas, air = streams(found)[GAS, "hourly"], streams(found)["air.temperature", "outdoor"]
    assert (gas["count"], gas["sum"], gas["first"], gas["end"]) == (rows, total, first, end)
    assert (air["count"], air["missing"]) == (rows - gaps, gaps)
    assert air["mean"] * air["count"] == pytest.approx(degrees, abs=0.01)


def test_eneco():
    found = outcome("nl_eneco_xlsx/Verbruik_01-01-2020-31-12-2020.xlsx", "nl-eneco-daily-xlsx")
    assert all_used(found, 366)
    assert sums(found) == {
        (POWER, "daily"): 3080, (POWER, "daily-low"): 1488, (POWER, "daily-normal"): 1592,
        (RETURN, "daily"): 2635, (RETURN, "daily-low"): 829, (RETURN, "daily-normal"): 1806,
    }  # fmt: skip
    one = streams(found)[POWER, "daily"]
    assert (one["first"], one["end"]) == ("2019-12-31T23:00:00Z", "2020-12-31T23:00:00Z")
    assert streams(found)["electricity.index", "register-low"]["last"] == "2020-12-30T23:00:00Z"


def test_oxxio_leaves_out_the_day_that_was_not_over():
    found = outcome("nl_oxxio_xlsx/Oxxio.Verbruik_05-06-2023-22-01-2024.xlsx", "nl-eneco-daily-xlsx")
    assert all_used(found, 232, unfinished=1)
    assert sums(found) == {
        (POWER, "daily"): 3269, (POWER, "daily-low"): 1550, (POWER, "daily-normal"): 1719, (GAS, "daily"): 554,
        (RETURN, "daily"): 273, (RETURN, "daily-low"): 66, (RETURN, "daily-normal"): 207,
    }  # fmt: skip
    assert streams(found)[GAS, "daily"]["first"] == "2023-06-04T22:00:00Z"


def test_nextenergy_without_closing_rows():
    found = outcome("nl_nextenergy_xlsx/Measurements 19-01-2024 accesspointId 99999.xlsx", "nl-nextenergy-xlsx")
    assert all_used(found, 10425, closing_row=417)
    gas = streams(found)[GAS, "hourly"]
    assert (gas["count"], gas["missing"], gas["sum"]) == (10007, 1, 824.659)
    assert (gas["first"], gas["end"]) == ("2022-11-17T23:00:00Z", "2024-01-18T23:00:00Z")


def test_p1mon_sheets_are_series_of_their_own():
    found = outcome("nl_p1mon_xlsx/e_historie.db.xlsx", "nl-p1mon-xlsx")
    assert all_used(found, 68954, unfinished=5)
    counts = {key[1]: one["count"] for key, one in streams(found).items() if key[0] == POWER}
    assert counts == {"minute": 43979, "hourly": 24821, "daily": 88, "monthly": 56, "yearly": 5}
    days = streams(found)[POWER, "daily"]
    assert (days["sum"], days["first"], days["end"]) == (1954.291, "2023-12-05T23:00:00Z", "2024-03-02T23:00:00Z")
    months = streams(found)[POWER, "monthly"]
    assert (months["first"], months["end"]) == ("2019-04-30T22:00:00Z", "2024-02-29T23:00:00Z")


def test_p1mon_water():
    found = outcome("nl_p1mon_xlsx/06_watermeter.db.xlsx", "nl-p1mon-xlsx")
    assert all_used(found, 1870)
    water = {key[1]: one["count"] for key, one in streams(found).items() if key[0] == "water.consumption"}
    assert water == {"daily": 6, "hourly": 125, "minute": 1739}
    assert streams(found)["water.consumption", "hourly"]["first"] == "2024-01-21T08:00:00Z"
    assert streams(found)["water.consumption", "minute"]["last"] == "2024-01-27T08:53:00Z"


def test_eredes():
    found = outcome("pt_eredes_xlsx/e-redes-sample.xlsx", "pt-eredes-xlsx")
    assert all_used(found, 35040)
    (one,) = found["streams"]
    assert (one["count"], one["sum"]) == (35040, 12632.109)
    assert one["qualities"] == {"measured": 34763, "estimated": 277}
    assert (one["first"], one["end"]) == ("2024-09-12T23:00:00Z", "2025-09-12T23:00:00Z")
