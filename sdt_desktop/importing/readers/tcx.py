"""Training Center XML: activities with their laps, and track points.

Tables. activity: id, start, seconds, metres, sport: seconds and metres are the sums of the laps (a point's distance is
a running total, and stands in only where no lap has one). point: time, lat, lon, altitude, segment. Points without a
position are skipped as `skipped.no_position`, those of planned courses as `skipped.route_point`. Heart rate is not
read. Rows are numbered as they end.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.xml_leaves import TrackDocument
from sdt_desktop.importing.source import ExportSource

TABLES = {
    "activity": ("id", "start", "seconds", "metres", "sport"),
    "point": ("time", "lat", "lon", "altitude", "segment"),
}
_POINT = {"Time": "time", "LatitudeDegrees": "lat", "LongitudeDegrees": "lon", "AltitudeMeters": "altitude"}
_LAP = {"TotalTimeSeconds": "seconds", "DistanceMeters": "metres"}
_MOST_DIGITS = 32
_MOST_PLACES = 9  # before the point; more seconds or metres are no lap


class TcxReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader` and `TrackDocument`."""
        yield from _Document(source, limits, "TrainingCenterDatabase", TABLES).items()


class _Document(TrackDocument):
    def __init__(self, source: ExportSource, limits: Limits, root: str, tables: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(source, limits, root, tables)
        self._segment = 0
        self._activity: dict[str, str] = {}
        self._sums: dict[str, Decimal] = {}
        self._total = ""
        self._point: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Activity":
            self._activity, self._sums, self._total = {"sport": attributes.get("Sport", "")}, {}, ""
        elif name == "Lap":
            self._activity.setdefault("start", attributes.get("StartTime", ""))
        elif name == "Track":
            self._segment += 1
        elif name == "Trackpoint":
            self._point = {}

    def end(self, name: str, text: str) -> None:
        above = self.path[-2] if len(self.path) > 1 else ""
        if name == "Trackpoint":
            self._end_point()
        elif "Trackpoint" in self.path:
            self._of_point(name, above, text)
        elif above == "Lap" and name in _LAP:
            self._add(_LAP[name], text)
        elif name == "Id" and above == "Activity":
            self._activity["id"] = text
        elif name == "Activity":
            self._end_activity()

    def _of_point(self, name: str, above: str, text: str) -> None:
        if name in _POINT:
            self._point.setdefault(_POINT[name], text)
        elif name == "DistanceMeters" and above == "Trackpoint":
            self._total = text

    def _add(self, name: str, text: str) -> None:
        try:
            amount = Decimal(text[:_MOST_DIGITS])
        except InvalidOperation:
            return
        if amount.is_finite() and amount.adjusted() < _MOST_PLACES:
            self._sums[name] = self._sums.get(name, Decimal(0)) + amount

    def _end_point(self) -> None:
        if "Activity" not in self.path:
            self.skip("skipped.route_point")
            return
        self._activity.setdefault("first", self._point.get("time", ""))
        if not (self._point.get("lat") and self._point.get("lon")):
            self.skip("skipped.no_position")
        else:
            self.row("point", {**self._point, "segment": self._segment})

    def _end_activity(self) -> None:
        found = self._activity
        cells = {
            "id": found.get("id", ""),
            "start": found.get("start") or found.get("id") or found.get("first", ""),
            "seconds": self._sums.get("seconds"),
            "metres": self._sums.get("metres", self._total or None),
            "sport": found.get("sport", ""),
        }
        self.row("activity", cells)


READER = TcxReader()
