"""The review of one file, and the list of several."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from sdt_desktop.model.imports import EventTotals, FileReport, ImportStatus, StreamFigures
from sdt_desktop.ui import formats, icons
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages, say
from sdt_desktop.ui.pages.importing.preview import PreviewCard
from sdt_desktop.ui.pages.importing.questions import DescribeCard, FormatsCard, OtherFormatCard, QuestionsCard
from sdt_desktop.ui.pages.importing.words import READY, ImportWords
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.choices import Tick
from sdt_desktop.ui.widgets.labels import Elided, IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Row
from sdt_desktop.ui.widgets.painting import CLEAR, box, painter_for, ring, tint
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.held import Names
    from sdt_desktop.services.import_exports import FileReview

Answered = Callable[[dict[str, str]], object]


class FileReviewPanel(Translated, QWidget):
    """Everything about one file before it is imported."""

    def __init__(
        self, review: "FileReview", names: "Names", answered: Answered, chosen: Callable[[str], object],
        unknown: Callable[[bool], object],
    ) -> None:  # fmt: skip
        """`unknown` leads on with a file nobody has described: True to its structure, False to the questions."""
        super().__init__()
        self._words, self._names = ImportWords(), names
        report = review.report
        self.ready = report.status in READY
        self.take = Tick(self.tr("Import this file"), checked=True)
        self.take.hide()
        column = Column(14, parent=self)
        column.addWidget(self._what_it_is(report))
        if report.status is ImportStatus.NEEDS_ANSWER:
            self.questions = QuestionsCard(report.questions, answered)
            column.addWidget(self.questions)
        if report.status is ImportStatus.AMBIGUOUS:
            options = [(each.importer, self._importer(each.importer)) for each in report.candidates]
            column.addWidget(FormatsCard(options, chosen))
        if report.status is ImportStatus.NOT_RECOGNISED:
            self.unknown = DescribeCard(lambda: unknown(False), lambda: unknown(True))
            column.addWidget(self.unknown)
        if report.status is ImportStatus.NOT_RECOGNISED and names.importers:
            column.addWidget(OtherFormatCard(names.importers, chosen))
        if review.rows:
            self.preview = PreviewCard(report, review.rows)
            column.addWidget(self.preview)
        column.addStretch(1)

    def _importer(self, importer: str) -> str:
        return self._words.named(self._names.importers, importer)

    def _what_it_is(self, report: FileReport) -> Card:
        card, words = Card(), self._words
        line = Row(10)
        line.addWidget(IconLabel(Icon.FILE, "muted"))
        line.addWidget(Elided(report.file, tone="muted", smallest=8), 1)
        line.addWidget(Chip(*words.status(report)))
        card.body.addLayout(line)
        if report.importer is not None:
            card.body.addWidget(Paragraph(self._importer(report.importer), Role.H2, longest=100))
            card.body.addWidget(Paragraph(words.how_sure(report), Role.CAPTION, "muted", longest=110))
        self._add_outcome(card, report)
        self._add_figures(card, report)
        for code, params in report.account.notices:
            card.body.addLayout(_noted(Icon.INFO, "accent", say(code, dict(params))))
        card.body.addWidget(self.take)
        return card

    def _add_outcome(self, card: Card, report: FileReport) -> None:
        headline = self._words.headline(report)
        if headline:
            card.body.addWidget(Paragraph(headline, Role.STRONG, longest=110))
        if report.status is ImportStatus.ALREADY_IMPORTED:
            text = self.tr("This very file is in your vault already. There is nothing to do.")
            card.body.addWidget(Paragraph(text, tone="muted"))
        if report.error is not None:
            message = Messages().of_code(report.error[0], dict(report.error[1]))
            card.body.addWidget(Paragraph(message.sentence, Role.STRONG, longest=100))
            if message.following:
                card.body.addLayout(_noted(Icon.NEXT, "accent", message.following))

    def _add_figures(self, card: Card, report: FileReport) -> None:
        if report.streams:
            table = DataTable(self._stream_columns(report.streams), self.tr("Streams in the file"), visible_rows=8)
            table.set_rows(report.streams)
            card.body.addWidget(table)
        for totals in report.event_totals:
            card.body.addLayout(_noted(Icon.CALENDAR, "muted", self._totals(totals)))

    def _totals(self, totals: EventTotals) -> str:
        parts = [
            self.tr("{kind}: {count}").format(kind=self._words.kind(totals.kind), count=formats.number(totals.count))
        ]
        if totals.amount is not None:
            parts.append(f"{formats.number(float(totals.amount), 2)}\u00a0{totals.currency or ''}".strip())
        if totals.distance_m is not None:
            parts.append(f"{formats.number(totals.distance_m / 1000, 1)}\u00a0km")
        return ", ".join(parts)

    def _stream_columns(self, streams: Sequence[StreamFigures]) -> list[TableColumn[StreamFigures]]:
        """A period that all streams share stands in the head line already; a column of zeros says nothing."""
        columns = self._all_columns()
        if len({_span(each) for each in streams}) == 1:
            columns.pop("period")
        if not any(each.missing for each in streams):
            columns.pop("missing")
        return list(columns.values())

    def _all_columns(self) -> dict[str, TableColumn[StreamFigures]]:
        words = self._words
        return {
            "what": TableColumn(self.tr("What"), lambda row: words.stream(row.key)),
            "period": TableColumn(self.tr("Period"), _span, lambda row: row.first_ms or 0, width=232),
            "count": TableColumn(
                self.tr("Readings"), lambda row: formats.number(row.count), lambda row: row.count, number=True, width=92
            ),
            "missing": TableColumn(
                self.tr("Missing"), lambda row: formats.number(row.missing), lambda row: row.missing, number=True,
                width=92,
            ),
            "total": TableColumn(
                self.tr("Total or mean"), lambda row: words.total(row.key.observed_property, row.total),
                lambda row: row.total or 0.0, number=True, width=150,
            ),
        }  # fmt: skip


def _span(row: StreamFigures) -> str:
    if row.first_ms is None or row.last_ms is None:
        return "\u2013"
    first = formats.local_day(row.first_ms, row.key.zone)
    last = formats.local_day((row.end_ms or row.last_ms + 1) - 1, row.key.zone)
    return ImportWords().period(first, last)


def _noted(icon: Icon, tone: str, text: str) -> Row:
    row = Row(8)
    row.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(text, longest=105), 1)
    return row


class FileEntry(Themed, QAbstractButton):
    """One file in the list: icon of its state, name, the state in a word."""

    def __init__(self, report: FileReport) -> None:
        super().__init__()
        self.setCheckable(True)
        self._file = report.file  # a file's name is no text of ours: it is painted, not set
        self.setToolTip(report.file)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_state(report)
        self.restyle()

    def show_state(self, report: FileReport) -> None:
        self._word, self._icon, self._tone = ImportWords().status(report)
        self.setAccessibleName(f"{report.file}, {self._word}")
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(54))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(170), theme().px(54))

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter, radius = painter_for(self), theme().px(8)
        if self.isChecked() or self.underMouse():
            box(painter, self.rect(), radius, tint("accent", 0.10 if self.isChecked() else 0.05), CLEAR)
        side, edge = theme().px(18), theme().px(9)
        sign = QRectF(edge, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, sign, theme().colour(self._tone))
        left = edge + side + theme().px(9)
        lines = (
            (theme().font(Role.STRONG if self.isChecked() else Role.BODY), "text", self._file, theme().px(7)),
            (theme().font(Role.CAPTION), "muted", self._word, self.height() // 2),
        )
        for font, tone, words, top in lines:
            painter.setFont(font)
            painter.setPen(theme().colour(tone))
            room = QRect(left, top, self.width() - left - edge, self.height() // 2 - theme().px(6))
            text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        if self.hasFocus():
            ring(painter, self.rect(), radius)


class FileList(Translated, Card):
    """All files of one review; arrow keys go through them. `picked` carries the position."""

    picked = Signal(int)

    def __init__(self, reports: Sequence[FileReport]) -> None:
        super().__init__(self.tr("%n file(s)", "", len(reports)))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.entries = [FileEntry(report) for report in reports]
        for at, entry in enumerate(self.entries):
            self._group.addButton(entry, at)
            self.body.addWidget(entry)
        self.body.addStretch(1)
        self._group.idToggled.connect(self._toggled)

    def _toggled(self, at: int, on: bool) -> None:
        self.entries[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        if on:
            self.picked.emit(at)

    def pick(self, at: int) -> None:
        self.entries[at].setChecked(True)
