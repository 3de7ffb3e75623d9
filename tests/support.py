"""What tests in every folder share: where the real samples lie, which foreign tools are there."""

import importlib.util
import os
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from sdt_desktop.base.clock import FixedClock

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 23, 18, 2, 11, tzinfo=UTC)

loopback = pytest.mark.allow_hosts(["127.0.0.1", "::1"])
"""For a test that talks to a server of its own; every other socket stays closed."""


def fixed_clock() -> FixedClock:
    """The instant at which all tests happen: 2026-11-23 18:02:11 UTC."""
    return FixedClock(NOW)


@cache
def samples_dir() -> Path | None:
    """The folder of real files beside the project, or None; `$SDT_SAMPLES` names another place."""
    named = os.environ.get("SDT_SAMPLES")
    folder = Path(named) if named else ROOT.parent / "shared" / "samples"
    return folder if (folder / "MANIFEST.tsv").is_file() else None


def sample(name: str) -> Path:
    """One real file by its path inside the samples folder; skips the test where the folder is missing."""
    folder = samples_dir()
    if folder is None:
        pytest.skip("the folder of real samples is not beside the project")
    return folder / name


def data(name: str) -> Path:
    """One of the project's own small test files."""
    return ROOT / "tests" / "data" / name


def has_tool(name: str) -> bool:
    """Whether `name` is a program on the path or an importable Python package."""
    return shutil.which(name) is not None or importlib.util.find_spec(name) is not None


def needs_tool(*names: str) -> pytest.MarkDecorator:
    """Marks a peer test: `@needs_tool("age", "unzip")`; skipped and counted where one of them is missing."""
    return pytest.mark.peer(*names)
