"""Sums as bars: whole cells full, cells with days missing pale, cells without anything hatched."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen

from sdt_desktop.model.period import from_ms
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import locale
from sdt_desktop.ui.plots.axes import dress_axis
from sdt_desktop.ui.plots.frame import HIGHEST, QuietPlot
from sdt_desktop.ui.theme import theme
from sdt_desktop.ui.widgets.painting import tint

_ROOM_ABOVE = 1.08
_WHOLE = 0.98
_MONTH_DAYS, _YEAR_DAYS = 27, 360
_SHARE = 0.8  # of the cell that its bar takes


@dataclass(frozen=True, slots=True, eq=False)
class BarData:
    """start, end: epoch milliseconds UTC. value: NaN where nothing is known. covered: 0 to 1 of the cell."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    value: NDArray[np.float64]
    covered: NDArray[np.float64]
    zone: str

    def is_whole(self, at: int) -> bool:
        return bool(self.covered[at] >= _WHOLE)


class CellAxis(pg.AxisItem):  # type: ignore[misc]
    """Each label stands in the middle of its bar: year, month or day, as the cells are long."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._data: BarData | None = None
        self.setStyle(hideOverlappingLabels=False)
        self.dress()

    def dress(self) -> None:
        dress_axis(self)

    def show_cells(self, data: BarData) -> None:
        self._data = data

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        if self._data is None:
            return []
        middles = (self._data.start + self._data.end) / 2000
        every = -(-len(middles) // max(int(size / theme().px(74)), 1))
        first = self._first(every)
        return [(float(every), [float(each) for each in middles[first::every]])]

    def _first(self, every: int) -> int:
        """Months thinned out keep to January, April, …, so that years are named."""
        assert self._data is not None
        if every == 1 or self._days(0) < _MONTH_DAYS or self._days(0) > _YEAR_DAYS:
            return 0
        return -(self._local(0).month - 1) % every if 12 % every == 0 else 0

    def _days(self, at: int) -> float:
        assert self._data is not None
        return float(self._data.end[at] - self._data.start[at]) / 86_400_000

    def _local(self, at: int) -> datetime:
        assert self._data is not None
        return from_ms(int(self._data.start[at])).astimezone(ZoneInfo(self._data.zone))

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self._data is None:
            return []
        return [self._words(int(np.searchsorted(self._data.start / 1000, value, side="right")) - 1) for value in values]

    def _words(self, at: int) -> str:
        start, days = self._local(max(at, 0)), self._days(max(at, 0))
        if days > _YEAR_DAYS:
            return str(start.year)
        if days > _MONTH_DAYS:
            name = locale().standaloneMonthName(start.month, locale().FormatType.ShortFormat)
            return str(start.year) if start.month == 1 else name
        return formats.day(start.date(), short=True).removesuffix(f" {start.year}")


class _Bars(pg.GraphicsObject):  # type: ignore[misc]
    """All bars in one item: thousands of them are one paint."""

    def __init__(self, data: BarData, tone: str, top: float) -> None:
        super().__init__()
        self._data, self._tone, self._top = data, tone, top
        self.cursor = -1

    def boundingRect(self) -> QRectF:
        left, right = float(self._data.start[0]) / 1000, float(self._data.end[-1]) / 1000
        low = min(0.0, float(np.nanmin(self._data.value)))
        return QRectF(left, low, right - left, self._top - low)

    def point(self, at: int) -> None:
        self.cursor = at
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for at in range(len(self._data.start)):
            self._paint_one(painter, at)

    def _paint_one(self, painter: QPainter, at: int) -> None:
        data = self._data
        left, wide = float(data.start[at]) / 1000, float(data.end[at] - data.start[at]) / 1000
        inset, value = wide * (1 - _SHARE) / 2, float(data.value[at])
        full = theme().colour(self._tone)
        if np.isnan(value):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatch(painter))
            painter.drawRect(QRectF(left, 0, wide, self._top))
            return
        pen = QPen(theme().colour("text") if at == self.cursor else full, 2 if at == self.cursor else 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(tint(self._tone, 0.78 if data.is_whole(at) else 0.25))
        painter.drawRect(QRectF(left + inset, min(value, 0.0), wide - 2 * inset, abs(value)))


def hatch(painter: QPainter) -> QBrush:
    """A pale diagonal hatch that stays even at any zoom."""
    brush = QBrush(tint("control_line", 0.5), Qt.BrushStyle.BDiagPattern)
    inverse, possible = painter.worldTransform().inverted()
    if possible:
        brush.setTransform(inverse)
    return brush


class BarsPlot(QuietPlot):
    """Arrow keys move a cursor; `pointed` carries the position of the bar under cursor or mouse, -1 for none."""

    pointed = Signal(int)

    def __init__(self, tone: str = "series1") -> None:
        self._tone = tone
        self._data: BarData | None = None
        self._bars: _Bars | None = None
        self._cells = CellAxis()
        super().__init__(self._cells, HIGHEST)
        self.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene().sigMouseMoved.connect(self._mouse_at)

    def show_data(self, data: BarData) -> None:
        self._data = data
        self._cells.show_cells(data)
        self._draw()

    def restyle(self) -> None:
        super().restyle()
        self._draw()

    def _draw(self) -> None:
        if self._data is None:
            return
        self.plotItem.clear()
        seen = self._data.value[np.isfinite(self._data.value)]
        high = max(float(seen.max(initial=0.0)), 0.0) or 1.0
        top, low = high * _ROOM_ABOVE, min(0.0, float(seen.min(initial=0.0))) * _ROOM_ABOVE
        self._bars = _Bars(self._data, self._tone, top)
        self.plotItem.addItem(self._bars)
        first, last = float(self._data.start[0]) / 1000, float(self._data.end[-1]) / 1000
        self.setXRange(first, last, padding=0.01)
        self.setYRange(low, top, padding=0)

    @property
    def cursor_at(self) -> int:
        return -1 if self._bars is None else self._bars.cursor

    def _point(self, at: int) -> None:
        if self._bars is not None and at != self._bars.cursor:
            self._bars.point(at)
            self.pointed.emit(at)

    def _mouse_at(self, where: Any) -> None:
        if self._data is None or not self.plotItem.sceneBoundingRect().contains(where):
            return
        moment = self.plotItem.getViewBox().mapSceneToView(where).x() * 1000
        at = int(np.searchsorted(self._data.start, moment, side="right")) - 1
        if 0 <= at < len(self._data.start):
            self._point(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._data is None:
            super().keyPressEvent(event)
            return
        here, last = self.cursor_at, len(self._data.start) - 1
        page = max(len(self._data.start) // 10, 1)
        moves = {
            Qt.Key.Key_Left: here - 1 if here >= 0 else last, Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_PageUp: here - page, Qt.Key.Key_PageDown: here + page,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        to = moves.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self._point(min(max(to, 0), last))
