"""Delimited statements of banks: accounts, careless rows, labels over several lines, entities."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.bank_lines import account_in_name, account_of, cells_of, records_of
from tests.unit.readers.money import items, others, rows

HEADER = "Date;Libellé;Montant"
OPTIONS = {"headers": (("Date", "Libellé", "Montant"),), "delimiters": (";",)}
OLD = {"headerless": ("date", "type", "empty", "label", "amount"), "delimiters": (";",)}
_TEXT = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Zs", "Zl", "Zp", "Cf"), exclude_characters="&=")
)


@given(st.lists(st.tuples(_TEXT, st.decimals(places=2, min_value=-(10**6), max_value=10**6))), st.booleans())
def test_what_is_written_is_read(written, utf8):
    lines = [f'01/02/2024;"{text.replace(chr(34), chr(34) * 2)}";{amount}' for text, amount in written]
    data = "\n".join([HEADER, *lines]).encode("utf-8" if utf8 else "cp1252")
    if utf8 or not _is_utf8(data):
        found = [(row["Libellé"], row["Montant"]) for row in rows("bank", data, **OPTIONS)]
        assert found == [(text, str(amount)) for text, amount in written]


def _is_utf8(data):
    with suppress(UnicodeDecodeError):
        data.decode()
        return True
    return False


def test_accounts_each_with_lines_and_header_of_their_own():
    text = f"A n° 00001; Solde\n\n{HEADER}\n01/02/2024;X;1\n\nB n° 00002;Solde\n{HEADER}\n01/02/2024;X;1\n{HEADER}\n01/02/2024;Y;1\n"
    found = [(row["row"], row["account"], row["Libellé"]) for row in rows("bank", text, **OPTIONS)]
    assert found == [(4, "00001", "X"), (8, "00002", "X"), (10, "00002", "Y")]
    assert others("bank", text, **OPTIONS) == []


def test_lines_above_no_header_are_told():
    text = f"{HEADER}\n01/02/2024;X;1\nTotal;1\n02/02/2024;X;1\nEnd\n"
    assert [(item.row, item.code) for item in others("bank", text, **OPTIONS)] == [
        (3, "row.incomplete"),
        (5, "row.incomplete"),
    ]
    assert len(rows("bank", text, **OPTIONS)) == 2


def test_short_rows_are_rows_and_long_ones_are_told():
    text = f"{HEADER};Solde;\n01/02/2024;X\n01/02/2024;X;1;2;;;\n01/02/2024;X;1;2;3\n"
    assert [(row["Montant"], row["Solde"]) for row in rows("bank", text, **OPTIONS)] == [("", ""), ("1", "2")]
    (problem,) = others("bank", text, **OPTIONS)
    assert (problem.row, problem.code, problem.params) == (4, "row.too_many_columns", (("expected", 4), ("found", 5)))


def test_labels_over_several_lines():
    text = f'{HEADER}\n01/02/2024;"ONE\n  TWO\n\nTHREE";1\n02/02/2024;X;2\n'
    assert [(row["row"], row["Libellé"]) for row in rows("bank", text, **OPTIONS)] == [(2, "ONE TWO THREE"), (6, "X")]


def test_a_quote_that_never_closes_swallows_nothing():
    text = f'{HEADER}\n01/02/2024;"OPEN;1\n' + "02/02/2024;X;2\n" * 40
    found = rows("bank", text, **OPTIONS)
    assert (len(found), found[0]["Libellé"], found[0]["Montant"]) == (41, "OPEN", "1")


def test_quotes_that_are_far_apart_do_not_belong_together():
    text = f'{HEADER}\n01/02/2024;"OPEN;1\n' + "02/02/2024;X;2\n" * 30 + '03/02/2024;"OPEN;1\n'
    assert len(rows("bank", text, **OPTIONS)) == 32


def test_a_quote_inside_a_label_is_a_character():
    assert list(records_of(['1;5" TUBE;2', "2;X;3"])) == [(1, '1;5" TUBE;2'), (2, "2;X;3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a; b ;", ("a", "b", "")),
        ("Cr&eacute;dit;1", ("Crédit", "1")),
        ("Cr&amp;amp;eacute;dit;1", ("Crédit", "1")),
        ("A &amp; B;1", ("A & B", "1")),
        ("say &quot;hi&quot;;1", ('say "hi"', "1")),
        ("a&#59;b&amp;#x3B;c;1", ("a;b;c", "1")),
        ("R&D;1", ("R&D", "1")),
        ("AT&TEL;1", ("AT&TEL", "1")),
        ("AT&notit;1", ("AT&notit", "1")),
        ('"say &quot;hi&quot;";1', ('say "hi"', "1")),
        ('="0001";1', ("0001", "1")),
        ("", ("",)),
    ],
)
def test_cells(text, expected):
    assert cells_of(text, ";") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("Numéro Compte", "0000001A"), ("Type", "CCP")], "0000001A"),
        ([("Compte de Dépôt carte n° 00000000001", "Solde au 15/03/2024 512,30 €")], "00000000001"),
        ([("Compte n\ufffd 12345678901",)], "12345678901"),
        ([("Compte de chèques", "Compte de chèques", "****0001", "18/03/2024", "", "512,30")], "****0001"),
        ([("00000000001", "COMPTE TEST", "15/03/2024", "512,30")], "00000000001"),
        ([("M. TEST", "15/03/2024", "512,30")], ""),
        ([], ""),
    ],
)
def test_accounts_in_lines(lines, expected):
    assert account_of(lines) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("0001_01032024_31032024.csv", "0001"), ("x.zip/0001_01032024_31032024 (1).csv", "0001"),
        ("HistoriqueOperations_0002_du_01_03_2024_au_31_03_2024.csv", "0002"), ("export.csv", ""),
    ],
)  # fmt: skip
def test_accounts_in_names(name, expected):
    assert account_in_name(name) == expected
    assert {row["account"] for row in rows("bank", f"{HEADER}\n01/02/2024;X;1\n", name=name, **OPTIONS)} == {expected}


def test_without_a_header_the_first_row_is_the_account():
    text = "Type;Label;****0001;18/03/2024;;-1,00\n05/03/2024;;; X;61,20\n"
    (row,) = rows("bank", text, **OLD)
    assert row == {
        "row": 2,
        "date": "05/03/2024",
        "type": "",
        "empty": "",
        "label": "X",
        "amount": "61,20",
        "account": "****0001",
    }


@pytest.mark.parametrize("data", [b"1 \x80 \xe9", "1 \x80 é".encode()])
def test_the_euro_of_windows_is_a_euro_in_whatever_charset(data):
    text = b"Date;Label;Montant\n01/02/2024;" + data + b";1\n"
    options = {"headers": (("Date", "Label", "Montant"),), "encodings": ("utf-8", "iso-8859-15")}
    assert [row["Label"] for row in rows("bank", text, **options)] == ["1 € é"]


def test_lost_letters_are_told():
    text = HEADER.replace("é", "\ufffd") + "\n01/02/2024;\ufffdT\ufffd;1\n01/02/2024;X;1\n"
    (notice,) = others("bank", text, **OPTIONS)
    assert (notice.code, notice.params) == ("source.letters_lost", (("count", 1),))


@pytest.mark.parametrize(
    ("data", "options", "code"),
    [
        (b"", OPTIONS, "file.empty"),
        (b"a;b\n" * 5, OPTIONS, "file.header_not_found"),
        (b"a;b\n" * 100, OPTIONS, "file.header_not_found"),
        (b"01/02/2024;a;;b;1\n", OLD, "file.header_not_found"),
        (b"\0\0;\0", OPTIONS, "file.wrong_encoding"),
        (b"x" * (2 << 20), OPTIONS, "file.row_too_long"),
        ((HEADER + ";a" * 5000).encode(), OPTIONS, "file.damaged"),
    ],
)
def test_refusals(data, options, code):
    with pytest.raises(SdtError) as refusal:
        items("bank", data, **options)
    assert refusal.value.code == code


def test_too_many_rows():
    with pytest.raises(SdtError) as refusal:
        items("bank", HEADER + "\n01/02/2024;X;1" * 9, replace(DEFAULT_LIMITS, rows=5), **OPTIONS)
    assert refusal.value.code == "file.too_many_rows"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall(data):
    with suppress(SdtError):
        items("bank", f"{HEADER}\n".encode() + data, **OPTIONS)
