"""The keyboard map of the window. `Ctrl` is the command key on macOS; no single letters, no digit alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from sdt_desktop.ui import theme
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from sdt_desktop.ui.window import Interior

JUMPS = 8


class Keys(Translated, QObject):
    """Does nothing where no vault is open, except text size, full screen and presentation."""

    def __init__(self, window: "Interior") -> None:
        super().__init__(window)
        self._window = window
        self._ctx = window.ctx
        self.map: dict[str, Callable[[], object]] = {
            "Esc": self._escape,
            "Ctrl+O": self._import,
            "Ctrl+L": window.ctx.navigator.lock,
            "Ctrl+Shift+S": lambda: self._go("share"),
            "Ctrl+,": lambda: self._go("settings"),
            "Ctrl+PgDown": lambda: self._step(1),
            "Ctrl+PgUp": lambda: self._step(-1),
            "Alt+Left": window.ctx.navigator.back,
            "Ctrl++": lambda: self._size(1),
            "Ctrl+=": lambda: self._size(1),
            "Ctrl+-": lambda: self._size(-1),
            "Ctrl+0": lambda: self._set_size(theme.BASE_PT),
            "F6": self._next_pane,
            "F11": self._full_screen,
            "Shift+F11": self._present,
            "Ctrl+E": lambda: self._command("export"),
            "Ctrl+T": lambda: self._command("twin"),
            "Ctrl+Z": lambda: self._command("undo"),
            "Ctrl+F": lambda: self._command("filter"),
            "Ctrl+P": lambda: self._command("print"),
        }
        self.map |= {f"Ctrl+{number}": self._jump(number - 1) for number in range(1, JUMPS + 1)}
        for combination, act in self.map.items():
            QShortcut(QKeySequence(combination), window).activated.connect(act)

    def _escape(self) -> None:
        """Closes the newest message; else offers to stop what is running."""
        bars = [bar for bar in self._window.findChildren(MessageBar) if bar.closable and bar.isVisible()]
        running = [job for job in self._ctx.runner.jobs if job.title]
        if bars:
            bars[-1].close_bar()
        elif running:
            question = Question(
                self.tr("Stop what is running"),
                self.tr("“{title}” is not finished. Nothing of it is kept if you stop it now.").format(
                    title=running[0].title
                ),
                self.tr("Stop it"),
                self.tr("Go on"),
            )
            self._ctx.dialogs.ask(self._window, question, running[0].cancel)

    def _jump(self, at: int) -> Callable[[], object]:
        return lambda: self._nth(at)

    def _go(self, key: str) -> None:
        if self._window.shell is not None:
            self._window.shell.go(key)

    def _nth(self, at: int) -> None:
        if self._window.shell is not None and at < len(self._window.shell.rail.keys):
            self._window.shell.go(self._window.shell.rail.keys[at])

    def _import(self) -> None:
        if self._window.shell is not None:
            self._ctx.navigator.import_files()

    def _step(self, by: int) -> None:
        if self._window.shell is not None:
            self._window.shell.step(by)

    def _command(self, name: str) -> None:
        if self._window.shell is not None:
            self._window.shell.command(name)

    def _next_pane(self) -> None:
        if self._window.shell is not None:
            self._window.shell.next_pane()

    def _size(self, by: int) -> None:
        self._set_size(self._ctx.settings.value.text_size + by)

    def _set_size(self, points: int) -> None:
        self._ctx.settings.change(text_size=min(max(points, theme.SMALLEST_PT), theme.LARGEST_PT))

    def _full_screen(self) -> None:
        window = self._window.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _present(self) -> None:
        """Presentation: big text and the rail as icons; the same keys lead back."""
        shell = self._window.shell
        if shell is not None:
            shell.present(not shell.presenting)
            self._set_size(theme.PRESENTATION_PT if shell.presenting else theme.BASE_PT)
