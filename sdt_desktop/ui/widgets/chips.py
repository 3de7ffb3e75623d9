"""Words with an icon and a colour: never a colour alone."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, theme
from sdt_desktop.ui.widgets.labels import IconLabel, Label
from sdt_desktop.ui.widgets.layouts import Row
from sdt_desktop.ui.widgets.painting import box, painter_for, tint


class Chip(QWidget):
    """A state in one or two words, e.g. "verified". `tone` is one of muted, accent, good, warn, bad."""

    def __init__(self, word: str, icon: Icon | None = None, tone: str = "muted") -> None:
        super().__init__()
        self._tone = tone
        row = Row(5, (8, 3, 10, 3), self)
        self._sign = IconLabel(icon or Icon.INFO, tone, 15)
        if icon is None:  # shown before it has a parent, it would be a window for a moment and take the focus
            self._sign.hide()
        self._word = Label(word, Role.BODY, tone)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._word.text()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        radius = self.height() / 2
        box(painter_for(self), self.rect(), radius, theme().colour("surface"), tint(self._tone, 0.6))
