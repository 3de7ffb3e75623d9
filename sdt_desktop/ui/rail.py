"""The rail at the left: one tab stop, arrow keys inside, icons only where the window is narrow."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from sdt_desktop.ui import icons
from sdt_desktop.ui.front import PROGRAM
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.registry import PAGES, PageNames, entry
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.buttons import veil
from sdt_desktop.ui.widgets.labels import Elided
from sdt_desktop.ui.widgets.layouts import Column
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, ring

WIDE, NARROW = 216, 64


class RailButton(Themed, QToolButton):
    """An entry: icon and word; in the narrow rail the word is its tooltip."""

    def __init__(self, icon: Icon, name: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._sign, self._compact = icon, False
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(self.text() if compact else "")
        self.update()

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.setFixedHeight(theme().px(20 + 2 * 9 + 2))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDE - 2 * 14), theme().px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(36), theme().px(40))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius, on = painter_for(self), theme().px(8), self.isChecked()
        if on:
            box(painter, self.rect(), radius, theme().colour("accent_soft"), CLEAR)
        else:
            veil(painter, self, radius, "accent")
        if self.hasFocus():
            ring(painter, self.rect(), radius)
        self._paint_words(painter, "accent" if on else "text", on=on)

    def _paint_words(self, painter: QPainter, token: str, *, on: bool) -> None:
        side, pad = theme().px(20), theme().px(12)
        left = (self.width() - side) / 2 if self._compact else pad
        where = QRectF(left, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._sign, where, theme().colour("accent" if on else "muted"))
        if self._compact:
            return
        room = QRect(pad + side + theme().px(10), 0, self.width() - 2 * pad - side - theme().px(8), self.height())
        painter.setFont(theme().font(Role.STRONG if on else Role.BODY))
        painter.setPen(theme().colour(token))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


class Rail(Translated, Themed, QWidget):
    """Emits `chosen` with a page's key, and `lock_asked`."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, vault_name: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._compact = False
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._program = Elided(PROGRAM, Role.H2)
        self._vault = Elided(self.tr("Vault: {name}").format(name=vault_name), Role.CAPTION, "muted")
        self._column = Column(3, (14, 18, 14, 14), self)
        self._build()
        self.restyle()

    def _build(self) -> None:
        self._column.addWidget(self._program)
        self._column.addWidget(self._vault)
        self._column.addSpacing(theme().px(12))
        for page in (each for each in PAGES if each.place == "rail"):
            self._add(page.key, page.icon)
        self._column.addStretch(1)
        for page in (each for each in PAGES if each.place == "foot"):
            self._add(page.key, page.icon)
        self.lock_button = RailButton(Icon.LOCK, PageNames().of("lock"), checkable=False)
        self.lock_button.clicked.connect(self.lock_asked)
        self._column.addWidget(self.lock_button)

    def _add(self, key: str, icon: Icon) -> None:
        button = RailButton(icon, PageNames().of(key))
        button.setObjectName(f"rail-{key}")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._column.addWidget(button)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._buttons)

    def mark(self, key: str) -> None:
        """Shows which page is seen; a page outside the rail marks the entry it belongs to."""
        found = entry(key)
        seen = key if key in self._buttons or found is None else found.place
        if seen in self._buttons:
            self._buttons[seen].setChecked(True)

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in (*self._buttons.values(), self.lock_button))

    def focus(self) -> None:
        checked = self._group.checkedButton() or self._group.buttons()[0]
        checked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Icons only, words in tooltips."""
        self._compact = compact
        for button in (*self._buttons.values(), self.lock_button):
            button.set_compact(compact)
        self._program.setVisible(not compact)
        self._vault.setVisible(not compact)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedWidth(theme().px(NARROW if self._compact else WIDE))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrow keys move and show the page at once, as in a list of tabs."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        focused = [key for key, button in self._buttons.items() if button.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        self._open(keys[(keys.index(focused[0]) + step) % len(keys)])

    def _open(self, key: str) -> None:
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[key].click()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme().colour("line"))
