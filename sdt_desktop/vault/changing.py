"""Changing who can open a vault. The database is not touched: only slots are wrapped anew.

Every change asks for a secret that opens the vault, also while it is open: the session holds no key.
"""

from collections.abc import Iterable, Sequence

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import has_no_room
from sdt_desktop.vault.header import Header
from sdt_desktop.vault.kdf import Kdf, todays_default
from sdt_desktop.vault.passphrase import new_passphrase_bytes
from sdt_desktop.vault.recovery import new_secret, secret_of, words_of
from sdt_desktop.vault.secrets import wiped
from sdt_desktop.vault.session import OpenVault
from sdt_desktop.vault.slots import Slot, new_slot, unwrap, wrap
from sdt_desktop.vault.sqlite_errors import largest_file
from sdt_desktop.vault.unlocking import Unlocked, Unlocker, passphrase_slot, unlock_header
from sdt_desktop.vault.words import list_for_language


def set_passphrase(vault: OpenVault, by: Unlocker, new: str, kdf: Kdf | None) -> None:
    """Replaces the passphrase that was given, or every one where recovery words were given."""
    with wiped(new_passphrase_bytes(new)) as secret:
        unlocked = unlock_genuine(vault.header, by)
        with wiped(unlocked.data_key) as data_key:
            slot = passphrase_slot(
                vault.header.next_slot_id(), _now(vault), vault.vault_id, secret, data_key, kdf or todays_default()
            )
            _replace(vault, _replaced_by(vault.header, unlocked), slot, data_key)


def _replaced_by(header: Header, unlocked: Unlocked) -> list[str]:
    if unlocked.slot.kind == "passphrase":
        return [unlocked.slot.id]
    return [slot.id for slot in header.slots_of("passphrase")]


def unlock_genuine(header: Header, by: Unlocker) -> Unlocked:
    """`unlock_header`, and the header's MAC: vault.header_altered."""
    unlocked = unlock_header(header, by)
    if not header.verify(unlocked.data_key):
        with wiped(unlocked.data_key):
            raise SdtError("vault.header_altered")
    return unlocked


def new_words(vault: OpenVault, by: Unlocker, language: str) -> tuple[str, ...]:
    """Words that will replace the present ones once they are confirmed."""
    unlocked = unlock_genuine(vault.header, by)
    with wiped(unlocked.data_key) as data_key:
        return offer_words(vault, data_key, language)


def offer_words(vault: OpenVault, data_key: bytearray, language: str) -> tuple[str, ...]:
    """Keeps a wrapped slot beside the vault, in memory only, and gives its 24 words."""
    name = list_for_language(language)
    slot = new_slot(vault.header.next_slot_id(), "recovery", _now(vault), words=name)
    with wiped(new_secret()) as secret:
        vault.pending = wrap(slot, vault.vault_id, secret, data_key)
        return words_of(secret, name)


def confirm_words(vault: OpenVault, typed: str | Sequence[str]) -> None:
    """Opens the offered slot from the typed words, as recovery itself does, and only then writes it down."""
    slot = vault.pending
    if slot is None:
        raise SdtError("vault.recovery_none")
    with wiped(secret_of(typed, slot.words)) as secret:
        data_key = unwrap(slot, vault.vault_id, secret)
    if data_key is None:
        raise SdtError("vault.recovery_wrong")
    with wiped(data_key):
        if not vault.header.verify(data_key):
            raise SdtError("vault.header_altered")
        _replace(vault, [old.id for old in vault.header.slots_of("recovery")], slot, data_key)


def _replace(vault: OpenVault, gone: Iterable[str], slot: Slot, data_key: bytearray) -> None:
    _require_room(vault)
    slots = [*vault.header.slot_documents(without=gone), slot.document]
    vault.write_header(vault.header.successor(slots, data_key))


def _require_room(vault: OpenVault) -> None:
    """Header, row, second copy and journal are written one after the other: none is begun without room for all.

    A full disk met after the first would say that nothing was written while the new passphrase is in force.
    """
    if has_no_room(vault.place.path, largest_file(vault.place.database)):
        raise SdtError("vault.disk_full")


def _now(vault: OpenVault) -> str:
    return rfc3339(vault.clock.now())
