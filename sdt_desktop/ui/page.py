"""The page: title, caption, actions that wrap, one vertical scroll bar, and the four states.

class JournalPage(Page):
    key = "journal"

    def build(self) -> None: ...     # once: title, actions, widgets into self.content
    def reload(self) -> None: ...    # at first sight and after each change of the vault: self.load(...)
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sdt_desktop.base.progress import CancelToken, ProgressListener
from sdt_desktop.jobs.runner import Job
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import Messages
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.bars import Action, Banner, MessageBar, announce
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Column, Flow, HeaderLayout
from sdt_desktop.ui.widgets.states import EmptyState, ErrorState, LoadingState
from sdt_desktop.ui.working import Working

T = TypeVar("T")


class PageScaffold(QWidget):
    """Header above, messages, then either the content or one state in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.caption = Paragraph("", Role.H1, longest=60), Paragraph("", Role.CAPTION, "muted", longest=110)
        self.buttons, self.messages = Flow(10, right=True), Column(8)
        self.body = QWidget()
        self.content = Column(16, parent=self.body)
        self.state: QWidget | None = None
        self._build()

    def _build(self) -> None:
        outer = Column(0, parent=self)
        self.banners = Column(0)
        outer.addLayout(self.banners)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.inner = QWidget()
        self._column = Column(16, (28, 22, 28, 22), self.inner)
        self._column.addLayout(HeaderLayout(self._words(), self._buttons()))
        self._column.addLayout(self.messages)
        self._column.addWidget(self.body)
        self._column.addStretch(1)
        self.area.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        outer.addWidget(self.area, 1)

    def _words(self) -> QWidget:
        words = QWidget()
        column = Column(4, parent=words)
        column.addWidget(self.title)
        column.addWidget(self.caption)
        self.caption.hide()
        return words

    def _buttons(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self.buttons)
        return holder

    def put_state(self, state: QWidget | None) -> None:
        """Shows `state` where the content would be; None shows the content."""
        if self.state is not None:
            self._column.removeWidget(self.state)
            self.state.hide()
            self.state.deleteLater()
        self.state = state
        self.body.setVisible(state is None)
        if state is not None:
            self._column.insertWidget(self._column.count() - 1, state)


class Page(Translated, Working, QWidget):
    """Base of every page. Sub-classes say what stands in it; the base knows when to read and what to show."""

    key: ClassVar[str] = ""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.scaffold = PageScaffold()
        self.content = self.scaffold.content
        self._filled, self._stale = False, True
        self._loading: Job[Any] | None = None
        column = Column(0, parent=self)
        column.addWidget(self.scaffold)
        self.setObjectName(f"page-{self.key}")
        self._add_demo_banner()
        self.build()
        ctx.session.changed.connect(self.mark_stale)

    # --- to write in a page ----------------------------------------------------------------------------------

    def build(self) -> None:
        """Called once: title, header actions, widgets that stay."""

    def reload(self) -> None:
        """Called when the page is first seen and when it is seen after a change; usually calls `load`."""
        self.show_content()

    def receive(self, **arguments: Any) -> None:
        """What `navigator.go(key, **arguments)` brought, before the page is shown."""

    def commands(self) -> dict[str, Callable[[], object]]:
        """Window shortcuts this page answers: any of export, twin, undo, filter, print."""
        return {}

    def may_leave(self, leave: Callable[[], object]) -> bool:  # noqa: ARG002 - for those who ask first
        """False keeps the page, e.g. to ask first; call `leave` once the person agreed."""
        return True

    # --- header and messages ---------------------------------------------------------------------------------

    def set_title(self, title: str, caption: str = "") -> None:
        self.scaffold.title.setText(title)
        self.setAccessibleName(title)
        self.set_caption(caption)

    def set_caption(self, caption: str) -> None:
        self.scaffold.caption.setText(caption)
        self.scaffold.caption.setVisible(bool(caption))

    def add_action(self, button: QWidget) -> None:
        """Adds a header button; the primary one last, so that it stands at the right."""
        self.scaffold.buttons.addWidget(button)

    def notify(self, kind: str, text: str, actions: tuple[Action, ...] = ()) -> MessageBar:
        """A bar at the top of the page: info, done, warn or error. Also said to screen readers, once."""
        bar = MessageBar(kind, text, actions)
        self.scaffold.messages.addWidget(bar)
        announce(self, text)
        return bar

    def notify_error(self, error: BaseException) -> None:
        """A failure that leaves the content standing."""
        message = Messages().of_error(error)
        self.notify("error", " ".join(part for part in (message.sentence, message.following) if part))

    def clear_messages(self) -> None:
        for bar in self.findChildren(MessageBar):
            bar.close_bar()

    # --- the four states -------------------------------------------------------------------------------------

    def show_content(self) -> None:
        self._filled = True
        self.scaffold.put_state(None)

    def show_empty(self, icon: Icon, title: str, text: str = "", actions: Sequence[Action] = ()) -> EmptyState:
        """Returns the state, whose `body` takes more widgets, e.g. a drop zone."""
        self._filled = False
        state = EmptyState(icon, title, text, actions)
        self.scaffold.put_state(state)
        return state

    def show_state(self, state: QWidget) -> None:
        """A state of the page's own making in place of the content."""
        self._filled = False
        self.scaffold.put_state(state)

    def show_loading(self, text: str, cancel: Callable[[], object] | None = None) -> LoadingState:
        self._filled = False
        state = LoadingState(text, cancel)
        self.scaffold.put_state(state)
        return state

    def show_error(self, error: BaseException, actions: Sequence[Action] = ()) -> None:
        """Error in place of the content; *Try again* is offered unless `actions` say better."""
        self._filled = False
        message = Messages().of_error(error)
        offered = actions or ((self.tr("Try again"), self.reload),)
        self.scaffold.put_state(
            ErrorState(message.title, message.sentence, message.following, message.details, offered)
        )

    # --- work ------------------------------------------------------------------------------------------------

    def load(self, work: Callable[[CancelToken, ProgressListener], T], show: Callable[[T], None], text: str) -> None:
        """Reads on the worker, then `show`s on this thread; what stood there before stays until then.

        `text` says what is going on. Without earlier content the loading state appears; a failure becomes the
        error state. A newer load replaces an older one.
        """
        if self._loading is not None:
            self._loading.cancel()
        job: Job[T] = Job(work, lambda result: self._loaded(job, show, result), lambda e: self._failed(job, e), self)
        self._loading = job
        if not self._filled:
            self.show_loading(text, job.cancel)
        self.ctx.runner.submit(job)

    def _loaded(self, job: Job[T], show: Callable[[T], None], result: T) -> None:
        if job is self._loading:
            self._loading = None
            show(result)

    def _failed(self, job: Job[T], error: BaseException) -> None:
        if job is self._loading:
            self._loading = None
            self.show_error(error)

    def mark_stale(self) -> None:
        """Reads again now if the page is seen, else when it is next seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A page in focus scrolls; inside it the scroll area does so by itself."""
        bar = self.scaffold.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    # --- the fictional household -----------------------------------------------------------------------------

    def _add_demo_banner(self) -> None:
        session = self.ctx.session
        if session.is_open and session.current.is_demo:
            text = self.tr("You are looking at {name}: nothing here is about you.").format(name=session.current.name)
            action = (self.tr("Leave the fictional household"), self.ctx.navigator.leave_demo_asked.emit)
            self.scaffold.banners.addWidget(Banner(Icon.HOUSEHOLD, text, action))
