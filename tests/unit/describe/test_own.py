"""Own importers: bounded, never in front of bundled ones, never called reviewed, handed over without values."""

import io
import zipfile

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.catalogue import Catalogue
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.own import MOST_BYTES, own_id, read_own_manifest
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.services import importers

SOUND = """id = "own-x"
version = 1
sector = "water"
territories = []
confidence = "none"
name = { fr = "X", en = "X" }
howto = { fr = "…", en = "…" }
source = { id = "own-x", names = { fr = "X", en = "X" } }
reader = { kind = "delimited", delimiters = [";"] }
match = { columns = ["Date", "Eau"] }
thing = { kind = "meter" }
time = { zone = "Europe/Paris", column = "Date", formats = ["%Y-%m-%d"], stamp = "day" }

[[observation]]
series = "daily"
property = "water.consumption"
column = "Eau"
unit = "L"
"""


def test_a_sound_one_is_read():
    manifest, faults = read_own_manifest(SOUND, "own-x")
    assert manifest is not None
    assert not faults


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('kind = "delimited"', 'kind = "calendar"', "manifest.not_for_own"),
        ("version = 1", 'version = 1\nshape = "transit"', "manifest.not_for_own"),
        ("version = 1", "version = 1\ngeneric = true", "manifest.not_for_own"),
        ("version = 1", "version = 1\nsynonyms = { Date = ['D'] }", "manifest.not_for_own"),
        ('column = "Eau"', f'column = "{"x" * 600}"', "manifest.unknown_value"),
        ('"Date", "Eau"', '"Date", "*a*b*c*d*e*"', "manifest.unknown_value"),
        ("%Y-%m-%d", "%f%f%f%f%f%f%f%f%f", "manifest.unknown_value"),
        ("%Y-%m-%d", "%Y-%m-%d" + "-" * 60, "manifest.unknown_value"),
        ('"X", en', '"X\\u202e", en', "manifest.unknown_value"),
        ("version = 1", f"version = 1\n#{'x' * MOST_BYTES}", "manifest.too_large"),
        ("version = 1", f"version = 1\nnotices = {'[' * 300}{']' * 300}", "manifest."),
        ('id = "own-x"\nv', 'id = "own-y"\nv', "manifest.unknown_value"),
        ("version = 1", "version = ", "manifest.not_toml"),
        ("Europe/Paris", "../../etc/passwd", "manifest.unknown_value"),
    ],
)
def test_what_does_more_than_describe_columns_is_refused(before, after, code):
    assert before in SOUND
    manifest, faults = read_own_manifest(SOUND.replace(before, after), "own-x")
    assert manifest is None
    assert faults[0].code.startswith(code)


@pytest.mark.parametrize("wanted", ["../x", "X Y", "", "own-", "a" * 400, "own-é", "x/y"])
def test_ids_are_plain_words(wanted):
    with pytest.raises(SdtError):
        own_id(wanted)
    assert own_id("water-2") == "own-water-2"


def test_a_bundled_importer_of_the_same_layout_stands_in_front():
    own, _ = read_own_manifest(SOUND, "own-x")
    from sdt_desktop.importing.manifest_reading import read_manifest

    bundled, _ = read_manifest(SOUND.replace("own-x", "xx-bundled"), "xx-bundled")
    source = ExportSource.of_bytes("x.csv", b"Date;Eau\n2026-01-01;5\n")
    found = detect(source, [Importer(own, reviewed=False), Importer(bundled)]).candidates
    assert [each.importer for each in found] == ["xx-bundled", "own-x"]
    assert found[0].score - found[1].score > 0.05


def test_only_ids_of_ones_own_may_lie_in_the_own_folder(tmp_path):
    for name in ("own-x", "fr-other-csv"):
        (tmp_path / "own" / name).mkdir(parents=True)
        (tmp_path / "own" / name / "manifest.toml").write_text(SOUND.replace("own-x", name), encoding="utf-8")
    catalogue = Catalogue(tmp_path / "none", tmp_path / "own")
    assert [each.id for each in catalogue] == ["own-x"]
    assert not catalogue.get("own-x").reviewed


# --- handing over ----------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    for module in ("services.describe", "services.importers", "services.import_exports"):
        monkeypatch.setattr(f"sdt_desktop.{module}.own_importers_folder", lambda: folder)
    return folder


def packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def test_a_handed_over_importer_is_taken_in_bounded_and_can_be_removed(own, tmp_path):
    file = tmp_path / "x.zip"
    file.write_bytes(packed(**{"..__..__manifest.toml": SOUND, "..__evil.sh": "rm", "own-x__NOTES.md": "notes"}))
    added = importers.add_importer(file)
    assert added.id == "own-x"
    assert sorted(each.name for each in (own / "own-x").iterdir()) == ["NOTES.md", "manifest.toml"]
    assert [each.name for each in tmp_path.iterdir() if each.name not in ("own", "x.zip")] == []
    with pytest.raises(SdtError) as caught:
        importers.add_importer(file)
    assert caught.value.code == "manifest.id_taken"
    importers.remove_importer("own-x")
    assert not (own / "own-x").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04broken", b"hello", packed(a="b"), SOUND.replace('id = "own-x"', 'id = "fr-x-y"').encode(),
     SOUND.replace('id = "own-x"', 'id = "own-../../x"').encode(), b"\xff\xfe\x00", b"x = 1" * 200_000],
)  # fmt: skip
def test_what_is_no_importer_is_refused_and_leaves_nothing(own, tmp_path, data):
    file = tmp_path / "x"
    file.write_bytes(data)
    with pytest.raises(SdtError) as caught:
        importers.add_importer(file)
    assert caught.value.code.startswith("manifest.")
    assert not own.exists()


def test_a_member_that_unpacks_to_much_is_refused(own, tmp_path):
    file = tmp_path / "x.zip"
    file.write_bytes(packed(**{"manifest.toml": SOUND + "#" * 50_000_000}))
    with pytest.raises(SdtError) as caught:
        importers.add_importer(file)
    assert caught.value.code == "manifest.too_large"
    assert not own.exists()


@pytest.mark.parametrize("wanted", ["fr-sedif-water-daily-csv", "own-none", ".."])
def test_only_own_importers_can_be_removed_or_handed_over(own, tmp_path, wanted):
    for act in (importers.remove_importer, lambda each: importers.export_importer(each, tmp_path / "x.zip")):
        with pytest.raises(SdtError) as caught:
            act(wanted)
        assert caught.value.code == "manifest.not_found"
