"""A year of days as squares: weeks from left to right, Monday on top. Missing is hatched, never a class."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated, locale
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import announce
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for

_EPOCH = date(1970, 1, 1)
_CELL, _GAP, _LARGEST = 18.0, 2.0, 20.0
_CLASSES = 6


@dataclass(frozen=True, slots=True)
class HeatDay:
    """One civil day: its value in `unit` (None where nothing is known) and class 1 to 6, 0 for unknown."""

    day: date
    value: float | None
    heat: int


class HeatMap(Translated, Themed, QWidget):
    """Arrow keys move a cursor; `pointed` carries the sentence of the day under cursor or mouse ("" for none)."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[HeatDay, ...] = ()
        self._unit = ""
        self._cursor = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def show_days(self, days: Sequence[HeatDay], unit: str, name: str, summary: str) -> None:
        """`days` without holes, oldest first. `name` and `summary` are what a screen reader says."""
        self._days, self._unit = tuple(days), unit
        self._cursor = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    # --- geometry --------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return round(self._top() + 7 * (self._side(width) + self._gap()) + 1)

    def sizeHint(self) -> QSize:
        width = round(self._left() + self._weeks() * (theme().px(_CELL) + self._gap()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(260), self.heightForWidth(theme().px(260)))

    def _gap(self) -> float:
        return theme().px(_GAP)

    def _left(self) -> float:
        metrics = QFontMetricsF(theme().font(Role.CAPTION))
        return max(metrics.horizontalAdvance(self._weekday(row)) for row in range(7)) + theme().px(8)

    def _top(self) -> float:
        return QFontMetricsF(theme().font(Role.CAPTION)).height() + theme().px(4)

    def _weeks(self) -> int:
        return self._place(len(self._days) - 1)[0] + 1 if self._days else 53

    def _side(self, width: float) -> float:
        room = (width - self._left()) / max(self._weeks(), 1) - self._gap()
        return max(min(room, theme().px(_LARGEST)), 2.0)

    def _place(self, index: int) -> tuple[int, int]:
        """Week and weekday of a day."""
        shifted = index + self._days[0].day.weekday()
        return shifted // 7, shifted % 7

    def _cell(self, index: int) -> QRectF:
        week, row = self._place(index)
        side, step = self._side(self.width()), self._side(self.width()) + self._gap()
        return QRectF(self._left() + week * step, self._top() + row * step, side, side)

    @staticmethod
    def _weekday(row: int) -> str:
        return locale().dayName(row + 1, locale().FormatType.ShortFormat)

    # --- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent, /) -> None:
        if not self._days:
            return
        painter = painter_for(self)
        self._paint_words(painter)
        for index, day in enumerate(self._days):
            _paint_cell(painter, self._cell(index), day.heat)
        if self._cursor >= 0:
            around = self._cell(self._cursor).adjusted(-2, -2, 2, 2)
            box(painter, around, theme().px(3), CLEAR, theme().colour("text"), 2)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme().font(Role.CAPTION))
        painter.setPen(theme().colour("muted"))
        step = self._side(self.width()) + self._gap()
        tall = QFontMetricsF(painter.font()).height()
        every = 1 if step >= tall else 2
        for row in range(0, 7, every):
            where = QRectF(0, self._top() + row * step, self._left() - theme().px(8), step - self._gap())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._weekday(row))
        self._paint_months(painter)

    def _paint_months(self, painter: QPainter) -> None:
        """A month's name above the week of its first day, left out where the one before still stands."""
        free_from = 0.0
        for index, day in enumerate(self._days):
            if day.day.day != 1:
                continue
            name = locale().standaloneMonthName(day.day.month, locale().FormatType.ShortFormat)
            left, wide = self._cell(index).left(), QFontMetricsF(painter.font()).horizontalAdvance(name)
            if left >= free_from and left + wide <= self.width():
                painter.drawText(QPointF(left, self._top() - theme().px(5)), name)
                free_from = left + wide + theme().px(8)

    # --- pointing --------------------------------------------------------------------------------------------

    def sentence(self, index: int) -> str:
        day = self._days[index]
        words = formats.day(day.day)
        if day.value is None:
            return self.tr("{day}: no data").format(day=words)
        return self.tr("{day}: {value}").format(day=words, value=formats.with_unit(day.value, self._unit))

    def _point(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self.pointed.emit(self.sentence(index) if index >= 0 else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {
            Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -len(self._days), Qt.Key.Key_End: len(self._days),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None or not self._days:
            super().keyPressEvent(event)
            return
        begin = self._cursor if self._cursor >= 0 else len(self._days) - 1
        self._point(min(max(begin + step, 0), len(self._days) - 1))
        announce(self, self.sentence(self._cursor))

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        where = event.position()
        self._point(next((at for at in range(len(self._days)) if self._cell(at).contains(where)), -1))

    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(-1)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self._days and self._cursor < 0:
            self._point(len(self._days) - 1)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._point(-1)


class HeatLegend(Translated, Themed, QWidget):
    """The six classes with their numbers, and the sign for a day without data."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bounds(self, bounds: Sequence[float], low: float, high: float, unit: str) -> None:
        """`bounds` are the five cuts between the classes, in `unit`."""
        edges = (low, *bounds, high)
        pairs = pairwise(edges)
        self._labels = (
            *(f"{formats.figure(first)}\u2013{formats.figure(last)}" for first, last in pairs),
            self.tr("no data"),
        )
        self.setAccessibleName(self.tr("Colours by class, in {unit}").format(unit=formats.unit(unit)))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return round(max((where.bottom() for where, _ in self._places(width)), default=0) + theme().px(2))

    def sizeHint(self) -> QSize:
        wide = theme().px(640)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(18))

    def _places(self, width: float) -> list[tuple[QRectF, QRectF]]:
        """Square and text of each class, wrapped into lines."""
        metrics, side = QFontMetricsF(theme().font(Role.CAPTION)), float(theme().px(14))
        tall = max(metrics.height(), side)
        places: list[tuple[QRectF, QRectF]] = []
        left = top = 0.0
        for label in self._labels:
            wide = side + theme().px(6) + metrics.horizontalAdvance(label)
            if left and left + wide > width:
                left, top = 0.0, top + tall + theme().px(4)
            square = QRectF(left, top + (tall - side) / 2, side, side)
            places.append((square, QRectF(square.right() + theme().px(6), top, wide - side, tall)))
            left += wide + theme().px(16)
        return places

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        painter.setFont(theme().font(Role.CAPTION))
        for index, (square, words) in enumerate(self._places(self.width())):
            _paint_cell(painter, square, index + 1 if index < _CLASSES else 0)
            painter.setPen(theme().colour("muted"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._labels[index])


def _paint_cell(painter: QPainter, where: QRectF, heat: int) -> None:
    """A class's colour with an outline where it is pale; an unknown day gets a stroke on the surface."""
    radius = min(float(theme().px(2.5)), where.width() / 3)
    outlined = theme().colour("control_line") if 0 < heat <= 3 and where.width() > 8 else CLEAR
    if heat:
        box(painter, where, radius, theme().colour(f"heat{heat}"), outlined)
        return
    box(painter, where, radius, theme().colour("surface"), theme().colour("line"))
    painter.setPen(QPen(theme().colour("muted"), 1))
    inner = where.adjusted(2, 2, -2, -2)
    painter.drawLine(inner.bottomLeft(), inner.topRight())


def days_from(first_day: int, values: Sequence[float | None], classes: Sequence[int]) -> tuple[HeatDay, ...]:
    """`first_day` counts days since 1970-01-01."""
    first = _EPOCH + timedelta(first_day)
    return tuple(
        HeatDay(first + timedelta(at), value, heat)
        for at, (value, heat) in enumerate(zip(values, classes, strict=True))
    )
