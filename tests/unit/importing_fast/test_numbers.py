"""What counts as a number, cell by cell."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from sdt_desktop.importing.number_texts import NumberForm
from sdt_desktop.importing.numbers import parse_numbers
from sdt_desktop.importing.rows import BytesColumn, CellColumn


def one(text: str, **options) -> float | str:
    found = parse_numbers(BytesColumn.of_texts([text]), **options)
    if found.missing[0]:
        return "missing"
    return "bad" if found.bad[0] else float(found.value[0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("412", 412.0), ("+5", 5.0), ("-0.25", -0.25), (".6", 0.6), ("5.", 5.0), ("\u22123.5", -3.5),
        ("12345678", 12345678.0), ("123456789", 123456789.0), ("1234567.12345678", 1234567.12345678),
        ("-12345678.1234", -12345678.1234), ("1 234 567.5", 1234567.5), ("1\u202f234", 1234.0),
        ("0.1234567890123", 0.1234567890123), ("123456789012345678901", 1.2345678901234568e20),
        ("1e3", "bad"), ("0x10", "bad"), ("inf", "bad"), ("nan", "bad"), ("1.2.3", "bad"), ("1-2", "bad"),
        ("-", "bad"), (".", "bad"), ("+.", "bad"), ("--1", "bad"), ("12 34", "bad"), ("1,5", "bad"), ("1_0", "bad"),
        ("\u0661\u0662", "bad"), ("1.", 1.0), ("", "missing"), ("\u00a0", "missing"), ("1" * 400, "bad"),
        ("12345.67.89", "bad"), ("1.23456789.1", "bad"), ("1234567-12", "bad"), ("123456789-", "bad"), ("12345678901-34.5", "bad"),
    ],
)  # fmt: skip
def test_a_cell(text, value):
    assert one(text) == value


def test_thousands_are_only_taken_where_they_are_stated():
    assert one("1.234,5", decimal=",", thousands=".") == 1234.5
    assert one("1.234,5", decimal=",") == "bad"
    assert one("1.23,5", decimal=",", thousands=".") == "bad"
    assert one("1'234.5", thousands="'") == 1234.5
    assert one("1.234", thousands=". ") == 1.234
    assert one("1.234.567", thousands=". ") == "bad"
    assert one("1.234 567", decimal=",", thousands=". ") == "bad"


def test_either_decimal_sign_may_be_accepted():
    assert one("1,5", decimal=".,") == 1.5
    assert one("1.5", decimal=".,") == 1.5
    assert one("1,234.5", decimal=".,") == "bad"


def test_words_and_numbers_for_missing():
    assert one("NULL", missing=("null",)) == "missing"
    assert one("Absence de Données", missing=("absence de données",)) == "missing"
    assert one("nuLL", missing=("null",)) == "missing"
    assert one("-999", missing=("-999",)) == "missing"
    assert one("-999.0", missing=("-999",)) == "missing"
    assert one("nulll", missing=("null",)) == "bad"


def test_cells_of_every_kind():
    cells = [3, 2.5, Decimal("1.25"), True, None, "", " 7 ", float("nan"), float("inf"), date(2024, 1, 1), 10**400, "x"]
    found = parse_numbers(CellColumn(cells))
    assert found.bad.tolist() == [False, False, False, True, False, False, False, True, True, True, True, True]
    assert found.missing.tolist() == [index in {4, 5} for index in range(12)]
    assert found.value[[0, 1, 2, 6]].tolist() == [3, 2.5, 1.25, 7]
    assert np.isnan(found.value[found.bad | found.missing]).all()


def test_no_rows_at_all():
    assert len(parse_numbers(BytesColumn.of_texts([])).value) == 0
    assert len(parse_numbers(CellColumn([])).value) == 0


def test_money_stays_exact():
    form = NumberForm.of(",")
    assert form.exact("1 234,10") == Decimal("1234.10")
    assert form.exact("-0,05") == Decimal("-0.05")
    assert form.exact("0.05") is None


def test_a_column_without_slack_is_read_all_the_same():
    raw = np.frombuffer(b"1;-22;333.25", np.uint8)
    column = BytesColumn(raw, np.array([0, 2, 6]), np.array([1, 5, 12]))
    assert parse_numbers(column).value.tolist() == [1, -22, 333.25]
