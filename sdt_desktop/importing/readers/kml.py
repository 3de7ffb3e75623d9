"""KML, also of KMZ archives: positions, stays and trips; longitude stands first in every coordinate.

Tables. position: time, lat, lon, alt, accuracy, segment: a point with one time, and the points of `gx:Track`,
whose times and coordinates are two lists side by side (a track whose lists differ in length is rejected as
`row.incomplete`). visit: begin, end, name, category, lat, lon: a point with a span of time. trip: begin, end, name,
category, metres, lat, lon, to_lat, to_lon: a line with a span. A point without time is a `skipped.waypoint`, any other
line or area `skipped.line_without_times`: its one time is not that of its points.
"""

from collections.abc import Iterator, Mapping

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.xml_leaves import TrackDocument
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource

_SPAN = ("begin", "end", "name", "category", "lat", "lon")
TABLES = {
    "position": ("time", "lat", "lon", "alt", "accuracy", "segment"),
    "visit": _SPAN,
    "trip": (*_SPAN, "metres", "to_lat", "to_lon"),
}
_EXTRAS = {"accuracy": "accuracy", "acc": "accuracy", "distance": "metres", "category": "category"}
_SHAPES = ("LineString", "LinearRing")
_MOST_SHAPES = 10_000


class KmlReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader` and `TrackDocument`."""
        yield from _Document(source, limits, "kml", TABLES).items()


class _Document(TrackDocument):
    long = frozenset({"coordinates"})

    def __init__(self, source: ExportSource, limits: Limits, root: str, tables: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(source, limits, root, tables)
        self._segment = 0
        self._mark: dict[str, str] = {}
        self._points: list[str] = []
        self._lines: list[tuple[str, str]] = []
        self._extra = ""
        self._whens = _Texts()
        self._coords = _Texts()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Placemark":
            self._mark, self._points, self._lines = {}, [], []
        elif name == "Track":
            self._whens, self._coords = _Texts(), _Texts()
        elif name in ("Data", "SimpleData"):
            self._extra = _EXTRAS.get(attributes.get("name", "").strip().casefold(), "")

    def end(self, name: str, text: str) -> None:
        above = self.path[-2] if len(self.path) > 1 else ""
        if name == "Placemark":
            self._end_placemark()
        elif name == "Track":
            self._end_track()
        elif name == "coordinates":
            self._place(above, text)
        elif name == "coord":
            self._coords.add(text)
        elif name == "when":
            self._when(above, text)
        elif name in ("begin", "end") or (name == "name" and above == "Placemark"):
            self._mark[name] = text
        elif name in ("value", "SimpleData") and self._extra:
            self._mark[self._extra] = text

    def _when(self, above: str, text: str) -> None:
        if above == "Track":
            self._whens.add(text)
        else:
            self._mark["when"] = text

    def _place(self, above: str, text: str) -> None:
        tokens = text.split()
        first, last = (tokens[0], tokens[-1]) if tokens else ("", "")
        if above == "Point" and len(self._points) < _MOST_SHAPES:
            self._points.append(first)
        elif above in _SHAPES and len(self._lines) < _MOST_SHAPES:
            self._lines.append((first, last))

    def _end_track(self) -> None:
        if len(self._whens) != len(self._coords):
            self.reject("row.incomplete")
            return
        self._segment += 1
        self.rows_later("position", len(self._whens), _of_track(self._whens, self._coords, self._segment))

    def _end_placemark(self) -> None:
        for point in self._points:
            self._end_point(_coordinate(point, ","))
        for first, last in self._lines:
            self._end_line(_coordinate(first, ","), _coordinate(last, ","))

    def _end_point(self, place: dict[str, str]) -> None:
        mark = self._mark
        if "when" in mark:
            self.row("position", {**place, "time": mark["when"], "accuracy": mark.get("accuracy"), "segment": 0})
        elif "begin" in mark:
            self.row("visit", {**mark, **place})
        else:
            self.skip("skipped.waypoint")

    def _end_line(self, first: dict[str, str], last: dict[str, str]) -> None:
        if "begin" in self._mark and "end" in self._mark:
            to = {"to_lat": last.get("lat", ""), "to_lon": last.get("lon", "")}
            self.row("trip", {**self._mark, **first, **to})
        else:
            self.skip("skipped.line_without_times")


class _Texts:
    """Many short texts in little memory."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, text: str) -> None:
        self._held += " ".join(text.split()).encode() + b"\n"
        self._count += 1

    def __iter__(self) -> Iterator[str]:
        at = 0
        while (stop := self._held.find(b"\n", at)) >= 0:
            yield self._held[at:stop].decode()
            at = stop + 1


def _of_track(whens: _Texts, coords: _Texts, segment: int) -> Iterator[Mapping[str, Cell]]:
    for when, coord in zip(whens, coords, strict=True):
        yield {"time": when, "segment": segment, **_coordinate(coord, " ")}


def _coordinate(text: str, separator: str) -> dict[str, str]:
    """`lon,lat[,alt]`, or the same with blanks; empty where there is no such pair."""
    parts = [part.strip() for part in text.split(separator)]
    if len(parts) < 2:
        return {}
    return dict(zip(("lon", "lat", "alt"), parts, strict=False))


READER = KmlReader()
