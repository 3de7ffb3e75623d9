"""A thin strip of months: full where every day is there, pale where days are missing, hatched where all are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, tint

if TYPE_CHECKING:
    from sdt_desktop.services.held import MonthShare

_FULL = 0.999


class CoverageStrip(Translated, Themed, QWidget):
    """Months from the left, at most as wide as its place; the sentence is its accessible name."""

    def __init__(self, months: "Sequence[MonthShare]", series: str) -> None:
        super().__init__()
        self._months, self._series = tuple(months), series
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.sentence())
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(16))

    def sentence(self) -> str:
        missing = sum(month.days - month.known for month in self._months)
        if not missing:
            return self.tr("No day is missing.")
        return self.tr("%n day(s) missing.", "", missing)

    def _cell(self, at: int) -> QRectF:
        count = max(len(self._months), 1)
        widest = theme().px(22)
        step = min(self.width() / count, widest)
        gap = 2.0 if step >= 6 else 0.5 if step >= 3 else 0.0
        return QRectF(at * step, 0, max(step - gap, 1.0), self.height())

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        for at, month in enumerate(self._months):
            self._paint_month(painter, self._cell(at), month)

    def _paint_month(self, painter: QPainter, where: QRectF, month: "MonthShare") -> None:
        share = month.known / max(month.days, 1)
        radius = min(float(theme().px(3)), where.width() / 3)
        full = theme().colour(self._series)
        if share >= _FULL:
            box(painter, where, radius, tint(self._series, 0.75), full)
            return
        box(painter, where, radius, theme().colour("surface"), theme().colour("control_line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme().colour("control_line"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(where.adjusted(1, 1, -1, -1))
        if share:
            known = where.adjusted(0, where.height() * (1 - share), 0, 0)
            box(painter, known, min(radius, known.height() / 2), theme().colour("surface"), CLEAR)
            box(painter, known, min(radius, known.height() / 2), tint(self._series, 0.75), full)

    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = next((at for at in range(len(self._months)) if self._cell(at).contains(event.pos().toPointF())), -1)
            QToolTip.showText(event.globalPos(), self.month_words(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    def month_words(self, at: int) -> str:
        month = self._months[at]
        return self.tr("{month}: {known} of {days} days").format(
            month=formats.month(month.first), known=month.known, days=month.days
        )
