"""Choosing a passphrase, before there is any vault."""

from sdt_desktop.vault.passphrase import generate_passphrase, passphrase_strength


def generate(language: str) -> str:
    """Seven random words of the language's list."""
    return generate_passphrase(language=language)


def score(text: str, language: str) -> int:
    """0 (guessed at once) to 4 (very hard to guess). The first call takes some 0.1 s."""
    return passphrase_strength(text, language).score
