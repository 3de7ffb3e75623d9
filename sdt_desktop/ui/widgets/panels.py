"""Small grounds: an inset for what is to be read or copied, a thin line between groups."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.layouts import Column
from sdt_desktop.ui.widgets.painting import box, painter_for


class Inset(QWidget):
    """A box in the page's ground inside a card."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        Column(0, (14, 12, 14, 12), self).addWidget(inner)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        box(painter_for(self), self.rect(), theme().px(8), theme().colour("bg"), theme().colour("line"))


class Line(Themed, QWidget):
    """A thin line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(9))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, theme().colour("line"))
