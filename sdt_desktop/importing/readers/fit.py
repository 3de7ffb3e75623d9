"""FIT files of watches and cycle computers: an activity with its sessions and its recorded points.

Tables. session: start (epoch seconds), seconds, metres, sport, sub_sport, device. undated: the same for devices that
count time from when they were switched on, so that no date is known. point: time (epoch seconds), lat, lon
(semicircles), altitude, accuracy (metres), segment, device. Records without a position are skipped as
`skipped.no_position`. Rows are numbered over sessions and records as they stand. Heart rate is not read.
"""

import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import fitdecode

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource

_SESSION = ("start", "seconds", "metres", "sport", "sub_sport", "device")
TABLES = {
    "session": _SESSION,
    "undated": _SESSION,
    "point": ("time", "lat", "lon", "altitude", "accuracy", "segment", "device"),
}
_BROKEN = (fitdecode.FitError, struct.error, ValueError, LookupError, TypeError, AssertionError, OverflowError)
_ACTIVITY = ("activity", 4)


class FitReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; `SdtError` file.not_an_activity, file.empty, file.damaged, file.too_many_rows.

        Where the bytes end or cannot be read on, what stood before is kept and `source.cut_off` is noticed.
        """
        document = _Document(source, limits)
        with source.open() as stream:
            fit = fitdecode.FitReader(
                stream, check_crc=fitdecode.CrcCheck.READONLY, error_handling=fitdecode.ErrorHandling.IGNORE
            )
            try:
                for frame in fit:
                    yield from document.take(frame)
            except _BROKEN as error:
                if not document.rows:
                    raise SdtError(_refusal(source, error), file=source.name) from error
                yield SourceNotice("source.cut_off")
        yield from document.finish()


def _refusal(source: ExportSource, error: Exception) -> str:
    if not source.head(1):
        return "file.empty"
    return "file.truncated" if isinstance(error, fitdecode.FitEOFError) else "file.damaged"


class _Document:
    """What is known while a file goes by. rows: sessions and records met so far."""

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self.rows = 0
        self._file = source.name
        self._limits = limits
        self._out = TableRows(TABLES)
        self._device: Cell = None
        self._segment = 0
        self._differs = False
        self._met = False

    def take(self, frame: Any) -> Iterator[ReadItem]:
        self._met = True
        if frame.frame_type == fitdecode.FIT_FRAME_CRC:
            self._differs = self._differs or frame.matched is False
        elif frame.frame_type == fitdecode.FIT_FRAME_HEADER:
            self._segment += 1
        elif frame.frame_type == fitdecode.FIT_FRAME_DATA:
            yield from self._message(frame)

    def finish(self) -> Iterator[ReadItem]:
        if not self._met:
            raise SdtError("file.empty", file=self._file)
        if self._differs:
            yield SourceNotice("source.checksum_differs")
        yield from self._out.rest()

    def _message(self, frame: Any) -> Iterator[ReadItem]:
        if frame.name == "file_id":
            if _value(frame, "type") not in _ACTIVITY:
                raise SdtError("file.not_an_activity", file=self._file)
            self._device = _cell(frame, "serial_number")
        elif frame.name in ("session", "record"):
            self.rows += 1
            check_rows(self.rows, self._limits, self._file)
            yield from self._session(frame) if frame.name == "session" else self._record(frame)

    def _session(self, frame: Any) -> Iterator[ReadItem]:
        start = _value(frame, "start_time")
        row = {
            "start": _seconds(start),
            "seconds": _cell(frame, "total_elapsed_time"),
            "metres": _cell(frame, "total_distance"),
            "sport": _cell(frame, "sport"),
            "sub_sport": _cell(frame, "sub_sport"),
            "device": self._device,
        }
        yield from self._out.add("session" if row["start"] is not None else "undated", self.rows, row)

    def _record(self, frame: Any) -> Iterator[ReadItem]:
        latitude, longitude = _cell(frame, "position_lat"), _cell(frame, "position_long")
        if latitude is None or longitude is None:
            yield SkippedRow(self.rows, "skipped.no_position")
            return
        row = {
            "time": _seconds(_value(frame, "timestamp")),
            "lat": latitude,
            "lon": longitude,
            "altitude": _cell(frame, "enhanced_altitude", "altitude"),
            "accuracy": _cell(frame, "gps_accuracy"),
            "segment": self._segment,
            "device": self._device,
        }
        yield from self._out.add("point", self.rows, row)


def _value(frame: Any, name: str) -> Any:
    return frame.get_value(name, fallback=None)


def _cell(frame: Any, *names: str) -> Cell:
    """The first of the fields that holds a plain value."""
    for name in names:
        value = _value(frame, name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return value
    return None


def _seconds(value: Any) -> float | None:
    """Epoch seconds of a dated stamp; None for a count since the device was switched on."""
    return value.timestamp() if isinstance(value, datetime) and value.tzinfo is not None else None


READER = FitReader()
