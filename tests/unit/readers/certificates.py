"""Certificates made up for tests: the whole way from content to QR text, with a signature of zeros."""

import struct
import zlib

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
SAMPLE = {"ver": "1.3.0", "dob": "1980-01-02", "nam": {"fn": "Test", "gn": "Ana", "fnt": "TEST", "gnt": "ANA"}}


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    size = next(size for size in (0, 1, 2, 3) if number < 256 ** (1 << size))
    return bytes([major << 5 | 24 + size]) + number.to_bytes(1 << size)


def cbor(value, *, open_ended=False):
    match value:
        case bool() | None:
            return bytes([{False: 0xF4, True: 0xF5, None: 0xF6}[value]])
        case int():
            return head(0, value) if value >= 0 else head(1, -1 - value)
        case float():
            return b"\xfb" + struct.pack(">d", value)
        case bytes():
            return head(2, len(value)) + value
        case str():
            return head(3, len(value.encode())) + value.encode()
        case list():
            body = b"".join(cbor(each, open_ended=open_ended) for each in value)
            return b"\x9f" + body + b"\xff" if open_ended else head(4, len(value)) + body
        case dict():
            body = b"".join(cbor(part, open_ended=open_ended) for pair in value.items() for part in pair)
            return b"\xbf" + body + b"\xff" if open_ended else head(5, len(value)) + body


def base45(data):
    found = ""
    for start in range(0, len(data), 2):
        part = data[start : start + 2]
        number = int.from_bytes(part)
        for _ in range(len(part) + 1):
            number, digit = divmod(number, 45)
            found += ALPHABET[digit]
    return found


def qr_text(content, *, level=6, tagged=True, open_ended=False, packed=True):
    claims = {1: "FR", 4: 1_700_000_000, 6: 1_650_000_000, -260: {1: content}}
    message = [cbor({1: -7}), {}, cbor(claims, open_ended=open_ended), bytes(64)]
    data = (b"\xd2" if tagged else b"") + cbor(message)
    return "HC1:" + base45(zlib.compress(data, level) if packed else data)


def vaccination(number=0, **more):
    said = {
        "tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
        "dt": "2021-06-01", "co": "FR", "is": "TEST", "ci": f"urn:uvci:01:FR:TEST#{number}",
    }  # fmt: skip
    return {**SAMPLE, "v": [{**said, **more}]}
