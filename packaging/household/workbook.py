"""Writes a plain .xlsx whose content depends on nothing but its cells: no clock, no user name, no library version."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | datetime
_DAY_ZERO = datetime.fromisoformat("1899-12-30")
_STAMP = (2026, 11, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cells` by their address, such as B14; text stays text, numbers, booleans and stamps are what they are."""

    name: str
    cells: Mapping[str, Cell]


def workbook(sheets: tuple[Sheet, ...]) -> bytes:
    texts = _shared(sheets)
    cells = [cell for sheet in sheets for cell in sheet.cells.values()]
    members = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
             ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(dated=any(isinstance(cell, datetime) for cell in cells)),
        "xl/sharedStrings.xml": _strings(texts),
        **{f"xl/worksheets/sheet{n}.xml": _sheet(sheet, texts) for n, sheet in enumerate(sheets, 1)},
    }  # fmt: skip
    return _zipped(members)


def _zipped(members: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, _DECLARATION + text, compresslevel=9)
    return buffer.getvalue()


def _shared(sheets: Iterable[Sheet]) -> dict[str, int]:
    found: dict[str, int] = {}
    for sheet in sheets:
        for value in sheet.cells.values():
            if isinstance(value, str):
                found.setdefault(value, len(found))
    return found


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _book(sheets: tuple[Sheet, ...]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{rows}</sheets></workbook>'


def _styles(*, dated: bool) -> str:
    stamps = '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' if dated else ""
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{1 + dated}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{stamps}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _strings(texts: Mapping[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    return f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'


def _sheet(sheet: Sheet, texts: Mapping[str, int]) -> str:
    rows: dict[int, list[tuple[str, Cell]]] = {}
    for address, value in sheet.cells.items():
        rows.setdefault(_row(address), []).append((address, value))
    body = "".join(
        f'<row r="{number}">{"".join(_cell(address, value, texts) for address, value in sorted(rows[number]))}</row>'
        for number in sorted(rows)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _row(address: str) -> int:
    return int(re.sub(r"\D", "", address))


def _cell(address: str, value: Cell, texts: Mapping[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{address}" t="s"><v>{texts[value]}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime):
        return f'<c r="{address}" s="1"><v>{(value - _DAY_ZERO) / timedelta(days=1)!r}</v></c>'
    return f'<c r="{address}"><v>{value}</v></c>'
