"""Where a delimited file's rows begin: delimiter, header row, and what stands above it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sdt_desktop.importing.names import holds_names, joined_names, unique_names
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.rows import BLANKS

DELIMITERS = (";", ",", "\t")
_KEY_VALUE = re.compile(r"([^:]{1,80}?)\s*:\s+(.+)")
_POSITION = re.compile(r"-?\d{1,3}\.\d+\s*,\s*-?\d{1,3}\.\d+")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row near the top of a file or section. last: number of the line it ends on, from 1."""

    last: int
    cells: Row


@dataclass(frozen=True, slots=True)
class Layout:
    """names: columns. header: the header row's cells, () where there is none.

    skip: how many lines stand before the first data row. wanted: False for a block of something else.
    context: what the lines above the header say.
    """

    delimiter: str
    names: Row
    header: Row
    skip: int
    wanted: bool
    context: dict[str, str]


def find_layout(text: str, options: ReadOptions) -> Layout | None:
    """Looks at the first lines of a file or section; None where there is no header that was asked for."""
    if not options.headers:
        return _headerless(text, options) if options.headerless else _first_row(text, options)
    for literal in (False, True):
        for delimiter in options.delimiters or DELIMITERS:
            found = _with_header(top_rows(text, delimiter, literal=literal), delimiter, options)
            if found is not None:
                return found
    return _headerless(text, options) if options.headerless else None


def top_rows(text: str, delimiter: str, *, literal: bool = False) -> list[Line]:
    """The rows that are not blank, cells stripped; with `literal` a quote is a character like any other."""
    lines = []
    try:
        for last, cells in csv_rows(text, delimiter, literal=literal):
            stripped = tuple(plain_cell(cell) for cell in cells)
            if any(stripped):
                lines.append(Line(last, stripped))
    except csv.Error:
        pass  # a cell beyond the module's limit: what was read before it decides
    return lines


def csv_rows(text: str, delimiter: str, *, literal: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Rows by RFC 4180, each with the number of the line it ends on; csv.Error for an endless cell."""
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL,
        skipinitialspace=delimiter != "\t",
    )
    for cells in rows:
        yield rows.line_num, cells


def plain_cell(cell: str) -> str:
    """Without blanks around it and without the `="…"` that keeps spreadsheets from reading a number."""
    cell = cell.strip(BLANKS)
    if cell[:2] == '="' and cell[-1] == '"' and len(cell) > 2:
        return cell[2:-1].strip(BLANKS)
    return cell


def _with_header(lines: Sequence[Line], delimiter: str, options: ReadOptions) -> Layout | None:
    for number, line in enumerate(lines[: options.header_within + 1]):
        wanted = any(holds_names(line.cells, names) for names in options.headers)
        if wanted or any(holds_names(line.cells, names) for names in options.other_headers):
            above = [earlier.cells for earlier in lines[:number]]
            if options.header_rows < 2 or not above:
                return _layout(delimiter, line, line.cells, context_of(above), wanted=wanted)
            names = joined_names(above[-1], line.cells)
            return _layout(delimiter, line, names, context_of(above[:-1]), wanted=wanted)
    return None


def _first_row(text: str, options: ReadOptions) -> Layout | None:
    """The first row is the header; the delimiter is the one that makes most cells of it."""
    best: tuple[int, str, Line] | None = None
    for delimiter in options.delimiters or DELIMITERS:
        lines = top_rows(text, delimiter)
        if lines and (best is None or len(lines[0].cells) > best[0]):
            best = (len(lines[0].cells), delimiter, lines[0])
    return None if best is None else _layout(best[1], best[2], best[2].cells, {}, wanted=True)


def _headerless(text: str, options: ReadOptions) -> Layout | None:
    """Rows from the first line on that has as many cells as there are names."""
    for delimiter in options.delimiters or DELIMITERS:
        skip = 0
        for line in top_rows(text, delimiter)[: options.header_within + 1]:
            if len(_trimmed(line.cells)) <= len(options.headerless) <= len(line.cells):
                return Layout(delimiter, options.headerless, (), skip, wanted=True, context={})
            skip = line.last
    return None


def _layout(delimiter: str, line: Line, cells: Row, context: dict[str, str], *, wanted: bool) -> Layout:
    names = unique_names(_trimmed(cells))
    return Layout(delimiter, names, line.cells, line.last, wanted, context)


def _trimmed(cells: Row) -> Row:
    """Without empty cells at the end (a delimiter that closes the line)."""
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]


def context_of(rows: Sequence[Row]) -> dict[str, str]:
    """What the lines above a header say.

    A line of more than two names over a line of as many values; a name and its value in two cells, or in one
    cell with a colon; any other single cell is a `title` (`title#2`, … after the first).
    """
    context: dict[str, str] = {}
    number = 0
    while number < len(rows):
        cells = _trimmed(rows[number])
        following = _with_parted_position(rows[number + 1], len(cells)) if number + 1 < len(rows) else ()
        if len(cells) > 2 and len(following) == len(rows[number]):
            context |= {name: value for name, value in zip(cells, following, strict=False) if name}
            number += 2
            continue
        _put_line(context, cells)
        number += 1
    return context


def _with_parted_position(cells: Row, names: int) -> Row:
    """Where values are one fewer than their names, a position in one cell (`4.85,45.75`) stands for two."""
    if len(cells) != names - 1:
        return cells
    pairs = [number for number, cell in enumerate(cells) if _POSITION.fullmatch(cell)]
    if len(pairs) != 1:
        return cells
    at = pairs[0]
    return (*cells[:at], *(part.strip() for part in cells[at].split(",")), *cells[at + 1 :])


def _put_line(context: dict[str, str], cells: Row) -> None:
    pair = _KEY_VALUE.fullmatch(cells[0]) if len(cells) == 1 else None
    if pair is not None:
        context.setdefault(pair.group(1), pair.group(2))
    elif len(cells) == 1:
        titles = sum(name.split("#")[0] == "title" for name in context)
        context[f"title#{titles + 1}" if titles else "title"] = cells[0]
    else:
        context.setdefault(cells[0].rstrip(": "), cells[1])
