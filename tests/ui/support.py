"""Fakes for the windows: services without a disk, dialogs that answer at once, a session that is only a name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sdt_desktop.jobs.runner import JobRunner
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.dialogs import Dialogs, Question
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.settings import SettingsStore
from sdt_desktop.ui.widgets.states import EmptyState, ErrorState, LoadingState
from tests.support import fixed_clock


@dataclass
class FakeSession:
    """What the windows know of a session."""

    name: str = "Camille"
    is_demo: bool = False
    folder: Path = Path("Camille.sdtvault")
    closed: bool = False

    def close(self) -> None:
        self.closed = True


class FakeServices(Services):
    """Override what a test needs; everything else must not be called."""

    def __getattribute__(self, name: str):
        if name in vars(Services) and name not in _overridden(type(self)) and not name.startswith("_"):
            raise AssertionError(f"the page called services.{name}, which this test does not fake")
        return super().__getattribute__(name)


def _overridden(cls: type) -> set[str]:
    return {name for each in cls.__mro__ if each not in (Services, FakeServices) for name in vars(each)}


@dataclass
class FakeDialogs(Dialogs):
    """Answers by itself: files and folders from the lists given, every question with `agree`."""

    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    target: Path | None = None
    agree: bool = True
    asked: list[str] = field(default_factory=list)

    def open_files(
        self, parent: QWidget, title: str, chosen: Callable[[list[Path]], object], patterns: str = ""
    ) -> None:
        self.asked.append(title)
        if self.files:
            chosen(self.files)

    def open_folder(self, parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.folder is not None:
            chosen(self.folder)

    def save_file(self, parent: QWidget, title: str, proposed: str, chosen: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.target is not None:
            chosen(self.target)

    def ask(self, parent: QWidget, question: Question, agreed: Callable[[], object]) -> None:
        self.asked.append(question.title)
        if self.agree:
            agreed()


def make_context(
    services: Services | None = None,
    *,
    folder: Path,
    session: FakeSession | None = None,
    dialogs: Dialogs | None = None,
) -> AppContext:
    """A context whose settings live in memory; `session` None is a locked program."""
    ctx = AppContext(
        SettingsStore(None), JobRunner(), services or FakeServices(), dialogs or FakeDialogs(), fixed_clock(),
        lambda: folder,
    )  # fmt: skip
    if session is not None:
        ctx.session.put(session)  # type: ignore[arg-type]
    return ctx


def state_of(page: Page) -> str:
    """full, empty, loading or error."""
    kinds = ((EmptyState, "empty"), (LoadingState, "loading"), (ErrorState, "error"))
    return next((name for kind, name in kinds if isinstance(page.scaffold.state, kind)), "full")


def texts_of(widget: QWidget) -> str:
    """All visible words of labels, buttons and bars, one a line."""
    shown = (child for child in (widget, *widget.findChildren(QWidget)) if child.isVisible())
    return "\n".join(str(child.text()) for child in shown if callable(getattr(child, "text", None)))


def words_of(widget: QWidget) -> str:
    """`texts_of` with ordinary spaces."""
    return texts_of(widget).replace("\u00a0", " ").replace("\u202f", " ")


def settled(page: Page, qtbot) -> None:
    """Waits until the page's jobs are done and what they put into layouts is seen."""
    qtbot.waitUntil(lambda: not page.ctx.runner.busy, timeout=5000)
    for _ in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def press(button: QWidget) -> None:
    """As a keyboard does: focus, then Space."""
    button.setFocus()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def find(widget: QWidget, kind: type, words: str):
    """The visible widget of a kind whose text or accessible name is `words`; fails where there is none."""
    for child in widget.findChildren(kind):
        text = child.text() if callable(getattr(child, "text", None)) else ""
        if child.isVisible() and words in (text.replace("&", ""), child.accessibleName()):
            return child
    raise AssertionError(f"no visible {kind.__name__} with the words {words!r} in:\n{texts_of(widget)}")
