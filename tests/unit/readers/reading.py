"""Reading bytes with a reader, and making small files of every kind."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import openpyxl

from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem


@dataclass
class Read:
    blocks: list[RawBlock] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    notices: list[SourceNotice] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        return [text for block in self.blocks if len(block) for text in block.columns[name].texts()]

    @property
    def rows(self) -> list[int]:
        return [row for block in self.blocks for row in block.rows.tolist()]


PLAIN = ReadOptions()


def read(kind: str, data: bytes, options: ReadOptions = PLAIN, limits: Limits = DEFAULT_LIMITS) -> Read:
    return collect(reader(kind).read(ExportSource.of_bytes("export", data), options, limits))


def collect(items: Iterable[object]) -> Read:
    found = Read()
    places = {
        RawBlock: found.blocks,
        RowProblem: found.problems,
        SkippedRow: found.skipped,
        SourceNotice: found.notices,
    }
    for item in items:
        places[type(item)].append(item)
    return found


def sheet_bytes(rows: Iterable[Sequence[object]], title: str = "Sheet") -> bytes:
    return workbook_bytes({title: rows})


def workbook_bytes(sheets: dict[str, Iterable[Sequence[object]]]) -> bytes:
    workbook = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def zip_bytes(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed_member(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one member's content replaced (or added)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    return zip_bytes({**members, name: content})


def gpx_bytes(rows: Iterable[tuple[str, str]]) -> bytes:
    """Points at 46 N with the given longitude and time."""
    points = "".join(f'<trkpt lat="46.5" lon="{lon}"><ele>3.5</ele><time>{time}</time></trkpt>\n' for lon, time in rows)
    return f'<gpx version="1.1" creator="t"><trk><trkseg>\n{points}</trkseg></trk></gpx>\n'.encode()


def calendar_bytes(events: Iterable[Iterable[str]], extra: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN", *extra.splitlines()]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def xml_bytes(rows: Iterable[tuple[str, str]]) -> bytes:
    body = "".join(f"<row><a>{escape(a)}</a><b>{escape(b)}</b></row>\n" for a, b in rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<doc>\n{body}</doc>\n'.encode()
