"""Coach CO2, trips as text: values in quotes that are NOT escaped inside, bare blanks for what is missing.

A closing quote is one that the end of the line follows, or a comma and the next quote, or a comma and a bare blank.
Lists stand in one value: `lon,lat,lon,lat`. Dates are those of a browser, `Tue Dec 07 2021 16:24:49 GMT+0100 (…)`.
Rows carry the number of their line. What they become is told in `trip_sections`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.text_lines import TextLines
from sdt_desktop.importing.readers.trip_sections import Section, SectionRows, utc_text
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

_COLUMNS = {
    "trip": "Trip_Id", "trip_start": "Trip_Start_Date", "trip_end": "Trip_End_Date",
    "start_name": "Trip_Start_Display_Name", "end_name": "Trip_Arrival_Display_Name", "purpose": "Trip_Purpose",
    "start": "Section_Start_Date", "end": "Section_End_Date", "duration": "Section_Duration",
    "distance": "Section_Distance", "mode": "Section_Mode", "points": "Section_Coordinates",
    "stamps": "Section_Timestamps",
}  # fmt: skip
_DATES = ("trip_start", "trip_end", "start", "end")
_NEEDED = ("trip", "start", "mode")
_CLOSING = re.compile(r'"(?=\s*$|,"|,\s+(?:,|$)|,$|,,)')
_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-])(\d{2})(\d{2})\b.*")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEADER_WITHIN = 30


class CoachCo2Reader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; `SdtError` as `TextLines` says, file.header_not_found, file.too_many_rows."""
        lines = TextLines(source, limits)
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line)
        where, width = _header(numbered, source.name)
        rows = SectionRows(lines.encoding)
        for number, line in numbered:
            if number > limits.rows:
                raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
            rows.read_as(lines.encoding)
            values = split(line)
            if len(values) == width:
                yield from rows.add(number, _section({name: values[at] for name, at in where.items()}))
            else:
                code = "row.too_few_columns" if len(values) < width else "row.too_many_columns"
                yield RowProblem(number, code, (("expected", width), ("found", len(values))))
        yield from rows.rest()


def split(line: str) -> list[str]:
    """The values of a line without their quotes; a blank or nothing is the empty text."""
    values = []
    at = 0
    while at <= len(line):
        if line.startswith('"', at):
            closing = _CLOSING.search(line, at + 1)
            end = closing.start() if closing else len(line)
            values.append(line[at + 1 : end].strip())
            at = end + 2
        else:
            end = line.find(",", at)
            end = len(line) if end < 0 else end
            values.append(line[at:end].strip())
            at = end + 1
    return values


def _header(lines: Iterator[tuple[int, str]], file: str) -> tuple[dict[str, int], int]:
    """Where each column stands, and how many there are."""
    for number, line in lines:
        names = [normal_name(name) for name in split(line)]
        where = {key: names.index(normal_name(name)) for key, name in _COLUMNS.items() if normal_name(name) in names}
        if all(key in where for key in _NEEDED):
            return where, len(names)
        if number > _HEADER_WITHIN:
            break
    raise SdtError("file.header_not_found", file=file)


def _section(texts: dict[str, str]) -> Section:
    numbers = _list(texts.pop("points", ""))
    stamps = _list(texts.pop("stamps", ""))
    cells: dict[str, Cell] = {**texts, **{name: date_text(texts[name]) for name in _DATES if name in texts}}
    return Section(cells, numbers[0::2], numbers[1::2], stamps)


def _list(text: str) -> list[str]:
    return text.split(",") if text else []


def date_text(text: str) -> str:
    """A browser's date as an ISO text in UTC; what is none as it stands. The name of the zone says nothing."""
    found = _DATE.fullmatch(text)
    if found is None or found[1] not in _MONTHS:
        return text
    month = _MONTHS.index(found[1]) + 1
    with suppress(ValueError, OverflowError):
        iso = f"{found[3]}-{month:02d}-{found[2]}T{found[4]}:{found[5]}:{found[6]}{found[7]}{found[8]}:{found[9]}"
        return utc_text(datetime.fromisoformat(iso))
    return text


READER = CoachCo2Reader()
