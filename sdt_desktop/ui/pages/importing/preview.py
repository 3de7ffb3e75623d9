"""The first rows as they stand in the file, beside what was understood of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdt_desktop.model.imports import FileReport
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import say
from sdt_desktop.ui.pages.importing.words import ImportWords
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Tick
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.import_exports import PreviewRow

_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]
    understood: str
    sign: Icon


class PreviewCard(Translated, Card):
    """`problems_only` leaves the rows that were not understood, those beyond the first twenty too."""

    def __init__(self, report: FileReport, rows: "Sequence[PreviewRow]") -> None:
        self._words = ImportWords()
        self._report, self._source = report, rows
        super().__init__(
            self.tr("The rows of the file"),
            self.tr("At the left what stands in the file, at the right what was understood of it."),
        )
        self._headings = self._named_columns()
        self.problems_only = Tick(self.tr("Only what was not understood"))
        self.problems_only.toggled.connect(self._fill)
        self.table = DataTable(self._columns(), self.title.text(), visible_rows=10)
        self._none = Paragraph(self.tr("Every row was understood."), tone="muted")
        for part in (self.problems_only, self.table, self._none):
            self.body.addWidget(part)
        self._fill()

    def _named_columns(self) -> tuple[str, ...]:
        """The file's own headings when they are few; else all cells stand in one column."""
        cells = self._source[0].cells if self._source else ()
        return tuple(name for name, _ in cells) if len(cells) <= _MOST_COLUMNS else ()

    def _columns(self) -> list[TableColumn[_Row]]:
        number: TableColumn[_Row] = TableColumn(
            self.tr("Row"), lambda row: formats.number(row.number), lambda row: row.number, number=True, width=66
        )
        raw = [self._raw(name, at) for at, name in enumerate(self._headings)]
        joined: TableColumn[_Row] = TableColumn(self.tr("In the file"), lambda row: " │ ".join(row.cells), tone="muted")
        understood: TableColumn[_Row] = TableColumn(
            self.tr("Understood"), lambda row: row.understood, sign=lambda row: row.sign
        )
        return [number, *(raw or [joined]), understood]

    @staticmethod
    def _raw(name: str, at: int) -> TableColumn[_Row]:
        return TableColumn(name, lambda row: row.cells[at] if at < len(row.cells) else "", width=106, tone="muted")

    def _fill(self, *_: object) -> None:
        rows = self._faulty() if self.problems_only.isChecked() else [self._read(row) for row in self._source]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _read(self, row: "PreviewRow") -> _Row:
        zone = next((each.key.zone for each in self._report.streams), "UTC")
        sign = Icon.WARNING if row.problem else Icon.TICK if row.understood else Icon.REMOVE
        return _Row(row.row, tuple(text for _, text in row.cells), self._words.understood(row, zone), sign)

    def _faulty(self) -> list[_Row]:
        cells = {row.row: tuple(text for _, text in row.cells) for row in self._source}
        return [
            _Row(each.row, cells.get(each.row, ()), say(each.code, dict(each.params)), Icon.WARNING)
            for each in self._report.account.problems
        ]
