"""Writes `requirements/*.txt` from pyproject.toml: one lock for all systems, with hashes, without any address.

    python packaging/lock.py              makes what pyproject.toml asks for, keeping versions that still fit
    python packaging/lock.py --upgrade    newest versions that fit
    python packaging/lock.py --check      says whether the locks belong to this pyproject.toml (no network)

Needs `uv` beside this Python or on the path. Run the whole test suite before committing a new lock.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
PYTHON = "3.11"


@dataclass(frozen=True, slots=True)
class Lock:
    """One file; `requires` are the requirements it was made from, `within` the lock whose versions it keeps."""

    name: str
    requires: tuple[str, ...]
    within: str | None = None

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.txt"

    @property
    def mark(self) -> str:
        """What ties the file to pyproject.toml."""
        text = json.dumps([PYTHON, sorted(self.requires)])
        return f"# made-from: sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def locks() -> tuple[Lock, ...]:
    """`test` holds everything; `runtime` and `build` are cut from the same versions, so they install together."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = tuple(document["project"]["dependencies"])
    test = tuple(document["project"]["optional-dependencies"]["test"])
    build = tuple(document["build-system"]["requires"])
    return (
        Lock("test", (*runtime, *test, *build)),
        Lock("runtime", runtime, within="test"),
        Lock("build", build, within="test"),
    )


def header(lock: Lock) -> str:
    return (
        "# Exact versions with their hashes, for every system and Python >= 3.11. Do not edit: written by\n"
        "#   python packaging/lock.py\n"
        "# (uv pip compile --universal --generate-hashes) from pyproject.toml. Install with\n"
        f"#   pip install --no-deps --require-hashes -r requirements/{lock.name}.txt\n"
        f"{lock.mark}\n"
    )


def uv() -> str:
    beside = shutil.which("uv", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("uv")
    if found is None:
        sys.exit("uv is missing: install it into this environment, then run again")
    return found


def compile_lock(lock: Lock, *, upgrade: bool) -> None:
    command = [
        uv(), "pip", "compile", "-", "--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate",
        "--fork-strategy", "fewest", "--python-version", PYTHON, "--output-file", str(lock.path),
    ]  # fmt: skip
    if lock.within:
        command += ["--constraint", str(FOLDER / f"{lock.within}.txt")]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=ROOT, check=True, input="\n".join(lock.requires), text=True, stdout=subprocess.DEVNULL)
    lock.path.write_text(header(lock) + lock.path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def stale() -> list[str]:
    """The locks that were made from other requirements than pyproject.toml has now."""
    return [
        lock.name
        for lock in locks()
        if not lock.path.is_file() or lock.mark not in lock.path.read_text(encoding="utf-8").splitlines()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the locked requirements.")
    parser.add_argument("--upgrade", action="store_true")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not arguments.check:
        for lock in locks():
            compile_lock(lock, upgrade=arguments.upgrade)
    old = stale()
    print(f"stale: {', '.join(old)}; run python packaging/lock.py" if old else "locks belong to pyproject.toml")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
