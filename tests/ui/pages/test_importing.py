"""Import: nothing is written before it was shown, questions are asked, everything by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from sdt_desktop.base.errors import Cancelled
from sdt_desktop.model.imports import ImportStatus
from sdt_desktop.services.import_exports import FileReview
from sdt_desktop.ui.pages.importing.page import BUSY, DONE, REVIEW, START, ImportPage
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.choices import Option, Tick
from tests.support import fixed_clock, sample
from tests.ui.states import importing as shown
from tests.ui.support import find, settled, words_of

FILE = Path("Downloads/historique_jours_litres.csv")


class Spy(shown.Single):
    """Remembers what was asked of it; `reviews` are handed out in turn."""

    def __init__(self, *reviews: list[FileReview]) -> None:
        self.reviews, self.reviewed, self.imported, self.undone = list(reviews), [], [], []

    def review_exports(self, session, paths, choices, work):
        self.reviewed.append((list(paths), choices))
        return self.reviews.pop(0) if self.reviews else [shown.one()]

    def import_exports(self, session, paths, choices, work):
        self.imported.append((list(paths), choices))
        return [shown.water(ImportStatus.IMPORTED)]

    def undo_import(self, session, batch):
        self.undone.append(batch)


@pytest.fixture
def open_page(context, show, qtbot):
    def opened(services) -> ImportPage:
        page = show(ImportPage(context(services)))
        page.idle = lambda: settled(page, qtbot)
        return page

    return opened


def test_it_begins_with_a_place_to_drop_and_how_to_get_a_file(open_page) -> None:
    page = open_page(Spy())
    assert page.stage == START
    assert "In your customer area" not in words_of(page)  # electricity stands first
    page.panel.format.setFocus()
    QTest.keyClick(page.panel.format, Qt.Key.Key_End)
    assert "Mijn OV-chipkaart" in words_of(page)


def test_chosen_files_are_reviewed_and_nothing_is_written(open_page, dialogs) -> None:
    services = Spy()
    page = open_page(services)
    dialogs.files = [FILE]
    button = find(page, PrimaryButton, "Choose files…")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.idle()
    assert page.stage == REVIEW
    assert services.reviewed[0][0] == [FILE]
    assert services.imported == []
    words = words_of(page)
    assert "1,760 readings, 12 June 2023 to 10 June 2025, 2 rows not understood, 300 already stored" in words
    assert "Recognised with certainty by its column names, its separators and its file name." in words
    assert find(page, PrimaryButton, "Import 1,460 readings").isEnabled()


def test_dropping_anywhere_on_the_page_reviews(open_page) -> None:
    services = Spy()
    page = open_page(services)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path("/tmp/x.csv")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    page.idle()
    assert services.reviewed[0][0] == [Path("/tmp/x.csv")]


def test_rows_stand_raw_beside_understood_and_can_be_narrowed(open_page) -> None:
    page = open_page(Spy())
    page.review([FILE])
    page.idle()
    card = page.panel.panels[0].preview
    assert [column.title for column in card.table.rows.columns][:2] == ["Row", "Date de relevé"]
    texts = [row.understood for row in card.table.shown_rows()]
    assert texts[0] == "12 Jun 2023: 282\u00a0L"
    assert texts[5] == "17 Jun 2023: 287\u00a0L (estimated)"
    card.problems_only.setFocus()
    QTest.keyClick(card.problems_only, Qt.Key.Key_Space)
    assert [row.number for row in card.table.shown_rows()] == [4, 812]  # the second lies beyond the first rows


def test_import_hands_on_the_reviewed_files_and_tells_all_pages(open_page, qtbot) -> None:
    services = Spy()
    page = open_page(services)
    page.review([FILE])
    page.idle()
    keep = find(page, Tick, "Keep the original file in the vault too (encrypted), so that it can be read again")
    QTest.keyClick(keep, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.ctx.session.changed):
        QTest.keyClick(find(page, PrimaryButton, "Import 1,460 readings"), Qt.Key.Key_Space)
        assert page.stage == BUSY
    page.idle()
    paths, choices = services.imported[0]
    assert paths == [FILE]
    assert choices.keep_original is False
    assert choices.only == {"a" * 64}
    assert page.stage == DONE
    assert "1 file imported" in words_of(page)
    assert "The file itself is not protected" in words_of(page)


def test_the_import_can_be_undone_at_once_after_a_question(open_page, dialogs) -> None:
    services = Spy()
    page = open_page(services)
    page.review([FILE])
    page.idle()
    page.import_all()
    page.idle()
    dialogs.agree = False
    page.commands()["undo"]()
    page.idle()
    assert dialogs.asked == ["Undo this import?"]
    assert services.undone == []
    dialogs.agree = True
    QTest.keyClick(find(page, SecondaryButton, "Undo this import…"), Qt.Key.Key_Space)
    page.idle()
    assert services.undone == ["b-2026-11-23-0001"]
    assert page.stage == START


def test_a_question_has_no_answer_beforehand_and_the_file_is_read_again(open_page) -> None:
    services = Spy([FileReview(FILE, shown.asking(), ())], [shown.one()])
    page = open_page(services)
    page.review([FILE])
    page.idle()
    read = find(page, SecondaryButton, "Read the file with this answer")
    assert not read.isEnabled()
    assert not any(option.isChecked() for option in page.findChildren(Option))
    assert not page.take_in.isEnabled()
    used = find(page, Option, "What I used (taken from the grid)")
    used.setFocus()
    QTest.keyClick(used, Qt.Key.Key_Space)
    assert not read.isEnabled()  # the year is open
    year = page.panel.panels[0].questions._fields["year"]
    QTest.keyClicks(year, "20x4")
    assert not read.isEnabled()
    year.clear()
    QTest.keyClicks(year, "2024")
    QTest.keyClick(read, Qt.Key.Key_Space)
    page.idle()
    _, choices = services.reviewed[1]
    said = choices.by_file["b" * 64]
    assert said.answers == {"direction": "consumption", "year": "2024"}
    assert said.importer == "fr-enedis-load-curve-csv"
    assert choices.only == {"b" * 64}
    assert page.take_in.isEnabled()


def test_several_files_one_button_each_with_its_fate(open_page) -> None:
    services = Spy(shown.several())
    page = open_page(services)
    page.review([Path("Downloads")])
    page.idle()
    files = page.panel.files.entries
    assert [entry.accessibleName().rsplit(", ", 1)[1] for entry in files] == [
        "Ready", "Ready", "One question", "Which format?", "Already imported", "Not recognised", "Holds no readings",
        "Not readable",
    ]  # fmt: skip
    assert files[2].isChecked()  # the one that waits for an answer
    assert page.take_in.text() == "Import 1,460 readings and 9 events"
    files[2].setFocus()
    QTest.keyClick(files[2], Qt.Key.Key_Up)
    QTest.keyClick(files[1], Qt.Key.Key_Up)
    take = find(page, Tick, "Import this file")
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert page.take_in.text() == "Import 9 events"
    page.import_all()
    page.idle()
    assert services.imported[0][1].only == {"c" * 64}


def test_an_ambiguous_file_is_read_as_the_format_chosen(open_page) -> None:
    services = Spy(shown.several(), [shown.one()])
    page = open_page(services)
    page.review([Path("Downloads")])
    page.idle()
    page.panel.files.pick(3)
    option = find(page, Option, "“SEDIF – water per day”")
    QTest.keyClick(option, Qt.Key.Key_Space)
    QTest.keyClick(find(page, SecondaryButton, "Read the file as this"), Qt.Key.Key_Space)
    page.idle()
    assert services.reviewed[1][1].by_file["d" * 64].importer == "fr-sedif-water-daily-csv"


def test_cancelled_review_leads_back_and_says_so(open_page) -> None:
    class Stopping(Spy):
        def review_exports(self, session, paths, choices, work):
            raise Cancelled

    page = open_page(Stopping())
    page.review([FILE])
    page.idle()
    assert page.stage == START
    assert "Stopped. Nothing was written." in words_of(page)


def test_not_now_forgets_the_files(open_page) -> None:
    page = open_page(Spy())
    page.review([FILE])
    page.idle()
    QTest.keyClick(find(page, SecondaryButton, "Not now"), Qt.Key.Key_Space)
    assert page.stage == START


def test_files_handed_over_before_the_page_was_seen_are_reviewed(context, show, qtbot) -> None:
    services = Spy()
    page = ImportPage(context(services))
    page.receive(paths=[FILE])
    show(page)
    qtbot.waitUntil(lambda: page.stage == REVIEW)
    assert services.reviewed[0][0] == [FILE]


@pytest.mark.samples
def test_answers_go_to_their_own_file_in_the_real_pipeline(tmp_path) -> None:
    """`by_file` and `only` of the choices, through the real reading."""
    from sdt_desktop.services.import_exports import inspect_exports
    from sdt_desktop.services.reading_files import ImportChoices, Work

    paths = [
        sample("sedif-historique-jours/historique_jours_litres.csv"),
        sample("sedif-historique-mois/historique_mois_litres.csv"),
    ]
    both = inspect_exports(paths, ImportChoices(), Work(fixed_clock()))
    assert [each.status for each in both] == [ImportStatus.RECOGNISED] * 2
    wanted = both[1].sha256
    choices = ImportChoices(only=frozenset({wanted}), by_file={wanted: ImportChoices("fr-sedif-water-daily-csv")})
    narrowed = inspect_exports(paths, choices, Work(fixed_clock()))
    assert [(each.sha256, each.status) for each in narrowed] == [(wanted, ImportStatus.REFUSED)]
