"""The environment in `.venv`: made once, installed from the locks with hashes, checked in no time afterwards."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap_parts import system
from bootstrap_parts.say import plain, say, text

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
MARK = VENV / "sdt-ready.json"
_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = _BIN / ("python.exe" if os.name == "nt" else "python")
_PROJECT_FILES = ("pyproject.toml", "packaging/hatch_build.py")
_SHOWN_LINES = 15
_PROBE = "import sys; print(sys.prefix); sys.exit(0 if sys.version_info >= (3, 11) and sys.maxsize > 2**32 else 3)"


def script(name: str) -> Path:
    return _BIN / (f"{name}.exe" if os.name == "nt" else name)


def platform_plugins() -> Path:
    found = list(VENV.glob("[lL]ib*/python3*/site-packages/PySide6/Qt/plugins/platforms"))
    return found[0] if found else VENV / "no-plugins"


def digest(lock: str) -> str:
    """What the installed state depends on: this place, the locks, the project's own metadata."""
    made = hashlib.sha256(str(ROOT).encode())
    for path in (
        *(ROOT / "requirements" / f"{name}.txt" for name in (lock, "build")),
        *map(ROOT.joinpath, _PROJECT_FILES),
    ):
        made.update(b"\0" + path.read_bytes())
    return made.hexdigest()


def is_fresh(lock: str) -> bool:
    return os.access(PYTHON, os.X_OK) and _marks().get(lock) == digest(lock)


def _marks() -> dict[str, str]:
    try:
        found = json.loads(MARK.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def prepare(lock: str, *, offline: bool, clean: bool) -> bool:
    """An environment that holds `lock` (runtime or test) and the project; False after having said why not."""
    if clean and VENV.exists():
        _remove()
        say("cleaned")
    _discard_unusable()
    if is_fresh(lock):
        say("fresh")
        return True
    if offline:
        say("offline")
        return False
    if not system.space_is_enough(ROOT):
        return False
    return _make() and _install(lock)


def _discard_unusable() -> None:
    if not (VENV.exists() or VENV.is_symlink()):
        return
    if not (VENV / "pyvenv.cfg").is_file():
        _set_aside()
        return
    why = _why_unusable()
    if why:
        say("rebuild", why=text(why))
        _remove()


def _why_unusable() -> str | None:
    marks = _marks()
    if marks.get("root", str(ROOT)) != str(ROOT):
        return "why.moved"
    try:
        done = subprocess.run(
            [PYTHON, "-c", _PROBE], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return "why.broken"
    if done.returncode:
        return "why.old" if done.returncode == 3 else "why.broken"
    prefix = Path(done.stdout.decode("utf-8", "surrogateescape").strip())
    return None if prefix.resolve() == VENV.resolve() else "why.moved"


def _set_aside() -> None:
    """Something that is no environment may be somebody's work: it is renamed, never deleted."""
    number = 1
    while (target := ROOT / f".venv.aside-{number}").exists():
        number += 1
    VENV.rename(target)
    say("aside", name=target.name)


def _remove() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    else:
        shutil.rmtree(VENV)


def _make() -> bool:
    if VENV.exists():
        return True
    say("making")
    return _run([sys.executable, "-m", "venv", str(VENV)])


def _install(lock: str) -> bool:
    MARK.unlink(missing_ok=True)
    locks = [ROOT / "requirements" / f"{name}.txt" for name in (lock, "build")]
    if not _install_locks(lock, [word for path in locks for word in ("-r", str(path))]):
        say("install_failed")
        return False
    say("project")
    editable = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "-e",
        ROOT,
    ]
    if not _run([str(word) for word in editable]):
        return False
    held = {lock, "runtime"}  # everything of runtime stands in test with the same versions
    MARK.write_text(json.dumps({"root": str(ROOT), **{name: digest(name) for name in sorted(held)}}), encoding="utf-8")
    return True


def _install_locks(lock: str, files: list[str]) -> bool:
    """By uv where it is there already, by pip otherwise or when uv cannot (it does not read pip's settings).

    A lock names everything, so nothing is resolved: asked for `coverage[toml]`, pip 23 takes a version that was
    published after the lock, and then refuses it because it has no hash.
    """
    options = ["--quiet", "--no-deps", "--require-hashes", *files]
    uv = shutil.which("uv")
    if uv is not None:
        say("installing", lock=lock, tool="uv")
        if _run([uv, "pip", "install", "--python", str(PYTHON), *options], show=False):
            return True
    say("installing", lock=lock, tool="pip")
    return _run([str(PYTHON), "-m", "pip", "install", *options])


def _run(command: list[str], *, show: bool = True) -> bool:
    done = subprocess.run(
        command, cwd=ROOT, env=system.child_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode and show:
        kept = [line for line in done.stdout.splitlines() if line.strip() and not line.startswith("WARNING: Location")]
        for line in kept[-_SHOWN_LINES:]:
            plain(f"    {line}")
    return done.returncode == 0
