"""The first rows of the file beside what the description makes of them, anew after each answer."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.importing.words import ImportWords
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.import_exports import PreviewRow


class RowsCard(Translated, Card):
    def __init__(self) -> None:
        super().__init__(
            self.tr("The rows of the file"),
            self.tr("At the left what stands in the file, at the right how it is read with your answers."),
        )
        self._words, self._zone = ImportWords(), "UTC"
        self._used: frozenset[str] = frozenset()
        self.table: DataTable | None = None
        self.note = Paragraph(
            self.tr("Some answers are missing: until then the rows are read as if the most usual one had been given."),
            tone="muted",
        )

    def show_rows(self, rows: "Sequence[PreviewRow]", zone: str, used: Iterable[str], *, complete: bool) -> None:
        """The table keeps its place: only its rows change, so that nothing jumps under the hand."""
        self._zone, self._used = zone, frozenset(used)
        if self.table is None:
            self.table = DataTable(self._columns(), self.title.text(), visible_rows=12, sorting=False)
            self.body.addWidget(self.table)
            self.body.addWidget(self.note)
            self.body.addStretch(1)
        self.table.set_rows(rows)
        self.note.setVisible(not complete)

    def _columns(self) -> "list[TableColumn[PreviewRow]]":
        number: TableColumn[PreviewRow] = TableColumn(
            self.tr("Row"), lambda row: formats.number(row.row), lambda row: row.row, number=True, width=66
        )
        joined: TableColumn[PreviewRow] = TableColumn(self.tr("In the file"), self._raw, width=205, tone="muted")
        read: TableColumn[PreviewRow] = TableColumn(
            self.tr("Read as"), lambda row: self._words.understood(row, self._zone), sign=_sign
        )
        return [number, joined, read]

    def _raw(self, row: "PreviewRow") -> str:
        """The cells of the columns in use; all of them while none is."""
        kept = [text for name, text in row.cells if name in self._used] or [text for _, text in row.cells]
        return " │ ".join(kept)


def _sign(row: "PreviewRow") -> Icon:
    return Icon.WARNING if row.problem else Icon.TICK if row.understood else Icon.REMOVE
