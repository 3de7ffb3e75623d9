"""File and decision dialogs behind one service, so that tests answer them; always `open()`, never `exec()`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.icons import Icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog


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
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title, "", patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, lambda names: chosen([Path(name) for name in names]))

    def open_folder(self, parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, lambda names: chosen(Path(names[0])))

    def save_file(self, parent: QWidget, title: str, proposed: str, chosen: Callable[[Path], object]) -> None:
        """`proposed` is a file name; the dialog itself asks before replacing a file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposed)
        self._open(dialog, lambda names: chosen(Path(names[0])))

    def ask(self, parent: QWidget, question: Question, agreed: Callable[[], object]) -> None:
        from sdt_desktop.ui.decision import Decision

        dialog = Decision(parent, question)
        dialog.accepted.connect(agreed)
        dialog.open()

    def _open(self, dialog: "QFileDialog", chosen: Callable[[list[str]], object]) -> None:
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(chosen)
        dialog.open()
