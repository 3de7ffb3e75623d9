"""Changing the passphrase and making new recovery words; the old passphrase is asked again each time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui import i18n
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import Field, PassphraseField
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.working import Working

if TYPE_CHECKING:
    from sdt_desktop.ui.pages.settings.page import SettingsPage


class _KeyCard(Translated, Working, Card):
    """A card that asks for the present passphrase."""

    def __init__(self, ctx: AppContext, page: "SettingsPage", title: str, caption: str, icon: Icon) -> None:
        super().__init__(title, caption, icon)
        self.ctx, self._page = ctx, page
        self.present = PassphraseField(self.tr("Present passphrase"))
        self.present_field = Field(self.tr("Present passphrase"), self.present, target=self.present.edit, widest=380)
        self.body.addWidget(self.present_field)

    def notify_error(self, error: BaseException) -> None:
        """At the field where it is the passphrase, else as a bar of the page."""
        self.set_busy(False)
        if isinstance(error, SdtError) and error.code == "vault.passphrase_wrong":
            self.present_field.say_wrong(Messages().of_error(error).sentence)
        else:
            self._page.notify_error(error)

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)


class PassphraseCard(_KeyCard):
    def __init__(self, ctx: AppContext, page: "SettingsPage") -> None:
        caption = self.tr("Copies of the vault made earlier still open with the old one.")
        super().__init__(ctx, page, self.tr("Change the passphrase"), caption, Icon.KEY)
        self.fresh, self.repeated = (
            PassphraseField(self.tr("New passphrase"), meter=True),
            PassphraseField(self.tr("Once more")),
        )
        hint = self.tr("At least 12 characters.")
        self.fresh_field = Field(self.tr("New passphrase"), self.fresh, hint, target=self.fresh.edit, widest=380)
        self.again_field = Field(self.tr("Once more"), self.repeated, target=self.repeated.edit, widest=380)
        self.change = SecondaryButton(self.tr("Change the passphrase"), Icon.KEY)
        self.change.clicked.connect(self._change)
        for part in (self.fresh_field, self.again_field, self.change):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._rating = QTimer(self, singleShot=True, interval=150)
        self._rating.timeout.connect(self._rate)
        self.fresh.changed.connect(self._start_rating)

    def _rate(self) -> None:
        text, language = self.fresh.text(), i18n.language()
        if text:
            self.work(lambda _t, _p: self.ctx.services.passphrase_score(text, language), self.fresh.show_strength)

    def _start_rating(self, _: str) -> None:
        self._rating.start()

    def _change(self) -> None:
        self.present_field.say_wrong("")
        differs = self.fresh.text() != self.repeated.text()
        self.again_field.say_wrong(self.tr("The two passphrases differ.") if differs else "")
        if differs:
            return
        session, old, new = self.ctx.session.current, self.present.text(), self.fresh.text()
        self.set_busy(True)
        self.work(
            lambda _t, _p: self.ctx.services.change_passphrase(session, old, new),
            self._changed,
            title=self.tr("Changing the passphrase"),
            writes=True,
        )

    def _changed(self, _: object) -> None:
        self.set_busy(False)
        for field in (self.present, self.fresh, self.repeated):
            field.clear()
        self.ctx.session.announce_change()
        self._page.notify("done", self.tr("The passphrase is changed. From now on only the new one opens this vault."))


class RecoveryCard(_KeyCard):
    def __init__(self, ctx: AppContext, page: "SettingsPage") -> None:
        caption = self.tr("New words replace the earlier ones, once you have kept them.")
        super().__init__(ctx, page, self.tr("Make a new recovery sheet"), caption, Icon.RECOVERY)
        self.body.addWidget(Paragraph(self.tr("24 words open the vault if the passphrase is lost."), tone="muted"))
        self.make = SecondaryButton(self.tr("Make new words"), Icon.RECOVERY)
        self.make.clicked.connect(self._make)
        self.body.addWidget(self.make)
        self.body.addStretch(1)

    def _make(self) -> None:
        self.present_field.say_wrong("")
        session, passphrase, language = self.ctx.session.current, self.present.text(), i18n.language()
        self.set_busy(True)
        self.work(
            lambda _t, _p: self.ctx.services.offer_recovery_words(session, passphrase, language),
            self._offered,
            title=self.tr("Making recovery words"),
        )

    def _offered(self, words: tuple[str, ...]) -> None:
        from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep

        self.set_busy(False)
        self.present.clear()
        session = self.ctx.session.current
        step = RecoveryStep(self.ctx, session.name, words, session)
        step.declined.connect(self._page.show_content)
        step.confirmed.connect(self._kept)
        self._page.show_step(step)

    def _kept(self) -> None:
        self._page.show_content()
        self.ctx.session.announce_change()
        self._page.notify(
            "done", self.tr("The new recovery words are kept. The earlier sheet no longer opens the vault.")
        )
