"""What is needed before there is a vault, and for new recovery words later."""

from pathlib import Path

from sdt_desktop.services.session import Session
from sdt_desktop.vault import access, places
from sdt_desktop.vault.notice import Notice
from sdt_desktop.vault.passphrase import MINIMUM_LENGTH, generate_passphrase, passphrase_strength

__all__ = ["MINIMUM_LENGTH", "Notice", "generate", "offer_recovery_words", "score", "unsuitable_place"]


def generate(language: str) -> str:
    """Seven random words of the language's list."""
    return generate_passphrase(language=language)


def score(text: str, language: str) -> int:
    """0 (guessed at once) to 4 (very hard to guess). The first call takes some 0.1 s."""
    return passphrase_strength(text, language).score


def unsuitable_place(folder: Path) -> tuple[Notice, ...]:
    """Why a vault should not live there: synchronised folder, network, removable medium; empty when it may."""
    return places.unsuitable(folder)


def offer_recovery_words(session: Session, passphrase: str, language: str) -> tuple[str, ...]:
    """24 new words to show once; they replace earlier ones only after `session.confirm_recovery`."""
    return access.offer_recovery_words(session.vault, passphrase, language)
