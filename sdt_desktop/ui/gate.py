"""What stands in the window while no vault is open: making one, or opening one. Shows no figure and no title."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sdt_desktop.ui import i18n, vaults
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.front import HEAD_MARGIN, HEAD_WIDTH, PROGRAM
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.choices import Choice
from sdt_desktop.ui.widgets.labels import IconLabel, Label
from sdt_desktop.ui.widgets.layouts import Column, Row

if TYPE_CHECKING:
    from sdt_desktop.ui.pages.onboarding.page import Onboarding
    from sdt_desktop.ui.pages.unlock.page import Unlock


class Gate(Translated, Themed, QWidget):
    """The program's name, one panel in the middle, the language at the top."""

    def __init__(self, ctx: AppContext, folder: Path | None = None) -> None:
        super().__init__()
        self.ctx = ctx
        self.setObjectName("gate")
        self.panel: Onboarding | Unlock | None = None
        self._heads, self._middle = QWidget(), QWidget()
        self._heads.setLayout(self._head())
        column = Column(18, (28, 24, 28, 28), self._middle)
        column.addStretch(0)
        self._said, self._place = Column(8), Column(0)
        column.addLayout(self._said)
        column.addLayout(self._place)
        column.addStretch(2)
        self._column = column
        self._lay_out()
        known = [folder] if folder is not None else vaults.vaults_in(ctx.vaults_folder())
        if known:
            self.show_unlock(known[0])
        else:
            self.show_onboarding()

    def _head(self) -> Row:
        head = Row(10, (28, 28, 28, 18))
        head.addWidget(IconLabel(Icon.PROTECTED, "accent", 26))
        head.addWidget(Label(PROGRAM, Role.H2))
        head.addStretch(1)
        self.language = Choice(i18n.NAMES.items(), i18n.language(), self.tr("Language"))
        self.language.activated.connect(lambda: self.ctx.settings.change(language=self.language.value()))
        head.addWidget(self.language)
        return head

    def _lay_out(self) -> None:
        outer, scroll, across = Column(0, parent=self), QScrollArea(), QWidget()
        column = Column(0, parent=across)
        column.addLayout(_centred(self._heads))
        column.addLayout(_centred(self._middle), 1)
        scroll.setWidget(across)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        across.setAutoFillBackground(False)
        outer.addWidget(scroll)

    def restyle(self) -> None:
        widest = self.panel.widest if self.panel is not None else HEAD_WIDTH
        self._heads.setMaximumWidth(theme().px(HEAD_WIDTH + 2 * HEAD_MARGIN))
        self._middle.setMaximumWidth(theme().px(widest + 2 * HEAD_MARGIN))

    def say(self, kind: str, text: str) -> None:
        """A message above the panel."""
        self._said.addWidget(MessageBar(kind, text))
        announce(self, text)

    def show_unlock(self, folder: Path) -> None:
        from sdt_desktop.ui.pages.unlock.page import Unlock

        panel = Unlock(self.ctx, folder)
        panel.create_asked.connect(self.show_onboarding)
        panel.other_chosen.connect(self.show_unlock)
        self._put(panel)

    def show_onboarding(self) -> None:
        from sdt_desktop.ui.pages.onboarding.page import Onboarding

        panel = Onboarding(self.ctx)
        panel.open_asked.connect(self.show_unlock)
        self._put(panel)

    def _put(self, panel: "Onboarding | Unlock") -> None:
        old, self.panel = self.panel, panel
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._place.addWidget(panel)
        self._column.setStretch(0, panel.sinks)
        self.restyle()
        panel.focus_first()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self.panel is not None:
            self.panel.focus_first()


def _centred(widget: QWidget) -> Row:
    row = Row(0)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
