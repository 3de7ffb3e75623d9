"""Import: drop, review, import, and take back. Nothing is written before it was shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sdt_desktop.base.errors import Cancelled
from sdt_desktop.base.progress import CancelToken, Progress, ProgressListener
from sdt_desktop.jobs.runner import Job
from sdt_desktop.model.imports import FileReport, ImportStatus
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.importing.review import FileList, FileReviewPanel
from sdt_desktop.ui.pages.importing.stages import StagesCard
from sdt_desktop.ui.pages.importing.start import StartPanel
from sdt_desktop.ui.pages.importing.summary import SummaryPanel
from sdt_desktop.ui.pages.importing.words import READY, ImportWords
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Tick
from sdt_desktop.ui.widgets.layouts import CardGrid, Column

if TYPE_CHECKING:
    from sdt_desktop.services.held import Names
    from sdt_desktop.services.import_exports import FileReview
    from sdt_desktop.services.reading_files import ImportChoices

START, BUSY, REVIEW, DONE = "start", "busy", "review", "done"


@dataclass
class _Said:
    """What the person said about one file."""

    answers: dict[str, str] = field(default_factory=dict)
    importer: str | None = None


class ReviewPanel(Translated, QWidget):
    """The files beside the review of the chosen one, and what goes for all of them."""

    def __init__(
        self, panels: Sequence[FileReviewPanel], reports: Sequence[FileReport], changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self.panels = list(panels)
        column, grid, self._places = Column(16, parent=self), CardGrid(smallest=172, steps=(4, 1)), Column(0)
        holder = QWidget()
        holder.setLayout(self._places)
        self.files = FileList(reports)
        if len(panels) < 2:
            self.files.hide()
        for panel in panels:
            panel.hide()
            panel.take.setVisible(len(panels) > 1 and panel.ready)
            panel.take.toggled.connect(changed)
            self._places.addWidget(panel)
        grid.add(self.files, 1)
        grid.add(holder, 3)
        self.keep = Tick(
            self.tr("Keep the original file in the vault too (encrypted), so that it can be read again"), checked=True
        )
        column.addLayout(grid)
        choices = Card()
        choices.body.addWidget(self.keep)
        column.addWidget(choices)
        self.files.picked.connect(self._show)

    def _show(self, at: int) -> None:
        for each in self.panels:
            each.hide()
        self.panels[at].show()


class ImportPage(Page):
    key = "import"

    def build(self) -> None:
        self._words = ImportWords()
        self.setAcceptDrops(True)
        self._names: Names | None = None
        self._reviews: list[FileReview] = []
        self._said: dict[str, _Said] = {}
        self._batches: list[str] = []
        self._asked_for: list[Path] = []
        self._job: Job[Any] | None = None
        self.stage = ""
        self.panel: QWidget | None = None
        self.again = SecondaryButton(self.tr("Import other files"), Icon.IMPORT)
        self.again.clicked.connect(self.show_start)
        self.not_now = SecondaryButton(self.tr("Not now"))
        self.not_now.clicked.connect(self.show_start)
        self.take_in = PrimaryButton(self.tr("Import"), Icon.IMPORT)
        self.take_in.clicked.connect(self.import_all)
        for button in (self.again, self.not_now, self.take_in):
            self.add_action(button)
        self._head("", self.tr("Import"), "")

    def receive(self, **arguments: Any) -> None:
        paths = [Path(each) for each in arguments.get("paths") or []]
        if arguments.get("fresh"):  # a format was added meanwhile
            self._names, self.stage, self._asked_for = None, "", paths
            self.reload()
            return
        if not paths:
            if self.stage == DONE:
                self.show_start()
            return
        if self._names is None:
            self._asked_for = paths
        else:
            self.review(paths)

    def reload(self) -> None:
        if self.stage not in ("", START):
            return
        session = self.ctx.session.current
        self.load(lambda _t, _p: self.ctx.services.names(session), self._named, self.tr("Reading the list of formats"))

    def _named(self, names: "Names") -> None:
        self._names = names
        paths, self._asked_for = self._asked_for, []
        if paths:
            self.review(paths)
        else:
            self.show_start()

    def _head(self, stage: str, title: str, caption: str) -> None:
        self.stage = stage
        self.set_title(title, caption)
        self.take_in.setVisible(stage == REVIEW)
        self.not_now.setVisible(stage == REVIEW)
        self.again.setVisible(stage == DONE)

    def _put(self, panel: QWidget) -> None:
        self.panel = panel
        self.show_state(panel)
        self.scaffold.area.verticalScrollBar().setValue(0)

    # --- choosing files --------------------------------------------------------------------------------------

    def show_start(self) -> None:
        if self._names is None:
            return
        self._reviews, self._said = [], {}
        caption = self.tr("Each file is shown to you first. Everything stays on this computer.")
        self._head(START, self.tr("Import"), caption)
        self._put(StartPanel(self._names, self.review, self.ask_files, self.ask_folder, self.ctx.navigator.go))

    def ask_files(self) -> None:
        self.ctx.dialogs.open_files(self, self.tr("Choose files to import"), self.review)

    def ask_folder(self) -> None:
        self.ctx.dialogs.open_folder(self, self.tr("Choose a folder to import"), lambda path: self.review([path]))

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self.stage != BUSY and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self.stage != BUSY:
            event.acceptProposedAction()
            self.review(paths)

    # --- reviewing -------------------------------------------------------------------------------------------

    def review(self, paths: Sequence[Path]) -> None:
        """Reads the files as an import would, and rolls back."""
        if self.stage == BUSY or not paths:
            return
        self.clear_messages()
        self._said = {}
        self._read(list(paths), None, self._reviewed)

    def _read(self, paths: list[Path], only: str | None, show: "Callable[[list[FileReview]], object]") -> None:
        session, services, clock = self.ctx.session.current, self.ctx.services, self.ctx.clock
        choices = self._choices(None if only is None else frozenset({only}))

        def read(token: CancelToken, progress: ProgressListener) -> "list[FileReview]":
            from sdt_desktop.services.reading_files import Work

            return services.review_exports(session, paths, choices, Work(clock, token, progress))

        title = self.tr("Reading the files")
        self._busy(title, self.tr("Nothing is written while your files are read."), read, show, writes=False)

    def _choices(self, only: frozenset[str] | None, *, keep: bool = True) -> "ImportChoices":
        from sdt_desktop.services.reading_files import ImportChoices

        said = {sha: ImportChoices(each.importer, each.answers, keep) for sha, each in self._said.items()}
        return ImportChoices(keep_original=keep, by_file=said, only=only)

    def _busy(
        self, title: str, note: str, work: Callable[[CancelToken, ProgressListener], Any],
        done: Callable[[Any], object], *, writes: bool,
    ) -> None:  # fmt: skip
        card = StagesCard(title, note, self._cancel, writes=writes)
        self._head(BUSY, self.tr("Import"), "")
        self._put(card)
        self._job = self.work(work, done, self._stopped, title=title, progressed=card.show_progress, writes=writes)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stopped(self, error: BaseException) -> None:
        if self._reviews:
            self._show_review(0)
        else:
            self.show_start()
        if isinstance(error, Cancelled):
            self.notify("info", self.tr("Stopped. Nothing was written."))
        else:
            self.notify_error(error)

    def _reviewed(self, reviews: "list[FileReview]") -> None:
        if any(each.report.status is ImportStatus.CANCELLED for each in reviews):
            self._stopped(Cancelled())
            return
        self._reviews = reviews
        if not reviews:
            self.show_start()
            self.notify("warn", self.tr("There is no file in there."))
            return
        self._show_review(self._most_urgent())

    def _most_urgent(self) -> int:
        """The first file that waits for an answer, else the first one."""
        waiting = (ImportStatus.NEEDS_ANSWER, ImportStatus.AMBIGUOUS)
        return next((at for at, each in enumerate(self._reviews) if each.report.status in waiting), 0)

    def _show_review(self, at: int) -> None:
        assert self._names is not None
        names = self._names
        panels = [
            FileReviewPanel(each, names, self._answering(place), self._choosing(place), self._unknown(place))
            for place, each in enumerate(self._reviews)
        ]
        caption = self.tr("This is what was found. Nothing has been written yet.")
        self._head(REVIEW, self.tr("Review before importing"), caption)
        panel = ReviewPanel(panels, [each.report for each in self._reviews], self._count)
        self._put(panel)
        panel.files.pick(at)
        self._count()

    def _answering(self, at: int) -> Callable[[dict[str, str]], object]:
        return lambda answers: self._again(at, answers=answers)

    def _unknown(self, at: int) -> Callable[[bool], object]:
        """Leads on to the description of a file, or to its structure report."""
        review = self._reviews[at]
        sha256 = "" if review.report.file == review.path.name else review.report.sha256
        return lambda structure: self.ctx.navigator.go("describe", path=review.path, sha256=sha256, structure=structure)

    def _choosing(self, at: int) -> Callable[[str], object]:
        return lambda importer: self._again(at, importer=importer)

    def _again(self, at: int, *, answers: dict[str, str] | None = None, importer: str | None = None) -> None:
        """Reads one file anew with what the person said about it."""
        review = self._reviews[at]
        said = self._said.setdefault(review.report.sha256, _Said())
        said.answers |= answers or {}
        said.importer = importer or said.importer or review.report.importer
        self._read([review.path], review.report.sha256, lambda fresh: self._replace(at, fresh))

    def _replace(self, at: int, fresh: "list[FileReview]") -> None:
        if fresh and fresh[0].report.status is not ImportStatus.CANCELLED:
            self._reviews[at] = fresh[0]
        self._show_review(at)

    def _ready(self) -> "list[FileReview]":
        if not isinstance(self.panel, ReviewPanel):
            return []
        pairs = zip(self._reviews, self.panel.panels, strict=True)
        return [each for each, panel in pairs if each.report.status in READY and panel.take.isChecked()]

    def _count(self, *_: object) -> None:
        ready = [each.report for each in self._ready()]
        self.take_in.setText(self._words.import_button(ready) if ready else self.tr("Import"))
        self.take_in.setEnabled(any(_brings(each) for each in ready))
        self.scaffold.buttons.invalidate()

    # --- importing -------------------------------------------------------------------------------------------

    def import_all(self) -> None:
        ready = self._ready()
        if not ready or not isinstance(self.panel, ReviewPanel):
            return
        session, services, clock = self.ctx.session.current, self.ctx.services, self.ctx.clock
        paths = list(dict.fromkeys(each.path for each in ready))
        only = frozenset(each.report.sha256 for each in ready)
        choices = self._choices(only, keep=self.panel.keep.isChecked())

        def take(token: CancelToken, progress: ProgressListener) -> list[FileReport]:
            from sdt_desktop.services.reading_files import Work

            return services.import_exports(session, paths, choices, Work(clock, token, progress))

        note = self.tr("Each file is written as a whole or not at all: stopping leaves no trace of it.")
        self._busy(self.tr("Importing"), note, take, lambda reports: self._imported(reports, paths), writes=True)

    def _imported(self, reports: list[FileReport], paths: list[Path]) -> None:
        self._batches = [
            each.batch for each in reports if each.status is ImportStatus.IMPORTED and each.batch is not None
        ]
        if not self._batches and any(each.status is ImportStatus.CANCELLED for each in reports):
            self._stopped(Cancelled())
            return
        self._reviews, self._said = [], {}
        self._head(DONE, self.tr("Import"), self.tr("This is what came in."))
        folders = list(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))
        self._put(SummaryPanel(reports, folders, self._acts()))
        self.ctx.session.announce_change()

    def _acts(self) -> dict[str, Callable[..., object]]:
        return {
            "undo": lambda _=False: self.undo(),
            "home": lambda _=False: self.ctx.navigator.go("home"),
            "look": lambda stream: self.ctx.navigator.go("explore", stream=stream),
            "show": self.open_folder,
        }

    def open_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"undo": self.undo}

    def undo(self) -> None:
        """Takes back everything of the import just done, after asking."""
        if self.stage != DONE or not self._batches:
            return
        question = Question(
            self.tr("Undo this import?"),
            self.tr("What only these files brought is removed from the vault. Your files stay where they are."),
            self.tr("Undo the import"),
            self.tr("Keep it"),
            Icon.UNDO,
        )
        self.ctx.dialogs.ask(self, question, self._undo)

    def _undo(self) -> None:
        session, services, batches = self.ctx.session.current, self.ctx.services, list(self._batches)

        def take_back(_token: CancelToken, progress: ProgressListener) -> int:
            for at, batch in enumerate(reversed(batches)):
                progress(Progress("writing", at, len(batches)))
                services.undo_import(session, batch)
            return len(batches)

        self.work(take_back, self._undone, title=self.tr("Undoing the import"), writes=True)

    def _undone(self, count: int) -> None:
        self._batches = []
        self.show_start()
        self.notify("done", self.tr("%n import(s) undone. Nothing of it is left in the vault.", "", count))
        self.ctx.session.announce_change()


def _brings(report: FileReport) -> bool:
    """Whether importing would add or change anything."""
    counts = (report.observations, report.events, report.positions, report.records)
    return any(each.new or each.changed for each in counts)
