"""An unlocked vault and what goes with it, for as long as it is open."""

from dataclasses import dataclass, replace
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.importing.catalogue import Catalogue
from sdt_desktop.importing.pipeline import load_catalogue
from sdt_desktop.vault import access
from sdt_desktop.vault.kdf import Kdf
from sdt_desktop.vault.opening import Choices
from sdt_desktop.vault.session import OpenVault
from sdt_desktop.vault.store import Store

__all__ = ["Choices", "NewVault", "Session"]
_AS_ASKED = Choices()


@dataclass(frozen=True, slots=True)
class Session:
    """Used by one thread at a time: the one that opened it.

    `is_demo` marks a throw-away vault; `last_visit_ms` is the visit before this one, None where none is known.
    """

    vault: OpenVault
    store: Store
    clock: Clock
    is_demo: bool = False
    last_visit_ms: int | None = None

    @property
    def folder(self) -> Path:
        return self.vault.place.path

    @property
    def name(self) -> str:
        """The vault's name as the person chose it."""
        return self.folder.name.removesuffix(".sdtvault")

    @property
    def catalogue(self) -> Catalogue:
        return load_catalogue(own_importers_folder())

    def close(self) -> None:
        """Locks: checkpoint, close, keys overwritten, instance lock released."""
        self.vault.close()


def session_of(vault: OpenVault, clock: Clock, *, is_demo: bool = False) -> Session:
    return Session(vault, Store(vault.connection, clock), clock, is_demo)


@dataclass(frozen=True, slots=True)
class NewVault:
    """`recovery_words` are shown once; the slot exists only after `confirm_recovery`."""

    session: Session
    recovery_words: tuple[str, ...] | None


def create_vault(
    folder: Path, passphrase: str, clock: Clock, *, kdf: Kdf | None = None, recovery_language: str | None = "en",
    is_demo: bool = False,
) -> NewVault:  # fmt: skip
    """Makes a vault in a folder that is missing or empty.

    `kdf` None is what this machine can afford; `recovery_language` None declines recovery words.
    """
    created = access.create_vault(folder, passphrase, kdf, clock, recovery_language=recovery_language)
    session = session_of(created.vault, clock, is_demo=is_demo)
    try:
        session.store.journal_add("journal.vault_created", {})
    except BaseException:
        discard_vault(session)
        raise
    return NewVault(session, created.recovery_words)


def discard_vault(session: Session) -> None:
    """Takes back a vault just made, where its making could not be finished."""
    session.close()
    access.discard_new(session.vault)


def confirm_recovery(session: Session, words: str) -> None:
    """Unwraps the new slot from the words as typed; only then the slot is written to the header."""
    replaced = bool(session.vault.header.slots_of("recovery"))
    access.confirm_recovery(session.vault, words)
    session.store.journal_add("journal.recovery_replaced" if replaced else "journal.recovery_confirmed", {})


def unlock(folder: Path, passphrase: str, clock: Clock, *, visit: bool = True, choices: Choices = _AS_ASKED) -> Session:
    """`choices` are what a person confirms: the second copy of the header, or an older header put back.

    `visit` marks the day for "since your last visit"; a script's look is none.
    """
    session = session_of(access.open_vault(folder, passphrase, clock, choices=choices), clock)
    return replace(session, last_visit_ms=session.store.note_visit()) if visit else session


def unlock_with_words(folder: Path, words: str, clock: Clock) -> Session:
    return session_of(access.open_with_recovery(folder, words, clock), clock)


def change_passphrase(session: Session, old: str, new: str) -> None:
    """The old passphrase is asked again even in an unlocked session. Copies made earlier keep the old one."""
    access.change_passphrase(session.vault, old, new)
    session.store.journal_add("journal.passphrase_changed", {})
