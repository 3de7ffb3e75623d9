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
