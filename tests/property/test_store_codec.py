"""Months as blobs: written and read they are the same bits; a damaged blob is refused with a code, never a crash."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.vault.codec import decode_observations, decode_positions, encode_observations, encode_positions

_EXTREMES = [
    0.0, -0.0, float("nan"), float("inf"), float("-inf"), 1.7976931348623157e308, 5e-324, -1.5, 0.1, 0.071, 2.0**53,
    2.0**53 + 2, 1e-7, 142 * 0.5 * 1e-3, 143 * 1e-3 / 4,
]  # fmt: skip
_values = st.one_of(
    st.sampled_from(_EXTREMES), st.floats(width=64), st.integers(-9999, 9999).map(float),
    st.integers(-9999, 9999).map(lambda number: number / 1000), st.integers(0, 9000).map(lambda w: w * 0.5 * 1e-3),
    st.integers(0, 9000).map(lambda w: w * (60_000 / 3_600_000) * 1e-3),
)  # fmt: skip
_wide = st.one_of(st.integers(-(1 << 63), (1 << 63) - 1), st.integers(-300, 300), st.just(1_800_000))


def _columns(size: int, elements: st.SearchStrategy, dtype: type) -> st.SearchStrategy:
    random = hnp.arrays(dtype, size, elements=elements)
    constant = elements.map(lambda value: np.full(size, value, dtype))
    return st.one_of(random, constant)


def _progression(size: int) -> st.SearchStrategy:
    return st.tuples(_wide, _wide).map(
        lambda pair: np.arange(size, dtype=np.int64) * np.array(pair[1], np.int64) + np.array(pair[0], np.int64)
    )


def _narrow(dtype: type) -> st.SearchStrategy:
    limits = np.iinfo(dtype)
    return st.one_of(st.integers(int(limits.min), int(limits.max)), st.integers(0, 3))


def _integers(size: int) -> st.SearchStrategy:
    return st.one_of(_columns(size, _wide, np.int64), _progression(size))


_sizes = st.one_of(st.integers(1, 6), st.integers(60, 90))
_blocks = _sizes.flatmap(
    lambda size: st.builds(
        ObservationBlock, _integers(size), _integers(size), _columns(size, _values, np.float64),
        _columns(size, _narrow(np.uint8), np.uint8), _columns(size, _narrow(np.int32), np.int32),
    )
)  # fmt: skip
_tracks = _sizes.flatmap(
    lambda size: st.builds(
        PositionBlock, _integers(size),
        _columns(size, _narrow(np.int32), np.int32), _columns(size, _narrow(np.int32), np.int32),
        _columns(size, _values, np.float64), _columns(size, _values, np.float64),
        _columns(size, _narrow(np.int32), np.int32), _columns(size, _narrow(np.int32), np.int32),
    )
)  # fmt: skip


def _bits(block: ObservationBlock | PositionBlock) -> list[tuple[str, list[int]]]:
    """Every bit but those that tell one NaN from another."""
    told = []
    for name in block.__slots__:
        column = getattr(block, name)
        if column.dtype == np.float64:
            column = np.where(np.isnan(column), np.nan, column).view(np.int64)
        told.append((str(getattr(block, name).dtype), column.tolist()))
    return told


def _bounds(data: st.DataObject, size: int) -> np.ndarray:
    inner = data.draw(st.sets(st.integers(1, size - 1), max_size=4)) if size > 1 else set()
    return np.array([0, *sorted(inner), size])


@given(_blocks, st.data())
def test_readings_come_back_bit_by_bit(block, data):
    blobs = encode_observations(block, _bounds(data, len(block)))
    assert _bits(ObservationBlock.joined([decode_observations(blob) for blob in blobs])) == _bits(block)


@given(_tracks, st.data())
def test_positions_come_back_bit_by_bit(block, data):
    blobs = encode_positions(block, _bounds(data, len(block)))
    assert _bits(PositionBlock.joined([decode_positions(blob) for blob in blobs])) == _bits(block)


def test_nothing_to_write_is_no_blob():
    assert encode_observations(ObservationBlock.empty(), np.array([0])) == []
    assert encode_positions(PositionBlock.empty(), np.array([0])) == []


@pytest.mark.parametrize(
    "values",
    [
        range(400),
        [7] * 400,
        [x / 1000 for x in range(400)],
        [w * 0.5e-3 for w in range(400)],
        [w * (1 / 6) * 1e-3 for w in range(400)],
    ],
)
def test_decimal_numbers_are_small(values):
    size = len(values)
    block = ObservationBlock(
        np.arange(size, dtype=np.int64) * 1_800_000, np.full(size, 1_800_000, np.int64), np.array(values, np.float64),
        np.zeros(size, np.uint8), np.arange(size, dtype=np.int32),
    )  # fmt: skip
    (blob,) = encode_observations(block, np.array([0, size]))
    assert len(blob) < 150


@given(_blocks, st.data())
def test_a_damaged_blob_is_refused(block, data):
    (blob,) = encode_observations(block, np.array([0, len(block)]))
    place = data.draw(st.integers(0, len(blob) - 1))
    change = data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(blob) - 1))
    flipped = blob[:place] + bytes([blob[place] ^ change]) + blob[place + 1 :]
    for damaged in (flipped, blob[:cut], blob + b"\0", b""):
        with pytest.raises(SdtError) as raised:
            decode_observations(damaged)
        assert raised.value.code == "vault.database_damaged"


@given(_blocks, st.data())
def test_nonsense_with_a_right_checksum_is_refused_or_read_but_never_a_crash(block, data):
    (blob,) = encode_observations(block, np.array([0, len(block)]))
    body = bytearray(blob[:-4])
    for place in data.draw(st.lists(st.integers(6, len(body) - 1), min_size=1, max_size=6)):
        body[place] = data.draw(st.integers(0, 255))
    with np.errstate(all="ignore"):
        told = _told(bytes(body) + struct.pack("<I", zlib.crc32(body)))
    assert told in ("vault.database_damaged", len(block))


def _told(blob: bytes) -> str | int:
    """The number of rows read, else the code of the refusal."""
    try:
        return len(decode_observations(blob))
    except SdtError as error:
        return error.code


@pytest.mark.parametrize("place", [0, 1], ids=["version", "kind"])
def test_another_version_or_kind_is_refused(place):
    one = ObservationBlock(
        np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(1), np.zeros(1, np.uint8), np.zeros(1, np.int32)
    )
    (blob,) = encode_observations(one, np.array([0, 1]))
    body = bytearray(blob[:-4])
    body[place] += 1
    with pytest.raises(SdtError):
        decode_observations(bytes(body) + struct.pack("<I", zlib.crc32(body)))


def test_a_bomb_stays_small():
    """A piece that unpacks to far more than its rows is refused after one byte too many."""
    size = 200
    block = ObservationBlock(
        np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size),
        np.array([0, 3] * (size // 2), np.uint8), np.zeros(size, np.int32),
    )  # fmt: skip
    (blob,) = encode_observations(block, np.array([0, size]))
    small = zlib.compress(block.quality.tobytes(), 1)
    assert small in blob
    bomb = zlib.compress(bytes(50_000_000), 1)
    body = blob[:-4].replace(struct.pack("<?I", True, len(small)) + small, struct.pack("<?I", True, len(bomb)) + bomb)
    with pytest.raises(SdtError):
        decode_observations(body + struct.pack("<I", zlib.crc32(body)))


@pytest.mark.parametrize("values", [[-0.0], [1.5, -0.0, 0.0], [float("nan"), -0.0], [float("nan")] * 3, [1e300, 0.1]])
def test_floats_that_decimals_cannot_hold(values):
    size = len(values)
    block = ObservationBlock(
        np.zeros(size, np.int64), np.zeros(size, np.int64), np.array(values), np.zeros(size, np.uint8),
        np.zeros(size, np.int32),
    )  # fmt: skip
    assert _bits(decode_observations(*encode_observations(block, np.array([0, size])))) == _bits(block)


@pytest.mark.parametrize(
    "values", [[*range(70), 0.5], [*range(70), 1 / 3], [*(x / 7 for x in range(70)), *([0.25] * 70)]]
)
def test_a_column_whose_beginning_says_too_little(values):
    size = len(values)
    block = ObservationBlock(
        np.zeros(size, np.int64), np.zeros(size, np.int64), np.array(values, np.float64), np.zeros(size, np.uint8),
        np.zeros(size, np.int32),
    )  # fmt: skip
    blobs = encode_observations(block, np.array([0, 70, size]))
    assert _bits(ObservationBlock.joined([decode_observations(blob) for blob in blobs])) == _bits(block)


def _sealed(body: bytes) -> bytes:
    return body + struct.pack("<I", zlib.crc32(body))


_HEAD = struct.pack("<BBI", 1, 1, 3)
_EVEN = b"\x01" + struct.pack("<qq", 0, 1)


@pytest.mark.parametrize(
    "columns",
    [
        [_EVEN, _EVEN, _EVEN],  # whole numbers where floats belong
        [b"\x09"],  # no such way
        [b"\x02\x03" + struct.pack("<q?I", 0, False, 9) + bytes(9)],  # no such width
        [b"\x02\x01" + struct.pack("<q?I", 0, False, 2) + bytes(2)],  # too few
        [b"\x02\x01" + struct.pack("<q?I", 0, True, 9) + bytes(9)],  # not zlib
        [b"\x02\x01" + struct.pack("<q?I", 0, True, 12) + zlib.compress(bytes(3)) + b"more"],
        [b"\x01" + bytes(3)],  # cut
        [b"\x02\x01" + struct.pack("<q?I", 0, False, 3) + bytes(2)],  # cut
        [
            _EVEN,
            _EVEN,
            b"\x05" + struct.pack("<?I", False, 24) + bytes(24),
            b"\x01" + struct.pack("<qq", 300, 0),
            _EVEN,
        ],
        [_EVEN, _EVEN, b"\x05" + struct.pack("<?I", False, 24) + bytes(24), _EVEN, _EVEN, b"more"],
    ],
)
def test_every_nonsense_has_the_code_of_damage(columns):
    with pytest.raises(SdtError, match=r"vault\.database_damaged"):
        decode_observations(_sealed(_HEAD + b"".join(columns)))


def test_steps_of_no_rows_are_damage():
    with pytest.raises(SdtError, match=r"vault\.database_damaged"):
        decode_observations(_sealed(struct.pack("<BBI", 1, 1, 0) + b"\x03" + bytes(40)))


def test_positions_are_no_readings():
    block = PositionBlock(*(np.zeros(1, np.int64) for _ in range(1)), *(np.zeros(1, np.int32) for _ in range(2)),
                          *(np.zeros(1) for _ in range(2)), *(np.zeros(1, np.int32) for _ in range(2)))  # fmt: skip
    (blob,) = encode_positions(block, np.array([0, 1]))
    with pytest.raises(SdtError, match=r"vault\.database_damaged"):
        decode_observations(blob)
    with pytest.raises(SdtError, match=r"vault\.database_damaged"):
        decode_positions(blob[:-1])
