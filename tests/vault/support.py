"""For every test that needs a vault: a fresh keyed database, and the search for plaintext in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sdt_desktop.vault.connection import Connection, JournalMode, Mode
from sdt_desktop.vault.secrets import sqlcipher_key

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
