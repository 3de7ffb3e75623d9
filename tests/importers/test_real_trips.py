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
