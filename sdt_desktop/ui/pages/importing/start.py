"""Before any file: a place to drop it, and how to get one from whoever holds it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.vocabulary import Domain
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.importing.words import ImportWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice
from sdt_desktop.ui.widgets.drop import DropZone
from sdt_desktop.ui.widgets.fields import Field
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row

if TYPE_CHECKING:
    from sdt_desktop.services.held import Names


class StartPanel(Translated, QWidget):
    """`taken` gets dropped paths; the two buttons ask for files or a folder; `go` leads to another page."""

    def __init__(
        self,
        names: "Names",
        taken: Callable[[list[Path]], object],
        ask_files: Callable[[], object],
        ask_folder: Callable[[], object],
        go: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._names, self._words, self._go = names, ImportWords(), go
        column = Column(16, parent=self)
        self.zone = DropZone(
            self.tr("Drop your files here"),
            self.tr("Files, folders or archives (zip), as you received them. Nothing is written before you saw it."),
            self.tr("Choose files…"),
        )
        self.zone.dropped.connect(taken)
        self.zone.asked.connect(ask_files)
        folder = SecondaryButton(self.tr("Choose a folder…"), Icon.FILES)
        folder.clicked.connect(ask_folder)
        self.zone.column.addWidget(folder, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.zone)
        if names.importers:
            column.addWidget(self._how_to())

    def _how_to(self) -> Card:
        card = Card(
            self.tr("How to get a file"),
            self.tr("Your suppliers must hand you your data. These exports are read by this program."),
        )
        ordered = sorted(self._names.importers, key=self._place)
        options = [(each, self._titled(each)) for each in ordered]
        self.format = Choice(options, ordered[0])
        self.format.currentIndexChanged.connect(self._say_how)
        self._how = Paragraph("", longest=100)
        card.body.addWidget(Field(self.tr("Where the file comes from"), self.format, widest=560))
        line = Row(10)
        line.addWidget(IconLabel(Icon.INFO, "accent"))
        line.addWidget(self._how, 1)
        card.body.addLayout(line)
        card.body.addWidget(
            Paragraph(self.tr("A file of another origin? Drop it: you will be told what it is."), Role.CAPTION, "muted")
        )
        card.body.addLayout(self._onwards())
        self._say_how()
        return card

    def _onwards(self) -> Flow:
        buttons = Flow(8, above=4)
        self.services = SecondaryButton(self.tr("Which services are understood?"), Icon.TABLE)
        self.services.clicked.connect(lambda: self._go("services"))
        self.own = SecondaryButton(self.tr("My descriptions of files"), Icon.EDIT)
        self.own.clicked.connect(lambda: self._go("descriptions"))
        for button in (self.services, self.own):
            buttons.addWidget(button)
        return buttons

    def _place(self, importer: str) -> tuple[int, str]:
        sectors = [each.value for each in Domain]
        return sectors.index(self._names.sectors[importer]), self._words.named(self._names.importers, importer)

    def _titled(self, importer: str) -> str:
        sector = self._words.domain(Domain(self._names.sectors[importer]))
        name = self._words.named(self._names.importers, importer)
        return self.tr("{sector}: {name}").format(sector=sector, name=name)

    def _say_how(self) -> None:
        self._how.setText(self._words.named(self._names.howtos, self.format.value()))
