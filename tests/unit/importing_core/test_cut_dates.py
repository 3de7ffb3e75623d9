"""Dates in several columns, whole years, last days that belong to a stretch, days that are numbered, questions that arise."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.manifest import QuestionRule
from sdt_desktop.importing.normalise_periods import Label, read_label
from sdt_desktop.importing.normalise_sequence import is_cut_date, joined_date, whole_days
from sdt_desktop.importing.normalise_view import Names, View
from sdt_desktop.importing.questions import open_questions
from sdt_desktop.importing.rows import CellColumn, RawBlock

_EPOCH = date(1970, 1, 1)


def test_a_year_alone_is_a_period():
    assert read_label("2021") == Label((date(2021, 1, 1) - _EPOCH).days, (date(2022, 1, 1) - _EPOCH).days)
    assert read_label("2021-02") == Label((date(2021, 2, 1) - _EPOCH).days, (date(2021, 3, 1) - _EPOCH).days)
    assert read_label("20211") is None


def test_a_date_in_columns_of_its_parts_is_joined():
    assert is_cut_date(["%Y %m %d"], 3)
    assert not is_cut_date(["%d/%m/%Y %H:%M"], 2)
    assert not is_cut_date(["%Y %m %d"], 1)


@pytest.mark.parametrize(("first", "expected"), [(1, "2024 02 05"), (0, "2024 03 05")])
def test_months_may_be_counted_from_zero(first, expected):
    columns = [CellColumn([2024]), CellColumn([2]), CellColumn([5])]
    assert joined_date(columns, first).texts() == [expected]


@pytest.mark.parametrize(
    ("head", "asked"),
    [('"category": "linky"', True), ('"category": "edelia"', False), ("", False)],
)
def test_a_question_arises_where_the_file_shows_its_rows(head, asked):
    manifest = load_catalogue().get("fr-sedif-water-daily-csv").manifest
    rule = QuestionRule("unit", ("W", "Wh"), asked_if=("*linky*",))
    assert bool(open_questions(replace(manifest, questions=(rule,)), {}, head)) is asked


def test_a_question_is_needless_where_the_file_says_so():
    manifest = load_catalogue().get("fr-sedif-water-daily-csv").manifest
    rule = QuestionRule("meter", ("gas",), not_if=("*grdf*",))
    asked = replace(manifest, questions=(rule,))
    assert open_questions(asked, {}, "com.grandlyon.grdf.day") == ()
    assert [question.key for question in open_questions(asked, {}, "load")] == ["meter"]


@pytest.mark.parametrize(("cells", "expected"), [(["3", "", "x", "0", "99999"], [3, 1, 1, 1, 1]), ([2, None], [2, 1])])
def test_a_row_may_be_about_several_days(cells, expected):
    manifest = load_catalogue().get("fr-sedif-water-daily-csv").manifest
    block = RawBlock({"days": CellColumn(cells)}, np.arange(len(cells), dtype=np.int32), {})
    assert whole_days(View(block, Names(manifest)), "days").tolist() == expected
