"""How quickly does the vault take readings in, and give a year, ten years of days or a whole stream back?

The peer is a row table in the same encrypted database: one row a reading, keyed by stream and start.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from sdt_desktop.base.clock import SystemClock
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.imports import ObservationPart, ReadAccount, RowCounts
from sdt_desktop.model.period import EVERYTHING, Period
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind
from sdt_desktop.vault import schema
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.store import Store
from tests.bench.files import HALF_HOURS_OF_TEN_YEARS, MANY
from tests.bench.memory import peak_mib
from tests.bench.question import Answer, Question, Setting, take_turns
from tests.vault.support import open_database

_HALF_HOUR = 1_800_000
_YEAR_MS = 365 * 86_400_000
_TEN_YEARS = 3652
_PART = 1 << 17
_KEY = StreamKey("bench", ThingKey(ThingKind.METER), "electricity.consumption", "load-curve", "Europe/Paris")
_STREAM = "electricity.consumption.load-curve"
_TABLE = """
CREATE TABLE reading (
  stream INTEGER, start INTEGER, duration INTEGER, value REAL, quality INTEGER, row INTEGER, PRIMARY KEY (stream, start)
) WITHOUT ROWID
"""


def watts(count: int, first: int = 0) -> ObservationBlock:
    """Half-hours of noisy mean power as energy, from the `first` after 1970 on; the noise is nobody's."""
    noise = np.abs(np.random.default_rng(20261123 + first).normal(400, 300, count))
    return ObservationBlock(
        np.arange(first, first + count, dtype=np.int64) * _HALF_HOUR, np.full(count, _HALF_HOUR, np.int64),
        np.rint(noise) * 0.5 * 1e-3, np.zeros(count, np.uint8), np.arange(2, count + 2, dtype=np.int32),
    )  # fmt: skip


@dataclass(frozen=True)
class Vault:
    """Ours: month chunks."""

    folder: Path

    def fill(self, readings: ObservationBlock) -> None:
        self.stream(readings.take(slice(first, first + _PART)) for first in range(0, len(readings), _PART))

    def stream(self, parts: Iterable[ObservationBlock]) -> None:
        connection = _fresh(self.folder)
        with connection.transaction():
            schema.create(connection)
        with connection.transaction():
            writer = Store(connection, SystemClock()).begin_import(
                file="x", sha256="x", importer="bench", importer_version=1, answers={}
            )
            for part in parts:
                writer.add(ObservationPart(_KEY, part))
            writer.finish(ReadAccount(RowCounts()))
        connection.close()

    def year(self, connection: Connection, last_ms: int) -> object:
        return Store(connection, SystemClock()).observations(_STREAM, Period(last_ms - _YEAR_MS, last_ms))

    def days(self, connection: Connection, last_ms: int) -> object:
        last = last_ms // 86_400_000
        return Store(connection, SystemClock()).days(_STREAM, last - _TEN_YEARS, last)

    def whole(self, connection: Connection, _last_ms: int) -> object:
        return Store(connection, SystemClock()).observations(_STREAM, EVERYTHING)


@dataclass(frozen=True)
class Rows:
    """The peer: a row a reading, in an encrypted database too."""

    folder: Path

    def fill(self, readings: ObservationBlock) -> None:
        connection = _fresh(self.folder)
        connection.execute(_TABLE)
        columns = (readings.start, readings.duration, readings.value, readings.quality, readings.row)
        with connection.transaction():
            rows = zip(*(column.tolist() for column in columns), strict=True)
            connection.executemany("INSERT INTO reading VALUES (1, ?, ?, ?, ?, ?)", rows)
        connection.close()

    def year(self, connection: Connection, last_ms: int) -> object:
        return self._columns(connection, last_ms - _YEAR_MS, last_ms)

    def days(self, connection: Connection, last_ms: int) -> object:
        """By days of UTC: civil days would cost it more."""
        return connection.execute(
            "SELECT start / 86400000, count(*), sum(value), min(value), max(value) FROM reading"
            " WHERE stream = 1 AND start >= ? GROUP BY 1",
            (last_ms - _TEN_YEARS * 86_400_000,),
        ).fetchall()

    def whole(self, connection: Connection, last_ms: int) -> object:
        return self._columns(connection, 0, last_ms)

    def _columns(self, connection: Connection, first_ms: int, last_ms: int) -> object:
        found = connection.execute(
            "SELECT start, duration, value, quality, row FROM reading WHERE stream = 1 AND start >= ? AND start < ?",
            (first_ms, last_ms),
        ).fetchall()
        kinds = (np.int64, np.int64, np.float64, np.uint8, np.int32)
        return [np.array(column, kind) for column, kind in zip(zip(*found, strict=True), kinds, strict=True)]


def fill_streamed(folder: str, rows: str) -> None:
    """For measuring memory: the readings are made part by part, as a reader would."""
    Vault(Path(folder)).stream(watts(_PART, first) for first in range(0, int(rows), _PART))


def _fresh(folder: Path) -> Connection:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return open_database(folder, "rwc")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _ask(setting: Setting, readings: ObservationBlock, name: str) -> list[Answer]:
    vault, rows = Vault(setting.folder / "chunks"), Rows(setting.folder / "rows")
    filled = take_turns(
        {"month chunks": partial(vault.fill, readings), "row table": partial(rows.fill, readings)},
        _rounds(setting, readings),
    )
    size = {
        f"{kind} bytes a reading": _bytes(one.folder) / len(readings) for kind, one in (("chunk", vault), ("row", rows))
    }
    memory = peak_mib("tests.bench.questions.store:fill_streamed", str(setting.folder / "memory"), str(len(readings)))
    answers = [Answer(f"load {name}", filled, mib=memory, facts=size)]
    opened = {"month chunks": (vault, open_database(vault.folder)), "row table": (rows, open_database(rows.folder))}
    last_ms = int(readings.start[-1]) + _HALF_HOUR
    for what, subject in (
        ("year", "one year to numpy"),
        ("days", "ten years of days"),
        ("whole", "whole stream to numpy"),
    ):
        work = {kind: partial(getattr(one, what), connection, last_ms) for kind, (one, connection) in opened.items()}
        rounds = _rounds(setting, readings) if what == "whole" else setting.rounds
        answers.append(Answer(f"{subject}, of {name}", take_turns(work, rounds)))
    for _, connection in opened.values():
        connection.close()
    return answers


def _rounds(setting: Setting, readings: ObservationBlock) -> int:
    """The row table takes many seconds for millions."""
    return min(setting.rounds, 5) if len(readings) > HALF_HOURS_OF_TEN_YEARS else setting.rounds


def _again(setting: Setting, readings: ObservationBlock) -> Answer:
    """The next export of the same meter: all that is held, and a day more."""
    times: dict[str, list[float]] = {"the same with a day more": [], "the first import": []}
    for _ in range(setting.rounds):
        vault = Vault(setting.folder / "again")
        begin = perf_counter()
        vault.fill(readings.take(slice(0, -48)))
        times["the first import"].append(perf_counter() - begin)
        connection = open_database(vault.folder)
        begin = perf_counter()
        with connection.transaction():
            writer = Store(connection, SystemClock()).begin_import(
                file="y", sha256="y", importer="bench", importer_version=1, answers={}
            )
            writer.add(ObservationPart(_KEY, readings))
            writer.finish(ReadAccount(RowCounts()))
        times["the same with a day more"].append(perf_counter() - begin)
        connection.close()
    return Answer(f"overlapping export of {len(readings)}", {name: median(taken) for name, taken in times.items()})


def run(setting: Setting) -> list[Answer]:
    answers = []
    for full, name in ((HALF_HOURS_OF_TEN_YEARS, "ten years of half-hours"), (MANY, "5 M readings")):
        answers += _ask(setting, watts(setting.rows(full)), name)
    return [*answers, _again(setting, watts(setting.rows(HALF_HOURS_OF_TEN_YEARS)))]


QUESTION = Question("store", "reading a year for a chart at least 20 times faster than a SQLCipher row table", run)
