"""Where files disagree about a stream: both values, which one counts, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdt_desktop.model.corrections import Correction, Statement, Why
from sdt_desktop.model.period import from_ms
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.table import DataTable, TableColumn
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.corrections import StreamCorrections


@dataclass(frozen=True, slots=True)
class _Row:
    """A value that does not count, beside the one that does."""

    start_ms: int
    counts: Statement
    other: Statement


class CorrectionsCard(Translated, Card):
    """One row a value that gave way. Nothing is lost: undoing an import brings its values back or takes them out."""

    def __init__(self, told: "StreamCorrections", close: Callable[[], object]) -> None:
        self._key = told.stream.key
        super().__init__(self.tr("Where files disagree"), DataWords().stream(self._key), Icon.TABLE)
        self.body.addWidget(
            Paragraph(
                self.tr(
                    "The newer file counts, and a gap never replaces a value. "
                    "Undoing an import in the history below lets the other value count."
                ),
                Role.CAPTION,
                "muted",
                longest=105,
            )
        )
        self.table = DataTable(self._columns(told.stream.unit), self.title.text(), visible_rows=8)
        self.table.set_rows([row for one in told.found for row in _rows(one)])
        self.body.addWidget(self.table)
        if told.is_cut:
            shown = formats.number(len(told.found))
            words = self.tr("The first {count} are listed.").format(count=shown)
            self.body.addWidget(Paragraph(words, Role.CAPTION, "muted"))
        done = SecondaryButton(self.tr("Close the list"), Icon.CLOSE)
        done.clicked.connect(close)
        self.body.addWidget(done)

    def _columns(self, unit: str) -> list[TableColumn[_Row]]:
        return [
            TableColumn(self.tr("When"), self._when, lambda each: each.start_ms, width=170),
            TableColumn(
                self.tr("Counts ({unit})").format(unit=unit), lambda each: self._value(each.counts),
                lambda each: each.counts.value or 0.0, number=True, width=130,
            ),
            TableColumn(self.tr("From"), lambda each: each.counts.file),
            TableColumn(
                self.tr("Instead of"), lambda each: self._value(each.other),
                lambda each: each.other.value or 0.0, number=True, width=110,
            ),
            TableColumn(self.tr("Of the file"), lambda each: each.other.file),
            TableColumn(self.tr("Because"), self._because, width=190),
        ]  # fmt: skip

    def _when(self, row: _Row) -> str:
        return formats.moment(from_ms(row.start_ms), self._key.zone)

    def _value(self, said: Statement) -> str:
        return self.tr("gap") if said.value is None else formats.stated(said.value)

    def _because(self, row: _Row) -> str:
        return {
            Why.LATER_FILE: self.tr("the file is newer"),
            Why.LATER_IMPORT: self.tr("imported later"),
            Why.VALUE_BEATS_MISSING: self.tr("the other is a gap"),
            None: "",
        }[row.other.why]


def _rows(correction: Correction) -> Iterator[_Row]:
    counts = correction.counting
    return (_Row(correction.start_ms, counts, other) for other in correction.statements if other.why is not None)
