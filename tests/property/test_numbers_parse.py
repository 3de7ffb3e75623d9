"""Numbers read in numpy are what Python reads, to the last bit, and nothing is silently NaN."""

from decimal import Decimal
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.number_texts import NumberForm
from sdt_desktop.importing.numbers import parse_numbers
from sdt_desktop.importing.rows import BytesColumn, CellColumn

digits = st.text("0123456789", min_size=1, max_size=9)
signs = st.sampled_from(["", "-", "+", "\u2212"])
garbage = st.text("0123456789.,-+ \u00a0eExXnaif'", max_size=18)


@st.composite
def numbers(draw: st.DrawFn, mark: str = ".") -> tuple[str, Decimal]:
    """A written number of at most 15 digits, and its exact value."""
    sign, whole = draw(signs), draw(st.text("0123456789", max_size=9))
    decimals = draw(st.text("0123456789", min_size=0 if whole else 1, max_size=6))
    pointed = draw(st.booleans()) if whole and not decimals else bool(decimals)
    exact = Decimal(f"{whole or 0}.{decimals or 0}")
    text = sign + whole + (mark + decimals if pointed else "")
    return text, -exact if sign in {"-", "\u2212"} else exact


@pytest.mark.parametrize("mark", [".", ","])
@given(data=st.data())
def test_values_are_those_of_float(mark: str, data: st.DataObject) -> None:
    written = data.draw(st.lists(numbers(mark), min_size=1, max_size=30))
    found = parse_numbers(BytesColumn.of_texts([text for text, _ in written]), decimal=mark)
    assert not found.bad.any()
    assert not found.missing.any()
    assert found.value.tolist() == [float(exact) for _, exact in written]


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: f"{x:.6f}"), min_size=1))
def test_both_kinds_of_columns_agree(texts: list[str]) -> None:
    by_bytes = parse_numbers(BytesColumn.of_texts(texts))
    by_cells = parse_numbers(CellColumn(texts))
    assert by_bytes.value.tolist() == by_cells.value.tolist() == [float(text) for text in texts]


@given(st.lists(garbage, min_size=1, max_size=40), st.sampled_from([".", ",", ".,"]))
def test_the_fast_way_takes_and_refuses_what_the_careful_way_does(texts: list[str], mark: str) -> None:
    stripped = [text.strip() for text in texts]
    form = NumberForm.of(mark)
    found = parse_numbers(BytesColumn.of_texts(stripped), decimal=mark)
    for index, text in enumerate(stripped):
        expected = form.number(text)
        assert found.missing[index] == (not text)
        assert found.bad[index] == (bool(text) and expected is None)
        assert np.isnan(found.value[index]) if expected is None else found.value[index] == expected


@given(st.lists(numbers(), min_size=1, max_size=8), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_thousands_separators_change_nothing(written: list[tuple[str, Decimal]], blank: str) -> None:
    texts = [f"{exact:,}".replace(",", blank) for _, exact in written]
    found = parse_numbers(BytesColumn.of_texts(texts))
    assert found.value.tolist() == [float(exact) for _, exact in written]


@given(st.lists(st.one_of(numbers().map(lambda pair: pair[0]), st.sampled_from(["null", "NULL", "n/a", ""]))))
def test_stated_words_are_missing_and_not_bad(texts: list[str]) -> None:
    found = parse_numbers(BytesColumn.of_texts(texts), missing=("null", "n/a"))
    assert found.missing.tolist() == [text.casefold() in {"null", "n/a", ""} for text in texts]
    assert not found.bad.any()
    assert np.isnan(found.value).tolist() == found.missing.tolist()


@given(
    st.integers(0, 7),
    st.lists(st.one_of(st.none(), st.integers(0, 10**14)), min_size=1, max_size=40),
    st.lists(st.sampled_from(["-1.5", "x", "1", ".", "1.2.3", "12345678901234567"]), max_size=1),
    st.randoms(),
)
def test_columns_with_equally_many_decimals(
    decimals: int, wholes: list[int | None], odd: list[str], order: Random
) -> None:
    """The usual column: unsigned, one scale, some cells empty; and the same with one cell that is not alike."""
    scaled = [None if number is None else str(number).rjust(decimals + 1, "0") for number in wholes]
    cut = -decimals if decimals else None
    texts = ["" if t is None else t[:cut] + ("," + t[cut:] if decimals else "") for t in scaled]
    texts += [text.replace(".", ",") for text in odd]
    order.shuffle(texts)
    form = NumberForm.of(",")
    found = parse_numbers(BytesColumn.of_texts(texts), decimal=",")
    expected = [form.number(text) for text in texts]
    assert found.missing.tolist() == [text == "" for text in texts]
    assert found.bad.tolist() == [bool(text) and value is None for text, value in zip(texts, expected, strict=True)]
    assert [None if np.isnan(value) else value for value in found.value.tolist()] == expected
