"""File and decision dialogs behind one service, so that tests answer them; always `open()`, never `exec()`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row


@dataclass(frozen=True, slots=True)
class Question:
    """A decision: what, why, and the verb that does it beside the one that does not. No *OK*, no *Yes*."""

    title: str
    text: str
    do: str
    leave: str
    icon: Icon = Icon.HELP


class Dialogs:
    """What pages ask for; each answer comes by callback, and nothing comes when the person closes the dialog."""

    def open_files(
        self, parent: QWidget, title: str, chosen: Callable[[list[Path]], object], patterns: str = ""
    ) -> None:
        """`patterns` as Qt writes them, e.g. `Contact card (*.sdtcard.json)`."""
        dialog = QFileDialog(parent, title, "", patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, lambda names: chosen([Path(name) for name in names]))

    def open_folder(self, parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, lambda names: chosen(Path(names[0])))

    def save_file(self, parent: QWidget, title: str, proposed: str, chosen: Callable[[Path], object]) -> None:
        """`proposed` is a file name; the dialog itself asks before replacing a file."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposed)
        self._open(dialog, lambda names: chosen(Path(names[0])))

    def ask(self, parent: QWidget, question: Question, agreed: Callable[[], object]) -> None:
        dialog = Decision(parent, question)
        dialog.accepted.connect(agreed)
        dialog.open()

    def _open(self, dialog: QFileDialog, chosen: Callable[[list[str]], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(chosen)
        dialog.open()


class Decision(QDialog):
    """Two verbs; the harmless one has the focus."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        column, head, buttons = Column(14, (24, 22, 24, 20), self), Row(10), Flow(8, right=True)
        head.addWidget(IconLabel(question.icon, "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Paragraph(question.title, Role.H2), 1)
        column.addLayout(head)
        column.addWidget(Paragraph(question.text))
        leave, act = SecondaryButton(question.leave), PrimaryButton(question.do)
        leave.clicked.connect(self.reject)
        act.clicked.connect(self.accept)
        buttons.addWidget(leave)
        buttons.addWidget(act)
        column.addLayout(buttons)
        leave.setFocus()
