"""Settings: each applies at once and is kept; keys are changed only with the present passphrase."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep
from sdt_desktop.ui.pages.settings.keys import PassphraseCard, RecoveryCard
from sdt_desktop.ui.pages.settings.page import SettingsPage
from sdt_desktop.ui.widgets.bars import MessageBar
from tests.ui.states.onboarding import WORDS, Vault
from tests.ui.support import state_of


class Keys(Vault):
    def __init__(self) -> None:
        self.changed: list[tuple] = []

    def change_passphrase(self, session, old, new):
        if old != "right":
            raise SdtError("vault.passphrase_wrong")
        self.changed.append((old, new))

    def offer_recovery_words(self, session, passphrase, language):
        if passphrase != "right":
            raise SdtError("vault.passphrase_wrong")
        return WORDS


@pytest.fixture
def services() -> Keys:
    return Keys()


@pytest.fixture
def page(context, show, services) -> SettingsPage:
    return show(SettingsPage(context(services)))


def _choose(page, name: str, value: str) -> None:
    page.choices[name].choose(value)
    page.choices[name].activated.emit(page.choices[name].currentIndex())


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("language", "fr", "fr"), ("scheme", "dark", "dark"), ("contrast", "more", "more"), ("motion", "none", "none"),
     ("text_size", "15", 15), ("auto_lock_minutes", "0", 0)],
)  # fmt: skip
def test_each_choice_is_kept(page, name: str, value: str, kept) -> None:
    _choose(page, name, value)
    assert getattr(page.ctx.settings.value, name) == kept


def test_originals(page) -> None:
    page.originals.click()
    assert page.ctx.settings.value.keep_originals is False


def test_a_change_made_elsewhere_shows_here(page) -> None:
    page.ctx.settings.change(text_size=14)
    assert page.choices["text_size"].value() == "14"


def test_never_is_a_word(page) -> None:
    box = page.choices["auto_lock_minutes"]
    assert [box.itemText(at) for at in range(box.count())] == [
        "5 minutes", "10 minutes", "15 minutes", "60 minutes", "Never",
    ]  # fmt: skip


def _change(page, old: str, new: str, again: str) -> PassphraseCard:
    card = page.findChild(PassphraseCard)
    for field, text in ((card.present, old), (card.fresh, new), (card.repeated, again)):
        field.set_text(text)
    card.change.click()
    return card


def test_changing_the_passphrase(page, qtbot, services) -> None:
    card = _change(page, "right", "a new long one", "a new long one")
    qtbot.waitUntil(lambda: bool(page.findChildren(MessageBar)))
    assert services.changed == [("right", "a new long one")]
    assert card.present.text() == card.fresh.text() == ""
    assert card.isEnabled()


def test_the_old_passphrase_must_be_right(page, qtbot, services) -> None:
    card = _change(page, "wrong", "a new long one", "a new long one")
    qtbot.waitUntil(card.present_field.wrong)
    assert services.changed == []


def test_two_different_new_ones_are_not_sent(page, services) -> None:
    card = _change(page, "right", "a new long one", "another")
    assert card.again_field.wrong()
    assert services.changed == []


def test_a_new_recovery_sheet_replaces_the_page_until_it_is_kept(page, qtbot) -> None:
    card = page.findChild(RecoveryCard)
    card.present.set_text("right")
    card.make.click()
    qtbot.waitUntil(lambda: isinstance(page.scaffold.state, RecoveryStep))
    step = page.scaffold.state
    for field, at in zip(step.fields, step.asked, strict=True):
        field.control.setText(WORDS[at])
    step.check()
    qtbot.waitUntil(lambda: page.scaffold.state is None and bool(page.findChildren(MessageBar)))
    assert "earlier sheet" in page.findChildren(MessageBar)[0].text()


def test_a_wrong_passphrase_makes_no_words(page, qtbot) -> None:
    card = page.findChild(RecoveryCard)
    card.present.set_text("wrong")
    card.make.click()
    qtbot.waitUntil(card.present_field.wrong)
    assert state_of(page) == "full"
