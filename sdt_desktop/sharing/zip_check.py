"""Reads a zip by its raw bytes and refuses everything a package does not need.

Every byte of the archive belongs to one local header, one member's data, the directory or its end record:
nothing before, between or after. Any deviation is share.unsafe_archive; nothing is unpacked before the
whole directory was found right.
"""

import struct
import zlib
from dataclasses import dataclass

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import names
from sdt_desktop.sharing.zip_rules import (
    DEFLATED,
    DOS_DATE,
    DOS_TIME,
    MODE,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_UNPACKED,
    STORED,
    STORED_SUFFIX,
    UNIX,
)

_END = struct.Struct("<4s4H2IH")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_NEEDED = (10, 20)  # versions that know folders and deflate, and nothing more


class _UnsafeError(ValueError):
    """A rule was broken; which one is no business of who made the file."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One directory entry. `common` is what the local header must repeat, as in the file."""

    name: str
    method: int
    crc: int
    packed: int
    unpacked: int
    offset: int
    common: tuple[int, ...]

    @property
    def data_at(self) -> int:
        return self.offset + _LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        return self.data_at + self.packed


def read_archive(data: bytes) -> dict[str, bytes]:
    """Members by name in the archive's order; raises share.unsafe_archive."""
    try:
        entries = _directory(data)
        _check_together(entries)
        return {entry.name: _content(data, entry) for entry in entries}
    except (_UnsafeError, struct.error, zlib.error):
        raise SdtError("share.unsafe_archive") from None


def _require(holds: bool) -> None:
    if not holds:
        raise _UnsafeError


def _directory(data: bytes) -> list[_Entry]:
    _require(len(data) >= _END.size)
    signature, *disks, here, count, size, offset, comment = _END.unpack_from(data, len(data) - _END.size)
    _require(signature == b"PK\x05\x06" and disks == [0, 0] and comment == 0)
    _require(here == count and 0 < count <= MOST_MEMBERS)
    _require(offset + size == len(data) - _END.size)
    entries, place, local = [], offset, 0
    for _ in range(count):
        entry, place = _entry(data, place)
        _check_local(data, entry, local)
        local = entry.end
        entries.append(entry)
    _require(local == offset and place == offset + size)
    return entries


def _entry(data: bytes, place: int) -> tuple[_Entry, int]:
    """The entry at `place` and where the next one begins."""
    fields = _CENTRAL.unpack_from(data, place)
    signature, made_by, *common = fields[:10]
    length, extra, comment, disk, internal, external, offset = fields[10:]
    _require(signature == b"PK\x01\x02" and made_by >> 8 == UNIX and external == MODE << 16)
    _require(extra == 0 and comment == 0 and disk == 0 and internal <= 1)
    needed, flags, method, time, date, crc, packed, unpacked = common
    _require(needed in _NEEDED and flags == 0 and (time, date) == (DOS_TIME, DOS_DATE))
    after = place + _CENTRAL.size + length
    _require(after <= len(data))
    name = _name(data[after - length : after])
    entry = _Entry(name, method, crc, packed, unpacked, offset, tuple(common))
    _check_method(entry)
    return entry, after


def _name(raw: bytes) -> str:
    _require(raw.isascii())
    name = raw.decode("ascii")
    _require(names.permitted(name))
    return name


def _check_method(entry: _Entry) -> None:
    if entry.method == STORED:
        _require(entry.name.endswith(STORED_SUFFIX) and entry.packed == entry.unpacked)
    else:
        _require(entry.method == DEFLATED and entry.unpacked <= entry.packed * MOST_RATIO)


def _check_local(data: bytes, entry: _Entry, expected_offset: int) -> None:
    """The local header begins where the last member ended and says the same as the directory."""
    _require(entry.offset == expected_offset)
    signature, *common, length, extra = _LOCAL.unpack_from(data, entry.offset)
    _require(signature == b"PK\x03\x04" and tuple(common) == entry.common and extra == 0)
    raw = data[entry.offset + _LOCAL.size : entry.data_at] if length == len(entry.name) else b""
    _require(raw == entry.name.encode("ascii") and entry.end <= len(data))


def _check_together(entries: list[_Entry]) -> None:
    found = [entry.name for entry in entries]
    _require(len({name.casefold() for name in found}) == len(found) and names.in_order(found))
    _require(sum(entry.unpacked for entry in entries) <= MOST_UNPACKED)


def _content(data: bytes, entry: _Entry) -> bytes:
    packed = data[entry.data_at : entry.end]
    content = packed if entry.method == STORED else _inflate(packed, entry.unpacked)
    _require(len(content) == entry.unpacked and zlib.crc32(content) == entry.crc)
    return content


def _inflate(packed: bytes, size: int) -> bytes:
    """Never more than one byte beyond the declared size, and no byte left over."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    content = unpacker.decompress(packed, size + 1)
    _require(unpacker.eof and not unpacker.unused_data)
    return content
