"""Eight characters at once: arithmetic on text held in uint64 words ("SIMD within a register").

A word is little-endian, so its lowest byte is the first character. Every function works on whole arrays; a
few machine instructions a cell replace a Python call a cell.
"""

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import UInt8

U64 = NDArray[np.uint64]


def spread(byte: int) -> np.uint64:
    """A word with `byte` in each of its eight places."""
    return np.uint64(byte * 0x0101010101010101)


_ONES = spread(1)
_HIGH = spread(0x80)
_UP_TO_NINE = spread(0x76)  # 10 + 0x76 reaches the high bit
ZEROS = spread(ord("0"))
_ALL = (1 << 64) - 1
LAST = np.array([_ALL ^ (_ALL >> 8 * kept) for kept in range(9)], np.uint64)
"""`LAST[n]` keeps the last n characters of a word (its highest bytes)."""
FIRST = np.array([_ALL >> 8 * (8 - kept) for kept in range(9)], np.uint64)
"""`FIRST[n]` keeps the first n characters of a word (its lowest bytes)."""


def words(matrix: UInt8) -> U64:
    """Rows of 8k bytes as rows of k words, without a copy."""
    return matrix.view("<u8")


def not_digits(digits: U64) -> U64:
    """Non-zero where a byte of the word is above 9."""
    found: U64 = ((digits + _UP_TO_NINE) | digits) & _HIGH
    return found


def eight_digits(digits: U64) -> U64:
    """The number that eight bytes of 0 to 9 spell, first character first; nonsense for other bytes."""
    pairs = (digits * np.uint64(2561)) >> np.uint64(8) & np.uint64(0x00FF00FF00FF00FF)
    fours = (pairs * np.uint64(6553601)) >> np.uint64(16) & np.uint64(0x0000FFFF0000FFFF)
    eights: U64 = (fours * np.uint64(42949672960001)) >> np.uint64(32)
    return eights


def first_equal(values: U64, byte: int) -> U64:
    """The high bit of the first byte that equals `byte`, alone in its word; 0 where there is none."""
    apart = values ^ spread(byte)
    zeros = (apart - _ONES) & ~apart & _HIGH  # exact for the lowest zero byte, which is all that is kept
    first: U64 = zeros & (~zeros + np.uint64(1))
    return first


def squeeze_out(digits: U64, at: U64) -> tuple[U64, U64]:
    """Takes out the byte marked by `at` (a high bit, or 0 for none); earlier bytes move up, a zero comes in.

    The second result masks the byte and all before it.
    """
    low = at >> np.uint64(7)
    before = low - (at != 0)  # all ones below the byte, 0 where there is none
    upto = before | low * np.uint64(0xFF)
    return (digits & ~upto) | ((digits & before) << np.uint64(8)), upto
