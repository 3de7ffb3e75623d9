"""The delimited reader on the shapes that real exports have."""

import gzip
import zipfile
from functools import partial

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.source import ExportSource
from tests.unit.importing_fast.delimited_reading import read

PIECES = [None, 1, 16, 40, 64, 1000]
ENEDIS = """\ufeffIdentifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes
00000000000000;Courbe de charge;31/12/2022;31/12/2023;Energie active;Consommation;Comptage Brut;W;

Horodate;Valeur
2023-01-01T00:30:00+01:00;412

2023-10-29T02:30:00+02:00;
"""
COMPOSITE = """Identifiant PRM;Type de donnees;Date de debut;Unite
1;Courbe de charge;01/01/2020;W
Horodate;Valeur
2020-01-01T00:30:00+01:00;5
2020-01-01T01:00:00+01:00;6
Identifiant PRM;Type de donnees;Date de debut;Unite
1;Index;01/01/2020;Wh
Horodate;Type de releve;EAS T
2020-10-14T00:00:00+02:00;Arrêté quotidien;7000000
Periode;Identifiant calendrier fournisseur;Libelle calendrier fournisseur
Du 2020-01-01T00:00:00+01:00 au;INCONNU;x
Du 2021-01-01T00:00:00+01:00 au;INCONNU;x
Identifiant PRM;Type de donnees;Date de debut;Unite
1;Puissance maximale quotidienne;01/01/2020;W
Horodate;Valeur
2019-09-01T15:17:24+02:00;3210
"""


@pytest.mark.parametrize("piece", PIECES)
def test_preamble_header_and_blank_lines(piece):
    found = read(ENEDIS, None if piece is None else max(piece, 400), headers=(("Horodate", "Valeur"),))
    assert [line for line, _ in found.rows] == [5, 7]
    assert [row["Valeur"] for _, row in found.rows] == ["412", ""]
    assert found.contexts[0]["Unite"] == "W"
    assert found.contexts[0]["Type de donnees"] == "Courbe de charge"
    assert found.contexts[0]["Pas en minutes"] == ""
    assert found.told == []
    assert found.encodings == {"utf-8"}


@pytest.mark.parametrize("piece", [None, 250, 300, 500])
def test_a_file_of_several_blocks(piece):
    found = read(
        COMPOSITE,
        piece,
        headers=(("Horodate", "Valeur"), ("Horodate", "EAS T")),
        other_headers=(("Periode", "Identifiant calendrier fournisseur"),),
        preamble_starts=("Identifiant PRM",),
    )
    assert [line for line, _ in found.rows] == [4, 5, 9, 16]
    assert [row.get("Valeur", row.get("EAS T")) for _, row in found.rows] == ["5", "6", "7000000", "3210"]
    assert [context["Unite"] for context in found.contexts] == ["W", "Wh", "W"]
    assert found.told == [(11, "skipped.other_quantity"), (12, "skipped.other_quantity")]


def test_lines_of_several_blocks_are_counted_once():
    options = {"headers": (("Horodate",),), "preamble_starts": ("Identifiant PRM",)}
    assert [line for line, _ in read(COMPOSITE, limits=Limits(rows=7), **options).rows] == [4, 5, 9, 10, 11, 12, 16]
    with pytest.raises(SdtError, match=r"file.too_many_rows"):
        read(COMPOSITE, limits=Limits(rows=6), **options)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("final", [True, False])
def test_line_ends(piece, end, final):
    text = end.join(["a;b", "1;2", "", "3;4"]) + (end if final else "")
    found = read(text, piece)
    assert found.rows == [(2, {"a": "1", "b": "2"}), (4, {"a": "3", "b": "4"})]
    assert found.told == []


@pytest.mark.parametrize("piece", PIECES)
def test_mixed_line_ends(piece):
    found = read("a;b\r\n1;2\n3;4\r\n5;6\r7;8\r", piece)
    assert [row["a"] for _, row in found.rows] == ["1", "3", "5", "7"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_found(delimiter):
    text = "time;x, y;value\n2024;a;1\n" if delimiter == ";" else "time;value\n2024;1\n".replace(";", delimiter)
    assert [row["value"] for _, row in read(text).rows] == ["1"]
    assert [row["value"] for _, row in read(text, headers=(("Value", "TIME"),)).rows] == ["1"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_trailing_delimiter_in_header_or_rows(piece):
    assert read("a;b;\n1;2;\n", piece).rows == [(2, {"a": "1", "b": "2"})]
    assert read("a;b\n1;2;\n3;4;;\n5;6\n", piece).rows[1:] == [(3, {"a": "3", "b": "4"}), (4, {"a": "5", "b": "6"})]
    assert read("a;b\n1;2;\n3;4;\n", piece).told == []
    assert read("a;b;\n1;2\n", piece).rows == [(2, {"a": "1", "b": "2"})]


@pytest.mark.parametrize("piece", PIECES)
def test_rows_of_another_width_are_told_with_their_line(piece):
    found = read("a;b\n1;2\n3\n4;5;6\n7;8; ;\n9;10\n;;;x\n", piece)
    assert [line for line, _ in found.rows] == [2, 5, 6]
    told = [(3, "row.too_few_columns"), (4, "row.too_many_columns"), (7, "row.too_many_columns")]
    assert found.told == told


@pytest.mark.parametrize("piece", PIECES)
def test_blank_lines_are_no_rows(piece):
    found = read("\n \na;b\n\n1;2\n;\n  \n3;4\n\t\n\n", piece)
    assert [line for line, _ in found.rows] == [5, 8]
    assert found.told == []


@pytest.mark.parametrize("piece", PIECES)
def test_blanks_around_cells(piece):
    pad = " " * 300
    found = read(f"a ; b\n 1;  2 \n{pad}3{pad};{pad}4{pad}\n{pad};5\t\n", piece)
    assert [tuple(row.values()) for _, row in found.rows] == [("1", "2"), ("3", "4"), ("", "5")]
    assert list(found.rows[0][1]) == ["a", "b"]


@pytest.mark.parametrize("piece", PIECES)
def test_quotes_around_whole_cells(piece):
    found = read('"a","b",c\n"1","0,5",x\n2,"",y\n="00012","3,4",z\n" 4 ",5,=""\n', piece)
    rows = [tuple(row.values()) for _, row in found.rows]
    assert rows == [("1", "0,5", "x"), ("2", "", "y"), ("00012", "3,4", "z"), ("4", "5", "")]


@pytest.mark.parametrize("piece", PIECES)
def test_doubled_quotes_and_line_feeds_inside_quotes(piece):
    text = 'a;b\n1;"say ""hi"""\n2;"one\ntwo\r\nthree"\n"3";x\n'
    found = read(text, piece)
    assert [line for line, _ in found.rows] == [2, 3, 6]
    assert [row["b"] for _, row in found.rows] == ['say "hi"', "one\ntwo\r\nthree", "x"]


@pytest.mark.parametrize("piece", PIECES)
def test_stray_quotes_swallow_nothing(piece):
    found = read('a;b\n1;5" pipe\n2;x\n3;"open\n4;y\n5;z\n', piece)
    assert [row["a"] for _, row in found.rows] == ["1", "2", "3", "4", "5"]
    assert [line for line, _ in found.rows] == [2, 3, 4, 5, 6]


def test_a_repeated_header_is_skipped():
    found = read("a;b\n1;2\na;b\n3;4\n", headers=(("A", "B"),))
    assert [row["a"] for _, row in found.rows] == ["1", "3"]
    assert found.told == [(3, "skipped.repeated_header")]
    quoted = read('a;b\n1;"2""x"\na;b\n3;4\n')
    assert [row["a"] for _, row in quoted.rows] == ["1", "3"]
    assert quoted.told == [(3, "skipped.repeated_header")]


def test_another_header_in_mid_file_begins_new_columns():
    found = read("a;b\n1;2\nb;a;c\n3;4;5\n", headers=(("a", "b"),))
    assert found.rows == [(2, {"a": "1", "b": "2"}), (4, {"b": "3", "a": "4", "c": "5"})]


def test_a_headerless_file():
    options = {"headers": (("Horodate", "Valeur"),), "headerless": ("Horodate", "Valeur")}
    found = read("\ufeff2023-01-01T00:30:00+01:00;412\r\n2023-01-01T01:00:00+01:00;\r\n", **options)
    assert [row["Valeur"] for _, row in found.rows] == ["412", ""]
    assert [line for line, _ in found.rows] == [1, 2]
    with pytest.raises(SdtError, match=r"file.header_not_found"):
        read("1;2;3\n", **options)


def test_header_names_are_compared_loosely():
    text = "Libell\ufffd_de-la MESURE&amp;nbsp;,Date\nx,y\n"
    assert len(read(text, headers=(("libelle de la mesure", "date"),)).rows) == 1


def test_columns_of_the_same_name():
    assert read("a;a;;b\n1;2;3;4\n").rows == [(2, {"a": "1", "a#2": "2", "#3": "3", "b": "4"})]


def test_context_of_titles_and_pairs():
    text = "My export\nSecond line\nFrom: 2024-01-01\nCUPS;ES00\nUnit:;kWh\nd;v\n1;2\n"
    found = read(text, headers=(("d", "v"),))
    expected = {"title": "My export", "title#2": "Second line", "From": "2024-01-01", "CUPS": "ES00", "Unit": "kWh"}
    assert found.contexts == [expected]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16-be", "utf-16")],
)
def test_encodings(piece, encoding, told):
    text = "h;é\n" + "1;a\n" * 30 + "2;dépassé €\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    found = read(mark + text.encode(encoding), piece if encoding != "cp1252" else None)
    assert found.rows[-1] == (32, {"h": "2", "é": "dépassé €"})
    assert found.encodings == {told}


def test_an_encoding_may_be_found_out_late():
    data = "h;v\n" + "1;a\n" * 30 + "2;dépassé\n"
    found = read(data.encode("cp1252"), 16)
    assert found.rows[-1] == (32, {"h": "2", "v": "dépassé"})
    assert found.encodings == {"utf-8", "cp1252"}


@pytest.mark.parametrize("piece", PIECES)
def test_single_lines_that_do_not_decode(piece):
    data = "h;v\n1;é\n".encode() + b"2;\xff\n" + "3;é\n4;è\n".encode()
    found = read(data, piece, encodings=("utf-8",))
    assert [row["h"] for _, row in found.rows] == ["1", "3", "4"]
    assert found.told == [(3, "row.undecodable")]


@pytest.mark.parametrize("data", [b"a;b\n1;\0\n", b"\xff\xfea\x00;", b"a;b\n\x81\n", "a;b\n1;2\n".encode("utf-16-le")])
def test_wrong_encodings_are_refused(data):
    with pytest.raises(SdtError, match=r"file.wrong_encoding"):
        read(data, encodings=("utf-8", "cp1252"))


@pytest.mark.parametrize(
    ("data", "code"),
    [("", "file.empty"), ("\n\n", "file.empty"), ("\ufeff", "file.empty"), ("a;b\n1;2\n", "file.header_not_found")],
)
def test_nothing_to_read(data, code):
    with pytest.raises(SdtError, match=code):
        read(data, headers=(("x",),))


def test_a_header_alone_has_no_rows():
    assert read("a;b\n").rows == []
    assert read("a;b").rows == []


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=3), "file.too_many_rows"),
        (Limits(row_bytes=20), "file.row_too_long"),
        (Limits(file_bytes=30), "file.too_large"),
        (Limits(columns=1), "file.damaged"),
    ],
)
def test_limits(limits, code):
    with pytest.raises(SdtError, match=code) as caught:
        read("a;b\n" + "1;2\n" * 5 + "3;" + "x" * 40 + "\n", 64, limits)
    assert caught.value.params["file"] == "export.csv"


def test_an_endless_line_stops_early():
    with pytest.raises(SdtError, match=r"file.row_too_long"):
        read("a;b\n" + "x" * 100_000, 256, Limits(row_bytes=1000))


def test_archives_are_streamed_through(tmp_path):
    text = ("a;b\n" + "1;2\n" * 1000).encode()
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("m.csv", text)
    (tmp_path / "x.gz").write_bytes(gzip.compress(text))
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        for opener in (partial(archive.open, "m.csv"), partial(gzip.open, tmp_path / "x.gz", "rb")):
            source = ExportSource("m.csv", len(text), opener)
            blocks = list(reader("delimited").read(source, ReadOptions(), Limits()))
            assert sum(len(block) for block in blocks) == 1000


def test_many_rows_come_in_bounded_blocks():
    found = read("a;b\n" + "1;2\n" * 600_000)
    assert [len(block) for block in found.blocks[:2]] == [262_144, 262_144]
    assert [line for line, _ in found.rows] == list(range(2, 600_002))


def test_rows_and_columns_can_be_taken_apart():
    block = read("a;b\n1;x\n2;y\n3;z\n").blocks[0]
    part = block.take([2, 0])
    assert part.columns["b"].texts() == ["z", "x"]
    assert part.rows.tolist() == [4, 2]
    assert part.columns["b"].text(1) == "x"
    assert block.columns["a"].take(slice(1, None)).texts() == ["2", "3"]
    assert read("a;b\n;x\n2;\n").blocks[0].columns["a"].empty().tolist() == [True, False]
    assert read("a;b\r\n;x\r\n2;\r\n").blocks[0].columns["b"].empty().tolist() == [False, True]
