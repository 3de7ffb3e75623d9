"""State and integrity of a vault; recovery with the 24 words."""

from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.services.session import Choices, Session, session_of
from sdt_desktop.vault import access, maintenance
from sdt_desktop.vault.kdf import Kdf
from sdt_desktop.vault.maintenance import Engine, VaultInfo
from sdt_desktop.vault.notice import Notice

__all__ = ["Engine", "Kdf", "Notice", "VaultInfo", "check_vault", "recover", "vault_info"]
_AS_ASKED = Choices()


def vault_info(folder: Path) -> VaultInfo:
    """What can be said without opening: format, dates, slots, place, who holds it open."""
    return maintenance.vault_info(folder)


def engine(session: Session) -> Engine:
    """Versions of SQLCipher, SQLite and OpenSSL at work."""
    return maintenance.engine(session.vault.connection)


def check_vault(session: Session) -> list[Notice]:
    """Cipher and database integrity, unknown and conflicting files; empty when all is well."""
    return maintenance.check_vault(session.vault)


def recover(folder: Path, words: str, new_passphrase: str, clock: Clock, *, choices: Choices = _AS_ASKED) -> Session:
    """Opens with the recovery words and sets a new passphrase; `choices` as for `unlock`."""
    session = session_of(access.open_with_recovery(folder, words, clock, choices=choices), clock)
    access.reset_passphrase(session.vault, words, new_passphrase)
    session.store.journal_add("journal.passphrase_changed", {})
    return session
