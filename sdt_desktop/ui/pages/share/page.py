"""Share: the ledger, the contacts, and the wizard that seals a slice for one recipient."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Recipient, Share, TrustLevel
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.share.contacts import KeysChanged, name_of
from sdt_desktop.ui.pages.share.desk import Desk
from sdt_desktop.ui.pages.share.details import Details
from sdt_desktop.ui.pages.share.wizard import ShareWizard
from sdt_desktop.ui.pages.share.words import core_language
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton

if TYPE_CHECKING:
    from sdt_desktop.services.share_choices import StreamOffer
    from sdt_desktop.services.share_desk import KeysChange, ShareDesk, ShareDetails


class SharePage(Page):
    key = "share"

    def build(self) -> None:
        self.set_title(
            self.tr("Share"),
            self.tr("What left, to whom, until when. Nothing leaves without your yes to its exact bytes."),
        )
        self.import_button = SecondaryButton(self.tr("Import a card…"), Icon.CONTACT)
        self.import_button.clicked.connect(self.ask_for_card)
        self.start_button = PrimaryButton(self.tr("Share a slice…"), Icon.SHARE)
        self.start_button.clicked.connect(self.start)
        self.add_action(self.import_button)
        self.add_action(self.start_button)
        self._desk: ShareDesk | None = None
        self._shown: Desk | None = None
        self.wizard: ShareWizard | None = None
        self.details: Details | None = None
        self._wanted: dict[str, Any] = {}

    def receive(self, **arguments: Any) -> None:
        """`start=True` opens the wizard, `package=…` one share."""
        self._wanted = arguments
        if self._desk is not None:
            self._follow()

    # --- the first screen ------------------------------------------------------------------------------------

    def reload(self) -> None:
        session = self.ctx.session.current
        language = core_language()
        self.load(
            lambda _t, _p: self.ctx.services.share_desk(session, language),
            self._show,
            self.tr("Reading shares and contacts"),
        )

    def _show(self, desk: "ShareDesk") -> None:
        self._desk = desk
        if self.wizard is not None:
            self.wizard.who.set_contacts(desk.contacts)
            return
        if self.details is None:
            self.show_desk()
        self._follow()

    def _follow(self) -> None:
        wanted, self._wanted = self._wanted, {}
        if wanted.get("start"):
            self.start()
        elif wanted.get("package"):
            self._read_details(str(wanted["package"]))

    def show_desk(self) -> None:
        """Back to the ledger; drops the wizard and whatever share was open."""
        self.wizard = self.details = None
        self._show_header(True)
        desk = self._desk
        if desk is None:
            return
        if not desk.shares and not desk.contacts:
            self._show_empty()
            return
        if self._shown is not None:
            self.content.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = Desk(desk, lambda share: self._read_details(share.package), self.compare)
        self.content.addWidget(self._shown)
        self.show_content()
        self.to_top()

    def _show_empty(self) -> None:
        self.start_button.setVisible(False)
        self.import_button.setVisible(False)
        self.show_empty(
            Icon.SHARE,
            self.tr("Nothing was shared"),
            self.tr(
                "To share you need the recipient’s contact card: a small file with their name, their purposes and "
                "their keys. They find it on their site, or send it to you. What you share is sealed for these keys "
                "only, and you see every row before."
            ),
            ((self.tr("Import a card…"), self.ask_for_card),),
        )

    def _show_header(self, shown: bool) -> None:
        self.import_button.setVisible(shown)
        self.start_button.setVisible(shown)

    def to_top(self) -> None:
        QTimer.singleShot(0, self, lambda: self.scaffold.area.verticalScrollBar().setValue(0))

    # --- contacts --------------------------------------------------------------------------------------------

    def ask_for_card(self) -> None:
        self.ctx.dialogs.open_files(
            self,
            self.tr("Import a contact card"),
            lambda paths: self.import_card(paths[0]),
            self.tr("Contact card (*.sdtcard.json *.json)"),
        )

    def import_card(self, path: Path) -> None:
        session = self.ctx.session.current
        self.work(
            lambda _t, _p: self.ctx.services.import_card(session, path),
            self._imported,
            lambda error: self._not_imported(path, error),
            writes=True,
        )

    def _imported(self, contact: Recipient) -> None:
        self.clear_messages()
        text = self.tr("The card of {name} is among your contacts. Compare its fingerprint before you share.")
        if contact.trust is TrustLevel.COMPARED:
            text = self.tr("The card of {name} is up to date; its keys are those you compared.")
        self.notify("done", text.format(name=name_of(contact)))
        self.ctx.session.announce_change()

    def _not_imported(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, SdtError) or error.code != "card.keys_changed":
            self.notify_error(error)
            return
        session, language = self.ctx.session.current, core_language()
        self.work(
            lambda _t, _p: self.ctx.services.changed_keys(session, path, language),
            lambda change: self._show_change(path, change),
        )

    def _show_change(self, path: Path, change: "KeysChange | None") -> None:
        if change is None:
            return
        self.wizard = self.details = None
        self._show_header(False)
        self.show_state(KeysChanged(change, self.show_desk, lambda: self._ask_to_take(path, change)))
        self.to_top()

    def _ask_to_take(self, path: Path, change: "KeysChange") -> None:
        question = Question(
            self.tr("Take the new card of {name}?").format(name=name_of(change.new)),
            self.tr("The old keys are replaced. The contact is unchecked until you compare the new fingerprint."),
            self.tr("Take the new card"),
            self.tr("Keep the old one"),
            Icon.FINGERPRINT,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._take(path))

    def _take(self, path: Path) -> None:
        session = self.ctx.session.current
        self.work(
            lambda _t, _p: self.ctx.services.accept_new_keys(session, path),
            self._taken,
            writes=True,
        )

    def _taken(self, contact: Recipient) -> None:
        self.show_desk()
        self._imported(contact)

    def compare(self, contact: Recipient) -> None:
        """Asks whether digits or words were really compared; the level rises only then."""
        question = Question(
            self.tr("Are these the digits {name} told you?").format(name=name_of(contact)),
            self.tr(
                "{digits}\n{words}\n\nCompare in person, on paper or by telephone, never with what came together "
                "with the card."
            ).format(digits=contact.fingerprint_digits, words=" ".join(contact.fingerprint_words)),
            self.tr("They are the same"),
            self.tr("Not compared yet"),
            Icon.FINGERPRINT,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._mark_compared(contact))

    def _mark_compared(self, contact: Recipient) -> None:
        session = self.ctx.session.current
        self.work(
            lambda _t, _p: self.ctx.services.trust(session, contact.card_id, TrustLevel.COMPARED),
            lambda _: self.ctx.session.announce_change(),
            writes=True,
        )

    # --- one share -------------------------------------------------------------------------------------------

    def _read_details(self, package: str, place: Path | None = None) -> None:
        session = self.ctx.session.current
        self.work(
            lambda _t, _p: self.ctx.services.share_details(session, package),
            lambda details: self._show_details(details, place),
        )

    def _show_details(self, details: "ShareDetails", place: Path | None = None) -> None:
        self.wizard = None
        self._show_header(False)
        self.details = Details(details, lambda share: self._handed_over(share, place), self.show_desk, place)
        self.show_state(self.details)
        QTimer.singleShot(0, self.details, self.details.standing.close_button.setFocus)
        self.to_top()

    def _handed_over(self, share: Share, place: Path | None) -> None:
        session = self.ctx.session.current
        self.work(
            lambda _t, _p: self.ctx.services.note_handed_over(session, share.package),
            lambda _: self._noted(share, place),
            writes=True,
        )

    def _noted(self, share: Share, place: Path | None) -> None:
        self.ctx.session.announce_change()
        self._read_details(share.package, place)

    # --- the wizard ------------------------------------------------------------------------------------------

    def start(self) -> None:
        session = self.ctx.session.current
        self.work(lambda _t, _p: self.ctx.services.share_offers(session), self._begin)

    def _begin(self, offers: "tuple[StreamOffer, ...]") -> None:
        desk = self._desk
        if desk is None:
            return
        if not offers:
            self.notify(
                "info",
                self.tr("There is nothing to share yet: import a file first."),
                ((self.tr("Import a file"), self.ctx.navigator.import_files),),
            )
            return
        if not desk.contacts:
            self._show_empty()
            return
        self.clear_messages()
        self._show_header(False)
        self.details = None
        self.wizard = ShareWizard(self.ctx, desk.contacts, offers, self.ask_for_card)
        self.wizard.sealed.connect(self._sealed)
        self.wizard.moved.connect(self.to_top)
        self.wizard.given_up.connect(self.give_up)
        self.show_state(self.wizard)
        self.to_top()

    def _sealed(self, share: Share, out: Path) -> None:
        self.wizard = None
        self.ctx.session.announce_change()
        self._read_details(share.package, out)

    def give_up(self) -> None:
        if self.may_leave(self.show_desk):
            self.show_desk()

    def may_leave(self, leave: Callable[[], object]) -> bool:
        """Choices of the wizard are not kept: leaving it asks."""
        if self.wizard is None or not self.wizard.touched():
            return True
        question = Question(
            self.tr("Stop preparing this share?"),
            self.tr("Nothing has left. Your choices in these steps are not kept."),
            self.tr("Stop here"),
            self.tr("Go on preparing"),
            Icon.SHARE,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._drop(leave))
        return False

    def _drop(self, leave: Callable[[], object]) -> None:
        self.show_desk()
        leave()
