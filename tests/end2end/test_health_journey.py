"""Health and air files into a vault, and again: nothing is counted twice, and who it is is shown only when asked for."""

import pytest

from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.check import expected_of, samples_of

_IDS = (
    "int-sensor-community-csv", "int-netatmo-csv", "int-aircasting-csv", "int-apple-health-xml", "eu-ips-fhir-json",
    "eu-dcc-qr", "fr-cda-cnam-hr-xml", "fr-cda-vsm-xml", "fr-cda-vaccination-xml", "fr-cda-generic-xml",
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
    values = sum(stream["count"] for stream in expected["streams"])
    made = values, len(expected["events"]), len(expected["records"])
    assert tuple(report[kind]["new"] for kind in ("observations", "events", "records")) == made
    second = sdt("import", again, *answers)[1]["files"][0]
    assert tuple(second[kind]["new"] for kind in ("observations", "events", "records")) == (0, 0, 0)
    assert tuple(second[kind]["duplicate"] for kind in ("observations", "events", "records")) == made


_WHO = {
    "eu-dcc-qr": ("sample.txt", ("Ana", "1980-01-02", "urn:uvci")),
    "eu-ips-fhir-json": ("sample.json", ("Ana", "1980-01-02", "000000000000000", "Exemple")),
    "fr-cda-cnam-hr-xml": ("sample.xml", ("ANA", "1980-01-02", "000000000000000", "Dr Essai")),
    "int-apple-health-xml": ("sample.xml", ("iPhone de Test", "1980-01-02")),
}


@pytest.mark.parametrize("importer", _WHO)
def test_who_it_is_is_not_shown_unless_asked_for(sdt, vault, importer):
    name, words = _WHO[importer]
    sdt("import", importers_root() / importer / name)
    shown = str(sdt("events")[1]) + str(sdt("records")[1]) + str(sdt("streams")[1])
    assert [word for word in words if word in shown] == []
