"""The structure report: shown whole before it can be saved."""

from collections.abc import Callable

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph


class ReportText(Themed, QPlainTextEdit):
    """Plain lines in letters of one width; Tab leaves it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.restyle()

    def restyle(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme().font().pointSizeF())
        self.setFont(font)
        self.setMinimumHeight(theme().px(360))


class StructureCard(Translated, Card):
    def __init__(self, text: str, save: Callable[[], object]) -> None:
        super().__init__(
            self.tr("What this file is made of"),
            self.tr("This is all of the report. It holds headings, counts and patterns, and no value."),
            Icon.TABLE,
        )
        self.text = ReportText(text, self.title.text())
        self.save = SecondaryButton(self.tr("Save this report…"), Icon.SAVE)
        self.save.clicked.connect(save)
        legend = self.tr(
            "9 stands for a digit, a and A for a letter. A heading with ~ was hidden because it could be a value. "
            "You can send this report to somebody who helps you; nothing is sent by the program."
        )
        for part in (self.text, Paragraph(legend, tone="muted"), self.save):
            self.body.addWidget(part)
