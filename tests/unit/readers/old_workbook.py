"""A small writer of BIFF8 workbooks in a compound file, [MS-XLS] and [MS-CFB], for tests of the xls reader."""

import struct

SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + raw)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def dimensions(rows: int, columns: int) -> bytes:
    return record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0x0600))


def workbook_stream(name: str, cells: bytes, extra: bytes = b"") -> bytes:
    sheet = _begin(0x0010) + cells + record(0x000A)
    codepage = record(0x0042, struct.pack("<H", 1200))
    head = _begin(0x0005) + codepage + extra
    bound_size = 4 + 8 + 2 * len(name)
    at = len(head) + bound_size + 4
    bound = record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    return head + bound + record(0x000A) + sheet


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw) if name else 0, kind, 1)
        + struct.pack("<III", _FREE, _FREE, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream: table in sector 0, directory in 1, the stream from 2 on."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    table = [_TABLE, _END, *range(3, 2 + count), _END]
    table += [_FREE] * (128 - len(table))
    assert len(table) == 128
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    directory = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    return header + struct.pack("<128I", *table) + directory + stream


def compound_small(stream: bytes) -> bytes:
    """The same for a stream of less than 4096 bytes, which lies in small sectors of the root's own stream."""
    small = 64
    count = -(-len(stream) // small)
    held = stream.ljust(-(-count * small // SECTOR) * SECTOR, b"\0")
    sectors = len(held) // SECTOR
    table = [_TABLE, _END, _END, *range(4, 3 + sectors), _END]
    table += [_FREE] * (128 - len(table))
    mini = [*range(1, count), _END] + [_FREE] * (128 - count)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    directory = (
        _entry("Root Entry", 5, 3, count * small, 1) + _entry("Workbook", 2, 0, len(stream)) + _entry("", 0, 0, 0) * 2
    )
    return header + struct.pack("<128I", *table) + directory + struct.pack("<128I", *mini) + held


def with_longer_table(data: bytes) -> bytes:
    """The same file with an (empty) sector that goes on with the list of table sectors."""
    changed = bytearray(data)
    struct.pack_into("<II", changed, 68, (len(data) - SECTOR) // SECTOR, 1)
    return bytes(changed) + struct.pack("<128I", *[_FREE] * 127, _END)


def xls(rows: list[list[str | float]], name: str = "Feuille", extra: bytes = b"") -> bytes:
    cells = dimensions(len(rows), max(map(len, rows), default=0))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                cells += label(at, column, cell) if isinstance(cell, str) else number(at, column, cell)
    return compound(workbook_stream(name, cells, extra))
