"""My data: what is held with its gaps, the history with undo, copies that say that they are not protected."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sdt_desktop.ui.pages.data.corrections import CorrectionsCard
from sdt_desktop.ui.pages.data.coverage import CoverageStrip
from sdt_desktop.ui.pages.data.page import DataPage
from sdt_desktop.ui.pages.data.sources import SourceCard
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from tests.ui.states import data as shown
from tests.ui.support import find, press, settled, words_of


class Spy(shown.Full):
    def __init__(self) -> None:
        self.undone, self.saved = [], []

    def undo_import(self, session, batch):
        self.undone.append(batch)
        return shown.HELD.batches[0]

    def save_original(self, session, batch, out):
        self.saved.append((batch, out))


@pytest.fixture
def open_page(context, show, qtbot):
    def opened(services) -> DataPage:
        page = show(DataPage(context(services)))
        page.idle = lambda: settled(page, qtbot)
        return page

    return opened


def test_sources_streams_and_gaps(open_page) -> None:
    page = open_page(Spy())
    words = words_of(page)
    assert "SEDIF (L’eau d’Île-de-France)" in words
    assert "1,760 readings, 7 stated as missing, 612,417 L in all" in words
    assert "01234567890123" not in words  # the identifying number is never shown
    strips = page.findChildren(CoverageStrip)
    assert [strip.accessibleName() for strip in strips] == [
        "No day is missing.",
        "54 days missing.",
        "54 days missing.",
    ]
    assert strips[1].month_words(9) == "October 2024: 12 of 30 days"


def test_a_stream_opens_in_explore(open_page, qtbot) -> None:
    page = open_page(Spy())
    with qtbot.waitSignal(page.ctx.navigator.asked) as asked:
        QTest.keyClick(find(page, LinkButton, "Explore Water consumption, daily"), Qt.Key.Key_Space)
    assert asked.args == ["explore", {"stream": "water.consumption.daily"}]


def test_what_files_say_differently_is_opened_below_its_source(open_page) -> None:
    page = open_page(Spy())
    press(find(page, LinkButton, "Where files disagree about Water consumption, daily"))
    page.idle()
    (card,) = page.findChildren(CorrectionsCard)
    source = next(each for each in page.findChildren(SourceCard) if each.title.text().startswith("SEDIF"))
    assert page.content.indexOf(card) == page.content.indexOf(source) + 1
    assert card.table.hasFocus()
    model = card.table.model()
    shown = [[model.index(row, column).data() for column in range(1, 6)] for row in range(model.rowCount())]
    assert shown == [
        ["397", "historique_jours_litres.csv", "411", "historique_jours_litres (1).csv", "imported later"],
        ["1,402.2", "historique_jours_litres.csv", "1,402.25", "historique_jours_litres (1).csv", "imported later"],
        ["402", "historique_jours_litres (1).csv", "gap", "historique_jours_litres.csv", "the other is a gap"],
    ]
    assert "The first 3 are listed." in words_of(card)
    press(find(card, SecondaryButton, "Close the list"))
    page.idle()
    assert not any(each.isVisible() for each in page.findChildren(CorrectionsCard))


def test_undo_asks_first_and_tells_all_pages(open_page, dialogs, qtbot) -> None:
    services = Spy()
    page = open_page(services)
    dialogs.agree = False
    page.commands()["undo"]()
    page.idle()
    assert services.undone == []
    dialogs.agree = True
    with qtbot.waitSignal(page.ctx.session.changed):
        page.commands()["undo"]()
    assert services.undone == ["b-2026-11-23-0001"]  # the newest that counts
    page.idle()


def test_what_was_undone_cannot_be_undone_again(open_page) -> None:
    page = open_page(Spy())
    table = page.history.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.history.chosen().file == "essai.csv"
    assert not page.history.undo.isEnabled()
    assert not page.history.save.isEnabled()


def test_problems_of_a_batch_open_below_and_close(open_page) -> None:
    page = open_page(Spy())
    button = find(page, SecondaryButton, "What was not understood")
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.idle()
    assert "1,765 rows read, 1,760 used, 3 set aside as no data, 2 not understood." in words_of(page)
    QTest.keyClick(find(page, SecondaryButton, "Close the list"), Qt.Key.Key_Space)
    assert "1,765 rows read" not in words_of(page)


def test_events_open_by_enter(open_page) -> None:
    page = open_page(Spy())
    page.items.table.setFocus()
    QTest.keyClick(page.items.table, Qt.Key.Key_Return)
    page.idle()
    rows = page._detail.table.shown_rows()
    assert len(rows) == 29
    assert "Journeys: 214" in words_of(page)


def test_positions_have_no_rows_to_show(open_page) -> None:
    page = open_page(Spy())
    page.items.table.setFocus()
    QTest.keyClick(page.items.table, Qt.Key.Key_Down)
    assert not page.items.show_rows.isEnabled()


def test_a_copy_is_saved_and_said_to_be_unprotected(open_page, dialogs) -> None:
    services = Spy()
    page = open_page(services)
    dialogs.target = Path("copy.csv")
    QTest.keyClick(find(page, SecondaryButton, "Save a copy of the file…"), Qt.Key.Key_Space)
    page.idle()
    assert services.saved == [("b-2026-11-23-0001", Path("copy.csv"))]
    assert "It is not protected" in words_of(page)


def test_filter_narrows_the_history(open_page) -> None:
    page = open_page(Spy())
    page.commands()["filter"]()
    QTest.keyClicks(page.history.search, "enedis")
    assert [each.file for each in page.history.table.shown_rows()] == ["Enedis_Conso_Heure_20241101-20251101.csv"]


def test_an_empty_vault_offers_a_place_to_drop(open_page, dialogs, qtbot) -> None:
    page = open_page(shown.Empty())
    dialogs.files = [Path("x.csv")]
    with qtbot.waitSignal(page.ctx.navigator.asked) as asked:
        QTest.keyClick(find(page, PrimaryButton, "Choose files…"), Qt.Key.Key_Space)
    assert asked.args == ["import", {"paths": [Path("x.csv")]}]
