"""The grid of an old workbook (xls), looked at before calamine builds it; see `sheet_bounds`.

Layouts from [MS-CFB] (the container: sectors chained by a table) and [MS-XLS] (records of a kind and a length).
"""

import struct
from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.readers.sheet_bounds import MOST_CELLS

_END = 0xFFFFFFFA  # this and above: no further sector
_STREAMS = ("workbook", "book")
_PASSWORD, _DIMENSIONS, _BEGIN = 0x002F, 0x0200, (0x0009, 0x0209, 0x0409, 0x0809)
# FORMULA, LABEL, RSTRING, BOOLERR, STRING, NUMBER, RK, LABELSST, MULRK, MULBLANK, BLANK
_CELLS = {0x0006, 0x0204, 0x00D6, 0x0205, 0x0203, 0x027E, 0x00FD, 0x00BD}


def check_biff(data: bytes, file: str) -> None:
    """`SdtError` file.damaged, file.truncated, file.encrypted or file.too_many_rows; nothing where all is well."""
    try:
        stream = _Container(data).workbook()
        _check_records(stream, file)
    except (struct.error, IndexError, ValueError) as error:
        raise SdtError("file.damaged", file=file) from error


class _Container:
    """A compound file: finds the one stream that holds the workbook."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << _checked_shift(struct.unpack_from("<H", data, 30)[0])
        self._mini_sector = 1 << _checked_shift(struct.unpack_from("<H", data, 32)[0])
        self._table = self._read_table()

    def workbook(self) -> bytes:
        directory = self._chain(struct.unpack_from("<I", self._data, 48)[0])
        entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
        for wanted in _STREAMS:
            for entry in entries:
                if _name(entry) == wanted:
                    return self._stream(entry, entries[0])
        raise ValueError

    def _stream(self, entry: bytes, root: bytes) -> bytes:
        start, size = struct.unpack_from("<I", entry, 116)[0], struct.unpack_from("<I", entry, 120)[0]
        if size >= struct.unpack_from("<I", self._data, 56)[0]:
            return self._chain(start)[:size]
        small = self._chain(struct.unpack_from("<I", root, 116)[0])
        table = self._numbers(self._chain(struct.unpack_from("<I", self._data, 60)[0]))
        places = _followed(table, start)
        return b"".join(small[at * self._mini_sector : (at + 1) * self._mini_sector] for at in places)[:size]

    def _read_table(self) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._sector)):
            numbers = self._numbers(self._read(following))
            sectors += numbers[:-1]
            following = numbers[-1]
        return self._numbers(b"".join(self._read(sector) for sector in sectors if sector < _END))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._read(sector) for sector in _followed(self._table, start))

    def _read(self, sector: int) -> bytes:
        at = (sector + 1) * self._sector
        if at >= len(self._data):
            raise ValueError
        return self._data[at : at + self._sector]

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _checked_shift(shift: int) -> int:
    if not 6 <= shift <= 12:
        raise ValueError
    return shift


def _followed(table: tuple[int, ...], start: int) -> Iterator[int]:
    """The sectors of a chain; one that comes back to itself ends in ValueError."""
    for _ in range(len(table) + 1):
        if start >= _END:
            return
        yield start
        start = table[start]
    raise ValueError


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()


def _check_records(stream: bytes, file: str) -> None:
    rows = columns = at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == _PASSWORD:
            raise SdtError("file.encrypted", file=file)
        if kind in _BEGIN:
            rows = columns = 0
        elif kind == _DIMENSIONS and length >= 12:
            _check_grid(*_stated(stream, at), file)
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            last = struct.unpack_from("<H", stream, at + length - 2)[0] if kind == 0x00BD else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            _check_grid(rows, columns, file)
        at += length
    if at > len(stream):
        raise SdtError("file.truncated", file=file)


def _stated(stream: bytes, at: int) -> tuple[int, int]:
    _, last_row, _, last_column = struct.unpack_from("<IIHH", stream, at)
    return last_row, last_column


def _check_grid(rows: int, columns: int, file: str) -> None:
    if rows * columns > MOST_CELLS:
        raise SdtError("file.too_many_rows", file=file, limit=MOST_CELLS)
