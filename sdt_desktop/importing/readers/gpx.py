"""GPX tracks (topografix 1.0, 1.1 or no namespace): one row a track point.

Columns, all text: lat, lon, ele, time, course, speed, hdop, accuracy, segment, track, type. Latitude and
longitude in degrees, elevation in metres, speed in metres a second; time is ISO 8601 with `Z` or an offset.
Way points and route points are not movement: they are reported as skipped rows. Rows are numbered over all
points of the file in document order.

Most points of most files look alike. Stretches of such plain points are taken out of the bytes by a regular
expression, and Expat reads what is left, which is a well-formed document exactly when the whole one is.
"""

import re
from collections.abc import Iterable, Iterator

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.gpx_document import GpxDocument
from sdt_desktop.importing.readers.xml_guard import CHUNK, document_chunks
from sdt_desktop.importing.source import ExportSource

_OPEN = b"<trkpt"
_CLOSE = b"</trkpt>"


def _plain_point(group: bytes) -> bytes:
    """One point with its children in the schema's order, `group` opening what is kept of it.

    Texts are ASCII without markup and short; nothing is tried twice, so that hostile bytes cost one look.
    """
    text = group + rb"[\t\n\r\x20-%'-;=-~]{0,64}+)"
    attribute = b'="' + group + rb'[\x20!#-%\x27-;=-~]{0,64}+)"'
    kept = [b"(?>(?:<" + name + b">" + text + b"</" + name + rb">\s*+)?)" for name in _KEPT]
    unused = rb"(?>(?:<(?:magvar|geoidheight|fix|sat)>[\w\x20.+-]{0,64}+</(?:magvar|geoidheight|fix|sat)>\s*+)*)"
    inner = group + rb"(?>(?:[\t\n\r\x20-%'-;=-~]++|<(?!/extensions>|[!?]))*))"
    extensions = rb"(?>(?:<extensions>" + inner + rb"</extensions>\s*+)?)"
    start = b"<trkpt lat" + attribute + b" lon" + attribute + rb"\s*+>\s*+"
    return start + b"".join(kept[:4]) + unused + kept[4] + extensions + rb"</trkpt>\s*+"


_KEPT = (b"ele", b"time", b"course", b"speed", b"hdop")
_POINT = re.compile(_plain_point(b"("))
_STRETCH = re.compile(b"(?>(?:" + _plain_point(b"(?:") + b")+)")


class GpxReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; the last items are notices about points without time or without zone."""
        document = GpxDocument(source, limits)
        with source.open() as stream:
            for piece in _whole_points(document_chunks(stream, source.name)):
                _read_piece(piece, document)
                yield from document.taken()
        yield from document.finish()


def _whole_points(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut behind the end of a point (else of a tag) where there is one."""
    held = b""
    for chunk in chunks:
        held += chunk
        at = held.rfind(_CLOSE) + len(_CLOSE)
        if at < len(_CLOSE):
            at = held.rfind(b">") + 1 or (len(held) if len(held) > CHUNK else 0)
        yield held[:at]
        held = held[at:]
    yield held


def _read_piece(piece: bytes, document: GpxDocument) -> None:
    """Plain stretches as columns, everything between them through Expat."""
    done = 0
    while done < len(piece):
        found = piece.find(_OPEN, done)
        stop = len(piece) if found < 0 else found
        document.feed(piece[done:stop])
        done = stop
        if found >= 0:
            done = _read_points(piece, found, document)


def _read_points(piece: bytes, at: int, document: GpxDocument) -> int:
    """One stretch of plain points from `at`, else a single point through Expat; where it ended."""
    if document.between_points:
        stretch = _STRETCH.match(piece, at)
        if stretch:
            document.add_plain(_POINT.findall(piece, at, stretch.end()))
            return stretch.end()
    after = piece.find(_OPEN, at + len(_OPEN))
    after = len(piece) if after < 0 else after
    document.feed(piece[at:after])
    return after


READER = GpxReader()
