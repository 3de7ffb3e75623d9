"""Every page in every state, for the accessibility audit, the overflow test and the screenshots.

One file a page in `tests/ui/states/`, each with `STATES`, a tuple of `Shown`; they are found by themselves.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.shell import Shell
from sdt_desktop.ui.widgets.states import LoadingState
from tests.ui import states
from tests.ui.support import FakeServices, FakeSession, make_context


def _nothing(_: Any) -> None:
    """Most states need no more than their services."""


@dataclass(frozen=True)
class Shown:
    """A page (by its key of the registry) or a gate panel in one state.

    `services` makes the fake; `settle` gets the page (or what `gate` made) once its jobs are done.
    """

    page: str
    state: str
    services: Callable[[], Services] = FakeServices
    settle: Callable[[Any], None] = _nothing
    arguments: dict[str, Any] = field(default_factory=dict)
    session: FakeSession | None = field(default_factory=FakeSession)
    gate: Callable[[AppContext], QWidget] | None = None

    @property
    def name(self) -> str:
        return f"{self.page}-{self.state}"


def loading(page: Page) -> None:
    """For `settle`: the loading state as it stands after two seconds."""
    state = page.show_loading(QCoreApplication.translate("HomePage", "Reading what you hold"), lambda: None)
    assert isinstance(state, LoadingState)
    state.show_all()


def failing(method: str, code: str = "vault.database_damaged", **params: str) -> Callable[[], Services]:
    """Services of which one method fails, for the error state."""

    def fail(*_: Any, **__: Any) -> Any:
        raise SdtError(code, **params)

    return type("Failing", (FakeServices,), {method: fail})


def all_states() -> tuple[Shown, ...]:
    modules = (import_module(f"{states.__name__}.{each.name}") for each in iter_modules(states.__path__))
    return tuple(shown for module in modules for shown in module.STATES)


@dataclass
class Stage:
    """What was put on the screen; `close` ends its worker."""

    ctx: AppContext
    window: QWidget
    page: QWidget

    def close(self) -> None:
        self.window.hide()
        self.ctx.runner.shutdown()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put_on_stage(shown: Shown, folder: Path, size: tuple[int, int]) -> Stage:
    ctx = make_context(shown.services(), folder=folder, session=shown.session)
    if shown.gate is not None:
        page = window = shown.gate(ctx)
    else:
        window = Shell(ctx)
    window.resize(*size)
    window.show()
    if isinstance(window, Shell):
        window.go(shown.page, shown.arguments)
        assert window.page is not None, f"no page {shown.page} in the registry"
        page = window.page
    _settle(ctx)
    shown.settle(page)
    _settle(ctx)
    return Stage(ctx, window, page)


def _settle(ctx: AppContext) -> None:
    """Works off jobs and layouts; gives up after ten seconds."""
    end = time.monotonic() + 10
    while ctx.runner.busy and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)
    for _ in range(4):
        QApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()
