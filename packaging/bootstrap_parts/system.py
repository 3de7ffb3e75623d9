"""What the computer brings along: libraries, tools, display, locale, space."""

import importlib
import importlib.util
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap_parts.say import say

NEED_GB = 1.5
_SYNCHRONISED = ("onedrive", "dropbox", "nextcloud", "owncloud", "icloud", "google drive", "pcloud", "syncthing")


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library by its file name, with the packages that may bring it, newest release first."""

    soname: str
    packages: tuple[str, ...]


# Found one by one in a bare Debian 12: without libGL even a window that is never shown fails at import.
LIBRARIES = (
    Library("libGL.so.1", ("libgl1",)),
    Library("libEGL.so.1", ("libegl1",)),
    Library("libxkbcommon.so.0", ("libxkbcommon0",)),
    Library("libfontconfig.so.1", ("libfontconfig1",)),
    Library("libdbus-1.so.3", ("libdbus-1-3",)),
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Library("libgssapi_krb5.so.2", ("libgssapi-krb5-2",)),
    Library("libbrotlidec.so.1", ("libbrotli1",)),
    Library("libzstd.so.1", ("libzstd1",)),
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Library("libxcb-shape.so.0", ("libxcb-shape0",)),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
)
PEERS = {
    "age": "age",
    "minisign": "minisign",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "strace": "strace",
    "unzip": "unzip",
    "sqlite3": "sqlite3",
    "pdftotext": "poppler-utils",
}
_LOADER = "import ctypes, sys\nfor name in sys.argv[1:]:\n    try: ctypes.CDLL(name)\n    except OSError: print(name)\n"


def is_linux() -> bool:
    return sys.platform.startswith("linux")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def missing_libraries() -> tuple[Library, ...]:
    """Loads every library in a child process, so that a broken one cannot take this program down."""
    if not is_linux():
        return ()
    names = [library.soname for library in LIBRARIES]
    done = subprocess.run(
        [sys.executable, "-c", _LOADER, *names],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    absent = set(names) if done.returncode else set(done.stdout.split())
    return tuple(library for library in LIBRARIES if library.soname in absent)


def missing_peers() -> tuple[str, ...]:
    return tuple(name for name in PEERS if shutil.which(name) is None)


def unmet_by_plugins(plugins: Path) -> tuple[str, ...]:
    """Libraries that Qt's platform plug-ins want and the loader does not find; Qt's own message misleads."""
    ldd = shutil.which("ldd") if is_linux() else None
    if ldd is None:
        return ()
    found: set[str] = set()
    for name in ("libqxcb.so", "libqwayland.so", "libqoffscreen.so"):
        if (plugins / name).is_file():
            done = subprocess.run([ldd, str(plugins / name)], capture_output=True, text=True, check=False)
            found.update(line.split()[0] for line in done.stdout.splitlines() if "not found" in line)
    return tuple(sorted(found))


def package_of(library: Library) -> str:
    """The package's name in this release (Debian 13 and Ubuntu 24.04 renamed some)."""
    for name in library.packages[:-1]:
        if _knows(name):
            return name
    return library.packages[-1]


def _knows(package: str) -> bool:
    tool = shutil.which("apt-cache")
    if tool is None:
        return False
    done = subprocess.run([tool, "show", "--no-all-versions", package], capture_output=True, check=False)
    return done.returncode == 0 and bool(done.stdout)


def lacks_venv() -> bool:
    """Debian and Ubuntu split `ensurepip` off Python."""
    importlib.invalidate_caches()
    return any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip"))


def venv_package() -> str:
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def bring_venv(*, allowed: bool, also: Sequence[str] = ()) -> bool:
    """True when this Python can make environments (now). `also` goes into the printed line: one is enough."""
    if not lacks_venv():
        return True
    say("no_venv", version=platform.python_version(), package=venv_package())
    if not (is_root() or allowed) and shutil.which("apt-get"):
        print_apt([venv_package(), *also])
        say("then_again")
        return False
    return apt_install([venv_package()], allowed=allowed) and not lacks_venv()


def print_apt(packages: Sequence[str]) -> None:
    """The exact line; with the lists of packages first, since a new computer has none or old ones."""
    install = " ".join(["apt-get", "install", "-y", "--no-install-recommends", *packages])
    if is_root():
        say("apt_line", line=f"apt-get update && {install}")
    elif shutil.which("sudo"):
        say("apt_line", line=f"sudo apt-get update && sudo {install}")
    else:
        say("apt_as_root", line=f"su - -c 'apt-get update && {install}'")


def apt_install(packages: list[str], *, allowed: bool) -> bool:
    """Installs when root or allowed (then through sudo); otherwise prints the line to run. True when installed."""
    apt = shutil.which("apt-get")
    if apt is None:
        say("other_linux")
        return False
    if not (is_root() or (allowed and shutil.which("sudo"))):
        print_apt(packages)
        return False
    sudo = [] if is_root() else ["sudo"]
    line = [*sudo, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    say("apt_running", names=" ".join(packages))
    if _quietly(line) or (_quietly([*sudo, "apt-get", "update"]) and _quietly(line)):
        return True
    say("apt_failed", names=" ".join(packages))
    return False


def _quietly(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=900)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def bring_libraries(*, allowed: bool) -> bool:
    """True when no library is missing (any more)."""
    absent = missing_libraries()
    if not absent:
        return True
    say("libraries", names=", ".join(library.soname for library in absent))
    apt_install([package_of(library) for library in absent], allowed=allowed)
    return not missing_libraries()


def bring_peers(*, allowed: bool) -> None:
    absent = missing_peers()
    if absent and is_linux() and shutil.which("apt-get") and (is_root() or allowed):
        apt_install(["xauth", *(PEERS[name] for name in absent)], allowed=allowed)
        absent = missing_peers()
    if absent:
        say("peers_missing", names=", ".join(absent))


def display() -> str | None:
    """What can show a window: the system's own screen, Wayland, X11, or nothing."""
    if sys.platform in {"win32", "darwin"}:
        return platform.system()
    if os.environ.get("WAYLAND_DISPLAY"):
        return "Wayland"
    return "X11" if os.environ.get("DISPLAY") else None


def is_utf8() -> bool:
    return locale.getencoding().lower().replace("-", "") == "utf8"


def child_environment() -> dict[str, str]:
    """For every program started here: UTF-8 whatever the locale says."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment.pop("PYTHONHOME", None)
    environment.pop("PYTHONPATH", None)
    if is_linux() and not is_utf8():
        environment["LC_ALL"] = "C.UTF-8"
    return environment


def place_is_fine(root: Path) -> bool:
    """A folder that can be written to; a synchronised one is only remarked on."""
    try:
        with tempfile.TemporaryDirectory(prefix=".write-test-", dir=root):
            pass
    except OSError:
        say("not_writable", folder=root)
        return False
    for part in root.parts:
        if any(word in part.lower() for word in _SYNCHRONISED):
            say("synchronised", name=part)
    return True


def space_is_enough(root: Path) -> bool:
    have = shutil.disk_usage(root).free / 1e9
    if have < NEED_GB:
        say("space", need=NEED_GB, have=f"{have:.1f}")
    return have >= NEED_GB
