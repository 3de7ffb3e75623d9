"""Step 3: how coarse. Starts at the coarsest; each finer step says what could then be guessed."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QWidget

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.services.share_choices import GrainOffer, StreamOffer, whole_cells
from sdt_desktop.ui import messages
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.draft import Draft, Step
from sdt_desktop.ui.pages.share.facts import Said
from sdt_desktop.ui.pages.share.words import ShareWords
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Option
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Column
from sdt_desktop.ui.words import LOOKS, DataWords


class Indented(Themed, QWidget):
    """Text below an option, level with its words."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._column = Column(0, parent=self)
        self._column.addWidget(inside)
        self.restyle()

    def restyle(self) -> None:
        self._column.setContentsMargins(theme().px(32), 0, 0, theme().px(6))


class GrainCard(Card):
    """The steps of one series, coarsest first."""

    def __init__(self, offer: StreamOffer, first: date, last: date, chosen: Grain | None) -> None:
        icon, tone = LOOKS[observed_property(offer.stream.key.observed_property).domain]
        super().__init__(DataWords().stream(offer.stream.key), "", icon, tone)
        self.offer = offer
        self.group = QButtonGroup(self)
        for at, each in enumerate(offer.grains):
            count = whole_cells(each.grain, first, last)
            self._add(at, each, count)
            if each.grain is chosen and count != 0:
                self.group.button(at).setChecked(True)
        if self.group.checkedId() < 0:
            self._choose_coarsest()

    def _add(self, at: int, offered: GrainOffer, count: int | None) -> None:
        words = ShareWords()
        option = Option(words.grain(offered.grain))
        option.setEnabled(count != 0)
        self.group.addButton(option, at)
        told = [words.cells(offered.grain, count)] if count is not None else []
        told += [messages.say(offered.reveals)] if offered.reveals else []
        option.setAccessibleDescription(" ".join(told))
        self.body.addWidget(option)
        if told:
            self.body.addWidget(Indented(Paragraph("\n".join(told), Role.CAPTION, "muted", longest=95)))

    def _choose_coarsest(self) -> None:
        for at in range(len(self.offer.grains)):
            if self.group.button(at).isEnabled():
                self.group.button(at).setChecked(True)
                return

    def chosen(self) -> Grain | None:
        at = self.group.checkedId()
        return self.offer.grains[at].grain if at >= 0 else None


class CoarseStep(Step):
    """Built anew when the series or the period changed; what was chosen before stays chosen."""

    def __init__(self) -> None:
        super().__init__()
        column = Column(14, parent=self)
        column.addWidget(
            Paragraph(
                self.tr("The wizard starts at the coarsest step. Each finer one tells more about your days."),
                Role.BODY,
                "muted",
            )
        )
        self._column = Column(14)
        column.addLayout(self._column)
        self.cards: list[GrainCard] = []
        self._several = Said(Icon.INFO, messages.say("reveals.several"), "accent")
        column.addWidget(self._several)

    def enter(self, draft: Draft) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(offer, draft) for offer in draft.offers]
        for card in self.cards:
            self._column.addWidget(card)
            card.group.idToggled.connect(lambda *_: self.changed.emit())
        self._several.setVisible(len(self.cards) > 1)

    def _card(self, offer: StreamOffer, draft: Draft) -> GrainCard:
        first, last = (
            max(draft.first or offer.first_day, offer.first_day),
            min(draft.last or offer.last_day, offer.last_day),
        )
        return GrainCard(offer, first, last, draft.grains.get(offer.stream.id))

    def problem(self) -> str:
        if any(card.chosen() is None for card in self.cards):
            return self.tr("One of the series has no data in this period.")
        return ""

    def store(self, draft: Draft) -> None:
        draft.grains |= {card.offer.stream.id: grain for card in self.cards if (grain := card.chosen()) is not None}
