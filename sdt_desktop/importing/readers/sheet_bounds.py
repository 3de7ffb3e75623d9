"""How large the grid of a sheet would be: calamine builds it densely, and one far cell would end the program.

(calamine 0.9: a sheet of 5 kB with a cell in XFD1048576 asks for 512 GiB at once and aborts the process.)
"""

import re

# Whatever is called `r` and looks like a cell, in any element: rather too much than too little.
_COLUMN = re.compile(rb"r=[\"']\$?([A-Za-z]+)\$?\d")
_ROW = re.compile(rb"r=[\"']\$?[A-Za-z]*\$?(\d+)")
_FILLED = re.compile(rb"r=[\"']\$?([A-Za-z]+)\$?(\d+)[\"'](?:[^<>/]|/(?!>))*>")
_ROW_STARTS = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_SPACED = re.compile(rb"\br\s*=\s*")
_BLANK = (b" ", b"\t", b"\n", b"\r")
_FARTHEST_COLUMN = 16_384
MOST_CELLS = 8 << 20


def too_wide(xml: bytes) -> bool:
    """Whether the grid around all cells of this sheet would hold more than `MOST_CELLS`."""
    if any(_is_beside_equals(blank, xml) for blank in _BLANK):
        xml = _SPACED.sub(b"r=", xml)
    columns = max(_widest(xml), 1)
    if columns > _FARTHEST_COLUMN:
        return True
    if not _rows_beyond(xml, MOST_CELLS // columns):
        return False
    return _filled_cells(xml) > MOST_CELLS


def _is_beside_equals(blank: bytes, xml: bytes) -> bool:
    """Whether attributes are written with blanks around their sign; nobody does, but calamine would read it."""
    return blank in xml and (b"=" + blank in xml or blank + b"=" in xml)


def first_rows(xml: bytes, count: int) -> bytes:
    """The sheet cut behind its first `count` rows; unchanged where that cannot be told."""
    for number, found in enumerate(re.finditer(rb"<row\b", xml)):
        if number == count:
            return xml[: found.start()] + b"</sheetData></worksheet>"
    return xml


def _widest(xml: bytes) -> int:
    """The last column of any cell; cells that do not say where they stand are counted by row."""
    columns = _COLUMN.findall(xml)
    named = max(map(_column_number, set(columns)), default=0)
    if _elements(xml, b"c") - _elements(xml, b"col") <= len(columns):
        return named
    return max(named, *(len(_CELL.findall(part)) for part in _ROW_STARTS.split(xml)))


def _elements(xml: bytes, start: bytes) -> int:
    """How many elements have a name that begins so, with or without a prefix, at most."""
    return xml.count(b"<" + start) + xml.count(b":" + start)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number


def _rows_beyond(xml: bytes, allowed: int) -> bool:
    """Whether any row number is above `allowed`; the numbers are only read when one is long enough."""
    digits = len(str(allowed))
    long_one = re.compile(rb"r=[\"']\$?[A-Za-z]*\$?0*[1-9]\d{%d}" % (digits - 1))
    if not long_one.search(xml):
        return False
    return any(len(row) > 9 or int(row) > allowed for row in set(_ROW.findall(xml)))


def _filled_cells(xml: bytes) -> int:
    """Cells of the grid around those that hold something: formatted, empty ones do not count."""
    rows, columns = 1, 1
    for column, row in _FILLED.findall(xml):
        rows = max(rows, int(row[:9]))
        columns = max(columns, _column_number(column))
    return rows * columns
