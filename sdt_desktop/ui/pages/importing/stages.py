"""What goes on while files are read or written: the stage, the file, how far, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar

from sdt_desktop.base.progress import Progress
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Elided, Label, Paragraph
from sdt_desktop.ui.widgets.layouts import Row
from sdt_desktop.ui.widgets.steps import StepIndicator

_STAGES = ("reading", "comparing", "writing")


class _Bar(Themed, QProgressBar):
    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(8))


class StagesCard(Translated, Card):
    """`show_progress` moves it; `cancel` is called once."""

    def __init__(self, title: str, note: str, cancel: Callable[[], object], *, writes: bool) -> None:
        super().__init__(title)
        names = [self.tr("Reading"), self.tr("Comparing")]
        self.steps = StepIndicator([*names, self.tr("Writing")] if writes else names)
        self._file, self._share, self.bar = Elided("", smallest=12), Label("", tabular=True), _Bar()
        self._share.set_tone("muted")
        self.bar.setAccessibleName(title)
        self.stop = SecondaryButton(self.tr("Cancel"), Icon.CLOSE)
        self.stop.clicked.connect(self._stop)
        self._cancel = cancel
        line = Row(10)
        line.addWidget(self._file, 1)
        line.addWidget(self._share)
        self.body.addWidget(self.steps)
        self.body.addLayout(line)
        self.body.addWidget(self.bar)
        self.body.addWidget(Paragraph(note, Role.CAPTION, "muted", longest=100))
        self.body.addWidget(self.stop)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(self.tr("Stopping…"))
        self._cancel()

    def show_progress(self, progress: Progress) -> None:
        at = _STAGES.index(progress.stage) if progress.stage in _STAGES else 0
        self.steps.go(min(at, 2 if self.steps.count > 2 else 1))
        self._file.setText(progress.subject)
        self.bar.setRange(0, 1000 if progress.total else 0)
        if not progress.total:
            self._share.setText("")
            return
        self.bar.setValue(round(1000 * progress.done / progress.total))
        share = formats.number(100 * progress.done / progress.total)
        self._share.setText(self.tr("{share} %").format(share=share))
