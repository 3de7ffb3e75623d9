"""Unlocking: the name and nothing else, one sentence a failure, recovery words, other vaults."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui import vaults
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.pages.onboarding.page import Onboarding
from sdt_desktop.ui.pages.unlock.page import Unlock
from sdt_desktop.ui.widgets.bars import MessageBar
from sdt_desktop.ui.widgets.buttons import LinkButton
from tests.ui.states.onboarding import WORDS, Vault
from tests.ui.support import FakeSession, find, texts_of


class Opening(Vault):
    def __init__(self) -> None:
        self.error: SdtError | None = None
        self.tries: list[tuple] = []
        self.agreed: frozenset[str] = frozenset()

    def unlock(self, folder, passphrase, clock, agreed=frozenset()):
        self.agreed = agreed
        return self._open(folder, passphrase)

    def recover(self, folder, words, passphrase, clock, agreed=frozenset()):
        return self._open(folder, words, passphrase)

    def _open(self, folder, *given):
        self.tries.append(given)
        if self.error is not None:
            raise self.error
        return FakeSession(vaults.vault_name(folder))


@pytest.fixture
def services() -> Opening:
    return Opening()


@pytest.fixture
def gate(context, show, services, tmp_path: Path):
    for name in ("Old", "Camille"):
        (tmp_path / f"{name}.sdtvault").mkdir()
        (tmp_path / f"{name}.sdtvault" / "vault.json").write_text("{}")
    import os

    os.utime(tmp_path / "Old.sdtvault" / "vault.json", (1, 1))
    return show(Gate(context(services, session=None)), (1280, 860))


def _open(qtbot, gate, passphrase: str = "sept mots") -> None:
    gate.panel.passphrase.set_text(passphrase)
    qtbot.keyClick(gate.panel.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not gate.ctx.runner.busy)


def test_the_vault_used_last_is_asked_for_and_only_named(gate) -> None:
    assert isinstance(gate.panel, Unlock)
    words = texts_of(gate)
    assert "Camille" in words
    assert "Old" not in words


def test_enter_opens_and_the_field_is_emptied(gate, qtbot, services) -> None:
    _open(qtbot, gate)
    assert services.tries == [("sept mots",)]
    assert gate.ctx.session.current.name == "Camille"
    assert gate.panel.passphrase.text() == ""


def test_a_wrong_passphrase_is_said_at_the_field(gate, qtbot, services) -> None:
    services.error = SdtError("vault.passphrase_wrong")
    _open(qtbot, gate)
    assert gate.panel.field.wrong()
    assert "recovery words" in gate.panel.field._hint.text()
    assert not gate.findChildren(MessageBar)
    assert gate.panel.passphrase.text() == "sept mots"  # nobody types seven words twice


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (SdtError("vault.database_damaged"), "damaged"),
        (SdtError("vault.in_use", program="sdt", process="42", computer="atelier", since="18:02"), "atelier"),
        (SdtError("vault.newer_version", found=2, known=1), "newer"),
    ],
)
def test_other_failures_stand_above_and_blame_no_field(gate, qtbot, services, error, said: str) -> None:
    services.error = error
    _open(qtbot, gate)
    qtbot.waitUntil(lambda: bool(gate.findChildren(MessageBar)))
    assert said in gate.findChildren(MessageBar)[0].text()
    assert not gate.panel.field.wrong()


def test_after_five_failures_the_words_are_offered_once(gate, qtbot, services) -> None:
    services.error = SdtError("vault.passphrase_wrong")
    for _ in range(4):
        _open(qtbot, gate)
        assert not gate.findChildren(MessageBar)
    _open(qtbot, gate)
    qtbot.waitUntil(lambda: bool(gate.findChildren(MessageBar)))
    find(gate.findChildren(MessageBar)[0], LinkButton, "Use the recovery words").click()
    assert gate.panel.words_field.isVisible()


def test_recovery_words_open_and_set_a_new_passphrase(gate, qtbot, services) -> None:
    gate.panel.other_way.click()
    assert not gate.panel.field.isVisible()
    gate.panel.words.setPlainText(" ".join(WORDS))
    gate.panel.fresh.set_text("a new passphrase")
    gate.panel.open_button.click()
    qtbot.waitUntil(lambda: gate.ctx.session.is_open)
    assert services.tries == [(" ".join(WORDS), "a new passphrase")]
    assert gate.panel.words.toPlainText() == ""


@pytest.mark.parametrize(
    ("code", "params", "field"),
    [("vault.recovery_unknown_words", {"positions": "3, 7"}, "words_field"), ("vault.passphrase_too_short", {"minimum": 12}, "fresh_field")],
)  # fmt: skip
def test_recovery_failures_stand_at_their_field(gate, qtbot, services, code, params, field) -> None:
    services.error = SdtError(code, **params)
    gate.panel.other_way.click()
    gate.panel.open_button.click()
    qtbot.waitUntil(lambda: getattr(gate.panel, field).wrong())


def test_while_it_opens_it_says_so_and_takes_nothing(gate) -> None:
    gate.panel._set_busy(True)
    assert "Opening." in texts_of(gate)
    assert not gate.panel.open_button.isEnabled()
    assert not gate.panel.field.isEnabled()


def test_another_vault(gate, dialogs, tmp_path: Path) -> None:
    dialogs.folder = tmp_path / "Old.sdtvault"
    find(gate, LinkButton, "Another vault…").click()
    assert gate.panel._folder == dialogs.folder


def test_creating_another_vault(gate) -> None:
    find(gate, LinkButton, "Create a vault").click()
    assert isinstance(gate.panel, Onboarding)


def test_the_language_is_chosen_here_too(gate) -> None:
    gate.language.choose("fr")
    gate.language.activated.emit(gate.language.currentIndex())
    assert gate.ctx.settings.value.language == "fr"


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Appartement", "Appartement.sdtvault"), ("a/b\\c:d", "abcd.sdtvault"), (" dot. ", "dot.sdtvault"), ("é🏠", "é🏠.sdtvault")],
)  # fmt: skip
def test_folder_names(name: str, folder: str) -> None:
    assert vaults.folder_for(name, Path()).name == folder


def test_only_folders_with_a_header_are_vaults(tmp_path: Path) -> None:
    (tmp_path / "empty.sdtvault").mkdir()
    assert vaults.vaults_in(tmp_path) == []
    assert vaults.vaults_in(tmp_path / "missing") == []


def test_an_altered_header_offers_its_second_copy(qtbot, gate, services) -> None:
    services.error = SdtError("vault.header_altered")
    _open(qtbot, gate)
    assert services.agreed == frozenset()
    services.error = SdtError("vault.header_rolled_back")
    find(gate, LinkButton, "Open with the second copy").click()
    qtbot.waitUntil(lambda: not gate.ctx.runner.busy)
    assert services.agreed == {"second_copy"}
    services.error = None
    find(gate, LinkButton, "Open it all the same").click()
    qtbot.waitUntil(lambda: not gate.ctx.runner.busy)
    assert services.agreed == {"second_copy", "accept_rollback"}
    assert services.tries == [("sept mots",)] * 3


def test_a_damaged_database_offers_no_second_header(qtbot, gate, services) -> None:
    services.error = SdtError("vault.database_damaged")
    _open(qtbot, gate)
    assert "second copy" not in texts_of(gate)
