"""Few distinct texts as numbers, whichever way they come."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.factors import factorise
from sdt_desktop.importing.rows import BytesColumn, CellColumn, cell_text

words = st.sampled_from(
    ["", "kWh", "m³", "Afname Nacht", "Afname Dag", "540000000000000000", "540000000000000001", "x" * 60]
)


def decoded(column) -> list[str]:
    codes, labels = factorise(column)
    assert len(labels) == len(set(labels))
    return [labels[code] for code in codes.tolist()]


@given(st.one_of(st.lists(words, max_size=60), st.lists(words.filter(lambda word: len(word) < 40), max_size=60)))
def test_labels_and_codes_give_the_cells_back(texts):
    assert decoded(BytesColumn.of_texts(texts)) == texts
    assert decoded(CellColumn(texts)) == texts
    assert factorise(BytesColumn.of_texts(texts))[1] == list(dict.fromkeys(texts))


def test_prefixes_and_what_lies_behind_a_cell_are_told_apart():
    raw = np.frombuffer(b"ababcabab", np.uint8)
    column = BytesColumn(raw, np.array([0, 2, 5, 7]), np.array([2, 5, 7, 9]))
    assert decoded(column) == ["ab", "abc", "ab", "ab"]


def test_many_distinct_texts_are_read_one_by_one():
    texts = [str(number % 70) for number in range(500)]
    assert decoded(BytesColumn.of_texts(texts)) == texts


def test_blanks_of_other_kinds_make_no_new_label():
    assert factorise(BytesColumn.of_texts(["kWh", "kWh\u00a0"]))[1] == ["kWh"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, ""), (True, "true"), (3.0, "3"), (0.1, "0.1"), (1e20, "1e+20"), (" a\u00a0", "a"), (7, "7")],
)
def test_text_of_a_cell(cell, text):
    assert cell_text(cell) == text
