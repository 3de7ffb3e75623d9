"""The first painting: nothing heavy before it, the interior right after, the settings where they belong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from sdt_desktop import app as program
from sdt_desktop.base import paths
from sdt_desktop.ui import theme
from sdt_desktop.ui.front import FrontWindow
from sdt_desktop.ui.settings import SettingsStore
from sdt_desktop.ui.window import Interior
from tests.support import ROOT

HEAVY = ("numpy", "pyqtgraph", "pandas", "sqlcipher3", "cryptography", "zxcvbn", "segno", "mnemonic", "keyring",
         "icalendar", "pyrage", "sdt_desktop.services.session", "sdt_desktop.vault.access", "sdt_desktop.importing")  # fmt: skip
NOT_YET = ("platformdirs", "tomllib", "concurrent.futures", "sdt_desktop.ui.page", "sdt_desktop.ui.window")
_CHILD = """
import os, sys
from sdt_desktop.app import begin
app, window = begin([])
if {furnished}:
    from PySide6.QtCore import QTimer
    window.painted.connect(lambda: QTimer.singleShot(0, done))
else:
    window.painted.disconnect()
    window.painted.connect(lambda: done())
def done():
    print(*sorted(name for name in {watched!r} if name in sys.modules))
    sys.stdout.flush()
    os._exit(0)
window.show()
app.exec()
"""


def _imported(watched: tuple[str, ...], *, furnished: bool) -> list[str]:
    code = _CHILD.format(watched=watched, furnished=furnished)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.split()


def test_nothing_heavy_before_the_first_painting() -> None:
    assert _imported(HEAVY + NOT_YET, furnished=False) == []


def test_nothing_heavy_for_the_gate() -> None:
    assert _imported(HEAVY, furnished=True) == []


def test_the_front_window_is_painted_once_and_then_furnished(context, show, qtbot) -> None:
    window = FrontWindow()
    painted = []
    window.painted.connect(lambda: painted.append(1))
    show(window, (1280, 800))
    qtbot.waitUntil(lambda: painted == [1])
    inside = Interior(context(session=None))
    window.furnish(inside, inside)
    window.repaint()
    qtbot.waitUntil(lambda: inside.gate is not None and inside.gate.isVisible())
    assert painted == [1]
    window.close()


def test_the_name_stays_where_it_was_painted(context, show, qtbot) -> None:
    """Ink of the name's first letters, before and after the gate is there."""
    window = FrontWindow()
    show(window, (1280, 800))
    before = _ink(window)
    inside = Interior(context(session=None))
    window.furnish(inside, inside)
    qtbot.waitUntil(lambda: inside.gate is not None and inside.gate.isVisible())
    left, top = before
    after = _ink(window)
    assert abs(after[0] - left) <= 2
    assert abs(after[1] - top) <= 3
    window.close()


def _ink(window: FrontWindow) -> tuple[int, int]:
    """First column and first row of the words of the program's name."""
    image = window.grab().toImage()
    ground = theme.theme().colour("bg").name()
    start = (1280 - 776) // 2 + 28 + 33
    places = [
        (x, y) for x in range(start, start + 90) for y in range(10, 90) if image.pixelColor(x, y).name() != ground
    ]
    return min(x for x, _ in places), min(y for _, y in places)


def test_the_real_context_and_interior_come_together(qapp, qtbot, show) -> None:
    window = FrontWindow()
    program.furnish(window, program.make_context(SettingsStore(None)))
    show(window, (1280, 800))
    assert isinstance(window.centralWidget(), Interior)
    window.close()


def test_dress_takes_language_and_theme(qapp) -> None:
    store = SettingsStore(None)
    store.change(language="fr", scheme="dark", text_size=14)
    program.dress(qapp, store.value)
    assert theme.theme().tokens is theme.DARK
    assert theme.theme().base_pt == 14


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs itself answers")
@pytest.mark.parametrize("named", ["", "  ", "/somewhere/else"])
def test_the_settings_stand_where_platformdirs_would_put_them(named: str, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    expected = Path(PlatformDirs(appname="Self Data Territorial", appauthor=False).user_config_dir) / "settings.json"
    assert paths.settings_file() == expected


def test_a_first_choice_of_theme_is_the_last(qapp) -> None:
    """Before Qt is asked for its enumerations: the same answer wherever the settings say it themselves."""
    for scheme in ("light", "dark"):
        for contrast in ("normal", "more"):
            assert theme.choose_at_once(scheme, contrast, "none", 12) == theme.choose(scheme, contrast, "none", 12)


def test_the_program_runs_from_the_command_line() -> None:
    """`python -m sdt_desktop` starts, paints and is still there; then it is ended."""
    command = [sys.executable, "-m", "sdt_desktop"]
    with subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stderr=subprocess.PIPE) as child:
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(2)
        child.terminate()
        _, said = child.communicate(timeout=20)
    assert b"Traceback" not in said
