"""Opening a vault: eight steps, each of which fails with a code of its own."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.clock import Clock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import meta
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.folder import COPY, HEADER, VaultFolder
from sdt_desktop.vault.header import Header, header_bytes, parse_header
from sdt_desktop.vault.kdf import COSTS, todays_default
from sdt_desktop.vault.lock import InstanceLock, ourselves
from sdt_desktop.vault.places import unsuitable
from sdt_desktop.vault.secrets import sqlcipher_key, wipe, wiped
from sdt_desktop.vault.session import OpenVault
from sdt_desktop.vault.unlocking import Unlocked, Unlocker, passphrase_slot, unlock_header

_MAYBE_THE_HEADER = {  # what a damaged or exchanged first copy can look like
    "vault.passphrase_wrong", "vault.recovery_wrong", "vault.recovery_none", "vault.recovery_unknown_words",
    "vault.keyring_wrong", "vault.kdf_too_weak", "vault.kdf_too_costly",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person confirmed: to use `vault.json.bak`; to go on although an older header was put back."""

    second_copy: bool = False
    accept_rollback: bool = False


def open_with(
    folder: Path, by: Unlocker, clock: Clock, *, program: str = "sdt", choices: Choices = Choices()
) -> OpenVault:
    """Steps 1 to 8; every error is a code `vault.*`, and leaves the vault closed and as it was."""
    place = VaultFolder(folder)
    place.require()
    _read_first(place, choices)  # a newer or foreign vault is not even locked
    lock = InstanceLock.take(place.lock, ourselves(program, clock))
    try:
        unlocked = _unlock(place, by, choices)
        with wiped(unlocked.data_key):
            return _open_unlocked(place, unlocked, by, clock, lock, choices)
    except BaseException:
        lock.release()
        raise


def _read_first(place: VaultFolder, choices: Choices) -> tuple[bytes, Header]:
    data = place.read(COPY if choices.second_copy else HEADER)
    if data is None:
        raise SdtError("vault.header_missing", name=place.name)
    return data, parse_header(data, place.name)


def _other_header(place: VaultFolder, choices: Choices) -> Header | None:
    """The header that was not chosen, if it can be read at all."""
    data = place.read(HEADER if choices.second_copy else COPY)
    if data is None:
        return None
    with suppress(SdtError):
        return parse_header(data)
    return None


def _unlock(place: VaultFolder, by: Unlocker, choices: Choices) -> Unlocked:
    """Steps 3 and 4. A second copy that differs is tried before a passphrase is called wrong."""
    _, header = _read_first(place, choices)
    other = _other_header(place, choices)
    try:
        found = unlock_header(header, by)
    except SdtError as error:
        if choices.second_copy or other is None or other == header or error.code not in _MAYBE_THE_HEADER:
            raise
        return _unlock_other(header, other, by, error)
    with _wiped_on_error(found):
        if not header.verify(found.data_key):
            raise SdtError("vault.header_altered")
        if choices.second_copy and not choices.accept_rollback and _supersedes(other, header, found.data_key):
            raise SdtError("vault.header_rolled_back")
    return found


@contextmanager
def _wiped_on_error(found: Unlocked) -> Iterator[None]:
    try:
        yield
    except BaseException:
        wipe(found.data_key)
        raise


def _supersedes(other: Header | None, header: Header, data_key: bytearray) -> bool:
    """Whether the copy not in use is genuine and newer: what was revoked in it stays revoked."""
    return other is not None and other.generation > header.generation and other.verify(data_key)


def _unlock_other(header: Header, other: Header, by: Unlocker, error: SdtError) -> Unlocked:
    """The second copy, unless the first one is genuine and newer: then a replaced passphrase was typed."""
    try:
        found = unlock_header(other, by)
    except SdtError:
        raise error from None
    with _wiped_on_error(found):
        if _supersedes(header, other, found.data_key) or not other.verify(found.data_key):
            raise error
    return found


def _open_unlocked(
    place: VaultFolder, unlocked: Unlocked, by: Unlocker, clock: Clock, lock: InstanceLock, choices: Choices
) -> OpenVault:
    vault = open_database(place, unlocked.header, unlocked.data_key, clock, lock)
    try:
        settle_generation(vault, unlocked.data_key, accept_rollback=choices.accept_rollback)
        _migrate(vault.connection)
        with suppress(SdtError):  # a full disk must not keep anybody out; the next opening tries again
            _strengthen(vault, unlocked, by)
            _agree(vault)
    except BaseException:
        vault.connection.close()
        raise
    return vault


def open_database(
    place: VaultFolder, header: Header, data_key: bytearray, clock: Clock, lock: InstanceLock
) -> OpenVault:
    """Steps 5 to 7 but for the generation. The key is copied; the caller wipes its own."""
    check_file(place, header)
    notices = unsuitable(place.path)
    connection = Connection.open(
        place.database,
        sqlcipher_key(data_key, header.salt),
        header.page_size,
        "rw",
        "DELETE" if notices else "WAL",
    )
    try:
        _check_identity(connection, header)
    except BaseException:
        connection.close()
        raise
    return OpenVault(place, header, connection, clock, notices, lock)


def check_file(place: VaultFolder, header: Header) -> None:
    """Step 5: a database of zero bytes would open as an empty vault, without any error."""
    try:
        size = place.database.stat().st_size
        with place.database.open("rb") as handle:
            start = handle.read(len(header.salt))
    except FileNotFoundError:
        raise SdtError("vault.database_missing") from None
    except OSError:
        raise SdtError("vault.cannot_open") from None
    if size == 0:
        raise SdtError("vault.database_empty")
    if size < header.page_size:
        raise SdtError("vault.database_damaged")
    if start != header.salt:
        raise SdtError("vault.database_foreign")


def _check_identity(connection: Connection, header: Header) -> None:
    """Step 7: ours, of this vault, not of a later program."""
    from sdt_desktop.vault import schema

    found = meta.read(connection)
    version = int(connection.scalar("PRAGMA user_version"))
    if version > schema.VERSION:
        raise SdtError("vault.newer_version", found=version, known=schema.VERSION)
    if found.vault_id != header.vault_id:
        raise SdtError("vault.database_foreign")


def settle_generation(vault: OpenVault, data_key: bytearray, *, accept_rollback: bool) -> None:
    """Header against database: equal, one ahead (killed between two steps), behind (put back), mixed."""
    seen = meta.read(vault.connection).header_generation
    ahead = vault.generation - seen
    if ahead == 1:
        meta.set_generation(vault.connection, vault.generation)
    elif ahead > 1:
        raise SdtError("vault.header_mismatch")
    elif ahead < 0:
        if not accept_rollback:
            raise SdtError("vault.header_rolled_back")
        vault.write_header(vault.header.successor(vault.header.slot_documents(), data_key, after=seen))


def _migrate(connection: Connection) -> None:
    """Step 8."""
    from sdt_desktop.vault import schema

    schema.migrate(connection)


def _strengthen(vault: OpenVault, unlocked: Unlocked, by: Unlocker) -> None:
    """Wraps the slot again where guessing costs less than today's default, which this machine can afford."""
    today = todays_default()
    if unlocked.slot.cost is None or unlocked.slot.cost.work >= COSTS[today].work:
        return
    identity, now = vault.header.next_slot_id(), rfc3339(vault.clock.now())
    with wiped(by.secret(unlocked.slot)) as secret:
        slot = passphrase_slot(identity, now, vault.vault_id, secret, unlocked.data_key, today)
    if slot.cost is None or slot.cost.work <= unlocked.slot.cost.work:  # memory was short after all
        return
    slots = vault.header.slot_documents(without={unlocked.slot.id})
    vault.write_header(vault.header.successor([slot.document, *slots], unlocked.data_key))


def _agree(vault: OpenVault) -> None:
    """Both files hold the header that opened: another one could keep a revoked slot alive."""
    for name in (HEADER, COPY):
        data = vault.place.read(name)
        if data is None or not _same(data, vault.header):
            vault.place.write(name, header_bytes(vault.header))
    vault.place.drop_left_over()


def _same(data: bytes, header: Header) -> bool:
    try:
        return parse_header(data) == header
    except SdtError:
        return False
