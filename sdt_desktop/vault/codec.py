"""A month of readings or positions as one blob: small, exact bit by bit, refused when damaged.

Layout, little-endian: version (1 byte), kind (1 byte), number of rows (u32), the columns one after the other as
`columns` writes them, CRC-32 of all that (u32).
"""

import struct
import zlib
from collections.abc import Sequence

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.vault.columns import Bounds, ColumnReader, Damaged, float_pieces, integer_pieces

VERSION = 1
MOST_ROWS = 1 << 26  # a month of 25 readings a second; more is damage
_OBSERVATIONS, _POSITIONS = 1, 2
_HEADER = struct.Struct("<BBI")
_CHECK = struct.Struct("<I")


def encode_observations(block: ObservationBlock, bounds: Bounds) -> list[bytes]:
    """One blob for each stretch between neighbouring bounds of the block."""
    columns = (
        integer_pieces(block.start, bounds), integer_pieces(block.duration, bounds),
        float_pieces(block.value, bounds),
        integer_pieces(block.quality, bounds), integer_pieces(block.row, bounds),
    )  # fmt: skip
    return _framed(_OBSERVATIONS, bounds, columns)


def encode_positions(block: PositionBlock, bounds: Bounds) -> list[bytes]:
    """One blob for each stretch between neighbouring bounds of the block."""
    columns = (
        integer_pieces(block.time, bounds), integer_pieces(block.latitude, bounds),
        integer_pieces(block.longitude, bounds),
        float_pieces(block.accuracy, bounds), float_pieces(block.altitude, bounds),
        integer_pieces(block.segment, bounds), integer_pieces(block.row, bounds),
    )  # fmt: skip
    return _framed(_POSITIONS, bounds, columns)


def decode_observations(blob: bytes) -> ObservationBlock:
    """Raises vault.database_damaged for anything that `encode_observations` did not write."""
    try:
        reader = _opened(blob, _OBSERVATIONS)
        start, duration = reader.integers(), reader.integers()
        value = reader.floats()
        quality, row = reader.narrow(np.uint8), reader.narrow(np.int32)
        reader.finish()
    except Damaged:
        raise SdtError("vault.database_damaged") from None
    return ObservationBlock(start, duration, value, quality, row)


def decode_positions(blob: bytes) -> PositionBlock:
    """Raises vault.database_damaged for anything that `encode_positions` did not write."""
    try:
        reader = _opened(blob, _POSITIONS)
        time = reader.integers()
        latitude, longitude = reader.narrow(np.int32), reader.narrow(np.int32)
        accuracy, altitude = reader.floats(), reader.floats()
        segment, row = reader.narrow(np.int32), reader.narrow(np.int32)
        reader.finish()
    except Damaged:
        raise SdtError("vault.database_damaged") from None
    return PositionBlock(time, latitude, longitude, accuracy, altitude, segment, row)


def _framed(kind: int, bounds: Bounds, columns: Sequence[list[bytes]]) -> list[bytes]:
    blobs = []
    for count, *pieces in zip(np.diff(bounds).tolist(), *columns, strict=True):
        body = b"".join((_HEADER.pack(VERSION, kind, count), *pieces))
        blobs.append(body + _CHECK.pack(zlib.crc32(body)))
    return blobs


def _opened(blob: bytes, kind: int) -> ColumnReader:
    if len(blob) < _HEADER.size + _CHECK.size:
        raise Damaged
    body, check = blob[: -_CHECK.size], blob[-_CHECK.size :]
    version, found, count = _HEADER.unpack_from(body)
    if (version, found) != (VERSION, kind) or count > MOST_ROWS or _CHECK.pack(zlib.crc32(body)) != check:
        raise Damaged
    return ColumnReader(body, _HEADER.size, count)
