"""FIT files byte by byte, for tests and for the samples of `importers/any-fit`.

`python -m tests.unit.readers.fit_bytes` writes those samples.
"""

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import fitdecode.utils

from sdt_desktop.base.paths import importers_root

EPOCH = 631065600  # 1989-12-31T00:00:00Z
FILE_ID, SESSION, RECORD = 0, 18, 20
ENUM, SINT32, UINT16, UINT32, UINT32Z = 0x00, 0x85, 0x84, 0x86, 0x8C
_FORMATS = {ENUM: "B", SINT32: "i", UINT16: "H", UINT32: "I", UINT32Z: "I"}
_NONE = {ENUM: 0xFF, SINT32: 0x7FFFFFFF, UINT16: 0xFFFF, UINT32: 0xFFFFFFFF, UINT32Z: 0}
Fields = Sequence[tuple[int, int]]
FILE_FIELDS = ((0, ENUM), (3, UINT32Z))  # type, serial number
SESSION_FIELDS = ((2, UINT32), (7, UINT32), (9, UINT32), (5, ENUM))  # start, elapsed ms, distance cm, sport
RECORD_FIELDS = ((253, UINT32), (0, SINT32), (1, SINT32), (2, UINT16))  # time, latitude, longitude, altitude


def message(local: int, number: int, fields: Fields, rows: Iterable[Sequence[int | None]]) -> bytes:
    """A definition and its data; None is the invalid value of the field's type."""
    head = struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields))
    head += b"".join(struct.pack("BBB", field, struct.calcsize(_FORMATS[kind]), kind) for field, kind in fields)
    layout = "<B" + "".join(_FORMATS[kind] for _, kind in fields)
    kinds = [kind for _, kind in fields]
    data = [[_NONE[kind] if value is None else value for value, kind in zip(row, kinds, strict=True)] for row in rows]
    return head + b"".join(struct.pack(layout, local, *row) for row in data)


def fit_bytes(body: bytes) -> bytes:
    head = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    head += struct.pack("<H", fitdecode.utils.compute_crc(head))
    return head + body + struct.pack("<H", fitdecode.utils.compute_crc(head + body))


def semicircles(degrees: float) -> int:
    return round(degrees * 2**31 / 180)


def activity(
    points: Iterable[tuple[int, float | None, float | None]], start: int, kind: int = 4, sport: int = 2
) -> bytes:
    """points: epoch seconds and degrees; start: seconds as the device counts them."""
    rows = [
        (stamp - EPOCH, *(None if angle is None else semicircles(angle) for angle in place), 2520)
        for stamp, *place in points
    ]
    body = message(0, FILE_ID, FILE_FIELDS, [(kind, 1)]) + message(1, RECORD, RECORD_FIELDS, rows)
    return fit_bytes(body + message(2, SESSION, SESSION_FIELDS, [(start, 60_000, 25_050, sport)]))


def write_samples(folder: Path) -> None:
    ride = 1714631460
    points = [(ride, 46.1603, -1.1511), (ride + 30, 46.161, -1.15), (ride + 40, None, None), (ride + 50, 0.0, 0.0)]
    whole = activity(points, ride - EPOCH)
    (folder / "sample.fit").write_bytes(whole)
    (folder / "sample-cut.fit").write_bytes(whole[:-1])
    (folder / "sample-checksum.fit").write_bytes(whole[:-2] + b"\x01\x02")
    indoors = [(EPOCH + 17217864 + n, None, None) for n in range(3)]
    (folder / "sample-without-date.fit").write_bytes(activity(indoors, 17217864, sport=1))


if __name__ == "__main__":
    write_samples(Path(str(importers_root() / "any-fit")))
