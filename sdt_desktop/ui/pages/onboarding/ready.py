"""Step 4: the vault is there; what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow


class ReadyStep(Translated, QWidget):
    """`enter` carries where to go: import or home."""

    enter = Signal(str)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        column, card, buttons = Column(14, parent=self), Card(), Flow(10, above=8)
        column.addWidget(Paragraph(self.tr("Your vault is ready"), Role.H1))
        card.body.addWidget(IconLabel(Icon.DONE, "good", 32))
        card.body.addWidget(
            Paragraph(self.tr("One file is enough to begin: a year of electricity or water readings, for example."))
        )
        text = self.tr(
            "You can also look at a fictional household first. It lives in a vault of its own, apart from yours."
        )
        card.body.addWidget(Paragraph(text, Role.BODY, "muted"))
        self.import_button = PrimaryButton(self.tr("Import a file"), Icon.IMPORT)
        self.demo_button = SecondaryButton(self.tr("Look at a fictional household"), Icon.HOUSEHOLD)
        self.home_button = SecondaryButton(self.tr("Go to Home"), Icon.HOME)
        self.import_button.clicked.connect(lambda: self.enter.emit("import"))
        self.home_button.clicked.connect(lambda: self.enter.emit("home"))
        self.demo_button.clicked.connect(ctx.navigator.demo_asked)
        for button in (self.import_button, self.demo_button, self.home_button):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        column.addWidget(card)

    def focus_first(self) -> None:
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
