"""Step 3: 24 numbered words, the sheet as PDF, three words at random positions, then the real unwrapping."""

import secrets
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Label, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow, Row
from sdt_desktop.ui.widgets.panels import Inset
from sdt_desktop.ui.working import Working

if TYPE_CHECKING:
    from sdt_desktop.services.session import Session

ASKED, COLUMNS, ENOUGH_LETTERS = 3, 4, 4


class WordGrid(Themed, QWidget):
    """The words with their numbers, read down the columns as on the sheet."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        rows = -(-len(words) // COLUMNS)
        for at, word in enumerate(words):
            line = Row(8)
            number = Label(str(at + 1), Role.BODY, "muted", tabular=True)
            line.addWidget(number)
            line.addWidget(Label(word, Role.STRONG))
            line.addStretch(1)
            self._grid.addLayout(line, at % rows, at // rows)
        self.setAccessibleName(", ".join(f"{at} {word}" for at, word in enumerate(words, 1)))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))


class RecoveryStep(Translated, Working, QWidget):
    """`confirmed` once the words have really opened the vault; `declined` asks to go on without them."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, ctx: AppContext, vault: str, words: tuple[str, ...], session: "Session",
                 asked: tuple[int, ...] | None = None) -> None:  # fmt: skip
        """`asked` are positions from 0; None draws three."""
        super().__init__()
        self.ctx, self._vault, self._words, self._session = ctx, vault, words, session
        self.asked = asked or tuple(sorted(secrets.SystemRandom().sample(range(len(words)), ASKED)))
        column = Column(14, parent=self)
        self._messages = Column(8)
        column.addWidget(Paragraph(self.tr("Your recovery sheet"), Role.H1))
        column.addLayout(self._messages)
        self._sheet, self._test = self._sheet_card(), self._test_card()
        column.addWidget(self._sheet)
        column.addWidget(self._test)
        self._show_test(False)

    def focus_first(self) -> None:
        (self.fields[0].control if self._test.isVisibleTo(self) else self.save).setFocus()

    # --- the sheet -------------------------------------------------------------------------------------------

    def _sheet_card(self) -> Card:
        card, buttons = Card(), Flow(10, above=6)
        text = self.tr(
            "These 24 words open the vault if the passphrase is lost. They are shown once. "
            "Keep them on paper, away from this computer."
        )
        card.body.addWidget(Paragraph(text))
        card.body.addWidget(Inset(WordGrid(self._words)))
        self.save = SecondaryButton(self.tr("Save the sheet as PDF…"), Icon.SAVE)
        self.go_on = PrimaryButton(self.tr("I wrote them down: test three words"), Icon.NEXT)
        self.decline = LinkButton(self.tr("Go on without recovery words"))
        self.save.clicked.connect(self._ask_where)
        self.go_on.clicked.connect(lambda: self._show_test(True))
        self.decline.clicked.connect(self.declined)
        for button in (self.save, self.go_on, self.decline):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        return card

    def _ask_where(self) -> None:
        proposed = self.tr("Recovery sheet {vault}.pdf").format(vault=self._vault)
        self.ctx.dialogs.save_file(self, self.tr("Save the recovery sheet"), proposed, self._save)

    def _save(self, target: Path) -> None:
        from sdt_desktop.ui.pages.onboarding.sheet import RecoverySheet

        try:
            RecoverySheet(self._vault, self._words, self.ctx.clock.now()).write(target)
        except SdtError as error:
            self._say("error", Messages().of_error(error).sentence)
            return
        self._say("warn", self.tr("The sheet is saved. Print it, then delete the file: it opens the vault."))

    # --- the test --------------------------------------------------------------------------------------------

    def _test_card(self) -> Card:
        card, grid, buttons = Card(), CardGrid(170, (3, 1)), Flow(10, above=6)
        text = self.tr("Three words of the sheet, to be sure that it can be read. You may look at it.")
        card.body.addWidget(Paragraph(text))
        self.fields = [self._word_field(position) for position in self.asked]
        for field in self.fields:
            grid.add(field)
        card.body.addLayout(grid)
        self.look = SecondaryButton(self.tr("Show the words again"), Icon.BACK)
        self.kept = PrimaryButton(self.tr("I kept the sheet"), Icon.DONE)
        self.look.clicked.connect(lambda: self._show_test(False))
        self.kept.clicked.connect(self.check)
        buttons.addWidget(self.look)
        buttons.addWidget(self.kept)
        card.body.addLayout(buttons)
        return card

    def _word_field(self, position: int) -> Field:
        edit = LineEdit()
        edit.returnPressed.connect(self.check)
        return Field(self.tr("Word {number}").format(number=position + 1), edit)

    def _show_test(self, shown: bool) -> None:
        self._sheet.setVisible(not shown)
        self._test.setVisible(shown)
        if shown:
            self.focus_first()

    def check(self) -> None:
        """Points at a wrong word; when all three fit, the vault is opened from the words as they were typed."""
        typed = [self._typed(field) for field in self.fields]
        wrong = [not _fits(text, self._words[at]) for text, at in zip(typed, self.asked, strict=True)]
        for field, is_wrong in zip(self.fields, wrong, strict=True):
            field.say_wrong(self.tr("Not the word of the sheet.") if is_wrong else "")
        if any(wrong):
            self.fields[wrong.index(True)].control.setFocus()
            return
        words = list(self._words)
        for at, text in zip(self.asked, typed, strict=True):
            words[at] = text
        session, sheet = self._session, " ".join(words)
        self.kept.setEnabled(False)
        self.work(
            lambda _t, _p: self.ctx.services.confirm_recovery(session, sheet),
            self._confirmed,
            self._failed,
            writes=True,
        )

    def _typed(self, field: Field) -> str:
        edit = field.control
        return edit.text().strip() if isinstance(edit, LineEdit) else ""

    def _confirmed(self, _: object) -> None:
        self.confirmed.emit()

    def _failed(self, error: BaseException) -> None:
        self.kept.setEnabled(True)
        message = Messages().of_error(error)
        self._say("error", " ".join(part for part in (message.sentence, message.following) if part))

    def _say(self, kind: str, text: str) -> None:
        self._messages.addWidget(MessageBar(kind, text))
        announce(self, text)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


def _fits(typed: str, word: str) -> bool:
    """As the recovery itself reads it: no case, no accents, four letters will do."""
    text = _folded(typed)
    return text == _folded(word) or (len(text) >= ENOUGH_LETTERS and _folded(word).startswith(text))
