"""Peak memory of a piece of work, in a process of its own.

As a program: `python -m tests.bench.memory module:function argument…` prints the mebibytes above idle.
"""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from tests.support import ROOT

_STATUS = Path("/proc/self/status")


def peak_mib(work: str, *arguments: str) -> float | None:
    """How far `module:function(*arguments)` goes above a process that has only imported it; None off Linux."""
    if not _STATUS.exists():
        return None
    command = [sys.executable, "-m", "tests.bench.memory", work, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout.split()[-1])


def _status(field: str) -> float:
    """A field of this process's status, in mebibytes."""
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


def _main(work: str, *arguments: str) -> None:
    module, function = work.split(":")
    run = getattr(import_module(module), function)
    idle = _status("VmRSS")
    run(*arguments)
    print(f"{_status('VmHWM') - idle:.1f}")


if __name__ == "__main__":
    _main(*sys.argv[1:])
