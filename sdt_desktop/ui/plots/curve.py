"""A stream as a curve: pan, zoom, a cursor for keys and mouse, gaps as gaps, millions of readings from a pyramid."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from sdt_desktop.ui.plots.axes import TimeAxis, series_pen
from sdt_desktop.ui.plots.bars import hatch
from sdt_desktop.ui.plots.frame import FILL_ALPHA, HIGHEST, QuietPlot
from sdt_desktop.ui.theme import theme
from sdt_desktop.ui.widgets.painting import tint

_ZOOM = 0.5
_SHORTEST_S = 6 * 3600.0
_ROOM_ABOVE = 1.08
_NARROWEST_PX = 2.0
_DENSE = 0.7  # points a pixel, from which a thin line shows more


class Outline(Protocol):
    """Thins a stretch of a series to what can be seen; the pyramid of `insight` is one."""

    @property
    def start(self) -> NDArray[np.int64]: ...

    @property
    def value(self) -> NDArray[np.float64]: ...

    def outline(
        self, first_ms: float, last_ms: float, points: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]: ...


@dataclass(frozen=True, slots=True, eq=False)
class CurveData:
    """`end`: epoch milliseconds UTC of each reading's end; `estimated`: mask; `as_bars`: steps rather than points.

    `from_zero`: sums begin at zero and are filled; means and indexes fill their place instead.
    """

    series: Outline
    end: NDArray[np.int64]
    estimated: NDArray[np.bool_]
    zone: str
    as_bars: bool
    from_zero: bool = True

    def gaps(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Start and end of each stretch without a value, epoch seconds UTC."""
        empty = np.isnan(self.series.value)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], empty, [False])).astype(np.int8)))
        return self.series.start[edges[::2]] / 1000, self.end[edges[1::2] - 1] / 1000


class _Gaps(pg.GraphicsObject):  # type: ignore[misc]
    """Pale hatched bands over what is missing, as high as the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[tuple[float, float]] = []

    def show_bands(self, bands: list[tuple[float, float]]) -> None:
        self.prepareGeometryChange()
        self._bands = bands
        self.update()

    def boundingRect(self) -> QRectF:
        view = self.viewRect()
        return QRectF() if view is None else QRectF(view)

    def paint(self, painter: QPainter, *_: Any) -> None:
        where = self.boundingRect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hatch(painter))
        for first, last in self._bands:
            painter.drawRect(QRectF(first, where.top(), last - first, where.height()))


class CurvePlot(QuietPlot):
    """`pointed` carries the position of the reading under the cursor, -1 for none."""

    pointed = Signal(int)
    window_changed = Signal(float, float)

    def __init__(self, tone: str = "series1") -> None:
        self._tone = tone
        self._data: CurveData | None = None
        self._cursor = -1
        self._time = TimeAxis("UTC")
        super().__init__(self._time, HIGHEST)
        self.setMouseEnabled(x=True, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._curve = pg.PlotCurveItem(connect="finite", stepMode=None, antialias=True)
        self._guess = pg.PlotCurveItem(connect="finite", antialias=True)
        self._holes = _Gaps()
        self._gap_from, self._gap_to = np.empty(0), np.empty(0)
        self._mark = pg.InfiniteLine(angle=90, movable=False)
        self._mark.hide()
        for item in (self._holes, self._curve, self._guess, self._mark):
            self.plotItem.addItem(item)
        self.plotItem.getViewBox().sigXRangeChanged.connect(self._redraw)
        self.scene().sigMouseMoved.connect(self._mouse_at)
        self.restyle()

    # --- data ------------------------------------------------------------------------------------------------

    def show_data(self, data: CurveData) -> None:
        """Draws the whole series; the view keeps to its ends."""
        self._data, self._cursor = data, -1
        self._gap_from, self._gap_to = data.gaps()
        self._mark.hide()
        self._dress()
        self._time.zone = type(self._time)(data.zone).zone
        first, last = self._bounds()
        box = self.plotItem.getViewBox()
        box.setLimits(xMin=first, xMax=last, minXRange=min(_SHORTEST_S, last - first), maxXRange=last - first)
        box.setXRange(first, last, padding=0)
        self._redraw()

    def _bounds(self) -> tuple[float, float]:
        if self._data is None or not len(self._data.end):
            return 0.0, 1.0
        return float(self._data.series.start[0]) / 1000, float(self._data.end[-1]) / 1000

    def show_window(self, first_s: float, last_s: float) -> None:
        self.plotItem.getViewBox().setXRange(first_s, last_s, padding=0)

    def window(self) -> tuple[float, float]:
        """The stretch on screen, epoch seconds UTC."""
        low, high = self.plotItem.getViewBox().viewRange()[0]
        return float(low), float(high)

    # --- drawing ---------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "_curve"):
            self._dress()
            self._redraw()

    def _dress(self) -> None:
        self._curve.setPen(series_pen(self._tone, width=1.8))
        filled = self._data is None or self._data.from_zero
        self._curve.setFillLevel(0 if filled else None)
        self._curve.setBrush(tint(self._tone, FILL_ALPHA) if filled else None)
        self._guess.setPen(series_pen("surface", width=2.0, dashed=True))
        self._mark.setPen(pg.mkPen(theme().colour("text"), width=1))

    def _redraw(self, *_: object) -> None:
        if self._data is None:
            return
        low, high = self.window()
        points = max(self.width(), 200)
        start, value = self._data.series.outline(low * 1000, high * 1000, points)
        dense = len(start) > _DENSE * points
        self._curve.setPen(series_pen(self._tone, width=1.0 if dense else 1.8))
        x, y = self._broken(*self._drawn(start, value))
        self._curve.setData(x, y)
        self._draw_estimates(low * 1000, high * 1000)
        self._fit(y)
        self.window_changed.emit(low, high)

    def _broken(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[Any, Any]:
        """Lifts the pen over every gap that can be seen, also where a coarse level bridges it; hatches it."""
        low, high = self.window()
        seen = (self._gap_to > low) & (self._gap_from < high)
        seen &= self._gap_to - self._gap_from > _NARROWEST_PX * (high - low) / max(self.width(), 1)
        since, until = self._gap_from[seen], self._gap_to[seen]
        self._holes.show_bands(list(zip(since.tolist(), until.tolist(), strict=True)))
        at = np.searchsorted(x, since, side="right")
        return np.insert(x, at, since), np.insert(y, at, np.nan)

    def _drawn(self, start: NDArray[np.int64], value: NDArray[np.float64]) -> tuple[Any, Any]:
        """Bars are drawn as steps from start to end, as long as every reading is drawn; else the outline."""
        assert self._data is not None
        begin = int(np.searchsorted(self._data.series.start, start[0])) if len(start) else 0
        whole = len(start) <= len(self._data.end) - begin and np.array_equal(
            self._data.series.start[begin : begin + len(start)], start
        )
        if not (self._data.as_bars and whole and len(start)):
            return start / 1000, value
        ends = self._data.end[begin : begin + len(start)]
        return np.column_stack((start, ends)).ravel() / 1000, np.repeat(value, 2)

    def _draw_estimates(self, first_ms: float, last_ms: float) -> None:
        """Estimated readings are dashed, where they can be told apart: dashes of the surface cut the line."""
        assert self._data is not None
        start = self._data.series.start
        begin, end = np.searchsorted(start, [first_ms, last_ms])
        mask = self._data.estimated[begin:end]
        if not mask.any() or end - begin > 4 * max(self.width(), 200):
            self._guess.setData([], [])
            return
        value = np.where(mask, self._data.series.value[begin:end], np.nan)
        x, y = self._drawn(start[begin:end], value)
        self._guess.setData(x, y)

    def _fit(self, y: NDArray[np.float64]) -> None:
        seen = y[np.isfinite(y)]
        low, high = (float(seen.min()), float(seen.max())) if len(seen) else (0.0, 1.0)
        if self._data is None or self._data.from_zero:
            low = min(low, 0.0)
            self.setYRange(low * _ROOM_ABOVE, (high or 1.0) * _ROOM_ABOVE, padding=0)
            return
        room = (high - low) * (_ROOM_ABOVE - 1) or 1.0
        self.setYRange(low - room, high + room, padding=0)

    # --- pointing --------------------------------------------------------------------------------------------

    def _point(self, at: int) -> None:
        if self._data is None or at == self._cursor:
            return
        self._cursor = at
        self._mark.setVisible(at >= 0)
        if at >= 0:
            middle = (int(self._data.series.start[at]) + int(self._data.end[at])) / 2000
            self._mark.setPos(middle)
            self._bring_in(middle)
        self.pointed.emit(at)

    def _bring_in(self, seconds: float) -> None:
        low, high = self.window()
        if not low <= seconds <= high:
            half = (high - low) / 2
            self.show_window(seconds - half, seconds + half)

    def _mouse_at(self, where: Any) -> None:
        if self._data is None or not self.plotItem.sceneBoundingRect().contains(where):
            return
        seconds = self.plotItem.getViewBox().mapSceneToView(where).x()
        at = int(np.searchsorted(self._data.series.start, seconds * 1000, side="right")) - 1
        if 0 <= at < len(self._data.end):
            self._point(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._data is None or not self._key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(_ZOOM if key == Qt.Key.Key_Plus else 1 / _ZOOM)
            return True
        assert self._data is not None
        count, here = len(self._data.end), max(self._cursor, 0)
        low, high = self.window()
        page = max(1, int(np.diff(np.searchsorted(self._data.series.start, [low * 1000, high * 1000]))[0]))
        moves = {
            Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_PageUp: here - page,
            Qt.Key.Key_PageDown: here + page, Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1,
        }  # fmt: skip
        if key not in moves:
            return False
        self._point(min(max(moves[key], 0), count - 1))
        return True

    def zoom(self, factor: float) -> None:
        """Below 1 zooms in, around the cursor when there is one."""
        low, high = self.window()
        middle = (low + high) / 2
        if self._data is not None and self._cursor >= 0:
            middle = float(self._data.series.start[self._cursor]) / 1000
        half = (high - low) * factor / 2
        self.show_window(middle - half, middle + half)

    @property
    def cursor_at(self) -> int:
        return self._cursor
