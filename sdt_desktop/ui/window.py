"""What happens in the window: the gate (create, unlock, lock) or the unlocked shell, auto-lock, live settings."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui import i18n, theme
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.doors import Doors
from sdt_desktop.ui.front import application
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.idle import IdleWatch
from sdt_desktop.ui.keys import Keys
from sdt_desktop.ui.settings import Settings
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.layouts import Column

if TYPE_CHECKING:
    from sdt_desktop.ui.shell import Shell

FIRST_PAGE = "home"


class Interior(Translated, QWidget):
    """Fills the front window. Holds no data itself: everything below `_place` is dropped at lock."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.shell: Shell | None = None
        self.gate: Gate | None = None
        self._warning: MessageBar | None = None
        self._locked_folder: Path | None = None
        self._next_page = FIRST_PAGE
        self._place = Column(0, parent=self)
        self.idle, self.doors, self.keys = IdleWatch(application()), Doors(ctx), Keys(self)
        self._connect()
        self._restyle()
        self.enter()

    def _connect(self) -> None:
        ctx = self.ctx
        ctx.session.opened.connect(self.enter)
        ctx.settings.changed.connect(self._settings_changed)
        self.doors.locked.connect(self._locked)
        self.doors.demo_starting.connect(self._demo_starting)
        self.doors.demo_failed.connect(self._demo_failed)
        self.doors.demo_left.connect(self._demo_left)
        self.idle.warned.connect(self._warn)
        self.idle.stopped.connect(self._drop_warning)
        self.idle.expired.connect(self.doors.lock)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._restyle)
        hints.accessibility().contrastPreferenceChanged.connect(self._restyle)

    # --- what stands in the window ---------------------------------------------------------------------------

    def enter(self) -> None:
        """Builds what fits the state: the gate while nothing is open, else the shell."""
        self._clear()
        if not self.ctx.session.is_open:
            self.idle.stop()
            self.gate = Gate(self.ctx, self._locked_folder)
            self._place.addWidget(self.gate)
            return
        from sdt_desktop.ui.shell import Shell  # pages are not needed while the vault is closed

        self.shell = Shell(self.ctx)
        self._place.addWidget(self.shell)
        keys = self.shell.rail.keys
        self.shell.go(self._next_page if self._next_page in keys else keys[0])
        self._next_page = FIRST_PAGE
        self.idle.start(self.ctx.settings.value.auto_lock_minutes)

    def _clear(self) -> None:
        self._drop_warning()
        for old in (self.shell, self.gate):
            if old is not None:
                self._place.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.shell = self.gate = None

    def _locked(self, folder: Path) -> None:
        self._locked_folder = folder
        self.enter()

    # --- the fictional household -----------------------------------------------------------------------------

    def _demo_starting(self) -> None:
        self.enter()
        self._say("info", self.tr("Preparing the fictional household: its files are imported into a vault of its own."))

    def _demo_failed(self, error: BaseException) -> None:
        from sdt_desktop.ui.messages import Messages

        self.enter()
        self._say("error", Messages().of_error(error).sentence)

    def _demo_left(self, gone: bool) -> None:
        self.enter()
        if gone:
            self._say("done", self.tr("You left the fictional household. Its folder is removed."))
        else:
            self._say("warn", self.tr("You left the fictional household. Its folder could not be removed."))

    def _say(self, kind: str, text: str) -> None:
        if self.gate is not None:
            self.gate.say(kind, text)

    # --- auto-lock -------------------------------------------------------------------------------------------

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

    def leave(self) -> None:
        """The window is being closed: so are the vault and the worker."""
        self.idle.stop()
        self.doors.close()

    # --- settings that apply at once -------------------------------------------------------------------------

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        self._restyle()
        if old.auto_lock_minutes != new.auto_lock_minutes and self.ctx.session.is_open:
            self.idle.start(new.auto_lock_minutes)
        if old.language != new.language:
            i18n.install(application(), new.language or i18n.system_language())
            self._next_page = self.shell.key if self.shell is not None else FIRST_PAGE
            self.enter()

    def _restyle(self, *_: Any) -> None:
        chosen = self.ctx.settings.value
        fresh = theme.choose(chosen.scheme, chosen.contrast, chosen.motion, chosen.text_size)
        if fresh != theme.theme():
            theme.apply(application(), fresh)
