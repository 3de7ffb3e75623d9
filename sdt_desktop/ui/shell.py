"""The unlocked window: rail, the page in sight, the line of running jobs. Dropped as a whole at lock."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from sdt_desktop.ui import registry
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.rail import Rail
from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.layouts import Column, Row
from sdt_desktop.ui.widgets.progress import ProgressStrip

RAIL_SHRINKS_BELOW = 900


class Shell(Themed, QWidget):
    """Builds a page when it is first shown and keeps it until the vault is locked."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self._ctx, self._pages = ctx, dict[str, Page]()
        self._past: list[str] = []
        self.key = ""
        self.presenting = False
        self.rail = Rail(ctx.session.current.name)
        self._stack = QStackedWidget()
        row, column = Row(0, parent=self), Column(0)
        row.addWidget(self.rail)
        column.addWidget(self._stack, 1)
        column.addWidget(ProgressStrip(ctx.runner))
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.go)
        self.rail.lock_asked.connect(ctx.navigator.lock)
        ctx.navigator.asked.connect(self._asked)
        ctx.navigator.back_asked.connect(self.back)

    @property
    def page(self) -> Page | None:
        return self._pages.get(self.key)

    def _asked(self, key: str, arguments: dict[str, Any]) -> None:
        self.go(key, arguments)

    def go(self, key: str, arguments: dict[str, Any] | None = None) -> None:
        """Shows the page of that key, unless the page in sight wants to ask first."""
        present = self.page
        if present is not None and key != self.key and not present.may_leave(lambda: self._show(key, arguments)):
            self.rail.mark(self.key)
            return
        self._show(key, arguments)

    def _show(self, key: str, arguments: dict[str, Any] | None) -> None:
        page = self._made(key)
        if page is None:
            return
        if self.key and self.key != key:
            self._past.append(self.key)
        self.key = key
        if arguments is not None:
            page.receive(**arguments)
        walking = self.rail.has_focus()
        self.rail.mark(key)
        self._stack.setCurrentWidget(page)
        if not walking:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, key: str) -> Page | None:
        found = registry.entry(key)
        if key not in self._pages and found is not None:
            page = found.make(self._ctx)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages.get(key)

    def back(self) -> None:
        if self._past:
            key = self._past.pop()
            self.go(key)
            self._past = self._past[:-1]

    def step(self, by: int) -> None:
        """Next or previous page of the rail."""
        keys = self.rail.keys
        at = keys.index(self.key) if self.key in keys else 0
        self.go(keys[(at + by) % len(keys)])

    def command(self, name: str) -> None:
        """Runs the page's answer to a window shortcut, if it has one."""
        if self.page is not None:
            act: Callable[[], object] | None = self.page.commands().get(name)
            if act is not None:
                act()

    def present(self, on: bool) -> None:
        """Presentation: the rail shows icons only."""
        self.presenting = on
        self.restyle()

    def next_pane(self) -> None:
        """F6: from the rail into the page, from anywhere else to the rail."""
        if self.page is not None and self.rail.has_focus():
            first = next((each for each in self.page.findChildren(QWidget) if _takes_focus(each)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.rail.focus()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.restyle()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self.page is not None:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        narrow = self.width() < theme().px(RAIL_SHRINKS_BELOW)
        self.rail.set_compact(narrow or self.presenting)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
