"""The first screen: shares that run, shares that are over, contacts."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from sdt_desktop.model.sharing import Recipient, Share
from sdt_desktop.services.share_desk import ShareDesk
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.contacts import ContactCard
from sdt_desktop.ui.pages.share.words import RUNNING, ShareWords, day_of
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow


class ShareCard(Translated, Card):
    """One share of the ledger."""

    def __init__(self, share: Share, look: Callable[[Share], object]) -> None:
        words = ShareWords()
        super().__init__(share.recipient, "", Icon.SHARE, "accent")
        self.share = share
        flow = Flow(8)
        flow.addWidget(Chip(*words.state(share.state)))
        self.body.addLayout(flow)
        self.body.addWidget(Paragraph(share.purpose))
        until = self.tr("{tables}, {until}").format(tables=words.summary(share), until=words.until(share))
        self.body.addWidget(Paragraph(until, Role.CAPTION, "muted"))
        self.body.addWidget(Paragraph(self._left(share), Role.CAPTION, "muted"))
        self.body.addStretch(1)
        button = SecondaryButton(self.tr("See what left"), Icon.SHOW)
        said = self.tr("See what left: {recipient}, {day}")
        button.setAccessibleName(said.format(recipient=share.recipient, day=day_of(share.created_ms)))
        button.clicked.connect(lambda: look(share))
        self.body.addWidget(button)

    def _left(self, share: Share) -> str:
        return self.tr("Sealed on {day}").format(day=day_of(share.created_ms))


class Desk(Translated, QWidget):
    """Built anew from what was read."""

    def __init__(
        self, desk: ShareDesk, look: Callable[[Share], object], compare: Callable[[Recipient], object]
    ) -> None:
        super().__init__()
        column = Column(12, parent=self)
        running = [each for each in desk.shares if each.state in RUNNING]
        over = [each for each in desk.shares if each.state not in RUNNING]
        self._shares(column, self.tr("Running shares"), running, look)
        if not running:
            column.addWidget(self._nothing(bool(over)))
        self._shares(column, self.tr("Shares that are over"), over, look)
        self._contacts(column, desk.contacts, compare)

    def _shares(self, column: Column, title: str, shares: Sequence[Share], look: Callable[[Share], object]) -> None:
        if not shares:
            return
        column.addWidget(Paragraph(title, Role.H2))
        grid = CardGrid(smallest=270, steps=(3, 2, 1))
        for share in shares:
            grid.add(ShareCard(share, look))
        column.addLayout(grid)

    def _nothing(self, over: bool) -> QWidget:
        title = self.tr("No share is running") if over else self.tr("Nothing was shared")
        return Card(
            title,
            self.tr("Choose a slice, make it as coarse as you like, and see exactly what leaves before it is sealed."),
            Icon.SHARE,
        )

    def _contacts(self, column: Column, contacts: Sequence[Recipient], compare: Callable[[Recipient], object]) -> None:
        column.addWidget(Paragraph(self.tr("Contacts"), Role.H2))
        if not contacts:
            column.addWidget(
                Card(self.tr("No contact yet"), self.tr("A card holds a recipient’s name and keys."), Icon.CONTACT)
            )
            return
        grid = CardGrid(smallest=330, steps=(3, 2, 1))
        for contact in contacts:
            grid.add(ContactCard(contact, compare))
        column.addLayout(grid)
