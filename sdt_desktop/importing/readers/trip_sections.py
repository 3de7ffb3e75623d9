"""Sections of trips and the points between: two tables, for readers of files that hold both in one row.

Table `section`, columns: trip, trip_start, trip_end, start, end, duration (s), distance (m), mode, electric,
occupancy, purpose, sensed_purpose, start_name, end_name (street addresses), start_point, end_point (`lon,lat`).
Times are ISO texts in UTC where they could be read, else as printed. Table `point`: longitude, latitude, time
(epoch ms), segment (the number of the section in the file).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import repeat

import numpy as np

from sdt_desktop.importing.readers.base import ReadItem, SourceNotice
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.rows import BytesColumn, Cell, CellColumn, RawBlock

COLUMNS = (
    "trip", "trip_start", "trip_end", "start", "end", "duration", "distance", "mode", "electric", "occupancy",
    "purpose", "sensed_purpose", "start_name", "end_name", "start_point", "end_point",
)  # fmt: skip
SECTION, POINT = "section", "point"
_BLOCK_POINTS = 65_536


@dataclass(frozen=True, slots=True)
class Section:
    """cells: by name, what is stated. The lists are as long as the file makes them; points and stamps pair up."""

    cells: Mapping[str, Cell]
    longitudes: Sequence[str] = field(default=())
    latitudes: Sequence[str] = field(default=())
    stamps: Sequence[str] = field(default=())


class SectionRows:
    def __init__(self, encoding: str = "") -> None:
        self._sections = TableRows({SECTION: COLUMNS}, encoding)
        self._encoding = encoding
        self._points: list[list[str]] = [[], [], []]
        self._segments: list[int] = []
        self._rows: list[int] = []
        self._count = 0
        self._without_time = 0

    def read_as(self, encoding: str) -> None:
        """From here on the file is read in another encoding."""
        self._encoding = self._sections.encoding = encoding

    def add(self, number: int, section: Section) -> Iterator[ReadItem]:
        """`number`: the row of the file in which the section stands."""
        self._count += 1
        yield from self._sections.add(SECTION, number, _completed(section))
        points = min(len(section.longitudes), len(section.latitudes))
        timed = min(points, len(section.stamps))
        self._without_time += points - timed
        for held, texts in zip(self._points, (section.longitudes, section.latitudes, section.stamps), strict=True):
            held.extend(texts[:timed])
        self._segments.extend(repeat(self._count, timed))
        self._rows.extend(repeat(number, timed))
        if len(self._rows) >= _BLOCK_POINTS:
            yield self._block()

    def rest(self) -> Iterator[ReadItem]:
        yield from self._sections.rest()
        if self._rows:
            yield self._block()
        if self._without_time:
            yield SourceNotice("source.points_without_time", (("count", self._without_time),))

    def _block(self) -> RawBlock:
        names = ("longitude", "latitude", "time")
        columns = {name: BytesColumn.of_texts(texts) for name, texts in zip(names, self._points, strict=True)}
        segments, rows = CellColumn(self._segments), np.array(self._rows, np.int32)
        self._points, self._segments, self._rows = [[], [], []], [], []
        return RawBlock({**columns, "segment": segments}, rows, {}, self._encoding, POINT)


def _completed(section: Section) -> Mapping[str, Cell]:
    mode = str(section.cells.get("mode") or "UNKNOWN")
    row: dict[str, Cell] = {**section.cells, "mode": mode}
    if mode.endswith("_ELECTRIC"):
        row["electric"] = "yes"
    if mode.startswith("CARPOOL"):
        row["occupancy"] = "2"
    if section.longitudes and section.latitudes:
        row["start_point"] = f"{section.longitudes[0]},{section.latitudes[0]}"
        row["end_point"] = f"{section.longitudes[-1]},{section.latitudes[-1]}"
    return row


def utc_text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
