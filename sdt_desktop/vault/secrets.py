"""Key material: only in `bytearray`, wiped as soon as it was used. Best effort, as Python allows."""

from collections.abc import Iterator
from contextlib import contextmanager

KEY_BYTES = 32
_HEX = b"0123456789abcdef"


def wipe(*buffers: bytearray) -> None:
    """Overwrites with zeros, in place."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


@contextmanager
def wiped(buffer: bytearray) -> Iterator[bytearray]:
    """Lends a buffer and wipes it afterwards, whatever happened."""
    try:
        yield buffer
    finally:
        wipe(buffer)


def sqlcipher_key(data_key: bytearray, salt: bytes) -> bytearray:
    """`x'<64 hex of the key><32 hex of the salt>'`, written digit by digit so that no `str` ever holds it."""
    digits = (*data_key, *salt)
    text = bytearray(2 * len(digits) + 3)  # sized first: growing would leave copies behind
    text[:2], text[-1:] = b"x'", b"'"
    for place, byte in enumerate(digits):
        text[2 * place + 2] = _HEX[byte >> 4]
        text[2 * place + 3] = _HEX[byte & 15]
    return text
