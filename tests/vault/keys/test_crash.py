"""Killed with SIGKILL between any two steps: nothing is half done, nothing acknowledged is lost."""

import random
import signal
import sys
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import change_passphrase, confirm_recovery, create_vault, kdf, meta, open_with_recovery
from tests.support import fixed_clock
from tests.vault.support import PASSPHRASE, code_of, fresh_database, fresh_vault, open_database, python, ran, reopened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

NEW = "une toute autre phrase"
KILLED = -signal.SIGKILL

# Counts every call of the functions that touch the disk, before and after, and dies at the given number.
STEPS = """
import os, signal, sys
from pathlib import Path
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.vault import access, connection, creating, folder, meta, session
left = [int(sys.argv[1])]

def step():
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)

def watch(owner, name):
    real = getattr(owner, name)
    def watched(*args, **kwargs):
        step()
        try:
            return real(*args, **kwargs)
        finally:
            step()
    setattr(owner, name, watched)

for owner, name in ((folder.VaultFolder, "_write_new"), (Path, "replace"), (folder, "flush_folder"),
                    (creating, "flush_folder"), (Path, "rename"), (Path, "mkdir"), (Path, "touch"), (meta, "set_generation"),
                    (meta, "create"), (connection, "_settle"), (os, "fsync"), (os, "open")):
    watch(owner, name)
place = Path(sys.argv[2])
"""
CHANGE = (
    STEPS
    + """
vault = access.open_vault(place, sys.argv[3], SystemClock())
access.change_passphrase(vault, sys.argv[3], sys.argv[4])
vault.close()
"""
)
CONFIRM = (
    STEPS
    + """
vault = access.open_vault(place, sys.argv[3], SystemClock())
access.confirm_recovery(vault, access.offer_recovery_words(vault, sys.argv[3], "fr"))
vault.close()
"""
)
CREATE = (
    STEPS
    + """
access.create_vault(place, sys.argv[3], None, SystemClock()).vault.close()
"""
)


def opens(folder: Path, passphrase: str) -> bool:
    code = code_of(lambda: reopened(folder, passphrase).close())
    assert code in (None, "vault.passphrase_wrong")
    return code is None


def both_copies_agree(folder: Path) -> bool:
    return (folder / "vault.json").read_bytes() == (folder / "vault.json.bak").read_bytes()


def kill_points(code: str, *arguments: str) -> list[int]:
    """How the runs ended that were killed at step 0, 1, 2 … up to the first that lived."""
    ends: list[int] = []
    while not ends or ends[-1] == KILLED:
        status, _, err = ran(code, str(len(ends)), *arguments)
        assert status in (0, KILLED), err
        ends.append(status)
        assert len(ends) < 200
        check_and_reset(Path(arguments[0]))
    return ends


def check_and_reset(folder: Path) -> None:
    """Exactly one of the two passphrases opens, the copies agree again, and the database knows the header."""
    doors = [passphrase for passphrase in (PASSPHRASE, NEW) if opens(folder, passphrase)]
    assert len(doors) == 1, doors
    assert both_copies_agree(folder)
    assert not (folder / "vault.json.new").exists()
    with reopened(folder, doors[0]) as vault:
        assert meta.read(vault.connection).header_generation == vault.generation
        if doors[0] == NEW:  # back to where the next round starts
            change_passphrase(vault, NEW, PASSPHRASE)


@pytest.mark.slow
def test_a_change_of_passphrase_killed_at_every_step(folder: Path) -> None:
    fresh_vault(folder).close()
    ends = kill_points(CHANGE, str(folder), PASSPHRASE, NEW)
    assert len(ends) > 15


@pytest.mark.slow
def test_new_recovery_words_killed_at_every_step(folder: Path) -> None:
    """The words in use go on opening the vault, until it is the new ones that do: here, the passphrase always does."""
    created = create_vault(folder, PASSPHRASE, kdf.Kdf.INTERACTIVE, fixed_clock(), recovery_language="fr")
    words = created.recovery_words
    assert words is not None
    with created.vault as vault:
        confirm_recovery(vault, words)
    ends = kill_points(CONFIRM, str(folder), PASSPHRASE)
    assert len(ends) > 15
    with pytest.raises(SdtError, match=r"vault\.recovery_wrong"):
        open_with_recovery(folder, words, fixed_clock())


@pytest.mark.slow
def test_a_creation_killed_at_every_step(folder: Path) -> None:
    """There is a whole vault or none; what is left lies beside it under a name of its own and holds no data."""
    for number in range(200):
        place = folder / str(number) / "v.sdtvault"
        status, _, err = ran(CREATE, str(number), str(place), PASSPHRASE)
        assert status in (0, KILLED), err
        code = code_of(lambda place=place: reopened(place).close())
        assert code in (None, "vault.not_found")
        assert place.exists() is (code is None)
        if status == 0:
            break
    assert 15 < number < 199
    assert place.is_dir()


WRITER = """
import sys
from pathlib import Path
from tests.vault.support import open_database
connection = open_database(Path(sys.argv[1]), journal_mode=sys.argv[2])
number = connection.scalar("SELECT coalesce(max(a), 0) FROM t")
while True:
    number += 1
    with connection.transaction():
        connection.executemany("INSERT INTO t VALUES (?, ?)", [(number, bytes(900))] * 7)
    print(number, flush=True)
"""


@pytest.mark.parametrize("journal_mode", ["WAL", "DELETE"])
def test_a_writer_killed_at_any_moment(folder: Path, journal_mode: str) -> None:
    """Ten rounds each: every acknowledged transaction is there, none in part, every page whole."""
    with fresh_database(folder, journal_mode=journal_mode) as connection:
        connection.execute("CREATE TABLE t (a INTEGER, b BLOB)")
    dice = random.Random(7)
    for _ in range(10):
        wanted, acknowledged = dice.randint(1, 25), 0
        with python(WRITER, str(folder), journal_mode) as writer:
            assert writer.stdout is not None
            for line in writer.stdout:
                acknowledged = int(line)
                wanted -= 1
                if wanted == 0:
                    writer.kill()
        connection = open_database(folder, journal_mode=journal_mode)  # type: ignore[arg-type]
        held = connection.execute("SELECT a, count(*) FROM t GROUP BY a ORDER BY a").fetchall()
        assert acknowledged > 0
        assert held[-1][0] >= acknowledged
        assert held == [(number, 7) for number in range(1, len(held) + 1)]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.scalar("PRAGMA quick_check") == "ok"
        connection.close()
