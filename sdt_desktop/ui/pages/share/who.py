"""Step 1: one recipient."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup

from sdt_desktop.base.clock import Clock
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.ui import formats
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.contacts import Fingerprint, TrustChip, name_of
from sdt_desktop.ui.pages.share.draft import Draft, Step
from sdt_desktop.ui.pages.share.words import ShareWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Option, Tick
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow


class WhoStep(Step):
    """Contacts as cards to choose from; an unchecked one needs one more yes."""

    def __init__(self, contacts: Sequence[Recipient], clock: Clock, import_card: Callable[[], object]) -> None:
        super().__init__()
        self._today = clock.now().date()
        self.group = QButtonGroup(self)
        self._column = Column(14, parent=self)
        self._column.addWidget(Paragraph(self.tr("One purpose, one recipient, one package."), Role.BODY, "muted"))
        self._grid = CardGrid(smallest=330, steps=(3, 2, 1))
        self._column.addLayout(self._grid)
        self.anyway = Tick(
            self.tr("I have not compared this fingerprint with the recipient and want to go on all the same")
        )
        self.anyway.hide()
        self.anyway.toggled.connect(self.changed)
        self._column.addWidget(self.anyway)
        other = SecondaryButton(self.tr("Import a card…"), Icon.CONTACT)
        other.clicked.connect(import_card)
        self._column.addWidget(other)
        self._contacts: list[Recipient] = []
        self.set_contacts(contacts)
        self.group.buttonToggled.connect(self._chose)

    def set_contacts(self, contacts: Sequence[Recipient]) -> None:
        """Shows them anew and keeps the one that was chosen."""
        held = self.chosen()
        for button in self.group.buttons():
            self.group.removeButton(button)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._contacts = list(contacts)
        for at, contact in enumerate(contacts):
            self._grid.add(self._card(at, contact))
        same = next((at for at, each in enumerate(contacts) if held and each.card_id == held.card_id), None)
        only = 0 if len(contacts) == 1 else None
        button = self.group.button(same if same is not None else only if only is not None else -1)
        if button is not None and button.isEnabled():
            button.setChecked(True)
        self._chose()

    def _card(self, at: int, contact: Recipient) -> Card:
        card = Card()
        option = Option(name_of(contact))
        option.setAccessibleDescription(ShareWords().trust_sentence(contact.trust))
        self.group.addButton(option, at)
        card.body.addWidget(option)
        chips = Flow(8)
        chips.addWidget(TrustChip(contact.trust))
        card.body.addLayout(chips)
        card.body.addWidget(Paragraph(ShareWords().trust_sentence(contact.trust), Role.CAPTION, "muted"))
        card.body.addWidget(Fingerprint(contact))
        if contact.expires < self._today:
            option.setEnabled(False)
            text = self.tr("This card ended on {day}: ask for a new one.")
            card.body.addWidget(Paragraph(text.format(day=formats.day(contact.expires)), Role.BODY, "warn"))
        card.body.addStretch(1)
        return card

    def chosen(self) -> Recipient | None:
        at = self.group.checkedId()
        return self._contacts[at] if 0 <= at < len(getattr(self, "_contacts", ())) else None

    def _chose(self) -> None:
        chosen = self.chosen()
        unchecked = chosen is not None and chosen.trust is TrustLevel.UNCHECKED
        if not unchecked or chosen is not getattr(self, "_asked", None):
            self.anyway.setChecked(False)
        self._asked = chosen
        self.anyway.setVisible(unchecked)
        self.changed.emit()

    def problem(self) -> str:
        chosen = self.chosen()
        if chosen is None:
            return self.tr("Choose a recipient.")
        if chosen.trust is TrustLevel.UNCHECKED and not self.anyway.isChecked():
            return self.tr("Anyone could have made this card. Compare the fingerprint first, or tick the box.")
        return ""

    def store(self, draft: Draft) -> None:
        draft.contact = self.chosen()
