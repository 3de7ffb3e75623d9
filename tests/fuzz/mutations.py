"""Files as they come out of accidents and bad will: bytes flipped, cut out, doubled, spliced, words swapped."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

Change = Callable[[random.Random, bytes, bytes], bytes]
MOST = 1 << 20
PIECES = (
    b'"', b"'", b"<", b">", b"&", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"{", b"}", b"[", b"]", b",", b":",
    b";", b"\\", b"\\u", b"\\ud800", b"\n", b"\r", b"\r\n ", b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"9" * 400,
    b"-", b"1e999", b"-1e308", b"NaN", b"Infinity", b"null", b"true", b"=", b"@", b"31/12/9999", b"0000-00-00",
    b"2024-03-31T02:30:00", b"27/10/2024 02:30", b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00",
    b"99999999999999999999", b"253402300800000", b"-62135596800", b"PT999999999H", b"P1D", b"<!DOCTYPE", b"<trkpt",
    b"BEGIN:VEVENT\r\n", b"RRULE:FREQ=SECONDLY\r\n", b"!Type:Bank\n", b"<STMTTRN>", b"\xe2\x80\xaf", b"\xc2\xa0",
)  # fmt: skip


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _each in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _drop(chance: random.Random, data: bytes, _: bytes) -> bytes:
    first = chance.randrange(len(data))
    return data[:first] + data[first + chance.randint(1, 200) :]


def _put(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(PIECES) + data[at + chance.randint(0, 8) :]


def _repeat(chance: random.Random, data: bytes, _: bytes) -> bytes:
    first = chance.randrange(len(data))
    part = data[first : first + chance.randint(1, 400)]
    return data[:first] + part * chance.choice((2, 3, 50, 400)) + data[first + len(part) :]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _lines(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Lines in another order, or one of them over and over."""
    lines = data.splitlines(keepends=True)
    if chance.random() < 0.5:
        chance.shuffle(lines)
    else:
        at = chance.randrange(len(lines))
        lines[at : at + 1] = [lines[at]] * chance.choice((2, 30, 500))
    return b"".join(lines)


def _swap(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """A cell, value or word changed for an odd one."""
    for mark in chance.sample((b";", b",", b'"', b">", b":", b"\n"), 6):
        places = data.split(mark)
        if len(places) > 2:
            places[chance.randrange(1, len(places) - 1)] = chance.choice(PIECES)
            return mark.join(places)
    return data + b"?"


_CHANGES: tuple[Change, ...] = (_flip, _cut, _drop, _put, _repeat, _splice, _lines, _swap, _swap, _put)


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """One to four changes; inside one member of a workbook, where it is one and luck will have it."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _in_member(chance, data, other)
    for _each in range(chance.randint(1, 4)):
        data = chance.choice(_CHANGES)(chance, data or b"\n", other)[:MOST]
    return data


def _in_member(chance: random.Random, data: bytes, other: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = archive.namelist()
        chosen = chance.choice([name for name in names if "sheet" in name.lower()] or names)
        for name in names:
            content = archive.read(name)
            target.writestr(name, mutated(chance, content, other) if name == chosen else content)
    return out.getvalue()
