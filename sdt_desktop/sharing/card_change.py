"""What a newly received card means beside the one that is held. Pure: nobody is trusted or replaced here."""

from dataclasses import dataclass
from enum import StrEnum

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.sharing.card import card_document


class Relation(StrEnum):
    SAME = "same"
    UPDATED = "updated"
    OLDER = "older"
    KEYS_CHANGED = "keys_changed"


@dataclass(frozen=True, slots=True)
class CardChange:
    """`differences` are names of card fields; `trust` is the level that remains if the person takes it."""

    relation: Relation
    differences: tuple[str, ...]
    trust: TrustLevel


def compare_cards(held: Recipient, new: Recipient) -> CardChange:
    """Relation of two cards of one `card_id` (ValueError for two).

    Other keys count before anything else, also when the old key signed them and whatever the revision:
    the level falls to 1. The same keys keep it. Another text under the held revision is `OLDER`: a
    revision is never written twice.
    """
    if held.card_id != new.card_id:
        raise ValueError("two different cards")
    differences = _differences(held, new)
    if held.fingerprint != new.fingerprint:
        return CardChange(Relation.KEYS_CHANGED, differences, TrustLevel.UNCHECKED)
    if not differences:
        return CardChange(Relation.SAME, (), held.trust)
    newer = new.revision > held.revision
    return CardChange(Relation.UPDATED if newer else Relation.OLDER, differences, held.trust)


def refuse_silent_change(held: Recipient, new: Recipient, language: str) -> CardChange:
    """The change, where it may be taken without asking; raises card.keys_changed, card.older_revision."""
    change = compare_cards(held, new)
    if change.relation is Relation.KEYS_CHANGED:
        raise SdtError("card.keys_changed", name=held.name(language))
    if change.relation is Relation.OLDER:
        raise SdtError("card.older_revision", name=held.name(language))
    return change


def _differences(held: Recipient, new: Recipient) -> tuple[str, ...]:
    before, after = card_document(held), card_document(new)
    names = sorted((before.keys() | after.keys()) - {"signature"})
    return tuple(name for name in names if before.get(name) != after.get(name))
