"""How quickly is a delimited file understood: cells found, times to instants, numbers to float64?"""

import csv
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.numbers import parse_numbers
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.times import parse_times
from tests.bench import files
from tests.bench.memory import peak_mib
from tests.bench.question import Answer, Question, Setting, Work, take_turns
from tests.support import has_tool

_TIMES = ("%Y-%m-%dT%H:%M:%S%z",)


@dataclass(frozen=True)
class Shape:
    """One generated file: its two columns that matter, the decimal sign, lines above the data."""

    name: str
    make: Callable[[Path, int], Path]
    time: str
    value: str
    decimal: str
    top: int
    types: str


SHAPES = {
    "enedis": Shape("enedis", files.enedis, "Horodate", "Valeur", ".", 4, "{'t': 'TIMESTAMPTZ', 'v': 'DOUBLE'}"),
    "fingrid": Shape(
        "fingrid", files.fingrid, "Alkuaika", "Määrä", ",", 1,
        "{'a': 'VARCHAR', 'b': 'VARCHAR', 'c': 'VARCHAR', 'd': 'VARCHAR', 'e': 'VARCHAR', 't': 'TIMESTAMPTZ',"
        " 'v': 'DOUBLE', 'q': 'VARCHAR'}",
    ),
}  # fmt: skip


def read_all(path: str, shape_name: str) -> int:
    """Ours: every row's instant and value, block by block."""
    shape = SHAPES[shape_name]
    options = ReadOptions(headers=((shape.time, shape.value),))
    rows = 0
    for block in reader("delimited").read(ExportSource.of_path(Path(path)), options, DEFAULT_LIMITS):
        assert isinstance(block, RawBlock)
        times = parse_times(block.columns[shape.time], _TIMES)
        numbers = parse_numbers(block.columns[shape.value], decimal=shape.decimal)
        assert not times.bad.any()
        assert not numbers.bad.any()
        rows += len(block)
    return rows


def duckdb_import(path: Path, shape: Shape, threads: int) -> int:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"SET threads = {threads}")
        connection.execute(
            f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', delim = ';', skip = {shape.top}, header = false,"
            f" decimal_separator = '{shape.decimal}', columns = {shape.types})"
        )
        found = connection.execute("SELECT count(*) FROM t").fetchone()
    return 0 if found is None else int(found[0])


def _pandas(path: Path, shape: Shape) -> int:
    import pandas as pd

    table = pd.read_csv(path, sep=";", skiprows=shape.top - 1, decimal=shape.decimal)
    return len(pd.to_datetime(table[shape.time], utc=True))


def _csv_module(path: Path, shape: Shape) -> int:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.reader(handle, delimiter=";")
        for _ in range(shape.top - 1):
            next(rows)
        cells = [row for row in rows if row]
    time, value = cells[0].index(shape.time), cells[0].index(shape.value)
    found = [(datetime.fromisoformat(row[time]), float(row[value].replace(",", ".") or "nan")) for row in cells[1:]]
    return len(found)


def _sqlite_import(path: Path, shape: Shape, folder: Path) -> None:
    """The command line's `.import`, which understands neither times nor the decimal comma."""
    target = folder / "peer.db"
    target.unlink(missing_ok=True)
    command = [".mode list", ".separator ;", f".import --skip {shape.top} {path} t"]
    columns = ", ".join(f"c{number}" for number in range(shape.types.count(":")))
    subprocess.run(["sqlite3", str(target), f"CREATE TABLE t ({columns})", *command], check=True, capture_output=True)


def _contestants(path: Path, shape: Shape, setting: Setting, rows: int) -> dict[str, Work]:
    """Ours and the peers that this machine has; slow ones only where they are not waited for."""
    peers: list[tuple[str, str, Work]] = [
        ("duckdb", "DuckDB read_csv, 2 threads", partial(duckdb_import, path, shape, 2)),
        ("duckdb", "DuckDB read_csv, 1 thread", partial(duckdb_import, path, shape, 1)),
        ("pandas", "pandas read_csv + to_datetime", partial(_pandas, path, shape)),
        ("sqlite3", "sqlite3 .import, nothing parsed", partial(_sqlite_import, path, shape, setting.folder)),
    ]
    if rows <= files.HALF_HOURS_OF_TEN_YEARS:
        peers.append(("csv", "csv module + fromisoformat", partial(_csv_module, path, shape)))
    ours: dict[str, Work] = {"ours": partial(read_all, str(path), shape.name)}
    return ours | {name: work for tool, name, work in peers if has_tool(tool)}


def _answer(shape: Shape, rows: int, setting: Setting) -> Answer:
    path = shape.make(setting.folder, setting.rows(rows))
    assert read_all(str(path), shape.name) == setting.rows(rows)
    seconds = take_turns(_contestants(path, shape, setting, rows), setting.rounds)
    mib = peak_mib(f"{__name__}:read_all", str(path), shape.name)
    return Answer(f"{shape.name}, {setting.rows(rows):,} rows", seconds, mib, {"MB": path.stat().st_size / 1e6})


def run(setting: Setting) -> list[Answer]:
    sizes = [("enedis", files.HALF_HOURS_OF_TEN_YEARS), ("enedis", files.MANY), ("fingrid", files.MANY)]
    return [_answer(SHAPES[name], rows, setting) for name, rows in sizes]


QUESTION = Question("parse", "a share of the goal 'import 5 M rows in <= 1.0 x DuckDB read_csv': at most 0.6 x", run)
