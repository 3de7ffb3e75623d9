"""Home: what the vault answers before anybody looks for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayoutItem

from sdt_desktop.ui import formats
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.home.words import HomeWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card, Tile
from sdt_desktop.ui.widgets.labels import Label, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column
from sdt_desktop.ui.words import LOOKS

if TYPE_CHECKING:
    from sdt_desktop.services.dashboard import Dashboard, DomainCard
    from sdt_desktop.ui.pages.home.charts import CalendarCard, TypicalCard

_STEPS = {1: (2, 1), 2: (2, 1), 3: (3, 1), 4: (4, 2, 1), 5: (5, 3, 2, 1), 6: (3, 2, 1)}


class HomePage(Page):
    key = "home"

    def build(self) -> None:
        self._words = HomeWords()
        self.set_title(self.tr("Home"))
        share = SecondaryButton(self.tr("Share a slice…"), Icon.SHARE)
        share.clicked.connect(lambda: self.ctx.navigator.go("share"))
        take_in = PrimaryButton(self.tr("Import a file"), Icon.IMPORT)
        take_in.clicked.connect(self._import)
        self.add_action(share)
        self.add_action(take_in)
        self._charts: tuple[CalendarCard | TypicalCard, ...] = ()

    def reload(self) -> None:
        session = self.ctx.session.current
        self.load(lambda _t, _p: self.ctx.services.dashboard(session), self._show, self.tr("Reading what you hold"))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"twin": self._swap_charts}

    def _import(self) -> None:
        self.ctx.navigator.import_files()

    def _swap_charts(self) -> None:
        for chart in self._charts:
            chart.swap()

    def _show(self, board: "Dashboard") -> None:
        self.set_title(self._greeting(), self._words.inventory(board.inventory))
        self._clear()
        if not (board.inventory.readings or board.inventory.events or board.inventory.positions):
            self._show_doors()
            return
        self._add_answers(board)
        self._add_tiles(board)
        self._add_pictures(board)
        self.show_content()

    def _greeting(self) -> str:
        return self.ctx.session.current.name

    def _clear(self) -> None:
        while (item := self.content.takeAt(0)) is not None:
            _forget(item)
        self._charts = ()

    def _show_doors(self) -> None:
        self.set_caption(self.tr("Nothing is in this vault yet. Everything stays on this computer."))
        self.show_empty(
            Icon.HOME,
            self.tr("Begin with one file"),
            self.tr(
                "One export of your electricity, gas, water or transport card is enough for a first answer. "
                "Or look at a fictional household first: nothing there is about you."
            ),
            (
                (self.tr("Import a file"), self._import),
                (self.tr("Look at a fictional household"), self.ctx.navigator.demo_asked.emit),
            ),
        )

    def _add_answers(self, board: "Dashboard") -> None:
        answers = [answer for card in board.cards if (answer := self._words.answer(card))]
        news = self._words.news(board.news)
        if not answers and not news:
            return
        card = Card(self.tr("What your data say"))
        for answer in answers:
            card.body.addWidget(Paragraph(answer, longest=110))
        if news:
            card.body.addWidget(Paragraph(news, Role.CAPTION, "muted", longest=110))
        self.content.addWidget(card)

    def _add_tiles(self, board: "Dashboard") -> None:
        grid = CardGrid(smallest=180, steps=_STEPS.get(len(board.cards), (4, 3, 2, 1)))
        months = {card.month for card in board.cards}
        for card in board.cards:
            grid.add(self._tile(card, with_month=len(months) > 1))
        if len(months) == 1:
            self.content.addWidget(Label(formats.beginning(self._words.month(months.pop())), Role.H2))
        self.content.addLayout(grid)

    def _tile(self, card: "DomainCard", *, with_month: bool) -> Tile:
        icon, series = LOOKS[card.domain]
        tile = Tile(icon, self._words.domain(card.domain), series)
        tile.show_figure(
            *self._words.figure(card),
            self._words.short_month(card.month, self.ctx.clock.now().year) if with_month else "",
        )
        tile.show_bars(card.bars)
        tile.show_note(self._words.note(card))
        tile.say(self._words.said(card))
        tile.clicked.connect(self._door(card))
        return tile

    def _door(self, card: "DomainCard") -> Callable[[], object]:
        if card.stream:
            return lambda: self.ctx.navigator.go("explore", stream=card.stream)
        return lambda: self.ctx.navigator.go("data")

    def _add_pictures(self, board: "Dashboard") -> None:
        from sdt_desktop.ui.pages.home.charts import CalendarCard, TypicalCard

        grid = CardGrid(smallest=210)
        if board.typical is not None:
            typical = TypicalCard(board.typical, self._words)
            grid.add(typical, 3)
            self._charts += (typical,)
        grid.add(self._shares_card(board), 1 if board.typical is not None else 4)
        self.content.addLayout(grid)
        if board.calendar is not None:
            calendar = CalendarCard(board.calendar, self._words)
            self.content.addWidget(calendar)
            self._charts += (calendar,)

    def _shares_card(self, board: "Dashboard") -> Card:
        card = Card(self.tr("Running shares"))
        if not board.running:
            card.body.addWidget(Paragraph(self.tr("Nothing is shared."), Role.CAPTION, "muted"))
        for share in board.running[:4]:
            lines = Column(2)
            lines.addWidget(Paragraph(share.recipient))
            lines.addWidget(Paragraph(share.purpose, Role.CAPTION, "muted"))
            until = formats.day(formats.local_day(share.expires_ms, "UTC"), short=True)
            lines.addWidget(Label(self.tr("until {day}").format(day=until), Role.CAPTION, "muted"))
            card.body.addLayout(lines)
        door = LinkButton(self.tr("See what left"), Icon.SHOW)
        door.clicked.connect(lambda: self.ctx.navigator.go("share"))
        card.body.addWidget(door)
        card.body.addStretch(1)
        return card


def _forget(item: QLayoutItem) -> None:
    """Removes a layout item with all that is in it."""
    widget = item.widget()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
        return
    layout = item.layout()
    while layout is not None and (inner := layout.takeAt(0)) is not None:
        _forget(inner)
