"""The text of an EU certificate's QR code: `HC1:`, base45, zlib, COSE, CBOR. The signature is not looked at."""

import zlib

from sdt_desktop.importing.readers import cbor
from sdt_desktop.importing.readers.whole import at

PREFIX = "HC1:"
_ALPHABET = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
_LONGEST = 64 * 1024  # a QR code holds 4,296 signs
_MOST_BYTES = 256 * 1024
_ZLIB = 0x78
_CERTIFICATE, _FIRST = -260, 1


def content_of(text: str) -> tuple[dict[object, object], object]:
    """The claims (1 country, 4 expiry, 6 issue) and the certificate in them; ValueError for anything else.

    Blanks belong to the alphabet. A blank at the very end may have got lost, or have been added by an editor: the text
    is read as it is, then without it.
    """
    body = text.removeprefix(PREFIX)
    try:
        return _claims(body)
    except (ValueError, zlib.error, RecursionError):
        if body == body.rstrip():
            raise ValueError from None
    try:
        return _claims(body.rstrip())
    except (zlib.error, RecursionError):
        raise ValueError from None


def _claims(text: str) -> tuple[dict[object, object], object]:
    data = base45(text)
    if data[:1] == bytes([_ZLIB]):
        data = _inflated(data)
    message = cbor.decode(data)
    payload = at(message, 2)
    if not isinstance(payload, bytes):
        raise ValueError  # noqa: TRY004 - the data is at fault, not the program
    claims = cbor.decode(payload)
    if not isinstance(claims, dict):
        raise ValueError  # noqa: TRY004 - as above
    held = claims.get(_CERTIFICATE)
    return claims, held.get(_FIRST) if isinstance(held, dict) else None


def base45(text: str) -> bytes:
    """RFC 9285; ValueError for other signs, a lone sign at the end, and values that are no bytes."""
    if len(text) > _LONGEST or len(text) % 3 == 1:
        raise ValueError
    values = [_ALPHABET.get(sign, -1) for sign in text]
    if -1 in values:
        raise ValueError
    found = bytearray()
    for start in range(0, len(values), 3):
        part = values[start : start + 3]
        number = sum(value * 45**place for place, value in enumerate(part))
        width = len(part) - 1
        if number >= 256**width:
            raise ValueError
        found += number.to_bytes(width)
    return bytes(found)


def _inflated(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    found = stream.decompress(data, _MOST_BYTES)
    if not stream.eof:  # cut, or larger than any certificate
        raise ValueError
    return found
