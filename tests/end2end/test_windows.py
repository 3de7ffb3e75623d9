"""The windows with the real services, by keyboard alone: from the first start to a package read by its recipient."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import ShareState
from sdt_desktop.services.recipients import new_recipient
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.pages.importing.page import BUSY, DONE, REVIEW, START
from sdt_desktop.ui.pages.onboarding.page import HERE, PASSPHRASE, READY, RECOVERY
from sdt_desktop.ui.pages.received.opened import OpenedView
from sdt_desktop.ui.pages.share.wizard import COARSE, LEAVES, WHAT, WHO, WHY
from sdt_desktop.ui.widgets.cards import Tile
from sdt_desktop.vault.writer import ImportWriter
from tests.end2end.exports import water
from tests.end2end.windows import CTRL, SHIFT, Person
from tests.support import fixed_clock
from tests.ui.conftest import _font, catalogues, look  # noqa: F401 - fixtures: font, catalogues, theme
from tests.ui.support import find

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
    pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True),
]

OWN_PASSPHRASE = "sept mots tires au hasard"
FIGURE = {"en": "Water, March 2024: 3.60 m³", "fr": "Eau, mars 2024 : 3,60 m³"}
IMPORTED = [(f"2024-03-{day:02d}", str(100 + day)) for day in range(1, 32)]
"""Day and litres of the constructed file: 3,596 L in all."""


@pytest.fixture
def person(request: pytest.FixtureRequest, qtbot: Any, tmp_path: Path) -> Iterator[Person]:
    """In front of a computer without any vault."""
    vaults = tmp_path / "vaults"
    vaults.mkdir()
    made = Person(qtbot, vaults, getattr(request, "param", "en"))
    yield made
    made.window.close()
    made.ctx.runner.shutdown()


def _make_vault(person: Person, *, own: str = "") -> str:
    """Onboarding to its last step; gives the passphrase."""
    onboarding = person.panel
    person.rest()
    assert onboarding.steps.at == HERE
    person.write(onboarding.first.name, "Appartement")
    person.push(onboarding.first.next)
    person.until(lambda: onboarding.steps.at == PASSPHRASE)
    step = onboarding.step
    person.until(step.words.text)
    person.rest()
    passphrase = own or step.words.text()
    if own:
        person.step_to(step.own)
        person.write(step.passphrase.edit, own)
        person.write(step.repeated.edit, own)
    else:
        assert len(passphrase.split()) == 7
        person.push(step.noted)
    person.push(step.next)
    person.until(lambda: onboarding.steps.at == RECOVERY)
    return passphrase


def _prove_sheet(person: Person) -> None:
    """Types the asked words of the sheet."""
    onboarding = person.panel
    step = onboarding.step
    person.push(step.go_on)
    for field, at in zip(step.fields, step.asked, strict=True):
        person.write(field.control, step._words[at])
    person.press(Qt.Key.Key_Return)
    person.until(lambda: onboarding.steps.at == READY)


def _review(person: Person, export: Path) -> Any:
    """Ctrl+O and the file dialog, up to the review."""
    person.press(Qt.Key.Key_O, CTRL)
    page = person.until_page("import")
    person.until(lambda: page.stage == START)
    person.dialogs.files = [export]
    person.push(page.panel.zone.button)
    person.until(lambda: page.stage == REVIEW)
    return page


def _import(person: Person, export: Path) -> None:
    page = _review(person, export)
    assert "31" in page.take_in.text()
    person.push(page.take_in)
    person.until(lambda: page.stage == DONE)
    assert page.panel is not None


def _tile_sentences(person: Person) -> str:
    names = [tile.accessibleName() for tile in person.page.findChildren(Tile) if tile.isVisible()]
    return "\n".join(names).replace("\u00a0", " ").replace("\u202f", " ")


def _import_card(person: Person, card: Path) -> Any:
    person.press(Qt.Key.Key_S, CTRL | SHIFT)
    page = person.until_page("share")
    person.dialogs.files = [card]
    person.push(find(page, QPushButton, page.import_button.text()))
    person.until(page.start_button.isVisible)
    person.rest()
    return page


def _seal(person: Person, page: Any, out: Path) -> None:
    """The wizard: who, what, how coarse, why and until when, exactly what leaves."""
    person.push(page.start_button)
    person.until(lambda: page.wizard is not None)
    wizard = page.wizard
    assert wizard.at == WHO
    person.push(wizard.next)
    assert wizard.at == WHO, "an unchecked card needs one more yes"
    person.push(wizard.who.anyway)
    _continue(person, wizard, WHAT)
    person.push(next(iter(wizard.what.ticks.values())))
    _continue(person, wizard, COARSE)
    group = wizard.coarse.cards[0].group
    days = [offer.grain for offer in wizard.coarse.cards[0].offer.grains].index(Grain.DAY)
    assert not group.button(days).isChecked(), "the wizard begins at the coarsest step"
    person.step_to(group.button(days))
    _continue(person, wizard, WHY)
    if wizard.why.words.isVisible():
        person.write(wizard.why.words, "Conseil aux foyers")
    _continue(person, wizard, LEAVES)
    person.until(wizard.seal.isVisible)
    assert "131" in wizard.prepared.preview.tables[0].rows[-1]
    assert not out.exists()
    person.dialogs.target = out
    person.push(wizard.seal)
    person.until(lambda: page.details is not None)


def _continue(person: Person, wizard: Any, to: int) -> None:
    person.push(wizard.next)
    person.until(lambda: wizard.at == to)


def _open(person: Person, package: Path, identity: Path) -> OpenedView:
    person.press(Qt.Key.Key_5, CTRL)
    page = person.until_page("received")
    opening = page.start.opening
    person.dialogs.files = [package]
    person.push(opening.zone.button)
    person.dialogs.files = [identity]
    person.push(opening.key.button)
    person.push(opening.open)
    person.until(lambda: page.result is not None)
    assert isinstance(page.result, OpenedView), person.words()
    return page.result


def _held(store: Any) -> Any:
    return store.streams(), store.batches(), store.journal(100)


def _lock(person: Person) -> None:
    person.press(Qt.Key.Key_L, CTRL)
    person.until(lambda: person.inside.gate is not None)
    person.rest()


def _unlock(person: Person, passphrase: str) -> None:
    assert person.panel.passphrase.edit.hasFocus(), "one can type at once"
    person.write(person.panel.passphrase.edit, passphrase)
    person.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("person", ["fr", "en"], indirect=True)
def test_from_the_first_start_to_a_package_read_by_its_recipient(person: Person, tmp_path: Path) -> None:
    language = person.ctx.settings.value.language
    town = new_recipient("Ville de Rennes", tmp_path / "town", language, fixed_clock())
    out = tmp_path / "slice.sdtshare"

    passphrase = _make_vault(person)
    _prove_sheet(person)
    person.push(person.panel.step.home_button)
    person.until_page("home")
    assert _tile_sentences(person) == ""

    _import(person, water(tmp_path, 1, 31))
    person.press(Qt.Key.Key_1, CTRL)
    person.until_page("home")
    assert FIGURE[language] in _tile_sentences(person)

    share = _import_card(person, town.card_path)
    _seal(person, share, out)
    assert share.details.standing is not None
    assert [each.state for each in person.ask(lambda store: store.shares())] == [ShareState.PREPARED]
    assert out.read_bytes().startswith(b"age-encryption.org/v1")

    _lock(person)
    assert not person.ctx.session.is_open
    assert "Appartement" in person.words()
    assert "m³" not in person.words()
    assert "Rennes" not in person.words()

    _unlock(person, passphrase)
    person.until_page("home")
    assert FIGURE[language] in _tile_sentences(person)

    opened = _open(person, out, town.identity_path).opened
    (table,) = opened.tables
    assert [row[:2] for row in table.rows] == IMPORTED
    assert opened.package == person.ask(lambda store: store.shares())[0].package


def test_a_cancelled_import_leaves_no_trace(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel is pressed when the rows are in the open transaction, before it ends."""
    _make_vault(person, own=OWN_PASSPHRASE)
    _prove_sheet(person)
    person.push(person.panel.step.home_button)
    person.until_page("home")
    page = _review(person, water(tmp_path, 1, 31))
    before = person.ask(_held)

    real, started, pressed = ImportWriter.add, threading.Event(), threading.Event()

    def slow(writer: ImportWriter, part: Any) -> None:
        real(writer, part)
        started.set()
        assert pressed.wait(20)

    monkeypatch.setattr(ImportWriter, "add", slow)
    person.push(page.take_in)
    person.until(started.is_set)
    assert page.stage == BUSY
    person.push(page.panel.stop)
    pressed.set()
    person.until(lambda: page.stage == REVIEW)
    person.rest()
    assert person.ask(_held) == before

    person.press(Qt.Key.Key_1, CTRL)
    person.until_page("home")
    assert _tile_sentences(person) == ""


@pytest.mark.parametrize("person", ["fr", "en"], indirect=True)
def test_a_wrong_passphrase_says_so_and_opens_nothing(person: Person) -> None:
    _make_vault(person, own=OWN_PASSPHRASE)
    _prove_sheet(person)
    person.push(person.panel.step.home_button)
    person.until_page("home")
    _lock(person)
    _unlock(person, "sept autres mots au hasard")
    sentence = Messages().of_error(SdtError("vault.passphrase_wrong")).sentence
    person.until(person.panel.field.wrong)
    assert sentence.replace("\u00a0", " ") in person.words()
    person.press(Qt.Key.Key_1, CTRL)
    person.press(Qt.Key.Key_O, CTRL)
    person.rest()
    assert person.inside.shell is None
    assert not person.ctx.session.is_open
    person.write(person.panel.passphrase.edit, OWN_PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    person.until_page("home")
