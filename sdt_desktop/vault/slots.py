"""A key slot: the data key, wrapped for one secret. Each opens the vault by itself.

The AAD ties a slot to its own parameters, so none of them can be changed without breaking the wrapping.
"""

import os
from dataclasses import dataclass
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sdt_desktop.base.canonical import jcs
from sdt_desktop.vault.fields import Fields
from sdt_desktop.vault.kdf import SALT_BYTES, Cost, argon2id, hkdf_sha256
from sdt_desktop.vault.secrets import KEY_BYTES, wiped

FORMAT = "sdt-vault"
VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16

Kind = Literal["passphrase", "recovery", "keyring"]
KINDS: tuple[Kind, ...] = ("passphrase", "recovery", "keyring")
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """`cost` is None for HKDF; `words` names the list of a recovery slot, `backend` a keyring's class.

    `document` is the JSON object as read, unknown fields included: it is what is written again.
    """

    id: str
    kind: Kind
    created: str
    cost: Cost | None
    salt: bytes
    nonce: bytes
    wrapped: bytes
    words: str
    backend: str
    document: Document


def parse_slot(document: Document) -> Slot | None:
    """None for a kind of a later program, which is kept; `header_damaged` for anything not well formed."""
    fields = Fields(document)
    identity = fields.matching("id", r"[a-z0-9-]{1,16}")
    kind = next((known for known in KINDS if known == fields.text("kind")), None)
    if kind is None:
        return None
    cost, salt = _parse_kdf(fields.object("kdf"), kind)
    return Slot(
        id=identity,
        kind=kind,
        created=fields.instant("created"),
        cost=cost,
        salt=salt,
        nonce=fields.hex("nonce", NONCE_BYTES),
        wrapped=fields.hex("wrapped", KEY_BYTES + TAG_BYTES),
        words=fields.text("words") if kind == "recovery" else "",
        backend=fields.text("backend") if kind == "keyring" else "",
        document=document,
    )


def _parse_kdf(fields: Fields, kind: Kind) -> tuple[Cost | None, bytes]:
    salt = fields.hex("salt", SALT_BYTES)
    if kind != "passphrase":
        fields.exactly("name", "hkdf-sha256")
        return None, salt
    fields.exactly("name", "argon2id")
    fields.exactly("version", 19)
    return Cost(fields.integer("t"), fields.integer("m_kib"), fields.integer("p")), salt


def new_slot(
    identity: str, kind: Kind, created: str, *, cost: Cost | None = None, words: str = "", backend: str = ""
) -> Slot:
    """A slot with fresh salt that holds nothing yet; see `wrap`."""
    salt = os.urandom(SALT_BYTES)
    document: Document = {"id": identity, "kind": kind, "created": created}
    document |= {"words": words} if kind == "recovery" else {}
    document |= {"backend": backend} if kind == "keyring" else {}
    document["kdf"] = _kdf_document(cost, salt)
    return Slot(identity, kind, created, cost, salt, b"", b"", words, backend, document)


def _kdf_document(cost: Cost | None, salt: bytes) -> Document:
    if cost is None:
        return {"name": "hkdf-sha256", "salt": salt.hex()}
    return {"name": "argon2id", "version": 19, "t": cost.t, "m_kib": cost.m_kib, "p": cost.p, "salt": salt.hex()}


def _kek(slot: Slot, secret: bytearray) -> bytearray:
    if slot.cost is not None:
        return argon2id(secret, slot.salt, slot.cost)
    return hkdf_sha256(secret, slot.salt, f"sdt-vault/1 kek {slot.kind}".encode())


def aad(slot: Slot, vault_id: str) -> bytes:
    bare = {name: value for name, value in slot.document.items() if name not in ("nonce", "wrapped")}
    return jcs({"format": FORMAT, "version": VERSION, "vault_id": vault_id, "slot": bare})


def wrap(slot: Slot, vault_id: str, secret: bytearray, data_key: bytearray, nonce: bytes | None = None) -> Slot:
    """The slot holding `data_key` for `secret` (passphrase bytes or a random secret), under a new nonce.

    Raises vault.kdf_memory. `nonce` is given by the test vector only.
    """
    nonce = os.urandom(NONCE_BYTES) if nonce is None else nonce
    with wiped(_kek(slot, secret)) as kek:
        wrapped = ChaCha20Poly1305(kek).encrypt(nonce, data_key, aad(slot, vault_id))
    document = slot.document | {"nonce": nonce.hex(), "wrapped": wrapped.hex()}
    return Slot(
        slot.id, slot.kind, slot.created, slot.cost, slot.salt, nonce, wrapped, slot.words, slot.backend, document
    )


def unwrap(slot: Slot, vault_id: str, secret: bytearray) -> bytearray | None:
    """The data key, or None where the secret does not fit (or the slot was changed: the tag cannot tell).

    Raises vault.kdf_too_weak, vault.kdf_too_costly, vault.kdf_memory. The caller wipes the key.
    """
    data_key = bytearray(KEY_BYTES)
    with wiped(_kek(slot, secret)) as kek:
        try:
            ChaCha20Poly1305(kek).decrypt_into(slot.nonce, slot.wrapped, aad(slot, vault_id), data_key)
        except InvalidTag:
            return None
    return data_key
