"""AirCasting sessions: streams of a recording side by side, told apart by labels above them.

Above each header stand pairs of lines, a label (`Sensor_Name`) and what it says of each stream, both from the sixth
cell on. A file may hold several such blocks. Every cell of a stream becomes one row: package, sensor, type, unit, time,
latitude, longitude, value. Blank cells do too, so that each stream meets the hour that clocks repeat as often as the
file does. Rows carry the line's number.
"""

import csv
import re
from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.text_lines import TextLines
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

COLUMNS = ("package", "sensor", "type", "unit", "time", "latitude", "longitude", "value")
_LABELS = {
    "sensorpackagename": "package", "sensorname": "sensor", "measurementtype": "type", "measurementunits": "unit",
}  # fmt: skip
_FIRST_STREAM = 5  # cells before it belong to object, session, time and place
_VALUE = re.compile(r"(\d{1,4}):measurementvalue")
_PLACES = ("latitude", "longitude")

Cells = list[str]


class AirCastingReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`. `SdtError`: file.empty, file.header_not_found, file.row_too_long, file.too_many_rows."""
        lines = TextLines(source, limits)
        rows = csv.reader(lines)
        session = _Session(source.name, limits, lines)
        try:
            for cells in rows:
                yield from session.take([cell.strip() for cell in cells], rows.line_num)
        except csv.Error as error:
            raise SdtError("file.row_too_long", file=source.name, limit=csv.field_size_limit()) from error
        yield from session.rest()


class _Session:
    """The labels and the header that hold for the lines below, and the rows not handed over yet."""

    def __init__(self, file: str, limits: Limits, lines: TextLines) -> None:
        self._file = file
        self._limits = limits
        self._lines = lines
        self._label = ""
        self._labels: dict[str, Cells] = {}
        self._at: dict[str, int] = {}
        self._streams: list[tuple[int, dict[str, str]]] = []
        self._met = False
        self._count = 0
        self._rows = TableRows({"": COLUMNS})

    def take(self, cells: Cells, number: int) -> Iterator[ReadItem]:
        if len(cells) > self._limits.columns:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.columns)
        names = [normal_name(cell) if len(cell) < 64 else "" for cell in cells[: self._limits.columns]]
        label = next((_LABELS[name] for name in names if name in _LABELS), "")
        if label:
            self._begin_label(label)
        elif self._label:
            self._labels[self._label], self._label = cells[_FIRST_STREAM:], ""
        elif "timestamp" in names and any(map(_VALUE.fullmatch, names)):
            self._set_header(names)
        elif any(cells):
            yield from self._measured(cells, number)

    def rest(self) -> Iterator[ReadItem]:
        if not self._met:
            raise SdtError("file.header_not_found", file=self._file)
        yield from self._rows.rest()

    def _begin_label(self, label: str) -> None:
        if label in self._labels:  # the labels of the next block
            self._labels, self._streams = {}, []
        self._label = label

    def _set_header(self, names: list[str]) -> None:
        self._met = True
        self._at = {name: names.index(name) for name in ("timestamp", *_PLACES) if name in names}
        found = [(position, _VALUE.fullmatch(name)) for position, name in enumerate(names)]
        self._streams = [(position, self._said(int(value[1]) - 1)) for position, value in found if value]

    def _said(self, stream: int) -> dict[str, str]:
        """What the labels say of one stream."""
        return {
            label: cells[stream] if 0 <= stream < len(cells) else "" for label, cells in self._labels.items()
        }  # fmt: skip

    def _measured(self, cells: Cells, number: int) -> Iterator[ReadItem]:
        self._count += 1
        check_rows(self._count, self._limits, self._file)
        if not self._streams or self._at["timestamp"] >= len(cells):
            yield RowProblem(number, "row.incomplete")
            return
        if self._rows.encoding != self._lines.encoding:
            yield from self._rows.rest()
            self._rows = TableRows({"": COLUMNS}, self._lines.encoding)
        around = {name: cells[at] for name, at in self._at.items() if name in _PLACES and at < len(cells)}
        when = cells[self._at["timestamp"]]
        for at, said in self._streams:
            value = cells[at] if at < len(cells) else ""
            yield from self._rows.add("", number, {**said, **around, "time": when, "value": value})


READER = AirCastingReader()
