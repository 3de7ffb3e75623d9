"""A first manifest for a table nobody has described: what its first rows show, and what a person must add.

Nothing is guessed silently: what the rows do not prove is left empty and named in `to_complete`; the validator
refuses the manifest until it is filled in.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.detect_head import DELIMITERS, Head, HeadRow
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.source import ExportSource

_DATE_FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y",
    "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d.%m.%Y %H:%M",
)  # fmt: skip
_NUMBER = re.compile(r"[+-]?[\d \u00a0\u202f]*(?:[.,]\d+)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_HEADER_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """The manifest's text, and the fields a person has to fill in before it can be used."""

    text: str
    to_complete: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    reader: str
    delimiter: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, place: int) -> list[str]:
        return [row[place] for row in self.rows if place < len(row) and row[place]]


def draft_manifest(manifest_id: str, source: ExportSource) -> Draft:
    """Looks at the head of a CSV, XLSX or XLS. Raises manifest.unknown_value (id), file.header_not_found."""
    if not _ID.fullmatch(manifest_id):
        raise SdtError("manifest.unknown_value", id=manifest_id, field="id")
    head = Head(source, DEFAULT_LIMITS)
    tables = list(_sheet_tables(head) if head.kind == "spreadsheet" else _text_tables(head))
    if not tables:
        raise SdtError("file.header_not_found", file=source.name)
    return _draft(manifest_id, max(tables, key=lambda table: (len(table.header), len(table.rows))))


def _text_tables(head: Head) -> Iterable[_Table]:
    if head.kind != "text":
        return
    for delimiter in DELIMITERS:
        table = _table_in(head.rows(delimiter), "delimited", delimiter, "")
        if table is not None:
            yield table


def _sheet_tables(head: Head) -> Iterable[_Table]:
    for sheet, rows in head.sheets:
        table = _table_in(rows, "spreadsheet", "", sheet)
        if table is not None:
            yield table


def _table_in(rows: Sequence[HeadRow], reader: str, delimiter: str, sheet: str) -> _Table | None:
    """The first row of names that is followed by rows holding a number."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        following = [each.cells for each in rows[place + 1 :]]
        if _is_header(row.cells) and following and any(_is_number(cell) for cell in following[0]):
            return _Table(reader, delimiter, sheet, row.cells, tuple(following))
    return None


def _is_header(cells: tuple[str, ...]) -> bool:
    named = [cell for cell in cells if cell]
    return len(named) > 1 and not any(_is_number(cell) or _format_of([cell]) for cell in named)


def _is_number(cell: str) -> bool:
    return bool(cell) and any(sign.isdigit() for sign in cell) and _NUMBER.fullmatch(cell) is not None


def _format_of(cells: Sequence[str]) -> str:
    """The first format that reads every cell, day before month as European services write; "" where none does."""
    fitting = [form for form in _DATE_FORMATS if cells and all(_reads(cell, form) for cell in cells)]
    return fitting[0] if fitting else ""


def _reads(cell: str, form: str) -> bool:
    try:
        datetime.strptime(cell, form)  # noqa: DTZ007 - only whether it can be read
    except ValueError:
        return False
    return True


def _draft(manifest_id: str, table: _Table) -> Draft:
    times = {
        name: form for place, name in enumerate(table.header) if name and (form := _format_of(table.column(place)))
    }
    numbers = [
        name
        for place, name in enumerate(table.header)
        if name and name not in times and (cells := table.column(place)) and all(map(_is_number, cells))
    ]
    time_column = next(iter(times), "")
    to_complete = [
        "name",
        "howto",
        "source",
        "sector",
        "time.zone",
        "time.stamp",
        "observation.property",
        "observation.unit",
    ]
    if not time_column:
        to_complete.append("time.column")
    lines = [*_head_lines(manifest_id, table, [time_column, *numbers]), *_time_lines(time_column, times)]
    for name in numbers:
        lines += _observation_lines(name, table)
    return Draft("\n".join(lines) + "\n", tuple(to_complete))


def _head_lines(manifest_id: str, table: _Table, used: Sequence[str]) -> list[str]:
    reader = (
        f'reader = {{ kind = "delimited", delimiters = [{_text(table.delimiter)}] }}'
        if table.reader == "delimited"
        else f'reader = {{ kind = "spreadsheet", sheets = [{_text(table.sheet)}] }}'
    )
    return [
        f"id = {_text(manifest_id)}",
        "version = 1",
        'sector = ""  # electricity gas heat water waste mobility air health money calendar',
        "territories = []",
        'confidence = "medium"',
        'name = { fr = "", en = "" }',
        'howto = { fr = "", en = "" }  # where to click, which format, how long it takes',
        'source = { id = "", names = { fr = "", en = "" } }  # who handed the file out',
        reader,
        f"match = {{ columns = [{', '.join(_text(name) for name in used if name)}] }}",
        'thing = { kind = "meter" }',
    ]


def _time_lines(column: str, times: dict[str, str]) -> list[str]:
    formats = f"[{_text(times[column])}]" if column else "[]"
    return [
        "",
        "[time]",
        'zone = ""  # an IANA name such as Europe/Paris',
        f"column = {_text(column)}",
        f"formats = {formats}",
        'stamp = ""  # start, end, instant or day: what the stamp means',
        *(['rule = "offset"'] if column and "%z" in times[column] else []),
    ]


def _observation_lines(name: str, table: _Table) -> list[str]:
    cells = table.column(table.header.index(name))
    return [
        "",
        "[[observation]]",
        'series = "raw"',
        'property = ""  # a word of the vocabulary, such as water.consumption',
        f"column = {_text(name)}",
        'unit = ""  # as the file counts: kWh, Wh, W, kW, m3, L …',
        *(['decimal = ","'] if any("," in cell for cell in cells) else []),
    ]


def _text(words: str) -> str:
    """A TOML basic string."""
    return json.dumps(words, ensure_ascii=False)
