"""Small packages for the tests, and the forger's bench: members changed, signed anew, zipped, sealed."""

import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import local_midnight_ms
from sdt_desktop.model.sharing import OpenedShare, Recipient, ShareTerms, Slice, SliceItem
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.sharing import age, minisign, names
from sdt_desktop.sharing.card import read_card
from sdt_desktop.sharing.card_making import card_bytes, new_urn, sign_card
from sdt_desktop.sharing.facts import Confirmation
from sdt_desktop.sharing.identity import Identity, NewIdentity, new_identity
from sdt_desktop.sharing.manifest import parse_manifest
from sdt_desktop.sharing.package import BuiltPackage, build_package, file_entries, sign_manifest
from sdt_desktop.sharing.reader import open_package
from sdt_desktop.sharing.zip_write import write_archive
from tests.support import data, fixed_clock

CLOCK = fixed_clock()
SEED = bytes(range(32))
PARIS = "Europe/Paris"
STREAM = "electricity.consumption.load-curve"
YES = Confirmation(CLOCK.now(), "Seal and hand to Ada")
UNTIL = date(2027, 5, 31)


def series(
    grain: Grain,
    starts: Sequence[int],
    ends: Sequence[int],
    values: Sequence[float],
    *,
    stream: str = STREAM,
    observed_property: str = "electricity.consumption",
    unit: str = "kWh",
    zone: str = PARIS,
    covered: Sequence[float] | None = None,
    quality: Sequence[int] | None = None,
    per_cell: int = 48,
) -> SeriesTable:
    """A table of cells; NaN values have no readings and no coverage unless `covered` says otherwise."""
    value = np.array(values, np.float64)
    known = ~np.isnan(value)
    return SeriesTable(
        stream, observed_property, unit, zone, grain,
        np.array(starts, np.int64), np.array(ends, np.int64), value,
        np.array(quality if quality is not None else np.zeros(len(value)), np.uint8),
        np.where(known, per_cell, 0).astype(np.int32),
        np.array(covered, np.float64) if covered is not None else known.astype(np.float64),
    )  # fmt: skip


def midnights(days: Sequence[date], zone: str = PARIS) -> list[int]:
    return [local_midnight_ms(day, zone) for day in days]


def months(values: Sequence[float], first: date = date(2024, 1, 1), **words: Any) -> SeriesTable:
    """Whole months from `first` on."""
    bounds = [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(len(values) + 1)
    ]
    edges = midnights(bounds, words.get("zone", PARIS))
    return series(Grain.MONTH, edges[:-1], edges[1:], values, **words)


def whole_slice(*tables: SeriesTable, first: date | None = None, last: date | None = None) -> Slice:
    return Slice(tuple(SliceItem(table.stream, table.grain) for table in tables), first, last)


@cache
def ada() -> NewIdentity:
    return new_identity("Ada", CLOCK)


@cache
def bob() -> NewIdentity:
    return new_identity("Bob", CLOCK)


def person(new: NewIdentity | None = None) -> Recipient:
    return read_card((new or ada()).card, CLOCK)


def controller_document() -> dict[str, Any]:
    """The card of the design's page."""
    document: dict[str, Any] = json.loads(data("vectors/card.sdtcard.json").read_text(encoding="utf-8"))
    return document


@cache
def controller_identity() -> Identity:
    return new_identity("x", CLOCK).identity


def controller(**changes: Any) -> Recipient:
    """A complete controller's card whose keys the tests hold."""
    keys = {"age": [controller_identity().keys[0].public]}
    document = {**controller_document(), "keys": keys, **changes}
    return read_card(card_bytes(sign_card(document, SEED)), CLOCK)


def own_words(recipient: Recipient | None = None, language: str = "fr") -> ShareTerms:
    return ShareTerms(recipient or person(), None, "Préparer la visite d’un conseiller", UNTIL, language)


def card_purpose(recipient: Recipient, language: str = "fr") -> ShareTerms:
    return ShareTerms(recipient, recipient.purposes[0].id, None, UNTIL, language)


def built(
    *tables: SeriesTable, terms: ShareTerms | None = None, seed: bytes = SEED, confirmed: bool = True
) -> BuiltPackage:
    given = tables or (months([101.5, 98.25, 87.0]),)
    confirmation = YES if confirmed else None
    return build_package(given, whole_slice(*given), terms or own_words(), seed, CLOCK, confirmation=confirmation)


def sealed_for(zip_bytes: bytes, *recipients: NewIdentity) -> bytes:
    keys = [pair.public for new in recipients or (ada(),) for pair in new.identity.keys]
    return age.encrypt(zip_bytes, keys)


def opened(sealed: bytes, *identities: Identity, **held: Any) -> OpenedShare:
    state: dict[str, Any] = {"seen": {}, "withdrawn": (), "own_cards": (), **held}
    clock = state.pop("clock", CLOCK)
    return open_package(sealed, identities or (ada().identity,), clock, **state)


def forged(
    members: Mapping[str, bytes],
    changes: Mapping[str, bytes | None] | None = None,
    manifest: Mapping[str, Any] | None = None,
    *,
    seed: bytes = SEED,
    listed: bool = True,
) -> dict[str, bytes]:
    """The members with changes (None removes), the manifest's fields replaced, hashed and signed anew."""
    content = {name: value for name, value in {**members, **(changes or {})}.items() if value is not None}
    rest = {name: value for name, value in content.items() if name not in (names.MANIFEST, names.SIGNATURE)}
    old = parse_manifest(members[names.MANIFEST])
    files = file_entries(rest if listed else {name: value for name, value in rest.items() if name in members})
    new = replace(old, files=files, **(manifest or {}))
    content[names.MANIFEST] = new.canonical()
    content[names.SIGNATURE] = sign_manifest(new, seed)
    return content


def sealed_members(members: Mapping[str, bytes]) -> bytes:
    return sealed_for(write_archive(members))


def edited_json(content: bytes, edit: Callable[[Any], None]) -> bytes:
    document = json.loads(content)
    edit(document)
    return json.dumps(document, ensure_ascii=False).encode()


def receipt_record(document: Any) -> Any:
    return document["dpv:hasRecordOfActivity"][0]


def receipt_process(document: Any) -> Any:
    return receipt_record(document)["dpv:hasProcess"][0]


def raw_zip(
    members: Sequence[tuple[str, bytes]],
    *,
    local: Mapping[str, int | bytes] | None = None,
    central: Mapping[str, int | bytes] | None = None,
    both: Mapping[str, int | bytes] | None = None,
    end: Mapping[str, int | bytes] | None = None,
    between: bytes = b"",
    tail: bytes = b"",
) -> bytes:
    """A zip written field by field; each mapping replaces fields of every header of its kind.

    `between` follows each member's data, `tail` the directory.
    """
    body, directory = b"", b""
    for name, content in members:
        packed = _deflated(content)
        common: dict[str, Any] = {
            "need": 20, "flags": 0, "method": 8, "time": 0, "date": 0x21, "crc": zlib.crc32(content),
            "packed": len(packed), "unpacked": len(content), "name": name.encode(), "extra": b"", "data": packed,
            **(both or {}),
        }  # fmt: skip
        here = {**common, **(local or {})}
        there: dict[str, Any] = {
            **common, "made": 0x0314, "comment": b"", "disk": 0, "internal": 0, "external": 0o100644 << 16,
            "offset": len(body), **(central or {}),
        }  # fmt: skip
        body += _local(here) + here["data"] + between
        directory += _central(there)
    last: dict[str, Any] = {
        "disk": 0, "count": len(members), "size": len(directory), "offset": len(body), "comment": b"", **(end or {}),
    }  # fmt: skip
    return body + directory + tail + _end(last)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _local(of: Mapping[str, Any]) -> bytes:
    fields = (of["need"], of["flags"], of["method"], of["time"], of["date"], of["crc"], of["packed"], of["unpacked"])
    head = struct.pack("<4s5H3I2H", b"PK\3\4", *fields, len(of["name"]), len(of["extra"]))
    return head + bytes(of["name"]) + bytes(of["extra"])


def _central(of: Mapping[str, Any]) -> bytes:
    fields = (of["need"], of["flags"], of["method"], of["time"], of["date"], of["crc"], of["packed"], of["unpacked"])
    sizes = (len(of["name"]), len(of["extra"]), len(of["comment"]))
    place = (of["disk"], of["internal"], of["external"], of["offset"])
    head = struct.pack("<4s6H3I5H2I", b"PK\1\2", of["made"], *fields, *sizes, *place)
    return head + bytes(of["name"]) + bytes(of["extra"]) + bytes(of["comment"])


def _end(of: Mapping[str, Any]) -> bytes:
    counts = (of["disk"], of["disk"], of["count"], of["count"])
    fields = (*counts, of["size"], of["offset"], len(of["comment"]))
    return struct.pack("<4s4H2IH", b"PK\5\6", *fields) + bytes(of["comment"])


def another_urn() -> str:
    return new_urn()


def other_seed() -> bytes:
    return minisign.new_seed()
