"""A card with a chart and its table twin: the same values, by a visible button and Ctrl+T."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import LinkButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.table import DataTable, TableColumn


class ChartCard(Translated, Card):
    """`set_twin` gives the columns once; `show_twin_rows` the rows that were plotted."""

    def __init__(self, title: str, chart: QWidget, columns: Sequence[TableColumn[Any]], caption: str = "") -> None:
        super().__init__(title, caption)
        self.chart = chart
        self.twin = DataTable(columns, title, visible_rows=8)
        self.twin.hide()
        self.summary = Paragraph("", Role.CAPTION, "muted", longest=110)
        self.summary.hide()
        self.toggle = LinkButton(self.tr("As a table"), Icon.TABLE)
        self.toggle.clicked.connect(self.swap)
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.toggle)
        for part in (chart, self.twin, self.summary):
            self.body.addWidget(part)

    def say(self, summary: str) -> None:
        """The chart in one sentence, under it."""
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))

    def show_twin_rows(self, rows: Sequence[Any]) -> None:
        self.twin.set_rows(rows)

    def swap(self) -> None:
        """Chart to table and back; the keyboard stays with what is shown."""
        to_table = self.twin.isHidden()
        self.chart.setVisible(not to_table)
        self.twin.setVisible(to_table)
        self.toggle.setText(self.tr("As a chart") if to_table else self.tr("As a table"))
        (self.twin if to_table else self.chart).setFocus()
