from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import ShareState, TrustLevel
from sdt_desktop.services.share_choices import whole_cells
from sdt_desktop.ui.pages.share.draft import DateEdit
from sdt_desktop.ui.pages.share.facts import RemovedColumns
from sdt_desktop.ui.pages.share.page import SharePage
from sdt_desktop.ui.pages.share.why import months_after
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.labels import Paragraph
from tests.ui.states import share as fake
from tests.ui.support import find, state_of, texts_of


@pytest.fixture
def opened(context, show, qtbot):
    """A page and its services, once everything was read."""

    def make(services=None):
        services = services or fake.Full()
        page = show(SharePage(context(services)))
        return page, services

    return make


def idle(qtbot, page):
    qtbot.waitUntil(lambda: not page.ctx.runner.busy, timeout=10_000)


def says(qtbot, page, words: str) -> None:
    """Widgets put into a layout show themselves with the next turn of the event loop."""
    qtbot.waitUntil(lambda: words in texts_of(page), timeout=5000)


def press(qtbot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Space)


def walk_to_preview(page, qtbot):
    press(qtbot, find(page, PrimaryButton, "Share a slice…"))
    idle(qtbot, page)
    wizard = page.wizard
    press(qtbot, wizard.who.group.button(1))
    press(qtbot, wizard.next)
    press(qtbot, wizard.what.ticks[fake.ELECTRICITY.stream.id])
    press(qtbot, wizard.next)
    press(qtbot, wizard.coarse.cards[0].group.button(1))
    press(qtbot, wizard.next)
    press(qtbot, wizard.why.group.button(0))
    press(qtbot, wizard.next)
    idle(qtbot, page)
    return wizard


def test_the_ledger_speaks_of_states_and_never_promises_more(opened) -> None:
    page, _ = opened()
    words = texts_of(page)
    for state in ("ready, not sent", "sent", "agreed use is over", "withdrawal notified", "unchecked", "compared"):
        assert state in words.split("\n")
    assert "48452  07304  90331  31281" in words
    for never in ("revoked", "deleted", "anonymous", "identity verified"):
        assert never not in words.lower()


def test_empty_says_what_a_card_is(opened) -> None:
    page, _ = opened(fake.Empty())
    assert state_of(page) == "empty"
    assert "contact card" in texts_of(page)


def test_a_slice_is_sealed_by_keyboard_with_the_recipients_name_on_the_button(opened, qtbot, dialogs, tmp_path) -> None:
    page, services = opened()
    walk_to_preview(page, qtbot)
    says(qtbot, page, "Seal and hand to")
    asked = next(call for call in services.calls if call[0] == "prepare")
    assert [(item.stream, item.grain) for item in asked[1].items] == [(fake.ELECTRICITY.stream.id, Grain.MONTH)]
    assert (asked[2].purpose, asked[2].own_purpose, asked[2].until) == (fake.ADVICE.id, None, date(2027, 5, 23))
    dialogs.target = tmp_path / "slice.sdtshare"
    press(qtbot, find(page, PrimaryButton, "Seal and hand to Espace Conseil Énergie"))
    idle(qtbot, page)
    assert ("seal", dialogs.target, "Seal and hand to Espace Conseil Énergie") in services.calls
    says(qtbot, page, "slice.sdtshare")
    words = texts_of(page)
    assert "slice.sdtshare" in words
    assert str(tmp_path) in words
    assert "What cannot be undone" in words
    assert "minisign -Vm manifest.json -p sender.pub" in words


def test_nothing_is_sealed_without_a_file(opened, qtbot) -> None:
    page, services = opened()
    press(qtbot, walk_to_preview(page, qtbot).seal)
    idle(qtbot, page)
    assert not [call for call in services.calls if call[0] == "seal"]


def test_the_preview_names_what_is_removed_and_keeps_the_order(opened, qtbot) -> None:
    page, _ = opened()
    walk_to_preview(page, qtbot)
    says(qtbot, page, "Stays here:")
    removed = page.findChild(RemovedColumns)
    assert removed.names[0] == "meter, card or contract number"
    assert texts_of(removed).count("removed") == len(removed.names) == 6
    words = texts_of(page)
    order = [words.index(each) for each in ("What leaves", "To whom", "Until when", "What cannot be undone")]
    assert order == sorted(order)
    assert "35,040 rows became 12, 10 columns became 4" in words


def test_back_never_loses_a_choice(opened, qtbot) -> None:
    page, _ = opened()
    wizard = walk_to_preview(page, qtbot)
    for _ in range(4):
        press(qtbot, wizard.back)
    assert wizard.at == 0
    assert wizard.who.chosen() is fake.ADVISER
    for _ in range(2):
        press(qtbot, wizard.next)
    assert wizard.coarse.cards[0].chosen() is Grain.MONTH


def test_the_coarsest_grain_comes_first_and_finer_ones_say_what_they_tell(opened, qtbot) -> None:
    page, _ = opened()
    fake.to_coarse(page)
    card = page.wizard.coarse.cards[0]
    assert card.chosen() is Grain.YEAR
    assert "when you get up" in card.group.button(4).accessibleDescription()


def test_an_unchecked_contact_needs_one_more_tick(opened, qtbot) -> None:
    page, _ = opened()
    fake.begin(page)
    wizard = page.wizard
    press(qtbot, wizard.who.group.button(0))
    press(qtbot, wizard.next)
    assert wizard.at == 0
    says(qtbot, wizard, "Anyone could have made this card. Compare")
    press(qtbot, wizard.who.anyway)
    press(qtbot, wizard.next)
    assert wizard.at == 1


def test_what_the_core_refuses_stands_in_the_step(opened, qtbot) -> None:
    page, _ = opened(fake.NothingWhole())
    wizard = walk_to_preview(page, qtbot)
    assert not wizard.seal.isVisible()
    says(qtbot, wizard, "No whole cell in this period")
    press(qtbot, wizard.back)
    assert "No whole cell" not in texts_of(wizard)


def test_a_failed_sealing_can_be_tried_again(opened, qtbot, dialogs, tmp_path) -> None:
    services = fake.Full()
    services.seal_error = SdtError("share.name_taken", file="slice.sdtshare")
    page, _ = opened(services)
    dialogs.target = tmp_path / "slice.sdtshare"
    wizard = walk_to_preview(page, qtbot)
    press(qtbot, wizard.seal)
    idle(qtbot, page)
    assert wizard.seal.isEnabled()
    says(qtbot, wizard, "already exists")


def test_leaving_the_wizard_asks(opened, qtbot, dialogs) -> None:
    page, _ = opened()
    fake.to_what(page)
    dialogs.agree = False
    assert page.may_leave(lambda: None) is False
    assert page.wizard is not None
    dialogs.agree = True
    left = []
    page.may_leave(lambda: left.append(1))
    assert left == [1]
    assert page.wizard is None


def test_the_level_rises_only_after_the_persons_word(opened, qtbot, dialogs) -> None:
    page, services = opened()
    button = find(page, SecondaryButton, "I compared the fingerprint of Atelier Mobilité")
    dialogs.agree = False
    press(qtbot, button)
    idle(qtbot, page)
    assert not services.calls
    dialogs.agree = True
    press(qtbot, button)
    idle(qtbot, page)
    assert services.calls == [("trust", fake.MOBILITY.card_id, TrustLevel.COMPARED)]


def test_changed_keys_block_until_decided(opened, qtbot, dialogs) -> None:
    services = fake.Full()
    services.card_error = SdtError("card.keys_changed", name="Espace Conseil Énergie")
    page, _ = opened(services)
    dialogs.files = [Path("new.sdtcard.json")]
    press(qtbot, find(page, SecondaryButton, "Import a card…"))
    idle(qtbot, page)
    idle(qtbot, page)
    says(qtbot, page, "45522")
    words = texts_of(page)
    assert "45522  30751  43664  97027" in words
    assert "48452  07304  90331  31281" in words
    press(qtbot, find(page, SecondaryButton, "Take the new card…"))
    idle(qtbot, page)
    assert ("accept", dialogs.files[0]) in services.calls


def test_handing_over_is_the_persons_word(opened, qtbot) -> None:
    page, services = opened()
    press(qtbot, find(page, SecondaryButton, "See what left: Espace Conseil Énergie, 22 November 2026"))
    says(qtbot, page, "I handed the file over")
    press(qtbot, find(page, PrimaryButton, "I handed the file over"))
    idle(qtbot, page)
    qtbot.waitUntil(lambda: "Whether it was opened is not known" in texts_of(page), timeout=5000)
    assert services.calls == [("handed", fake.SHARES[0].package)]
    assert services.shares[0].state is ShareState.DELIVERED


@pytest.mark.parametrize(
    ("grain", "first", "last", "count"),
    [
        (Grain.YEAR, date(2024, 1, 1), date(2025, 12, 31), 2),
        (Grain.YEAR, date(2024, 1, 2), date(2025, 12, 30), 0),
        (Grain.MONTH, date(2024, 1, 1), date(2024, 2, 29), 2),
        (Grain.MONTH, date(2024, 1, 2), date(2024, 3, 30), 1),
        (Grain.WEEK, date(2026, 11, 16), date(2026, 11, 29), 2),
        (Grain.WEEK, date(2026, 11, 17), date(2026, 11, 28), 0),
        (Grain.DAY, date(2026, 11, 17), date(2026, 11, 17), 1),
        (Grain.RAW, date(2026, 11, 17), date(2026, 11, 17), None),
    ],
)
def test_whole_cells(grain, first, last, count) -> None:
    assert whole_cells(grain, first, last) == count


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_after(day, months, then) -> None:
    assert months_after(day, months) == then


def test_a_day_as_the_language_writes_it(qtbot, look) -> None:
    look("fr")
    field = DateEdit(date(2027, 5, 3))
    qtbot.addWidget(field)
    assert field.text() == "03/05/2027"
    assert field.day() == date(2027, 5, 3)
    field.setText("2027-06-04")
    assert field.day() == date(2027, 6, 4)
    field.setText("soon")
    assert field.day() is None


def test_the_receipt_is_read_from_the_document(opened, qtbot) -> None:
    page, _ = opened()
    fake.details(page)
    words = "\n".join(each.text() for each in page.findChildren(Paragraph))
    assert "Conseil gratuit sur la consommation du foyer. No other purpose" in words
    assert "23 May 2027. Then the recipient is to erase it within a month." in words
