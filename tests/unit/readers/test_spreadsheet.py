import io
import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import sheet_bounds, spreadsheet
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.readers.sheet_context import labels_and_values
from sdt_desktop.importing.readers.spreadsheet import sheet_heads
from sdt_desktop.importing.source import ExportSource
from tests.support import samples_dir
from tests.unit.readers import old_workbook
from tests.unit.readers.reading import Read, changed_member, read, sheet_bytes, workbook_bytes, zip_bytes

SHEET = "xl/worksheets/sheet1.xml"
XMLNS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADER = ("Début", "Fin", "Valeur (en kW)")


def naive(*parts: int) -> datetime:
    """Sheets know no zones."""
    return datetime(*parts)  # noqa: DTZ001


def load(data: bytes, limits: Limits = DEFAULT_LIMITS, **options: Any) -> Read:
    return read("spreadsheet", data, ReadOptions(**options), limits)


def refusal(data: bytes, limits: Limits = DEFAULT_LIMITS, **options: Any) -> str:
    with pytest.raises(SdtError) as caught:
        load(data, limits, **options)
    return caught.value.code


def enedis() -> bytes:
    """The layout of a load curve download: a sheet of prose, then metadata, a band, a header at C16."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Page d'accueil"
    workbook.active["B2"] = "Début"
    sheet = workbook.create_sheet("Consommation Horaire")
    for place, text in {
        "B8": "PRM", "C8": "00000000000000", "D7": "Données : ", "E7": "Brutes", "D9": "Type de comptage :",
        "E9": "Consommation horaire", "D10": "Date de début :", "E10": naive(2025, 11, 10), "B10": "NA",
        "C10": "Données indisponibles", "C15": "Plage horaire", "C16": "Début", "D16": "Fin", "E16": "Valeur (en kW)",
        "C17": "10/11/2025 00:00:00", "D17": "10/11/2025 00:30:00", "E17": "0,47",
        "C18": "10/11/2025 00:30:00", "D18": "10/11/2025 01:00:00", "E18": "NA",
        "C20": "10/11/2025 01:00:00", "D20": "10/11/2025 01:30:00", "E20": 0.5,
    }.items():  # fmt: skip
        sheet[place] = text
    sheet.merge_cells("C15:E15")
    sheet["C9000"] = " "
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_header_metadata_and_rows_wherever_they_stand() -> None:
    found = load(enedis(), headers=(HEADER,), sheets=("consommation*",))
    assert found.rows == [17, 18, 20]
    assert found.column("Début") == ["10/11/2025 00:00:00", "10/11/2025 00:30:00", "10/11/2025 01:00:00"]
    assert found.column("Valeur (en kW)") == ["0,47", "NA", "0.5"]
    assert list(found.blocks[0].columns) == list(HEADER)
    assert found.blocks[0].context == {
        "sheet": "Consommation Horaire", "PRM": "00000000000000", "Données": "Brutes",
        "Type de comptage": "Consommation horaire", "Date de début": "2025-11-10",
        "NA": "Données indisponibles", "title": "Plage horaire",
    }  # fmt: skip


def test_names_are_compared_without_case_accents_and_blanks() -> None:
    assert load(enedis(), headers=(("debut", "FIN", "valeur(en kw)"),)).rows == [17, 18, 20]


def test_sheets_are_chosen_by_name() -> None:
    data = workbook_bytes({"Données 2023": [("a",), (1,)], "Autres": [("a",), (2,)], "données_2024": [("a",), (3,)]})
    assert load(data, sheets=("DONNEES 20*",)).column("a") == ["1", "3"]
    assert load(data).column("a") == ["1", "2", "3"]
    assert [block.context["sheet"] for block in load(data).blocks] == ["Données 2023", "Autres", "données_2024"]
    assert refusal(data, sheets=("Production",)) == "file.header_not_found"


def test_no_header_among_the_first_rows() -> None:
    rows = [("text",)] * 5 + [("a", "b"), (1, 2)]
    assert load(sheet_bytes(rows), headers=(("a", "b"),)).column("b") == ["2"]
    assert refusal(sheet_bytes(rows), headers=(("a", "b"),), header_within=4) == "file.header_not_found"
    assert refusal(sheet_bytes(rows), headers=(("x",),)) == "file.header_not_found"


def test_without_stated_headers_the_first_row_is_the_header() -> None:
    found = load(sheet_bytes([(), ("x", "", "y"), (1, "", 2), (3, "", 4)]))
    assert list(found.blocks[0].columns) == ["x", "y"]
    assert found.rows == [3, 4]


def test_headerless_sheets_get_their_names_from_the_options() -> None:
    data = sheet_bytes([("01/02/2024", 5), ("02/02/2024", 6)])
    assert load(data, headerless=("day", "value")).column("value") == ["5", "6"]
    found = load(data, headers=(("Date", "Index"),), headerless=("day", "value"))
    assert (found.rows, found.column("day")) == ([1, 2], ["01/02/2024", "02/02/2024"])


def test_a_repeated_header_is_no_data_and_another_one_begins_a_block() -> None:
    data = sheet_bytes(
        [("Day", "L"), ("d1", 1), ("Day", "L"), ("d2", 2), ("Day", "m3"), ("d3", 3), ("Month", "L"), ("m", 9)]
    )
    found = load(data, headers=(("Day", "L"), ("Day", "m3")), other_headers=(("Month", "L"),))
    assert [(skip.row, skip.code) for skip in found.skipped] == [
        (3, "skipped.repeated_header"),
        (8, "skipped.other_quantity"),
    ]
    assert [list(block.columns) for block in found.blocks if len(block)] == [["Day", "L"], ["Day", "m3"]]
    assert found.rows == [2, 4, 6]


def test_data_that_begins_like_a_header_is_data() -> None:
    data = sheet_bytes([("Day", "L"), ("Day", 5), ("L", 6), ("Month", "L"), ("Day", 7)])
    found = load(data, headers=(("Day", "L"),), other_headers=(("Month", "L"),))
    assert (found.column("L"), [skip.row for skip in found.skipped]) == (["5", "6"], [5])


def test_names_that_occur_twice_or_not_at_all() -> None:
    found = load(sheet_bytes([("a", "a", None, "b"), (1, 2, 3, 4)]), headers=(("a", "b"),))
    assert {name: column.texts() for name, column in found.blocks[0].columns.items()} == {
        "a": ["1"], "a#2": ["2"], "#3": ["3"], "b": ["4"],
    }  # fmt: skip


def test_cells_keep_their_types_and_midnight_stays_a_time() -> None:
    rows = [("t", "v", "x"), (naive(2024, 1, 1, 23), 1.5, True), (naive(2024, 1, 2), 2, timedelta(hours=1))]
    found = load(sheet_bytes(rows))
    assert found.column("t") == ["2024-01-01T23:00:00", "2024-01-02T00:00:00"]
    assert found.column("v") == ["1.5", "2"]
    assert found.column("x") == ["true", "1:00:00"]
    assert load(sheet_bytes([("d",), (date(2024, 1, 2),)])).column("d") == ["2024-01-02"]


def test_formula_cells_give_their_last_result_and_texts_stay_texts() -> None:
    rows = (
        f'<worksheet {XMLNS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c>'
        '<c r="B2" t="inlineStr"><is><t>=HYPERLINK("http://example.org")</t></is></c></row></sheetData></worksheet>'
    )
    found = load(changed_member(sheet_bytes([("x",)]), SHEET, rows.encode()))
    assert found.column("a") == ["2"]
    assert found.column("b") == ['=HYPERLINK("http://example.org")']


def test_labels_and_values() -> None:
    rows = [
        ["N° PCE :", None, "000"], ["Title of it"], ["Unité : m3"], ["Export du 24/11/2021"], ["A", "1", "B :", "2", "C :", "D :", "3"],
        ["PRM", "again"], ["lone", None, "far"], ["PRM", "later"], ["12:30 is a time"],
    ]  # fmt: skip
    assert labels_and_values(rows) == {
        "N° PCE": "000", "title": "Title of it", "Unité": "m3", "Export du": "24/11/2021", "A": "1", "B": "2", "C": "", "D": "3",
        "PRM": "again",
    }  # fmt: skip


def test_heads_of_every_sheet() -> None:
    heads = sheet_heads(ExportSource.of_bytes("x.xlsx", enedis()), DEFAULT_LIMITS, 16)
    assert [name for name, _ in heads] == ["Page d'accueil", "Consommation Horaire"]
    assert heads[1][1][-1][-3:] == list(HEADER)
    assert len(heads[1][1]) <= 16


def test_a_head_does_not_unpack_the_rows_behind_it() -> None:
    data = sheet_bytes([("a",), *[(n,) for n in range(50)]])
    broken = (
        zipfile.ZipFile(io.BytesIO(data))
        .read(SHEET)
        .replace(b"</sheetData>", b'<c r="XFD1048576"><v>1</v></c></sheetData>')
    )
    data = changed_member(data, SHEET, broken)
    assert len(sheet_heads(ExportSource.of_bytes("x", data), DEFAULT_LIMITS, 5)[0][1]) == 5
    assert refusal(data) == "file.too_many_rows"


def test_old_workbooks_are_read() -> None:
    data = old_workbook.xls(
        [["Date de relevé", "Litres"], ["24/11/2020", 120.0], ["25/11/2020", 131.5]], "consommation"
    )
    found = load(data, headers=(("date de releve",),), sheets=("consommation",))
    assert found.column("Litres") == ["120", "131.5"]
    assert found.rows == [2, 3]


def test_old_workbooks_in_every_layout_of_their_container() -> None:
    cells = old_workbook.label(0, 0, "a") + old_workbook.number(1, 0, 5)
    stream = old_workbook.workbook_stream("S", cells)
    assert load(old_workbook.compound_small(stream)).column("a") == ["5"]
    assert load(old_workbook.with_longer_table(old_workbook.compound(stream))).column("a") == ["5"]
    far = old_workbook.workbook_stream("S", cells + old_workbook.number(65_535, 255, 1))
    assert refusal(old_workbook.compound_small(far)) == "file.too_many_rows"
    assert refusal(old_workbook.compound(stream)[:1536]) == "file.damaged"


def _cells(*places: str) -> bytes:
    cells = "".join(f'<c r="{place}"><v>1</v></c>' for place in places)
    return f'<worksheet {XMLNS}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    "xml",
    [
        _cells("A1", "XFD1048576"),
        _cells("A1", "XFD1048576").replace(b'r="XFD', b'r = "XFD'),
        _cells("A1", "XFD1048576").replace(b'"XFD1048576"', b"'XFD1048576'"),
        _cells("A1", "XFD1048576").replace(b"<c ", b"<x:c ").replace(b"</c>", b"</x:c>"),
        _cells("A1", "xfd1048576"),
        _cells("A1", "ZZZZZZ1"),
        f'<worksheet {XMLNS}><sheetData><row r="99999999"><c r="A99999999"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'.encode(),
        (f'<worksheet {XMLNS}><sheetData><row r="1">' + "<c><v>1</v></c>" * 20_000 + "</row></sheetData></worksheet>").encode(),
    ],
)  # fmt: skip
def test_grids_beyond_all_measure_never_reach_the_library(xml: bytes) -> None:
    assert refusal(changed_member(sheet_bytes([("a",)]), SHEET, xml)) == "file.too_many_rows"


def test_formatted_empty_cells_far_away_do_no_harm() -> None:
    far = "".join(f'<row r="{row}"><c r="XFD{row}" s="0"/></row>' for row in (700_000, 1_048_576))
    xml = _cells("A1", "B1").replace(b"</sheetData>", far.encode() + b"</sheetData>")
    assert not sheet_bounds.too_wide(xml)
    assert refusal(changed_member(sheet_bytes([("a",)]), SHEET, xml), headers=(("a",),)) == "file.header_not_found"


@given(st.lists(st.tuples(st.integers(1, 3000), st.integers(1, 20_000_000), st.booleans()), max_size=5))
def test_a_grid_is_refused_exactly_when_it_is_too_large(cells: list[tuple[int, int, bool]]) -> None:
    xml = (
        b"<sheetData>"
        + b"".join(
            b'<c r="%s%d"%s'
            % (openpyxl.utils.get_column_letter(column).encode(), row, b"/>" if bare else b"><v>1</v></c>")
            for column, row, bare in cells
        )
        + b"</sheetData>"
    )
    filled = [(column, row) for column, row, bare in cells if not bare]
    grid = max((column for column, _ in filled), default=1) * max((row for _, row in filled), default=1)
    assert sheet_bounds.too_wide(xml) == (grid > sheet_bounds.MOST_CELLS)


def _lying(data: bytes, name: str, size: int) -> bytes:
    """The same archive, its directory stating another unpacked size for one member."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(name)] != name.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def test_hostile_archives() -> None:
    good = sheet_bytes([("a",), (1,)])
    assert refusal(good[: len(good) // 2]) == "file.truncated"
    assert refusal(good[:-30]) == "file.truncated"
    assert refusal(good.replace(b"PK\x03\x04", b"PK\x03\x05")) == "file.damaged"
    assert refusal(b"") == "file.empty"
    assert refusal(b"\x89PNG\r\n\x1a\n" + b"\0" * 100) == "file.damaged"
    assert refusal(zip_bytes({"readme.txt": b"x"})) == "file.not_recognised"
    assert refusal(changed_member(good, "../evil.xml", b"x")) == "file.unsafe_archive"
    assert refusal(changed_member(good, "/evil.xml", b"x")) == "file.unsafe_archive"
    assert refusal(changed_member(good, "C:\\evil.xml", b"x")) == "file.unsafe_archive"
    assert refusal(changed_member(good, "xl/media/bomb.bin", b"\0" * (8 << 20))) == "file.archive_ratio"
    assert refusal(good, Limits(archive_members=3)) == "file.too_many_members"
    assert refusal(good, Limits(document_bytes=1000)) == "file.too_large"
    assert refusal(changed_member(good, SHEET, b"<worksheet><sheetData><row")) in (
        "file.damaged",
        "file.header_not_found",
    )
    assert refusal(changed_member(good, SHEET, b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>")) == "file.xml_entities"
    assert refusal(_lying(good, SHEET, 5)) == "file.damaged"


def test_a_member_twice_is_refused() -> None:
    out = io.BytesIO(sheet_bytes([("a",)]))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert refusal(out.getvalue()) == "file.unsafe_archive"


def test_workbooks_under_a_password() -> None:
    sealed = old_workbook.compound(b"\0" * 4096, "EncryptedPackage")
    assert refusal(sealed) == "file.encrypted"
    locked = old_workbook.xls([["a"], [1.0]], extra=old_workbook.record(0x002F, b"\0" * 54))
    assert refusal(locked) == "file.encrypted"
    good = bytearray(sheet_bytes([("a",)]))
    at = good.index(b"PK\x01\x02")
    good[at + 8] |= 1
    assert refusal(bytes(good)) == "file.encrypted"


def test_hostile_old_workbooks() -> None:
    far = old_workbook.label(0, 0, "a") + old_workbook.number(65_535, 65_535, 1)
    assert refusal(old_workbook.compound(old_workbook.workbook_stream("S", far))) == "file.too_many_rows"
    wide = old_workbook.record(0x00BD, struct.pack("<HH", 60_000, 0) + b"\0" * 6 * 300 + struct.pack("<H", 299))
    assert refusal(old_workbook.compound(old_workbook.workbook_stream("S", wide))) == "file.too_many_rows"
    stated = old_workbook.dimensions(0x7FFFFFFF, 0xFFFF)
    assert refusal(old_workbook.compound(old_workbook.workbook_stream("S", stated))) == "file.too_many_rows"
    good = old_workbook.xls([["a"], [1.0]])
    assert refusal(good[:1000]) == "file.damaged"
    assert refusal(good[:512]) == "file.damaged"
    circle = bytearray(good)
    struct.pack_into("<I", circle, 512 + 2 * 4, 2)
    assert refusal(bytes(circle)) == "file.damaged"
    assert refusal(old_workbook.compound(b"\0" * 4096, "Other")) == "file.damaged"


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_changed_old_workbook_never_ends_the_program(at: int, change: bytes) -> None:
    data = bytearray(old_workbook.xls([["a", "b"], [1.0, "x"]]))
    at %= len(data)
    data[at : at + len(change)] = change
    with suppress(SdtError):
        load(bytes(data))


def test_limits_of_rows_and_columns() -> None:
    data = sheet_bytes([("a", "b", "c")] + [(1, 2, 3)] * 20)
    assert refusal(data, Limits(rows=10)) == "file.too_many_rows"
    assert refusal(data, Limits(columns=2)) == "file.row_too_long"


def test_blocks_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_BLOCK", 10)
    found = load(sheet_bytes([("a",)] + [(n,) for n in range(35)]))
    assert [len(block) for block in found.blocks] == [10, 10, 10, 5]
    assert found.column("a") == [str(n) for n in range(35)]


@pytest.mark.samples
def test_samples() -> None:
    folder = samples_dir()
    assert folder is not None
    daily = load(
        (folder / "grdf_xlsx" / "Donnees_informatives_PCE_DAILY.xlsx").read_bytes(),
        headers=(("Date de relevé", "Qualification du relevé"),),
    )
    assert len(daily.rows) == 363
    assert daily.rows[0] == 10
    assert daily.blocks[0].context["Export du"] == "24/11/2021"
    assert sum(map(int, daily.column("Energie consommée (kWh)"))) == 23181
    assert sum(map(int, daily.column("Volume consommé (m3)"))) == 2100
    redes = load(
        (folder / "pt_eredes_xlsx" / "e-redes-sample.xlsx").read_bytes(), headers=(("Contador", "Data", "Hora"),)
    )
    assert len(redes.rows) == 35040
    assert redes.blocks[0].context["Intervalo"] == "15 min"
