"""Buttons that paint themselves: Fusion glues the icon to the text and draws no steady focus ring."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from sdt_desktop.ui import icons
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, ring, tint

_GAP, _ICON = 8, 18
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextHideMnemonic)


class _Button(Themed, QPushButton):
    """Icon, gap, text, centred. Sub-classes choose colours; words that find no room end in …"""

    role = Role.BODY

    def __init__(self, text: str, icon: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._sign = icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font(self.role))
        self.updateGeometry()

    def set_sign(self, icon: Icon | None) -> None:
        self._sign = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._words() + 2 * theme().px(self._padding())
        if self._sign is not None:
            width += theme().px(_ICON) + (theme().px(_GAP) if self.text() else 0)
        return QSize(width, max(self.fontMetrics().height() + 2 * theme().px(8), theme().px(36)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(theme().px(220), 1 << 20))

    def _padding(self) -> float:
        return 16

    def _words(self) -> int:
        return self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width() + 2

    def enterEvent(self, event: QEnterEvent, /) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        self._paint_ground(painter, theme().px(8))
        self._paint_words(painter, self._ink())

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        side, gap = theme().px(_ICON), theme().px(_GAP)
        taken = self._words() + (side + gap if self._sign is not None else 0)
        left = max((self.width() - taken) // 2, 0)
        if self._sign is not None:
            icons.paint(painter, self._sign, QRectF(left, (self.height() - side) / 2, side, side), ink)
            left += side + gap
        room = QRect(left, 0, self.width() - left - theme().px(4), self.height())
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(room, _FLAGS, self._fitting(room.width()))

    def _fitting(self, room: int) -> str:
        flags = int(Qt.TextFlag.TextShowMnemonic)
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room, flags)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.width() < self.sizeHint().width():
            self.setToolTip(self.text())

    def _paint_ground(self, painter: QPainter, radius: float) -> None:
        line = theme().colour("control_line" if self.isEnabled() else "line")
        box(painter, self.rect(), radius, theme().colour("surface"), line)
        veil(painter, self, radius, "accent")
        if self.hasFocus():
            ring(painter, self.rect(), radius)

    def _ink(self) -> QColor:
        return theme().colour("text" if self.isEnabled() else "muted")


def veil(painter: QPainter, button: QAbstractButton, radius: float, token: str) -> None:
    """Hover and pressed states, as a thin veil of the text's colour."""
    if button.isEnabled() and (button.isDown() or button.underMouse()):
        box(painter, button.rect(), radius, tint(token, 0.14 if button.isDown() else 0.07), CLEAR)


class PrimaryButton(_Button):
    """The one thing this page proposes to do; a verb with its object."""

    role = Role.STRONG

    def _paint_ground(self, painter: QPainter, radius: float) -> None:
        fill = theme().colour("accent") if self.isEnabled() else theme().colour("line")
        box(painter, self.rect(), radius, fill, CLEAR)
        veil(painter, self, radius, "on_accent")
        if self.hasFocus():
            ring(painter, self.rect(), radius, "text")

    def _ink(self) -> QColor:
        return theme().colour("on_accent" if self.isEnabled() else "muted")


class SecondaryButton(_Button):
    """Any other action."""


class LinkButton(_Button):
    """An action inside a sentence or a card: accent words without a frame."""

    def _padding(self) -> float:
        return 6

    def _paint_ground(self, painter: QPainter, radius: float) -> None:
        veil(painter, self, radius, "accent")
        if self.hasFocus():
            ring(painter, self.rect(), radius)

    def _ink(self) -> QColor:
        return theme().colour("accent" if self.isEnabled() else "muted")


class IconButton(Themed, QToolButton):
    """An icon alone; `name` is its tooltip and accessible name, so it cannot be forgotten."""

    def __init__(self, icon: Icon, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = icon
        self.rename(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()

    def rename(self, name: str, icon: Icon | None = None) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._sign = icon or self._sign
        self.update()

    def restyle(self) -> None:
        side = max(theme().px(32), 24)
        self.setFixedSize(side, side)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius = painter_for(self), theme().px(8)
        if self.isChecked():
            box(painter, self.rect(), radius, theme().colour("accent_soft"), CLEAR)
        veil(painter, self, radius, "accent")
        side = theme().px(_ICON)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._sign, where, theme().colour("accent" if self.isChecked() else "muted"))
        if self.hasFocus():
            ring(painter, self.rect(), radius)
