"""Contacts: name, role, fingerprint in digits and words, level of trust with word, icon and colour."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.services.share_desk import KeysChange
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.facts import Said
from sdt_desktop.ui.pages.share.words import ShareWords, core_language
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.labels import Label, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow


def name_of(contact: Recipient) -> str:
    return contact.name(core_language())


class Fingerprint(Translated, QWidget):
    """40 digits in eight groups and six words: what two people compare, in person or by telephone."""

    def __init__(self, contact: Recipient, tone: str = "text") -> None:
        super().__init__()
        column = Column(3, parent=self)
        column.addWidget(Paragraph(self.tr("Fingerprint"), Role.CAPTION, "muted"))
        groups = contact.fingerprint_digits.split()
        for start in range(0, len(groups), 4):
            column.addWidget(Label("  ".join(groups[start : start + 4]), Role.BODY, tone, tabular=True))
        column.addWidget(Paragraph(" ".join(contact.fingerprint_words), Role.BODY, tone))


class TrustChip(Chip):
    def __init__(self, level: TrustLevel) -> None:
        super().__init__(*ShareWords().trust(level))


class ContactCard(Translated, Card):
    """One contact; `compare` is what *I compared the fingerprint* does."""

    def __init__(self, contact: Recipient, compare: Callable[[Recipient], object]) -> None:
        super().__init__(name_of(contact), "", Icon.CONTACT, "accent")
        words = ShareWords()
        self.contact = contact
        kind = words.role(contact.role)
        named = contact.organisation and contact.organisation != name_of(contact)
        self.set_caption(f"{contact.organisation}\n{kind}" if named else kind)
        flow = Flow(8)
        flow.addWidget(TrustChip(contact.trust))
        self.body.addLayout(flow)
        self.body.addWidget(Paragraph(words.trust_sentence(contact.trust), Role.CAPTION, "muted"))
        self.body.addWidget(Fingerprint(contact))
        self.body.addWidget(Paragraph(self._valid(contact), Role.CAPTION, "muted"))
        self.body.addStretch(1)
        if contact.trust is not TrustLevel.COMPARED:
            button = SecondaryButton(self.tr("I compared it…"), Icon.FINGERPRINT)
            button.setAccessibleName(self.tr("I compared the fingerprint of {name}").format(name=name_of(contact)))
            button.clicked.connect(lambda: compare(contact))
            self.body.addWidget(button)

    def _valid(self, contact: Recipient) -> str:
        return self.tr("Card valid until {day}").format(day=formats.day(contact.expires, short=True))


class KeysChanged(Translated, Card):
    """A card with other keys than the contact's: blocked, both fingerprints side by side."""

    def __init__(self, change: KeysChange, keep: Callable[[], object], take: Callable[[], object]) -> None:
        name = name_of(change.held)
        super().__init__(self.tr("The keys of {name} have changed").format(name=name), "", Icon.WARNING, "bad")
        self.body.addWidget(
            Paragraph(
                self.tr(
                    "This card carries the name of a contact of yours, but other keys. Perhaps they made new ones; "
                    "perhaps somebody else made the card. Nothing can be shared with it until you have decided."
                )
            )
        )
        grid = CardGrid(smallest=330, steps=(2, 1))
        grid.add(self._side(self.tr("The card you hold"), change.held))
        grid.add(self._side(self.tr("The new card"), change.new))
        self.body.addLayout(grid)
        self.body.addWidget(
            Said(
                Icon.INFO,
                self.tr(
                    "Compare the new fingerprint with the recipient in person or by telephone. Whatever you decide, "
                    "a new card starts as unchecked."
                ),
            )
        )
        buttons = Flow(10, above=6)
        self.keep = PrimaryButton(self.tr("Keep the card you hold"), Icon.PROTECTED)
        self.take = SecondaryButton(self.tr("Take the new card…"), Icon.CONTACT)
        self.keep.clicked.connect(keep)
        self.take.clicked.connect(take)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.take)
        self.body.addLayout(buttons)

    def _side(self, title: str, contact: Recipient) -> QWidget:
        side = Card(title, formats.day(contact.expires, short=True))
        side.set_caption(self.tr("Card valid until {day}").format(day=formats.day(contact.expires, short=True)))
        side.body.addWidget(Fingerprint(contact))
        flow = Flow(8, above=4)
        flow.addWidget(TrustChip(contact.trust))
        side.body.addLayout(flow)
        side.body.addStretch(1)
        return side
