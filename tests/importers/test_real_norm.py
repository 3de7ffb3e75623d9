"""Real files of counters, of usages that close the day before, and of one row a day: the figures of their manifest."""

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.source import ExportSource
from tests.support import sample

pytestmark = pytest.mark.samples
CATALOGUE = load_catalogue()


def outcome(path, importer):
    source = ExportSource.of_path(sample(path))
    assert [candidate.importer for candidate in detect(source, CATALOGUE).candidates] == [importer]
    return outcome_of(source, CATALOGUE.get(importer), {})


def streams(found):
    return {(one["thing_number"], one["observed_property"], one["series"]): one for one in found["streams"]}


def sums(found, thing=1):
    return {
        (prop, series): one["sum"]
        for (number, prop, series), one in streams(found).items()
        if number == thing and "sum" in one
    }


def test_liander_usages_close_the_day_before():
    found = outcome("nl_liander_csv/csv_bijlage.csv", "nl-liander-csv")
    assert found["rows"] == {"read": 412, "used": 412, "skipped": 0, "rejected": 0}
    power, production = "electricity.consumption", "electricity.production"
    assert sums(found, 1) == {
        (power, "daily-low"): 1318.9, (power, "daily-normal"): 1474.6,
        (production, "daily-low"): 52.741, (production, "daily-normal"): 124.134,
        (power, "daily"): 2793.5, (production, "daily"): 176.875,
    }  # fmt: skip
    assert sums(found, 2) == {("gas.volume", "daily"): 377.9}
    usage, index = streams(found)[1, power, "daily-low"], streams(found)[1, "electricity.index", "register-low"]
    assert (usage["first"], usage["end"]) == ("2023-06-04T22:00:00Z", "2023-12-26T23:00:00Z")
    assert (index["count"], index["first"], index["last"]) == (206, "2023-06-04T22:00:00Z", "2023-12-26T23:00:00Z")


def test_greenchoice_counters_newest_first():
    found = outcome("nl_greenchoice_csv/meterstanden_stroom_2023.csv", "nl-greenchoice-csv")
    assert found["rows"] == {"read": 103, "used": 103, "skipped": 0, "rejected": 0}
    power, production = "electricity.consumption", "electricity.production"
    assert sums(found) == {
        (power, "from-index-normal"): 576.0, (power, "from-index-low"): 640.0,
        (production, "from-index-normal"): 1608.0, (production, "from-index-low"): 722.0,
        (power, "from-index"): 1216.0, (production, "from-index"): 2330.0,
    }  # fmt: skip
    steps = streams(found)[1, power, "from-index-normal"]
    assert (steps["count"], steps["first"], steps["end"]) == (102, "2023-04-20T22:00:00Z", "2023-08-01T22:00:00Z")


def test_homewizard_electricity():
    found = outcome("nl_homewizard_csv/homewizard_2022-09_15min_elec.csv", "nl-homewizard-csv")
    assert found["rows"]["used"] == found["rows"]["read"] == 2880
    assert sorted(sums(found).values()) == [284.979, 500.611, 576.139, 855.816, 861.118, 1356.427]
    assert {one["count"] for one in found["streams"]} == {2879, 2880}


def test_homewizard_gas_passes_over_empty_cells():
    found = outcome("nl_homewizard_csv/15min_P1g-2025-3-1-2025-7-12.csv", "nl-homewizard-csv")
    index = streams(found)[1, "gas.index", "register"]
    assert (index["count"], index["missing"]) == (11501, 1359)
    assert (index["first"], index["last"]) == ("2025-03-14T16:30:00Z", "2025-07-12T11:30:00Z")
    assert sums(found) == {("gas.volume", "from-index"): 96.993}


def test_homewizard_water_passes_over_zeros():
    found = outcome("nl_homewizard_csv/15min_Water-2025-3-1-2025-7-12.csv", "nl-homewizard-csv")
    assert found["rows"]["read"] == 12860
    index, used = streams(found)[1, "water.index", "register"], streams(found)[1, "water.consumption", "from-index"]
    assert index["count"] + index["missing"] == 12860
    assert used["count"] == index["count"] - 1
    assert found["notices"] == []


def test_enel_wide_rows():
    found = outcome("it_enel_csv/ExportData_settembre.csv", "it-enel-quarter-csv")
    assert found["rows"] == {"read": 2880, "used": 2880, "skipped": 0, "rejected": 0}
    (stream,) = found["streams"]
    assert (stream["count"], stream["sum"]) == (2880, 269.281)
    assert (stream["first"], stream["end"]) == ("2024-08-31T22:00:00Z", "2024-09-30T22:00:00Z")
