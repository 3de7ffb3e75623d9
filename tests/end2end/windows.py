"""A person at the keyboard: every window step goes through Tab, letters, Space, Enter and shortcuts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sdt_desktop.app import dress, furnish
from sdt_desktop.jobs.runner import Job, JobRunner
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.front import FrontWindow, application
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.settings import SettingsStore
from sdt_desktop.ui.window import Interior
from tests.support import fixed_clock
from tests.ui.support import FakeDialogs, words_of

T = TypeVar("T")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOST_TABS = 120
PATIENCE_MS = 60_000


class Person:
    """Sees the window, presses keys, and answers the dialogs of the system through `dialogs`."""

    def __init__(self, qtbot: Any, folder: Path, language: str) -> None:
        self._qtbot, self.dialogs = qtbot, FakeDialogs()
        settings = SettingsStore(None)
        settings.change(language=language, scheme="light", contrast="normal", motion="none")
        dress(application(), settings.value)
        self.ctx = AppContext(settings, JobRunner(), Services(), self.dialogs, fixed_clock(), lambda: folder)
        self.window = FrontWindow()
        qtbot.addWidget(self.window)
        furnish(self.window, self.ctx)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    @property
    def inside(self) -> Interior:
        inside = self.window.centralWidget()
        assert isinstance(inside, Interior)
        return inside

    @property
    def page(self) -> Any:
        """The page in sight."""
        assert self.inside.shell is not None, "the vault is locked"
        page = self.inside.shell.page
        assert isinstance(page, Page)
        return page

    @property
    def panel(self) -> Any:
        """What stands in the gate."""
        assert self.inside.gate is not None, "a vault is open"
        return self.inside.gate.panel

    def words(self) -> str:
        return words_of(self.window)

    # --- waiting ---------------------------------------------------------------------------------------------

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def rest(self) -> None:
        """Until no work is under way and what it brought was laid out."""
        self.until(lambda: not self.ctx.runner.busy)
        for _ in range(3):
            QApplication.sendPostedEvents(None, 0)
            QApplication.processEvents()

    def until_page(self, key: str) -> Any:
        self.until(lambda: self.inside.shell is not None and self.inside.shell.key == key)
        self.rest()
        return self.page

    def ask(self, question: Callable[[Any], T]) -> T:
        """What the open session's store answers, on the worker that owns it."""
        session, answers = self.ctx.session.current, list[T]()
        self.ctx.runner.submit(Job(lambda _t, _p: question(session.store), answers.append, answers.append))
        self.until(lambda: answers)
        return answers[0]

    # --- keys ------------------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """On whatever has the focus, as a keyboard does."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def tab_to(self, wanted: QWidget) -> None:
        """Tab until `wanted` has the focus; what Tab never reaches cannot be used without a mouse."""
        self.until(lambda: wanted.isVisible() and wanted.isEnabled())
        passed = []
        for _ in range(MOST_TABS):
            if wanted.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
            passed.append(_name(QApplication.focusWidget()))
        raise AssertionError(f"Tab never reaches {_name(wanted)}; it goes through {passed}")

    def push(self, button: QWidget) -> None:
        """Tab to a button or tick box, then Space."""
        self.tab_to(button)
        self.press(Qt.Key.Key_Space)

    def write(self, field: QWidget, text: str) -> None:
        """Replaces what stands in a field."""
        self.tab_to(field)
        self.press(Qt.Key.Key_A, CTRL)
        for sign in text:
            self._type(sign)

    def _type(self, sign: str) -> None:
        """One letter as the keyboard of its language gives it; `QTest.keyClicks` knows no accents and aborts."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, 0, PLAIN, sign))

    def step_to(self, option: QWidget) -> None:
        """Arrow keys inside a group of options, which is one tab stop."""
        group = option.group()  # type: ignore[attr-defined]
        self.tab_to(group.checkedButton() or next(each for each in group.buttons() if each.isEnabled()))
        for _ in range(len(group.buttons())):
            if option.isChecked():  # type: ignore[attr-defined]
                return
            self.press(Qt.Key.Key_Down)
        assert option.isChecked(), f"the arrow keys never reach {_name(option)}"  # type: ignore[attr-defined]


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = widget.text() if callable(getattr(widget, "text", None)) else ""  # type: ignore[attr-defined]
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"
