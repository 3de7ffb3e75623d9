#!/usr/bin/env python3
"""Set up and start the program from its sources, or test it: nothing has to be installed first but Python.

    python3 packaging/bootstrap.py run       the program on a fictional household
                                             (without a display: in the terminal)
    python3 packaging/bootstrap.py test      all checks and tests
    python3 packaging/bootstrap.py doctor    looks and reports, changes nothing

    --system        lets it call apt-get for missing libraries and tools (as root it does so anyway)
    --offline       never looks for packages
    --python PATH   the Python to use
    --clean         makes the environment anew

This file keeps to what old Pythons can read, so that it can find a newer one and go on with it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

NEWEST_FIRST = ("3.13", "3.12", "3.11", "3.14")
CHOSEN = "SDT_BOOTSTRAP_PYTHON_CHOSEN"
PROBE = "import sys, venv, ensurepip\nsys.exit(0 if sys.version_info >= (3, 11) and sys.maxsize > 2**32 else 1)"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("command", choices=("run", "test", "doctor"))
    parser.add_argument("--system", action="store_true")
    parser.add_argument("--offline", action="store_true")
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--python", metavar="PATH", default=None)
    return parser.parse_args()


def fits(command: list[str]) -> bool:
    """Whether this Python is new enough, 64 bit, and can make environments (Debian splits that off)."""
    try:
        done = subprocess.run(
            [*command, "-c", PROBE],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def candidates(named: str | None) -> list[list[str]]:
    if named is not None:
        return [[named]]
    found = [[sys.executable]]
    for version in NEWEST_FIRST:
        path = shutil.which("python" + version)
        if path:
            found.append([path])
    if os.name == "nt" and shutil.which("py"):
        found.extend([["py", "-3"], ["py", "-3.13"], ["py", "-3.12"], ["py", "-3.11"]])
    return found


def main() -> int:
    options = arguments()
    if os.environ.pop(CHOSEN, None):
        return go_on(options)
    if sys.getfilesystemencoding().lower() != "utf-8":  # else an accent in a folder's name becomes a riddle
        return subprocess.call([sys.executable, *sys.argv], env={**os.environ, "PYTHONUTF8": "1"})
    for command in candidates(options.python):
        if fits(command):
            if command == [sys.executable]:
                return go_on(options)
            return subprocess.call([*command, *sys.argv], env={**os.environ, CHOSEN: "1"})
    if sys.version_info >= (3, 11) and sys.maxsize > 2**32 and options.python is None:
        return go_on(options)  # it cannot make environments: what to install is said there
    print("Python 3.11 or newer is needed (64 bit). / Il faut Python 3.11 ou plus récent (64 bits).")
    return 1


def go_on(options: argparse.Namespace) -> int:
    from bootstrap_parts import commands

    return commands.go(options.command, options)


if __name__ == "__main__":
    sys.exit(main())
