"""Rules every test lives under: no network, no real home, a clock that stands still, nothing left running."""

import csv
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from sdt_desktop.base.clock import FixedClock
from tests.support import fixed_clock, has_tool, samples_dir

# Set before anything imports Qt or reads the zone. A zone that no territory of the program has makes a
# calculation that leans on the machine's own zone show itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Pacific/Chatham"
if hasattr(time, "tzset"):
    time.tzset()

hypothesis.settings.register_profile("dev", max_examples=40, deadline=None, database=None)
hypothesis.settings.register_profile(
    "ci", max_examples=60, deadline=None, database=None, derandomize=True, print_blob=True
)
hypothesis.settings.register_profile("deep", max_examples=2000, deadline=None, database=None)
hypothesis.settings.load_profile(os.environ.get("SDT_HYPOTHESIS") or ("ci" if os.environ.get("CI") else "dev"))

_LEAK_PATIENCE_S = 2.0
_CELL_CHARACTERS = csv.field_size_limit()  # Python's own, read before anybody changes it
_FOREIGN_THREADS = ("pytest_timeout", "pytest-", "execnet", "ThreadPool-execnet")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.option.disable_socket = True
    config.option.allow_unix_socket = True
    config.addinivalue_line("markers", "expects_logs: this test makes the program log a warning or worse")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("samples") and samples_dir() is None:
        pytest.skip("the folder of real samples is not beside the project")
    for marker in item.iter_markers("peer"):
        absent = [name for name in marker.args if not has_tool(name)]
        if absent:
            pytest.skip(f"peer missing: {', '.join(absent)}")


@pytest.fixture
def clock() -> FixedClock:
    return fixed_clock()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has its own empty home, data, configuration and cache folder, and no vault by default."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for variable, folder in (
        ("HOME", "."), ("USERPROFILE", "."), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run"),
        ("APPDATA", "roaming"), ("LOCALAPPDATA", "local"),
    ):  # fmt: skip
        path = home / folder
        path.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(path))
    for variable in ("SDT_VAULT", "SDT_PASSPHRASE", "SDT_LANG"):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture(autouse=True)
def _cells_as_long_as_the_program_reads() -> Iterator[None]:
    """frictionless, a peer of some tests, raises the length of a cell for the whole process when it is imported."""
    before = csv.field_size_limit(_CELL_CHARACTERS)
    yield
    csv.field_size_limit(before)


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """A test that leaves a thread behind fails, with the thread's name."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _LEAK_PATIENCE_S
    left = [thread for thread in threading.enumerate() if thread not in before and _ours(thread)]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


def _ours(thread: threading.Thread) -> bool:
    return not isinstance(thread, threading._DummyThread) and not thread.name.startswith(_FOREIGN_THREADS)


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A test that leaves a visible top-level window fails; it costs nothing where Qt was not imported."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [type(w).__name__ for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    assert not left, f"windows left open: {left}"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning of the program's own log fails the test, unless it is marked `expects_logs`."""
    logger = logging.getLogger("sdt")
    collector = _Collector()
    saved = (logger.handlers[:], logger.propagate, logger.level)
    logger.addHandler(collector)
    yield
    logger.handlers[:], logger.propagate = saved[0], saved[1]
    logger.setLevel(saved[2])
    if request.node.get_closest_marker("expects_logs") is None:
        assert not collector.messages, f"logged: {collector.messages}"
