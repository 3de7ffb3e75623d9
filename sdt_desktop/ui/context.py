"""What every page is handed: nothing is looked up in globals, everything can be replaced in tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sdt_desktop.base.clock import Clock
from sdt_desktop.jobs.runner import JobRunner
from sdt_desktop.ui.dialogs import Dialogs
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.settings import SettingsStore

if TYPE_CHECKING:
    from sdt_desktop.services.session import Session


class SessionHolder(QObject):
    """The open vault, or none. `changed` follows every import, undo, share: pages read again when next seen.

    A session may be `prepare`d first: during onboarding the vault is open, but nothing is shown of it.
    """

    opened = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._prepared: Session | None = None

    @property
    def is_open(self) -> bool:
        return self._session is not None

    @property
    def current(self) -> "Session":
        """The open session; asking while locked is a programming error."""
        if self._session is None:
            raise RuntimeError("no vault is open")
        return self._session

    def prepare(self, session: "Session") -> None:
        self._prepared = session

    def enter(self) -> None:
        """Opens the prepared session to the windows."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            self.put(prepared)

    def put(self, session: "Session") -> None:
        self._session = session
        self.opened.emit()

    def take(self) -> "Session | None":
        """Hands the session (open or prepared) over for closing; from here on nothing is open."""
        session = self._session or self._prepared
        was_open = self.is_open
        self._session = self._prepared = None
        if was_open:
            self.closed.emit()
        return session

    def announce_change(self) -> None:
        """For writing jobs, once they are done."""
        self.changed.emit()


class Navigator(QObject):
    """Asks the window to go somewhere; pages know each other by key only."""

    asked = Signal(str, object)
    back_asked = Signal()
    lock_asked = Signal()
    leave_demo_asked = Signal()
    demo_asked = Signal()

    def go(self, key: str, **arguments: Any) -> None:
        """Shows the page `key`; the arguments reach its `receive`."""
        self.asked.emit(key, arguments)

    def back(self) -> None:
        self.back_asked.emit()

    def lock(self) -> None:
        self.lock_asked.emit()

    def import_files(self, paths: list[Path] | None = None) -> None:
        """Opens the import page, with files to review or with its drop zone."""
        self.go("import", paths=paths or [])


@dataclass(frozen=True, slots=True)
class AppContext:
    """`vaults_folder` is where vaults are looked for and proposed."""

    settings: SettingsStore
    runner: JobRunner
    services: Services
    dialogs: Dialogs
    clock: Clock
    vaults_folder: Callable[[], Path]
    session: SessionHolder = field(default_factory=SessionHolder)
    navigator: Navigator = field(default_factory=Navigator)
