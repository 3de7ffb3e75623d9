"""The address book of a vault, and identities of one's own for receiving."""

from dataclasses import dataclass, replace
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.services.session import Session
from sdt_desktop.sharing import fingerprint
from sdt_desktop.sharing.card import LARGEST, read_card
from sdt_desktop.sharing.card_change import refuse_silent_change
from sdt_desktop.sharing.identity import new_identity, read_bounded, write_identity


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Where the identity (secret, mode 0600) and the card (to give away) were written."""

    identity_path: Path
    card_path: Path
    recipient: Recipient


def new_recipient(name: str, out: Path, language: str, clock: Clock) -> NewRecipient:
    """Makes an identity and a `person` card in `out`; refuses to overwrite (identity.exists)."""
    made = new_identity(name, clock, language=language)
    files = write_identity(made, out)
    return NewRecipient(files.identity, files.card, read_card(made.card, clock, language=language))


def load_card(path: Path, clock: Clock, language: str = "en") -> Recipient:
    """Reads and checks a card file; card.* codes say what is wrong. `language` is of the fingerprint's words."""
    return read_card(read_bounded(path, LARGEST), clock, language=language, file=path.name)


def recipients(session: Session) -> tuple[Recipient, ...]:
    return session.store.contacts()


def spoken(contact: Recipient, language: str) -> Recipient:
    """The same contact with the fingerprint's words in a language: two people compare the same words."""
    return replace(contact, fingerprint_words=fingerprint.words(contact.fingerprint, language))


def import_card(session: Session, path: Path) -> Recipient:
    """Adds or updates a contact. Changed keys block: card.keys_changed; an older card: card.older_revision."""
    card = load_card(path, session.clock)
    held = next((each for each in session.store.contacts() if each.card_id == card.card_id), None)
    if held is not None:
        card = _updated(held, card)
    with session.vault.connection.transaction():
        session.store.contact_put(card)
        session.store.journal_add("journal.recipient_added", {"name": card.name("en")})
    return card


def _updated(held: Recipient, card: Recipient) -> Recipient:
    return replace(card, trust=refuse_silent_change(held, card, "en").trust)


def trust(session: Session, name: str, level: TrustLevel) -> Recipient:
    """Notes how the fingerprint was compared."""
    contact = by_name(session, name)
    with session.vault.connection.transaction():
        session.store.contact_trust(contact.card_id, level)
        params = {"name": contact.name("en"), "level": str(int(level))}
        session.store.journal_add("journal.recipient_trusted", params)
    return replace(contact, trust=level)


def find(session: Session, to: str) -> Recipient:
    """A contact by name or card id, else a card by its file's path."""
    if any(_is_called(contact, to) for contact in session.store.contacts()):
        return by_name(session, to)
    if Path(to).is_file():
        return _pinned(session, load_card(Path(to), session.clock))
    raise SdtError("recipient.unknown", name=to)


def _pinned(session: Session, card: Recipient) -> Recipient:
    """A card given as a file is held against the contact of the same id: other keys block."""
    held = next((each for each in session.store.contacts() if each.card_id == card.card_id), None)
    return card if held is None else _updated(held, card)


def by_name(session: Session, name: str) -> Recipient:
    found = [contact for contact in session.store.contacts() if _is_called(contact, name)]
    if not found:
        raise SdtError("recipient.unknown", name=name)
    if len(found) > 1:
        raise SdtError("recipient.ambiguous", name=name)
    return found[0]


def _is_called(contact: Recipient, name: str) -> bool:
    return name in (contact.card_id, *contact.names.values())
