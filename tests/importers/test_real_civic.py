"""Civic formats: the real files beside the project, and what the facts say about files that we do not have."""

import json

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from tests.support import fixed_clock, sample

CATALOGUE = load_catalogue()
FRACTIONS = ["Glas", "Groente, Fruit en Tuin Afval", "Grof", "Papier", "Plastic", "Rest", "Textiel"]


def importers_of(source):
    return [candidate.importer for candidate in detect(source, CATALOGUE).candidates]


def written(documents, name="file.json"):
    return ExportSource.of_bytes(name, json.dumps(documents, ensure_ascii=False).encode())


def outcome(documents, importer, name="file.json", **answers):
    source = written(documents, name)
    assert importers_of(source) == [importer]
    return outcome_of(source, CATALOGUE.get(importer), answers)


def questions(documents, importer, name="file.json"):
    source = written(documents, name)
    assert importers_of(source) == [importer]
    reading = Reading(source, CATALOGUE.get(importer), {}, clock=fixed_clock())
    return [question.key for question in reading.questions]


def stream(found, series):
    (one,) = [each for each in found["streams"] if each["series"] == series]
    return one


@pytest.mark.samples
def test_afvalwijzer_has_seven_fractions():
    source = ExportSource.of_path(sample("amsterdam-mijn/afvalwijzer.json"))
    assert importers_of(source) == ["nl-amsterdam-afvalwijzer-json"]
    found = outcome_of(source, CATALOGUE.get("nl-amsterdam-afvalwijzer-json"), {})
    assert found["rows"] == {"read": 7, "used": 7, "skipped": 0, "rejected": 0}
    assert [record["label"] for record in found["records"]] == FRACTIONS
    assert (found["problems"], found["notices"]) == ([], [])


@pytest.mark.samples
def test_a_waste_calendar_is_no_library():
    assert importers_of(ExportSource.of_path(sample("waste-ics/test.ics"))) == ["int-waste-collection-ics"]


def statement(category, **more):
    start = {"start": "2018-02-05", "end": "2018-03-05"}
    return {"contractNumber": "1000000001", **start, "value": 1, "statementCategory": category, **more}


@pytest.mark.parametrize(
    ("categories", "asked"),
    [
        (["edelia"], []),
        (["gazpar", "edelia"], []),
        (["linky"], ["unit"]),
        (["edelia", "linky"], ["unit"]),
        (["RELEVE_TEST"], ["meter"]),
        (["AUTO_ESTIM"], ["meter"]),
        (["RELEVE_TEST", "linky"], ["unit", "meter"]),
    ],
)
def test_mesinfos_asks_only_what_its_rows_leave_open(categories, asked):
    documents = [statement(category, releve=[]) for category in categories]
    assert questions(documents, "fr-mesinfos-consumption-json") == asked


def test_bills_of_both_fuels_are_left_out():
    found = outcome([statement("RELEVE_TEST")], "fr-mesinfos-consumption-json", meter="both")
    assert (found["rows"]["used"], found["rows"]["skipped"]) == (0, 1)


@pytest.mark.parametrize(("unit", "total"), [("W", 0.1), ("Wh", 0.2)])
def test_half_hours_follow_the_answered_unit(unit, total):
    times = {"start": "2018-02-05T00:00:00", "end": "2018-02-05T00:30:00", "value": 200}
    found = outcome([{**statement("linky"), **times}], "fr-mesinfos-consumption-json", unit=unit)
    assert stream(found, "load-curve")["sum"] == total


def load_curve(doctype, count, start, **kind):
    block = [{"value": "100", "reading_number": str(number + 1)} for number in range(count)]
    kind = {"time_attribute": "30mn", "unit": "W", "flow_direction": "forward", **kind}
    reading = {"reading_type": {"start_measurement_period": start, **kind}, "interval_block": block}
    return {"docType": doctype, "usage_point": [{"usage_point_id": "10000000001", "meter_reading": reading}]}


@pytest.mark.parametrize(("day", "count"), [("2017-03-26", 46), ("2017-10-29", 50), ("2017-05-01", 48)])
def test_a_load_curve_fills_its_civil_day(day, count):
    found = outcome([load_curve("fr.enedis.api.meteringdata.loadcurve", count, day)], "fr-mesinfos-enedis-json")
    one = stream(found, "load-curve")
    assert (one["count"], one["sum"]) == (count, pytest.approx(count * 0.05))
    ends = {"2017-03-26": "2017-03-26T22:00:00Z", "2017-10-29": "2017-10-29T23:00:00Z"}
    assert one["end"] == ends.get(day, "2017-05-01T22:00:00Z")


@pytest.mark.parametrize("doctype", ["x.maxpower", "maxpowr", "maxpowee", "mxpower", "MaxPower", ""])
def test_a_document_type_may_be_misspelt(doctype):
    found = outcome([load_curve(doctype, 3, "2017-03-25", time_attribute="day")], "fr-mesinfos-enedis-json")
    one = stream(found, "daily-max")
    assert (one["observed_property"], one["count"], one["end"]) == (
        "electricity.power.max", 3, "2017-03-27T22:00:00Z",
    )  # fmt: skip


def load(value, year, month=1, day=1, **more):
    return {"load": value, "minute": 0, "hour": 0, "day": day, "month": month, "year": year, **more}


def test_a_bare_list_of_ecolyo_is_asked_about_unless_its_name_tells():
    documents = [load(8.1, 2021, 2, 14)]
    assert questions(documents, "fr-ecolyo-timeseries-json") == ["meter"]
    assert questions(documents, "fr-ecolyo-timeseries-json", "com.grandlyon.egl.day.json") == []
    assert questions([load(1, 2021, docType="com.grandlyon.egl.year")], "fr-ecolyo-timeseries-json") == []


@pytest.mark.parametrize(
    ("answer", "property_", "end"),
    [
        ("enedis.month", "electricity.consumption", "2021-02-28T23:00:00Z"),
        ("grdf.year", "gas.consumption", "2021-12-31T23:00:00Z"),
        ("egl.day", "water.consumption", "2021-02-01T23:00:00Z"),
        ("enedis.minute", "electricity.consumption", "2021-01-31T23:30:00Z"),
    ],
)
def test_the_answer_gives_fuel_and_step(answer, property_, end):
    found = outcome([load(8.1, 2021, 2)], "fr-ecolyo-timeseries-json", meter=answer)
    (one,) = found["streams"]
    assert (one["observed_property"], one["sum"], one["end"]) == (property_, 8.1, end)


@pytest.mark.parametrize(("month", "first"), [(0, "2023-12-31T23:00:00Z"), (2, "2024-03-04T23:00:00Z")])
def test_months_of_efluid_begin_with_zero(month, first):
    day = 1 if month == 0 else 5
    data = [{"consommation": 0.214, "annee": 2024, "mois": month, "jour": day}]
    found = outcome({"postes": [{"data": data}], "unites": {"consommation": "m3"}}, "fr-egl-efluid-water-json")
    (one,) = found["streams"]
    assert (one["sum"], one["first"]) == (214.0, first)


def test_an_unknown_unit_of_efluid_is_not_guessed():
    data = [{"consommation": 2, "annee": 2024, "mois": 2, "jour": 5}]
    found = outcome({"postes": [{"data": data}], "unites": {"consommation": "hl"}}, "fr-egl-efluid-water-json")
    assert (found["rows"]["skipped"], found["streams"]) == (1, [])


def test_a_value_of_several_days_is_one_stretch():
    measures = [{"date": "2026-03-28 00:00:00", "index": None, "volume": 0.6, "numberOfDays": 3}]
    found = outcome({"code": "00", "content": {"measures": measures}}, "fr-suez-water-json")
    (one,) = found["streams"]
    assert (one["first"], one["end"]) == ("2026-03-27T23:00:00Z", "2026-03-30T22:00:00Z")


def loans(uid):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", *uid, "DTSTART:20240319T090000"]
    lines += [
        "DTEND:20240319T100000",
        "SUMMARY:Un roman Due",
        "DESCRIPTION:barcode 1",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return ExportSource.of_bytes("koha.ics", "\r\n".join(lines).encode())


def test_loans_have_no_identifiers_and_are_no_waste():
    assert importers_of(loans([])) == ["int-koha-loans-ics"]
    assert importers_of(loans(["UID:1"])) == []


def test_verified_information_of_helsinki_is_identifying():
    tree = {"key": "DATA", "children": [{"key": "PROFILE", "children": [{"key": "VERIFIEDPERSONALINFORMATION", "children": [
        {"key": "NATIONAL_IDENTIFICATION_NUMBER", "value": "0"}, {"key": "GENDER", "value": "x"}]}]}]}  # fmt: skip
    source = written(tree)
    assert importers_of(source) == ["fi-helsinki-profile-json"]
    reading = Reading(source, CATALOGUE.get("fi-helsinki-profile-json"), {}, clock=fixed_clock())
    (record,) = [record for part in reading.parts() for record in part.records]
    prefix = "PROFILE.VERIFIEDPERSONALINFORMATION"
    assert set(record.identifying) == {f"{prefix}.NATIONAL_IDENTIFICATION_NUMBER", f"{prefix}.GENDER"}


def test_the_bank_details_of_edf_are_never_read():
    secret = {"clientId": "1", "vendor": "EDF", "paymentMeans": "X", "encryptedBankDetails": "FR76SECRET"}
    assert "SECRET" not in json.dumps(outcome([secret], "fr-mesinfos-edf-json"))
