"""Received: a sealed package is checked step by step, then read under its conditions."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import OpenedShare
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.received.checks import number_of
from sdt_desktop.ui.pages.received.opened import OpenedView, RefusedView
from sdt_desktop.ui.pages.received.start import StartView
from sdt_desktop.ui.widgets.bars import announce


class ReceivedPage(Page):
    key = "received"

    def build(self) -> None:
        self.set_title(
            self.tr("Received packages"),
            self.tr("Data that others entrusted to you: checked first, then shown with their conditions."),
        )
        self.start = StartView(self.ctx)
        self.start.opening.asked.connect(self.open)
        self.content.addWidget(self.start)
        self.result: QWidget | None = None

    def receive(self, **arguments: Any) -> None:
        """`path=…` is a package chosen elsewhere."""
        if arguments.get("path"):
            self.begin_again()
            self.start.opening.put_package(Path(arguments["path"]))

    def reload(self) -> None:
        """Nothing is read before a package is chosen; an open one stays."""
        if self.result is None:
            self.show_content()

    def begin_again(self) -> None:
        self.clear_messages()
        self._put(None)
        self.start.opening.package = None
        self.start.opening.refresh()
        self.show_content()

    def open(self, package: Path, identity: Path) -> None:
        session = self.ctx.session.current
        self.clear_messages()
        self.show_loading(self.tr("Checking the package"))
        self.work(
            lambda _t, _p: self.ctx.services.open_share(session, package, identity),
            lambda opened: self._opened(opened, package.name),
            lambda error: self._refused(error, package.name),
            writes=True,
        )

    def _opened(self, opened: OpenedShare, name: str) -> None:
        self._put(OpenedView(opened, name, self.ask_where_to_save, self.begin_again))
        announce(self, self.tr("All 13 checks passed"))

    def _refused(self, error: BaseException, name: str) -> None:
        """A refusal of the reader is a result; anything else (no such file, no identity) leaves the choice standing."""
        number = number_of(error.code) if isinstance(error, SdtError) else None
        if isinstance(error, SdtError) and number is not None:
            self._put(RefusedView(error, name, self.begin_again))
            announce(self, self.tr("This package is refused"))
            return
        self.show_content()
        self.notify_error(error)

    def _put(self, result: QWidget | None) -> None:
        self.result = result
        if result is not None:
            self.show_state(result)
        QTimer.singleShot(0, self, lambda: self.scaffold.area.verticalScrollBar().setValue(0))

    # --- saving ----------------------------------------------------------------------------------------------

    def ask_where_to_save(self) -> None:
        self.ctx.dialogs.open_folder(self, self.tr("Where the files are to lie"), self._save)

    def _save(self, folder: Path) -> None:
        if not isinstance(self.result, OpenedView):
            return
        opened = self.result.opened
        self.work(lambda _t, _p: self.ctx.services.write_members(opened, folder), self._saved)

    def _saved(self, places: dict[str, str]) -> None:
        text = self.tr(
            "%n file(s) saved. They are not protected: anyone with this computer can read them.", "", len(places)
        )
        self.notify("done", text)
        QTimer.singleShot(0, self, lambda: self.scaffold.area.verticalScrollBar().setValue(0))
