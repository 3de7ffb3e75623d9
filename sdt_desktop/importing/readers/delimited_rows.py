"""The careful way through a piece of text: RFC 4180 by the `csv` module, one row after the other."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.readers.delimited_layout import csv_rows, plain_cell


@dataclass(frozen=True, slots=True)
class CarefulRows:
    """lines: number of the line each row begins on. cells: as they read; rows that are blank are left out."""

    lines: list[int]
    cells: list[list[str]]

    def columns(self, rows: Sequence[int], width: int) -> list[list[str]]:
        """The first `width` columns of the chosen rows, cells stripped and without `="…"`."""
        chosen = [self.cells[row] for row in rows]
        return [[plain_cell(cells[number]) for cells in chosen] for number in range(width)]


def careful_rows(text: str, delimiter: str, first_line: int, file: str) -> CarefulRows:
    """Reads whole lines; a quote that never closes is taken as a character, so that it swallows nothing.

    `SdtError` file.row_too_long for a cell beyond what the `csv` module takes.
    """
    rows = CarefulRows([], [])
    try:
        done = _read(text, delimiter, first_line, rows, literal=False)
        if done < text.count("\n"):
            rest = text.split("\n", done)[done]
            _read(rest, delimiter, first_line + done, rows, literal=True)
    except csv.Error as error:
        raise SdtError("file.row_too_long", file=file, limit=csv.field_size_limit()) from error
    return rows


def _read(text: str, delimiter: str, first_line: int, rows: CarefulRows, *, literal: bool) -> int:
    """Appends rows; gives how many lines it took: less than all where the last row's quote never closes."""
    begin = 0
    total = text.count("\n")
    for last, cells in csv_rows(text, delimiter, literal=literal):
        if not literal and last == total and last > begin + 1 and _runs_away(text, begin):
            return begin
        _keep(rows, first_line + begin, cells)
        begin = last
    return begin


def _runs_away(text: str, begin: int) -> bool:
    """Whether the lines from `begin` on hold an odd number of quotes."""
    return text.split("\n", begin)[begin].count('"') % 2 == 1


def _keep(rows: CarefulRows, line: int, cells: list[str]) -> None:
    if has_text(cells):
        rows.lines.append(line)
        rows.cells.append(cells)


def has_text(cells: Sequence[str]) -> bool:
    """Whether one of the cells holds more than blanks."""
    return any(plain_cell(cell) for cell in cells)
