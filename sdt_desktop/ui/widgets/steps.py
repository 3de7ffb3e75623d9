"""Where one stands in a wizard: numbered circles with their names, done ones ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdt_desktop.ui import icons
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.painting import box, painter_for


class StepIndicator(Translated, Themed, QWidget):
    """`names` of all steps; where not all fit, only the present one is written out."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names, self._at = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(0)
        self.restyle()

    @property
    def at(self) -> int:
        return self._at

    @property
    def count(self) -> int:
        return len(self._names)

    def go(self, index: int) -> None:
        self._at = index
        sentence = self.tr("Step {number} of {count}: {name}")
        self.setAccessibleName(sentence.format(number=index + 1, count=len(self._names), name=self._names[index]))
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(30))

    def sizeHint(self) -> QSize:
        return QSize(round(self._needed(range(len(self._names)))), theme().px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(30))

    def _width_of(self, index: int) -> float:
        font = theme().font(Role.STRONG if index == self._at else Role.BODY)
        from PySide6.QtGui import QFontMetricsF

        return QFontMetricsF(font).horizontalAdvance(self._names[index]) + theme().px(8)

    def _needed(self, named: range | tuple[int, ...]) -> float:
        circles = len(self._names) * theme().px(26) + (len(self._names) - 1) * theme().px(34)
        return circles + sum(self._width_of(index) for index in named)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, everything = painter_for(self), range(len(self._names))
        named = everything if self._needed(everything) <= self.width() else (self._at,)
        left = 0.0
        for index in everything:
            left = self._paint_step(painter, index, left, named=index in named)

    def _paint_step(self, painter: QPainter, index: int, left: float, *, named: bool) -> float:
        side, middle = theme().px(26), self.height() / 2
        circle = QRectF(left, middle - side / 2, side, side)
        self._paint_circle(painter, circle, index)
        left = circle.right() + theme().px(8)
        if named:
            painter.setFont(theme().font(Role.STRONG if index == self._at else Role.BODY))
            painter.setPen(theme().colour("text" if index == self._at else "muted"))
            painter.drawText(
                QRectF(left, 0, self._width_of(index), self.height()),
                int(Qt.AlignmentFlag.AlignVCenter),
                self._names[index],
            )
            left += self._width_of(index)
        if index < len(self._names) - 1:
            painter.setPen(theme().colour("control_line"))
            painter.drawLine(round(left), round(middle), round(left + theme().px(18)), round(middle))
        return left + theme().px(26)

    def _paint_circle(self, painter: QPainter, circle: QRectF, index: int) -> None:
        now, done = index == self._at, index < self._at
        fill, line = (
            theme().colour("accent" if now else "surface"),
            theme().colour("accent" if now or done else "control_line"),
        )
        box(painter, circle, circle.width() / 2, fill, line, 1.5)
        if done:
            inset = circle.width() * 0.24
            icons.paint(painter, Icon.TICK, circle.adjusted(inset, inset, -inset, -inset), theme().colour("accent"))
            return
        painter.setFont(theme().font(Role.STRONG, tabular=True))
        painter.setPen(theme().colour("on_accent" if now else "muted"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))
