"""What is known while a GPX document goes by: where we are in it, and the points not handed over yet."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.xml_guard import GuardedParser, check_depth, check_rows, local_name
from sdt_desktop.importing.rows import SLACK, BytesColumn, RawBlock
from sdt_desktop.importing.source import ExportSource

# In the order of the groups of a plain point; extensions may fill the last ones.
_PLAIN = ("lat", "lon", "ele", "time", "course", "speed", "hdop")
COLUMNS = (*_PLAIN, "accuracy", "segment", "track", "type")
_FROM_EXTENSIONS = ("course", "speed", "hdop", "accuracy")
_LEAVES = frozenset({"ele", "time", *_FROM_EXTENSIONS})
_POINTS = {"trkpt": "", "wpt": "skipped.waypoint", "rtept": "skipped.route_point"}
_INNER = re.compile(rb"<(?:[\w.-]+:)?(course|speed|hdop|accuracy)(?:\s[^<>]*)?>([^<>]*)<")
_ZONED = re.compile(rb"(?:Z|[+-]\d\d:?\d\d)\Z")
_HOURS_ONLY = re.compile(rb":[\d.]+[+-]\d\d\Z")
_BLOCK = 65_536
_Cells = list[bytes]


class GpxDocument:
    """Fed with the document minus the plain points, which `add_plain` gets in their place."""

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self._file = source.name
        self._limits = limits
        self._parser = GuardedParser(source, limits)
        self._parser.expat.StartElementHandler = self._start
        self._parser.expat.EndElementHandler = self._end
        self._parser.expat.CharacterDataHandler = self._text
        self._path: list[str] = []
        self._point: dict[str, bytes] | None = None
        self._leaf = ""
        self._texts: list[str] = []
        self._names = {"track": b"", "type": b""}
        self._segment = 0
        self._context: dict[str, str] = {}
        self._row = 0
        self._untimed = 0
        self._unzoned = 0
        self._cells: dict[str, _Cells] = {name: [] for name in COLUMNS}
        self._rows: list[int] = []
        self._out: list[ReadItem] = []

    @property
    def between_points(self) -> bool:
        """Directly inside a track segment, in no comment, instruction or CDATA section."""
        return bool(self._path) and self._path[-1] == "trkseg" and self._parser.in_content

    def feed(self, data: bytes) -> None:
        self._parser.feed(data)

    def add_plain(self, points: Sequence[tuple[bytes, ...]]) -> None:
        """Points as groups in the order of `_PLAIN`, and the text of their extensions."""
        *columns, extensions = (list(column) for column in zip(*points, strict=True))
        found = dict(zip(_PLAIN, columns, strict=True))
        found["accuracy"] = [b""] * len(points)
        if any(extensions):
            _look_into(extensions, found)
        self._keep(found, len(points))

    def taken(self) -> Iterator[ReadItem]:
        """What is ready to be handed over."""
        ready, self._out = self._out, []
        yield from ready
        if len(self._rows) >= _BLOCK:
            yield self._block()

    def finish(self) -> Iterator[ReadItem]:
        self._parser.close()
        yield from self.taken()
        if self._rows:
            yield self._block()
        if self._untimed:
            yield SourceNotice("source.points_without_time", (("count", self._untimed),))
        if self._unzoned:
            yield SourceNotice("source.time_without_zone", (("count", self._unzoned),))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        self._path.append(local)
        check_depth(len(self._path), self._limits, self._file)
        if len(self._path) == 1:
            self._begin_document(local, attributes)
        elif local in _POINTS:
            self._begin_point(attributes)
        elif local in _LEAVES or local in ("name", "type"):
            self._leaf, self._texts = local, []
        elif local == "trkseg":
            self._segment += 1
        elif local == "trk":
            self._names = {"track": b"", "type": b""}

    def _begin_document(self, local: str, attributes: dict[str, str]) -> None:
        if local.lower() == "html":
            raise SdtError("file.web_page", file=self._file)
        if local != "gpx":
            raise SdtError("file.not_recognised", file=self._file)
        self._context = {name: attributes[name] for name in ("creator", "version") if name in attributes}

    def _begin_point(self, attributes: dict[str, str]) -> None:
        self._point = {name: attributes.get(name, "").strip().encode() for name in ("lat", "lon")}

    def _text(self, text: str) -> None:
        if self._leaf:
            self._texts.append(text)

    def _end(self, _name: str) -> None:
        local = self._path.pop()
        if local == self._leaf:
            self._end_leaf(local, "".join(self._texts).strip().encode())
        if local in _POINTS:
            self._end_point(local)

    def _end_leaf(self, local: str, text: bytes) -> None:
        self._leaf = ""
        if self._point is not None:
            if local in _LEAVES:
                self._point.setdefault(local, text)
        elif self._path and self._path[-1] == "trk":
            self._names["track" if local == "name" else local] = text

    def _end_point(self, local: str) -> None:
        point, self._point = self._point or {}, None
        if _POINTS[local]:
            self._row += 1
            self._out.append(SkippedRow(self._row, _POINTS[local]))
            return
        self._keep({name: [point.get(name, b"")] for name in (*_PLAIN, "accuracy")}, 1)

    def _keep(self, found: dict[str, _Cells], count: int) -> None:
        check_rows(self._row + count, self._limits, self._file)
        found["time"] = [time if time.endswith(b"Z") else self._zoned(time) for time in found["time"]]
        found["segment"] = [b"%d" % self._segment] * count
        for name, text in self._names.items():
            found[name] = [text] * count
        for name, cells in found.items():
            self._cells[name] += cells
        self._rows += range(self._row + 1, self._row + count + 1)
        self._row += count

    def _zoned(self, time: bytes) -> bytes:
        """A time without zone is UTC in this format (seen in real files), and counted; `z` and `+07` are set right."""
        time = time.strip().replace(b"z", b"Z")
        if _HOURS_ONLY.search(time):
            return time + b":00"
        if not time:
            self._untimed += 1
        elif not _ZONED.search(time):
            self._unzoned += 1
            return time + b"Z"
        return time

    def _block(self) -> RawBlock:
        columns = {name: _column(cells) for name, cells in self._cells.items()}
        block = RawBlock(columns, np.array(self._rows, np.int32), dict(self._context))
        self._cells = {name: [] for name in COLUMNS}
        self._rows = []
        return block


def _look_into(extensions: _Cells, found: dict[str, _Cells]) -> None:
    """Speed and the like inside extensions (Garmin, OsmAnd), where the point itself does not say."""
    for index, inner in enumerate(extensions):
        for name, text in _INNER.findall(inner) if inner else ():
            cells = found[name.decode()]
            cells[index] = cells[index] or text.strip()


def _column(cells: _Cells) -> BytesColumn:
    slack = bytes(SLACK)
    length = np.fromiter(map(len, cells), np.int64, len(cells))
    stop = np.cumsum(length) + SLACK
    return BytesColumn(np.frombuffer(b"".join((slack, *cells, slack)), np.uint8), stop - length, stop)
