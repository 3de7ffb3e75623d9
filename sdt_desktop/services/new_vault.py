"""Where a vault may live, and new recovery words for one that exists."""

from pathlib import Path

from sdt_desktop.services.session import Session
from sdt_desktop.vault import access, places
from sdt_desktop.vault.notice import Notice

__all__ = ["Notice", "offer_recovery_words", "unsuitable_place"]


def unsuitable_place(folder: Path) -> tuple[Notice, ...]:
    """Why a vault should not live there: synchronised folder, network, removable medium; empty when it may."""
    return places.unsuitable(folder)


def offer_recovery_words(session: Session, passphrase: str, language: str) -> tuple[str, ...]:
    """24 new words to show once; they replace earlier ones only after `session.confirm_recovery`."""
    return access.offer_recovery_words(session.vault, passphrase, language)
