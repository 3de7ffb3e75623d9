"""Combo box, tick box, radio button: painted by themselves so that they follow the tokens on every system."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy

from sdt_desktop.ui import icons
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, ring

_MARK, _GAP, _LEFT = 20, 10, 5  # the ring of the focus goes round the mark


class Choice(Themed, QComboBox):
    """A list of (value, words); `value()` is the chosen one. The wheel does nothing unless it has the focus."""

    def __init__(self, options: Iterable[tuple[str, str]] = (), chosen: str | None = None, name: str = "") -> None:
        super().__init__()
        for value, words in options:
            self.addItem(words, value)
        if chosen is not None:
            self.choose(chosen)
        if name:
            self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.restyle()

    def value(self) -> str:
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Selects the option of that value; leaves the choice alone where there is none."""
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        texts = (self.itemText(index) for index in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return QSize(
            widest + theme().px(10 + 10 + 8 + 16) + 2, max(theme().px(36), self.fontMetrics().height() + theme().px(14))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(140)), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius = painter_for(self), theme().px(8)
        line = theme().colour("control_line" if self.isEnabled() else "line")
        box(painter, self.rect(), radius, theme().colour("surface"), line)
        if self.hasFocus():
            ring(painter, self.rect(), radius)
        side, edge = theme().px(16), theme().px(10)
        sign = QRectF(self.width() - edge - side, (self.height() - side) / 2, side, side)
        icons.paint(painter, Icon.DOWN, sign, theme().colour("muted"))
        room = QRect(edge, 0, int(sign.left()) - edge - theme().px(4), self.height())
        painter.setPen(theme().colour("text" if self.isEnabled() else "muted"))
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


def _paint_choice(button: QAbstractButton, *, round_mark: bool) -> None:
    """Mark at the left, words beside it, wrapped where they need more than one line."""
    painter, side = painter_for(button), theme().px(_MARK)
    mark = QRectF(_LEFT, 2 + theme().px(2), side, side)
    radius = side / 2 if round_mark else theme().px(5)
    on = button.isChecked()
    line = theme().colour("accent" if on else "control_line")
    box(painter, mark, radius, theme().colour("accent" if on and not round_mark else "surface"), line, 1.5)
    if on:
        _paint_mark(painter, mark, round_mark=round_mark)
    if button.hasFocus():
        ring(painter, QRect(0, 0, min(button.width(), _natural_width(button)), button.height()), theme().px(6))
    painter.setPen(theme().colour("text" if button.isEnabled() else "muted"))
    painter.drawText(_words(button), _FLAGS, button.text())


_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextHideMnemonic)


def _paint_mark(painter: QPainter, mark: QRectF, *, round_mark: bool) -> None:
    if round_mark:
        painter.setPen(QPen(CLEAR, 0))
        painter.setBrush(theme().colour("accent"))
        painter.drawEllipse(QPointF(mark.center()), mark.width() / 4, mark.width() / 4)
    else:
        inner = mark.adjusted(3, 3, -3, -3)
        icons.paint(painter, Icon.TICK, inner, theme().colour("on_accent"))


def _words(button: QAbstractButton) -> QRect:
    left = theme().px(_MARK + _GAP) + _LEFT
    return QRect(left, 2, button.width() - left - 4, button.height() - 4)


def _height(button: QAbstractButton, width: int) -> int:
    room = width - theme().px(_MARK + _GAP) - _LEFT - 4
    words = button.fontMetrics().boundingRect(QRect(0, 0, max(room, 1), 10_000), _FLAGS, button.text())
    return max(words.height() + theme().px(6), theme().px(_MARK) + theme().px(4) + 4, 24)


def _natural_width(button: QAbstractButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text()) + theme().px(_MARK + _GAP) + _LEFT + 8


def _hint(button: QAbstractButton) -> QSize:
    width = min(_natural_width(button), theme().px(560))
    return QSize(width, _height(button, width))


def _policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Worded(Themed, _Button):
    """What a tick box and a radio button share: their words may wrap, all of their room can be clicked."""

    round_mark = False

    def _prepare(self, *, checked: bool) -> None:
        self.setChecked(checked)
        self.setSizePolicy(_policy())
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_hint(self).width(), theme().px(160)), 24)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return _height(self, width)

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        _paint_choice(self, round_mark=self.round_mark)


class Tick(_Worded, QCheckBox):
    """A tick box whose words may wrap."""

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self._prepare(checked=checked)


class Option(_Worded, QRadioButton):
    """One of several; put them into one `QButtonGroup` or one parent."""

    round_mark = True

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self._prepare(checked=checked)
