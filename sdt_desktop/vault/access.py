"""What services call to make, open and change a vault. Every failure is an `SdtError` with a code `vault.*`."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.vault.changing import confirm_words, new_words, set_passphrase
from sdt_desktop.vault.creating import CreatedVault, create, discard
from sdt_desktop.vault.kdf import Kdf
from sdt_desktop.vault.opening import Choices, open_with
from sdt_desktop.vault.session import OpenVault
from sdt_desktop.vault.unlocking import ByPassphrase, BySecret, ByWords

_AS_ASKED = Choices()


def create_vault(
    folder: Path,
    passphrase: str,
    kdf: Kdf | None,
    clock: Clock,
    *,
    recovery_language: str | None = None,
    program: str = "sdt",
) -> CreatedVault:
    """Makes a vault in `folder` (missing or empty) and opens it; its parents are made too.

    `kdf` None is what this machine can afford. With `recovery_language` ("fr") 24 words are offered: see
    `confirm_recovery`. Raises vault.exists, vault.passphrase_empty, _too_long, _too_short, _not_text,
    vault.kdf_memory, vault.disk_full, vault.read_only, vault.io_failed; then nothing is left on the disk.
    """
    return create(folder, passphrase, kdf, clock, recovery_language, program)


def discard_new(vault: OpenVault) -> None:
    """Removes a closed vault that was made a moment ago and holds nothing yet; never one that was opened.

    The folders made for it go with it, unless somebody has put something into them.
    """
    discard(vault.place)
    for folder in vault.made_above:
        with suppress(OSError):
            folder.rmdir()


def open_vault(
    folder: Path, passphrase: str, clock: Clock, *, program: str = "sdt", choices: Choices = _AS_ASKED
) -> OpenVault:
    return open_with(folder, ByPassphrase(passphrase), clock, program=program, choices=choices)


def open_with_recovery(
    folder: Path,
    words: str | Sequence[str],
    clock: Clock,
    *,
    program: str = "sdt",
    choices: Choices = _AS_ASKED,
) -> OpenVault:
    """`words`: typed text, or 24 fields. Afterwards: `reset_passphrase`, then `offer_recovery_words`."""
    return open_with(folder, ByWords(words), clock, program=program, choices=choices)


def open_with_secret(
    folder: Path, secret: bytearray, clock: Clock, *, program: str = "sdt", choices: Choices = _AS_ASKED
) -> OpenVault:
    """With the 32 bytes that a system keyring kept; the caller wipes them."""
    return open_with(folder, BySecret(secret), clock, program=program, choices=choices)


def change_passphrase(vault: OpenVault, old: str, new: str, kdf: Kdf | None = None) -> None:
    """Asks for the old one also in an open session. Copies of the folder made earlier still open with it."""
    set_passphrase(vault, ByPassphrase(old), new, kdf)


def reset_passphrase(vault: OpenVault, words: str | Sequence[str], new: str, kdf: Kdf | None = None) -> None:
    """After recovery: every earlier passphrase ends. The words stay until new ones are confirmed."""
    set_passphrase(vault, ByWords(words), new, kdf)


def offer_recovery_words(vault: OpenVault, passphrase: str, language: str) -> tuple[str, ...]:
    """24 words to show once. Nothing is written before `confirm_recovery`; then they replace earlier ones."""
    return new_words(vault, ByPassphrase(passphrase), language)


def confirm_recovery(vault: OpenVault, words: str | Sequence[str]) -> None:
    """Unwraps the offered slot from the words by the recovery code path, then writes it to the header.

    Raises vault.recovery_count, _unknown_words, _wrong; vault.recovery_none where nothing was offered.
    """
    confirm_words(vault, words)
