"""Every window test: bundled font, light theme at 10 pt, English unless it says otherwise, nothing left open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sdt_desktop.ui import fonts, i18n, theme
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.services import Services
from tests.support import ROOT
from tests.ui.support import FakeDialogs, FakeSession, make_context

_OPEN = FakeSession()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
    config.addinivalue_line("qt_log_ignore", "This plugin does not support raise")


@pytest.fixture(scope="session")
def catalogues() -> None:
    """The compiled translations, made anew from the `.ts` files."""
    import runpy

    runpy.run_path(str(ROOT / "packaging" / "translations.py"))["build"]()


@pytest.fixture(scope="session")
def _font(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    assert fonts.load()


@pytest.fixture(autouse=True)
def look(qapp: QApplication, catalogues: None, _font: None) -> Callable[..., None]:
    """Call it to change language, dark, more_contrast or text size; the next test starts afresh."""

    def choose(language: str = "en", *, dark: bool = False, more_contrast: bool = False, size: float = 10) -> None:
        i18n.install(qapp, language)
        theme.apply(qapp, theme.Theme(theme.tokens_for(dark=dark, more_contrast=more_contrast), size, motion=False))

    choose()
    return choose


@pytest.fixture
def contexts(tmp_path: Path) -> Iterator[list[AppContext]]:
    made: list[AppContext] = []
    yield made
    for ctx in made:
        ctx.runner.shutdown()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def context(contexts: list[AppContext], tmp_path: Path, dialogs: FakeDialogs) -> Callable[..., AppContext]:
    """`context(services, session=FakeSession(...))`; an open fake session by default, None for a locked program."""

    def make(services: Services | None = None, session: FakeSession | None = _OPEN) -> AppContext:
        ctx = make_context(services, folder=tmp_path, session=session, dialogs=dialogs)
        contexts.append(ctx)
        return ctx

    return make


@pytest.fixture
def show(qtbot, qapp: QApplication) -> Iterator[Callable[..., QWidget]]:
    """Shows a widget at a size, waits until its jobs are done, and closes it at the end."""
    shown: list[QWidget] = []

    def do(widget: QWidget, size: tuple[int, int] = (1064, 800)) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        shown.append(widget)
        if isinstance(widget, Page):
            qtbot.waitUntil(lambda: not widget.ctx.runner.busy, timeout=10_000)
        for _ in range(3):  # a layout shows what was put into it a turn later
            qapp.processEvents()
        return widget

    yield do
    for widget in shown:
        widget.hide()
