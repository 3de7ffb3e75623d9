"""Step 2: which series, which period."""

from collections.abc import Sequence
from datetime import date

from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.services.share_choices import StreamOffer
from sdt_desktop.ui.pages.share.draft import DateEdit, Draft, Step
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice, Tick
from sdt_desktop.ui.widgets.fields import Field
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow, Row
from sdt_desktop.ui.words import LOOKS, DataWords

WHOLE, YEAR, OWN = "whole", "year", "own"


class WhatStep(Step):
    """Tick boxes for the series; the period is that of the series chosen unless the person says less."""

    def __init__(self, offers: Sequence[StreamOffer]) -> None:
        super().__init__()
        self._offers = tuple(offers)
        self.ticks = {each.stream.id: Tick(DataWords().stream(each.stream.key)) for each in offers}
        column = Column(14, parent=self)
        column.addWidget(Paragraph(self.tr("Less is better: choose what the purpose needs."), Role.BODY, "muted"))
        grid = CardGrid(smallest=390, steps=(2, 1))
        for each in offers:
            grid.add(self._card(each))
        column.addLayout(grid)
        column.addWidget(self._period())
        for tick in self.ticks.values():
            tick.toggled.connect(self._show_dates)
            tick.toggled.connect(self.changed)

    def _card(self, offer: StreamOffer) -> Card:
        words = DataWords()
        card, row = Card(), Row(10)
        icon, tone = LOOKS[observed_property(offer.stream.key.observed_property).domain]
        side = Column(0, (0, 2, 0, 0))
        side.addWidget(IconLabel(icon, tone))
        side.addStretch(1)
        lines = Column(3)
        tick = self.ticks[offer.stream.id]
        lines.addWidget(tick)
        told = self.tr("{thing}, {readings}, {period}").format(
            thing=words.thing(offer.stream.key.thing, offer.stream.thing_label),
            readings=words.readings(offer.stream.count),
            period=words.period(offer.first_day, offer.last_day),
        )  # fmt: skip
        tick.setAccessibleDescription(told)
        lines.addWidget(Paragraph(told, Role.CAPTION, "muted"))
        row.addLayout(side)
        row.addLayout(lines, 1)
        card.body.addLayout(row)
        return card

    def _period(self) -> Card:
        card = Card(self.tr("Period"))
        options = (
            (WHOLE, self.tr("Everything held")),
            (YEAR, self.tr("The last 12 months")),
            (OWN, self.tr("From one day to another")),
        )
        self.which = Choice(options, WHOLE)
        self.first, self.last = DateEdit(), DateEdit()
        self.first_field, self.last_field = (
            Field(self.tr("First day"), self.first, widest=220),
            Field(self.tr("Last day"), self.last, widest=220),
        )
        flow = Flow(16)
        flow.addWidget(Field(self.tr("Which part"), self.which, widest=320))
        flow.addWidget(self.first_field)
        flow.addWidget(self.last_field)
        card.body.addLayout(flow)
        self.which.currentIndexChanged.connect(self._show_dates)
        self.which.currentIndexChanged.connect(self.changed)
        for each in (self.first, self.last):
            each.textEdited.connect(self.changed)
        self._show_dates()
        return card

    def _show_dates(self) -> None:
        own = self.which.value() == OWN
        held = self._held()
        if held and own and not self.first.text():
            self.first.set_day(held[0])
            self.last.set_day(held[1])
        self.first_field.setVisible(own)
        self.last_field.setVisible(own)

    def chosen(self) -> tuple[StreamOffer, ...]:
        return tuple(each for each in self._offers if self.ticks[each.stream.id].isChecked())

    def _held(self) -> tuple[date, date] | None:
        chosen = self.chosen()
        if not chosen:
            return None
        return min(each.first_day for each in chosen), max(each.last_day for each in chosen)

    def problem(self) -> str:
        held = self._held()
        if held is None:
            return self.tr("Choose at least one series.")
        if self.which.value() != OWN:
            return ""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return self.tr("Write both days, for instance {example}.").format(example=self.first.placeholderText())
        if first > last:
            return self.tr("The first day is after the last one.")
        if first > held[1] or last < held[0]:
            return self.tr("There are no data in this period.")
        return ""

    def store(self, draft: Draft) -> None:
        draft.offers = self.chosen()
        held = self._held()
        draft.first, draft.last = None, None
        if held is not None and self.which.value() == YEAR:
            draft.first = _year_before(held[1])
        if self.which.value() == OWN:
            draft.first, draft.last = self.first.day(), self.last.day()


def _year_before(last: date) -> date:
    """The first of twelve months that end on `last`."""
    back = date(last.year - 1, last.month, min(last.day, 28) if last.month == 2 else last.day)
    return date.fromordinal(back.toordinal() + 1)
