"""The journal: what, when, and whether it left this computer."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sdt_desktop.ui.pages.journal.page import LEFT, JournalPage
from sdt_desktop.ui.widgets.bars import MessageBar
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from tests.ui.gallery import failing
from tests.ui.states.journal import ENTRIES, Empty, Full
from tests.ui.support import find, state_of


@pytest.fixture
def page(context, show) -> JournalPage:
    return show(JournalPage(context(Full())))


def test_every_entry_is_a_sentence_and_says_where_it_stayed(page) -> None:
    model = page.table.model()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert len(rows) == len(ENTRIES)
    assert rows[0][2] == "Left, to Espace Conseil Énergie"
    assert {row[2] for row in rows[1:]} == {"Never left this computer"}
    assert all(" " in row[1] and "{" not in row[1] for row in rows)


def test_only_what_left(page) -> None:
    page.which.choose(LEFT)
    page.which.activated.emit(1)
    assert [entry.id for entry in page.table.shown_rows()] == [6]


def test_search_by_word_and_by_key(page, qtbot) -> None:
    page.commands()["filter"]()
    qtbot.keyClicks(page.search, "enedis")
    assert [entry.id for entry in page.table.shown_rows()] == [3]


def test_sorting_by_time_uses_the_instant(page) -> None:
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [entry.at_ms for entry in page.table.shown_rows()] == sorted(entry.at_ms for entry in ENTRIES)


def test_empty_says_what_will_stand_here(context, show, qtbot) -> None:
    page = show(JournalPage(context(Empty())))
    assert state_of(page) == "empty"
    with qtbot.waitSignal(page.ctx.navigator.asked):
        find(page, PrimaryButton, "Import a file").click()


def test_error_offers_to_try_again(context, show, qtbot) -> None:
    page = show(JournalPage(context(failing("journal")())))
    assert state_of(page) == "error"
    find(page, SecondaryButton, "Try again").click()
    qtbot.waitUntil(lambda: not page.ctx.runner.busy)
    assert state_of(page) == "error"


def test_export_writes_what_is_shown(page, qtbot, dialogs, tmp_path: Path) -> None:
    dialogs.target = tmp_path / "journal.csv"
    page.search.setText("eau")
    find(page, SecondaryButton, "Export the journal…").click()
    qtbot.waitUntil(lambda: bool(page.findChildren(MessageBar)))
    with dialogs.target.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    assert rows[0] == ["Time", "What", "Where it stayed"]
    assert len(rows) == 1 + len(page.table.shown_rows())
    assert "not protected" in page.findChildren(MessageBar)[0].text()


def test_export_where_nothing_can_be_written_is_said(page, qtbot, dialogs, tmp_path: Path) -> None:
    dialogs.target = tmp_path / "missing" / "journal.csv"
    page.export()
    qtbot.waitUntil(lambda: bool(page.findChildren(MessageBar)))
    assert "journal.csv" in page.findChildren(MessageBar)[0].text()
    assert state_of(page) == "full"
