"""State and integrity of a vault; recovery with the 24 words."""

from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.services.session import Session, session_of
from sdt_desktop.vault import access
from sdt_desktop.vault.access import Finding, VaultInfo
from sdt_desktop.vault.kdf import Kdf
from sdt_desktop.vault.passphrase import Strength, generate_passphrase, passphrase_strength

__all__ = ["Finding", "Kdf", "Strength", "VaultInfo", "generate_passphrase", "passphrase_strength"]


def vault_info(folder: Path) -> VaultInfo:
    """What can be said without opening: format, dates, slots, place."""
    return access.vault_info(folder)


def check_vault(session: Session) -> tuple[Finding, ...]:
    """Cipher and database integrity, unknown and conflicting files; empty when all is well."""
    return access.check_vault(session.vault)


def recover(folder: Path, words: str, new_passphrase: str, clock: Clock) -> Session:
    """Opens with the recovery words and sets a new passphrase."""
    session = session_of(access.open_with_recovery(folder, words, clock), clock)
    access.reset_passphrase(session.vault, words, new_passphrase)
    session.store.journal_add("journal.passphrase_changed", ())
    return session
