"""Which services are understood: all of them, searched by words, sector and territory; how to get each file."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sdt_desktop.base.texts import choose
from sdt_desktop.ui import i18n
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.catalogue.words import EVERYWHERE, CatalogueWords, places_of
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.importers import ImporterFacts


class ServicesPage(Page):
    key = "services"

    def build(self) -> None:
        self._words = CatalogueWords()
        self._held: Sequence[ImporterFacts] = ()
        self.set_title(self.tr("Services that are understood"))
        own = SecondaryButton(self.tr("My descriptions of files"), Icon.EDIT)
        own.clicked.connect(lambda: self.ctx.navigator.go("descriptions"))
        back = SecondaryButton(self.tr("Import a file"), Icon.IMPORT)
        back.clicked.connect(self.ctx.navigator.import_files)
        self.add_action(own)
        self.add_action(back)
        self.search = LineEdit(placeholder=self.tr("A service, a supplier, a place"))
        self.sector, self.territory = Choice(), Choice()
        filters = CardGrid(200, (3, 1))
        filters.add(Field(self.tr("Search"), self.search))
        filters.add(Field(self.tr("Sector"), self.sector))
        filters.add(Field(self.tr("Territory"), self.territory))
        self.count = Paragraph("", Role.CAPTION, "muted")
        self.table = DataTable(self._columns(), self.scaffold.title.text(), visible_rows=10)
        card = Card()
        card.body.addLayout(filters)
        card.body.addWidget(self.count)
        card.body.addWidget(self.table)
        self.content.addWidget(card)
        self.content.addWidget(self._details())
        self.search.textChanged.connect(self.filter)
        self.sector.currentIndexChanged.connect(self.filter)
        self.territory.currentIndexChanged.connect(self.filter)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    def _details(self) -> Card:
        self.details = Card(" ", " ", Icon.INFO, "accent")
        self.howto = Paragraph("", longest=100)
        self.how_sure = Paragraph("", Role.CAPTION, "muted", longest=100)
        self.details.body.addWidget(Paragraph(self.tr("How to get the file"), Role.STRONG))
        self.details.body.addWidget(self.howto)
        self.details.body.addWidget(self.how_sure)
        return self.details

    def _columns(self) -> "list[TableColumn[ImporterFacts]]":
        words = self._words
        return [
            TableColumn(self.tr("Service"), self._name, lambda each: _plain(self._name(each))),
            TableColumn(self.tr("Sector"), lambda each: words.sector(each.sector), width=130, tone="muted"),
            TableColumn(self.tr("Territory"), words.places, tone="muted"),
            TableColumn(self.tr("Confidence"), words.sure, _rank, width=125, sign=words.sign),
        ]

    @staticmethod
    def _name(each: "ImporterFacts") -> str:
        return choose(each.names, i18n.language())

    def reload(self) -> None:
        services = self.ctx.services
        self.load(lambda _t, _p: services.importers(), self._show, self.tr("Reading the list of services"))

    def _show(self, held: "Sequence[ImporterFacts]") -> None:
        self._held = sorted(held, key=lambda each: _plain(self._name(each)))
        everything = ("", self.tr("All sectors"))
        sectors = {each.sector for each in held}
        self._fill(self.sector, everything, sectors, self._words.sector)
        places = {place for each in held if each.reviewed for place in places_of(each)} - {EVERYWHERE}
        self._fill(self.territory, ("", self.tr("All territories")), places, self._words.territory)
        self.set_caption(
            self.tr(
                "%n kind(s) of files are recognised. The list is part of the program: nothing is looked up outside.",
                "",
                len(held),
            )
        )
        self.show_content()
        self.filter()

    @staticmethod
    def _fill(choice: Choice, first: tuple[str, str], codes: set[str], words: Callable[[str], str]) -> None:
        before = choice.value()
        choice.blockSignals(True)
        choice.clear()
        for code, text in (first, *sorted(((code, words(code)) for code in codes), key=lambda each: _plain(each[1]))):
            choice.addItem(text, code)
        choice.choose(before)
        choice.blockSignals(False)
        choice.updateGeometry()

    def filter(self, *_: object) -> None:
        shown = [each for each in self._held if self._fits(each)]
        self.table.set_rows(shown)
        self.count.setText(self._counted(len(shown)))
        self.table.setVisible(bool(shown))
        if shown:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._chosen()

    def _counted(self, count: int) -> str:
        if count:
            return self.tr("%n kind(s) of files shown", "", count)
        return self.tr("No service fits. Open the file all the same: you are told what it is, and can describe it.")

    def _fits(self, each: "ImporterFacts") -> bool:
        """Every word is somewhere in its names, sector, places or way to get it; accents and case do not matter."""
        sector, place = self.sector.value(), self.territory.value()
        if sector and each.sector != sector:
            return False
        if place and each.reviewed and not {place, EVERYWHERE} & set(places_of(each)):
            return False
        words = self._words
        told = [*each.names.values(), *each.howto.values(), words.sector(each.sector), words.places(each), each.source]
        text = _plain(" ".join(told))
        return all(word in text for word in _plain(self.search.text()).split())

    def _chosen(self, *_: object) -> None:
        each: ImporterFacts | None = self.table.chosen() if self.table.shown_rows() else None
        self.details.setVisible(each is not None)
        if each is None:
            return
        self.details.title.setText(self._name(each))
        where = self.tr("{sector}, {places}").format(
            sector=self._words.sector(each.sector), places=self._words.places(each)
        )
        self.details.set_caption(where)
        self.howto.setText(choose(each.howto, i18n.language()))
        self.how_sure.setText(self._words.why_sure(each))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"filter": self.search.setFocus}


def _plain(text: str) -> str:
    """Without accents and capitals: `electricite` finds `Électricité`."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def _rank(each: "ImporterFacts") -> int:
    known = ("high", "medium", "low", "none")
    return len(known) if not each.reviewed or each.confidence not in known else known.index(each.confidence)
