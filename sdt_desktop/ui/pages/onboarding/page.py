"""Four steps to a vault: what stays here, passphrase, recovery sheet, ready."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui import i18n, vaults
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.onboarding.first import FirstStep
from sdt_desktop.ui.pages.onboarding.passphrase import PassphraseStep
from sdt_desktop.ui.pages.onboarding.ready import ReadyStep
from sdt_desktop.ui.widgets.bars import MessageBar, announce
from sdt_desktop.ui.widgets.layouts import Column
from sdt_desktop.ui.widgets.steps import StepIndicator
from sdt_desktop.ui.working import Working

HERE, PASSPHRASE, RECOVERY, READY = range(4)


class Onboarding(Translated, Working, QWidget):
    """`open_asked` carries the folder of a vault that exists already."""

    open_asked = Signal(object)
    widest, sinks = 720, 0  # its steps are of different heights and must not jump

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.setObjectName("onboarding")
        names = (self.tr("What stays here"), self.tr("Passphrase"), self.tr("Recovery sheet"), self.tr("Ready"))
        self.steps = StepIndicator(names)
        self._messages, self._place = Column(8), Column(0)
        column = Column(16, parent=self)
        column.addWidget(self.steps)
        column.addLayout(self._messages)
        column.addLayout(self._place)
        self.folder = Path()
        self.step: Any = None
        self.first = FirstStep(ctx)
        self.first.opened.connect(self._choose_vault)
        self.first.done.connect(self._named)
        self._show(HERE, self.first)

    def focus_first(self) -> None:
        self.step.focus_first()

    def _show(self, index: int, step: QWidget) -> None:
        """Puts a step in place of the one before, which is kept: *Back* never loses what was typed."""
        if self.step is not None:
            self._place.removeWidget(self.step)
            self.step.hide()
        self._clear_messages()
        self.step = step
        self._place.addWidget(step)
        step.show()
        self.steps.go(index)
        announce(self, self.steps.accessibleName())
        self.focus_first()

    # --- 1: name and place -----------------------------------------------------------------------------------

    def _choose_vault(self) -> None:
        self.ctx.dialogs.open_folder(self, self.tr("Choose a folder that ends in .sdtvault"), self.open_asked.emit)

    def _named(self, folder: Path) -> None:
        self.folder = folder
        step = PassphraseStep(self.ctx)
        step.back.connect(lambda: self._show(HERE, self.first))
        step.done.connect(self._create)
        self._show(PASSPHRASE, step)

    # --- 2: the vault is made --------------------------------------------------------------------------------

    def _create(self, passphrase: str) -> None:
        folder, clock, services, language = self.folder, self.ctx.clock, self.ctx.services, i18n.language()
        self._clear_messages()
        self.step.set_busy(True)
        self.work(
            lambda _t, _p: services.create_vault(folder, passphrase, clock, language),
            self._created,
            self._not_created,
            outlives=True,
        )

    def _created(self, new: Any) -> None:
        from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep

        self.ctx.session.prepare(new.session)
        self.step.set_busy(False)
        self.step.forget()
        step = RecoveryStep(self.ctx, vaults.vault_name(self.folder), new.recovery_words, new.session)
        step.declined.connect(self._ask_to_decline)
        step.confirmed.connect(self._ready)
        self._show(RECOVERY, step)

    def _not_created(self, error: BaseException) -> None:
        self.step.set_busy(False)
        from sdt_desktop.ui.messages import Messages

        message = Messages().of_error(error)
        sentence = " ".join(part for part in (message.sentence, message.following) if part)
        self._messages.addWidget(MessageBar("error", sentence))
        announce(self, sentence)

    # --- 3 and 4 ---------------------------------------------------------------------------------------------

    def _ask_to_decline(self) -> None:
        question = Question(
            self.tr("Go on without recovery words"),
            self.tr("If you lose the passphrase, the data are lost: nobody can open the vault, and we cannot help."),
            self.tr("Go on without them"),
            self.tr("Stay here"),
            Icon.RECOVERY,
        )
        self.ctx.dialogs.ask(self, question, self._ready)

    def _ready(self) -> None:
        old = self.step
        step = ReadyStep(self.ctx)
        step.enter.connect(self._enter)
        self._show(READY, step)
        old.deleteLater()

    def _enter(self, key: str) -> None:
        self.ctx.session.enter()
        if key == "import":
            self.ctx.navigator.import_files()

    def _clear_messages(self) -> None:
        for bar in self.findChildren(MessageBar):
            bar.close_bar()
