"""Choosing a package and the identity that opens it; making an identity and a card of one's own."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.services.recipients import NewRecipient
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.contacts import Fingerprint
from sdt_desktop.ui.pages.share.facts import Facts, Said
from sdt_desktop.ui.pages.share.words import core_language
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.drop import DropZone
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow, Row
from sdt_desktop.ui.working import Working


class Chosen(QWidget):
    """One file: what it is, its name once chosen, a button."""

    def __init__(self, icon: Icon, title: str, empty: str, button: str) -> None:
        super().__init__()
        self._empty = empty
        row, lines = Row(12, parent=self), Column(2)
        self._sign = IconLabel(icon, "muted")
        self.name = Paragraph(empty, Role.BODY, "muted")
        self.button = SecondaryButton(button, Icon.FOLDER)
        lines.addWidget(Paragraph(title, Role.STRONG))
        lines.addWidget(self.name)
        row.addWidget(self._sign)
        row.addLayout(lines, 1)
        row.addWidget(self.button)

    def put(self, path: Path | None) -> None:
        self.name.setText(path.name if path else self._empty)
        self.name.set_tone("text" if path else "muted")


class OpenCard(Translated, Card):
    """`asked` carries the package and the identity."""

    asked = Signal(object, object)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.package: Path | None = None
        self.identity: Path | None = None
        self.zone = DropZone(
            self.tr("Open a package you received"),
            self.tr("Drop a .sdtshare file here. All 13 checks run before anything of it is shown."),
            self.tr("Choose a package…"),
            Icon.OPENED,
        )
        self.zone.asked.connect(self._ask_package)
        self.zone.dropped.connect(lambda paths: self.put_package(paths[0]))
        self.body.addWidget(self.zone)
        self.file = Chosen(Icon.SEALED, self.tr("Package"), self.tr("none chosen yet"), self.tr("Another package…"))
        self.key = Chosen(
            Icon.KEY,
            self.tr("Your identity"),
            self.tr("the .identity.txt file that belongs to your card"),
            self.tr("Choose your identity…"),
        )
        self.file.button.clicked.connect(self._ask_package)
        self.key.button.clicked.connect(self._ask_identity)
        self.open = PrimaryButton(self.tr("Check and open"), Icon.OPENED)
        self.open.clicked.connect(self._go)
        for part in (self.file, self.key, self.open):
            self.body.addWidget(part)
        self.refresh()

    def _ask_package(self) -> None:
        self.ctx.dialogs.open_files(
            self,
            self.tr("Choose a package"),
            lambda paths: self.put_package(paths[0]),
            self.tr("Sealed package (*.sdtshare)"),
        )

    def _ask_identity(self) -> None:
        self.ctx.dialogs.open_files(
            self,
            self.tr("Choose your identity"),
            lambda paths: self.put_identity(paths[0]),
            self.tr("Identity (*.identity.txt *.txt)"),
        )

    def put_package(self, path: Path) -> None:
        self.package = path
        self.refresh()
        (self.open if self.identity else self.key.button).setFocus()

    def put_identity(self, path: Path) -> None:
        self.identity = path
        self.refresh()
        if self.package:
            self.open.setFocus()

    def refresh(self) -> None:
        self.file.put(self.package)
        self.key.put(self.identity)
        self.zone.setVisible(self.package is None)
        self.file.setVisible(self.package is not None)
        self.open.setVisible(self.package is not None)
        self.open.setEnabled(self.package is not None and self.identity is not None)

    def _go(self) -> None:
        self.asked.emit(self.package, self.identity)


class WhyCard(Translated, Card):
    """What the page is for."""

    def __init__(self) -> None:
        super().__init__(self.tr("What this page is for"), "", Icon.HELP)
        for icon, sentence in (
            (Icon.CONTACT, self.tr("You give people your card. It holds your name and your public keys, no secret.")),
            (Icon.SEALED, self.tr("They seal a slice of their data for these keys and send you the file.")),
            (Icon.OPENED, self.tr("Here you check it, read it under their conditions, and save what you need.")),
        ):
            self.body.addWidget(Said(icon, sentence, "accent"))
        self.body.addStretch(1)


class IdentityCard(Translated, Working, Card):
    """A new identity and its card, written where the person says; `made` carries the result."""

    made = Signal(object)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(self.tr("Receive data yourself"), "", Icon.KEY)
        self.ctx = ctx
        self.set_caption(self.tr("An identity opens what others seal for you; its card is what you give away."))
        self.name = LineEdit()
        self.field = Field(self.tr("Your name, as others will read it"), self.name)
        self.make = SecondaryButton(self.tr("Make an identity and a card…"), Icon.ADD)
        self.make.clicked.connect(self._ask)
        self.name.returnPressed.connect(self._ask)
        self._below = Column(10)
        flow = Flow(8)
        flow.addWidget(self.make)
        self.body.addWidget(self.field)
        self.body.addLayout(flow)
        self.body.addLayout(self._below)
        self.body.addStretch(1)

    def _ask(self) -> None:
        if not self.name.text().strip():
            self.field.say_wrong(self.tr("Write a name first."))
            return
        self.field.say_wrong("")
        self.ctx.dialogs.open_folder(self, self.tr("Where identity and card are to lie"), self._write)

    def _write(self, folder: Path) -> None:
        name, language, clock = self.name.text().strip(), core_language(), self.ctx.clock
        self.work(
            lambda _t, _p: self.ctx.services.new_recipient(name, folder, language, clock), self._written, self._failed
        )

    def _failed(self, error: BaseException) -> None:
        from sdt_desktop.ui.messages import Messages

        message = Messages().of_error(error)
        self.field.say_wrong(" ".join(part for part in (message.sentence, message.following) if part))

    def _written(self, made: NewRecipient) -> None:
        for part in (self.field, self.make):
            part.hide()
        self._below.addWidget(
            Facts(
                (
                    (self.tr("Card, to give away"), made.card_path.name),
                    (self.tr("Identity, to keep to yourself"), made.identity_path.name),
                    (self.tr("Folder"), str(made.card_path.parent)),
                )
            )
        )
        self._below.addWidget(Fingerprint(made.recipient))
        self._below.addWidget(
            Said(
                Icon.WARNING,
                self.tr("The identity file is not encrypted. Keep it on a protected disk, and make a copy of it."),
                "warn",
            )
        )
        self.made.emit(made.identity_path)


class StartView(Translated, QWidget):
    """Open at the left, what it is for and an own identity at the right."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.opening, self.own = OpenCard(ctx), IdentityCard(ctx)
        column, grid = Column(16, parent=self), CardGrid(smallest=390, steps=(2, 1))
        column.addWidget(self.opening)
        grid.add(WhyCard())
        grid.add(self.own)
        column.addLayout(grid)
        self.own.made.connect(self.opening.put_identity)
