"""Trips as Cozy keeps them (`io.cozy.timeseries.geojson`): one document a trip, nested GeoJSON, longitude first.

A document may stand alone, in a list, or in `rows[].doc` of an archive. Every LineString below `series[]` is a
section; rows are counted by section. What they become is told in `trip_sections`.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.json_columns import down
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.readers.json_walk import JsonWalk, Node, place
from sdt_desktop.importing.readers.trip_sections import Section, SectionRows, utc_text
from sdt_desktop.importing.rows import Cell, cell_text
from sdt_desktop.importing.source import ExportSource

_DEEPEST = 8
_NAME = ["data", "properties", "display_name"]
_ALONE, _LISTED, _ARCHIVED = "series", "[]", "rows[].doc"


class CozyTripsReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; `SdtError` as `JsonText` says, and file.too_many_rows."""
        rows = SectionRows()
        number = 0
        for trip, series in _trips(source, limits):
            found = 0
            for section in _sections(trip, series):
                number += 1
                found += 1
                yield from rows.add(number, section)
            if not found:
                number += 1
                yield SkippedRow(number, "skipped.other_quantity")
            if number > limits.rows:
                raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
        yield from rows.rest()


def _trips(source: ExportSource, limits: Limits) -> Iterator[tuple[str, Any]]:
    """Id and series of every document, one at a time."""
    with source.open() as stream:
        listed = JsonText(stream, source.name, limits).begin() == "["
    own = "" if listed else _own_id(source, limits)
    with source.open() as stream:
        walk = JsonWalk(stream, source.name, limits)
        for batch in walk.items(_plan((_LISTED,) if listed else (_ALONE, _ARCHIVED))):
            for item in batch:
                yield (own, item) if walk.at == _ALONE else (_id(item), down(item, ["series"]))


def _plan(paths: tuple[str, ...]) -> Node:
    root = Node()
    for path in paths:
        node = place(root, path)
        node.item, node.path = True, path
    return root


def _own_id(source: ExportSource, limits: Limits) -> str:
    """The id of a document that stands alone, before or behind its series."""
    root = Node()
    for name in ("_id", "id"):
        place(root, name, name).name = name
    with source.open() as stream:
        walk = JsonWalk(stream, source.name, limits)
        list(walk.items(root))
    return walk.context.get("_id") or walk.context.get("id", "")


def _id(document: Any) -> str:
    return str(down(document, ["_id"]) or down(document, ["id"]) or "")


def _sections(trip: str, series: Any) -> Iterator[Section]:
    for collection in series if isinstance(series, list) else ():
        whole = down(collection, ["properties"]) or {}
        for feature in _lines(collection, 0):
            yield _section(trip, whole, feature)


def _lines(value: Any, depth: int) -> Iterator[Any]:
    """The LineString features of a collection of collections, in file order."""
    if down(value, ["geometry", "type"]) == "LineString":
        yield value
    inner = down(value, ["features"])
    if isinstance(inner, list) and depth < _DEEPEST:
        for one in inner:
            yield from _lines(one, depth + 1)


def _section(trip: str, whole: Any, feature: Any) -> Section:
    own = down(feature, ["properties"])
    times = {"trip_start": (whole, "start_fmt_time"), "trip_end": (whole, "end_fmt_time"),
             "start": (own, "start_fmt_time"), "end": (own, "end_fmt_time")}  # fmt: skip
    cells: dict[str, Cell] = {name: iso_text(_text(part, key)) for name, (part, key) in times.items()}
    cells |= {
        "trip": trip,
        "duration": _stated(_text(own, "duration")),
        "distance": _stated(_text(own, "distance")),
        "mode": _text(own, "manual_mode") or _text(own, "sensed_mode").rpartition(".")[2],
        "purpose": _text(whole, "manual_purpose"),
        "sensed_purpose": _text(whole, "automatic_purpose"),
        "start_name": cell_text(down(whole, ["start_place", *_NAME])),
        "end_name": cell_text(down(whole, ["end_place", *_NAME])),
    }
    points = [point for point in _list(feature, ["geometry", "coordinates"]) if isinstance(point, list)]
    pairs = [(str(point[0]), str(point[1])) for point in points if len(point) > 1]
    stamps = [cell_text(stamp) for stamp in _list(own, ["timestamps"])]
    return Section(cells, [pair[0] for pair in pairs], [pair[1] for pair in pairs], stamps)


def _list(value: Any, keys: list[str]) -> list[Any]:
    found = down(value, keys)
    return found if isinstance(found, list) else []


def _text(value: Any, key: str) -> str:
    found = down(value, [key])
    return "" if isinstance(found, dict | list) else cell_text(found)


def _stated(text: str) -> str:
    """As in the same trip's CSV, where zero and nothing are the same blank."""
    return "" if text in ("0", "0.0") else text


def iso_text(text: str) -> str:
    """An ISO stamp with its offset as one in UTC; any other text as it stands."""
    with suppress(ValueError, OverflowError):
        instant = datetime.fromisoformat(text)
        return utc_text(instant) if instant.tzinfo is not None else text
    return text


READER = CozyTripsReader()
