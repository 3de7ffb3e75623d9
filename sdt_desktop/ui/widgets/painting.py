"""Strokes shared by the widgets that paint themselves."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.theme import theme

CLEAR = QColor(0, 0, 0, 0)


def painter_for(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(painter: QPainter, where: QRect | QRectF, radius: float, fill: QColor, line: QColor, width: float = 1) -> None:
    """A rounded box whose border lies wholly inside `where`; `radius` is already scaled."""
    inset = width / 2
    painter.setPen(QPen(line, width) if line.alpha() else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(where).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def tint(token: str, alpha: float) -> QColor:
    """A token's colour at `alpha` (0 to 1), for hover and pressed states and fills."""
    colour = theme().colour(token)
    colour.setAlphaF(alpha)
    return colour


def ring(painter: QPainter, where: QRect | QRectF, radius: float, tone: str = "accent") -> None:
    """The 2 px focus ring, inside `where`."""
    box(painter, where, radius, CLEAR, theme().colour(tone), 2)
