"""Onboarding: four steps, no vault without a good passphrase, no recovery slot without the test of three words."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui import vaults
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.pages.onboarding.page import HERE, PASSPHRASE, READY, RECOVERY
from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep
from sdt_desktop.ui.pages.onboarding.sheet import RecoverySheet
from sdt_desktop.ui.widgets.bars import MessageBar
from tests.support import NOW, needs_tool
from tests.ui.states.onboarding import ASKED, WORDS, New, Vault
from tests.ui.support import FakeSession, texts_of


class Recording(Vault):
    def __init__(self) -> None:
        self.made: list[tuple] = []
        self.sheets: list[str] = []

    def create_vault(self, folder, passphrase, clock, recovery_language):
        self.made.append((folder.name, passphrase, recovery_language))
        return New(session=FakeSession(vaults.vault_name(folder)))

    def confirm_recovery(self, session, words):
        self.sheets.append(words)


@pytest.fixture
def services() -> Recording:
    return Recording()


@pytest.fixture
def gate(context, show, qtbot, services):
    made = show(Gate(context(services, session=None)), (1280, 860))
    yield made
    made.ctx.runner.shutdown()


def _wait(qtbot, gate) -> None:
    qtbot.waitUntil(lambda: not gate.ctx.runner.busy)


def _to_recovery(qtbot, gate) -> RecoveryStep:
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    gate.panel.step.noted.setChecked(True)
    gate.panel.step.next.click()
    qtbot.waitUntil(lambda: gate.panel.steps.at == RECOVERY)
    return gate.panel.step


def test_without_a_vault_it_begins_with_onboarding(gate) -> None:
    assert gate.panel.steps.at == HERE
    assert "Nothing is sent." in texts_of(gate)


def test_the_generated_words_are_offered_first_and_make_the_vault(gate, qtbot, services) -> None:
    gate.panel.first.name.setText("Appartement")
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    step = gate.panel.step
    assert gate.panel.steps.at == PASSPHRASE
    assert step.generated.isChecked()
    assert len(step.words.text().split()) == 7
    assert not step.next.isEnabled()
    step.noted.setChecked(True)
    step.next.click()
    qtbot.waitUntil(lambda: gate.panel.steps.at == RECOVERY)
    assert services.made == [("Appartement.sdtvault", "gravir tornade bijou cerise lagune montagne pupitre", "en")]
    assert step.words.text() == ""


def test_other_words_must_be_noted_anew(gate, qtbot) -> None:
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    step = gate.panel.step
    step.noted.setChecked(True)
    step._draw_words()
    _wait(qtbot, gate)
    assert not step.noted.isChecked()


@pytest.mark.parametrize(
    ("name", "said"), [("", "Give the vault a name."), ("...", "Give the vault a name."), ("Taken", "already")]
)
def test_a_name_that_cannot_be(gate, name: str, said: str) -> None:
    (gate.ctx.vaults_folder() / "Taken.sdtvault").mkdir()
    gate.panel.first.name.setText(name)
    gate.panel.first.next.click()
    assert gate.panel.steps.at == HERE
    assert said in gate.panel.first.name_field._hint.text()


def test_an_unsuitable_place_is_said_with_another_one(gate, qtbot, services, dialogs, tmp_path: Path) -> None:
    from sdt_desktop.vault.notice import notice

    services.unsuitable_place = lambda folder: (notice("vault.place_synchronised", service="Dropbox"),)
    dialogs.folder = tmp_path / "Dropbox"
    gate.panel.first.other.click()
    qtbot.waitUntil(lambda: bool(gate.panel.first.findChildren(MessageBar)))
    assert "Dropbox" in gate.panel.first.findChildren(MessageBar)[0].text()
    assert "Dropbox" in gate.panel.first.where.text()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [("short", "short", "Too short"), ("long enough really", "another one", "differ")],
)
def test_an_own_passphrase_is_checked_when_it_is_sent(gate, qtbot, services, one: str, other: str, said: str) -> None:
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    step = gate.panel.step
    step.own.setChecked(True)
    step.passphrase.set_text(one)
    step.repeated.set_text(other)
    step.next.click()
    assert services.made == []
    assert said in texts_of(step)


def test_an_own_passphrase_gets_its_meter(gate, qtbot) -> None:
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    step = gate.panel.step
    step.own.setChecked(True)
    step.passphrase.set_text("several unrelated words")
    qtbot.waitUntil(lambda: step.passphrase._word.text() == "Hard to guess")


def test_back_keeps_the_name(gate, qtbot) -> None:
    gate.panel.first.name.setText("Appartement")
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    gate.panel.step.go_back.click()
    assert gate.panel.steps.at == HERE
    assert gate.panel.first.name.text() == "Appartement"


def test_a_failure_leaves_the_step_and_says_why(gate, qtbot, services) -> None:
    def fail(*_):
        raise SdtError("vault.disk_full")

    services.create_vault = fail
    gate.panel.first.next.click()
    _wait(qtbot, gate)
    gate.panel.step.noted.setChecked(True)
    gate.panel.step.next.click()
    qtbot.waitUntil(lambda: bool(gate.panel.findChildren(MessageBar)))
    assert gate.panel.steps.at == PASSPHRASE
    assert gate.panel.step.next.isEnabled()


def test_three_words_then_the_whole_sheet_is_tried_as_typed(gate, qtbot, services) -> None:
    step = _to_recovery(qtbot, gate)
    assert len(set(step.asked)) == 3
    step.go_on.click()
    for field, at in zip(step.fields, step.asked, strict=True):
        field.control.setText(f" {WORDS[at].upper()} ")
    step.kept.click()
    qtbot.waitUntil(lambda: gate.panel.steps.at == READY)
    expected = [word.upper() if at in step.asked else word for at, word in enumerate(WORDS)]
    assert services.sheets == [" ".join(expected)]


def test_a_wrong_word_is_pointed_at_and_nothing_is_confirmed(gate, qtbot, services) -> None:
    step = _to_recovery(qtbot, gate)
    step.go_on.click()
    for field, at in zip(step.fields, step.asked, strict=True):
        field.control.setText(WORDS[at])
    step.fields[1].control.setText("nothing")
    qtbot.keyClick(step.fields[1].control, Qt.Key.Key_Return)
    assert [field.wrong() for field in step.fields] == [False, True, False]
    assert services.sheets == []
    step.look.click()
    assert step._sheet.isVisible()


@pytest.mark.parametrize("typed", ["énum", "ENUM", "enumerer", "énumérer "])
def test_words_are_read_as_the_recovery_reads_them(context, qtbot, typed: str, services) -> None:
    step = RecoveryStep(context(services, session=None), "x", WORDS, FakeSession(), (16, 0, 1))
    qtbot.addWidget(step)
    for field, text in zip(step.fields, (typed, WORDS[0], WORDS[1]), strict=True):
        field.control.setText(text)
    with qtbot.waitSignal(step.confirmed):
        step.check()


def test_words_that_do_not_open_the_vault_are_no_recovery(gate, qtbot, services) -> None:
    def fail(session, words):
        raise SdtError("vault.recovery_wrong")

    services.confirm_recovery = fail
    step = _to_recovery(qtbot, gate)
    for field, at in zip(step.fields, step.asked, strict=True):
        field.control.setText(WORDS[at])
    step.check()
    qtbot.waitUntil(lambda: bool(step.findChildren(MessageBar)))
    assert gate.panel.steps.at == RECOVERY
    assert step.kept.isEnabled()


@pytest.mark.parametrize("agree", [True, False])
def test_declining_takes_one_plain_sentence(gate, qtbot, dialogs, agree: bool) -> None:
    dialogs.agree = agree
    _to_recovery(qtbot, gate).decline.click()
    assert gate.panel.steps.at == (READY if agree else RECOVERY)
    assert dialogs.asked == ["Go on without recovery words"]


def test_ready_opens_the_vault_and_the_import_page(gate, qtbot, dialogs) -> None:
    _to_recovery(qtbot, gate).decline.click()
    asked = []
    gate.ctx.navigator.asked.connect(lambda key, _: asked.append(key))
    gate.panel.step.import_button.click()
    assert gate.ctx.session.is_open
    assert asked == ["import"]


def test_the_sheet_is_a_pdf_with_every_word_and_no_passphrase(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    RecoverySheet("Appartement", WORDS, NOW).write(target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert 5_000 < len(data) < 600_000


@needs_tool("pdftotext")
def test_the_sheets_words_can_be_read_back(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    RecoverySheet("Appartement", WORDS, NOW).write(target)
    text = subprocess.run(["pdftotext", str(target), "-"], check=True, capture_output=True, text=True).stdout
    assert all(word in text for word in WORDS)
    assert "Appartement" in text
    assert "These 24 words, in this order," in text


def test_saving_the_sheet_says_what_it_is(gate, qtbot, dialogs, tmp_path: Path) -> None:
    dialogs.target = tmp_path / "sheet.pdf"
    step = _to_recovery(qtbot, gate)
    step.save.click()
    qtbot.waitUntil(lambda: bool(step.findChildren(MessageBar)))
    assert dialogs.target.is_file()
    assert "delete the file" in step.findChildren(MessageBar)[0].text()


def test_a_sheet_that_cannot_be_written_is_said(gate, qtbot, dialogs, tmp_path: Path) -> None:
    dialogs.target = tmp_path / "no-such-folder" / "sheet.pdf"
    step = _to_recovery(qtbot, gate)
    step.save.click()
    qtbot.waitUntil(lambda: bool(step.findChildren(MessageBar)))
    assert "sheet.pdf" in step.findChildren(MessageBar)[0].text()


def test_by_keys_alone(gate, qtbot, services) -> None:
    """Name, Tab to the button, the passphrase step, without a mouse."""
    gate.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is gate.panel.first.name)
    qtbot.keyClicks(QApplication.focusWidget(), " 2")
    while QApplication.focusWidget() is not gate.panel.first.next:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    _wait(qtbot, gate)
    step = gate.panel.step
    qtbot.waitUntil(step.generated.hasFocus)
    while QApplication.focusWidget() is not step.noted:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(step.noted, Qt.Key.Key_Space)
    while QApplication.focusWidget() is not step.next:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(step.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: gate.panel.steps.at == RECOVERY)
    assert services.made[0][0] == "My vault 2.sdtvault"


def test_asked_positions_stay_inside_the_sheet() -> None:
    assert all(0 <= at < len(WORDS) for at in ASKED)
