"""Cards and tiles: white boxes with a thin line, radius 10, no shadow."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.labels import Elided, IconLabel, Label, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Row
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, ring, tint

BARS = 13


class Card(QWidget):
    """A box with an optional title and caption; put things into `body` (a `Column`)."""

    def __init__(self, title: str = "", caption: str = "", icon: Icon | None = None, tone: str = "muted") -> None:
        super().__init__()
        self.body = Column(7, (17, 14, 17, 14), self)
        self.title, self.caption = Paragraph(title, Role.H2), Paragraph(caption, Role.CAPTION, "muted", longest=110)
        self.head = Row(8)
        if icon is not None:
            self.head.addWidget(IconLabel(icon, tone))
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        self.body.addWidget(self.caption)
        self.title.setVisible(bool(title))
        self.caption.setVisible(bool(caption))

    def set_caption(self, caption: str) -> None:
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        box(painter_for(self), self.rect(), theme().px(10), theme().colour("surface"), theme().colour("line"))


class BarStrip(Themed, QWidget):
    """Up to 13 values as bars: older ones pale with an outline, the last one full; None is a gap with a stroke."""

    def __init__(self, values: Sequence[float | None] = (), series: str = "series1") -> None:
        super().__init__()
        self._values: tuple[float | None, ...] = tuple(values)[-BARS:]
        self._series = series
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_values(self, values: Sequence[float | None]) -> None:
        self._values = tuple(values)[-BARS:]
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(34))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(170), theme().px(34))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        known = [value for value in self._values if value is not None]
        highest = max(known, default=0) or 1
        painter, gap = painter_for(self), theme().px(3)
        step = (self.width() + gap) / BARS
        for index, value in enumerate(self._values):
            at = BARS - len(self._values) + index
            left = round(at * step)  # whole pixels: the outline stays sharp
            wide = round((at + 1) * step) - gap - left
            if value is None:
                self._paint_gap(painter, left, wide)
            else:
                tall = max(round(self.height() * max(value, 0) / highest), 2)
                where = QRectF(left, self.height() - tall, wide, tall)
                self._paint_bar(painter, where, index == len(self._values) - 1)

    def _paint_bar(self, painter: QPainter, where: QRectF, last: bool) -> None:
        full = theme().colour(self._series)
        box(painter, where, min(theme().px(2.5), where.height() / 2), full if last else tint(self._series, 0.35), full)

    def _paint_gap(self, painter: QPainter, left: float, wide: float) -> None:
        painter.setPen(QPen(theme().colour("muted"), 1))
        low = self.height() - 1.0
        painter.drawLine(
            QRectF(left, low - wide, wide, wide).bottomLeft(), QRectF(left, low - wide, wide, wide).topRight()
        )


class Tile(Themed, QAbstractButton):
    """One domain on Home: name, period, figure with unit, 13 bars, one line of comparison. Opens the domain.

    The accessible name says it all in one sentence: give it to `say`.
    """

    def __init__(self, icon: Icon, title: str, series: str = "series1") -> None:
        super().__init__()
        self._period = Elided("", Role.CAPTION, "muted", smallest=3)
        self._period.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figure, self._unit = Label("", Role.KPI), Label("", Role.BODY, "muted")
        self._bars, self._note = BarStrip((), series), Paragraph("", Role.CAPTION, "muted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(self._policy())
        self._build(icon, title, series)
        self.say(title)

    def _policy(self) -> QSizePolicy:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        return policy

    def _build(self, icon: Icon, title: str, series: str) -> None:
        body, head, middle = Column(7, (16, 14, 16, 14), self), Row(8), Row(8)
        head.addWidget(IconLabel(icon, series))
        head.addWidget(Elided(title, Role.H2, smallest=6), 0)
        head.addWidget(self._period, 1)
        middle.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBaseline)
        middle.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBaseline)
        middle.addStretch(1)
        body.addLayout(head)
        body.addLayout(middle)
        body.addWidget(self._bars)
        body.addWidget(self._note)
        body.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, figure: str, unit: str, period: str = "") -> None:
        """`figure` is already written in the locale; `period` stays empty where a heading above says it once."""
        self._figure.setText(figure)
        self._unit.setText(unit)
        self._period.setText(period)

    def show_bars(self, values: Sequence[float | None]) -> None:
        self._bars.set_values(values)

    def show_note(self, note: str) -> None:
        self._note.setText(note)

    def say(self, sentence: str) -> None:
        self.setAccessibleName(sentence)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius = painter_for(self), theme().px(10)
        line: QColor = theme().colour("control_line" if self.underMouse() else "line")
        box(painter, self.rect(), radius, theme().colour("surface"), line)
        if self.isDown():
            box(painter, self.rect(), radius, tint("accent", 0.06), CLEAR)
        if self.hasFocus():
            ring(painter, self.rect(), radius)
