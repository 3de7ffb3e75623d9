"""The thin line of status at the bottom of the window: what is running, how far, and a way to stop it."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from sdt_desktop.base.progress import Progress
from sdt_desktop.jobs.runner import Job, JobRunner
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.buttons import LinkButton
from sdt_desktop.ui.widgets.labels import Elided
from sdt_desktop.ui.widgets.layouts import Row
from sdt_desktop.ui.widgets.painting import painter_for

SHOW_AFTER_MS = 400


class ProgressStrip(Translated, Themed, QWidget):
    """Appears 400 ms after a job with a title began; jobs without a title stay unseen."""

    def __init__(self, runner: JobRunner) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        row = Row(12, (28, 4, 20, 4), self)
        self._text = Elided("", Role.CAPTION, "muted", smallest=20)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = LinkButton(self.tr("Cancel"), Icon.CLOSE)
        self._stop.clicked.connect(self._cancel)
        row.addWidget(self._text, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        runner.started.connect(self._started)
        runner.ended.connect(self._ended)
        runner.progressed.connect(self._moved)
        self.hide()
        self.restyle()

    def restyle(self) -> None:
        self._bar.setFixedHeight(theme().px(6))

    def _started(self, job: Job[Any]) -> None:
        if job.title and self._job is None:
            self._job = job
            self._text.setText(job.title)
            self._bar.setRange(0, 0)
            self._stop.setEnabled(True)
            self._timer.start()

    def _ended(self, job: Job[Any]) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()

    def _moved(self, job: Job[Any], progress: Progress) -> None:
        if job is self._job:
            words = " · ".join(part for part in (job.title, self._stage(progress.stage), progress.subject) if part)
            self._text.setText(words)
            self._bar.setRange(0, 1000 if progress.total else 0)
            self._bar.setValue(round(1000 * progress.done / progress.total) if progress.total else 0)

    def _stage(self, stage: str) -> str:
        words = {
            "reading": self.tr("reading"),
            "comparing": self.tr("comparing with what is held"),
            "writing": self.tr("writing into the vault"),
            "sealing": self.tr("sealing"),
            "verifying": self.tr("verifying"),
            "deriving": self.tr("computing the key"),
        }
        return words.get(stage, "")

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setPen(theme().colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
