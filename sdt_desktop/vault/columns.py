"""One column of a chunk as bytes. A column begins with one byte that says how it was written:

* progression: first number and step. Durations, qualities, row numbers and regular starts are that.
* packed: offsets from the smallest number in 1, 2, 4 or 8 bytes.
* steps: the first number, then the steps from one to the next, packed.
* scaled: floats that are whole multiples of one factor, as whole numbers (see `scaling`).
* floats: the eight bytes of each float.

Packed numbers and floats lie with the bytes of equal weight side by side, each weight through zlib level 1 where
that saves a third at least, which one chunk of a column decides for those written with it. Measured on month
chunks: the light bytes of noisy watts lose a quarter and cost two thirds of the time, the heavy ones lose most of their
size; other strategies of zlib are up to a third faster and up to twice as large.
All numbers are little-endian; whole numbers wrap round 64 bits, so that any two of them have a difference.
"""

import struct
import zlib
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Float64, Int64
from sdt_desktop.vault.scaling import Scale, Scaled, scaled, unscaled

PROGRESSION, PACKED, STEPS, SCALED, FLOATS = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"
_PAIR = struct.Struct("<qq")
_NUMBER = struct.Struct("<q")
_SCALE = struct.Struct("<ddd?q")
_BYTES = struct.Struct("<?I")
_UNSIGNED: dict[int, np.dtype[Any]] = {width: np.dtype(f"<u{width}") for width in (1, 2, 4, 8)}
_FLOAT: np.dtype[Any] = np.dtype("<f8")
_LIMITS: dict[type, tuple[int, int]] = {
    kind: (int(limits.min), int(limits.max)) for kind in (np.int64, np.int32, np.uint8) for limits in (np.iinfo(kind),)
}
_WORTH_ZLIB = 64  # bytes
_WORTH_SHARE = 2 / 3
_LEVEL = 1

Bounds = NDArray[np.intp]
"""Where each chunk begins in the columns, then the end: rising positions, one more than there are chunks."""


def integer_pieces(column: NDArray[Any], bounds: Bounds) -> list[bytes]:
    """A whole-number column, one piece for each stretch between neighbouring bounds; none of them empty."""
    values = column.astype(np.int64, copy=False)
    squeeze = Squeezer()
    return [
        PROGRESSION + _PAIR.pack(first, step) if even else _irregular(values[begin:end], squeeze)
        for (begin, end), first, step, even in zip(
            pairwise(bounds.tolist()), *_progressions(values, bounds), strict=True
        )
    ]


def float_pieces(column: Float64, bounds: Bounds) -> list[bytes]:
    """A float column; the factor is looked for in the whole column first, which is cheaper than in each chunk."""
    whole = scaled(column)
    if whole is None:
        squeeze = Squeezer()
        return [_floats(column[begin:end], squeeze) for begin, end in pairwise(bounds.tolist())]
    head = _scale(whole)
    return [head + piece for piece in integer_pieces(whole.numbers, bounds)]


def _progressions(values: Int64, bounds: Bounds) -> tuple[list[int], list[int], list[bool]]:
    """Of each stretch its first number, its first step, and whether all its steps are equal."""
    steps = np.diff(values, append=values[-1:])
    begins, ends = bounds[:-1], bounds[1:]
    turns = np.flatnonzero(steps[1:] != steps[:-1]) + 1  # element i, whose step before and after differ
    even = np.searchsorted(turns, ends - 1) <= np.searchsorted(turns, begins + 1)
    even |= ends - begins <= 2
    return values[begins].tolist(), steps[begins].tolist(), even.tolist()


def _irregular(values: Int64, squeeze: "Squeezer") -> bytes:
    low = int(values.min())
    width = _width(int(values.max()) - low)
    if width > 2:
        steps = np.diff(values)
        smallest = int(steps.min())
        narrow = _width(int(steps.max()) - smallest)
        if narrow < width:
            return STEPS + _NUMBER.pack(int(values[0])) + _packed(steps, smallest, narrow, squeeze)
    return PACKED + _packed(values, low, width, squeeze)


def _width(spread: int) -> int:
    return next(width for width in _UNSIGNED if spread < 1 << 8 * width)


def _packed(values: Int64, low: int, width: int, squeeze: "Squeezer") -> bytes:
    offsets = values.view(np.uint64) - np.array(low, np.int64).view(np.uint64)
    return bytes((width,)) + _NUMBER.pack(low) + squeeze(offsets.astype(_UNSIGNED[width]))


class Squeezer:
    """Bytes of equal weight, each weight by itself through zlib where the first chunk it saw was worth it."""

    __slots__ = ("_worth",)

    def __init__(self) -> None:
        self._worth: dict[int, bool] = {}

    def __call__(self, values: NDArray[Any]) -> bytes:
        planes = values.view(np.uint8).reshape(len(values), -1).T
        return b"".join(self._plane(weight, plane.tobytes()) for weight, plane in enumerate(planes))

    def _plane(self, weight: int, plain: bytes) -> bytes:
        if self._worth.get(weight, len(plain) > _WORTH_ZLIB):
            small = zlib.compress(plain, _LEVEL)
            self._worth.setdefault(weight, len(small) < _WORTH_SHARE * len(plain))
            if len(small) < len(plain):
                return _BYTES.pack(True, len(small)) + small
        return _BYTES.pack(False, len(plain)) + plain


def _scale(whole: Scaled) -> bytes:
    scale, hole = whole.scale, whole.hole
    return SCALED + _SCALE.pack(scale.divisor, scale.factor, scale.after, hole is not None, hole or 0)


def _floats(values: Float64, squeeze: Squeezer) -> bytes:
    whole = scaled(values)
    if whole is None:
        return FLOATS + squeeze(values.astype(_FLOAT))
    return _scale(whole) + integer_pieces(whole.numbers, np.array([0, len(values)]))[0]


Narrow = TypeVar("Narrow", np.int64, np.int32, np.uint8)


class Damaged(Exception):  # noqa: N818 - turned into a code by `codec`
    """The bytes are not what this module writes."""


class ColumnReader:
    """Reads the columns of one chunk of `count` rows in the order in which they were written; raises `Damaged`."""

    __slots__ = ("_at", "_count", "_data")

    def __init__(self, data: bytes, at: int, count: int) -> None:
        self._data, self._at, self._count = data, at, count

    def integers(self) -> Int64:
        return self._numbers(self._take(1), np.int64)

    def narrow(self, kind: type[Narrow]) -> NDArray[Narrow]:
        """Whole numbers of a narrower type; one that does not fit is damage."""
        return self._numbers(self._take(1), kind)

    def floats(self) -> Float64:
        how = self._take(1)
        if how == FLOATS:
            planes = self._planes(_FLOAT.itemsize, self._count)
            return np.ascontiguousarray(planes.T).view(_FLOAT).reshape(self._count).astype(np.float64, copy=False)
        if how != SCALED:
            raise Damaged
        divisor, factor, after, holed, hole = self._unpack(_SCALE)
        return unscaled(self.integers(), Scale(divisor, factor, after), hole if holed else None)

    def finish(self) -> None:
        if self._at != len(self._data):
            raise Damaged

    def _numbers(self, how: bytes, kind: type[Narrow]) -> NDArray[Narrow]:
        if how == PROGRESSION:
            return self._progression(kind)
        if how == PACKED:
            return _narrowed(self._offsets(self._count), kind)
        if how != STEPS or not self._count:
            raise Damaged
        values = np.empty(self._count, np.int64)
        (values[0],) = self._unpack(_NUMBER)
        values[1:] = self._offsets(self._count - 1)
        np.cumsum(values, out=values)
        return _narrowed(values, kind)

    def _progression(self, kind: type[Narrow]) -> NDArray[Narrow]:
        first, step = self._unpack(_PAIR)
        if not all(_fits(number, kind) for number in (first, step, first + step * (self._count - 1))):
            return _narrowed(self._ramp(first, step, np.int64), kind)  # round 64 bits, or damage
        return self._ramp(first, step, kind)

    def _ramp(self, first: int, step: int, kind: type[Narrow]) -> NDArray[Narrow]:
        if not step:
            same = np.empty(self._count, kind)
            same.fill(first)
            return same
        values = np.arange(self._count, dtype=kind)
        values *= kind(step)
        values += kind(first)
        return values

    def _offsets(self, count: int) -> Int64:
        kind = _UNSIGNED.get(self._take(1)[0])
        if kind is None:
            raise Damaged
        (low,) = self._unpack(_NUMBER)
        planes = self._planes(kind.itemsize, count)
        values: Int64 = planes[-1].astype(np.int64)
        for plane in planes[-2::-1]:
            values <<= 8
            values |= plane
        values += low
        return values

    def _planes(self, width: int, count: int) -> NDArray[np.uint8]:
        """The bytes of equal weight, the lightest first."""
        return np.frombuffer(b"".join(self._plane(count) for _ in range(width)), np.uint8).reshape(width, count)

    def _plane(self, count: int) -> bytes:
        packed, length = self._unpack(_BYTES)
        data = _unpacked(self._take(length), count) if packed else self._take(length)
        if len(data) != count:
            raise Damaged
        return data

    def _unpack(self, form: struct.Struct) -> tuple[Any, ...]:
        at = self._at
        self._at = at + form.size
        if self._at > len(self._data):
            raise Damaged
        return form.unpack_from(self._data, at)

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


def _narrowed(values: Int64, kind: type[Narrow]) -> NDArray[Narrow]:
    if kind is not np.int64 and len(values) and not (_fits(values.min(), kind) and _fits(values.max(), kind)):
        raise Damaged
    return values.astype(kind, copy=False)


def _fits(value: int | np.int64, kind: type[Narrow]) -> bool:
    least, most = _LIMITS[kind]
    return bool(least <= value <= most)
