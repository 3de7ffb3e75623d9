"""The real files of tracks beside the project give exactly what their manifest says a correct importer reports."""

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


def journey(found):
    (total,) = found["event_totals"]
    assert total["kind"] == "journey"
    return total["count"], total["distance_m"]


def test_google_records():
    found = outcome("google_records/Records_shifted.json", "any-google-records-json")
    assert found["rows"] == {"read": 95, "used": 95, "skipped": 0, "rejected": 0}
    assert found["positions"]["count"] == 95
    assert found["positions"]["first"] == "2013-04-15T06:31:26Z"
    assert found["positions"]["last"] == "2013-04-15T08:53:31Z"
    assert found["notices"] == []


@pytest.mark.parametrize(
    ("name", "records", "placed", "metres", "sport", "first", "last", "notices"),
    [
        ("Activity.fit", 14, 14, 5.73, "running", "2012-04-09T21:22:26Z", "2012-04-09T21:22:39Z", []),
        ("garmin-edge-820-bike.fit", 15, 15, 457.12, "cycling", "2017-06-12T16:10:15Z", "2017-06-12T16:11:20Z", []),
        ("sample-activity-indoor-trainer.fit", 2263, 0, 0.0, "cycling", None, None, []),
        ("invalid_activity-filecrc.fit", 14, 14, 5.73, "running", "2012-04-09T21:22:26Z", "2012-04-09T21:22:39Z",
         ["source.checksum_differs"]),
        ("invalid_activity-unexpected-eof.fit", 14, 14, 5.73, "running", "2012-04-09T21:22:26Z",
         "2012-04-09T21:22:39Z", ["source.cut_off"]),
    ],
)  # fmt: skip
def test_fit(name, records, placed, metres, sport, first, last, notices):
    found = outcome(f"fit/{name}", "any-fit")
    assert found["rows"] == {"read": records + 1, "used": placed + 1, "skipped": records - placed, "rejected": 0}
    assert journey(found) == (1, metres)
    assert found["events"][0]["label"] == sport
    assert found["positions"]["count"] == placed
    assert (found["positions"].get("first"), found["positions"].get("last")) == (first, last)
    assert [one["code"] for one in found["notices"]] == notices


def test_fit_of_a_foot_pod_that_knows_no_date():
    found = outcome("fit/compressed-speed-distance.fit", "any-fit")
    assert found["rows"] == {"read": 756, "used": 1, "skipped": 755, "rejected": 0}
    assert found["positions"]["count"] == 0
    assert found["event_totals"] == []
    (record,) = found["records"]
    assert record["values"] == {"sport": "running", "metres": "10248.67", "seconds": "3883.273"}


@pytest.mark.parametrize(
    "name",
    ["garmin-edge-820-bike-records.csv", "garmin-fenix-5-walk-records.csv", "compressed-speed-distance-records.csv"],
)
def test_answer_keys_of_fit_are_no_tracks(name):
    found = detect(ExportSource.of_path(sample(f"fit/{name}")), CATALOGUE)
    assert [candidate.importer for candidate in found.candidates] == []


def test_tcx():
    found = outcome("tcx/sup_activity_1.tcx", "any-tcx")
    assert found["rows"] == {"read": 112, "used": 112, "skipped": 0, "rejected": 0}
    assert journey(found) == (1, 1157.51)
    assert (found["events"][0]["label"], found["events"][0]["end"]) == ("Other", "2022-07-16T16:26:57Z")
    assert found["positions"]["count"] == 111
    assert found["positions"]["first"] == "2022-07-16T16:08:25Z"
    assert found["positions"]["last"] == "2022-07-16T16:26:57Z"
    assert found["notices"] == []
