"""The traps of the design's § 6, each run; errors as codes; transactions and rehearsals."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.secrets import sqlcipher_key, wiped
from tests.support import ROOT, needs_tool
from tests.vault.support import DATA_KEY, SALT, fresh_database, open_database, ran, test_key

DENIED = r"not authorized|authorization denied"


def refused(folder: Path, **options: object) -> str:
    with pytest.raises(SdtError) as caught:
        open_database(folder, **options)  # type: ignore[arg-type]
    return caught.value.code


def test_the_key_text() -> None:
    assert sqlcipher_key(bytearray(DATA_KEY), SALT) == b"x'" + (DATA_KEY + SALT).hex().encode() + b"'"


def test_the_key_is_wiped_when_it_opened_and_when_it_did_not(tmp_path: Path) -> None:
    with fresh_database(tmp_path):
        pass
    for path in (tmp_path / "data.db", tmp_path / "missing.db"):
        key = test_key()
        try:
            Connection.open(path, key).close()
        except SdtError:
            assert path.name == "missing.db"
        assert key == bytes(len(key))


def test_a_lent_buffer_is_wiped_whatever_happens() -> None:
    buffer = bytearray(b"secret")
    with pytest.raises(ValueError, match="x"), wiped(buffer):
        raise ValueError("x")
    assert buffer == bytes(6)


@pytest.mark.parametrize(
    ("name", "value"),
    [("temp_store", 2), ("trusted_schema", 0), ("foreign_keys", 1), ("cell_size_check", 1), ("secure_delete", 1),
     ("synchronous", 2), ("journal_mode", "wal"), ("cipher_page_size", "4096"), ("page_size", "4096")],
)  # fmt: skip
def test_settings(tmp_path: Path, name: str, value: object) -> None:
    with fresh_database(tmp_path) as connection:
        assert connection.scalar(f"PRAGMA {name}") == value
        assert connection.scalar("PRAGMA mmap_size") in (None, 0)


def test_the_file_begins_with_the_salt_and_is_no_sqlite(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
    assert (tmp_path / "data.db").read_bytes()[:16] == SALT
    with closing(sqlite3.connect(tmp_path / "data.db")) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM t")


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_a_missing_file_is_not_made(tmp_path: Path, mode: str) -> None:
    assert refused(tmp_path, mode=mode) == "vault.cannot_open"
    assert not any(tmp_path.iterdir())


def test_create_refuses_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "data.db").write_bytes(b"precious")
    assert refused(tmp_path, mode="rwc") == "vault.exists"
    assert (tmp_path / "data.db").read_bytes() == b"precious"
    assert refused(tmp_path / "no folder", mode="rwc") == "vault.cannot_open"


def test_another_key_another_salt_another_page_size(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
    wrong = sqlcipher_key(bytearray(32), SALT)
    with pytest.raises(SdtError, match=r"vault\.database_damaged"):
        Connection.open(tmp_path / "data.db", wrong)
    assert refused(tmp_path, page_size=8192) == "vault.database_damaged"
    shutil.copy(tmp_path / "data.db", tmp_path / "spare")
    (tmp_path / "data.db").write_bytes(b"SQLite format 3\x00" + bytes(8176))
    assert refused(tmp_path) == "vault.database_damaged"


@pytest.mark.parametrize(
    "sql", ["ATTACH 'x.db' AS x KEY ''", "ATTACH ':memory:' AS x", "VACUUM", "VACUUM INTO 'x.db'", "DETACH x"]
)
def test_attach_is_denied(tmp_path: Path, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with (
        fresh_database(tmp_path / "v") as connection,
        pytest.raises(Exception, match=DENIED),
    ):
        connection.execute(sql)
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_maintenance_lets_vacuum_through_and_ends(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
        with pytest.raises(ZeroDivisionError), connection.maintenance():
            _ = 1 / len(connection.execute("VACUUM").fetchall())
        with pytest.raises(Exception, match=DENIED):
            connection.execute("VACUUM")


def interrupted(_: object) -> None:
    raise KeyboardInterrupt


def test_a_transaction_is_kept_or_rolled_back(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a PRIMARY KEY)")
        with connection.transaction():
            assert connection.in_transaction
            assert connection.execute("INSERT INTO t VALUES (1)").lastrowid == 1
        with pytest.raises(KeyboardInterrupt), connection.transaction():
            interrupted(connection.execute("INSERT INTO t VALUES (2)"))
        with pytest.raises(Exception, match="UNIQUE"), connection.transaction():
            connection.executemany("INSERT INTO t VALUES (?)", [(3,), (1,)])
        assert not connection.in_transaction
        assert connection.execute("SELECT a FROM t").fetchall() == [(1,)]


def test_a_rehearsal_leaves_nothing(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
        with connection.rehearsal():
            assert connection.execute("INSERT INTO t VALUES (1)").rowcount == 1
            assert connection.scalar("SELECT count(*) FROM t") == 1
        assert connection.scalar("SELECT count(*) FROM t") == 0
        with pytest.raises(KeyboardInterrupt), connection.rehearsal():
            interrupted(connection.execute("INSERT INTO t VALUES (1)"))
        assert connection.scalar("SELECT count(*) FROM t") == 0
        assert connection.scalar("SELECT a FROM t") is None


def test_a_deferred_constraint_that_fails_at_commit_rolls_back(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE p (a INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE c (b REFERENCES p DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(Exception, match="FOREIGN KEY"), connection.transaction():
            connection.execute("INSERT INTO c VALUES (5)")
        assert not connection.in_transaction
        assert connection.scalar("SELECT count(*) FROM c") == 0


def test_iterating_many_rows(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
        with connection.transaction():
            connection.executemany("INSERT INTO t VALUES (?)", ((number,) for number in range(1000)))
        assert [a for (a,) in connection.execute("SELECT a FROM t ORDER BY a")] == list(range(1000))


def test_busy(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as first, first.transaction():
        first.execute("CREATE TABLE t (a)")
        second = Connection.open(tmp_path / "data.db", test_key(), busy_seconds=0.01)
        with pytest.raises(SdtError, match=r"vault\.busy"), second.transaction():
            pass
        second.close()


def test_disk_full_rolls_back_and_goes_on(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("PRAGMA max_page_count = 20").fetchall()
        with pytest.raises(SdtError, match=r"vault\.disk_full"), connection.transaction():
            connection.executemany("INSERT INTO t VALUES (?)", [(bytes(9000),) for _ in range(20)])
        assert not connection.in_transaction
        assert connection.scalar("SELECT count(*) FROM t") == 0


FULL_DISK = """
import errno, os, resource, sys
from pathlib import Path
from sdt_desktop.base.errors import SdtError
from tests.vault.support import open_database
folder = Path(sys.argv[1])
connection = open_database(folder)
size = (folder / "data.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))
try:
    with connection.transaction():
        connection.executemany("INSERT INTO t VALUES (?)", [(bytes(9000),) for _ in range(2000)])
except SdtError as error:
    print(error.code, connection.scalar("SELECT count(*) FROM t"))
connection.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file-size limit")
def test_a_file_size_limit_is_the_environments_fault(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
    status, out, err = ran(FULL_DISK, str(tmp_path))
    assert (status, err) == (0, "")
    assert out == "vault.disk_full 0\n"
    with closing(open_database(tmp_path)) as connection:
        assert connection.scalar("PRAGMA quick_check") == "ok"


def test_read_only(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
    with closing(open_database(tmp_path, "ro")) as connection:
        assert connection.scalar("SELECT count(*) FROM t") == 0
        with pytest.raises(SdtError, match=r"vault\.read_only"):
            connection.execute("INSERT INTO t VALUES (1)")


def test_a_damaged_page_is_met_while_fetching(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,) for _ in range(50)])
    data = bytearray((tmp_path / "data.db").read_bytes())
    data[4096 * 30 + 7] ^= 1
    (tmp_path / "data.db").write_bytes(data)
    with closing(open_database(tmp_path)) as connection:
        for read in (list, lambda rows: rows.fetchall()):
            with pytest.raises(SdtError, match=r"vault\.database_damaged"):
                read(connection.execute("SELECT a FROM t"))


def test_a_mistake_of_ours_stays_a_mistake(tmp_path: Path) -> None:
    with fresh_database(tmp_path) as connection, pytest.raises(Exception, match="no such table"):
        connection.execute("SELECT * FROM nowhere")


def test_another_thread_may_not_use_it_but_may_interrupt_it(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT sum(a) FROM n"
    with fresh_database(tmp_path) as connection:
        seen: list[str] = []

        def foreign() -> None:
            try:
                connection.execute("SELECT 1")
            except Exception as error:  # noqa: BLE001
                seen.append(type(error).__name__)
            while not done.wait(0.005):
                connection.interrupt()

        done = threading.Event()
        thread = threading.Thread(target=foreign)
        thread.start()
        with pytest.raises(Cancelled):
            connection.scalar(endless)
        done.set()
        thread.join()
        assert seen == ["ProgrammingError"]


def test_closing_moves_the_log_into_the_database_and_may_be_done_twice(tmp_path: Path) -> None:
    connection = open_database(tmp_path, "rwc")
    connection.execute("CREATE TABLE t (a)")
    assert (tmp_path / "data.db-wal").stat().st_size > 0
    connection.close()
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["data.db"]


SORTING = """
import sys
from pathlib import Path
from tests.vault.support import fresh_database
with fresh_database(Path(sys.argv[1])) as connection:
    connection.execute("PRAGMA temp_store = " + sys.argv[2])
    connection.execute("PRAGMA cache_size = 20")
    connection.execute("CREATE TABLE t (a)")
    with connection.transaction():
        connection.executemany("INSERT INTO t VALUES (?)", ((f"canary{n * 7919 % 100_003:09}" * 9,) for n in range(15_000)))
    connection.execute("CREATE TEMP TABLE u AS SELECT a FROM t ORDER BY a")
    connection.execute("CREATE INDEX i ON t (a)")
    with connection.maintenance():
        connection.execute("VACUUM")
"""


@needs_tool("strace")
@pytest.mark.parametrize(("store", "expected"), [("MEMORY", False), ("FILE", True)])
def test_no_temporary_file_is_written(tmp_path: Path, store: str, expected: bool) -> None:
    """Sort, temporary table, index, vacuum. With temp_store=FILE the same search must find plaintext."""
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-o", str(trace), "-e", "trace=openat,write,pwrite64", "-s", "8192"]
    run = subprocess.run(
        [*command, sys.executable, "-c", SORTING, str(tmp_path / "v"), store],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if b"ptrace" in run.stderr:
        pytest.skip("this place does not let strace work")
    assert (run.returncode, run.stderr) == (0, b"")
    text = trace.read_text(errors="replace")
    assert "data.db" in text
    assert ("etilqs" in text) is expected
    assert ("canary000" in text) is expected
