"""Step 4: why, and until when."""

from datetime import date, timedelta

from PySide6.QtWidgets import QButtonGroup, QWidget

from sdt_desktop.base.clock import Clock
from sdt_desktop.model.sharing import Purpose, Recipient
from sdt_desktop.ui import formats
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.contacts import name_of
from sdt_desktop.ui.pages.share.draft import DateEdit, Draft, Step
from sdt_desktop.ui.pages.share.words import ShareWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice, Option
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column

HALF, OWN = "6", "own"
LONGEST_YEARS = 5


class WhyStep(Step):
    """A purpose of the card or own words; an end at most five years away, six months unless changed."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._today = clock.now().date()
        self._recipient: Recipient | None = None
        self._purposes: tuple[Purpose, ...] = ()
        grid = CardGrid(smallest=390, steps=(2, 1))
        column = Column(14, parent=self)
        column.addLayout(grid)
        self._why = Card(self.tr("What for"), "", Icon.HELP)
        self._options = Column(6)
        self._why.body.addLayout(self._options)
        self.words = LineEdit()
        self.words.textEdited.connect(self.changed)
        self._words_field = Field(self.tr("In your words"), self.words, self.tr("The recipient will read this."))
        self._why.body.addWidget(self._words_field)
        self._why.body.addStretch(1)
        self.group = QButtonGroup(self)
        self.group.buttonToggled.connect(self._chose)
        grid.add(self._why)
        grid.add(self._until_card())

    def _until_card(self) -> QWidget:
        card = Card(self.tr("Until when"), "", Icon.PERIOD)
        options = [(str(months), self.tr("%n month(s)", "", months)) for months in (1, 3, 6, 12, 24)]
        self.span = Choice((*options, (OWN, self.tr("Another day"))), HALF)
        self.day = DateEdit(months_after(self._today, int(HALF)))
        self._day_field = Field(self.tr("Last day of the agreed use"), self.day, widest=220)
        self._said = Paragraph("", Role.BODY, "muted")
        card.body.addWidget(Field(self.tr("For how long"), self.span, widest=320))
        card.body.addWidget(self._day_field)
        card.body.addWidget(self._said)
        card.body.addStretch(1)
        self.span.currentIndexChanged.connect(self._show_day)
        self.day.textEdited.connect(self._say_until)
        self._show_day()
        return card

    def _show_day(self) -> None:
        own = self.span.value() == OWN
        self._day_field.setVisible(own)
        if not own:
            self.day.set_day(months_after(self._today, int(self.span.value())))
        self._say_until()

    def _say_until(self) -> None:
        day = self.day.day()
        text = self.tr("The agreed use ends on {day}. Then the recipient is to erase the data within a month.")
        self._said.setText(text.format(day=formats.day(day)) if day else "")
        self._said.setVisible(day is not None)
        self.changed.emit()

    def enter(self, draft: Draft) -> None:
        """The purposes are those of the recipient's card; another recipient starts anew."""
        if draft.contact is None or draft.contact is self._recipient:
            return
        self._recipient = draft.contact
        for button in self.group.buttons():
            self.group.removeButton(button)
            self._options.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._purposes = draft.contact.purposes
        for at, purpose in enumerate(self._purposes):
            self._add_option(at, ShareWords().purpose(purpose))
        own = self.tr("Another purpose, in my own words")
        self._add_option(len(self._purposes), own)
        self._why.set_caption(self._caption(draft.contact))
        if len(self._purposes) < 2:
            self.group.button(0).setChecked(True)
        self._chose()

    def _caption(self, contact: Recipient) -> str:
        if not contact.purposes:
            return self.tr("The card of {name} names no purpose.").format(name=name_of(contact))
        return self.tr("Purposes that {name} names in the card. You need not agree.").format(name=name_of(contact))

    def _add_option(self, at: int, words: str) -> None:
        option = Option(words)
        self.group.addButton(option, at)
        self._options.addWidget(option)

    def _chose(self) -> None:
        self._words_field.setVisible(self.group.checkedId() == len(self._purposes))
        self.changed.emit()

    def problem(self) -> str:
        at = self.group.checkedId()
        if at < 0:
            return self.tr("Choose what the data are for.")
        if at == len(self._purposes) and not self.words.text().strip():
            return self.tr("Write what the data are for.")
        day = self.day.day()
        if day is None:
            return self.tr("Write the last day, for instance {example}.").format(example=self.day.placeholderText())
        if day <= self._today:
            return self.tr("The last day has already passed.")
        if day > months_after(self._today, 12 * LONGEST_YEARS):
            return self.tr("The last day is more than five years away.")
        return ""

    def store(self, draft: Draft) -> None:
        at = self.group.checkedId()
        own = at == len(self._purposes)
        draft.purpose = self._purposes[at].id if 0 <= at < len(self._purposes) else None
        draft.own_purpose = self.words.text().strip() if own else None
        draft.until = self.day.day()


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
