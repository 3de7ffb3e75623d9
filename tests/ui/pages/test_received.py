from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.pages.received.checks import COUNT, number_of
from sdt_desktop.ui.pages.received.page import ReceivedPage
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.table import DataTable
from tests.ui.states import received as fake
from tests.ui.support import find, state_of, texts_of


@pytest.fixture
def opened(context, show, qtbot, dialogs):
    """A page on which a package and an identity were chosen and opened by keyboard."""

    def make(error=None, result=fake.OPENED, go=True):
        services = fake.Reader()
        services.opened = result
        page = show(ReceivedPage(context(services)))
        if go:
            choose(page, qtbot, dialogs)
            services.error = error
            press(qtbot, page, find(page, PrimaryButton, "Check and open"))
        return page, services

    return make


def press(qtbot, page, button) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.ctx.runner.busy, timeout=10_000)


def choose(page, qtbot, dialogs) -> None:
    dialogs.files = [Path("a.sdtshare")]
    press(qtbot, page, find(page, PrimaryButton, "Choose a package…"))
    assert not page.start.opening.open.isEnabled()
    dialogs.files = [Path("me.identity.txt")]
    press(qtbot, page, find(page, SecondaryButton, "Choose your identity…"))


def test_the_start_says_what_the_page_is_for(opened) -> None:
    page, _ = opened(go=False)
    assert state_of(page) == "full"
    assert "What this page is for" in texts_of(page)


def test_a_package_opens_with_all_checks_conditions_and_rows(opened) -> None:
    page, services = opened()
    assert services.calls == [("open", Path("a.sdtshare"), Path("me.identity.txt"))]
    words = texts_of(page)
    assert "All 13 checks passed" in words
    assert words.split("\n").count("holds") == COUNT
    assert "first package from this sender" in words
    assert page.result.findChild(DataTable).rows.rowCount() == 12


def test_a_sender_met_before(opened) -> None:
    page, _ = opened(result=replace(fake.OPENED, sender_known=True))
    assert "known sender" in texts_of(page).split("\n")


def test_a_withdrawal_is_not_shown_as_data(opened) -> None:
    page, _ = opened(result=replace(fake.OPENED, kind="withdrawal", withdraws="urn:uuid:p-1", tables=()))
    words = texts_of(page)
    assert "Stop using the package below" in words
    assert "urn:uuid:p-1" in words


def test_a_refusal_has_its_number_and_its_meaning(opened) -> None:
    page, _ = opened(SdtError("share.bad_signature"))
    words = texts_of(page)
    assert "Stopped at check 7 of 13" in words
    assert "signature is not right" in words
    assert [words.split("\n").count(each) for each in ("holds", "fails", "not reached")] == [6, 1, 6]
    assert "No content was shown or written." in words


def test_an_expired_package_says_who_still_has_the_content(opened) -> None:
    page, _ = opened(SdtError("share.expired", expires="2026-10-01T23:59:59Z"))
    assert "Whoever opened it before still has the content." in texts_of(page)


def test_another_fault_leaves_the_choice_standing(opened) -> None:
    page, _ = opened(SdtError("identity.not_an_identity", file="me.identity.txt"))
    assert "is not a recipient's identity" in texts_of(page)
    assert find(page, PrimaryButton, "Check and open").isEnabled()


def test_saving_says_that_the_files_are_not_protected(opened, qtbot, dialogs, tmp_path) -> None:
    page, services = opened()
    dialogs.folder = tmp_path
    press(qtbot, page, find(page, PrimaryButton, "Save the files…"))
    assert ("write", tmp_path) in services.calls
    qtbot.waitUntil(lambda: "not protected" in texts_of(page), timeout=5000)


def test_back_to_the_start_forgets_the_package(opened, qtbot) -> None:
    page, _ = opened()
    press(qtbot, page, find(page, SecondaryButton, "Open another package"))
    assert page.result is None
    assert page.start.opening.package is None
    assert find(page, PrimaryButton, "Choose a package…")


def test_an_identity_of_ones_own(opened, qtbot, dialogs, tmp_path) -> None:
    page, services = opened(go=False)
    own = page.start.own
    press(qtbot, page, own.make)
    assert own.field.wrong()
    assert not services.calls
    dialogs.folder = tmp_path
    qtbot.keyClicks(own.name, "Camille")
    qtbot.keyClick(own.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.ctx.runner.busy, timeout=5000)
    assert services.calls == [("new", "Camille", tmp_path)]
    assert "camille.sdtcard.json" in texts_of(page)
    assert "not encrypted" in texts_of(page)
    assert page.start.opening.identity == fake.Made().identity_path


def test_each_check_has_its_number() -> None:
    assert [number_of(code) for code in ("share.not_a_package", "share.withdrawn", "share.receipt_mismatch")] == [
        1,
        11,
        13,
    ]
    assert number_of("card.expired") is None
    assert all(code in all_codes() for code in ("share.not_a_package", "share.receipt_mismatch"))
