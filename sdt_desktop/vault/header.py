"""`vault.json`: the public header. Which slots there are, under a MAC that only the data key can make."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from sdt_desktop.base.canonical import jcs, strict_json
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.fields import Fields, damaged
from sdt_desktop.vault.kdf import SALT_BYTES, hkdf_sha256
from sdt_desktop.vault.secrets import wiped
from sdt_desktop.vault.slots import FORMAT, VERSION, Document, Kind, Slot, parse_slot

LIMIT = 64 * 1024
MAC_BYTES = 32
MAX_SLOTS = 8
MAX_OBJECTS = 200  # a true header has some 20; deep nesting would only serve to exhaust the stack
PAGE_SIZE = 4096
DATABASE_FILE = "data.db"


@dataclass(frozen=True, slots=True)
class Header:
    """A well-formed header; its MAC is not checked before `verify`. `slots` are those of known kinds.

    `document` is what stands in the file: unknown fields and slots stay in it when it is written again.
    """

    vault_id: str
    created: str
    generation: int
    database_file: str
    page_size: int
    salt: bytes
    slots: tuple[Slot, ...]
    mac: bytes
    document: Document

    def slots_of(self, kind: Kind) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def verify(self, data_key: bytearray) -> bool:
        """Whether this header was written by somebody who held the data key."""
        mac = _hmac(self.vault_id, data_key, self.document)
        try:
            mac.verify(self.mac)
        except InvalidSignature:
            return False
        return True

    def successor(self, slots: Sequence[Document], data_key: bytearray, after: int | None = None) -> "Header":
        """The next generation with these slots, signed. `after` is a newer generation known to exist."""
        generation = max(self.generation, after or 0) + 1
        document = self.document | {"generation": generation, "slots": list(slots)}
        return signed(document, data_key)

    def slot_documents(self, *, without: Iterable[str] = ()) -> list[Document]:
        """Every slot, unknown kinds included, but those with the given ids."""
        gone = set(without)
        return [slot for slot in self.document["slots"] if slot["id"] not in gone]

    def next_slot_id(self) -> str:
        """Named after the generation that brings the slot: generations never return, so neither do ids."""
        used = {slot["id"] for slot in self.document["slots"]}
        number = self.generation + 1
        while f"s{number}" in used:
            number += 1
        return f"s{number}"


def parse_header(data: bytes, name: str = "") -> Header:
    """Strict: vault.not_a_vault (with the folder's `name`), vault.newer_version, vault.header_damaged."""
    fields = _document_fields(data)
    _check_format(fields, name)
    fields.matching("mac", f"[0-9a-f]{{{2 * MAC_BYTES}}}")
    database = fields.object("database")
    database.exactly("file", DATABASE_FILE)
    database.exactly("cipher", "sqlcipher-4")
    generation, page_size = fields.integer("generation"), database.integer("page_size")
    if generation < 1 or page_size not in _PAGE_SIZES:
        raise damaged()
    return Header(
        vault_id=fields.uuid("vault_id"),
        created=fields.instant("created"),
        generation=generation,
        database_file=DATABASE_FILE,
        page_size=page_size,
        salt=database.hex("salt", SALT_BYTES),
        slots=_parse_slots(fields.list("slots")),
        mac=fields.hex("mac", MAC_BYTES),
        document=fields.document,
    )


_PAGE_SIZES = {512 << power for power in range(8)}


def _document_fields(data: bytes) -> Fields:
    if len(data) > LIMIT or data.count(b"{") + data.count(b"[") > MAX_OBJECTS:
        raise damaged()
    try:
        document = strict_json(data)
        jcs(document)  # what cannot be written canonically cannot be under the MAC
    except (ValueError, RecursionError):
        raise damaged() from None
    return Fields(document)


def _check_format(fields: Fields, name: str) -> None:
    if fields.document.get("format") != FORMAT:
        raise SdtError("vault.not_a_vault", name=name)
    version = fields.integer("version")
    if version > VERSION:
        raise SdtError("vault.newer_version", found=version, known=VERSION)
    fields.exactly("version", VERSION)


def _parse_slots(documents: list[Any]) -> tuple[Slot, ...]:
    slots = [parse_slot(Fields(document).document) for document in documents]
    identities = {document["id"] for document in documents}
    known = tuple(slot for slot in slots if slot is not None)
    if not 1 <= len(documents) <= MAX_SLOTS or len(identities) != len(documents):
        raise damaged()
    if not any(slot.kind in ("passphrase", "recovery") for slot in known):
        raise damaged()
    return known


def new_document(vault_id: str, created: str, salt: bytes, slots: Sequence[Document]) -> Document:
    """Generation 1, without its MAC."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault_id": vault_id,
        "created": created,
        "generation": 1,
        "database": {
            "file": DATABASE_FILE, "cipher": "sqlcipher-4", "page_size": PAGE_SIZE, "salt": salt.hex(),
        },
        "slots": list(slots),
    }  # fmt: skip


def signed(document: Document, data_key: bytearray) -> Header:
    """The header of a document, with its MAC; read back by the strict reader before anybody writes it."""
    mac = _hmac(document["vault_id"], data_key, document).finalize()
    return parse_header(_text(document | {"mac": mac.hex()}))


def header_bytes(header: Header) -> bytes:
    """UTF-8, LF, ends with a line feed."""
    return _text(header.document)


def _text(document: Document) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _hmac(vault_id: str, data_key: bytearray, document: Document) -> HMAC:
    bare = {name: value for name, value in document.items() if name != "mac"}
    with wiped(hkdf_sha256(data_key, UUID(vault_id).bytes, b"sdt-vault/1 header")) as key:
        mac = HMAC(key, SHA256())
    mac.update(jcs(bare))
    return mac
