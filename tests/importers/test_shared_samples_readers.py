"""Real workbooks, XML, calendars, tracks and Belgian exports give the figures their manifest states."""

import numpy as np
import pytest

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import ObservationPart
from sdt_desktop.model.period import from_ms
from tests.support import fixed_clock, sample

pytestmark = pytest.mark.samples
CATALOGUE = load_catalogue()
FLUVIUS_GAS = "fluvius_csv/Consumption_history_gas_000000000000000000_20231022_20250426_hourly totals.csv"
FLUVIUS_POWER = "fluvius_csv/Verbruikshistoriek_elektriciteit_000000000000000000_20211012_20240929_kwartiertotalen.csv"
GRDF = "grdf_xlsx/Donnees_informatives_PCE_DAILY.xlsx"
GREEN_BUTTON = "greenbutton_xml/sample_greenbutton_data.xml"


def outcome(path, importer):
    source = ExportSource.of_path(sample(path))
    assert [candidate.importer for candidate in detect(source, CATALOGUE).candidates] == [importer]
    found = outcome_of(source, CATALOGUE.get(importer), {}, fixed_clock())
    rows = found["rows"]
    assert rows["read"] == rows["used"] + rows["skipped"] + rows["rejected"]
    return found


def by_property(found):
    return {stream["observed_property"]: stream for stream in found["streams"]}


def parts(path, importer):
    source = ExportSource.of_path(sample(path))
    return list(Reading(source, CATALOGUE.get(importer), {}, DEFAULT_LIMITS, fixed_clock()).parts())


def starts(path, importer):
    """Sorted starts (milliseconds) and durations of every stream of a file."""
    blocks = {}
    for part in parts(path, importer):
        assert isinstance(part, ObservationPart)
        blocks.setdefault(part.stream.observed_property, []).append(part.block)
    for name, held in blocks.items():
        start = np.concatenate([block.start for block in held])
        order = np.argsort(start)
        yield name, start[order], np.concatenate([block.duration for block in held])[order]


def test_grdf_days():
    found = outcome(GRDF, "fr-grdf-daily-xlsx")
    assert found["rows"] == {"read": 363, "used": 363, "skipped": 0, "rejected": 0}
    streams = by_property(found)
    energy, volume = streams["gas.consumption"], streams["gas.volume"]
    assert (energy["count"], energy["missing"], energy["sum"], energy["unit"]) == (360, 3, 23181.0, "kWh")
    assert (volume["count"], volume["missing"], volume["sum"], volume["unit"]) == (360, 3, 2100.0, "m3")
    assert (energy["first"], energy["last"]) == ("2020-11-24T05:00:00Z", "2021-11-21T05:00:00Z")
    assert energy["qualities"] == {"measured": 360}
    assert len({notice["code"] for notice in found["notices"]}) == len(found["notices"])


def test_fluvius_gas():
    found = outcome(FLUVIUS_GAS, "be-fluvius-csv")
    assert found["rows"] == {"read": 3398, "used": 3398, "skipped": 0, "rejected": 0}
    streams = by_property(found)
    assert (streams["gas.volume"]["count"], streams["gas.volume"]["sum"]) == (1699, pytest.approx(628.173, abs=1e-9))
    assert (streams["gas.consumption"]["count"], streams["gas.consumption"]["sum"]) == (
        1699, pytest.approx(7095.984, abs=1e-9),
    )  # fmt: skip
    assert (streams["gas.volume"]["first"], streams["gas.volume"]["last"]) == (
        "2023-10-22T04:00:00Z",
        "2023-12-31T22:00:00Z",
    )
    assert found["problems"] == []


def test_fluvius_electricity():
    found = outcome(FLUVIUS_POWER, "be-fluvius-csv")
    streams = by_property(found)
    taken, given = streams["electricity.consumption"], streams["electricity.production"]
    assert (taken["count"], taken["sum"]) == (818, pytest.approx(18.192, abs=1e-9))
    assert (given["count"], given["sum"]) == (464, 0.0)
    assert taken["missing"] + given["missing"] == 2566
    assert (taken["first"], taken["last"]) == ("2021-10-12T05:30:00Z", "2021-10-29T13:30:00Z")
    assert taken["qualities"] == {"estimated": 354, "measured": 464}


@pytest.mark.parametrize("path", [FLUVIUS_GAS, FLUVIUS_POWER])
def test_fluvius_is_one_unbroken_series_over_the_clock_change(path):
    for _, start, duration in starts(path, "be-fluvius-csv"):
        assert set(duration.tolist()) == {3_600_000 if "gas" in path else 900_000}
        assert (start[1:] == start[:-1] + duration[:-1]).all()


def test_green_button():
    found = outcome(GREEN_BUTTON, "us-green-button-xml")
    (stream,) = found["streams"]
    assert (stream["count"], stream["missing"], stream["sum"]) == (362, 0, pytest.approx(291.018, abs=1e-9))
    assert (stream["observed_property"], stream["first"], stream["last"]) == (
        "electricity.consumption", "2011-01-01T08:00:00Z", "2011-01-16T09:00:00Z",
    )  # fmt: skip
    for _, start, duration in starts(GREEN_BUTTON, "us-green-button-xml"):
        assert len(set(start.tolist())) == 362
        assert set(duration.tolist()) == {3_600_000}


@pytest.mark.parametrize(
    ("name", "points", "timeless", "others"),
    [
        ("gpx1.0_with_all_fields", 1, 0, 7), ("gpx1.1_with_all_fields", 1, 0, 7), ("gpx1.1_with_extensions", 0, 0, 1),
        ("around-visnjan-with-car", 104, 0, 0), ("cerknicko-without-times", 296, 291, 7), ("track-with-empty-segment", 9, 0, 0),
        ("unicode_with_bom", 0, 0, 1), ("gpx_with_garmin_extension", 0, 0, 1), ("track_with_speed", 3, 0, 0), ("route", 0, 0, 55),
    ],
)  # fmt: skip
def test_gpx(name, points, timeless, others):
    found = outcome(f"gpx/{name}.gpx", "any-gpx")
    assert found["rows"]["read"] == points + others
    assert found["positions"]["count"] + found["rejected"].get("position.out_of_range", 0) == points - timeless
    skipped = found["skipped"]
    assert skipped.get("skipped.waypoint", 0) + skipped.get("skipped.route_point", 0) == others
    counts = {notice["code"]: notice["params"].get("count") for notice in found["notices"]}
    assert counts.get("source.points_without_time", 0) == timeless


def test_waste_calendar():
    found = outcome("waste-ics/test.ics", "int-waste-collection-ics")
    assert found["rows"] == {"read": 112, "used": 112, "skipped": 0, "rejected": 0}
    events = [event for part in parts("waste-ics/test.ics", "int-waste-collection-ics") for event in part.events]
    labels = [event.label for event in events]
    assert {label: labels.count(label) for label in set(labels)} == {
        "Gelbe/r Sack/Tonne": 26, "Biotonne": 34, "Restmüll 2-wöchentlich": 26, "Restmüll 4-wöchentlich": 13, "Papiertonne": 13,
    }  # fmt: skip
    assert all(event.all_day for event in events)
    days = sorted(rfc3339(from_ms(event.start_ms)) for event in events)
    assert (days[0], days[-1]) == ("2020-01-03T23:00:00Z", "2020-12-23T23:00:00Z")
    assert len({event.natural_key for event in events}) == 112
