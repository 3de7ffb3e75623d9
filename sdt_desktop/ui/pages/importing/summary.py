"""After the import: what came in, what to look at, how to take it back, and the file that is still outside."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.imports import FileReport, ImportStatus
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.pages.importing.words import ImportWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row

if TYPE_CHECKING:
    from collections.abc import Mapping


class SummaryPanel(Translated, QWidget):
    """`acts` holds what the buttons do: undo, home, data, show (a folder), look (a stream)."""

    def __init__(
        self,
        reports: Sequence[FileReport],
        folders: Sequence[Path],
        acts: "Mapping[str, Callable[..., object]]",
    ) -> None:
        super().__init__()
        self._words, self._acts = ImportWords(), acts
        column = Column(16, parent=self)
        column.addWidget(self._came_in(reports))
        column.addWidget(self._outside(folders))

    def _came_in(self, reports: Sequence[FileReport]) -> Card:
        done = [each for each in reports if each.status is ImportStatus.IMPORTED]
        title = self.tr("%n file(s) imported", "", len(done)) if done else self.tr("Nothing was imported")
        card = Card(title, "", Icon.DONE if done else Icon.INFO, "good" if done else "muted")
        for report in reports:
            icon, tone, text = self._line(report)
            row = Row(8)
            row.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(text, longest=105), 1)
            card.body.addLayout(row)
        card.body.addLayout(self._doors(done))
        return card

    def _line(self, report: FileReport) -> tuple[Icon, str, str]:
        if report.status is ImportStatus.IMPORTED:
            text = self.tr("{file}: {what}").format(file=report.file, what=self._brought(report))
            return Icon.TICK, "good", text
        word, icon, tone = self._words.status(report)
        if report.error is not None:
            word = Messages().of_code(report.error[0], dict(report.error[1])).sentence
        return icon, tone, self.tr("{file}: {what}").format(file=report.file, what=word)

    def _brought(self, report: FileReport) -> str:
        counts = (report.observations, report.events, report.positions, report.records)
        new, held = sum(each.new for each in counts), sum(each.duplicate for each in counts)
        changed, rejected = sum(each.changed for each in counts), report.account.rows.rejected
        parts = [self.tr("{count} new").format(count=formats.number(new))]
        if changed:
            parts.append(self.tr("{count} with a new value").format(count=formats.number(changed)))
        if held:
            parts.append(self.tr("{count} already stored").format(count=formats.number(held)))
        if rejected:
            parts.append(self.tr("%n row(s) not understood", "", rejected))
        return ", ".join(parts)

    def _doors(self, done: Sequence[FileReport]) -> Flow:
        doors = Flow(8, above=8)
        streams = {figures.stream: figures.key for report in done for figures in report.streams if figures.count}
        for stream, key in list(streams.items())[:3]:
            look = SecondaryButton(self.tr("Look at: {what}").format(what=self._words.stream(key)), Icon.EXPLORE)
            look.clicked.connect(lambda _=False, stream=stream: self._acts["look"](stream))
            doors.addWidget(look)
        if done:
            home = SecondaryButton(self.tr("See what changed on Home"), Icon.HOME)
            home.clicked.connect(self._acts["home"])
            doors.addWidget(home)
            self.undo = SecondaryButton(self.tr("Undo this import…"), Icon.UNDO)
            self.undo.clicked.connect(self._acts["undo"])
            doors.addWidget(self.undo)
        return doors

    def _outside(self, folders: Sequence[Path]) -> Card:
        card = Card(self.tr("The file itself is not protected"), "", Icon.UNCHECKED, "warn")
        text = self.tr(
            "It still lies where you took it from, readable by anyone who uses this computer. "
            "This program never removes a file of yours: you may delete it yourself."
        )
        card.body.addWidget(Paragraph(text, longest=105))
        lines = Flow(8)
        for folder in folders[:3]:
            show = LinkButton(self.tr("Show it in “{folder}”").format(folder=folder.name), Icon.FOLDER)
            show.clicked.connect(lambda _=False, folder=folder: self._acts["show"](folder))
            lines.addWidget(show)
        card.body.addLayout(lines)
        card.body.addWidget(
            Paragraph(
                self.tr("What is in the vault is encrypted. You find the import again under My data."),
                Role.CAPTION,
                "muted",
            )
        )
        return card
