"""One column of a chunk as bytes. A column begins with one byte that says how it was written:

* progression: first number and step. Durations, qualities, row numbers and regular starts are that.
* packed: offsets from the smallest number in 1, 2, 4 or 8 bytes.
* steps: the first number, then the steps from one to the next, packed.
* scaled: floats that are whole multiples of one factor, as whole numbers (see `scaling`).
* floats: the eight bytes of each float.

Packed numbers and floats lie with the bytes of equal weight side by side, through zlib level 1 where that makes
them smaller (measured on month chunks: zlib's other strategies are up to a third faster and up to twice as large).
All numbers are little-endian; whole numbers wrap round 64 bits, so that any two of them have a difference.
"""

import struct
import zlib
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Float64, Int64
from sdt_desktop.vault.scaling import Scaled, scaled, unscaled

PROGRESSION, PACKED, STEPS, SCALED, FLOATS = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"
_PAIR = struct.Struct("<qq")
_NUMBER = struct.Struct("<q")
_SCALE = struct.Struct("<d??q")
_BYTES = struct.Struct("<?I")
_UNSIGNED: dict[int, np.dtype[Any]] = {width: np.dtype(f"<u{width}") for width in (1, 2, 4, 8)}
_FLOAT: np.dtype[Any] = np.dtype("<f8")
_WORTH_ZLIB = 64  # bytes
_LEVEL = 1

Bounds = NDArray[np.intp]
"""Where each chunk begins in the columns, then the end: rising positions, one more than there are chunks."""


def integer_pieces(column: NDArray[Any], bounds: Bounds) -> list[bytes]:
    """A whole-number column, one piece for each stretch between neighbouring bounds; none of them empty."""
    values = column.astype(np.int64, copy=False)
    return [
        _progression(values[begin:end]) if even else _irregular(values[begin:end])
        for (begin, end), even in zip(pairwise(bounds.tolist()), _even_stretches(values, bounds), strict=True)
    ]


def float_pieces(column: Float64, bounds: Bounds) -> list[bytes]:
    """A float column; the factor is looked for in the whole column first, which is cheaper than in each chunk."""
    whole = scaled(column)
    if whole is None:
        return [_floats(column[begin:end]) for begin, end in pairwise(bounds.tolist())]
    head = _scale(whole)
    return [head + piece for piece in integer_pieces(whole.numbers, bounds)]


def _even_stretches(values: Int64, bounds: Bounds) -> list[bool]:
    """Of each stretch, whether all its steps are equal; found for all of them at once."""
    steps = np.diff(values)
    turns = np.flatnonzero(steps[1:] != steps[:-1]) + 1  # element i, whose step before and after differ
    first, last = np.searchsorted(turns, bounds[:-1] + 1), np.searchsorted(turns, bounds[1:] - 1)
    even: list[bool] = ((last <= first) | (np.diff(bounds) <= 2)).tolist()
    return even


def _progression(values: Int64) -> bytes:
    step = int(np.diff(values[:2])[0]) if len(values) > 1 else 0
    return PROGRESSION + _PAIR.pack(int(values[0]), step)


def _irregular(values: Int64) -> bytes:
    low = int(values.min())
    width = _width(int(values.max()) - low)
    if width > 2:
        steps = np.diff(values)
        smallest = int(steps.min())
        narrow = _width(int(steps.max()) - smallest)
        if narrow < width:
            return STEPS + _NUMBER.pack(int(values[0])) + _packed(steps, smallest, narrow)
    return PACKED + _packed(values, low, width)


def _width(spread: int) -> int:
    return next(width for width in _UNSIGNED if spread < 1 << 8 * width)


def _packed(values: Int64, low: int, width: int) -> bytes:
    offsets = values.view(np.uint64) - np.array(low, np.int64).view(np.uint64)
    return bytes((width,)) + _NUMBER.pack(low) + _squeezed(offsets.astype(_UNSIGNED[width]))


def _squeezed(values: NDArray[Any]) -> bytes:
    """Bytes of equal weight side by side, through zlib where that helps."""
    plain = values.view(np.uint8).reshape(len(values), -1).T.tobytes()
    small = zlib.compress(plain, _LEVEL) if len(plain) > _WORTH_ZLIB else plain
    if len(small) < len(plain):
        return _BYTES.pack(True, len(small)) + small
    return _BYTES.pack(False, len(plain)) + plain


def _scale(whole: Scaled) -> bytes:
    return SCALED + _SCALE.pack(whole.factor, whole.divides, whole.hole is not None, whole.hole or 0)


def _floats(values: Float64) -> bytes:
    whole = scaled(values)
    if whole is None:
        return FLOATS + _squeezed(values.astype(_FLOAT))
    return _scale(whole) + integer_pieces(whole.numbers, np.array([0, len(values)]))[0]


class Damaged(Exception):  # noqa: N818 - turned into a code by `codec`
    """The bytes are not what this module writes."""


class ColumnReader:
    """Reads the columns of one chunk of `count` rows in the order in which they were written; raises `Damaged`."""

    __slots__ = ("_at", "_count", "_data")

    def __init__(self, data: bytes, at: int, count: int) -> None:
        self._data, self._at, self._count = data, at, count

    def integers(self) -> Int64:
        return self._numbers(self._take(1))

    def floats(self) -> Float64:
        how = self._take(1)
        if how == FLOATS:
            return self._unsqueezed(_FLOAT, self._count).astype(np.float64, copy=False)
        if how != SCALED:
            raise Damaged
        factor, divides, holed, hole = self._unpack(_SCALE)
        if not factor > 0:
            raise Damaged
        return unscaled(self.integers(), factor, divides, hole if holed else None)

    def finish(self) -> None:
        if self._at != len(self._data):
            raise Damaged

    def _numbers(self, how: bytes) -> Int64:
        if how == PROGRESSION:
            first, step = self._unpack(_PAIR)
            values: Int64 = np.arange(self._count, dtype=np.int64)
            values *= step
            values += first
            return values
        if how == PACKED:
            return self._offsets(self._count)
        if how != STEPS or not self._count:
            raise Damaged
        values = np.empty(self._count, np.int64)
        (values[0],) = self._unpack(_NUMBER)
        values[1:] = self._offsets(self._count - 1)
        np.cumsum(values, out=values)
        return values

    def _offsets(self, count: int) -> Int64:
        kind = _UNSIGNED.get(self._take(1)[0])
        if kind is None:
            raise Damaged
        (low,) = self._unpack(_NUMBER)
        values: Int64 = self._unsqueezed(kind, count).astype(np.int64)
        values += low
        return values

    def _unsqueezed(self, kind: np.dtype[Any], count: int) -> NDArray[Any]:
        packed, length = self._unpack(_BYTES)
        data, size = self._take(length), count * kind.itemsize
        if packed:
            data = _unpacked(data, size)
        if len(data) != size:
            raise Damaged
        planes = np.frombuffer(data, np.uint8).reshape(kind.itemsize, count)
        return np.ascontiguousarray(planes.T).view(kind).reshape(count)

    def _unpack(self, form: struct.Struct) -> tuple[Any, ...]:
        return form.unpack(self._take(form.size))

    def _take(self, size: int) -> bytes:
        piece = self._data[self._at : self._at + size]
        if len(piece) != size:
            raise Damaged
        self._at += size
        return piece


def _unpacked(data: bytes, size: int) -> bytes:
    """Never more than one byte above the size that is right: a bomb stays small."""
    engine = zlib.decompressobj()
    try:
        plain = engine.decompress(data, size + 1)
    except zlib.error as error:
        raise Damaged from error
    if not engine.eof or engine.unused_data:
        raise Damaged
    return plain
