"""Ed25519 keys and signatures in minisign's format, prehashed with BLAKE2b-512 (algorithm `ED`).

Written so that `minisign -Vm FILE -p KEY` accepts it. A key is its 32-byte seed; it never enters an error.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_BYTES = 32
_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "


class BadSignatureError(ValueError):
    """The signature, its comment or its form is not right."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A minisign public key: 8 bytes of identifier, 32 bytes of Ed25519 key."""

    identifier: bytes
    key: bytes

    @property
    def named_by_itself(self) -> bool:
        """Whether the identifier is ours: the first 8 bytes of the key's SHA-256."""
        return self.identifier == key_id(self.key)


def new_seed() -> bytes:
    """A fresh random signing key, 32 bytes."""
    return secrets.token_bytes(SEED_BYTES)


def public_key(seed: bytes) -> bytes:
    """The 32-byte public key of a 32-byte seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def key_id(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:8]


def public_key_text(public: bytes) -> str:
    """Base64 of `Ed`, key id, key: 42 bytes."""
    return base64_text(b"Ed" + key_id(public) + public)


def public_key_file(public: bytes, comment: str) -> bytes:
    return f"{_UNTRUSTED}{comment}\n{public_key_text(public)}\n".encode("ascii")


def parse_public_key(text: str) -> PublicKey:
    """Reads `public_key_text`; the identifier may be any (`minisign -G` draws it). ValueError otherwise."""
    raw = base64_bytes(text)
    if len(raw) != 42 or raw[:2] != b"Ed":
        raise ValueError("not a minisign public key")
    return PublicKey(raw[2:10], raw[10:])


def sign(message: bytes, seed: bytes) -> bytes:
    """The plain 64-byte Ed25519 signature (cards)."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def verify(message: bytes, signature: bytes, public: bytes) -> None:
    """Raises BadSignatureError unless `signature` over `message` is by `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise BadSignatureError from error


def sign_file(message: bytes, seed: bytes, *, untrusted: str, trusted: str) -> bytes:
    """The four lines of a `.minisig` over `message`; both comments are one line of text."""
    signature = sign(_prehash(message), seed)
    return _four_lines(public_key(seed), signature, sign(_global(signature, trusted), seed), untrusted, trusted)


def verify_file(message: bytes, signature_file: bytes, public: bytes, *, untrusted: str, trusted: str) -> None:
    """Raises BadSignatureError unless the `.minisig` is exactly what `public` signs with these comments.

    minisign leaves the first line unsigned; asking for known words leaves nothing in the file that
    somebody else could have written.
    """
    signature, over_comment = _signatures(signature_file)
    expected = _four_lines(public, signature, over_comment, untrusted, trusted)
    if signature_file != expected:
        raise BadSignatureError
    verify(_prehash(message), signature, public)
    verify(_global(signature, trusted), over_comment, public)


def _signatures(signature_file: bytes) -> tuple[bytes, bytes]:
    lines = signature_file.split(b"\n")
    try:
        head, over_comment = (base64_bytes(lines[number].decode("ascii")) for number in (1, 3))
    except (IndexError, ValueError) as error:
        raise BadSignatureError from error
    return head[10:], over_comment


def _four_lines(public: bytes, signature: bytes, over_comment: bytes, untrusted: str, trusted: str) -> bytes:
    lines = (
        _UNTRUSTED + untrusted,
        base64_text(b"ED" + key_id(public) + signature),
        _TRUSTED + trusted,
        base64_text(over_comment),
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _prehash(message: bytes) -> bytes:
    return hashlib.blake2b(message).digest()


def _global(signature: bytes, trusted: str) -> bytes:
    return signature + trusted.encode("utf-8")


def base64_text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def base64_bytes(text: str) -> bytes:
    """Standard alphabet, padded, one spelling only; ValueError otherwise."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if base64_text(raw) != text:
        raise ValueError("not the only spelling")
    return raw
