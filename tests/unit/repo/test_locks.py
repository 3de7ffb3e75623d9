"""The locked requirements: of this pyproject.toml, every package with its hash and its licence, no address."""

import re
import runpy

import pytest

from tests.support import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
_PACKAGE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+", re.MULTILINE)


def packages(name: str) -> set[str]:
    return set(_PACKAGE.findall((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")))


def test_they_belong_to_this_pyproject() -> None:
    assert runpy.run_path(str(ROOT / "packaging" / "lock.py"))["stale"]() == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_package_has_hashes_and_no_address(path) -> None:
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "//" not in text


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_one_version_a_package(path) -> None:
    found = _PACKAGE.findall(path.read_text(encoding="utf-8"))
    assert len(found) == len(set(found))


def test_what_runs_stands_in_what_is_tested() -> None:
    assert packages("runtime") <= packages("test")
    assert packages("build") <= packages("test")


def test_never_the_whole_of_qt_nor_two_sqlciphers() -> None:
    everything = packages("test")
    assert not {"pyside6", "pyside6-addons", "sqlcipher3-binary", "sqlcipher3-wheels", "keyrings-alt"} & everything


def test_every_package_that_ships_has_its_licence_named() -> None:
    named = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8").lower()
    assert [name for name in sorted(packages("runtime")) if name not in named] == []
