"""Raw rows on their way from a reader to the normaliser: columns of cells, not yet understood.

A reader hands over `RawBlock`s. Text files keep their cells as offsets into one buffer of bytes
(`BytesColumn`), so that numbers and times are read in numpy without a Python object per cell; sheets, JSON,
XML and calendars hand over Python cells (`CellColumn`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int32, Int64, UInt8

Bool = NDArray[np.bool_]
Which = NDArray[np.bool_] | NDArray[np.intp] | slice
Cell = str | int | float | bool | datetime | date | time | Decimal | None

BLANKS = "".join(map(chr, range(33))) + "\u00a0\u202f\u2009"
"""What is taken off both ends of a cell: blanks of all kinds and control characters."""
SLACK = 48  # bytes a buffer should hold before its first and after its last cell: words are read across both


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

    Cell i is `buffer[start[i]:stop[i]]`, already without blanks around it and without its quotes. Buffers
    have `SLACK` bytes around their cells where a reader made them; others are copied when it matters.
    """

    buffer: UInt8
    start: Int64
    stop: Int64
    encoding: str = "utf-8"

    @classmethod
    def of_texts(cls, texts: Sequence[str]) -> Self:
        """A column of stripped texts, as UTF-8; what has no UTF-8 (lone surrogates) reads `?`."""
        encoded = [text.encode("utf-8", "replace") for text in texts]
        length = np.fromiter(map(len, encoded), np.int64, len(encoded))
        stop = np.cumsum(length) + SLACK
        slack = bytes(SLACK)
        return cls(np.frombuffer(b"".join((slack, *encoded, slack)), np.uint8), stop - length, stop)

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        raw = self.buffer[self.start[index] : self.stop[index]].tobytes()
        return raw.decode(self.encoding).strip(BLANKS)

    def texts(self) -> list[str]:
        if not len(self):
            return []
        first = int(self.start.min())
        data = self.buffer[first : int(self.stop.max())].tobytes()
        pairs = zip((self.start - first).tolist(), (self.stop - first).tolist(), strict=True)
        return [data[start:stop].decode(self.encoding).strip(BLANKS) for start, stop in pairs]

    def empty(self) -> Bool:
        return self.stop <= self.start

    def take(self, which: Which) -> Self:
        return type(self)(self.buffer, self.start[which], self.stop[which], self.encoding)

    def with_slack(self) -> Self:
        """The same cells, in a buffer with `SLACK` bytes around all of them."""
        if not len(self):
            return self
        if self.start.min() >= SLACK and self.stop.max() <= len(self.buffer) - SLACK:
            return self
        buffer = np.pad(self.buffer, SLACK)
        return type(self)(buffer, self.start + SLACK, self.stop + SLACK, self.encoding)

    def heads(self, width: int) -> UInt8:
        """Bytes from each cell's start, shape (n, width) where width is a multiple of 8 up to `SLACK`; needs slack.

        What lies behind a shorter cell is in there too: callers mask by length.
        """
        return _gather(self.buffer, self.start, width)

    def tails(self, width: int) -> UInt8:
        """Bytes up to each cell's stop, shape (n, width); needs slack, masks are the caller's."""
        return _gather(self.buffer, self.stop - width, width)


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
    the format leaves no choice. table: which table of the manifest they belong to, where the reader knows.
    """

    columns: Mapping[str, Column]
    rows: Int32
    context: Mapping[str, str]
    encoding: str = ""
    table: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, which: Which) -> Self:
        columns = {name: column.take(which) for name, column in self.columns.items()}
        return type(self)(columns, self.rows[which], self.context, self.encoding, self.table)


def _gather(buffer: UInt8, start: Int64, width: int) -> UInt8:
    """Rows of `width` bytes from anywhere: one copy of `width` bytes a row, whatever the alignment."""
    every = np.ndarray((len(buffer) - width + 1,), f"V{width}", buffer, strides=(1,))
    return every[start].view(np.uint8).reshape(len(start), width)


def cell_text(cell: Cell) -> str:
    """Stripped text of a Python cell: shortest digits for numbers, ISO 8601 for dates, "" for None."""
    match cell:
        case None:
            return ""
        case str():
            return cell.strip(BLANKS)
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime() | date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
