"""The real files of journeys beside the project give exactly what their manifest says a correct importer reports."""

from decimal import Decimal

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.source import ExportSource
from tests.support import sample

pytestmark = pytest.mark.samples
CATALOGUE = load_catalogue()


def outcome(path, importer, **answers):
    source = ExportSource.of_path(sample(path))
    found = detect(source, CATALOGUE)
    assert [candidate.importer for candidate in found.candidates] == [importer]
    return outcome_of(source, CATALOGUE.get(importer), answers)


def totals(found):
    return {total["kind"]: (total["count"], total["amount"]) for total in found["event_totals"]}


def test_oyster():
    found = outcome("oyster/oyster.csv", "gb-tfl-oyster-csv")
    assert found["rows"] == {"read": 10, "used": 10, "skipped": 0, "rejected": 0}
    assert totals(found) == {"journey": (7, "22.94"), "payment": (1, "20.00"), "transaction": (2, "18.30")}
    assert Decimal("20.00") + Decimal("18.30") == Decimal("38.3")  # the credit of the file
    journeys = {event["row"]: event for event in found["events"]}
    assert [row for row, event in journeys.items() if event["attributes"].get("touch_in")] == [10]
    assert sum(event["end"] is None for event in journeys.values()) == 5
    assert (journeys[3]["start"], journeys[12]["start"]) == ("2015-01-01T14:03:00Z", "2015-07-31T07:37:00Z")
    assert journeys[4]["start"] == "2015-02-22T00:12:00Z"  # printed 21 February
    assert (journeys[7]["start"], journeys[7]["end"]) == ("2015-02-21T23:49:00Z", "2015-02-22T00:09:00Z")
    assert (journeys[4]["from"], journeys[4]["to"], journeys[4]["mode"]) == ("Victoria", "Brixton", "metro")
    assert found["problems"] == []


def test_city_bikes_of_helsinki():
    found = outcome("citybike_fi/test.csv", "fi-citybike-trips-csv")
    assert found["rows"] == {"read": 43, "used": 39, "skipped": 0, "rejected": 4}
    assert found["rejected"] == {"time.not_a_date": 3, "time.end_before_start": 1}
    (total,) = found["event_totals"]
    assert (total["count"], total["distance_m"]) == (39, 104833.0)
    assert (total["first"], total["last"]) == ("2021-07-31T20:54:47Z", "2021-07-31T20:59:59Z")
    assert max(event["end"] for event in found["events"]) == "2021-07-31T21:37:27Z"
    assert sum(int(event["attributes"]["duration_s"]) for event in found["events"]) == 33271
    assert [event["distance_m"] for event in found["events"] if event["attributes"].get("short")] == [0.0]


def attributes(found, name):
    return [event["attributes"][name] for event in found["events"]]


def test_velib():
    found = outcome("velib/velib-wallet-operations.json", "fr-velib-wallet-json")
    assert found["rows"] == {"read": 4, "used": 4, "skipped": 0, "rejected": 0}
    (total,) = found["event_totals"]
    assert (total["kind"], total["count"], total["distance_m"]) == ("journey", 4, 7582.0)
    assert (total["amount"], total["currency"]) == ("2", "EUR")
    assert (total["first"], max(event["end"] for event in found["events"])) == (
        "2024-05-02T06:20:44Z",
        "2024-10-27T01:20:30Z",
    )
    assert attributes(found, "electric").count("yes") == 3
    assert sum(map(int, attributes(found, "quantity"))) == 2899
    assert sum(map(Decimal, attributes(found, "operator_saved_co2_g"))) == Decimal("841.6")
    assert [event["distance_m"] for event in found["events"] if "short" in event["attributes"]] == [0.0]
    assert "source.one_page_of_several" not in [notice["code"] for notice in found["notices"]]


def test_velov():
    found = outcome("velov/velov-trips.json", "fr-velov-trips-json")
    assert found["rows"] == {"read": 2, "used": 2, "skipped": 0, "rejected": 0}
    assert attributes(found, "bike") == ["classic", "electric"]
    assert sum(map(int, attributes(found, "duration_min"))) == 31
    assert found["event_totals"][0]["first"] == "2024-12-13T23:38:08Z"
    assert max(event["end"] for event in found["events"]) == "2024-12-15T05:49:41Z"


def test_coach_co2():
    found = outcome("coachco2/trips.csv", "fr-coachco2-trips-csv")
    assert len(found["events"]) == 2  # points are parts of rows
    assert found["rows"] == {"read": 2, "used": 2, "skipped": 0, "rejected": 0}
    assert len(set(attributes(found, "trip_start"))) == 1
    (total,) = found["event_totals"]
    assert (total["count"], total["distance_m"], total["first"]) == (2, 3019.0, "2021-12-07T15:24:49Z")
    assert max(event["end"] for event in found["events"]) == "2021-12-07T16:04:07Z"
    assert [event["mode"] for event in found["events"]] == ["bicycle", "foot"]
    assert attributes(found, "stated_mode") == ["BICYCLING", "WALKING"]
    assert attributes(found, "duration_s") == ["600", "540"]
    assert found["positions"]["count"] == 4
    assert not any(event["from"] or event["to"] for event in found["events"])  # street addresses
    assert (found["problems"], found["notices"]) == ([], [])
