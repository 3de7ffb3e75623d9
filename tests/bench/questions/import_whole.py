"""How long does a whole import take: detected, validated, merged, compressed, encrypted, with its report?"""

import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

from sdt_desktop.base.clock import SystemClock
from sdt_desktop.model.imports import ImportStatus
from sdt_desktop.services.import_exports import import_exports
from sdt_desktop.services.reading_files import ImportChoices, Work
from sdt_desktop.services.session import Session, session_of
from sdt_desktop.vault import schema
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.secrets import sqlcipher_key
from tests.bench import files
from tests.bench.memory import peak_mib
from tests.bench.question import Answer, Question, Setting, take_turns
from tests.bench.questions.parse import SHAPES, Shape, duckdb_import
from tests.support import has_tool

_CHOICES = ImportChoices(answers={"direction": "consumption"}, keep_original=False)


class _Bare:
    """An encrypted database without the key slots around it: "after unlocking" leaves the key derivation out."""

    def __init__(self, folder: Path) -> None:
        self.connection = Connection.open(folder / "data.db", sqlcipher_key(bytearray(32), bytes(16)), mode="rwc")
        with self.connection.transaction():
            schema.create(self.connection)


def _session(folder: Path) -> Session:
    return session_of(_Bare(folder), SystemClock())  # type: ignore[arg-type]


def import_once(path: str, again: str = "") -> int:
    """Into a database of its own; `again` imports the same file a second time and must add nothing."""
    folder = Path(tempfile.mkdtemp())
    session = _session(folder)
    try:
        report = import_exports(session, [Path(path)], _CHOICES, Work(SystemClock()))[0]
        assert report.status is ImportStatus.IMPORTED, report.error
        if again:
            second = import_exports(session, [Path(path)], _CHOICES, Work(SystemClock()))[0]
            assert second.status is ImportStatus.ALREADY_IMPORTED
        return report.account.rows.used
    finally:
        session.vault.connection.close()
        shutil.rmtree(folder)


def _held(path: Path, folder: Path) -> Session:
    """A database that holds the file already."""
    folder.mkdir()
    session = _session(folder)
    import_exports(session, [path], _CHOICES, Work(SystemClock()))
    return session


def _again(session: Session, path: Path) -> None:
    report = import_exports(session, [path], _CHOICES, Work(SystemClock()))[0]
    assert report.status is ImportStatus.ALREADY_IMPORTED


def _sqlite_keyed(path: Path, shape: Shape, folder: Path) -> None:
    """The peer of the design's goal: `.import` into a table with a primary key, the time parsed."""
    target = folder / "keyed.db"
    target.unlink(missing_ok=True)
    columns = [f"c{number}" for number in range(shape.types.count(":"))]
    at = [part.split("'")[1] for part in shape.types.split(",")].index("t")
    script = [
        f"CREATE TABLE raw ({', '.join(columns)})", ".mode list", ".separator ;", f".import --skip {shape.top} {path} raw",
        "CREATE TABLE t (at INTEGER PRIMARY KEY, value)",
        f"INSERT OR REPLACE INTO t SELECT unixepoch(c{at}), c{at + 1} FROM raw",
    ]  # fmt: skip
    subprocess.run(["sqlite3", str(target), *script], check=True, capture_output=True)


def _answer(shape: Shape, rows: int, setting: Setting) -> Answer:
    path = shape.make(setting.folder, setting.rows(rows))
    contestants = {"ours": partial(import_once, str(path))}
    if has_tool("duckdb"):
        contestants |= {
            "DuckDB read_csv, 2 threads": partial(duckdb_import, path, shape, 2),
            "DuckDB read_csv, 1 thread": partial(duckdb_import, path, shape, 1),
        }
    if has_tool("sqlite3"):
        contestants["sqlite3 keyed import"] = partial(_sqlite_keyed, path, shape, setting.folder)
    with tempfile.TemporaryDirectory() as folder:
        session = _held(path, Path(folder) / "held")
        contestants["the same file again"] = partial(_again, session, path)
        seconds = take_turns(contestants, setting.rounds)
        session.vault.connection.close()
    mib = peak_mib(f"{__name__}:import_once", str(path))
    return Answer(f"{shape.name}, {setting.rows(rows):,} rows", seconds, mib, {"MB": path.stat().st_size / 1e6})


def run(setting: Setting) -> list[Answer]:
    sizes = [("enedis", files.HALF_HOURS_OF_TEN_YEARS), ("enedis", files.MANY), ("fingrid", files.MANY)]
    return [_answer(SHAPES[name], rows, setting) for name, rows in sizes]


QUESTION = Question("import", "5 M rows imported in at most 1.0 x DuckDB read_csv, in flat memory", run)
