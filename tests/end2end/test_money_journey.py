"""Money files into a vault, and again: nothing is counted twice, nothing is lost."""

import pytest

from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.check import expected_of, samples_of

_IDS = (
    "int-ofx", "int-camt053-xml", "int-qif", "fr-caisse-epargne-csv", "fr-boursobank-csv", "fr-fortuneo-csv",
    "fr-bnp-old-csv", "fr-bnp-new-csv", "fr-societe-generale-csv", "fr-credit-agricole-csv",
    "fr-credit-mutuel-cic-csv", "fr-banque-postale-csv", "fr-cozy-bank-json", "fr-cozy-bills-json",
    "fr-mesinfos-cozy-json", "fr-maif-json",
)  # fmt: skip
_SAMPLES = [(one, name) for one in _IDS for name in samples_of(importers_root() / one)]


@pytest.mark.parametrize(("importer", "name"), _SAMPLES)
def test_a_file_that_was_saved_again_adds_nothing(sdt, vault, tmp_path, importer, name):
    expected = expected_of(importers_root() / importer)[name]
    answers = [word for key, value in expected["answers"].items() for word in ("--set", f"{key}={value}")]
    data = (importers_root() / importer / name).read_bytes()
    first, again = tmp_path / name, tmp_path / f"again-{name}"
    first.write_bytes(data)
    again.write_bytes(data + b"\n\n")
    report = sdt("import", first, *answers)[1]["files"][0]
    assert (report["status"], report["importer"]) == ("imported", importer)
    made = len(expected["events"]), len(expected["records"])
    assert (report["events"]["new"], report["records"]["new"]) == made
    second = sdt("import", again, *answers)[1]["files"][0]
    assert (second["events"]["new"], second["events"]["changed"], second["records"]["new"]) == (0, 0, 0)
    assert (second["events"]["duplicate"], second["records"]["duplicate"]) == made


def test_every_transaction_says_whose_account_it_is_without_its_number(sdt, vault, tmp_path):
    sample = importers_root() / "fr-boursobank-csv" / "sample.csv"
    batch = sdt("import", sample)[1]["files"][0]["batch"]
    shown = sdt("events")[1]["events"]
    assert {one["thing"] for one in shown} == {"account 1", "account 2"}
    assert "000111" not in str(shown)
    sdt("undo", batch)
    sdt("import", importers_root() / "fr-credit-agricole-csv" / "sample.csv")
    assert "account 1" in {one["thing"] for one in sdt("events")[1]["events"]}
