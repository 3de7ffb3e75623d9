"""The composition root: the only place that knows everybody. Nothing heavy is imported before the first paint."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sdt_desktop import __version__
from sdt_desktop.base.clock import Clock, SystemClock
from sdt_desktop.base.paths import default_vaults_folder, settings_file
from sdt_desktop.jobs.runner import JobRunner
from sdt_desktop.ui import fonts, i18n, theme
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.dialogs import Dialogs
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.settings import Settings, SettingsStore
from sdt_desktop.ui.window import MainWindow

DEMO = "--demo"  # opens on a fictional household


def make_application(arguments: Sequence[str]) -> QApplication:
    app = QApplication(list(arguments))
    app.setApplicationName("sdt-desktop")
    app.setApplicationDisplayName("Self Data Territorial")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("sdt-desktop")
    app.setStyle("Fusion")
    fonts.load()
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Language, then the tokens."""
    i18n.install(app, settings.language or i18n.system_language())
    theme.apply(app, theme.choose(settings.scheme, settings.contrast, settings.motion, settings.text_size))


def make_context(clock: Clock | None = None, settings_at: Path | None = None) -> AppContext:
    return AppContext(
        settings=SettingsStore(settings_at or settings_file()),
        runner=JobRunner(),
        services=Services(),
        dialogs=Dialogs(),
        clock=clock or SystemClock(),
        vaults_folder=default_vaults_folder,
    )


def main() -> int:
    from sdt_desktop.base import logs
    from sdt_desktop.services.process import harden_process

    logs.configure()
    harden_process()
    app = make_application(sys.argv)
    ctx = make_context()
    dress(app, ctx.settings.value)
    window = MainWindow(ctx)
    window.show()
    if DEMO in sys.argv[1:]:
        QTimer.singleShot(0, ctx.navigator.demo_asked.emit)
    return app.exec()
