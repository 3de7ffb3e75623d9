"""For every test that needs a vault: a fresh keyed database, and the search for plaintext in a folder."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import OpenVault, create_vault, kdf, open_vault
from sdt_desktop.vault.connection import Connection, JournalMode, Mode
from sdt_desktop.vault.secrets import sqlcipher_key
from tests.support import ROOT, fixed_clock

PASSPHRASE = "sept mots tirés au hasard"
DATA_KEY = bytes(range(32))
SALT = bytes(range(0x20, 0x30))


def test_key() -> bytearray:
    """The key text of the tests; a new one each time, as `Connection.open` wipes it."""
    return sqlcipher_key(bytearray(DATA_KEY), SALT)


test_key.__test__ = False  # type: ignore[attr-defined]


def open_database(
    folder: Path, mode: Mode = "rw", journal_mode: JournalMode = "WAL", page_size: int = 4096
) -> Connection:
    """`data.db` of `folder` with the tests' key; mode "rwc" makes it."""
    return Connection.open(folder / "data.db", test_key(), page_size, mode, journal_mode)


@contextmanager
def fresh_database(folder: Path, **options: object) -> Iterator[Connection]:
    """A new, empty, encrypted database in `folder` (made if missing), closed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = open_database(folder, "rwc", **options)  # type: ignore[arg-type]
    try:
        yield connection
    finally:
        connection.close()


def plaintext_hits(folder: Path, canary: str) -> list[str]:
    """Names of the files below `folder` that hold the canary in clear (UTF-8 or UTF-16), or carry it."""
    needles = (canary.encode(), canary.encode("utf-16-le"), canary.encode("utf-16-be"))
    hits = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes() + os.fsencode(path.name)
        if any(needle in data for needle in needles):
            hits.append(path.name)
    return hits


def assert_no_plaintext(folder: Path, canary: str) -> None:
    """No file of the folder holds `canary`; proves first that the search would find it, with a control file."""
    assert any(folder.rglob("*")), "an empty folder proves nothing"
    control = folder / "plaintext-control.bin"
    control.write_bytes(b"\x00" + canary.encode() + b"\xff")
    try:
        assert plaintext_hits(folder, canary) == [control.name]
    finally:
        control.unlink()


def cheap_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both costs become the lowest one allowed (19 MiB, two passes: some 0.03 s): for every test that unlocks."""
    for name in kdf.Kdf:
        monkeypatch.setitem(kdf.COSTS, name, kdf.FLOOR)


def fresh_vault(folder: Path) -> OpenVault:
    """A new open vault; call `cheap_kdf` first, and close it."""
    return create_vault(folder, PASSPHRASE, kdf.Kdf.INTERACTIVE, fixed_clock()).vault


def code_of(action: Callable[..., object], *arguments: object) -> str | None:
    """The code of the `SdtError` that `action(*arguments)` raises, None where it raises none."""
    try:
        action(*arguments)
    except SdtError as error:
        return error.code
    return None


def reopened(folder: Path, passphrase: str = PASSPHRASE) -> OpenVault:
    return open_vault(folder, passphrase, fixed_clock())


CHEAP = "from sdt_desktop.vault import kdf; kdf.COSTS.update(dict.fromkeys(kdf.Kdf, kdf.FLOOR))\n"


def python(code: str, *arguments: str) -> "subprocess.Popen[str]":
    """A process of its own running `code` with the lowest KDF cost; its output is piped as text."""
    command = [sys.executable, "-c", CHEAP + code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ran(code: str, *arguments: str) -> tuple[int, str, str]:
    """Exit status, output and errors of `python`, run to its end."""
    with python(code, *arguments) as process:
        out, err = process.communicate(timeout=120)
    return process.returncode, out, err
