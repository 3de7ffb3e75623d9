"""Locking, the fictional household, and closing: everything that ends or replaces the open session."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from sdt_desktop.jobs.runner import Job
from sdt_desktop.ui import i18n
from sdt_desktop.ui.context import AppContext

if TYPE_CHECKING:
    from sdt_desktop.services.session import Session


class Doors(QObject):
    """`locked` carries the folder of the vault just closed; `demo_left` whether its folder is really gone."""

    locked = Signal(object)
    demo_starting = Signal()
    demo_failed = Signal(object)
    demo_left = Signal(bool)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._lock_when_done = False
        ctx.navigator.lock_asked.connect(self.lock)
        ctx.navigator.demo_asked.connect(self.open_demo)
        ctx.navigator.leave_demo_asked.connect(self.leave_demo)
        ctx.runner.ended.connect(self._job_ended)

    def lock(self) -> None:
        """Locks now, or when the running transaction has ended. A fictional household is left instead."""
        session = self._ctx.session
        if not session.is_open:
            return
        if self._ctx.runner.in_transaction:
            self._lock_when_done = True
            return
        self._lock_when_done = False
        if session.current.is_demo:
            self.leave_demo()
            return
        folder = session.current.folder
        self._close_session()
        self.locked.emit(folder)

    def _job_ended(self, _: object) -> None:
        if self._lock_when_done and not self._ctx.runner.in_transaction:
            self.lock()

    def _close_session(self) -> None:
        """Reads under way are cancelled; the session is closed by the worker that owns it."""
        self._ctx.runner.abandon()
        session = self._ctx.session.take()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        if session is not None:
            closing = session
            self._ctx.runner.submit(Job(lambda _t, _p: closing.close(), _nothing, _nothing, uninterruptible=True))

    # --- the fictional household -----------------------------------------------------------------------------

    def open_demo(self) -> None:
        """The own vault, if one is open, is locked first."""
        self._close_session()
        self.demo_starting.emit()
        services, clock, language = self._ctx.services, self._ctx.clock, i18n.language()
        self._ctx.runner.submit(
            Job(lambda t, p: services.open_demo(language, clock, t, p), self._demo_opened, self.demo_failed.emit)
        )

    def _demo_opened(self, session: "Session") -> None:
        self._ctx.session.put(session)

    def leave_demo(self) -> None:
        self._ctx.runner.abandon()
        session, services = self._ctx.session.take(), self._ctx.services
        if session is not None:
            demo = session
            self._ctx.runner.submit(
                Job(lambda _t, _p: services.leave_demo(demo), self.demo_left.emit, self.demo_failed.emit)
            )

    # --- the end ---------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Cancels, closes the vault, waits for the worker."""
        session = self._ctx.session
        if session.is_open and session.current.is_demo:
            self.leave_demo()
        else:
            self._close_session()
        self._ctx.runner.finish()


def _nothing(_: object) -> None:
    """The lock is shown at once; nobody waits for the vault's last page to be written."""
