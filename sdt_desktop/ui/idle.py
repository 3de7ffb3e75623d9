"""Auto-lock: after some idle minutes, with a warning one minute before that any key stops."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

WARNING_S = 60
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Emits `warned` with the seconds left, each second of the last minute; `stopped`; `expired`.

    It listens to the windows, where keys and mouse arrive, and not to the application: a Python function
    for every layout and paint event would cost more than what it watches over.
    """

    warned = Signal(int)
    stopped = Signal()
    expired = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._left = app, 0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._warn)
        self._last_minute = QTimer(self, interval=1000)
        self._last_minute.timeout.connect(self._count)
        app.focusWindowChanged.connect(self._follow)

    def start(self, minutes: int) -> None:
        """Begins to watch; 0 minutes is never."""
        self.stop()
        if minutes > 0:
            self._quiet.setInterval(max(minutes * 60 - WARNING_S, 1) * 1000)
            self._quiet.start()

    def stop(self) -> None:
        self._quiet.stop()
        self._last_minute.stop()

    def _follow(self, window: QWindow | None) -> None:
        """Dialogs and lists that drop down are windows of their own."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._alive()

    def eventFilter(self, _: QObject, event: QEvent, /) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._alive()
        return False

    def _alive(self) -> None:
        if self._last_minute.isActive():
            self._last_minute.stop()
            self._quiet.start()
            self.stopped.emit()
        elif self._quiet.isActive():
            self._quiet.start()

    def _warn(self) -> None:
        self._left = WARNING_S
        self._last_minute.start()
        self.warned.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.warned.emit(self._left)
            return
        self.stop()
        self.expired.emit()
