"""Step 2: seven generated words are offered first; an own passphrase gets a meter and no rules but a length."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from sdt_desktop.ui import i18n
from sdt_desktop.ui.clipboard import copy_secret
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.bars import announce
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Option, Tick
from sdt_desktop.ui.widgets.fields import Field, PassphraseField
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow
from sdt_desktop.ui.widgets.panels import Inset
from sdt_desktop.ui.working import Working

SHORTEST = 12


class PassphraseStep(Translated, Working, QWidget):
    """`done` carries the passphrase; it is held nowhere else, and `forget` empties the fields."""

    done = Signal(str)
    back = Signal()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        column = Column(14, parent=self)
        column.addWidget(Paragraph(self.tr("The passphrase that opens your vault"), Role.H1))
        column.addWidget(self._choice())
        column.addLayout(self._buttons())
        self._busy = Paragraph(
            self.tr("Making the vault. Computing the key takes about a second, on purpose."), Role.BODY, "muted"
        )
        self._busy.hide()
        column.addWidget(self._busy)
        self._rating = QTimer(self, singleShot=True, interval=150)
        self._rating.timeout.connect(self._rate)
        self._show_way()
        self._draw_words()

    def focus_first(self) -> None:
        (self.generated if self.generated.isChecked() else self.own).setFocus()

    # --- building --------------------------------------------------------------------------------------------

    def _choice(self) -> Card:
        card, group = Card(), QButtonGroup(self)
        self.generated = Option(self.tr("Use these seven words (recommended)"), checked=True)
        self.own = Option(self.tr("Write my own passphrase"))
        for option in (self.generated, self.own):
            group.addButton(option)
            option.toggled.connect(self._show_way)
        card.body.addWidget(self.generated)
        card.body.addWidget(self._generated_box())
        card.body.addWidget(self.own)
        card.body.addWidget(self._own_box())
        return card

    def _generated_box(self) -> QWidget:
        self._words_box = QWidget()
        column, buttons = Column(10, (30, 0, 0, 6), self._words_box), Flow(8)
        self.words = Paragraph("", Role.H2, longest=60)
        column.addWidget(Inset(self.words))
        again, copy = SecondaryButton(self.tr("Other words"), Icon.RANDOM), SecondaryButton(self.tr("Copy"), Icon.COPY)
        again.clicked.connect(self._draw_words)
        copy.clicked.connect(self._copy)
        buttons.addWidget(again)
        buttons.addWidget(copy)
        column.addLayout(buttons)
        column.addWidget(
            Paragraph(
                self.tr("Drawn on this computer. Write them down, or keep them in a password manager."),
                Role.BODY,
                "muted",
            )
        )
        self.noted = Tick(self.tr("I have noted these words"))
        self.noted.toggled.connect(self._allow)
        column.addWidget(self.noted)
        return self._words_box

    def _own_box(self) -> QWidget:
        self._own_fields = QWidget()
        column = Column(10, (30, 0, 0, 6), self._own_fields)
        self.passphrase = PassphraseField(self.tr("Passphrase"), meter=True)
        self.repeated = PassphraseField(self.tr("Passphrase, once more"))
        self.passphrase.changed.connect(self._start_rating)
        self.passphrase.changed.connect(self._allow)
        self.repeated.changed.connect(self._allow)
        hint = self.tr("At least 12 characters. Several words without a link between them are best. Pasting works.")
        self.field = Field(self.tr("Passphrase"), self.passphrase, hint, target=self.passphrase.edit)
        self.again_field = Field(self.tr("Once more"), self.repeated, target=self.repeated.edit)
        column.addWidget(self.field)
        column.addWidget(self.again_field)
        return self._own_fields

    def _buttons(self) -> Flow:
        buttons = Flow(10)
        self.go_back = SecondaryButton(self.tr("Back"), Icon.BACK)
        self.next = PrimaryButton(self.tr("Make the vault"), Icon.NEXT)
        self.go_back.clicked.connect(self.back)
        self.next.clicked.connect(self._go_on)
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.next)
        return buttons

    # --- behaviour -------------------------------------------------------------------------------------------

    def _show_way(self) -> None:
        self._words_box.setVisible(self.generated.isChecked())
        self._own_fields.setVisible(self.own.isChecked())
        self._allow()

    def _draw_words(self) -> None:
        language = i18n.language()
        self.noted.setChecked(False)
        self.work(lambda _t, _p: self.ctx.services.generate_passphrase(language), self._show_words)

    def _start_rating(self, _: str) -> None:
        self._rating.start()

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self._allow()

    def _copy(self) -> None:
        copy_secret(self.words.text())
        announce(self, self.tr("Copied. The clipboard is cleared in 30 seconds."))

    def _allow(self) -> None:
        """The button says nothing new by being grey: the fields say what is missing when it is pressed."""
        ready = bool(self.words.text()) and self.noted.isChecked() if self.generated.isChecked() else True
        self.next.setEnabled(ready)

    def _rate(self) -> None:
        text, language = self.passphrase.text(), i18n.language()
        if text:
            self.work(lambda _t, _p: self.ctx.services.passphrase_score(text, language), self.passphrase.show_strength)

    def _go_on(self) -> None:
        if self.generated.isChecked():
            self.done.emit(self.words.text())
        elif self._own_is_good():
            self.done.emit(self.passphrase.text())

    def _own_is_good(self) -> bool:
        text = self.passphrase.text()
        short = len(text) < SHORTEST
        self.field.say_wrong(self.tr("Too short: at least 12 characters are needed.") if short else "")
        differs = not short and text != self.repeated.text()
        self.again_field.say_wrong(self.tr("The two passphrases differ.") if differs else "")
        return not short and not differs

    def set_busy(self, busy: bool) -> None:
        for part in (self.next, self.go_back, self._words_box, self._own_fields, self.generated, self.own):
            part.setEnabled(not busy)
        self._busy.setVisible(busy)
        if busy:
            announce(self, self._busy.text())
        else:
            self._allow()

    def forget(self) -> None:
        """Leaves no word on the screen once the vault is made."""
        self.words.setText("")
        self.passphrase.clear()
        self.repeated.clear()
