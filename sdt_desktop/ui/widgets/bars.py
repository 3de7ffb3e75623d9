"""Message bars inside the page: information, warning, error, done; at most two buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import theme
from sdt_desktop.ui.widgets.buttons import IconButton, LinkButton
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row
from sdt_desktop.ui.widgets.painting import box, painter_for

_KINDS = {
    "info": (Icon.INFO, "accent"),
    "done": (Icon.DONE, "good"),
    "warn": (Icon.WARNING, "warn"),
    "error": (Icon.ERROR, "bad"),
}
_LONG = 90  # letters: beside longer texts the buttons would leave no room
Action = tuple[str, Callable[[], object]]


def announce(widget: QWidget, sentence: str) -> None:
    """Says a sentence once to screen readers."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class MessageBar(Translated, QWidget):
    """`kind` is info, done, warn or error; `actions` are at most two pairs of words and what they do."""

    closed = Signal()

    def __init__(self, kind: str, text: str, actions: tuple[Action, ...] = (), *, closable: bool = True) -> None:
        super().__init__()
        self.closable = closable
        icon, self._tone = _KINDS[kind]
        row, flow = Row(10, (14, 8, 8, 8), self), Flow(4)
        self._text = Paragraph(text, longest=110)
        row.addWidget(IconLabel(icon, self._tone), 0, Qt.AlignmentFlag.AlignVCenter)
        for words, act in actions[:2]:
            button = LinkButton(words)
            button.clicked.connect(act)
            flow.addWidget(button)
        if actions and len(text) > _LONG:
            said = Column(2)
            said.addWidget(self._text)
            said.addLayout(flow)
            row.addLayout(said, 1)
        else:
            row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
            if actions:
                row.addLayout(flow)
        if closable:
            self._add_close(row)

    def _add_close(self, row: Row) -> None:
        close = IconButton(Icon.CLOSE, self.tr("Close this message"))
        close.clicked.connect(self.close_bar)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        self._text.setText(text)

    def close_bar(self) -> None:
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        fill = theme().colour("accent_soft" if self._tone == "accent" else "surface")
        box(painter_for(self), self.rect(), theme().px(8), fill, theme().colour(self._tone))


class Banner(QWidget):
    """A strip across a page that stays, e.g. for the fictional household."""

    def __init__(self, icon: Icon, text: str, action: Action | None = None) -> None:
        super().__init__()
        row = Row(10, (28, 6, 20, 6), self)
        row.addWidget(IconLabel(icon, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Paragraph(text, longest=140), 1, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            button = LinkButton(action[0])
            button.clicked.connect(action[1])
            row.addWidget(button)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter_for(self).fillRect(self.rect(), theme().colour("accent_soft"))
