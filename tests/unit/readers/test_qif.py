"""QIF: blocks, dates, amounts, splits, and files that are none."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.qif import plain_amount, plain_date
from sdt_desktop.importing.source import ExportSource
from tests.unit.readers.money import items, others, rows

ONE = "D13/3'2024\nT-12.90\nPTEST\n^\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2/10'2020", "02/10/2020"), ("2/10'20", "02/10/2020"), ("2/ 1' 5", "02/01/2005"), ("08/27/21", "08/27/2021"),
        ("22/12/2017", "22/12/2017"), ("22.12.2017", "22/12/2017"), ("22-12-97", "22/12/1997"), ("1/1'97", "01/01/2097"),
        ("1/1\u201924", "01/01/2024"), ("yesterday", "yesterday"), ("", ""), ("2024", "2024"),
    ],
)  # fmt: skip
def test_dates(text, expected):
    assert plain_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-12.90", "-12.90"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1,234", "1234"), ("-1,234,567", "-1234567"),
        ("-4,20", "-4.20"), ("1 234,5", "1234.5"), ("12,3456", "12.3456"), ("x", "x"), ("", ""),
    ],
)  # fmt: skip
def test_amounts(text, expected):
    assert plain_amount(text) == expected


@given(
    st.lists(
        st.tuples(
            st.dates(date(2000, 1, 1), date(2099, 12, 31)),
            st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf"))),
        )
    )
)
def test_what_is_written_is_read(written):
    text = "!Type:Bank\n" + "".join(f"D{d.day}/{d.month}'{d:%y}\nT{a:,f}\nP{name}\n^\n" for d, a, name in written)
    read = [(row["date"], Decimal(row["amount"]), row["payee"]) for row in rows("qif", text)]
    assert read == [(f"{d:%d/%m}/{d.year}", amount, name) for d, amount, name in written]


def test_only_blocks_of_money_are_rows():
    text = (
        "comment\n!Option:X\n!Type:Cat\nNFood\nDFood\n^\n!Type:Oth L\n"
        + ONE
        + '!Type:Prices\n"X",1\n^\n!Type:CCard\n'
        + ONE
    )
    assert [(row["block"], row["row"]) for row in rows("qif", text)] == [("Oth L", 8), ("CCard", 16)]
    assert [(item.row, item.code) for item in others("qif", text)] == [
        (4, "skipped.other_quantity"), (13, "skipped.other_quantity"),
    ]  # fmt: skip


def test_an_account_holds_for_what_follows_it():
    text = "!Account\nNONE\nTBank\n^\n!Type:Bank\n" + ONE + "!Account\nNTWO\n^\n!Type:Cash\n" + ONE
    assert [row["account"] for row in rows("qif", text)] == ["ONE", "TWO"]


def test_splits_are_no_rows_and_are_added_up():
    even = "D1/2'2024\nT-30\nSA\n$-20\nSB\nEnote\n$-10.00\n^\n"
    odd = even.replace("-20", "-19")
    percent = "D1/2'2024\nT-30\nSA\n%50\n$-1\n^\n"
    assert others("qif", "!Type:Bank\n" + even + percent) == []
    (notice,) = others("qif", "!Type:Bank\n" + even + odd + odd)
    assert (notice.code, notice.params) == ("source.splits_disagree", (("count", 2),))
    assert len(rows("qif", "!Type:Bank\n" + even + odd)) == 2


def test_a_split_does_not_speak_for_the_whole():
    (row,) = rows("qif", "!Type:Bank\nD10/2'2020\nT-5\nLFood\nSTravel\nD1/10'2020\nEmemo\n$-5\n^\n")
    assert (row["date"], row["category"]) == ("10/02/2020", "Food")


def test_what_stands_behind_a_split_is_not_of_the_whole():
    (row,) = rows("qif", "!Type:Bank\nD1/2'2024\nT-5\nPX\nSTravel\nMof the split\n$-5\n^\n")
    assert (row["memo"], row["label"]) == ("", "X")


def test_a_file_that_only_speaks_of_blocks_is_none():
    source = ExportSource.of_bytes("x.txt", b"a;b\n1;says !Type:Bank somewhere\n")
    assert not detect(source, load_catalogue()).candidates


def test_a_caret_may_begin_a_value():
    (row,) = rows("qif", "!Type:Bank\nD1/2'2024\nT-5\nP^BTC\nM^\n^\n")
    assert (row["payee"], row["memo"]) == ("^BTC", "^")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_charsets(end):
    data = ("!Type:Bank\n" + ONE.replace("TEST", "CAFÉ")).replace("\n", end)
    assert [row["payee"] for row in rows("qif", data.encode("cp1252"))] == ["CAFÉ"]
    assert [row["payee"] for row in rows("qif", data.encode("utf-8-sig"))] == ["CAFÉ"]


def test_a_record_that_was_cut_is_told_and_loses_nothing_else():
    text = "!Type:Bank\n" + ONE + "D14/3'2024\nT-1"
    assert len(rows("qif", text)) == 1
    (problem,) = others("qif", text)
    assert (problem.row, problem.code) == (6, "row.incomplete")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"\n \n", "file.empty"),
        (b"nothing", "file.damaged"),
        (b"!Type:Bank\nD\0\n", "file.wrong_encoding"),
        (b"!Type:Bank\nP" + b"x" * (2 << 20), "file.row_too_long"),
        (b"!Type:Bank\n" + b"Mx\n" * 5000, "file.row_too_long"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(SdtError) as refusal:
        items("qif", data)
    assert refusal.value.code == code


def test_too_many_rows():
    with pytest.raises(SdtError) as refusal:
        items("qif", "!Type:Bank\n" + ONE * 4, replace(DEFAULT_LIMITS, rows=8))
    assert refusal.value.code == "file.too_many_rows"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall(data):
    with suppress(SdtError):
        items("qif", b"!Type:Bank\n" + data)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("13/3/2024", "3/4/2024"), "2024-03-12T23:00:00Z"),
        (("3/13/2024", "3/4/2024"), "2024-03-03T23:00:00Z"),
        (("3/4/2024",), None),
    ],
)
def test_the_order_of_day_and_month_is_decided_by_the_values_or_asked(days, expected):
    text = "!Type:Bank\n" + "".join(f"D{day}\nT-1\nPX\n^\n" for day in days)
    found = outcome_of(ExportSource.of_bytes("x.qif", text.encode()), load_catalogue().get("int-qif"), {})
    if expected is None:
        assert found == {"questions": ["date_order"]}
    else:
        assert found["event_totals"][0]["first"] == expected


def test_equal_transactions_are_all_kept():
    text = "!Type:Bank\n" + ONE * 3
    found = outcome_of(ExportSource.of_bytes("x.qif", text.encode()), load_catalogue().get("int-qif"), {})
    assert found["event_totals"][0]["count"] == 3
