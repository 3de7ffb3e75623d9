"""What all curves share: a quiet pyqtgraph widget with names for screen readers, themed live."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from sdt_desktop.ui.plots.axes import FigureAxis
from sdt_desktop.ui.theme import Role, Themed, theme

HIGHEST = 260
FILL_ALPHA = 0.18


class QuietPlot(Themed, pg.PlotWidget):  # type: ignore[misc]
    """No box, no menu, no buttons; `name_for_ears` gives the chart its name and its sentence."""

    def __init__(self, bottom: Any, tall: float = HIGHEST) -> None:
        self._tall = tall
        self.left, self.bottom = FigureAxis(), bottom
        super().__init__(axisItems={"left": self.left, "bottom": self.bottom}, background="default")
        self.plotItem.setMenuEnabled(False)
        self.plotItem.hideButtons()
        self.plotItem.getViewBox().setDefaultPadding(0.0)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def name_for_ears(self, name: str, sentence: str) -> None:
        for part in (self, self.viewport()):
            part.setAccessibleName(name)
            part.setAccessibleDescription(sentence)

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(self._tall))
        self.setBackground(theme().colour("surface"))
        self.left.dress()
        self.bottom.dress()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), theme().px(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(self._tall))


def end_label(text: str, token: str, *, right: bool) -> pg.TextItem:
    """A direct label in its line's colour, to be placed `right` or left of a point of that line."""
    label = pg.TextItem(text, color=theme().colour(token), anchor=(0.0 if right else 1.0, 0.5))
    label.setFont(theme().font(Role.CAPTION))
    return label


def known(values: Sequence[float]) -> list[float]:
    return [value for value in values if value == value]  # noqa: PLR0124 - NaN is not equal to itself
