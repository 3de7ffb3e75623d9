"""Detection by content: ranked, reasoned, never raising; decoys by name."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdt_desktop.base.codes import all_codes
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.source import ExportSource
from tests.unit.importing_core.helpers import HEAD

CATALOGUE = load_catalogue()
TIME = '[time]\nzone = "UTC"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\n'
SERIES = '[[observation]]\nseries = "s"\nproperty = "water.consumption"\ncolumn = "V"\nunit = "L"\n'
DAY = "Date de relevé;Index relevé (litres);Consommation du jour (litres);Index Mesuré/Estimé\n"


def importer_of(match, reader='kind = "delimited"', extra="", importer_id="xx-test"):
    head = HEAD.replace('reader = { kind = "delimited" }', f"reader = {{ {reader} }}").replace("xx-test", importer_id)
    head = head.replace('match = { columns = ["T"] }', f"match = {{ {match} }}")
    manifest, faults = read_manifest(extra + head + TIME + SERIES, importer_id)
    assert manifest is not None, [(fault.code, fault.params) for fault in faults]
    return Importer(manifest)


def look(data, *importers, name="file.bin"):
    data = data.encode() if isinstance(data, str) else data
    return detect(ExportSource.of_bytes(name, data), importers)


def best(data):
    found = detect(ExportSource.of_bytes("x", data.encode() if isinstance(data, str) else data), CATALOGUE)
    return [candidate.importer for candidate in found.candidates]


def test_the_header_decides_not_the_name():
    assert best("\ufeff" + DAY + "2023-02-14 20:00:00;845210;312;Mesuré") == ["fr-sedif-water-daily-csv"]
    assert best(DAY.upper().replace(" ", "_")) == ["fr-sedif-water-daily-csv"]
    assert best(DAY.encode("cp1252")) == ["fr-sedif-water-daily-csv"]
    assert best("a;b\n1;2") == []


def test_letters_lost_before_us_stand_for_any():
    assert best(DAY.replace("é", "\ufffd")) == ["fr-sedif-water-daily-csv"]


def test_reasons_are_words_and_a_fuller_header_scores_higher():
    plain = importer_of('columns = ["T"]')
    other = importer_of('columns = ["T", "V"]', importer_id="xx-other")
    found = look("T;V\n1;2", plain, other).candidates
    assert [one.importer for one in found] == ["xx-other", "xx-test"]
    assert found[0].reasons == ("header", "delimiter")
    wide = importer_of('columns = ["T", "V", "W"]', importer_id="xx-wide")
    assert [one.importer for one in look("T;V;W\n1;2;3", plain, wide).candidates] == ["xx-wide", "xx-test"]


def test_a_header_may_stand_on_one_of_the_first_lines_only():
    one = importer_of('columns = ["T", "V"]')
    assert look("title\n\n" * 30 + "T;V\n", one).candidates
    assert not look("title\n\n" * 32 + "T;V\n", one).candidates
    strict = importer_of('columns = ["T", "V"]', 'kind = "delimited", header_within = 1')
    assert not look("title\nmore\nT;V\n", strict).candidates


def test_exclusions_and_texts():
    one = importer_of('columns = ["T", "V"], without = ["X"], text = ["Courbe de charge"], without_text = ["Index"]')
    assert look("Type;courbe-de-CHARGE\nT;V\n", one).candidates[0].reasons == ("header", "delimiter", "preamble")
    assert not look("T;V\n", one).candidates
    assert not look("Courbe de charge\nT;V;X\n", one).candidates
    assert not look("Courbe de charge;Index\nT;V\n", one).candidates


def test_a_generic_importer_stands_behind():
    generic = importer_of('columns = ["T", "V"]', extra="generic = true\n")
    other = importer_of('columns = ["T"]', importer_id="xx-other")
    assert [one.importer for one in look("T;V;a;b;c;d\n", generic, other).candidates] == ["xx-other", "xx-test"]


def test_a_file_name_only_adds():
    one = importer_of('columns = ["T"], name = ["*kulutus*"]')
    with_name = look("T;V\n", one, name="a.zip/Kulutus 2024.csv").candidates[0]
    assert with_name.score > look("T;V\n", one).candidates[0].score
    assert "name" in with_name.reasons
    assert not look("X;V\n", one, name="kulutus.csv").candidates


def test_xml_by_root_namespace_and_elements():
    one = importer_of('root = "Doc", namespace = "http://x/*", elements = ["Vol"]', 'kind = "xml", path = "O"')
    good = '<?xml version="1.0"?>\n<r:Doc xmlns:r="http://x/14"><r:O><r:Vol>1</r:Vol></r:O>'
    assert look(good, one).candidates[0].reasons == ("root", "namespace", "elements")
    assert look("\ufeff\n" + good, one).candidates
    for other in (good.replace("Doc", "Dog"), good.replace("http://x", "http://y"), good.replace("Vol", "Val")):
        assert not look(other, one).candidates
    assert not look(good.replace("<r:Doc", '<!DOCTYPE d [<!ENTITY a "b">]><r:Doc'), one).candidates


def test_json_by_paths():
    one = importer_of(
        'keys = ["*.releves[].energie"], without_keys = ["*.secret"]', 'kind = "json", path = "*.releves[]"'
    )
    assert look('{"123":{"releves":[{"energie":1},{"en', one).candidates[0].reasons == ("keys",)
    assert not look('{"123":{"releves":[{"energie":1}],"secret":1}}', one).candidates
    assert not look('{"123":{"releves":{"energie":1}}}', one).candidates
    top = importer_of('keys = ["[].startTime", "[].visit.probability"]', 'kind = "json"')
    assert look('[{"startTime":"x","visit":{"probability":"1"}}]', top).candidates


def test_calendars_by_their_first_line():
    one = importer_of("", 'kind = "calendar"')
    assert look("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", one).candidates[0].reasons == ("magic",)
    assert not look("BEGIN:VCARD\n", one).candidates


def workbook(sheets):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_workbooks_by_sheet_and_header_whatever_their_name():
    one = importer_of('columns = ["T", "V"], sheets = ["Consommation*"], text = ["Brutes"]', 'kind = "spreadsheet"')
    data = workbook({"Accueil": [["bonjour"]], "Consommation Horaire": [["Données :", "Brutes"], [], [None, "T", "V"]]})
    found = look(data, one, name="renamed.csv").candidates
    assert found[0].reasons == ("sheet", "header", "preamble")
    assert not look(workbook({"Consommation": [["Brutes"], ["T", "W"]]}), one).candidates
    assert not look(workbook({"Other": [["Brutes"], ["T", "V"]]}), one).candidates


def archive_of(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!DOCTYPE html><html>", "decoy.web_page"),
        (b"\xef\xbb\xbf\n <HTML lang='fr'>", "decoy.web_page"),
        (b"<!-- x --><!doctype HTML>", "decoy.web_page"),
        (b"<html><title>archive_browser", "decoy.takeout_index"),
        (b"{}", "decoy.empty_json"),
        (b" [ ]\n", "decoy.empty_json"),
        (b"%PDF-1.7", "decoy.pdf"),
        (b"\x89PNG\r\n\x1a\n", "decoy.picture"),
        (b"\xff\xd8\xff\xe0", "decoy.picture"),
        (b"\0\0\0\x18ftypheic", "decoy.picture"),
        (b"RIFF\0\0\0\0WEBP", "decoy.picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "decoy.old_office"),
        (b"\0\0\0\1Bud1\0", "decoy.system_file"),
        (b"bplist00", "decoy.system_file"),
        (b"Rar!\x1a", "decoy.other_archive"),
        (archive_of("[Content_Types].xml", "word/document.xml"), "decoy.office_document"),
        (b'{"deviceSettings":[{"deviceTag":1}]}', "decoy.takeout_settings"),
        (b'{"gaiaId":"1","hasReportedLocations":true}', "decoy.takeout_settings"),
        (b'{"timelineEdits":[{"deviceId":"1"}]}', "decoy.takeout_edits"),
        (b'[{"header":"Maps","titleUrl":"x"}]', "decoy.activity_log"),
        (b'{"geocodes":[{"point":{"latE7":1}}]}', "decoy.saved_places"),
        (b'{"features":[{"properties":{"google_maps_url":"u","date":"2024-01-01T00:00:00Z"}}]}', "decoy.saved_places"),
        (b'[{"placeUrl":"x","selectedChoice":"y"}]', "decoy.maps_answers"),
        (b"Your Timeline is encrypted on your device.", "decoy.takeout_encrypted"),
        (b"just a text", None),
        (b'{"a":1}', None),
    ],
)  # fmt: skip
def test_decoys_are_named(data, code):
    found = detect(ExportSource.of_bytes("x.csv", data), CATALOGUE)
    assert (found.candidates, found.decoy, found.refusal) == ((), code, None)
    assert code is None or code in all_codes()


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
def test_an_empty_file_is_refused(data):
    refusal = detect(ExportSource.of_bytes("x.csv", data), CATALOGUE).refusal
    assert refusal is not None
    assert (refusal.code, refusal.params) == ("file.empty", {"file": "x.csv"})


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    source = ExportSource.of_path(tmp_path / "a")
    (tmp_path / "a").unlink()
    refusal = detect(source, CATALOGUE).refusal
    assert refusal is not None
    assert refusal.code == "file.not_found"


STARTS = st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"<?xml ", b"{", b"[",
                          b"BEGIN:VCALENDAR", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", DAY.encode(), b'"', b"%PDF"])  # fmt: skip


@given(STARTS, st.binary(max_size=300))
@example(b"[" * 2000, b"")
@example(b'{"a":' * 5000, b"")
@example(b"<a>" * 9000, b"")
@example(b'"' + b"x" * 200_000, b"")
@example(b"[1e999999999]", b"")
@example(b"<?xml version='1.0' encoding='utf-7'?><a/>", b"")
def test_detection_never_raises(start, rest):
    detect(ExportSource.of_bytes("x", start + rest), CATALOGUE)
