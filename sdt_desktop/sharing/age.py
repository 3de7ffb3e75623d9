"""age v1 with X25519 keys, through pyrage: several recipients, binary and armoured reading, bounded input."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage

from sdt_desktop.base.errors import SdtError

MAX_BYTES = 320 * 2**20
"""The largest age file taken in: a package of 256 MiB stays below it, armoured ones up to 240 MiB."""

_BINARY = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_NO_MATCH = "No matching keys found"
_HRP = "age"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """`secret` is `AGE-SECRET-KEY-1…`, `public` is `age1…`."""

    secret: str = field(repr=False)
    public: str


def new_key_pair() -> KeyPair:
    return _pair(pyrage.x25519.Identity.generate())


def key_pair(secret: str) -> KeyPair:
    """The pair of `AGE-SECRET-KEY-1…`; ValueError for anything else."""
    try:
        return _pair(pyrage.x25519.Identity.from_str(secret))
    except pyrage.IdentityError:
        raise ValueError("not an age identity") from None


def _pair(identity: pyrage.x25519.Identity) -> KeyPair:
    return KeyPair(str(identity), str(identity.to_public()))


def usable(recipient: str) -> bool:
    """True for an X25519 key; False for another kind (`age1pq1…`), which is listed for later.

    ValueError for a text that is no age key at all, or an X25519 key that was mistyped.
    """
    prefix = recipient.rpartition("1")[0]
    if prefix != _HRP:
        if prefix.startswith(f"{_HRP}1") and recipient.isascii() and recipient == recipient.lower():
            return False
        raise ValueError("not an age key")
    _recipient(recipient)
    return True


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise ValueError("not an age key") from None


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """The binary age file that each of `recipients` (X25519) can open; ValueError without a right one."""
    if not recipients:
        raise ValueError("nobody to encrypt for")
    sealed: bytes = pyrage.encrypt(content, [_recipient(text) for text in recipients])
    return sealed


def decrypt(data: bytes, secrets: Sequence[str]) -> bytes:
    """Opens a binary or armoured age file of at most `MAX_BYTES`.

    Raises share.not_a_package (no age header), share.no_key (none of `secrets` opens it) and share.damaged
    (altered or cut); nothing is returned unless every chunk to the end is authentic.
    """
    if not data.startswith(_BINARY) and not data.startswith((_ARMOUR + b"\n", _ARMOUR + b"\r\n")):
        raise SdtError("share.not_a_package")
    if len(data) > MAX_BYTES:
        raise SdtError("share.unsafe_archive")
    for secret in secrets:
        content = _try(data, pyrage.x25519.Identity.from_str(secret))
        if content is not None:
            return content
    raise SdtError("share.no_key")


def _try(data: bytes, identity: pyrage.x25519.Identity) -> bytes | None:
    """None where the file is sealed for other keys."""
    try:
        content: bytes = pyrage.decrypt(data, [identity])
    except pyrage.DecryptError as error:
        if str(error) == _NO_MATCH:
            return None
        raise SdtError("share.damaged") from None
    return content
