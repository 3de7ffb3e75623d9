"""What page *Share* shows: contacts, the ledger, one share in full, a card whose keys changed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdt_desktop.model.sharing import Recipient, Share, ShareState
from sdt_desktop.services.recipients import load_card, spoken
from sdt_desktop.services.session import Session
from sdt_desktop.services.share_ledger import shares
from sdt_desktop.sharing import names
from sdt_desktop.vault.ledger import ShareStep


@dataclass(frozen=True, slots=True)
class ShareDesk:
    """Contacts by name, shares newest first."""

    contacts: tuple[Recipient, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class ShareDetails:
    """One share with its steps (oldest first) and the receipt as it left; None where none is kept."""

    share: Share
    steps: tuple[ShareStep, ...]
    receipt: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class KeysChange:
    """A contact, and a card that claims to be theirs with other keys."""

    held: Recipient
    new: Recipient


def share_desk(session: Session, language: str) -> ShareDesk:
    """`language` is of the fingerprints' words and of the order by name."""
    contacts = sorted(session.store.contacts(), key=lambda each: each.name(language).casefold())
    return ShareDesk(tuple(spoken(each, language) for each in contacts), shares(session))


def share_details(session: Session, package: str) -> ShareDetails:
    """Raises share.no_such_share."""
    share = next((each for each in shares(session) if each.package == package), None) or session.store.share(package)
    kept = session.store.share_evidence(package, names.RECEIPT)
    return ShareDetails(share, session.store.share_steps(package), json.loads(kept) if kept else None)


def note_handed_over(session: Session, package: str) -> Share:
    """The person says that the file is with the recipient: their word is the evidence."""
    with session.vault.connection.transaction():
        session.store.share_state(package, ShareState.DELIVERED)
        share = session.store.share(package)
        told = {"recipient": share.recipient, "file": share.file}
        session.store.journal_add("journal.share_delivered", told, outside=share.recipient)
    return share


def changed_keys(session: Session, path: Path, language: str) -> KeysChange | None:
    """Both cards side by side where the file's keys are not those of the contact; None where they agree."""
    new = load_card(path, session.clock, language)
    held = session.store.contact(new.card_id)
    if held is None or held.fingerprint == new.fingerprint:
        return None
    return KeysChange(spoken(held, language), new)


def accept_new_keys(session: Session, path: Path) -> Recipient:
    """Takes a card with other keys after the person decided so; the contact is unchecked from then on."""
    card = load_card(path, session.clock)
    with session.vault.connection.transaction():
        taken = session.store.contact_put(card, accept_new_keys=True)
        session.store.journal_add("journal.recipient_added", {"name": card.name("en")})
    return taken
