"""Export files of any length, made in numpy: what they hold is arithmetic, nothing is anybody's."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.base.zones import to_wall, utc_offset_ms

HALF_HOURS_OF_TEN_YEARS = 175_200
MANY = 5_000_000
_TEN_YEARS_AGO = 1_356_994_800_000  # 2013-01-01T00:00 in Paris
_LONG_AGO = 31_532_400_000  # 1971-01-01T00:00 in Paris: 5 M steps of ten minutes are 95 years
_METERS = 20
_PART = 250_000
_ENEDIS_TOP = """\ufeffIdentifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;\
Etape metier;Unite;Pas en minutes
00000000000000;Courbe de charge;01/01/2013;31/12/2022;Energie active;Consommation;Comptage Brut;W;

Horodate;Valeur
"""
_FINGRID_TOP = (
    "\ufeffMittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu\n"
)
Bytes = NDArray[np.bytes_]


def enedis(folder: Path, rows: int) -> Path:
    """A load curve of 2 columns under a preamble: `2023-01-01T00:30:00+01:00;412`, half-hours or ten minutes."""
    few = rows <= HALF_HOURS_OF_TEN_YEARS
    first, step = (_TEN_YEARS_AGO, 1_800_000) if few else (_LONG_AGO, 600_000)  # the shortest a French meter has
    parts = (_enedis_part(first + step * numbers) for numbers in _numbers(rows))
    return _write(folder / f"enedis-{rows}.csv", _ENEDIS_TOP, parts)


def fingrid(folder: Path, rows: int) -> Path:
    """8 columns, quarters of an hour in UTC of twenty meters, decimal comma, one value in a hundred missing."""
    parts = (_fingrid_part(numbers, -(-rows // _METERS)) for numbers in _numbers(rows))
    return _write(folder / f"fingrid-{rows}.csv", _FINGRID_TOP, parts)


def _numbers(rows: int) -> Iterator[NDArray[np.int64]]:
    """1 to `rows`, a part at a time."""
    for first in range(1, rows + 1, _PART):
        yield np.arange(first, min(first + _PART, rows + 1))


def _enedis_part(utc: NDArray[np.int64]) -> bytes:
    wall = _seconds(to_wall(utc, "Europe/Paris"))
    offset = np.where(utc_offset_ms(utc, "Europe/Paris") == 3_600_000, b"+01:00;", b"+02:00;")
    return _lines(wall, offset, (60 + _waves(utc) % 5900).astype("S8"))


def _fingrid_part(numbers: NDArray[np.int64], each: int) -> bytes:
    count = len(numbers)
    meter, quarter = np.divmod(numbers - 1, each)
    utc = _TEN_YEARS_AGO + 900_000 * quarter
    waves = _waves(numbers * 60_000)
    gap = waves % 100 == 7
    whole, millis = (waves % 2500 // 1000).astype("S4"), (waves % 1000 + 1000).astype("S4")
    decimals = np.frombuffer(millis.tobytes(), "S1").reshape(count, 4)[:, 1:].copy().view("S3")[:, 0]
    meters = (640_000_000_000_000_000 + meter).astype("S18")
    front = np.full(count, b";8716867000030;PT15M;kWh;BN01;")
    value = [np.where(gap, b"", part) for part in (whole, np.full(count, b","), decimals, np.full(count, b"000"))]
    return _lines(meters, front, _seconds(utc), np.full(count, b"Z;"), *value, np.where(gap, b";MISSING", b";OK"))


def _waves(utc: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers that look like nobody's consumption: a mixed-up counter."""
    mixed = (utc // 60_000).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(40)).astype(np.int64)


def _seconds(wall: NDArray[np.int64]) -> Bytes:
    return np.datetime_as_string(wall.astype("datetime64[ms]"), unit="s").astype("S19")


def _lines(*columns: Bytes) -> bytes:
    """Joins texts row by row: side by side with room to spare, then without the room."""
    count = len(columns[0])
    parts = [np.ascontiguousarray(column).view(np.uint8).reshape(count, -1) for column in columns]
    matrix = np.concatenate([*parts, np.full((count, 1), ord("\n"), np.uint8)], axis=1)
    return matrix[matrix != 0].tobytes()


def _write(path: Path, top: str, parts: Iterator[bytes]) -> Path:
    if not path.exists():
        with path.open("wb") as target:
            target.write(top.encode())
            for part in parts:
                target.write(part)
    return path
