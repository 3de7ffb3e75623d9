"""The vault without this program, the search for plaintext in its files, and what an import of it costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.vault.support import (
    PASSPHRASE,
    assert_no_plaintext,
    fresh_database,
    fresh_vault,
    plaintext_hits,
    python,
    ran,
    reopened,
)

SCRIPT = ROOT / "tests" / "vault" / "open_without.py"
CANARY = "zanzibar-canari"


def outside(folder: Path, passphrase: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", str(SCRIPT), str(folder)]
    return subprocess.run(command, input=passphrase, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_script_owes_nothing_to_the_program() -> None:
    lines = SCRIPT.read_text().split('"""')[2].strip().splitlines()
    assert not any("sdt_desktop" in line for line in lines)
    assert len([line for line in lines if line.strip()]) <= 40


@pytest.mark.parametrize("passphrase", [PASSPHRASE, PASSPHRASE.replace("é", "e\u0301").replace(" ", "\u202f")])
def test_a_fresh_vault_opens_outside(folder: Path, passphrase: str) -> None:
    with fresh_vault(folder) as vault, vault.connection.transaction():
        vault.connection.execute("CREATE TABLE mine (a)")
        vault.connection.executemany("INSERT INTO mine VALUES (?)", [(1,), (2,), (3,)])
    done = outside(folder, passphrase)
    assert (done.returncode, done.stderr) == (0, "")
    assert "mine: 3 rows; CREATE TABLE mine (a)" in done.stdout
    assert "vault_meta: 1 rows" in done.stdout


def test_outside_the_passphrase_is_needed_too(folder: Path) -> None:
    fresh_vault(folder).close()
    done = outside(folder, "pas la bonne")
    assert done.returncode == 1
    assert "InvalidTag" in done.stderr


FILLER = """
import sys
from pathlib import Path
from tests.vault.support import reopened
vault = reopened(Path(sys.argv[1]))
canary = sys.argv[2]
vault.connection.execute(f'CREATE TABLE "{canary}" (a TEXT, b BLOB)')
with vault.connection.transaction():
    vault.connection.executemany(f'INSERT INTO "{canary}" VALUES (?, ?)', [(canary * 50, canary.encode("utf-16-le") * 50)] * 300)
print("written", flush=True)
vault.connection.execute("PRAGMA cache_size = 5")  # so that an open transaction reaches the disk
vault.connection.execute("BEGIN IMMEDIATE")
vault.connection.execute(f'INSERT INTO "{canary}" SELECT * FROM "{canary}"')
print("half way", flush=True)
sys.stdin.read()
"""


def test_no_plaintext_open_killed_and_closed(folder: Path) -> None:
    fresh_vault(folder).close()
    with python(FILLER, str(folder), CANARY) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        assert (folder / "data.db-wal").stat().st_size > 100_000
        assert_no_plaintext(folder, CANARY)
        assert writer.stdout.readline() == "half way\n"
        assert_no_plaintext(folder, CANARY)
        writer.kill()
    assert_no_plaintext(folder, CANARY)
    with reopened(folder) as vault:
        assert vault.connection.scalar(f'SELECT count(*) FROM "{CANARY}"') == 300
        assert_no_plaintext(folder, CANARY)
    assert_no_plaintext(folder, CANARY)


def test_nor_with_the_plain_journal(folder: Path) -> None:
    with fresh_database(folder, journal_mode="DELETE") as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES (?)", (CANARY,))
        with connection.rehearsal():
            connection.execute("UPDATE t SET a = a || a")
            assert (folder / "data.db-journal").stat().st_size > 0
            assert_no_plaintext(folder, CANARY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_would_find_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.bin").write_bytes(b"\xff" + CANARY.encode(encoding) + b"\x00")
    assert plaintext_hits(tmp_path, CANARY) == ["x.bin"]
    with pytest.raises(AssertionError):
        assert_no_plaintext(tmp_path, CANARY)
    assert not (tmp_path / "plaintext-control.bin").exists()


def test_the_search_looks_at_names_too(tmp_path: Path) -> None:
    (tmp_path / f"{CANARY}.csv").touch()
    assert plaintext_hits(tmp_path, CANARY) == [f"{CANARY}.csv"]


HEAVY = ("sqlcipher3", "cryptography", "mnemonic", "zxcvbn", "numpy", "rfc8785")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, sdt_desktop.vault\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_opening_loads_neither_meter_nor_words(folder: Path) -> None:
    fresh_vault(folder).close()
    code = """
import sys
from pathlib import Path
from tests.vault.support import reopened
reopened(Path(sys.argv[1])).close()
print([name for name in ("mnemonic", "zxcvbn") if name in sys.modules])
"""
    assert ran(code, str(folder)) == (0, "[]\n", "")


def test_every_public_name_is_there() -> None:
    import sdt_desktop.vault as room

    assert sorted(room._HOME) == room.__all__
    assert all(getattr(room, name) is not None for name in room.__all__)
    with pytest.raises(AttributeError):
        _ = room.nothing
