"""The real health and air files beside the project give exactly what their manifest says a correct importer reports."""

from collections import Counter

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


def streams(found):
    return {one["observed_property"]: one for one in found["streams"]}


def test_fine_dust_sensor():
    found = outcome("sensor-community-csv/2017-08-30_sds011_sensor_5331.csv", "int-sensor-community-csv")
    assert found["rows"] == {"read": 306, "used": 305, "skipped": 1, "rejected": 0}
    dust = streams(found)
    assert {code: (one["count"], round(one["mean"], 4)) for code, one in dust.items()} == {
        "air.pm10": (305, 6.0044), "air.pm2_5": (305, 2.3116),
    }  # fmt: skip
    assert {(one["first"], one["last"]) for one in dust.values()} == {("2017-08-30T11:27:23Z", "2017-08-30T23:57:37Z")}


def test_weather_sensor_counts_pressure_in_pascals():
    found = outcome("sensor-community-csv/2018-07-07_bme280_sensor_15093.csv", "int-sensor-community-csv")
    assert found["rows"] == {"read": 95, "used": 95, "skipped": 0, "rejected": 0}
    weather = streams(found)
    assert {code: (one["count"], round(one["mean"], 4)) for code, one in weather.items()} == {
        "air.pressure": (95, 102510.5933), "air.temperature": (95, 15.7356), "air.humidity": (95, 79.5440),
    }  # fmt: skip
    assert {one["first"] for one in weather.values()} == {"2018-07-07T20:03:07Z"}
    assert {one["last"] for one in weather.values()} == {"2018-07-07T23:58:59Z"}


def test_apple_health_counts_records_workouts_and_days():
    found = outcome("apple-health/export6s3sample.xml", "int-apple-health-xml")
    assert found["rows"] == {"read": 18, "used": 18, "skipped": 0, "rejected": 0}
    health = streams(found)
    assert {code: one["count"] for code, one in health.items()} == {
        "health.steps": 10, "health.distance": 5, "health.energy": 2,
    }  # fmt: skip
    assert health["health.steps"]["sum"] == 2517
    assert health["health.steps"]["first"] == "2014-09-13T09:27:54Z"
    assert health["health.distance"]["last"] == "2014-09-20T09:43:59Z"
    assert (health["health.distance"]["sum"], health["health.energy"]["sum"]) == (19.43, 757.307)
    assert [event["label"] for event in found["events"]] == ["Other"]


def test_patient_summary_gives_a_record_for_what_its_sections_name():
    found = outcome("ips-fhir/CH_HL7CH_Examples_01.json", "eu-ips-fhir-json")
    assert found["rows"] == {"read": 8, "used": 7, "skipped": 1, "rejected": 0}
    assert found["skipped"] == {"skipped.nothing_known": 1}  # the problem list says that nothing is known
    assert Counter(record["kind"] for record in found["records"]) == {
        "medication": 2, "allergy": 1, "vaccination": 1, "past-illness": 1, "health-summary": 1, "profile": 1,
    }  # fmt: skip
    (document,) = [record["values"] for record in found["records"] if record["kind"] == "health-summary"]
    assert document["timestamp"] == "2022-01-11T14:30:00+01:00"
    assert document["entries"] == "10"
    assert document["sections"] == "11450-4 10160-0 11369-6 48765-2 11348-0 18776-5"


@pytest.mark.parametrize(
    ("name", "kind", "country", "date"),
    [
        ("vaccin_ok", "vaccination", "FR", "2021-01-05"),
        ("test_pcr_ok", "test", "FR", "2021-05-16T12:34:56Z"),
        ("FI_1", "vaccination", "FI", "2021-03-05"),
    ],
)
def test_certificates_are_decoded_and_their_signature_is_said_to_be_unchecked(name, kind, country, date):
    found = outcome(f"eu-dcc/{name}.json", "eu-dcc-qr")
    assert found["rows"] == {"read": 2, "used": 2, "skipped": 0, "rejected": 0}
    (event,), (record,) = found["events"], found["records"]
    assert (event["kind"], event["attributes"]["type"], event["all_day"]) == ("certificate", kind, kind != "test")
    said = record["values"]
    assert (said["type"], said["version"], said["country"], said["date"]) == (kind, "1.0.0", country, date)
    assert said["expires"]  # stands in the signed message alone: it was decoded
    assert "source.signature_unchecked" in [notice["code"] for notice in found["notices"]]
