"""A choice of a few, side by side: one tab stop, arrow keys inside, the chosen one filled."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import theme
from sdt_desktop.ui.widgets.buttons import SecondaryButton, veil
from sdt_desktop.ui.widgets.layouts import Flow
from sdt_desktop.ui.widgets.painting import box, painter_for, ring


class _Segment(SecondaryButton):
    def __init__(self, text: str, icon: Icon | None) -> None:
        super().__init__(text, icon)
        self.setCheckable(True)

    def _padding(self) -> float:
        return 12

    def sizeHint(self) -> QSize:
        return super().sizeHint()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius, on = painter_for(self), theme().px(8), self.isChecked()
        fill, line = theme().colour("accent_soft" if on else "surface"), theme().colour("accent" if on else "line")
        box(painter, self.rect(), radius, fill, line)
        veil(painter, self, radius, "accent")
        if self.hasFocus():
            ring(painter, self.rect(), radius)
        self._paint_words(painter, theme().colour("accent" if on else "text"))


class Segments(QWidget):
    """`options` are (value, words, icon); `picked` carries the value the person chose."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group, self._values = QButtonGroup(self), list[str]()
        self._group.setExclusive(True)
        self._flow = Flow(6)
        self.setLayout(self._flow)
        self._group.idClicked.connect(lambda at: self.picked.emit(self._values[at]))
        self._group.idToggled.connect(self._toggled)

    def offer(self, options: Sequence[tuple[str, str, Icon | None]], chosen: str) -> None:
        """Replaces what can be chosen; keeps the focus where the same value is offered again."""
        had = self._focused()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = [value for value, _, _ in options]
        for at, (value, words, icon) in enumerate(options):
            button = _Segment(words, icon)
            self._group.addButton(button, at)
            self._flow.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setChecked(value == chosen)
            if value == had:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def mark(self, value: str) -> None:
        """Shows a value as chosen without saying that the person chose it."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def value(self) -> str:
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else ""

    def _focused(self) -> str:
        focused = next((each for each in self._group.buttons() if each.hasFocus()), None)
        return self._values[self._group.id(focused)] if focused is not None else ""

    def _toggled(self, at: int, on: bool) -> None:
        """Arrow keys check without a click. Only the chosen one is a tab stop, however it was chosen."""
        button = self._group.button(at)
        if button is not None:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        if on and button is not None and button.hasFocus() and not button.isDown():
            self.picked.emit(self._values[at])
