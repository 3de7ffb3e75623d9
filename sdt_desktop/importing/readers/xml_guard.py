"""Expat under limits, shared by the XML readers.

Expat is driven directly, without a tree: a file of any size takes the same memory. What defusedxml refuses is
refused here too: entity declarations, external subsets and, beyond it, attribute defaults (a small document
type that multiplies every element). A document type that only declares elements is let through, because
genuine exports hold one (Apple Health).
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.source import ExportSource

CHUNK = 1 << 20
_BOM = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n"
_HEALTH = re.compile(rb"(?:<\?xml[^>]{0,200}\?>\s*)?(<!DOCTYPE\s+HealthData\s*\[)")
_SUBSET_END = re.compile(rb"\]\s*>")
_CONTROLS = bytes(32 if code < 32 and code not in (0, 9, 10, 13) else code for code in range(256))
_CUT = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}


class GuardedParser:
    """One pass over one document. Callers set the element and text handlers of `expat` themselves.

    `SdtError`: file.xml_entities, file.web_page, file.row_too_long, file.truncated, file.damaged.
    """

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self._file = source.name
        self._longest = limits.row_bytes
        self._fed = 0
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartCdataSectionHandler = self._enter_cdata
        self.expat.EndCdataSectionHandler = self._leave_cdata
        self._cdata = False
        self._aside = -1
        self._closed = False
        self._tail = b""
        self._forbid_entities()

    @property
    def in_content(self) -> bool:
        """Whether what was fed ends between tags: not inside a tag, comment, instruction or CDATA section."""
        return self._closed and not self._cdata and self.expat.CurrentByteIndex > self._aside

    def feed(self, data: bytes) -> None:
        """The next bytes; a piece may end anywhere."""
        self._note_asides(data)
        self._fed += len(data)
        try:
            self.expat.Parse(data, False)
        except expat.ExpatError as error:
            raise SdtError("file.damaged", file=self._file) from error
        except (LookupError, ValueError) as error:
            if type(error) in (LookupError, ValueError, UnicodeError):  # a declared encoding that Expat does not have
                raise SdtError("file.wrong_encoding", file=self._file) from error
            raise
        if self._fed - self.expat.CurrentByteIndex > self._longest + CHUNK:
            raise SdtError("file.row_too_long", file=self._file, limit=self._longest)

    def close(self) -> None:
        """The end of the document: an open element or token means that the file was cut."""
        try:
            self.expat.Parse(b"", True)
        except expat.ExpatError as error:
            code = "file.truncated" if error.code in _CUT else "file.damaged"
            raise SdtError(code, file=self._file) from error

    def _note_asides(self, data: bytes) -> None:
        """Remembers where the last `<!` or `<?` stood: until Expat is past it, we may be inside of it."""
        bare = data.rstrip(_BLANKS)
        self._closed = bare.endswith(b">") if bare else self._closed
        seen = self._tail + data
        last = max(seen.rfind(b"<!"), seen.rfind(b"<?"))
        if last >= 0:
            self._aside = self._fed - len(self._tail) + last
        self._tail = seen[-1:]

    def _enter_cdata(self) -> None:
        self._cdata = True

    def _leave_cdata(self) -> None:
        self._cdata = False

    def _forbid_entities(self) -> None:
        self.expat.StartDoctypeDeclHandler = self._doctype
        self.expat.EntityDeclHandler = self._refuse
        self.expat.UnparsedEntityDeclHandler = self._refuse
        self.expat.ExternalEntityRefHandler = self._refuse
        self.expat.AttlistDeclHandler = self._attribute

    def _doctype(self, name: str, system: str | None, public: str | None, _subset: int) -> None:
        if name.lower() == "html":
            raise SdtError("file.web_page", file=self._file)
        if system or public:
            self._refuse()

    def _attribute(self, _element: str, _name: str, _kind: str, default: str | None, _required: int) -> None:
        if default is not None:
            self._refuse()

    def _refuse(self, *_: object) -> int:
        raise SdtError("file.xml_entities", file=self._file)


def document_chunks(stream: BinaryIO, file: str) -> Iterator[bytes]:
    """The document without byte order mark and blanks before it; strict parsers refuse blanks there.

    Apple Health (since iOS 16) writes a document type that is no XML, and control signs in names: the former is left
    out, the latter become blanks. `SdtError` file.empty where nothing else is in the file.
    """
    chunk = _first_chunk(stream)
    if not chunk:
        raise SdtError("file.empty", file=file)
    health = _HEALTH.match(chunk) is not None
    while health and len(chunk) < CHUNK and not _SUBSET_END.search(chunk) and (more := stream.read(CHUNK)):
        chunk += more
    chunk = without_health_types(chunk)
    while chunk:
        yield chunk.translate(_CONTROLS) if health else chunk
        chunk = stream.read(CHUNK)


def without_health_types(data: bytes) -> bytes:
    """The beginning of an Apple Health export without its document type, unless that declares entities."""
    start = _HEALTH.match(data)
    end = _SUBSET_END.search(data, start.end()) if start else None
    if start is None or end is None:
        return data
    subset = data[start.end() : end.start()]
    if b"<!ENTITY" in subset or b"%" in subset:
        return data
    return data[: start.start(1)] + data[end.end() :]


def _first_chunk(stream: BinaryIO) -> bytes:
    while chunk := stream.read(CHUNK):
        bare = chunk.lstrip(_BLANKS).removeprefix(_BOM).lstrip(_BLANKS)
        if bare:
            return bare
    return b""


def local_name(name: str) -> str:
    """The name without its prefix: namespaces differ between versions of one format and are ignored."""
    return name.rpartition(":")[2]


def check_depth(depth: int, limits: Limits, file: str) -> None:
    if depth > limits.depth:
        raise SdtError("file.too_deep", file=file, limit=limits.depth)


def check_rows(count: int, limits: Limits, file: str) -> None:
    if count > limits.rows:
        raise SdtError("file.too_many_rows", file=file, limit=limits.rows)
