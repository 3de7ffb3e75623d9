"""Secrets in the clipboard stay there for half a minute."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000


def copy_secret(text: str) -> QTimer:
    """Copies, and clears the clipboard after 30 s unless something else was copied meanwhile."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    timer = QTimer(clipboard, singleShot=True, interval=KEPT_MS)
    timer.timeout.connect(lambda: clipboard.clear() if clipboard.text() == text else None)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
    return timer
