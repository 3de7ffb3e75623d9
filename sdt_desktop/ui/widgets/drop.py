"""A place to drop files, always with a button beside it: nothing needs a mouse."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, theme
from sdt_desktop.ui.widgets.buttons import PrimaryButton
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column
from sdt_desktop.ui.widgets.painting import painter_for


class DropZone(QWidget):
    """`dropped` carries a list of `Path`; `asked` is the button (open a file dialog through `Dialogs`)."""

    dropped = Signal(list)
    asked = Signal()

    def __init__(self, title: str, text: str, button: str, icon: Icon = Icon.IMPORT) -> None:
        super().__init__()
        self._over = False
        self.setAcceptDrops(True)
        self.column = column = Column(10, (24, 28, 24, 28), self)
        column.addWidget(IconLabel(icon, "accent", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Paragraph(title, Role.H2, centred=True))
        column.addWidget(Paragraph(text, Role.BODY, "muted", centred=True))
        self.button = PrimaryButton(button, Icon.FOLDER)
        self.button.clicked.connect(self.asked)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        self._set_over(False)
        event.accept()

    def dropEvent(self, event: QDropEvent, /) -> None:
        self._set_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        pen = QPen(theme().colour("accent" if self._over else "control_line"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().colour("accent_soft" if self._over else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme().px(10), theme().px(10))
