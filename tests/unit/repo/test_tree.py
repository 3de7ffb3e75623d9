"""Rules about the tree that no linter has: sizes, hosts, paths of somebody's machine."""

import ast
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# Put together here so that this file does not name them.
_REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "crates" + ".io", "anaconda" + ".org",
               "debian" + ".org", "ubuntu" + ".com/ubuntu", "proxy.golang" + ".org")  # fmt: skip
_MACHINE_PATH = re.compile(r"(?<![\w.:/~$}*-])/(?:work|root|home)(?:/|\b(?![-\w.]))")


@cache
def tracked() -> tuple[Path, ...]:
    """Files git knows, and the new ones it would add; the whole tree is not under git in an unpacked archive."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git work tree")
    listed = subprocess.run(
        [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Name and content of every text file of the tree."""
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found.append((path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")))
    return tuple(found)


def python_files(*folders: str) -> list[Path]:
    return [p for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in folders]


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_registry_is_named() -> None:
    assert hits(re.compile("|".join(map(re.escape, _REGISTRIES)))) == []


def test_no_machine_path() -> None:
    assert hits(_MACHINE_PATH) == []


@pytest.mark.parametrize("text", ["/" + "home/ada/x", "see /" + "root", '"/' + 'work/main"', "=/" + "home/"])
def test_machine_paths_are_seen(text: str) -> None:
    assert _MACHINE_PATH.search(text)


@pytest.mark.parametrize(
    "text", ["home/ada", "a/root/b", "//" + "home/x", "net/home/", "~/work/x", "/homepage", "/work-force"]
)
def test_other_paths_are_left_alone(text: str) -> None:
    assert not _MACHINE_PATH.search(text)


def test_no_file_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in python_files("sdt_desktop", "packaging", "tests")
        if (count := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE
    ]
    assert long == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files("sdt_desktop", "packaging", "tests")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_is_left_for_later() -> None:
    """No stub and no marker of unfinished work in the program."""
    pattern = re.compile(r"raise NotImplementedError|\bT" + r"ODO\b|\bF" + r"IXME\b|\bX" + r"XX\b")
    assert [hit for hit in hits(pattern) if hit.startswith(("sdt_desktop/", "packaging/"))] == []
