"""The window: rail and keys, lock and auto-lock, live changes of theme, size and language, the fictional household."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sdt_desktop.ui import i18n, theme
from sdt_desktop.ui.clipboard import copy_secret
from sdt_desktop.ui.front import FrontWindow
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.shell import Shell
from sdt_desktop.ui.widgets.bars import Banner, MessageBar
from sdt_desktop.ui.widgets.buttons import LinkButton
from sdt_desktop.ui.window import Interior
from tests.ui.states.onboarding import Vault
from tests.ui.support import FakeServices, FakeSession, find, texts_of


class Services(Vault):
    """Pages of the rail may ask for anything: they get nothing."""

    def __getattribute__(self, name: str):
        if name in vars(FakeServices.__mro__[1]) and name not in vars(Services) and name not in vars(Vault):
            return lambda *_a, **_k: ()
        return object.__getattribute__(self, name)

    def open_demo(self, language, clock, token, progress):
        return FakeSession("Famille Le Goff", is_demo=True)

    def leave_demo(self, session):
        session.close()
        return True


@pytest.fixture
def window(context, show, qtbot, monkeypatch):
    """The main window with pages that are only names, so that this file tests the window alone."""
    from sdt_desktop.ui import registry

    class Named(Page):
        def build(self) -> None:
            self.set_title(self.key)

        def commands(self):
            return {"filter": lambda: self.set_caption("filtering")}

    def make(entry, ctx):
        return type(f"Page_{entry.key}", (Named,), {"key": entry.key})(ctx)

    monkeypatch.setattr(registry.PageEntry, "make", make)

    def build(session=None) -> Interior:
        outer = FrontWindow()
        inside = Interior(context(Services(), session))
        outer.furnish(inside, inside)
        show(outer, (1280, 800))
        qtbot.waitUntil(lambda: not inside.ctx.runner.busy)
        return inside

    made = []
    yield lambda **kwargs: made.append(build(**kwargs)) or made[-1]
    for each in made:
        each.window().close()


def _press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier) -> None:
    window.window().activateWindow()
    qtbot.waitUntil(lambda: window.window().isActiveWindow() and window.isAncestorOf(QApplication.focusWidget()))
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_locked_it_shows_the_gate_and_no_rail(window) -> None:
    win = window()
    assert win.shell is None
    assert isinstance(win.gate, Gate)


def test_opening_a_session_shows_the_first_page(window) -> None:
    win = window(session=FakeSession())
    assert isinstance(win.shell, Shell)
    assert win.shell.key == win.shell.rail.keys[0]
    assert "Vault: Camille" in texts_of(win)


def test_arrow_keys_walk_the_rail_and_show_the_pages(window, qtbot) -> None:
    win = window(session=FakeSession())
    keys = win.shell.rail.keys
    win.shell.rail.focus()
    for key in (*keys[1:], keys[0]):
        _press(qtbot, win, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        assert win.shell.key == key
    _press(qtbot, win, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert win.shell.key == keys[-1]
    assert win.shell.rail.has_focus()


def test_the_keyboard_map(window, qtbot) -> None:
    win = window(session=FakeSession())
    keys = win.shell.rail.keys
    _press(qtbot, win, Qt.Key.Key_PageDown)
    assert win.shell.key == keys[1]
    _press(qtbot, win, Qt.Key.Key_PageUp)
    assert win.shell.key == keys[0]
    _press(qtbot, win, Qt.Key.Key_Comma)
    assert win.shell.key == "settings"
    _press(qtbot, win, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert win.shell.key == keys[0]
    _press(qtbot, win, Qt.Key.Key_2)
    assert win.shell.key == keys[1]
    _press(qtbot, win, Qt.Key.Key_F)
    assert win.shell.page.scaffold.caption.text() == "filtering"


def test_no_shortcut_is_a_single_letter(window) -> None:
    win = window()
    alone = [keys for keys in win.keys.map if "+" not in keys]
    assert alone == ["Esc", "F6", "F11"]


def test_f6_goes_between_rail_and_page(window, qtbot) -> None:
    win = window(session=FakeSession())
    win.shell.page.setFocus()
    _press(qtbot, win, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert win.shell.rail.has_focus()


def test_ctrl_l_locks_closes_the_session_and_drops_everything(window, qtbot) -> None:
    session = FakeSession()
    win = window(session=session)
    shell = win.shell
    died = []
    shell.destroyed.connect(lambda: died.append(1))
    _press(qtbot, win, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: session.closed and bool(died))
    assert win.shell is None
    assert "Camille" in texts_of(win)
    assert not win.ctx.session.is_open


def test_lock_waits_for_the_end_of_a_transaction(window, qtbot) -> None:
    session, end = FakeSession(), threading.Event()
    win = window(session=session)
    win.shell.page.work(lambda _t, _p: end.wait(5), lambda _: None, writes=True)
    win.ctx.navigator.lock()
    assert win.shell is not None
    assert not session.closed
    end.set()
    qtbot.waitUntil(lambda: session.closed)
    assert win.shell is None


def test_auto_lock_warns_counts_and_locks(window, qtbot) -> None:
    session = FakeSession()
    win = window(session=session)
    win.idle._quiet.timeout.emit()
    qtbot.waitUntil(lambda: "Locking in 60 s. Any key keeps it open." in texts_of(win))
    bar = win.findChildren(MessageBar)[0]
    win.idle._last_minute.timeout.emit()
    assert bar.text().startswith("Locking in 59 s")
    for _ in range(59):
        win.idle._last_minute.timeout.emit()
    qtbot.waitUntil(lambda: session.closed)
    assert win.shell is None


def test_any_key_stops_the_lock(window, qtbot) -> None:
    win = window(session=FakeSession())
    win.window().activateWindow()
    qtbot.waitUntil(lambda: win.window().isActiveWindow())
    win.idle._quiet.timeout.emit()
    QTest.keyClick(win.window().windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: not win.findChildren(MessageBar))
    assert win.idle._quiet.isActive()
    assert win.shell is not None


@pytest.mark.parametrize(("minutes", "waits_s"), [(5, 240), (10, 540), (60, 3540)])
def test_auto_lock_takes_the_minutes_of_the_settings(window, minutes: int, waits_s: int) -> None:
    win = window(session=FakeSession())
    win.ctx.settings.change(auto_lock_minutes=minutes)
    assert win.idle._quiet.interval() == waits_s * 1000


def test_auto_lock_can_be_off(window) -> None:
    win = window(session=FakeSession())
    win.ctx.settings.change(auto_lock_minutes=0)
    assert not win.idle._quiet.isActive()


def test_text_size_and_theme_apply_at_once(window, qtbot) -> None:
    win = window(session=FakeSession())
    page, rail = win.shell.page, win.shell.rail.width()
    _press(qtbot, win, Qt.Key.Key_Plus)
    assert theme.theme().base_pt == 11
    assert win.shell.rail.width() > rail
    win.ctx.settings.change(scheme="dark")
    assert theme.theme().tokens is theme.DARK
    assert win.shell.page is page  # nothing was rebuilt
    _press(qtbot, win, Qt.Key.Key_0)
    assert theme.theme().base_pt == 10


def test_text_size_stops_at_9_and_20(window, qtbot) -> None:
    win = window(session=FakeSession())
    for _ in range(15):
        _press(qtbot, win, Qt.Key.Key_Plus)
    assert theme.theme().base_pt == 20
    for _ in range(15):
        _press(qtbot, win, Qt.Key.Key_Minus)
    assert theme.theme().base_pt == 9


def test_another_language_keeps_the_page(window, qtbot) -> None:
    win = window(session=FakeSession())
    win.shell.go("settings")
    win.ctx.settings.change(language="fr")
    assert i18n.language() == "fr"
    assert win.shell.key == "settings"
    qtbot.waitUntil(lambda: "Coffre\u00a0: Camille" in texts_of(win))


def test_the_rail_shrinks_where_it_is_narrow(window, look) -> None:
    win = window(session=FakeSession())
    assert win.shell.rail.width() == 216
    win.ctx.settings.change(text_size=15)  # 1280 px are 853 at 10 pt
    assert win.shell.rail.width() == 96
    assert all(button.toolTip() for button in win.shell.rail._buttons.values())


def test_presentation_mode(window, qtbot) -> None:
    win = window(session=FakeSession())
    _press(qtbot, win, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert theme.theme().base_pt == 15
    assert win.shell.presenting
    _press(qtbot, win, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert theme.theme().base_pt == 10
    assert not win.shell.presenting


def test_the_smallest_window(window) -> None:
    win = window(session=FakeSession())
    outer = win.window()
    assert (outer.minimumWidth(), outer.minimumHeight()) <= (1024, 640)
    outer.resize(1024, 640)
    assert outer.width() == 1024


def test_the_fictional_household_comes_and_goes(window, qtbot) -> None:
    own = FakeSession()
    win = window(session=own)
    win.ctx.navigator.demo_asked.emit()
    qtbot.waitUntil(lambda: win.ctx.session.is_open)
    assert own.closed
    banner = win.shell.page.findChild(Banner)
    assert banner is not None
    qtbot.waitUntil(lambda: "Famille Le Goff" in texts_of(banner))
    find(banner, LinkButton, "Leave the fictional household").click()
    qtbot.waitUntil(lambda: win.gate is not None and bool(win.gate.findChildren(MessageBar)))
    qtbot.waitUntil(lambda: "Its folder is removed." in texts_of(win))


def test_closing_the_window_closes_the_vault(window) -> None:
    session = FakeSession()
    win = window(session=session)
    win.window().close()
    assert session.closed
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("vault")]


def test_a_page_that_asks_first_is_not_left(window, monkeypatch) -> None:
    win = window(session=FakeSession())
    present = win.shell.key
    monkeypatch.setattr(win.shell.page, "may_leave", lambda leave: False, raising=False)
    win.shell.go("settings")
    assert win.shell.key == present
    assert win.shell.rail._buttons[present].isChecked()


def test_a_page_reads_again_after_a_change_only_when_seen(context, show, qtbot) -> None:
    seen = []

    class Counting(Page):
        key = "counting"

        def reload(self) -> None:
            seen.append(self.key)
            self.show_content()

    ctx = context(FakeServices())
    page = show(Counting(ctx))
    assert seen == ["counting"]
    ctx.session.announce_change()
    assert len(seen) == 2
    page.hide()
    ctx.session.announce_change()
    ctx.session.announce_change()
    assert len(seen) == 2
    page.show()
    assert len(seen) == 3


def test_focus_starts_in_the_page(window, qtbot) -> None:
    win = window(session=FakeSession())
    win.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is win.shell.page)


def test_escape_closes_the_newest_message(window, qtbot) -> None:
    win = window(session=FakeSession())
    win.shell.page.notify("info", "One")
    win.shell.page.notify("info", "Two")
    qtbot.waitUntil(lambda: "Two" in texts_of(win))
    _press(qtbot, win, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: "Two" not in texts_of(win))
    assert "One" in texts_of(win)


@pytest.mark.parametrize("agree", [True, False])
def test_escape_stops_a_running_job_after_a_question(window, qtbot, dialogs, agree: bool) -> None:
    dialogs.agree = agree
    win, end = window(session=FakeSession()), threading.Event()
    job = win.shell.page.work(lambda _t, _p: end.wait(5), lambda _: None, title="Importing")
    _press(qtbot, win, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    end.set()
    assert dialogs.asked == ["Stop what is running"]
    assert job.token.cancelled is agree


def test_a_secret_leaves_the_clipboard_unless_something_else_came(qapp) -> None:
    clipboard = qapp.clipboard()
    first = copy_secret("sept mots")
    assert first.interval() == 30_000
    first.timeout.emit()
    assert clipboard.text() == ""
    second = copy_secret("sept mots")
    clipboard.setText("something else")
    second.timeout.emit()
    assert clipboard.text() == "something else"
    clipboard.clear()


def test_events_that_are_no_sign_of_life_do_not_restart_the_clock(window) -> None:
    win = window(session=FakeSession())
    win.idle._quiet.timeout.emit()
    assert not win.idle.eventFilter(win, QEvent(QEvent.Type.Paint))
    assert win.idle._last_minute.isActive()


def test_importing_is_marked_as_part_of_my_data(window) -> None:
    win = window(session=FakeSession())
    win.shell.go("import")
    assert win.shell.key == "import"
    assert win.shell.rail._buttons["data"].isChecked()
