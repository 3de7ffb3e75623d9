"""A small disk of our own, filled to the last page but a few: every writing command says so and leaves nothing half-made.

Swept from no free page upwards until the command succeeds, so that each of its writes is once the one that fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sdt_desktop.base.clock import SystemClock
from sdt_desktop.cli.main import main
from sdt_desktop.vault.access import open_vault
from sdt_desktop.vault.store import Store
from tests.end2end.conftest import PASSPHRASE
from tests.support import ROOT, fixed_clock

HOUSEHOLD = ROOT / "resources" / "personas" / "rennes-famille" / "files"
WATER = HOUSEHOLD / "historique_jours_litres.csv"
SIZE, PAGE = "24m", 4096
FREE = (0, 1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 450, 700, 1000, 1500, 2300, 3500, 5000)
SAYS = {"en": "The disk is full; nothing was", "fr": "Le disque est plein ; rien n’a été"}
CODES = {"vault.disk_full", "out.disk_full"}
FULL, EMPTY = "full.sdtvault", "empty.sdtvault"
SPACES = str.maketrans("\u00a0\u202f", "  ")
NEW_PASSPHRASE = f"{PASSPHRASE} encore"


class Disk:
    """The small disk, and what is put on it anew before each command: two vaults, made once."""

    def __init__(self, root: Path, prepared: Path) -> None:
        self.root, self.prepared = root, prepared
        self.batch = ""

    def reset(self, vault: str) -> None:
        for each in self.root.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        if vault:
            shutil.copytree(self.prepared / vault, self.root / vault)

    @contextmanager
    def filled(self, free: int) -> Iterator[None]:
        """To the last page but `free`."""
        filler = self.root / "filler"
        with filler.open("wb", buffering=0) as handle, suppress(OSError):
            while handle.write(bytes(PAGE * 16)):
                pass
        os.truncate(filler, max(0, filler.stat().st_size // PAGE - free) * PAGE)
        yield
        filler.unlink()

    def files(self) -> dict[str, bytes | None]:
        """Each path by what it holds; folders, and what SQLite and the lock write at every opening, by name only."""
        paths = (path for path in self.root.rglob("*") if not path.name.endswith(("-wal", "-shm")))
        return {str(path.relative_to(self.root)): _held_by(path) for path in paths}

    def vault(self, sdt: "Sdt", name: str) -> object:
        """What the vault says of itself; it must be sound."""
        assert sdt("vault", "check", "--vault", self.root / name)[1] == {"sound": True, "findings": []}
        with closing(open_vault(self.root / name, PASSPHRASE, fixed_clock())) as opened:
            store = Store(opened.connection, fixed_clock())
            return store.batches(), store.streams(), store.contacts(), store.journal()


def _held_by(path: Path) -> bytes | None:
    return None if path.is_dir() or path.name in {"lock", "data.db"} else path.read_bytes()


Sdt = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    """A file system in memory that may be filled; skipped where that is not allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk is mounted by root on Linux only")
    root = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(root)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    yield Disk(root, tmp_path_factory.mktemp("prepared"))
    subprocess.run(["umount", str(root)], check=True)


@pytest.fixture
def disk(small: Disk, sdt: Sdt) -> Disk:
    if not small.batch:
        full, cards = small.prepared / FULL, small.prepared / "town"
        at = ("--vault", full)
        for place in (full, small.prepared / EMPTY):
            assert sdt("vault", "create", place, "--kdf", "interactive")[0] == 0
        status, document = sdt("import", WATER, *at)
        assert status == 0
        assert sdt("recipient", "new", "--name", "Town", "--out", cards)[0] == 0
        assert sdt("recipient", "import", cards / "town.sdtcard.json", *at)[0] == 0
        assert sdt(*SHARE, *at, "--out", small.prepared / "m.sdtshare")[0] == 0
        small.batch = document["files"][0]["batch"]
    return small


_UNTIL = (SystemClock().now() + timedelta(days=60)).date().isoformat()
SHARE = ("share", "--to", "Town", "--stream", "water", "--grain", "month", "--purpose", "x", "--until", _UNTIL)


@dataclass(frozen=True)
class Case:
    """`words` may name {disk}, {prepared}, {batch}; `vault` lies on the disk; `makes` is new on it; `free` in pages."""

    words: tuple[str, ...]
    vault: str = ""
    makes: str = ""
    free: tuple[int, ...] = FREE


CASES = {
    "vault create": Case(("vault", "create", "{disk}/a/new.sdtvault", "--kdf", "interactive"), makes="a"),
    "import": Case(("import", str(WATER)), EMPTY),
    "share": Case((*SHARE, "--out", "{disk}/n.sdtshare"), FULL, "n.sdtshare"),
    "recipient new": Case(("recipient", "new", "--name", "Zoe", "--out", "{disk}/a/z"), makes="a"),
    "recipient import": Case(("recipient", "import", "{prepared}/town/town.sdtcard.json"), EMPTY),
    "open": Case(
        ("open", "{prepared}/m.sdtshare", "--identity", "{prepared}/town/town.identity.txt", "--out", "{disk}/r"),
        FULL, "r",
    ),
    "show csv": Case(("show", "water", "--grain", "day", "--format", "csv", "--out", "{disk}/o"), FULL, "o"),
    "show png": Case(("show", "water", "--grain", "day", "--format", "png", "--out", "{disk}/o"), FULL, "o"),
    "importers new": Case(("importers", "new", "xx-thing-csv", str(WATER), "--out", "{disk}/i"), makes="i"),
    "undo": Case(("undo", "{batch}"), FULL),
    "demo": Case(("demo", "--out", "{disk}/d"), makes="d", free=FREE[::3]),
}  # fmt: skip


@dataclass
class Sweep:
    """One command on a disk that has a little more room each time."""

    disk: Disk
    sdt: Any
    case: Case

    def run(self) -> int:
        """How often it failed before it succeeded."""
        self.disk.reset(self.case.vault)
        before = self._state()
        for failed, free in enumerate(self.case.free):
            self.disk.reset(self.case.vault)
            language = ("en", "fr")[failed % 2]
            with self.disk.filled(free):
                status, document = self.sdt(*self._words(), "--lang", language)
            if status == 0:
                assert _new_names(before[0], self.disk.files()) == {self.case.makes} - {""}
                return failed
            assert (status, _codes(document) - CODES) == (1, set()), (free, document)
            assert _is_said(self.sdt.said, language) or "files" in document, free
            assert self._state() == before, free
        raise AssertionError("never had room enough")

    def _words(self) -> list[str]:
        places = {"disk": self.disk.root, "prepared": self.disk.prepared, "batch": self.disk.batch}
        at = ["--vault", str(self.disk.root / self.case.vault)] if self.case.vault else []
        return [*(word.format(**places) for word in self.case.words), *at]

    def _state(self) -> tuple[dict[str, bytes | None], object]:
        held = self.disk.vault(self.sdt, self.case.vault) if self.case.vault else None
        return self.disk.files(), held


def _new_names(before: dict[str, bytes | None], after: dict[str, bytes | None]) -> set[str]:
    return {name.partition("/")[0] for name in after.keys() - before.keys()}


def _is_said(text: str, language: str) -> bool:
    return SAYS[language] in text.translate(SPACES)


def _codes(document: Any) -> set[str]:
    """Of a command that failed as a whole, or of each file that it could not take in."""
    if "error" in document:
        return {document["error"]["code"]}
    return {each["error"]["code"] for each in document["files"] if each["error"]}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_half_made_on_a_full_disk(disk: Disk, sdt: Sdt, name: str) -> None:
    case = CASES[name]
    assert Sweep(disk, sdt, case).run() >= 2  # once in each language
    if case.vault:
        disk.vault(sdt, case.vault)


@pytest.mark.parametrize("language", SAYS)
def test_an_import_says_it_of_each_file(disk: Disk, capsys: pytest.CaptureFixture[str], language: str) -> None:
    disk.reset(EMPTY)
    with disk.filled(0):
        status = main(["import", str(WATER), "--vault", str(disk.root / EMPTY), "--lang", language])
    out, said = capsys.readouterr()
    assert status == 1
    assert _is_said(out + said, language)


def test_a_passphrase_is_changed_or_stays(disk: Disk, sdt: Sdt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDT_NEW_PASSPHRASE", NEW_PASSPHRASE)
    case = Case(("vault", "passphrase"), EMPTY)
    assert Sweep(disk, sdt, case).run() >= 2
    monkeypatch.setenv("SDT_PASSPHRASE", NEW_PASSPHRASE)
    assert sdt("vault", "check", "--vault", disk.root / EMPTY)[0] == 0
