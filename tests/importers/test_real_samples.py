"""The real files beside the project give exactly what their manifest says a correct importer reports."""

from decimal import Decimal

import pytest

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.pipeline import Reading, preview_rows
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.period import from_ms
from tests.support import fixed_clock, sample

pytestmark = pytest.mark.samples
CATALOGUE = load_catalogue()


def outcome(path, importer, **answers):
    source = ExportSource.of_path(sample(path))
    found = detect(source, CATALOGUE)
    assert [candidate.importer for candidate in found.candidates] == [importer]
    return outcome_of(source, CATALOGUE.get(importer), answers)


def only_stream(found):
    (stream,) = found["streams"]
    return stream


def test_sedif_days():
    found = outcome("sedif-historique-jours/historique_jours_litres.csv", "fr-sedif-water-daily-csv")
    assert found["rows"] == {"read": 15, "used": 15, "skipped": 0, "rejected": 0}
    stream = only_stream(found)
    assert (stream["observed_property"], stream["series"], stream["unit"]) == ("water.consumption", "daily", "L")
    assert (stream["count"], stream["missing"], stream["sum"]) == (15, 0, 6617.0)
    assert stream["first"] == "2022-09-24T22:00:00Z"
    assert stream["last"] == "2022-10-08T22:00:00Z"
    assert stream["end"] == "2022-10-09T22:00:00Z"
    assert stream["qualities"] == {"measured": 15}
    assert found["notices"] == [{"code": "source.index_disagrees", "params": {"count": 3}}]


def test_sedif_months():
    found = outcome("sedif-historique-mois/historique_mois_litres.csv", "fr-sedif-water-monthly-csv")
    stream = only_stream(found)
    assert (found["rows"]["used"], stream["sum"], stream["qualities"]) == (6, 124427.0, {"measured": 6})
    assert (stream["first"], stream["end"]) == ("2022-03-31T22:00:00Z", "2022-09-30T22:00:00Z")
    assert found["notices"] == []


@pytest.mark.parametrize(
    ("name", "rows", "missing", "first", "last", "end", "total"),
    [
        ("consumption.csv", 6909, 0, "2022-01-01T00:00:00Z", "2022-10-15T20:00:00Z", "2022-10-15T21:00:00Z", 6566.01),
        ("consumption-with-null-only.csv", 10, 9, "2022-10-26T11:00:00Z", "2022-10-26T11:00:00Z", "2022-10-26T12:00:00Z", 1.15),
        ("extra-15min-error.csv", 101, 0, "2023-08-31T21:00:00Z", "2023-09-01T22:00:00Z", "2023-09-01T22:15:00Z", 36.39),
    ],
)  # fmt: skip
def test_fingrid(name, rows, missing, first, last, end, total):
    answers = {} if name.startswith("consumption") else {"direction": "consumption"}
    found = outcome(f"fingrid_datahub_csv/{name}", "fi-fingrid-datahub-csv", **answers)
    stream = only_stream(found)
    assert found["rows"] == {"read": rows, "used": rows, "skipped": 0, "rejected": 0}
    assert (stream["count"], stream["missing"]) == (rows - missing, missing)
    assert (stream["first"], stream["last"], stream["end"]) == (first, last, end)
    assert stream["sum"] == pytest.approx(total, abs=1e-9)
    assert stream["observed_property"] == "electricity.consumption"
    assert (found["problems"], found["notices"]) == ([], [])


def test_fingrid_asks_where_neither_file_nor_name_says():
    source = ExportSource.of_path(sample("fingrid_datahub_csv/extra-15min-error.csv"))
    reading = Reading(source, CATALOGUE.get("fi-fingrid-datahub-csv"), {}, clock=fixed_clock())
    (question,) = reading.questions
    assert (question.key, question.choices) == ("direction", ("consumption", "production"))
    assert question.why == "file.does_not_say"


def test_ov_chipkaart():
    found = outcome("ovchipkaart/test_transaction_1.csv", "nl-ov-chipkaart-csv")
    assert found["rows"] == {"read": 13, "used": 13, "skipped": 0, "rejected": 0}
    totals = {total["kind"]: (total["count"], total["amount"]) for total in found["event_totals"]}
    assert totals == {"journey": (4, "8.16"), "payment": (1, "50.00"), "transaction": (4, None)}
    assert Decimal(totals["journey"][1]) == Decimal("8.16")
    assert min(event["start"] for event in found["events"]) == "2013-12-09T06:00:00Z"
    assert max(event["end"] or "" for event in found["events"]) == "2013-12-13T18:57:00Z"
    notices = {notice["code"]: notice["params"]["count"] for notice in found["notices"]}
    assert notices == {
        "source.deposits_not_fares": 6, "source.forgotten_check_outs": 2, "source.unknown_kind": 1,
    }  # fmt: skip
    journey = found["events"][0]
    assert (journey["start"], journey["end"], journey["from"]) == (
        "2013-12-13T18:38:00Z", "2013-12-13T18:57:00Z", "Grote Markt",
    )  # fmt: skip


def test_the_first_rows_are_shown_raw_beside_understood():
    source = ExportSource.of_path(sample("sedif-historique-jours/historique_jours_litres.csv"))
    rows = preview_rows(source, CATALOGUE.get("fr-sedif-water-daily-csv"), {}, clock=fixed_clock(), limit=3)
    assert [row.row for row in rows] == [2, 3, 4]
    assert rows[0].cells[0] == ("Date de relevé", "2022-09-25 20:00:00")
    (understood,) = rows[0].understood
    assert (understood.what, understood.value, understood.unit) == ("water.consumption", 476.0, "L")
    assert rfc3339(from_ms(understood.start_ms)) == "2022-09-24T22:00:00Z"
