"""What the first 64 KiB of a file show, looked at once and asked by every manifest."""

import codecs
import csv
import io
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.names import normal_name, same_name
from sdt_desktop.importing.source import ExportSource

DELIMITERS = (";", ",", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_MOST_ROWS = 64
_MOST_CELLS = 2000
_LONGEST_PATH = 2000
_JSON_BITE = 1024
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One row of the head: its cells, and their names in comparable form."""

    cells: tuple[str, ...]
    names: frozenset[str]

    def holds(self, spellings: tuple[str, ...]) -> bool:
        """Whether one of the spellings of a column stands in this row."""
        if any(normal_name(name) in self.names for name in spellings):
            return True
        lost = [cell for cell in self.cells if "\ufffd" in cell]
        return any(same_name(cell, name) for cell in lost for name in spellings)


@dataclass(frozen=True, slots=True)
class XmlHead:
    root: str
    namespaces: frozenset[str]
    names: frozenset[str]
    entities: bool = False


def head_row(cells: list[str]) -> HeadRow:
    kept = tuple(cell.strip() for cell in cells[:_MOST_CELLS])
    return HeadRow(kept, frozenset(normal_name(cell) for cell in kept if cell))


class Head:
    """The beginning of one file; every look is taken at most once and none of them raises."""

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.raw = source.head(limits.head_bytes)
        self._tables: dict[str, tuple[HeadRow, ...]] = {}

    @cached_property
    def text(self) -> str:
        """Decoded by byte order mark, else UTF-8, else Windows-1252; a cut last character is left out."""
        for mark, encoding in _BOMS:
            if self.raw.startswith(mark):
                return self.raw[len(mark) :].decode(encoding, "replace")
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            return decoder.decode(self.raw, final=False)
        except UnicodeDecodeError:
            return self.raw.decode("cp1252", "replace")

    @cached_property
    def kind(self) -> str:
        """spreadsheet, xml, html, json, calendar, text or binary."""
        if self.raw.startswith(b"PK"):
            return "spreadsheet" if self._is_workbook else "binary"
        if self.raw.startswith(_OLE):
            return "spreadsheet"
        start = self.text.lstrip("\ufeff \t\r\n")[:512]
        if "\0" in start:
            return "binary"
        return _text_kind(start)

    @cached_property
    def _is_workbook(self) -> bool:
        try:
            with self.source.open() as stream, zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
        except (SdtError, OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
            return False
        return not names.isdisjoint(_WORKBOOKS)

    @cached_property
    def folded(self) -> str:
        """The text in comparable form, for `[match] text`."""
        return normal_name_of_long(self.text)

    def rows(self, delimiter: str) -> tuple[HeadRow, ...]:
        """The first rows that are not blank, cut at `delimiter`; none for what is not text."""
        if delimiter not in self._tables:
            lines = self.text.replace("\0", "").splitlines(keepends=True)
            self._tables[delimiter] = tuple(_delimited(lines, delimiter))
        return self._tables[delimiter]

    @cached_property
    def sheets(self) -> tuple[tuple[str, tuple[HeadRow, ...]], ...]:
        """Names and first rows of a workbook's sheets; nothing where it cannot be opened."""
        from sdt_desktop.importing.readers.spreadsheet import sheet_heads

        try:
            found = sheet_heads(self.source, self.limits, _MOST_ROWS)
        except SdtError:
            return ()
        return tuple((name, tuple(head_row(list(row)) for row in rows)) for name, rows in found)

    @cached_property
    def xml(self) -> XmlHead:
        return _xml_head(self.raw)

    @cached_property
    def json_paths(self) -> frozenset[str]:
        """Paths as manifests write them: `locations[].latitudeE7`, `[].startTime`."""
        return _json_paths(self.raw)


def normal_name_of_long(text: str) -> str:
    """`normal_name` without its memory, for texts of any length."""
    return normal_name.__wrapped__(text)


def _text_kind(start: str) -> str:
    if start.startswith("<"):
        return "html" if _HTML.match(start) else "xml"
    if start.startswith(("{", "[")):
        return "json"
    if start.upper().startswith("BEGIN:VCALENDAR"):
        return "calendar"
    return "text"


def _delimited(lines: list[str], delimiter: str) -> list[HeadRow]:
    rows: list[HeadRow] = []
    with suppress(csv.Error):
        for cells in csv.reader(lines, delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                rows.append(head_row(cells))
            if len(rows) >= _MOST_ROWS:
                break
    return rows


def _xml_head(raw: bytes) -> XmlHead:
    """Names of elements as far as the bytes go. Entities are never expanded: a declaration ends the look."""
    from xml.parsers import expat

    from sdt_desktop.importing.readers.xml_guard import without_health_types

    names: list[str] = []
    spaces: set[str] = set()
    parser = expat.ParserCreate(namespace_separator=" ")

    def started(name: str, _attributes: dict[str, str]) -> None:
        space, _blank, local = name.rpartition(" ")
        names.append(local)
        spaces.add(space)

    declared: list[bool] = []

    def entity(*_: object) -> None:
        declared.append(True)
        raise ValueError("entity")

    parser.StartElementHandler = started
    parser.EntityDeclHandler = entity
    with suppress(expat.ExpatError, ValueError, LookupError):
        parser.Parse(without_health_types(raw.removeprefix(codecs.BOM_UTF8).lstrip()), False)
    return XmlHead(names[0] if names else "", frozenset(spaces - {""}), frozenset(names), bool(declared))


def _json_paths(raw: bytes) -> frozenset[str]:
    import ijson

    found: set[str] = set()
    with suppress(ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError):
        stream = io.BytesIO(raw.removeprefix(codecs.BOM_UTF8).lstrip())
        # small bites: the library makes the paths of a whole bite before it gives the first
        for prefix, _, _ in ijson.parse(stream, buf_size=_JSON_BITE, use_float=True):
            found.add(prefix)
            if len(found) > _MOST_CELLS or len(prefix) > _LONGEST_PATH:  # deep nesting: ever longer paths
                break
    return frozenset(_manifest_path(prefix) for prefix in found)


def _manifest_path(prefix: str) -> str:
    """The library ijson writes a list's element as `.item`; manifests write `[]` after the list's name."""
    return re.sub(r"(?:^|\.)item(?=\.|$)", "[]", prefix)
