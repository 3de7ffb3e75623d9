"""Fields with their label as buddy, a hint and an error line; the passphrase field."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import announce
from sdt_desktop.ui.widgets.buttons import IconButton
from sdt_desktop.ui.widgets.labels import IconLabel, Label, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Row
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for

STRENGTHS = 5


class LineEdit(Themed, QLineEdit):
    """One line of text; 36 px high at 10 pt, marked when wrong."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.setMinimumHeight(theme().px(36))

    def mark_wrong(self, wrong: bool) -> None:
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class Field(Themed, QWidget):
    """Label above, the control, then a hint; `say_wrong` replaces the hint by what is wrong, with an icon."""

    def __init__(
        self, label: str, control: QWidget, hint: str = "", *, widest: float = 420, target: QWidget | None = None
    ) -> None:
        super().__init__()
        self.control, self._widest, self._hint_text = control, widest, hint
        self._focus = target or control
        column = Column(5, (0, 4, 0, 3), self)
        self._label = Label(label, Role.STRONG)
        self._label.setBuddy(self._focus)
        if not self._focus.accessibleName():
            self._focus.setAccessibleName(label)
        column.addWidget(self._label)
        line = Row(0)
        line.addWidget(control, 100)
        line.addStretch(1)
        column.addLayout(line)
        self._hint = Paragraph(hint, Role.CAPTION, "muted")
        self._sign = IconLabel(Icon.ERROR, "bad", 18)
        below = Row(6)
        below.addWidget(self._sign)
        below.addWidget(self._hint, 1)
        column.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say_wrong("")
        self.restyle()

    def restyle(self) -> None:
        self.control.setMaximumWidth(theme().px(self._widest))

    def say_wrong(self, sentence: str) -> None:
        """Marks the field and says why; an empty sentence takes the mark away."""
        self._sign.setVisible(bool(sentence))
        self._hint.setText(sentence or self._hint_text)
        self._hint.set_tone("bad" if sentence else "muted")
        self._hint.setVisible(bool(sentence or self._hint_text))
        self._focus.setAccessibleDescription(sentence or self._hint_text)
        if isinstance(self._focus, LineEdit):
            self._focus.mark_wrong(bool(sentence))
        if sentence:
            announce(self._focus, sentence)

    def wrong(self) -> bool:
        return not self._sign.isHidden()


class _Meter(Themed, QWidget):
    """Four segments; how many are filled repeats the word beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.level = -1
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(theme().px(150), theme().px(8))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, gap, count = painter_for(self), theme().px(4), STRENGTHS - 1
        wide = (self.width() - gap * (count - 1)) / count
        for index in range(count):
            fill = theme().colour("accent") if index < self.level else CLEAR
            where = QRectF(index * (wide + gap), 0, wide, self.height())
            box(
                painter,
                where,
                self.height() / 2,
                fill,
                theme().colour("accent" if index < self.level else "control_line"),
            )


class PassphraseField(Translated, QWidget):
    """Hidden text with *show*; pasting is allowed. `meter` adds the strength meter: see `show_strength`."""

    changed = Signal(str)
    submitted = Signal()

    def __init__(self, name: str, *, meter: bool = False) -> None:
        super().__init__()
        self._has_meter = meter
        self.edit = LineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(name)
        self.show_button = IconButton(Icon.SHOW, self.tr("Show the passphrase"))
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._show)
        self._meter, self._word = _Meter(), Label("", Role.CAPTION, "muted")
        self._lay_out()
        self.edit.textChanged.connect(self._changed)
        self.edit.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.edit)
        self._changed("")

    def _lay_out(self) -> None:
        column, line, below = Column(6, parent=self), Row(6), Row(10)
        line.addWidget(self.edit, 1)
        line.addWidget(self.show_button)
        below.addWidget(self._meter)
        below.addWidget(self._word, 1)
        column.addLayout(line)
        column.addLayout(below)
        self._meter.setVisible(self._has_meter)
        self._word.setVisible(self._has_meter)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def clear(self) -> None:
        """Empties the field and hides what may be typed next."""
        self.edit.clear()
        self.show_button.setChecked(False)

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if shown:
            self.show_button.rename(self.tr("Hide the passphrase"), Icon.HIDE)
        else:
            self.show_button.rename(self.tr("Show the passphrase"), Icon.SHOW)

    def _changed(self, text: str) -> None:
        if not text:
            self.show_strength(-1)
        self.changed.emit(text)

    def show_strength(self, level: int) -> None:
        """`level` is 0 to 4; below 0 nothing is said."""
        self._meter.level = level
        self._meter.update()
        self._word.setText(self._strength_word(level))

    def _strength_word(self, level: int) -> str:
        words = (
            self.tr("Very easy to guess"),
            self.tr("Easy to guess"),
            self.tr("Could be guessed"),
            self.tr("Hard to guess"),
            self.tr("Very hard to guess"),
        )
        return words[level] if 0 <= level < STRENGTHS else ""
