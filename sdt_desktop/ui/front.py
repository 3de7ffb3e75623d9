"""The window as it is first painted: ground and name, before anything else is imported. See `app`."""

from typing import Protocol

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from sdt_desktop.ui.theme import Role, theme

PROGRAM = "Self Data Territorial"  # a name, the same in every language
SMALLEST, USUAL = QSize(1024, 640), QSize(1280, 860)
HEAD_WIDTH, HEAD_MARGIN, HEAD_TOP = 720, 28, 28
NAME_LEFT = 36  # behind the sign that the gate draws there


class Leaving(Protocol):
    """What is told that the window closes."""

    def leave(self) -> None: ...


class FrontWindow(QMainWindow):
    """`painted` comes once, after the first painting; then is the time to build what stands inside."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False
        self._inside: Leaving | None = None
        self.setWindowTitle(PROGRAM)
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(USUAL.boundedTo(room))

    def furnish(self, inside: QWidget, leaving: Leaving) -> None:
        """Puts `inside` into the window; `leaving` is told when the window closes."""
        self._inside = leaving
        self.setCentralWidget(inside)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._inside is None:
            self._paint_name()
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_name(self) -> None:
        """Where the gate will write it, so that nothing jumps.

        The pen is the palette's text colour already: setting one would load all of Qt's enumerations.
        """
        painter, px = QPainter(self), theme().px
        left = (self.width() - min(px(HEAD_WIDTH + 2 * HEAD_MARGIN), self.width())) // 2
        painter.setFont(theme().font(Role.H2))
        middle = px(HEAD_TOP) + px(18)
        metrics = painter.fontMetrics()
        baseline = middle + (metrics.ascent() - metrics.descent()) // 2
        painter.drawText(QPoint(left + px(HEAD_MARGIN + NAME_LEFT), baseline), PROGRAM)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        inside, self._inside = self._inside, None
        if inside is not None:
            inside.leave()
        super().closeEvent(event)


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
