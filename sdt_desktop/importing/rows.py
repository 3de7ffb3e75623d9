"""Raw rows on their way from a reader to the normaliser: columns of cells, not yet understood.

A reader hands over `RawBlock`s. Text files keep their cells as offsets into one buffer of bytes
(`BytesColumn`), so that numbers and times are read in numpy without a Python object per cell; sheets, JSON,
XML and calendars hand over Python cells (`CellColumn`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int32, Int64, UInt8

Bool = NDArray[np.bool_]
Which = NDArray[np.bool_] | NDArray[np.intp] | slice
Cell = str | int | float | bool | datetime | date | time | Decimal | None

_BLANKS = " \t\u00a0\u202f\u2009\r\n"


class Column(Protocol):
    """Cells of one column of a block, in row order."""

    def __len__(self) -> int: ...

    def texts(self) -> list[str]:
        """Every cell as stripped text, "" for an empty one."""
        ...

    def text(self, index: int) -> str:
        """One cell as stripped text."""
        ...

    def empty(self) -> Bool:
        """True where the cell holds nothing."""
        ...

    def take(self, which: Which) -> Self:
        """The chosen cells, by mask, positions or slice."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class BytesColumn:
    """Cells inside one shared buffer; nothing is copied until asked for.

    Cell i is `buffer[start[i]:stop[i]]`, already without blanks around it and without its quotes. Cells that
    held doubled quotes are not in the buffer as they read: their text stands in `odd`, by position.
    """

    buffer: UInt8
    start: Int64
    stop: Int64
    encoding: str = "utf-8"
    odd: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        found = self.odd.get(index)
        if found is not None:
            return found
        raw = self.buffer[self.start[index] : self.stop[index]].tobytes()
        return raw.decode(self.encoding).strip(_BLANKS)

    def texts(self) -> list[str]:
        data = self.buffer.tobytes()
        pairs = zip(self.start.tolist(), self.stop.tolist(), strict=True)
        cells = [data[first:last].decode(self.encoding).strip(_BLANKS) for first, last in pairs]
        for index, found in self.odd.items():
            cells[index] = found
        return cells

    def empty(self) -> Bool:
        bare = self.stop <= self.start
        for index, found in self.odd.items():
            bare[index] = not found
        return bare

    def take(self, which: Which) -> Self:
        odd = self.odd
        if odd:
            kept = np.arange(len(self))[which].tolist()
            odd = {new: odd[old] for new, old in enumerate(kept) if old in odd}
        return type(self)(self.buffer, self.start[which], self.stop[which], self.encoding, odd)


@dataclass(frozen=True, slots=True, eq=False)
class CellColumn:
    """Python cells; None and blank text are empty."""

    cells: Sequence[Cell]

    def __len__(self) -> int:
        return len(self.cells)

    def text(self, index: int) -> str:
        return cell_text(self.cells[index])

    def texts(self) -> list[str]:
        return [cell_text(cell) for cell in self.cells]

    def empty(self) -> Bool:
        return np.fromiter((not cell_text(cell) for cell in self.cells), np.bool_, len(self.cells))

    def take(self, which: Which) -> Self:
        if isinstance(which, slice):
            return type(self)(self.cells[which])
        return type(self)([self.cells[index] for index in np.arange(len(self.cells))[which].tolist()])


@dataclass(frozen=True, slots=True, eq=False)
class RawBlock:
    """A stretch of rows with the same columns; a file gives one block or many.

    columns: by header name exactly as in the file, stripped; the second column of the same name is `name#2`.
    rows: 1-based row of the source (file line, sheet row, item number). context: what the file says around
    the rows (preamble names, `sheet`, `title`, parent elements). encoding: how the bytes were read, "" where
    the format leaves no choice.
    """

    columns: Mapping[str, Column]
    rows: Int32
    context: Mapping[str, str]
    encoding: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, which: Which) -> Self:
        columns = {name: column.take(which) for name, column in self.columns.items()}
        return type(self)(columns, self.rows[which], self.context, self.encoding)


def cell_text(cell: Cell) -> str:
    """Stripped text of a Python cell: shortest digits for numbers, ISO 8601 for dates, "" for None."""
    match cell:
        case None:
            return ""
        case str():
            return cell.strip(_BLANKS)
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime() | date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
