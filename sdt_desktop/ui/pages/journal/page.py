"""Everything the program did, in words; what left this computer is told apart by word and icon."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from sdt_desktop.base.files import write_over
from sdt_desktop.model.period import from_ms
from sdt_desktop.ui import formats, messages
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.layouts import Row
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.model.imports import JournalEntry

ALL, LEFT = "all", "left"


class JournalPage(Page):
    key = "journal"

    def build(self) -> None:
        self.set_title(self.tr("Journal"), self.tr("Everything the program did with your data, newest first."))
        self.export_button = SecondaryButton(self.tr("Export the journal…"), Icon.EXPORT)
        self.export_button.clicked.connect(self.export)
        self.add_action(self.export_button)
        self._entries: Sequence[JournalEntry] = ()
        card, row = Card(), Row(16)
        self.search = LineEdit(placeholder=self.tr("A word, a file, a date"))
        self.search.textChanged.connect(self._filter)
        self.which = Choice(((ALL, self.tr("Everything")), (LEFT, self.tr("Only what left this computer"))), ALL)
        self.which.activated.connect(self._filter)
        row.addWidget(Field(self.tr("Search"), self.search), 3)
        row.addWidget(Field(self.tr("Show"), self.which), 2)
        row.addStretch(1)
        self.table = DataTable(self._columns(), self.tr("Journal"), visible_rows=16)
        card.body.addLayout(row)
        card.body.addWidget(self.table)
        self.content.addWidget(card)

    def _columns(self) -> "tuple[TableColumn[JournalEntry], ...]":
        return (
            TableColumn(self.tr("Time"), _time, lambda entry: entry.at_ms, width=180),
            TableColumn(self.tr("What"), _what),
            TableColumn(self.tr("Where it stayed"), self._whereabouts, width=260, sign=_sign, tone="muted"),
        )

    def _whereabouts(self, entry: "JournalEntry") -> str:
        if entry.outside:
            return self.tr("Left, to {recipient}").format(recipient=entry.outside)
        return self.tr("Never left this computer")

    def reload(self) -> None:
        session = self.ctx.session.current
        self.load(lambda _t, _p: self.ctx.services.journal(session), self._show, self.tr("Reading the journal"))

    def _show(self, entries: "Sequence[JournalEntry]") -> None:
        self._entries = entries
        self.export_button.setEnabled(bool(entries))
        if not entries:
            text = self.tr("Each import, share and change of the vault will stand here.")
            actions = ((self.tr("Import a file"), self.ctx.navigator.import_files),)
            self.show_empty(Icon.JOURNAL, self.tr("Nothing yet"), text, actions)
            return
        self._filter()
        self.show_content()

    def _filter(self) -> None:
        shown = [entry for entry in self._entries if entry.outside or self.which.value() == ALL]
        self.table.set_rows(shown)
        self.table.filter(self.search.text())

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"filter": self.search.setFocus, "export": self.export}

    def export(self) -> None:
        """The rows on screen as CSV, where the person chooses; the file is not protected, and that is said."""
        proposed = self.tr("journal.csv", "proposed file name")
        self.ctx.dialogs.save_file(self, self.tr("Export the journal"), proposed, self._write)

    def _write(self, target: Path) -> None:
        text = self._as_csv(self.table.shown_rows())
        self.work(lambda _t, _p: write_over(target, [text.encode()]), self._written)

    def _written(self, _: object) -> None:
        self.notify("done", self.tr("The journal is exported. The file is not protected: it is readable by anyone."))

    def _as_csv(self, entries: "Sequence[JournalEntry]") -> str:
        out = StringIO()
        writer = csv.writer(out)
        writer.writerow([self.tr("Time"), self.tr("What"), self.tr("Where it stayed")])
        writer.writerows([from_ms(each.at_ms).isoformat(), _what(each), self._whereabouts(each)] for each in entries)
        return out.getvalue()


def _time(entry: "JournalEntry") -> str:
    return formats.moment(from_ms(entry.at_ms))


def _what(entry: "JournalEntry") -> str:
    return messages.say(entry.code, dict(entry.params))


def _sign(entry: "JournalEntry") -> Icon:
    return Icon.SHARE if entry.outside else Icon.HERE
