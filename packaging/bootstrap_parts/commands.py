"""What `run`, `test` and `doctor` do, in order."""

import argparse
import platform
import subprocess
import time
from datetime import datetime
from pathlib import Path

from bootstrap_parts import checks, environment, system
from bootstrap_parts.say import say, speak_utf8

_DIED_AT_ONCE_S = 20.0


def go(command: str, options: argparse.Namespace) -> int:
    speak_utf8()
    if not system.is_utf8():
        say("utf8")
    if command == "doctor":
        return doctor()
    if not (system.place_is_fine(environment.ROOT) and _python_is_whole(command, options)):
        return 1
    return run(options) if command == "run" else test(options)


def _python_is_whole(command: str, options: argparse.Namespace) -> bool:
    """Whatever else will be missing is named in the same line: windows and tests need libraries."""
    if environment.is_fresh("test" if command == "test" else "runtime"):
        return True
    needed = command == "test" or system.display() is not None
    also = [system.package_of(library) for library in system.missing_libraries()] if needed else []
    return system.bring_venv(allowed=options.system and not options.offline, also=also)


def doctor() -> int:
    """Looks and reports; 0 when `run` would open windows."""
    say("python", version=platform.python_version())
    fine = system.place_is_fine(environment.ROOT)
    fresh = environment.is_fresh("runtime")
    if fresh:
        say("fresh")
    else:
        say("step", what=f"python3 packaging/bootstrap.py run → .venv ({environment.VENV})")
        fine = system.space_is_enough(environment.ROOT) and fine
    absent = [library.soname for library in system.missing_libraries()]
    absent += system.unmet_by_plugins(environment.platform_plugins())
    if absent:
        say("libraries", names=", ".join(dict.fromkeys(absent)))
    else:
        say("libraries_ok")
    bare = not fresh and system.lacks_venv()
    if bare:
        say("no_venv", version=platform.python_version(), package=system.venv_package())
    packages = [system.venv_package()] * bare + [system.package_of(each) for each in system.missing_libraries()]
    if packages and system.is_linux():
        system.print_apt(packages)
    peers = system.missing_peers()
    say("peers_missing", names=", ".join(peers)) if peers else say("peers_ok")
    say("display", what=system.display() or "–")
    return 0 if fine and not absent and not bare else 1


def run(options: argparse.Namespace) -> int:
    """The program on a fictional household; without a display the same journey in the terminal."""
    shown = system.display() is not None
    whole = shown and system.bring_libraries(allowed=options.system and not options.offline)
    if not environment.prepare("runtime", offline=options.offline, clean=options.clean):
        return 1
    if not shown:
        say("no_display")
        return terminal_journey()
    if not (whole and _translate()):
        say("no_window")
        return terminal_journey()
    say("starting")
    began = time.monotonic()
    status = _child([str(environment.PYTHON), "-m", "sdt_desktop", "--demo"], quiet=False).returncode
    if status not in {0, 1} and time.monotonic() - began < _DIED_AT_ONCE_S:
        say("no_window")
        return terminal_journey()
    return status


def _translate() -> bool:
    """Compiles the windows' texts where they changed; the terminal has its own and goes on without."""
    done = _child([str(environment.PYTHON), "packaging/translations.py", "build"])
    if done.returncode:
        say("translations_failed")
    return done.returncode == 0


def terminal_journey() -> int:
    """`sdt demo`, which says itself where its picture and its sealed share lie."""
    folder = environment.ROOT / "demo-out" / datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return _child([str(environment.script("sdt")), "demo", "--out", str(folder)], quiet=False).returncode


def test(options: argparse.Namespace) -> int:
    """All checks and tests; the last line is pytest's own."""
    if not options.offline:
        system.bring_libraries(allowed=options.system)
        system.bring_peers(allowed=options.system)
    if not environment.prepare("test", offline=options.offline, clean=options.clean):
        return 1
    return checks.run_all(environment.PYTHON, environment.ROOT)


def _child(command: list[str], *, quiet: bool = True) -> "subprocess.CompletedProcess[bytes]":
    root = Path(environment.ROOT)
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=root, env=system.child_environment(), stdout=output, stderr=output, check=False)
