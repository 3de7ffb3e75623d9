"""Who, what, how coarse, why and until when, exactly what leaves; then sealing. Back never loses a choice."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.sharing import Recipient
from sdt_desktop.services.share_choices import StreamOffer
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.pages.share.coarse import CoarseStep
from sdt_desktop.ui.pages.share.contacts import name_of
from sdt_desktop.ui.pages.share.draft import Draft, Step
from sdt_desktop.ui.pages.share.preview import PreviewStep
from sdt_desktop.ui.pages.share.what import WhatStep
from sdt_desktop.ui.pages.share.who import WhoStep
from sdt_desktop.ui.pages.share.why import WhyStep
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.layouts import Column, Flow
from sdt_desktop.ui.widgets.states import LoadingState
from sdt_desktop.ui.widgets.steps import StepIndicator
from sdt_desktop.ui.working import Working

if TYPE_CHECKING:
    from sdt_desktop.model.sharing import Share
    from sdt_desktop.services.share_slice import PreparedShare

WHO, WHAT, COARSE, WHY, LEAVES = range(5)


class ShareWizard(Translated, Working, QWidget):
    """`sealed` carries the share and where its file lies; `moved` asks the page to scroll to the top."""

    sealed = Signal(object, object)
    moved = Signal()
    given_up = Signal()

    def __init__(
        self,
        ctx: AppContext,
        contacts: Sequence[Recipient],
        offers: Sequence[StreamOffer],
        import_card: Callable[[], object],
    ) -> None:
        super().__init__()
        self.ctx, self.draft = ctx, Draft()
        self.prepared: PreparedShare | None = None
        self.who = WhoStep(contacts, ctx.clock, import_card)
        self.what, self.coarse, self.why, self.leaves = (
            WhatStep(offers),
            CoarseStep(),
            WhyStep(ctx.clock),
            PreviewStep(),
        )
        self.steps: tuple[Step, ...] = (self.who, self.what, self.coarse, self.why, self.leaves)
        self.at, self._preparing = WHO, 0
        self._message: MessageBar | None = None
        column = Column(16, parent=self)
        self.indicator = StepIndicator(
            (
                self.tr("Who"),
                self.tr("What"),
                self.tr("How coarse"),
                self.tr("Why, until when"),
                self.tr("Exactly what leaves"),
                self.tr("Receipt"),
            )
        )
        column.addWidget(self.indicator)
        for step in self.steps:
            column.addWidget(step)
            step.hide()
            step.changed.connect(self._clear_message)
        self._loading: LoadingState | None = None
        self._body = column
        self._messages = Column(8)
        column.addLayout(self._messages)
        column.addLayout(self._buttons())
        self._go(WHO)

    def _buttons(self) -> Flow:
        flow = Flow(10)
        self.back = SecondaryButton(self.tr("Back"), Icon.BACK)
        self.leave = SecondaryButton(self.tr("Do not share"), Icon.CLOSE)
        self.next = PrimaryButton(self.tr("Continue"), Icon.NEXT)
        self.seal = PrimaryButton(self.tr("Seal and hand over"), Icon.SEALED)
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self.given_up)
        self.next.clicked.connect(self.go_on)
        self.seal.clicked.connect(self.ask_for_file)
        for button in (self.next, self.seal, self.back, self.leave):
            flow.addWidget(button)
        return flow

    # --- moving ----------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """To the next step, or a sentence about what is missing."""
        step = self.steps[self.at]
        problem = step.problem()
        if problem:
            self._say("warn", problem)
            return
        step.store(self.draft)
        self._go(self.at + 1)

    def go_back(self) -> None:
        self.steps[self.at].store(self.draft)
        self._go(self.at - 1)

    def _go(self, at: int) -> None:
        self._clear_message()
        self.at = at
        for number, step in enumerate(self.steps):
            step.setVisible(number == at)
        self.indicator.go(at)
        self.back.setVisible(at > WHO)
        self.next.setVisible(at < LEAVES)
        self.seal.setVisible(False)
        self._preparing += 1
        self._end_loading()
        if at == LEAVES:
            self._prepare()
        else:
            self.steps[at].enter(self.draft)
        announce(self, self.indicator.accessibleName())
        QTimer.singleShot(0, self, self.focus_step)
        self.moved.emit()

    # --- the preview -----------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Makes the whole package on the worker; an answer to an earlier question is dropped."""
        number, session = self._preparing, self.ctx.session.current
        chosen, terms = self.draft.slice(), self.draft.terms()
        self.prepared = None
        self.leaves.put_parts([])
        self._loading = LoadingState(self.tr("Making the package, to read it back"))
        self._body.insertWidget(1, self._loading)
        self.work(
            lambda _t, _p: self.ctx.services.prepare_share(session, chosen, terms),
            lambda prepared: self._show(number, prepared),
            lambda error: self._not_prepared(number, error),
        )

    def _end_loading(self) -> None:
        if self._loading is not None:
            self._loading.hide()
            self._loading.deleteLater()
            self._loading = None

    def _show(self, number: int, prepared: "PreparedShare") -> None:
        if number != self._preparing:
            return
        self._end_loading()
        self.prepared = prepared
        self.leaves.put(prepared)
        self.seal.setText(self.tr("Seal and hand to {name}").format(name=name_of(prepared.terms.recipient)))
        self.seal.setVisible(True)
        self.seal.updateGeometry()
        self.moved.emit()

    def _not_prepared(self, number: int, error: BaseException) -> None:
        if number == self._preparing:
            self._end_loading()
            self.notify_error(error)

    # --- sealing ---------------------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        today = self.ctx.clock.now().date().isoformat()
        proposed = self.tr("slice-{day}.sdtshare", "proposed file name").format(day=today)
        self.ctx.dialogs.save_file(self, self.tr("Save the sealed package"), proposed, self._seal)

    def _seal(self, out: Path) -> None:
        prepared, session, button = self.prepared, self.ctx.session.current, self.seal.text()
        if prepared is None:
            return
        if not out.suffix:
            out = out.with_suffix(".sdtshare")
        self.seal.setEnabled(False)
        self.work(
            lambda _t, _p: self.ctx.services.seal_share(session, prepared, out, button),
            lambda share: self._done(share, out),
            self._not_sealed,
            title=self.tr("Sealing the package"),
            writes=True,
        )

    def _done(self, share: "Share", out: Path) -> None:
        self.sealed.emit(share, out)

    def _not_sealed(self, error: BaseException) -> None:
        self.seal.setEnabled(True)
        self.notify_error(error)

    # --- messages --------------------------------------------------------------------------------------------

    def notify_error(self, error: BaseException) -> None:
        message = Messages().of_error(error)
        self._say("error", " ".join(part for part in (message.sentence, message.following) if part))

    def _say(self, kind: str, text: str) -> None:
        self._clear_message()
        self._message = MessageBar(kind, text, closable=False)
        self._messages.addWidget(self._message)
        announce(self, text)

    def _clear_message(self) -> None:
        if self._message is not None:
            self._message.close_bar()
            self._message = None

    def touched(self) -> bool:
        """Whether leaving would lose a choice."""
        return self.at > WHO

    def focus_step(self) -> None:
        """Puts the focus on the first thing of the step that takes it."""
        first = next((each for each in self.steps[self.at].findChildren(QWidget) if _takes_focus(each)), self.back)
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
