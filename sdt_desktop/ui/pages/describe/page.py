"""Describe this file: three steps with the rows read live beside them; then it is reviewed like any other file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.base.progress import CancelToken, ProgressListener
from sdt_desktop.jobs.runner import Job
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.describe.rows import RowsCard
from sdt_desktop.ui.pages.describe.steps import ColumnsStep, MeaningStep, NameStep, StepCard
from sdt_desktop.ui.pages.describe.structure import StructureCard
from sdt_desktop.ui.widgets.bars import Action
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Row
from sdt_desktop.ui.widgets.steps import StepIndicator

if TYPE_CHECKING:
    from sdt_desktop.services.describe import Described, Looked, Need, Units

_PAUSE_MS = 150
_HANGS_ON_KIND = ("value", "event", "label", "amount", "sign", "currency", "stamp", "latitude", "longitude")


class DescribePage(Page):
    key = "describe"

    def build(self) -> None:
        self._path, self._sha256, self._structure, self._change = Path(), "", False, ""
        self._before: dict[str, str] = {}
        self._looked: Looked | None = None
        self._units: Units = {}
        self.described: Described | None = None
        self.answers: dict[str, str] = {}
        self._job: Job[Any] | None = None
        self._card: StepCard | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._describe)
        leave = SecondaryButton(self.tr("Not now"), Icon.CLOSE)
        leave.clicked.connect(self.leave)
        self.add_action(leave)
        self.set_title(self.tr("Describe this file"))

    def receive(self, **arguments: Any) -> None:
        """path, sha256 of the file (a member of an archive has its own), structure: only the report is asked for.

        change: the id of a description of this kind of file, to be changed.
        """
        if "path" not in arguments:
            return
        self._path, self._sha256 = Path(arguments["path"]), str(arguments.get("sha256", ""))
        self._structure, self._change = bool(arguments.get("structure")), str(arguments.get("change", ""))
        self._looked, self.described, self.answers, self._before = None, None, {}, {}
        self.mark_stale()
        self.refresh()

    def reload(self) -> None:
        if self._path == Path():
            self._nothing()
        elif self._structure:
            self._read_structure()
        elif self._looked is None:
            self._look()

    def _look(self) -> None:
        path, sha256, change, services = self._path, self._sha256, self._change, self.ctx.services
        title = self.tr("Looking at the file")
        if change:
            self.set_title(self.tr("Change a description"))
            self.load(lambda _t, _p: services.look_again(change, path), self._seen_again, title)
        else:
            self.set_title(self.tr("Describe this file"))
            self.load(lambda _t, _p: services.look_at(path, sha256), self._seen, title)

    def _nothing(self) -> None:
        action = (self.tr("Choose a file"), self.leave)
        text = self.tr("Open a file that is not recognised: you can describe it from there.")
        self.show_empty(Icon.FILE, self.tr("No file to describe"), text, [action])

    def _seen_again(self, found: "tuple[Looked, Described, Units, dict[str, str]]") -> None:
        """The answers of the description stand in the fields, as if they had just been given."""
        looked, described, units, answers = found
        self.answers, self._before = dict(answers), dict(answers)
        self._seen((looked, described, units))

    def show_error(self, error: BaseException, actions: Sequence[Action] = ()) -> None:
        """A description can only be changed beside a file that has its columns; another one can be chosen."""
        if not self._change:
            super().show_error(error, actions)
            return
        back = (self.tr("Back to my descriptions"), self._left)
        if isinstance(error, SdtError) and error.code == "answer.not_a_choice":
            text = self.tr(
                "The description speaks of columns that this file does not have. Choose a file of its service."
            )
            self.show_empty(Icon.FILE, self.tr("Another kind of file"), text, [back])
        else:
            super().show_error(error, [back])

    # --- the three steps -------------------------------------------------------------------------------------

    def _seen(self, found: "tuple[Looked, Described, Units]") -> None:
        self._looked, self.described, self._units = found
        holder = QWidget()
        column = Column(14, parent=holder)
        self.steps = StepIndicator([self.tr("Columns"), self.tr("Meaning"), self.tr("Name")])
        self._place = Column(14)
        self.rows = RowsCard()
        self.back = SecondaryButton(self.tr("Back"), Icon.BACK)
        self.back.clicked.connect(lambda: self.go(self.steps.at - 1))
        self.next = PrimaryButton(self.tr("Next"), Icon.NEXT)
        self.next.clicked.connect(self._forward)
        buttons = Row(10)
        for button in (self.back, self.next):
            buttons.addWidget(button)
        buttons.addStretch(1)
        questions = QWidget()
        questions.setLayout(self._place)
        self._place.addLayout(buttons)
        self._place.addStretch(1)
        beside = CardGrid(smallest=180, steps=(5, 1))
        beside.add(questions, 2)
        beside.add(self.rows, 3)
        column.addWidget(self.steps)
        column.addLayout(beside)
        column.addStretch(1)
        self.show_state(holder)
        self.go(0)
        self._show_rows()

    def go(self, at: int) -> None:
        """Puts the card of a step in place, with everything that was said so far."""
        assert self.described is not None
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        draft = self.described.draft
        makers: tuple[Callable[[], StepCard], ...] = (
            lambda: ColumnsStep(draft, self.say),
            lambda: MeaningStep(draft, self._units, self.answers, self.say),
            lambda: NameStep(self.answers.get("name", ""), self.say),
        )
        self._card = makers[at]()
        self._place.insertWidget(0, self._card)
        self.steps.go(at)
        self.back.setVisible(at > 0)
        last = at + 1 == self.steps.count
        self.next.setText(self.tr("Keep and read the file") if last else self.tr("Next"))
        self._card.setVisible(True)
        first = next(iter(self._card.fields.values()), None)
        if first is not None and at > 0:
            first.setFocus()

    def say(self, key: str, value: str) -> None:
        """One answer; the rows are read again a moment later."""
        if key == "kind" and value != self.answers.get("kind", ""):
            for hanging in [each for each in self.answers if each.partition(":")[0] in (*_HANGS_ON_KIND, "property")]:
                del self.answers[hanging]
            if isinstance(self._card, ColumnsStep):
                self._card.show_kind(value)
        if key == "amount" and value != self.answers.get("amount", ""):
            self.answers.pop("sign", None)
            self.answers.pop("currency", None)
        if value.strip():
            self.answers[key] = value
        else:
            self.answers.pop(key, None)
        self._soon.start()

    def _describe(self, then: Callable[[], object] | None = None) -> None:
        self._soon.stop()
        if self._looked is None:
            return
        looked, answers, services = self._looked, dict(self.answers), self.ctx.services

        def described(found: "Described") -> None:
            if answers == self.answers:
                self._refreshed(found)
                if then is not None:
                    then()

        self._job = self.work(lambda _t, _p: services.describe(looked, answers), described, self._refused)

    def _refreshed(self, found: "Described") -> None:
        before = self.described
        self.described = found
        self._show_rows()
        if before is None or not isinstance(self._card, MeaningStep):
            return
        if before.draft.description.event.amount != found.draft.description.event.amount:
            self.go(1)
            self._card.fields["amount"].setFocus()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.notify_error(error)

    def _show_rows(self) -> None:
        assert self.described is not None
        draft = self.described.draft
        complete = all(need.field == "name" for need in draft.needs)
        zone = draft.description.time.zone or "Europe/Paris"
        self.rows.show_rows(self.described.rows, zone, draft.description.columns, complete=complete)

    # --- onwards ---------------------------------------------------------------------------------------------

    def _forward(self) -> None:
        """Waits for the last answer to be understood, then says what is missing or goes on."""
        self._describe(self._onwards)

    def _onwards(self) -> None:
        assert self.described is not None
        self.clear_messages()
        at = self.steps.at
        missing = [need for need in self.described.draft.needs if _step_of(need) <= at]
        if missing:
            self._ask_for(missing[0])
        elif at + 1 < self.steps.count:
            self.go(at + 1)
        else:
            self._keep()

    def _ask_for(self, need: "Need") -> None:
        self.notify("warn", self.tr("One answer is still missing. It is marked now."))
        assert self._card is not None
        field = self._card.fields.get(need.field)
        if field is not None:
            field.setFocus()
            self.scaffold.area.ensureWidgetVisible(field)

    def _keep(self) -> None:
        looked, answers, services, change = self._looked, dict(self.answers), self.ctx.services, self._change
        assert looked is not None

        def keep(_token: CancelToken, _progress: ProgressListener) -> str:
            if change:
                return services.keep_changed(looked, answers, change)
            return services.keep_description(looked, answers)

        self._job = self.work(keep, self._kept, self._refused, title=self.tr("Keeping the description"))

    def _kept(self, _id: str) -> None:
        path = self._path
        self._forget()
        self.ctx.navigator.go("import", paths=[path], fresh=True)

    def _forget(self) -> None:
        self._path, self._looked, self.described, self.answers, self._before = Path(), None, None, {}, {}
        self._card, self._change = None, ""
        self.mark_stale()

    def leave(self) -> None:
        """Nothing was written before the end, so nothing is left."""
        if self.answers != self._before:
            question = Question(
                self.tr("Leave the description?"),
                self.tr("Your answers are not kept. The file stays where it is."),
                self.tr("Leave"),
                self.tr("Go on describing"),
                Icon.CLOSE,
            )
            self.ctx.dialogs.ask(self, question, self._left)
        else:
            self._left()

    def _left(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._soon.stop()
        change = self._change
        self._forget()
        if change:
            self.ctx.navigator.go("descriptions")
        else:
            self.ctx.navigator.import_files()

    # --- the structure report --------------------------------------------------------------------------------

    def _read_structure(self) -> None:
        path, sha256, services = self._path, self._sha256, self.ctx.services
        title = self.tr("Looking at the file")
        self.load(lambda _t, _p: services.structure_report(path, sha256), self._show_structure, title)

    def _show_structure(self, text: str) -> None:
        self.set_title(self.tr("Structure of the file"), self.tr("For a file that nobody can read yet."))
        self.report = StructureCard(text, lambda: self._save(text))
        self.show_state(self.report)

    def _save(self, text: str) -> None:
        self.ctx.dialogs.save_file(
            self, self.tr("Save this report…"), "structure.txt", lambda out: self._save_to(text, out)
        )

    def _save_to(self, text: str, out: Path) -> None:
        services = self.ctx.services
        done = self.tr("The report is saved.")
        self.work(lambda _t, _p: services.save_report(text, out), lambda _: self.notify("done", done), self._refused)


def _step_of(need: "Need") -> int:
    name = need.field.partition(":")[0]
    return {"time": 0, "value": 0, "name": 2}.get(name, 1)
