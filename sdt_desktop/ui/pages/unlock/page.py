"""Opening a vault: shows its name only. Each failure has its own sentence; after five the words are offered."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui import vaults
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import Action, MessageBar, announce
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import Field, PassphraseField
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow
from sdt_desktop.ui.working import Working

if TYPE_CHECKING:
    from sdt_desktop.services.session import Session

TRIES_BEFORE_HINT = 5
_COPY_MAY_HELP = frozenset({
    "vault.header_missing", "vault.header_damaged", "vault.header_altered", "vault.kdf_too_weak",
    "vault.kdf_too_costly",
})  # fmt: skip


class WordsEdit(Themed, QPlainTextEdit):
    """Room for 24 words; Tab goes on to the next field instead of writing a tab."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.setFixedHeight(theme().px(110))


class Unlock(Translated, Working, QWidget):
    """`other_chosen` carries another vault's folder, `create_asked` starts onboarding."""

    other_chosen = Signal(object)
    create_asked = Signal()
    widest, sinks = 600, 1

    def __init__(self, ctx: AppContext, folder: Path) -> None:
        super().__init__()
        self.ctx, self._folder, self._failures = ctx, folder, 0
        self._by_words, self._agreed = False, frozenset[str]()
        self.setObjectName("unlock")
        column = Column(12, parent=self)
        self._messages = Column(8)
        column.addLayout(self._messages)
        self._card = Card()
        column.addWidget(self._card)
        self._below = Flow(6)
        column.addLayout(self._below)
        self._build_head()
        self._build_fields()
        self._build_links()
        self._show_way()

    # --- building --------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        body = self._card.body
        body.addWidget(IconLabel(Icon.LOCK, "accent", 32))
        body.addWidget(Paragraph(vaults.vault_name(self._folder), Role.H1, longest=40))
        self._lead = Paragraph("", Role.BODY, "muted")
        body.addWidget(self._lead)
        body.addSpacing(6)

    def _build_fields(self) -> None:
        body = self._card.body
        self.words = WordsEdit(self.tr("Recovery words"))
        hint = self.tr("Capitals, accents and extra spaces do not matter; the first four letters of a word are enough.")
        self.words_field = Field(self.tr("Your 24 recovery words"), self.words, hint, widest=640)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.submitted.connect(self.open_vault)
        self.field = Field(self.tr("Passphrase"), self.passphrase, target=self.passphrase.edit)
        self.fresh = PassphraseField(self.tr("New passphrase"), meter=True)
        self.fresh.submitted.connect(self.open_vault)
        self.fresh.changed.connect(self._rate)
        about = self.tr("At least 12 characters. The old passphrase stops working.")
        self.fresh_field = Field(self.tr("New passphrase"), self.fresh, about, target=self.fresh.edit)
        for field in (self.words_field, self.field, self.fresh_field):
            body.addWidget(field)
        self._working = Paragraph(
            self.tr("Opening. Computing the key takes about a second, on purpose."), Role.BODY, "muted"
        )
        keep = self._working.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._working.setSizePolicy(keep)
        self._working.hide()
        self.open_button = PrimaryButton(self.tr("Open the vault"), Icon.UNLOCK)
        self.open_button.clicked.connect(self.open_vault)
        self.other_way = SecondaryButton("")
        self.other_way.clicked.connect(self._switch_way)
        buttons = Flow(10, above=4)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.other_way)
        body.addLayout(buttons)
        body.addWidget(self._working)

    def _build_links(self) -> None:
        links = (
            (self.tr("Another vault…"), Icon.FOLDER, self._choose_other),
            (self.tr("Create a vault"), Icon.ADD, self.create_asked.emit),
            (self.tr("Look at a fictional household"), Icon.HOUSEHOLD, self.ctx.navigator.demo_asked.emit),
        )
        for words, icon, act in links:
            link = LinkButton(words, icon)
            link.clicked.connect(act)
            self._below.addWidget(link)

    def _show_way(self) -> None:
        """Passphrase, or recovery words with a new passphrase."""
        self.field.setVisible(not self._by_words)
        self.words_field.setVisible(self._by_words)
        self.fresh_field.setVisible(self._by_words)
        if self._by_words:
            self._lead.setText(self.tr("The words of your recovery sheet open the vault and set a new passphrase."))
            self.other_way.setText(self.tr("Use the passphrase"))
            self.other_way.set_sign(Icon.KEY)
        else:
            self._lead.setText(self.tr("This vault is locked. Your data are protected as long as it stays so."))
            self.other_way.setText(self.tr("Use the recovery words"))
            self.other_way.set_sign(Icon.RECOVERY)

    def focus_first(self) -> None:
        (self.words if self._by_words else self.passphrase.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_way(self) -> None:
        self._by_words = not self._by_words
        self._clear_messages()
        self._show_way()
        self.focus_first()

    def _choose_other(self) -> None:
        self.ctx.dialogs.open_folder(self, self.tr("Choose a folder that ends in .sdtvault"), self.other_chosen.emit)

    def _rate(self, text: str) -> None:
        from sdt_desktop.ui import i18n

        if text:
            language = i18n.language()
            self.work(lambda _t, _p: self.ctx.services.passphrase_score(text, language), self.fresh.show_strength)

    # --- opening ---------------------------------------------------------------------------------------------

    def open_vault(self) -> None:
        """Derives the key on the worker; the fields are emptied once the vault is open."""
        self._clear_messages()
        folder, clock, services, agreed = self._folder, self.ctx.clock, self.ctx.services, self._agreed
        self._set_busy(True)
        if self._by_words:
            words, fresh = self.words.toPlainText(), self.fresh.text()
            self.work(
                lambda _t, _p: services.recover(folder, words, fresh, clock, agreed),
                self._opened, self._failed, outlives=True,
            )  # fmt: skip
        else:
            passphrase = self.passphrase.text()
            self.work(
                lambda _t, _p: services.unlock(folder, passphrase, clock, agreed),
                self._opened, self._failed, outlives=True,
            )  # fmt: skip

    def _set_busy(self, busy: bool) -> None:
        for part in (self.open_button, self.other_way, self.field, self.words_field, self.fresh_field, self._below):
            part.setEnabled(not busy)
        self._working.setVisible(busy)
        if busy:
            announce(self, self._working.text())

    def _opened(self, session: "Session") -> None:
        self.passphrase.clear()
        self.fresh.clear()
        self.words.clear()
        self.ctx.session.put(session)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self._failures += 1
        from sdt_desktop.ui.messages import Messages

        message = Messages().of_error(error)
        sentence = " ".join(part for part in (message.sentence, message.following) if part)
        code = error.code if isinstance(error, SdtError) else ""
        field = self._field_of(code)
        if field is None:
            self._messages.addWidget(MessageBar("error", sentence, self._ways_on(code)))
            announce(self, sentence)
        else:
            field.say_wrong(sentence)
        self._offer_words()
        self.focus_first()

    def _field_of(self, code: str) -> Field | None:
        """Where a failure belongs; None where no field is to blame."""
        if code.startswith("vault.passphrase_"):
            return self.fresh_field if self._by_words else self.field
        return self.words_field if code.startswith("vault.recovery_") and self._by_words else None

    def _ways_on(self, code: str) -> tuple[Action, ...]:
        """What the person may decide about a header: to use its second copy, to go on with an older one."""
        if code in _COPY_MAY_HELP and "second_copy" not in self._agreed:
            return ((self.tr("Open with the second copy"), lambda: self._agree("second_copy")),)
        if code == "vault.header_rolled_back":
            return ((self.tr("Open it all the same"), lambda: self._agree("accept_rollback")),)
        return ()

    def _agree(self, to: str) -> None:
        self._agreed |= {to}
        self.open_vault()

    def _offer_words(self) -> None:
        if self._failures == TRIES_BEFORE_HINT and not self._by_words:
            text = self.tr("If the passphrase is lost, the 24 words of the recovery sheet open the vault.")
            action = (self.tr("Use the recovery words"), self._switch_way)
            self._messages.addWidget(MessageBar("info", text, (action,)))

    def _clear_messages(self) -> None:
        for field in (self.field, self.words_field, self.fresh_field):
            field.say_wrong("")
        for bar in self.findChildren(MessageBar):
            bar.close_bar()
