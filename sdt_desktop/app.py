"""The composition root: the only place that knows everybody.

Nothing is imported before the first painting but what paints: Qt, the tokens, the settings, the language.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sdt_desktop import __version__

DEMO = "--demo"  # opens on a fictional household

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sdt_desktop.ui.context import AppContext
    from sdt_desktop.ui.front import FrontWindow
    from sdt_desktop.ui.settings import Settings, SettingsStore


def make_application(arguments: Sequence[str]) -> "QApplication":
    from PySide6.QtWidgets import QApplication

    from sdt_desktop.ui import fonts

    app = QApplication(list(arguments))
    app.setApplicationName("sdt-desktop")
    app.setApplicationDisplayName("Self Data Territorial")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("sdt-desktop")
    app.setStyle("Fusion")
    fonts.load()
    return app


def dress(app: "QApplication", settings: "Settings") -> None:
    """Language, then the tokens; the interior corrects what could not be asked so early."""
    from sdt_desktop.ui import i18n, theme

    i18n.install(app, settings.language or i18n.system_language())
    theme.apply(app, theme.choose_at_once(settings.scheme, settings.contrast, settings.motion, settings.text_size))


def make_context(settings: "SettingsStore") -> "AppContext":
    from sdt_desktop.base.clock import SystemClock
    from sdt_desktop.base.paths import default_vaults_folder
    from sdt_desktop.jobs.runner import JobRunner
    from sdt_desktop.ui.context import AppContext
    from sdt_desktop.ui.dialogs import Dialogs
    from sdt_desktop.ui.services import Services

    return AppContext(settings, JobRunner(), Services(), Dialogs(), SystemClock(), default_vaults_folder)


def begin(arguments: Sequence[str]) -> "tuple[QApplication, FrontWindow]":
    """A dressed window, not yet shown, that furnishes itself once it was painted.

    Until then Python's garbage collector rests: there is nothing to collect, and looking for it while Qt's
    enumerations are made takes a tenth of the time.
    """
    import gc

    gc.disable()
    from sdt_desktop.base.paths import settings_file
    from sdt_desktop.ui.front import FrontWindow
    from sdt_desktop.ui.settings import SettingsStore

    app = make_application(arguments)
    settings = SettingsStore(settings_file())
    dress(app, settings.value)
    window = FrontWindow()
    window.painted.connect(lambda: _furnish(window, settings))
    return app, window


def _furnish(window: "FrontWindow", settings: "SettingsStore") -> None:
    import gc

    from sdt_desktop.base import logs
    from sdt_desktop.services.process import harden_process

    logs.configure()
    harden_process()
    ctx = make_context(settings)
    furnish(window, ctx)
    gc.enable()
    if DEMO in sys.argv[1:]:
        ctx.navigator.demo_asked.emit()


def furnish(window: "FrontWindow", ctx: "AppContext") -> None:
    from sdt_desktop.ui.window import Interior

    interior = Interior(ctx)
    window.furnish(interior, interior)


def main() -> int:
    app, window = begin(sys.argv)
    window.show()
    return app.exec()
