"""The states of a page that are not its content: empty, loading, error."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import Action
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, tint

SKELETON_MS, TEXT_MS, CANCEL_MS = 200, 1000, 2000


class EmptyState(QWidget):
    """Nothing here yet: what this place is for, and what to do; the first action is the proposed one."""

    def __init__(self, icon: Icon, title: str, text: str = "", actions: Sequence[Action] = ()) -> None:
        super().__init__()
        self.body = Column(10, (24, 40, 24, 40), self)
        self.body.addStretch(1)
        self.body.addWidget(IconLabel(icon, "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(Paragraph(title, Role.H2, centred=True))
        if text:
            self.body.addWidget(Paragraph(text, Role.BODY, "muted", centred=True))
        if actions:
            self._add_actions(actions)
        self.body.addStretch(2)

    def _add_actions(self, actions: Sequence[Action]) -> None:
        for index, (words, act) in enumerate(actions):
            button = PrimaryButton(words) if index == 0 else SecondaryButton(words)
            button.clicked.connect(act)
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class ErrorState(Translated, Card):
    """What happened, what is safe, what to do next; *Copy details* holds codes only, never a value or a path."""

    def __init__(self, title: str, sentence: str, following: str, details: str, actions: Sequence[Action] = ()) -> None:
        super().__init__(title, "", Icon.ERROR, "bad")
        self._details = details
        self.body.addWidget(Paragraph(sentence))
        if following:
            self.body.addWidget(Paragraph(following, Role.BODY, "muted"))
        buttons = Flow(8, above=6)
        for words, act in actions:
            button = SecondaryButton(words)
            button.clicked.connect(act)
            buttons.addWidget(button)
        copy = LinkButton(self.tr("Copy details"), Icon.COPY)
        copy.clicked.connect(self._copy)
        buttons.addWidget(copy)
        self.body.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class _Skeleton(Themed, QWidget):
    """Grey boxes where cards will be; still, because nothing here is known to move."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def restyle(self) -> None:
        self.setMinimumHeight(theme().px(390))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, gap = painter_for(self), theme().px(14)
        wide, tall = (self.width() - 3 * gap) / 4, theme().px(130)
        for column in range(4):
            self._block(painter, column * (wide + gap), 0, wide, tall)
        self._block(painter, 0, tall + gap, self.width(), theme().px(240))

    def _block(self, painter: QPainter, left: float, top: float, wide: float, tall: float) -> None:
        radius = theme().px(10)
        where = self.rect().adjusted(0, 0, 0, 0)
        where.setRect(round(left), round(top), round(wide), round(tall))
        box(painter, where, radius, theme().colour("surface"), theme().colour("line"))
        bar = where.adjusted(theme().px(16), theme().px(16), 0, 0)
        bar.setSize((where.size() / 2.2).boundedTo(bar.size()))
        bar.setHeight(theme().px(12))
        box(painter, bar, theme().px(4), tint("line", 0.8), CLEAR)


class LoadingState(Translated, QWidget):
    """Nothing for 200 ms, then skeleton cards, after 1 s what is going on, after 2 s a way to stop it."""

    def __init__(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        super().__init__()
        column = Column(14, parent=self)
        self._text = Paragraph(text, Role.BODY, "muted")
        self._stop = SecondaryButton(self.tr("Cancel"), Icon.CLOSE)
        self._skeleton = _Skeleton()
        for part in (self._text, self._stop, self._skeleton):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
            column.addWidget(part)
        if cancel is not None:
            self._stop.clicked.connect(cancel)
        self._steps = [(SKELETON_MS, self._skeleton), (TEXT_MS, self._text)]
        self._steps += [(CANCEL_MS, self._stop)] if cancel is not None else []
        self._timers = [self._timer(after, part) for after, part in self._steps]

    def _timer(self, after: int, part: QWidget) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(part.show)
        timer.start()
        return timer

    def set_text(self, text: str) -> None:
        self._text.setText(text)

    def show_all(self) -> None:
        """What stands there after two seconds, at once: for screenshots and tests."""
        for timer, (_, part) in zip(self._timers, self._steps, strict=True):
            timer.stop()
            part.show()
