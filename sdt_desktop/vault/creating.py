"""A new vault: made whole beside its place, then given its name, so that no half of one is ever found."""

import os
import shutil
import tempfile
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sdt_desktop.base.clock import Clock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none
from sdt_desktop.vault import meta
from sdt_desktop.vault.changing import offer_words
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.folder import COPY, HEADER, KNOWN, VaultFolder, disk_error, flush_folder
from sdt_desktop.vault.header import Header, header_bytes, new_document, signed
from sdt_desktop.vault.kdf import COSTS, SALT_BYTES, Kdf, todays_default
from sdt_desktop.vault.lock import InstanceLock, ourselves
from sdt_desktop.vault.opening import open_database
from sdt_desktop.vault.passphrase import new_passphrase_bytes
from sdt_desktop.vault.places import unsuitable
from sdt_desktop.vault.secrets import KEY_BYTES, sqlcipher_key, wiped
from sdt_desktop.vault.session import OpenVault
from sdt_desktop.vault.unlocking import passphrase_slot


@dataclass(frozen=True, slots=True)
class CreatedVault:
    """`recovery_words` are shown once; they open nothing before `confirm_recovery` has seen them work.

    `kdf` is the cost that was taken: the lower one where memory was short.
    """

    vault: OpenVault
    kdf: Kdf
    recovery_words: tuple[str, ...] | None = field(default=None, repr=False)


def create(
    folder: Path, passphrase: str, kdf: Kdf | None, clock: Clock, recovery_language: str | None, program: str
) -> CreatedVault:
    """See `access.create_vault`."""
    with wiped(new_passphrase_bytes(passphrase)) as secret, wiped(bytearray(os.urandom(KEY_BYTES))) as data_key:
        place = VaultFolder(folder)
        _require_free(place)
        header = _new_header(secret, data_key, kdf or todays_default(), rfc3339(clock.now()))
        with all_or_none() as above:
            try:
                above.make_folder(folder.absolute().parent)
            except OSError as error:
                raise disk_error(error) from None
            _make_folder(place, header, data_key)
            vault = _opened_or_gone(place, header, data_key, clock, program)
            vault.made_above = above.made
        words = _offered(vault, data_key, recovery_language)
    return CreatedVault(vault, _kdf_of(header), words)


def _offered(vault: OpenVault, data_key: bytearray, language: str | None) -> tuple[str, ...] | None:
    if language is None:
        return None
    try:
        return offer_words(vault, data_key, language)
    except BaseException:
        vault.close()
        raise


def _require_free(place: VaultFolder) -> None:
    """An empty folder, as a file dialog makes one, will do."""
    if place.path.is_dir() and not any(place.path.iterdir()):
        return
    if place.path.exists() or place.path.is_symlink():
        raise SdtError("vault.exists", name=place.name)


def _new_header(secret: bytearray, data_key: bytearray, kdf: Kdf, created: str) -> Header:
    vault_id = str(uuid.uuid4())
    slot = passphrase_slot("s1", created, vault_id, secret, data_key, kdf)
    return signed(new_document(vault_id, created, os.urandom(SALT_BYTES), [slot.document]), data_key)


def _kdf_of(header: Header) -> Kdf:
    return Kdf.STRONG if header.slots[0].cost == COSTS[Kdf.STRONG] else Kdf.INTERACTIVE


def _make_folder(place: VaultFolder, header: Header, data_key: bytearray) -> None:
    try:
        making = VaultFolder(Path(tempfile.mkdtemp(prefix=".sdtvault-", dir=place.path.parent)))
    except OSError as error:
        raise disk_error(error) from None
    try:
        _fill(making, header, data_key, safe=not unsuitable(place.path))
        _give_name(making, place)
    except OSError as error:
        raise disk_error(error) from None
    finally:
        shutil.rmtree(making.path, ignore_errors=True)  # gone already where all went well


def _fill(making: VaultFolder, header: Header, data_key: bytearray, *, safe: bool) -> None:
    from sdt_desktop.vault import schema

    key = sqlcipher_key(data_key, header.salt)
    connection = Connection.open(making.database, key, header.page_size, "rwc", "WAL" if safe else "DELETE")
    try:
        with connection.transaction():
            meta.create(connection, meta.Meta(header.vault_id, header.created, header.generation))
            schema.create(connection)
    finally:
        connection.close()
    making.write(HEADER, header_bytes(header))
    making.write(COPY, header_bytes(header))


def _give_name(making: VaultFolder, place: VaultFolder) -> None:
    if place.path.is_dir():
        place.path.rmdir()  # empty; Windows renames onto nothing only
    making.path.rename(place.path)
    flush_folder(place.path.parent)


def discard(place: VaultFolder) -> None:
    """Takes back a vault just made, which nobody could use yet; what is not its own in the folder stays."""
    with suppress(OSError):
        for name in KNOWN:
            (place.path / name).unlink(missing_ok=True)
        place.path.rmdir()


def _opened_or_gone(place: VaultFolder, header: Header, data_key: bytearray, clock: Clock, program: str) -> OpenVault:
    try:
        return _open_new(place, header, data_key, clock, program)
    except BaseException:
        discard(place)
        raise


def _open_new(place: VaultFolder, header: Header, data_key: bytearray, clock: Clock, program: str) -> OpenVault:
    lock = InstanceLock.take(place.lock, ourselves(program, clock))
    try:
        return open_database(place, header, data_key, clock, lock)
    except BaseException:
        lock.release()
        raise
