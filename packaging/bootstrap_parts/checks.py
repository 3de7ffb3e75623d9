"""The checks of `bootstrap.py test`: quiet when they pass, their output when they fail, pytest in full."""

import os
import subprocess
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from bootstrap_parts import system
from bootstrap_parts.say import plain, say, text

_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Check:
    """`words` follow the environment's Python."""

    name: str
    words: tuple[str, ...]
    streamed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    status: int
    seconds: float
    last_line: str


_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

CHECKS = (
    Check("ruff check", ("-m", "ruff", "check", ".")),
    Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Check("codespell", ("-m", "codespell_lib")),
    Check("locks", ("packaging/lock.py", "--check")),
    Check("mypy --strict", ("-m", "mypy")),
    Check("layers", ("-c", _LINT_IMPORTS)),
    Check("translations", ("packaging/translations.py", "build")),
    Check("translations complete", ("packaging/translations.py", "check")),
    Check("generated pages", ("packaging/make_docs.py", "--check")),
    Check("bench --small", ("-m", "tests.bench", "--small")),
    Check(
        "pytest",
        (
            "-m", "pytest", "--color=no", "-n", str(_WORKERS), "--dist=worksteal",
            "--cov", "--cov-report=term:skip-covered", "-rfEs",
        ),
        streamed=True,
    ),
)  # fmt: skip


def run_all(python: Path, root: Path) -> int:
    results = [_run(check, python, root) for check in CHECKS]
    _summary(results)
    return 1 if any(result.status for result in results) else 0


def _run(check: Check, python: Path, root: Path) -> Result:
    say("step", what=check.name)
    began = time.monotonic()
    status, lines = _follow([str(python), *check.words], root, check)
    if status and not check.streamed:
        for line in lines:
            plain(f"    {line}")
    last = next((line for line in reversed(lines) if line.strip()), "")
    return Result(check.name, status, time.monotonic() - began, last)


def _follow(command: list[str], root: Path, check: Check) -> tuple[int, "deque[str]"]:
    """Runs without standard input; keeps the last lines, shows them as they come where asked."""
    lines: deque[str] = deque(maxlen=200)
    environment = {**system.child_environment(), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line.rstrip("\n"))
            if check.streamed:
                plain(lines[-1])
    return process.returncode, lines


def _summary(results: list[Result]) -> None:
    plain(os.linesep + text("summary"))
    for result in results:
        verdict = text("failed") if result.status else text("passed")
        plain(f"  {verdict:8} {result.name:22} {text('seconds', seconds=result.seconds)}")
    pytest = next(result for result in results if result.name == "pytest")
    plain(pytest.last_line)
