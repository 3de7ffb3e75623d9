"""What came out of a package that passed every check: conditions, tables, receipt, README."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import OpenedShare, OpenedTable
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.pages.received.checks import COURTESY, Checks, number_of
from sdt_desktop.ui.pages.share.facts import CellsTable, Facts, ReadmeCard
from sdt_desktop.ui.pages.share.receipt import ReceiptCard
from sdt_desktop.ui.pages.share.words import ShareWords, utc_day
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow

_SHOWN = 1000


class ConditionsCard(Translated, Card):
    """What the sender agreed to, and no more."""

    def __init__(self, opened: OpenedShare, name: str) -> None:
        withdrawal = opened.kind == "withdrawal"
        title = self.tr("A withdrawal") if withdrawal else self.tr("Conditions of use")
        super().__init__(title, name, Icon.RECEIVED, "accent")
        flow = Flow(8)
        if opened.sender_known:
            flow.addWidget(Chip(self.tr("known sender"), Icon.SINCE, "muted"))
        else:
            flow.addWidget(Chip(self.tr("first package from this sender"), Icon.INFO, "accent"))
        self.body.addLayout(flow)
        if withdrawal:
            self.body.addWidget(
                Paragraph(self.tr("The sender withdraws their agreement. Stop using the package below and erase it."))
            )
        self.body.addWidget(Facts(self._facts(opened)))

    def _facts(self, opened: OpenedShare) -> list[tuple[str, str]]:
        until = self.tr("{day}. Then erase the files and their copies, within a month.")
        facts = [
            (
                self.tr("What for"),
                self.tr("{purpose}. No other purpose, no onward transfer.").format(purpose=opened.purpose.rstrip(".")),
            ),
            (self.tr("Until when"), until.format(day=utc_day(opened.expires))),
            (self.tr("Sealed on"), formats.moment(opened.created)),
            (self.tr("Sender"), self._sender(opened.sender)),
        ]
        return [*facts, (self.tr("About package"), opened.withdraws)] if opened.withdraws else facts

    def _sender(self, pseudonym: str) -> str:
        """The last digits tell senders apart; a pseudonym says nothing about who they are."""
        return self.tr("Pseudonym {code}. It tells packages of one vault apart, not who the person is.").format(
            code=pseudonym.rpartition(":")[2][:16]
        )


class TableCard(Translated, Card):
    def __init__(self, table: OpenedTable) -> None:
        words = ShareWords()
        super().__init__(words.table_name(table.name), "", Icon.TABLE, "accent")
        self.set_caption(self.tr("{path}: {rows}").format(path=table.path, rows=words.rows(table.row_count)))
        self.table = CellsTable(table.header, table.rows[:_SHOWN], self.title.text(), visible_rows=10)
        self.body.addWidget(self.table)
        if table.row_count > min(len(table.rows), _SHOWN):
            shown = formats.number(min(len(table.rows), _SHOWN))
            text = self.tr("The first {count} rows are shown; the files hold all.").format(count=shown)
            self.body.addWidget(Paragraph(text, Role.CAPTION, "muted"))


class OpenedView(Translated, QWidget):
    """`save` writes the files, `again` goes back to the start."""

    def __init__(self, opened: OpenedShare, name: str, save: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self.opened = opened
        column, buttons = Column(16, parent=self), Flow(10)
        self.save = PrimaryButton(self.tr("Save the files…"), Icon.SAVE)
        self.again = SecondaryButton(self.tr("Open another package"), Icon.BACK)
        self.save.clicked.connect(save)
        self.again.clicked.connect(again)
        buttons.addWidget(self.save)
        buttons.addWidget(self.again)
        column.addWidget(Checks(None))
        column.addWidget(ConditionsCard(opened, name))
        column.addLayout(buttons)
        for table in opened.tables:
            column.addWidget(TableCard(table))
        column.addWidget(ReceiptCard(opened.receipt))
        column.addWidget(ReadmeCard(opened.readme))


class RefusedView(Translated, QWidget):
    """The refusal with its number and its meaning. There is no "open anyway"."""

    def __init__(self, error: SdtError, name: str, again: Callable[[], object]) -> None:
        super().__init__()
        number, message = number_of(error.code), Messages().of_error(error)
        column = Column(16, parent=self)
        refusal = Card(self.tr("This package is refused"), name, Icon.REFUSED, "bad")
        refusal.body.addWidget(Paragraph(message.sentence))
        refusal.body.addWidget(Paragraph(message.following, Role.BODY, "muted"))
        refusal.body.addWidget(Paragraph(self._kept(number), Role.BODY, "muted"))
        self.again = SecondaryButton(self.tr("Open another package"), Icon.BACK)
        self.again.clicked.connect(again)
        refusal.body.addWidget(self.again)
        column.addWidget(refusal)
        column.addWidget(Checks(number))

    def _kept(self, number: int | None) -> str:
        if number in COURTESY:
            return self.tr("The conditions no longer allow use. Whoever opened it before still has the content.")
        return self.tr("No content was shown or written.")
