"""What a person can open a vault with, and the way from there to the data key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.header import Header
from sdt_desktop.vault.kdf import COSTS, Kdf
from sdt_desktop.vault.passphrase import passphrase_bytes
from sdt_desktop.vault.recovery import secret_of
from sdt_desktop.vault.secrets import wiped
from sdt_desktop.vault.slots import Kind, Slot, new_slot, unwrap, wrap
from sdt_desktop.vault.words import list_names


class Unlocker(Protocol):
    """`wrong` and `absent` are the codes for a secret that fits no slot, and for a header without such a slot."""

    @property
    def kind(self) -> Kind: ...
    @property
    def wrong(self) -> str: ...
    @property
    def absent(self) -> str: ...

    def secret(self, slot: Slot) -> bytearray:
        """A new buffer, which the caller wipes."""
        ...


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    text: str = field(repr=False)
    kind: Kind = "passphrase"
    wrong: str = "vault.passphrase_wrong"
    absent: str = "vault.passphrase_wrong"

    def secret(self, slot: Slot) -> bytearray:  # noqa: ARG002 - the same for every slot
        return passphrase_bytes(self.text)


@dataclass(frozen=True, slots=True)
class ByWords:
    """24 recovery words as typed text or as a sequence of fields."""

    words: str | Sequence[str] = field(repr=False)
    kind: Kind = "recovery"
    wrong: str = "vault.recovery_wrong"
    absent: str = "vault.recovery_none"

    def secret(self, slot: Slot) -> bytearray:
        if slot.words not in list_names():
            raise SdtError("vault.recovery_none")
        return secret_of(self.words, slot.words)


@dataclass(frozen=True, slots=True)
class BySecret:
    """The random 32 bytes that a system keyring held."""

    given: bytearray = field(repr=False)
    kind: Kind = "keyring"
    wrong: str = "vault.keyring_wrong"
    absent: str = "vault.keyring_wrong"

    def secret(self, slot: Slot) -> bytearray:  # noqa: ARG002
        return bytearray(self.given)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A slot that fitted. `data_key` belongs to the caller, who wipes it."""

    header: Header
    slot: Slot
    data_key: bytearray = field(repr=False)


def unlock_header(header: Header, by: Unlocker) -> Unlocked:
    """Tries every slot of the kind; the codes of `by`, of the words or of the KDF where none fits."""
    failure: SdtError | None = None
    slots = header.slots_of(by.kind)
    for slot in slots:
        try:
            with wiped(by.secret(slot)) as secret:
                data_key = unwrap(slot, header.vault_id, secret)
        except SdtError as error:
            failure = failure or error
            continue
        if data_key is not None:
            return Unlocked(header, slot, data_key)
    raise failure or SdtError(by.wrong if slots else by.absent)


def passphrase_slot(
    identity: str, created: str, vault_id: str, secret: bytearray, data_key: bytearray, kdf: Kdf
) -> Slot:
    """A wrapped slot at the cost of `kdf`; where memory is short, at the lower one. Else vault.kdf_memory."""
    slot = new_slot(identity, "passphrase", created, cost=COSTS[kdf])
    try:
        return wrap(slot, vault_id, secret, data_key)
    except SdtError:
        if kdf is Kdf.INTERACTIVE:
            raise
    return passphrase_slot(identity, created, vault_id, secret, data_key, Kdf.INTERACTIVE)
