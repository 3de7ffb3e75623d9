"""GeoJSON tracks and Overland: a row a position; longitude stands first in every coordinate.

Columns: time (as printed, or epoch), lat, lon, alt, accuracy, device, segment. A point's time is the first of many
known properties, else its fourth number. Lines give their points where each has a time: a fourth number, or
`coordTimes`; else they are `skipped.line_without_times`. Points without any time are a `skipped.waypoint`; features
without a geometry (messages of a device) and areas are skipped as the manifest says. Networks and motion are not read.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.readers.json_walk import JsonWalk, Node, place
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource

COLUMNS = ("time", "lat", "lon", "alt", "accuracy", "device", "segment")
_TIMES = (
    "timestamp", "time", "date", "datetime", "when", "recorded_at", "created_at", "fixtime", "tst", "time_long",
)  # fmt: skip
_ACCURACIES = ("accuracy", "acc", "horizontal_accuracy", "precision")
_ALTITUDES = ("altitude", "alt", "ele", "elevation", "height")
_DEVICES = ("tracker_id", "tid", "device_id", "device", "deviceid")
_TIME_LISTS = ("coordtimes", "times")
_LONGEST_FEATURE = 16 * MIB  # a line is one feature with all of its points
_EPOCH_FROM = 1e8


class GeoJsonReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as `JsonText` says and file.too_many_rows."""
        features = _Features(source.name, options.otherwise, limits)
        wide = replace(limits, row_bytes=max(limits.row_bytes, _LONGEST_FEATURE))
        for batch in _batches(source, wide):
            for feature in batch:
                yield from features.take(feature)
        yield from features.rest()


def _batches(source: ExportSource, limits: Limits) -> Iterator[list[Any]]:
    """The features of a collection, of a list, or of Overland; else the document, where it is one itself."""
    with source.open() as stream:
        listed = JsonText(stream, source.name, limits).begin() == "["
    met = False
    for batch in _at(("[]",) if listed else ("features[]", "locations[]"), source, limits):
        met = True
        yield batch
    if not met and not listed:
        yield from ([one] for batch in _at(("",), source, limits) for one in batch if _is_feature(one))


def _at(paths: tuple[str, ...], source: ExportSource, limits: Limits) -> Iterator[list[Any]]:
    root = Node()
    for path in paths:
        place(root, path).item = True
    with source.open() as stream:
        yield from JsonWalk(stream, source.name, limits).items(root)


def _is_feature(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") == "Feature"


class _Features:
    """Rows are numbered over all points, and over features that give none."""

    def __init__(self, file: str, otherwise: str, limits: Limits) -> None:
        self._file = file
        self._otherwise = otherwise
        self._limits = limits
        self._rows = TableRows({"": COLUMNS})
        self._number = 0
        self._segment = 0

    def take(self, feature: Any) -> Iterator[ReadItem]:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict):
            yield self._skipped(self._otherwise)
            return
        named = _folded(feature.get("properties"))
        coordinates = geometry.get("coordinates")
        match geometry.get("type"):
            case "Point":
                yield from self._point(named, coordinates)
            case "LineString":
                yield from self._line(named, coordinates, _first_list(named))
            case "MultiLineString" if isinstance(coordinates, list):
                times = _first_list(named)
                for number, line in enumerate(coordinates):
                    yield from self._line(named, line, times[number] if number < len(times) else [])
            case _:
                yield self._skipped(self._otherwise)

    def rest(self) -> Iterator[ReadItem]:
        yield from self._rows.rest()

    def _point(self, named: dict[str, Any], numbers: Any) -> Iterator[ReadItem]:
        time = _first(named, _TIMES) or _fourth(numbers)
        if time is None:
            yield self._skipped("skipped.waypoint")
        else:
            yield from self._row(named, numbers, time, 0)

    def _line(self, named: dict[str, Any], line: Any, times: Any) -> Iterator[ReadItem]:
        points = line if isinstance(line, list) else []
        stamps = times if isinstance(times, list) and len(times) == len(points) else [_fourth(one) for one in points]
        if not points or all(_plain(stamp) is None for stamp in stamps):
            yield self._skipped("skipped.line_without_times")
            return
        self._segment += 1
        for numbers, stamp in zip(points, stamps, strict=True):
            yield from self._row(named, numbers, _plain(stamp), self._segment)

    def _row(self, named: dict[str, Any], numbers: Any, time: str | None, segment: int) -> Iterator[ReadItem]:
        listed = numbers if isinstance(numbers, list) else []
        row: dict[str, Cell] = {
            "time": time,
            "lon": _plain(listed[0]) if len(listed) > 1 else None,
            "lat": _plain(listed[1]) if len(listed) > 1 else None,
            "alt": (_plain(listed[2]) if len(listed) > 2 else None) or _first(named, _ALTITUDES),
            "accuracy": _first(named, _ACCURACIES),
            "device": _first(named, _DEVICES),
            "segment": segment,
        }
        yield from self._rows.add("", self._next(), row)

    def _skipped(self, code: str) -> SkippedRow:
        return SkippedRow(self._next(), code)

    def _next(self) -> int:
        self._number += 1
        check_rows(self._number, self._limits, self._file)
        return self._number


def _folded(properties: Any) -> dict[str, Any]:
    return {key.casefold(): value for key, value in properties.items()} if isinstance(properties, dict) else {}


def _first(named: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _plain(named.get(name)))), None)


def _first_list(named: dict[str, Any]) -> list[Any]:
    inner = named.get("coordinateproperties")
    places = [named, _folded(inner)] if isinstance(inner, dict) else [named]
    found = (one.get(name) for one in places for name in _TIME_LISTS)
    return next((times for times in found if isinstance(times, list)), [])


def _fourth(numbers: Any) -> str | None:
    """A fourth number of a coordinate that can be a time."""
    if not isinstance(numbers, list) or len(numbers) < 4:
        return None
    text = _plain(numbers[3])
    try:
        return text if text and float(text) >= _EPOCH_FROM else None
    except ValueError:
        return None


def _plain(value: Any) -> str | None:
    """Text or number as text; None for anything else and for blank text."""
    if value is None or isinstance(value, bool | dict | list):
        return None
    return str(value).encode("utf-8", "replace").decode().strip() or None


READER = GeoJsonReader()
