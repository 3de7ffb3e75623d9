"""Every folder in importers/ keeps its promises; every sample is refused by every other importer."""

import json

import pytest

from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import check_importer, expected_of, outcome_of, sample_source, samples_of
from tests.importers import update

IDS = load_catalogue().ids


def test_the_catalogue_is_not_empty_and_without_faults():
    assert IDS
    faults = {name: [(one.code, one.params) for one in found] for name, found in load_catalogue().faults().items()}
    assert faults == {}


@pytest.mark.parametrize("importer_id", IDS)
def test_the_importer_keeps_its_promises(importer_id):
    found = check_importer(importers_root() / importer_id, load_catalogue())
    assert [(one.code, one.params) for one in found] == []


@pytest.mark.parametrize("importer_id", IDS)
def test_every_row_of_a_sample_is_accounted_for_and_most_are_used(importer_id):
    for name, expected in expected_of(importers_root() / importer_id).items():
        rows = expected["rows"]
        assert rows["read"] == rows["used"] + rows["skipped"] + rows["rejected"], name
        assert rows["used"] > 0, name


@pytest.mark.parametrize("importer_id", IDS)
def test_reading_a_sample_twice_gives_the_same(importer_id):
    folder, importer = importers_root() / importer_id, load_catalogue().get(importer_id)
    for name in samples_of(folder):
        answers = expected_of(folder)[name]["answers"]
        source = sample_source(folder, name)
        assert outcome_of(source, importer, answers) == outcome_of(source, importer, answers)


@pytest.mark.parametrize("importer_id", IDS)
def test_the_folder_has_notes_and_no_code(importer_id):
    folder = importers_root() / importer_id
    names = {item.name for item in folder.iterdir()}
    assert "NOTES.md" in names
    assert not [name for name in names if name.endswith((".py", ".so", ".pyc"))]
    notes = (folder / "NOTES.md").read_text(encoding="utf-8")
    assert "onfidence" in notes


def test_expectations_are_not_written_in_ci(monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    assert update.main([IDS[0]]) == 1
    assert "CI" in capsys.readouterr().err


def test_a_wrong_expectation_is_told(tmp_path):
    folder = tmp_path / IDS[0]
    folder.mkdir()
    for item in (importers_root() / IDS[0]).iterdir():
        (folder / item.name).write_bytes(item.read_bytes())
    expected = expected_of(folder)
    first = min(expected)
    expected[first]["rows"]["used"] += 1
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    found = check_importer(folder)
    assert [(one.code, one.params["field"]) for one in found] == [("manifest.differs", f"{first}: rows")]
    (folder / "expected.json").unlink()
    assert {one.code for one in check_importer(folder)} == {"manifest.expected_missing"}
    for item in folder.glob("sample*"):
        item.unlink()
    assert {one.code for one in check_importer(folder)} == {"manifest.sample_missing"}
