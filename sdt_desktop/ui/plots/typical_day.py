"""The typical day: one filled line, the year before dashed, each with its label beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from sdt_desktop.ui.plots.axes import HourAxis, series_pen
from sdt_desktop.ui.plots.frame import FILL_ALPHA, QuietPlot, end_label, known
from sdt_desktop.ui.widgets.painting import tint

_NEAR_THE_END, _ASIDE, _EDGE = 21.5, 0.5, 1.6  # hours


@dataclass(frozen=True, slots=True)
class DayLine:
    """Mean value in each slot of the day, NaN where nothing is known, and the words of its label."""

    label: str
    values: Sequence[float]


class TypicalDayPlot(QuietPlot):
    """Hours 0 to 24 across; zero at the bottom."""

    def __init__(self, series: str = "series1") -> None:
        self._series = series
        self._lines: tuple[DayLine, ...] = ()
        super().__init__(HourAxis())
        self.setMouseEnabled(x=False, y=False)

    def show_lines(self, this: DayLine, before: DayLine | None) -> None:
        self._lines = (this,) if before is None else (this, before)
        self._draw()

    def restyle(self) -> None:
        super().restyle()
        self._draw()

    def _draw(self) -> None:
        self.plotItem.clear()
        if not self._lines:
            return
        highest = max((value for line in self._lines for value in known(line.values)), default=1.0) or 1.0
        self.setXRange(0, 24, padding=0)
        self.setYRange(0, highest * 1.12, padding=0)
        for line in self._lines[1:]:
            self._draw_line(line, "muted", None, width=1.6, dashed=True)
        self._draw_line(self._lines[0], self._series, tint(self._series, FILL_ALPHA), width=2.4, dashed=False)
        self._label()

    def _draw_line(self, line: DayLine, token: str, fill: QColor | None, *, width: float, dashed: bool) -> None:
        x, y = self._points(line)
        curve = pg.PlotCurveItem(
            x, y, pen=series_pen(token, width=width, dashed=dashed), antialias=True, connect="finite"
        )
        if fill is not None:
            curve.setFillLevel(0)
            curve.setBrush(fill)
        self.plotItem.addItem(curve)

    @staticmethod
    def _points(line: DayLine) -> tuple[np.ndarray, np.ndarray]:
        """Each slot at its middle."""
        values = np.asarray(line.values, np.float64)
        step = 24 / max(len(values), 1)
        return (np.arange(len(values)) + 0.5) * step, values

    def _label(self) -> None:
        """One line alone is named beside its peak; of two, one above and one below the peak."""
        if len(self._lines) > 1 and len(self._lines[0].values) == len(self._lines[1].values):
            self._label_apart()
            return
        for at, (line, token) in enumerate(zip(self._lines, (self._series, "muted"), strict=False)):
            x, y = self._points(line)
            if not np.isfinite(y).any():
                continue
            peak = int(np.nanargmax(y))
            right = (at == 0) == (x[peak] < _NEAR_THE_END)
            label = end_label(line.label, token, right=right)
            label.setPos(float(x[peak]) + (_ASIDE if right else -_ASIDE), float(y[peak]))
            self.plotItem.addItem(label)

    def _label_apart(self) -> None:
        """At the highest point of both: the upper line is named above it, the lower one half-way down."""
        x, _ = self._points(self._lines[0])
        values = np.stack([self._points(line)[1] for line in self._lines])
        both = np.where(np.isfinite(values).all(axis=0), values.max(axis=0), -np.inf)
        where = int(np.argmax(both))
        if not np.isfinite(both[where]):
            return
        upper = 0 if values[0, where] >= values[1, where] else 1
        for at, token in enumerate((self._series, "muted")):
            label = end_label(self._lines[at].label, token, right=True)
            label.setAnchor((0.5, 1.0 if at == upper else 0.5))
            height = float(values[at, where]) * (1.0 if at == upper else 0.5)
            label.setPos(float(np.clip(x[where], _EDGE, 24 - _EDGE)), height)
            self.plotItem.addItem(label)
