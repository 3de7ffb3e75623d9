"""What can be said of a vault without opening it, and whether an open one is whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.folder import COPY, HEADER, VaultFolder
from sdt_desktop.vault.header import parse_header
from sdt_desktop.vault.kdf import Cost
from sdt_desktop.vault.lock import Holder, holder_of
from sdt_desktop.vault.notice import Notice, notice
from sdt_desktop.vault.places import unsuitable
from sdt_desktop.vault.session import OpenVault

_PAGE = re.compile(r"page (\d+)")
_FINDINGS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """`kind` as it stands in the header, also one of a later program; `cost` of Argon2id or None."""

    id: str
    kind: str
    created: str
    cost: Cost | None
    words: str


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """`header_copy` is one of same, different, damaged, missing; `database_bytes` None where there is no file.

    Nothing of this is proven before the vault was opened: the header's MAC needs the key.
    """

    name: str
    vault_id: str
    version: int
    created: str
    generation: int
    page_size: int
    slots: tuple[SlotInfo, ...]
    header_copy: str
    database_bytes: int | None
    holder: Holder | None
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """Versions of what encrypts: for `sdt vault info`, since the wheels bring their own OpenSSL."""

    sqlcipher: str
    sqlite: str
    provider: str


def vault_info(folder: Path) -> VaultInfo:
    """Without a passphrase. Raises vault.not_found, _not_a_vault, header_missing, _damaged, newer_version."""
    place = VaultFolder(folder)
    place.require()
    data = place.read(HEADER)
    if data is None:
        raise SdtError("vault.header_missing", name=place.name)
    header = parse_header(data, place.name)
    costs = {slot.id: slot.cost for slot in header.slots}
    return VaultInfo(
        name=place.name,
        vault_id=header.vault_id,
        version=header.document["version"],
        created=header.created,
        generation=header.generation,
        page_size=header.page_size,
        slots=tuple(_slot_info(slot, costs.get(slot["id"])) for slot in header.slot_documents()),
        header_copy=_copy_state(place, data),
        database_bytes=place.database.stat().st_size if place.database.is_file() else None,
        holder=holder_of(place.lock),
        notices=unsuitable(place.path),
    )


def _slot_info(slot: dict[str, object], cost: Cost | None) -> SlotInfo:
    identity, kind, created, words = (str(slot.get(name, "")) for name in ("id", "kind", "created", "words"))
    return SlotInfo(identity, kind, created, cost, words)


def _copy_state(place: VaultFolder, data: bytes) -> str:
    copy = place.read(COPY)
    if copy is None:
        return "missing"
    if copy == data:
        return "same"
    try:
        parse_header(copy)
    except SdtError:
        return "damaged"
    return "different"


def engine(connection: Connection) -> Engine:
    asked = ("PRAGMA cipher_version", "SELECT sqlite_version()", "PRAGMA cipher_provider_version")
    return Engine(*(str(connection.scalar(sql)) for sql in asked))


def check_vault(vault: OpenVault) -> list[Notice]:
    """Reads every page. An empty list is a whole vault; files that are not ours are named, never touched."""
    return [*_pages(vault.connection), *_structure(vault.connection), *_files(vault.place)]


def _pages(connection: Connection) -> Iterator[Notice]:
    """SQLCipher's own check: every page's HMAC, and a length that is no whole number of pages."""
    for (text,) in connection.execute("PRAGMA cipher_integrity_check").fetchall()[:_FINDINGS_SHOWN]:
        page = _PAGE.search(text)
        yield notice("vault.check_page_damaged", page=int(page[1]) if page else None)


def _structure(connection: Connection) -> Iterator[Notice]:
    try:
        problems = connection.execute("PRAGMA quick_check").fetchall()
    except SdtError as error:
        if error.code != "vault.database_damaged":
            raise
        problems = [("unreadable",)]
    if problems != [("ok",)]:
        yield notice("vault.check_structure_damaged", count=len(problems))


def _files(place: VaultFolder) -> Iterator[Notice]:
    state = _copy_state(place, place.read(HEADER) or b"")
    if state != "same":
        yield notice("vault.check_header_copy", state=state)
    conflicts, unknown = place.foreign_files()
    yield from (notice("vault.check_conflict_copy", file=name) for name in conflicts)
    yield from (notice("vault.check_unknown_file", file=name) for name in unknown)
    yield from (notice("vault.check_readable_by_others", file=name) for name in place.readable_by_others())
