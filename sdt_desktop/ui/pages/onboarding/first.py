"""Step 1: what stays on this computer; the vault's name and place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui import vaults
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.bars import MessageBar
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row
from sdt_desktop.ui.working import Working

if TYPE_CHECKING:
    from sdt_desktop.services.new_vault import Notice


class FirstStep(Translated, Working, QWidget):
    """`done` carries the folder of the vault to be made; `opened` asks for an existing one."""

    done = Signal(object)
    opened = Signal()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self._parent_folder = ctx.vaults_folder()
        column = Column(14, parent=self)
        column.addWidget(Paragraph(self.tr("Your data, on your computer"), Role.H1))
        column.addWidget(self._promises())
        column.addWidget(self._place())
        column.addLayout(self._buttons())
        self._typing = QTimer(self, singleShot=True, interval=300)
        self._typing.timeout.connect(self._check_place)
        self.name.textChanged.connect(self._start_typing)

    def focus_first(self) -> None:
        self.name.setFocus()

    def _start_typing(self, _: str) -> None:
        self._typing.start()

    def _promises(self) -> Card:
        card = Card()
        for icon, head, text in (
            (Icon.HERE, self.tr("Everything stays here"),
             self.tr("What you import is kept in one encrypted folder on this computer: the vault. Nothing is sent.")),
            (Icon.PROTECTED, self.tr("Only you open it"),
             self.tr("The vault protects your data when it is locked. There is no account, and no copy with us.")),
            (Icon.SHARE, self.tr("You decide what leaves"),
             self.tr("You see each share word for word before it leaves, and you keep a receipt.")),
        ):  # fmt: skip
            card.body.addLayout(self._promise(icon, head, text))
        return card

    def _promise(self, icon: Icon, head: str, text: str) -> Row:
        row, words = Row(14, (0, 4, 0, 4)), Column(2)
        row.addWidget(IconLabel(icon, "accent", 24))
        words.addWidget(Paragraph(head, Role.STRONG))
        words.addWidget(Paragraph(text, Role.BODY, "muted"))
        row.addLayout(words, 1)
        return row

    def _place(self) -> Card:
        card = Card()
        self.name = LineEdit(self.tr("My vault", "proposed name of a folder"))
        self.name_field = Field(
            self.tr("Name of your vault"), self.name, self.tr("It is the folder's name. No need for your own name.")
        )
        card.body.addWidget(self.name_field)
        self.where = Paragraph(self._where_text(), Role.CAPTION, "muted", longest=90)
        card.body.addWidget(self.where)
        self._notes = Column(6)
        card.body.addLayout(self._notes)
        self.other = LinkButton(self.tr("Another place…"), Icon.FOLDER)
        self.other.clicked.connect(self._choose_place)
        card.body.addWidget(self.other)
        return card

    def _where_text(self) -> str:
        return self.tr("Place: {folder}").format(folder=str(self._parent_folder))

    def _buttons(self) -> Flow:
        buttons = Flow(10)
        self.next = PrimaryButton(self.tr("Choose the passphrase"), Icon.NEXT)
        self.next.clicked.connect(self._go_on)
        self.existing = SecondaryButton(self.tr("Open a vault I have"), Icon.FOLDER)
        self.existing.clicked.connect(self.opened)
        self.demo = SecondaryButton(self.tr("Look at a fictional household"), Icon.HOUSEHOLD)
        self.demo.clicked.connect(self.ctx.navigator.demo_asked)
        for button in (self.next, self.existing, self.demo):
            buttons.addWidget(button)
        return buttons

    def _choose_place(self) -> None:
        self.ctx.dialogs.open_folder(self, self.tr("Where the vault will be"), self._place_chosen)

    def _place_chosen(self, folder: Path) -> None:
        self._parent_folder = folder
        self.where.setText(self._where_text())
        self._check_place()

    def _check_place(self) -> None:
        """A synchronised or network folder is said at once, and another place proposed."""
        folder = vaults.folder_for(self.name.text(), self._parent_folder)
        self.work(lambda _t, _p: self.ctx.services.unsuitable_place(folder), self._say_place)

    def _say_place(self, notices: "tuple[Notice, ...]") -> None:
        for bar in self.findChildren(MessageBar):
            bar.close_bar()
        from sdt_desktop.ui import messages

        for notice in notices:
            text = messages.say(notice.code, dict(notice.params))
            self._notes.addWidget(MessageBar("warn", text, ((self.tr("Choose another place"), self._choose_place),)))

    def _go_on(self) -> None:
        folder = vaults.folder_for(self.name.text(), self._parent_folder)
        if not vaults.is_usable_name(self.name.text()):
            self.name_field.say_wrong(self.tr("Give the vault a name."))
        elif folder.exists():
            self.name_field.say_wrong(
                self.tr("There is a vault of this name already. Choose another name, or open it.")
            )
        else:
            self.name_field.say_wrong("")
            self.done.emit(folder)
