"""Import history: every file that came in, its problems, undo, and the kept originals."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sdt_desktop.model.imports import ImportBatch, ReadAccount
from sdt_desktop.model.period import from_ms
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import say
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Flow
from sdt_desktop.ui.widgets.table import DataTable, TableColumn
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.held import Names

Act = Callable[[ImportBatch], object]


class HistoryCard(Translated, Card):
    """One row a file. The buttons below act on the chosen row."""

    def __init__(self, names: "Names", undo: Act, save: Act, problems: Act) -> None:
        super().__init__(self.tr("Import history"), "", Icon.SINCE)
        self._words, self._names = DataWords(), names
        self.search = LineEdit(placeholder=self.tr("A file, a source, a date"))
        self.table = DataTable(self._columns(), self.title.text(), visible_rows=8)
        self.search.textChanged.connect(self.table.filter)
        self.undo = SecondaryButton(self.tr("Undo this import…"), Icon.UNDO)
        self.save = SecondaryButton(self.tr("Save a copy of the file…"), Icon.SAVE)
        self.problems = SecondaryButton(self.tr("What was not understood"), Icon.WARNING)
        for button, act in ((self.undo, undo), (self.save, save), (self.problems, problems)):
            button.clicked.connect(lambda _=False, act=act: self._act(act))
        self.table.opened.connect(problems)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        buttons = Flow(8, above=4)
        for button in (self.problems, self.save, self.undo):
            buttons.addWidget(button)
        self.kept = Paragraph("", Role.CAPTION, "muted", longest=110)
        self.body.addWidget(Field(self.tr("Filter"), self.search, widest=320))
        self.body.addWidget(self.table)
        self.body.addLayout(buttons)
        self.body.addWidget(self.kept)

    def show_batches(self, batches: Sequence[ImportBatch], octets: int) -> None:
        self.table.set_rows(batches)
        kept = sum(1 for each in batches if each.has_original and each.undone_at_ms is None)
        if kept:
            text = self.tr("%n kept original(s)", "", kept)
            self.kept.setText(
                self.tr("{files}, {size} inside the vault, encrypted like everything else there.").format(
                    files=text, size=formats.size(octets)
                )
            )
        else:
            self.kept.setText(self.tr("No original file is kept in the vault."))
        if batches:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._chosen()

    def chosen(self) -> ImportBatch | None:
        found: ImportBatch | None = self.table.chosen()
        return found

    def _act(self, act: Act) -> None:
        batch = self.chosen()
        if batch is not None:
            act(batch)

    def _chosen(self, *_: object) -> None:
        batch = self.chosen()
        self.undo.setEnabled(batch is not None and batch.undone_at_ms is None)
        self.save.setEnabled(batch is not None and batch.has_original)
        self.problems.setEnabled(batch is not None)

    def _columns(self) -> list[TableColumn[ImportBatch]]:
        return [
            TableColumn(self.tr("When"), _when, lambda each: each.imported_at_ms, width=170),
            TableColumn(self.tr("File"), lambda each: each.file),
            TableColumn(self.tr("Format"), lambda each: self._words.named(self._names.importers, each.importer)),
            TableColumn(self.tr("New"), _new, _count_new, number=True, width=90),
            TableColumn(
                self.tr("Not understood"), lambda each: formats.number(each.rows.rejected),
                lambda each: each.rows.rejected, number=True, width=140,
            ),
            TableColumn(self.tr("State"), self._state, width=130, sign=_sign, tone="muted"),
        ]  # fmt: skip

    def _state(self, batch: ImportBatch) -> str:
        return self.tr("in the vault") if batch.undone_at_ms is None else self.tr("undone")


def _when(batch: ImportBatch) -> str:
    return formats.moment(from_ms(batch.imported_at_ms))


def _count_new(batch: ImportBatch) -> int:
    return batch.observations.new + batch.events.new + batch.positions.new + batch.records.new


def _new(batch: ImportBatch) -> str:
    return formats.number(_count_new(batch))


def _sign(batch: ImportBatch) -> Icon:
    return Icon.HERE if batch.undone_at_ms is None else Icon.UNDO


class ProblemsCard(Translated, Card):
    """What reading one file noted, row by row; bounded, and it says so."""

    def __init__(self, file: str, account: ReadAccount, close: Callable[[], object]) -> None:
        super().__init__(self.tr("What was not understood"), file, Icon.WARNING, "muted")
        rejected, skipped = account.rows.rejected, account.rows.skipped
        counted = self.tr("{read} rows read, {used} used, {skipped} set aside as no data, {rejected} not understood.")
        self.body.addWidget(
            Paragraph(
                counted.format(
                    read=formats.number(account.rows.read),
                    used=formats.number(account.rows.used),
                    skipped=formats.number(skipped),
                    rejected=formats.number(rejected),
                )
            )
        )
        for code, count in account.skipped:
            self.body.addWidget(Paragraph(f"{say(code)} ({formats.number(count)})", Role.CAPTION, "muted", longest=105))
        for code, params in account.notices:
            self.body.addWidget(Paragraph(say(code, dict(params)), Role.CAPTION, "muted", longest=105))
        if account.problems:
            self.table = DataTable(
                [
                    TableColumn(
                        self.tr("Row"),
                        lambda each: formats.number(each.row),
                        lambda each: each.row,
                        number=True,
                        width=80,
                    ),
                    TableColumn(self.tr("Why"), lambda each: say(each.code, dict(each.params))),
                ],
                self.title.text(),
                visible_rows=6,
            )
            self.table.set_rows(account.problems)
            self.body.addWidget(self.table)
        if rejected > len(account.problems):
            shown = formats.number(len(account.problems))
            self.body.addWidget(
                Paragraph(self.tr("The first {count} are listed.").format(count=shown), Role.CAPTION, "muted")
            )
        done = SecondaryButton(self.tr("Close the list"), Icon.CLOSE)
        done.clicked.connect(close)
        self.body.addWidget(done)
