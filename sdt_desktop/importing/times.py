"""Times out of cells: several accepted formats, tried in order for each cell, in numpy.

Whether a printed offset is there decides what a result is: with one it is an instant, without one it is what
the clock on the wall showed; `zones.resolve_local` makes instants of those.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from sdt_desktop.importing.rows import Bool, BytesColumn, Cell, CellColumn, Column, Which, cell_text
from sdt_desktop.importing.time_formats import Layout, TimeFormat, compile_format
from sdt_desktop.importing.time_layout import read_layout
from sdt_desktop.model.blocks import Int64

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the origin of wall-clock milliseconds has no zone
_MS = timedelta(milliseconds=1)
_BLANKS = dict.fromkeys((0x00A0, 0x2009, 0x202F), " ")


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """ms: epoch milliseconds UTC where `zoned`, else wall-clock milliseconds since 1970-01-01T00:00.

    A format without a date gives milliseconds of the day (24:00 is 86,400,000), so that a column of dates and
    a column of times are added. 0 where `missing` (empty, or a stated word) or `bad` (anything else).
    """

    ms: Int64
    zoned: Bool
    missing: Bool
    bad: Bool


def parse_times(column: Column, formats: Sequence[str], *, missing: Iterable[str] = ()) -> Times:
    """Reads a column; `formats` as `time_formats` describes them, the first that fits a cell wins.

    Only dates and times that exist are accepted (no 31 February, no 25:00); `24:00` is the end of its day.
    Cells that are Python dates and times are taken as they are. ValueError for a format that is none.
    """
    compiled = [compile_format(text) for text in formats]
    words = frozenset(word.strip().casefold() for word in missing)
    if isinstance(column, BytesColumn):
        return _from_bytes(column, compiled, words)
    if isinstance(column, CellColumn):
        return _from_cells(column, compiled, words)
    return _from_bytes(BytesColumn.of_texts(column.texts()), compiled, words)


def _from_bytes(column: BytesColumn, formats: Sequence[TimeFormat], words: frozenset[str]) -> Times:
    found = _read(column, formats)
    left = np.flatnonzero(found.bad)
    if len(left):
        _read_odd(column.take(left), left, formats, words, found)
    return found


def _read(column: BytesColumn, formats: Sequence[TimeFormat]) -> Times:
    """Everything that fits a layout byte for byte; the rest is bad."""
    column = column.with_slack()
    empty = column.empty()
    count = len(column)
    found = Times(np.zeros(count, np.int64), np.zeros(count, np.bool_), empty, ~empty)
    for form in formats:
        _read_format(column, form, found)
    return found


def _read_format(column: BytesColumn, form: TimeFormat, found: Times) -> None:
    """Fills in the cells that are still bad and fit one of the format's layouts."""
    if not len(column):
        return
    if form.skips_word:
        column = _without_word(column)
    length = column.stop - column.start
    shortest, longest = int(length.min()), int(length.max())
    for layout in form.layouts:
        if layout.width > longest or (layout.width < shortest and not form.open_end):
            continue
        if shortest == longest == layout.width and found.bad.all():
            _put(found, slice(None), column, layout)
            continue
        fits = length >= layout.width if form.open_end else length == layout.width
        where = np.flatnonzero(fits & found.bad)
        if len(where):
            _put(found, where, column.take(where), layout)


def _put(found: Times, where: Which, column: BytesColumn, layout: Layout) -> None:
    """Reads the cells of one layout's width and puts them where they belong."""
    read = read_layout(column.heads(layout.gathered), layout)
    if not read.good.all():
        read.ms[~read.good] = 0
    found.ms[where] = read.ms
    found.bad[where] = ~read.good
    if layout.zoned:
        found.zoned[where] = read.good


def _without_word(column: BytesColumn) -> BytesColumn:
    """The cells behind their first blank, if there is one among the first 16 characters."""
    blank = column.heads(16) == ord(" ")
    behind = column.start + blank.argmax(axis=1) + 1
    found = blank.any(axis=1) & (behind < column.stop)
    return BytesColumn(column.buffer, np.where(found, behind, column.start), column.stop, column.encoding)


def _read_odd(
    column: BytesColumn, where: Int64, formats: Sequence[TimeFormat], words: frozenset[str], found: Times
) -> None:
    """Cells that fit nothing: stated words; cells with other blanks (U+00A0, U+202F) are read again."""
    texts = column.texts()
    missing = np.fromiter((not text or text.casefold() in words for text in texts), np.bool_, len(texts))
    found.missing[where[missing]] = True
    found.bad[where[missing]] = False
    plain = [text.translate(_BLANKS) for text in texts]
    again = BytesColumn.of_texts(plain)
    changed = np.fromiter((text != bare for text, bare in zip(texts, plain, strict=True)), np.bool_)
    trimmed = (changed | ((again.stop - again.start) < (column.stop - column.start))) & ~missing
    if trimmed.any():
        _copy(_read(again.take(trimmed), formats), where[trimmed], found)


def _copy(part: Times, where: Int64, found: Times) -> None:
    found.ms[where], found.zoned[where] = part.ms, part.zoned
    found.missing[where], found.bad[where] = part.missing, part.bad


def _from_cells(column: CellColumn, formats: Sequence[TimeFormat], words: frozenset[str]) -> Times:
    count = len(column)
    empty = [np.zeros(count, np.bool_) for _ in range(3)]
    found = Times(np.zeros(count, np.int64), *empty)
    texts: list[tuple[int, str]] = []
    for index, cell in enumerate(column.cells):
        if isinstance(cell, str):
            texts.append((index, cell_text(cell)))
        elif cell is None:
            found.missing[index] = True
        else:
            _put_cell(found, index, cell)
    if texts:
        where = np.fromiter((index for index, _ in texts), np.int64, len(texts))
        _copy(_from_bytes(BytesColumn.of_texts([text for _, text in texts]), formats, words), where, found)
    return found


def _put_cell(found: Times, index: int, cell: Cell) -> None:
    """Python dates and times; numbers and truth values are bad."""
    match cell:
        case datetime(tzinfo=None):
            found.ms[index] = (cell - _EPOCH) // _MS
        case datetime():
            found.ms[index] = (cell - _EPOCH.replace(tzinfo=UTC)) // _MS
            found.zoned[index] = True
        case date():
            found.ms[index] = (cell - _EPOCH.date()) // _MS
        case time():
            found.ms[index] = (datetime.combine(_EPOCH.date(), cell.replace(tzinfo=None)) - _EPOCH) // _MS
        case _:
            found.bad[index] = True
