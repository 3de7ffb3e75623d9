"""The dialog for a decision: two verbs, nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, Row


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
