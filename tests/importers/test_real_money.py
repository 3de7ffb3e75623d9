"""The real money files beside the project give exactly what their manifest says a correct importer reports."""

import pytest

from sdt_desktop.base.errors import SdtError
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


def only_total(found):
    (total,) = found["event_totals"]
    return total["count"], total["amount"], total["currency"]


def days(found):
    """Start of the civil day in Paris, as UTC."""
    return found["event_totals"][0]["first"], found["event_totals"][0]["last"]


def test_qif_reads_accounts_of_money_only():
    found = outcome("qif/test.qif", "int-qif")
    assert found["rows"] == {"read": 15, "used": 6, "skipped": 9, "rejected": 0}
    assert only_total(found) == (6, "-35.50", None)
    assert days(found) == ("2020-02-09T23:00:00Z", "2020-02-13T23:00:00Z")  # 10 and 14 February: months first
    assert "source.splits_disagree" not in [notice["code"] for notice in found["notices"]]


def test_qif_with_two_digits_of_a_year():
    found = outcome("qif/test_circular_reference.qif", "int-qif")
    assert (found["rows"]["used"], only_total(found)) == (2, (2, "-14.59", None))
    assert days(found) == ("2021-08-26T22:00:00Z", "2021-08-26T22:00:00Z")


@pytest.mark.parametrize("name", ["camt053.v2.minimal.xml", "camt053.v4.xml"])
def test_camt(name):
    found = outcome(f"camt053/{name}", "int-camt053-xml")
    assert found["rows"] == {"read": 5, "used": 5, "skipped": 0, "rejected": 0}
    assert only_total(found) == (1, "8.85", "EUR")
    assert days(found) == ("2014-12-30T23:00:00Z", "2014-12-30T23:00:00Z")
    amounts = [(one["values"]["kind"], one["values"]["amount"], one["values"]["currency"]) for one in found["records"]]
    assert amounts == [
        ("OPBD", "18.15", "EUR"), ("CLBD", "-27.00", "SEK"), ("OPAV", "35.00", "CHF"), ("CLAV", "-2700", "JPY"),
    ]  # fmt: skip


def test_camt_without_a_statement_is_empty():
    with pytest.raises(SdtError) as refusal:
        outcome("camt053/camt053.v2.wrong.xml", "int-camt053-xml")
    assert refusal.value.code == "file.empty"
