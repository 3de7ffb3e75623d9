"""Small parts both pages use: facts side by side, a table as it leaves, the README, words struck through."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Label, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow, Row
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

Cells = tuple[str, ...]


class Facts(QWidget):
    """Pairs of a small heading and what it says, two beside each other where there is room."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.facts = tuple(facts)
        grid = CardGrid(smallest=330, steps=(2, 1))
        self.setLayout(grid)
        for name, words in facts:
            grid.add(_fact(name, words))

    def text(self) -> str:
        return "\n".join(f"{name}: {words}" for name, words in self.facts)


def _fact(name: str, words: str) -> QWidget:
    holder = QWidget()
    column = Column(2, parent=holder)
    column.addWidget(Paragraph(name, Role.CAPTION, "muted"))
    column.addWidget(Paragraph(words))
    column.addStretch(1)
    return holder


class Said(QWidget):
    """An icon and a sentence."""

    def __init__(self, icon: Icon, sentence: str, tone: str = "muted", words: str = "text") -> None:
        super().__init__()
        row = Row(10, parent=self)
        side = Column(0)
        side.addWidget(IconLabel(icon, tone, 18))
        side.addStretch(1)
        row.addLayout(side)
        row.addWidget(Paragraph(sentence, Role.BODY, words, longest=95), 1)


class Struck(Label):
    """One line struck through; the word that says why stands beside it."""

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme().colour("muted"), max(theme().px(1.5), 1)))
        middle = round(self.height() * 0.54)
        painter.drawLine(0, middle, self.fontMetrics().horizontalAdvance(self.text()), middle)


class RemovedColumns(Translated, QWidget):
    """Names of what stays here, each struck through and called *removed*."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = tuple(names)
        flow = Flow(18)
        self.setLayout(flow)
        for name in names:
            flow.addWidget(self._one(name))
        self.setAccessibleName(self.tr("Removed: {names}").format(names=", ".join(names)))

    def _one(self, name: str) -> QWidget:
        holder = QWidget()
        row = Row(6, parent=holder)
        row.addWidget(IconLabel(Icon.REMOVED, "muted", 15))
        row.addWidget(Struck(name, Role.BODY, "muted"))
        row.addWidget(Label(self.tr("removed"), Role.BODY, "muted"))
        return holder


class CellsTable(DataTable):
    """Columns and cells as they stand in a CSV file."""

    def __init__(self, header: Cells, rows: Sequence[Cells], name: str, visible_rows: int = 8) -> None:
        figures = [_numeric(rows, at) for at in range(len(header))]
        columns: list[TableColumn[Cells]] = [
            TableColumn(title, _cell(at), _size(at) if figures[at] else None, number=figures[at])
            for at, title in enumerate(header)
        ]
        super().__init__(columns, name, visible_rows=visible_rows)
        self.set_rows(rows)


def _cell(at: int) -> Callable[[Cells], str]:
    return lambda row: row[at] if at < len(row) else ""


def _size(at: int) -> Callable[[Cells], float]:
    """Figures by their size; what is missing comes first."""
    return lambda row: float(row[at]) if at < len(row) and _is_number(row[at]) else float("-inf")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _numeric(rows: Sequence[Cells], at: int) -> bool:
    """Whether a column is set in figures: judged by its first rows."""
    texts = [row[at] for row in rows[:50] if at < len(row) and row[at]]
    return bool(texts) and all(_is_number(text) for text in texts)


class ReadmeCard(Translated, Card):
    """README.html as it will be read; no picture, link or script of it is ever followed."""

    def __init__(self, html: str) -> None:
        super().__init__(self.tr("README the package carries"), "", Icon.FILE)
        self.view = ReadmeView(self.tr("README of the package"))
        self.view.put(html)
        self.body.addWidget(self.view)


class ReadmeView(Themed, QTextBrowser):
    """HTML without its style sheet, in the program's own type and colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._html = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setObjectName("may-scroll")
        self.viewport().setAutoFillBackground(False)
        self.restyle()

    def loadResource(self, _type: int, _name: QUrl | str, /) -> Any:
        """Nothing is fetched, neither from the disk nor from anywhere else."""
        return None

    def put(self, html: str) -> None:
        self._html = html
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.setFixedHeight(theme().px(260))
        document = self.document()
        document.setDefaultFont(theme().font())
        document.setDocumentMargin(theme().px(4))
        document.setDefaultStyleSheet(_sheet())
        start, end = self._html.find("<body>"), self._html.rfind("</body>")
        self.setHtml(self._html[start + 6 : end] if 0 <= start < end else self._html)


def _sheet() -> str:
    """Headings no larger than card titles; code wraps."""
    size = theme().font(Role.H2).pointSizeF()
    return f"h1,h2{{font-size:{size:.1f}pt;font-weight:600}} pre{{white-space:pre-wrap}} td,th{{padding:3px}}"
