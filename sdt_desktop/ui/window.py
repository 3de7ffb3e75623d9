"""The one window: the gate (create, unlock, lock) or the unlocked shell, shortcuts, auto-lock."""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from sdt_desktop.ui import i18n, theme
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.idle import IdleWatch
from sdt_desktop.ui.settings import Settings
from sdt_desktop.ui.shell import Shell
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.layouts import Column

SMALLEST = QSize(1024, 640)
FIRST_PAGE = "home"


class MainWindow(Translated, QMainWindow):
    """Holds no data itself: everything below `_place` is dropped at lock."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self._shell: Shell | None = None
        self._warning: MessageBar | None = None
        self._lock_when_done = False
        self.setWindowTitle("Self Data Territorial")
        self._fit_screen()
        holder = QWidget()
        self._place = Column(0, parent=holder)
        self.setCentralWidget(holder)
        self._idle = IdleWatch(_application())
        self._connect()
        self._shortcuts()
        self._enter()

    def _fit_screen(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(QSize(1280, 860).boundedTo(room))

    def _connect(self) -> None:
        ctx = self.ctx
        ctx.session.opened.connect(self._enter)
        ctx.settings.changed.connect(self._settings_changed)
        ctx.navigator.lock_asked.connect(self.lock)
        ctx.runner.ended.connect(self._job_ended)
        self._idle.warned.connect(self._warn)
        self._idle.stopped.connect(self._drop_warning)
        self._idle.expired.connect(self.lock)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._restyle)
        hints.accessibility().contrastPreferenceChanged.connect(self._restyle)

    # --- what stands in the window ---------------------------------------------------------------------------

    @property
    def shell(self) -> Shell | None:
        return self._shell

    def _enter(self, *, page: str = FIRST_PAGE) -> None:
        """Builds what fits the state: the gate while nothing is open, else the shell."""
        self._clear()
        if not self.ctx.session.is_open:
            self._idle.stop()
            self._place.addWidget(Gate(self.ctx))
            return
        self._shell = Shell(self.ctx)
        self._place.addWidget(self._shell)
        self._shell.go(page if page in self._shell.rail.keys else self._shell.rail.keys[0])
        self._idle.start(self.ctx.settings.value.auto_lock_minutes)

    def _clear(self) -> None:
        self._drop_warning()
        self._shell = None
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # --- lock ------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Locks now, or when the running transaction has ended."""
        if not self.ctx.session.is_open:
            return
        if self.ctx.runner.in_transaction:
            self._lock_when_done = True
            return
        self._lock_when_done = False
        self._close_session()
        self._enter()

    def _close_session(self) -> None:
        """The page's reads are cancelled; the session is closed by the worker that owns it."""
        from sdt_desktop.jobs.runner import Job

        self.ctx.runner.cancel_all()
        session = self.ctx.session.take()
        if QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()
        if session is not None:
            self.ctx.runner.submit(Job(lambda _t, _p: session.close(), _nothing, _nothing))

    def _job_ended(self, _: object) -> None:
        if self._lock_when_done and not self.ctx.runner.in_transaction:
            self.lock()

    def _warn(self, seconds: int) -> None:
        text = self.tr("Locking in %n s. Any key keeps it open.", "", seconds)
        if self._warning is None:
            self._warning = MessageBar("warn", text, closable=False)
            self._place.insertWidget(0, self._warning)
            announce(self, text)
        self._warning.set_text(text)

    def _drop_warning(self) -> None:
        bar, self._warning = self._warning, None
        if bar is not None:
            bar.close_bar()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Cancels, waits for the worker, closes the vault."""
        self._idle.stop()
        if self.ctx.session.is_open:
            self._close_session()
            self.ctx.runner.finish()
        self.ctx.runner.shutdown()
        super().closeEvent(event)

    # --- settings that apply at once -------------------------------------------------------------------------

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        if old.language != new.language:
            i18n.install(_application(), new.language or i18n.system_language())
            self._rebuild()
        if old.auto_lock_minutes != new.auto_lock_minutes and self.ctx.session.is_open:
            self._idle.start(new.auto_lock_minutes)
        self._restyle()

    def _rebuild(self) -> None:
        """Another language: the same page anew."""
        page = self._shell.key if self._shell is not None else FIRST_PAGE
        self._enter(page=page)

    def _restyle(self, *_: Any) -> None:
        chosen = self.ctx.settings.value
        fresh = theme.choose(chosen.scheme, chosen.contrast, chosen.motion, chosen.text_size)
        if fresh != theme.theme():
            theme.apply(_application(), fresh)

    # --- keyboard --------------------------------------------------------------------------------------------

    def _shortcuts(self) -> None:
        keys: dict[str, Any] = {
            "Ctrl+O": self._import, "Ctrl+L": self.lock, "Ctrl+Shift+S": lambda: self._go("share"),
            "Ctrl+PgDown": lambda: self._step(1), "Ctrl+PgUp": lambda: self._step(-1),
            "Alt+Left": self.ctx.navigator.back, "Ctrl+,": lambda: self._go("settings"),
            "Ctrl++": lambda: self._size(1), "Ctrl+=": lambda: self._size(1), "Ctrl+-": lambda: self._size(-1),
            "Ctrl+0": lambda: self._size(0), "F6": self._next_pane, "F11": self._full_screen,
            "Shift+F11": self._present, "Ctrl+E": lambda: self._command("export"),
            "Ctrl+T": lambda: self._command("twin"), "Ctrl+Z": lambda: self._command("undo"),
            "Ctrl+F": lambda: self._command("filter"), "Ctrl+P": lambda: self._command("print"),
        }  # fmt: skip
        for combination, act in keys.items():
            QShortcut(QKeySequence(combination), self).activated.connect(act)
        for number in range(1, 9):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(lambda at=number: self._nth(at))

    def _go(self, key: str) -> None:
        if self._shell is not None:
            self._shell.go(key)

    def _import(self) -> None:
        if self._shell is not None:
            self.ctx.navigator.import_files()

    def _step(self, by: int) -> None:
        if self._shell is not None:
            self._shell.step(by)

    def _nth(self, number: int) -> None:
        if self._shell is not None and number <= len(self._shell.rail.keys):
            self._shell.go(self._shell.rail.keys[number - 1])

    def _command(self, name: str) -> None:
        if self._shell is not None:
            self._shell.command(name)

    def _next_pane(self) -> None:
        if self._shell is not None:
            self._shell.next_pane()

    def _size(self, by: int) -> None:
        """Text size by one point, 0 back to normal."""
        size = self.ctx.settings.value.text_size + by if by else theme.BASE_PT
        self.ctx.settings.change(text_size=min(max(size, theme.SMALLEST_PT), theme.LARGEST_PT))

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _present(self) -> None:
        """Presentation: big text and the rail as icons; the same keys lead back."""
        if self._shell is None:
            return
        self._shell.presenting = not self._shell.presenting
        size = theme.PRESENTATION_PT if self._shell.presenting else theme.BASE_PT
        self.ctx.settings.change(text_size=size)
        self._shell.restyle()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _nothing(_: object) -> None:
    """The lock is shown at once; nobody waits for the vault's last page to be written."""
