"""The shared widgets: what they show, what they say, how they are driven by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from sdt_desktop.base.progress import Progress
from sdt_desktop.jobs.runner import Job, JobRunner
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import theme
from sdt_desktop.ui.widgets.bars import MessageBar
from sdt_desktop.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import BarStrip, Card, Tile
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.choices import Choice, Option, Tick
from sdt_desktop.ui.widgets.drop import DropZone
from sdt_desktop.ui.widgets.fields import Field, LineEdit, PassphraseField
from sdt_desktop.ui.widgets.labels import Elided, Paragraph
from sdt_desktop.ui.widgets.progress import ProgressStrip
from sdt_desktop.ui.widgets.states import LoadingState
from sdt_desktop.ui.widgets.steps import StepIndicator
from sdt_desktop.ui.widgets.table import DataTable, TableColumn
from tests.ui.support import find

ROWS = [("Water", 3.5), ("Électricité", 12.25), ("Waste", 1.0)]


def _columns():
    return (
        TableColumn("Name", lambda row: row[0]),
        TableColumn("Value", lambda row: f"{row[1]:.2f}", lambda row: row[1], number=True, width=120),
    )


def _colours(widget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, LinkButton])
def test_buttons_are_high_enough_and_answer_to_keys(kind, show, qtbot) -> None:
    button = show(kind("Import a file", Icon.IMPORT), (240, 36))
    assert button.sizeHint().height() >= 36
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_focus_ring_changes_the_picture_and_not_the_size(show, qtbot) -> None:
    button = show(SecondaryButton("Share"), (120, 36))
    button.clearFocus()
    before, size = button.grab().toImage(), button.sizeHint()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before
    assert theme().colour("accent").name() in _colours(button)
    assert button.sizeHint() == size


def test_icon_and_words_of_a_button_keep_their_distance(show) -> None:
    """Between the icon's last and the words' first column there are at least 6 empty ones."""
    button = show(SecondaryButton("Share", Icon.SHARE), (140, 36))
    image = button.grab().toImage()
    ground = image.pixelColor(8, image.height() // 2).name()
    rows = range(8, image.height() - 8)
    inked = [any(image.pixelColor(x, y).name() != ground for y in rows) for x in range(6, image.width() - 6)]
    runs = "".join("x" if each else " " for each in inked).strip().split(" " * 6)
    assert len([run for run in runs if run.strip()]) == 2


def test_an_icon_button_has_its_name(show) -> None:
    button = show(IconButton(Icon.CLOSE, "Close this message"), (32, 32))
    assert button.toolTip() == button.accessibleName() == "Close this message"
    assert min(button.width(), button.height()) >= 24


def test_passphrase_is_hidden_until_shown(show) -> None:
    field = show(PassphraseField("Passphrase", meter=True), (400, 80))
    field.set_text("sept mots")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.show_button.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.show_button.accessibleName() == "Hide the passphrase"
    field.clear()
    assert field.text() == ""
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_strength_has_a_word_with_each_colour(show) -> None:
    field = show(PassphraseField("Passphrase", meter=True), (400, 80))
    field.set_text("x")
    words = set()
    for level in range(5):
        field.show_strength(level)
        words.add(field._word.text())
    assert len(words) == 5
    field.set_text("")
    assert field._word.text() == ""


def test_a_passphrase_can_be_pasted(show, qtbot) -> None:
    field = show(PassphraseField("Passphrase"), (400, 80))
    QGuiApplication.clipboard().setText("collé ici")
    qtbot.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "collé ici"
    QGuiApplication.clipboard().clear()


def test_a_field_says_what_is_wrong_and_takes_it_back(show) -> None:
    edit = LineEdit("x")
    field = show(Field("Name", edit, "A hint"), (400, 120))
    assert field._label.buddy() is edit
    assert edit.accessibleName() == "Name"
    field.say_wrong("Too short")
    assert field.wrong()
    assert edit.accessibleDescription() == "Too short"
    assert edit.property("wrong") == "true"
    field.say_wrong("")
    assert not field.wrong()
    assert edit.accessibleDescription() == "A hint"


def test_choice_by_value_and_by_keys(show, qtbot) -> None:
    choice = show(Choice((("fr", "Français"), ("en", "English")), "en", "Language"), (200, 36))
    assert choice.value() == "en"
    with qtbot.waitSignal(choice.activated):
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.value() == "fr"
    choice.choose("nothing like this")
    assert choice.value() == "fr"


@pytest.mark.parametrize("kind", [Tick, Option])
def test_ticks_and_options_wrap_and_are_hit_anywhere(kind, show, qtbot) -> None:
    words = "A long sentence that goes on and on until it needs a second line in a narrow place"
    box = show(kind(words), (260, 80))
    assert box.heightForWidth(260) > box.heightForWidth(900)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert box.isChecked()


def test_table_sorts_by_value_and_filters(show) -> None:
    table = show(DataTable(_columns(), "Values"), (500, 300))
    table.set_rows(ROWS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in table.shown_rows()] == [1.0, 3.5, 12.25]  # not "1.00", "12.25", "3.50"
    table.filter("élec")
    assert [row[0] for row in table.shown_rows()] == ["Électricité"]


def test_table_copies_with_headings_and_opens_by_enter(show, qtbot) -> None:
    table = show(DataTable(_columns(), "Values", sorting=False), (500, 300))
    table.set_rows(ROWS)
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tValue\nÉlectricité\t12.25"
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(table.opened) as caught:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert caught.args == [ROWS[1]]


def test_table_numbers_stand_right_and_it_is_as_high_as_its_rows(show) -> None:
    table = show(DataTable(_columns(), "Values", visible_rows=10), (500, 300))
    table.set_rows(ROWS)
    few = table.height()
    table.set_rows(ROWS * 9)
    assert table.height() > few
    alignment = table.rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_the_table_model_keeps_qt_rules(qtmodeltester) -> None:
    table = DataTable(_columns(), "Values")
    table.set_rows(ROWS)
    qtmodeltester.check(table.rows)
    qtmodeltester.check(table.model())
    table.deleteLater()


def test_a_message_bar_closes_and_acts(show, qtbot) -> None:
    done = []
    bar = show(MessageBar("info", "A year of data is held.", (("Show it", lambda: done.append(1)),)), (600, 60))
    find(bar, LinkButton, "Show it").click()
    assert done == [1]
    with qtbot.waitSignal(bar.closed):
        find(bar, IconButton, "Close this message").click()
    assert not bar.isVisible()


def test_a_bar_has_at_most_two_buttons(show) -> None:
    actions = tuple((f"Button {at}", print) for at in range(3))
    bar = show(MessageBar("warn", "Text", actions), (700, 60))
    assert len(bar.findChildren(LinkButton)) == 2


def test_pale_bars_have_an_outline_and_the_last_is_full(show) -> None:
    strip = show(BarStrip([1, 2, None, 4], "series2"), (260, 34))
    full = theme().colour("series2").name()
    image = strip.grab().toImage()
    step = (strip.width() + 3) / 13
    middle, edge = round(12.5 * step), round(10 * step)
    assert image.pixelColor(middle, 20).name() == full
    assert image.pixelColor(round(10.4 * step), 30).name() != full
    assert full in {image.pixelColor(edge + x, 31).name() for x in (-1, 0, 1)}


def test_a_tile_is_a_button_with_a_sentence(show, qtbot) -> None:
    tile = show(Tile(Icon.WATER, "Water", "series2"), (240, 160))
    tile.show_figure("6.4", "m³", "October 2026")
    tile.say("Water: 6.4 m³ in October 2026")
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert tile.accessibleName() == "Water: 6.4 m³ in October 2026"
    assert theme().colour("series2").name() in _colours(tile)


def test_a_chip_has_a_word(show) -> None:
    assert show(Chip("verified", Icon.VERIFIED, "good"), (120, 30)).text() == "verified"


def test_a_card_without_title_shows_none(show) -> None:
    card = show(Card(), (200, 80))
    assert not card.title.isVisible()


def test_elided_words_keep_the_whole_in_the_tooltip(show) -> None:
    label = show(Elided("A rather long name of a vault"), (60, 24))
    assert label.toolTip() == label.text()
    label.resize(600, 24)
    assert label.toolTip() == ""


def test_paragraphs_hold_75_characters_a_line(show) -> None:
    text = show(Paragraph("word " * 60), (3000, 200))
    layout = text._laid_out(3000)
    assert layout.lineCount() > 2
    assert max(layout.lineAt(at).textLength() for at in range(layout.lineCount())) <= 95  # narrow letters


def test_the_step_is_said(show) -> None:
    steps = show(StepIndicator(("Here", "Passphrase", "Ready")), (600, 30))
    steps.go(1)
    assert steps.accessibleName() == "Step 2 of 3: Passphrase"
    assert steps.at == 1


def test_dropping_files(show, qtbot, tmp_path: Path) -> None:
    zone = show(DropZone("Drop here", "They are read on this computer.", "Choose files"), (500, 240))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv")), QUrl("https://example.org/b.csv")])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    with qtbot.waitSignal(zone.dropped) as caught:
        zone.dropEvent(event)
    assert caught.args == [[tmp_path / "a.csv"]]
    with qtbot.waitSignal(zone.asked):
        qtbot.keyClick(zone.button, Qt.Key.Key_Space)


def test_loading_says_more_the_longer_it_takes(show, qtbot) -> None:
    stopped = []
    state = show(LoadingState("Reading the journal", lambda: stopped.append(1)), (800, 500))
    assert not state._skeleton.isVisible()
    waits = [timer.interval() for timer in state._timers]
    assert waits == [200, 1000, 2000]
    for timer in state._timers:
        timer.timeout.emit()
    assert state._skeleton.isVisible()
    find(state, SecondaryButton, "Cancel").click()
    assert stopped == [1]


def test_the_strip_shows_titled_jobs_only(show, qtbot) -> None:
    runner = JobRunner()
    strip = show(ProgressStrip(runner), (800, 40))
    strip.hide()
    quiet = Job(lambda _t, _p: None, print, print)
    titled = Job(lambda _t, _p: None, print, print, title="Importing")
    runner.started.emit(quiet)
    assert not strip._timer.isActive()
    runner.started.emit(titled)
    strip._timer.timeout.emit()
    assert strip.isVisible()
    runner.progressed.emit(titled, Progress("reading", 30, 120, "eau.csv"))
    assert strip._text.text() == "Importing · reading · eau.csv"
    assert strip._bar.value() == 250
    find(strip, LinkButton, "Cancel").click()
    assert titled.token.cancelled
    runner.ended.emit(titled)
    assert not strip.isVisible()
    runner.shutdown()
