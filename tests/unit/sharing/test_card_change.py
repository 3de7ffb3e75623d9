from dataclasses import replace

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.sharing import age
from sdt_desktop.sharing.card_change import CardChange, Relation, compare_cards, refuse_silent_change
from tests.unit.sharing.making import controller, person

HELD = replace(controller(), trust=TrustLevel.COMPARED)


def code_of(new: Recipient) -> str:
    with pytest.raises(SdtError) as caught:
        refuse_silent_change(HELD, new, "en")
    assert caught.value.params == {"name": "Climate plan team"}
    return caught.value.code


def test_the_same_card_again() -> None:
    assert compare_cards(HELD, controller()) == CardChange(Relation.SAME, (), TrustLevel.COMPARED)


def test_a_newer_revision_with_the_same_keys_updates_quietly_and_lists_what_differs() -> None:
    new = controller(revision=4, address="2 rue Exemple", url=None)
    expected = CardChange(Relation.UPDATED, ("address", "revision", "url"), TrustLevel.COMPARED)
    assert refuse_silent_change(HELD, new, "en") == expected


@pytest.mark.parametrize("revision", [1, 3])
def test_an_older_revision_or_another_text_under_the_same_one(revision: int) -> None:
    new = controller(revision=revision, address="2 rue Exemple")
    assert compare_cards(HELD, new).relation is Relation.OLDER
    assert code_of(new) == "card.older_revision"


@pytest.mark.parametrize("revision", [1, 3, 4])
def test_other_keys_block_whatever_the_revision_and_trust_falls_to_one(revision: int) -> None:
    """The same signing key signed it, and it says which keys were there before: that changes nothing."""
    other = controller(revision=revision, previous_fingerprint=HELD.fingerprint)
    document_keys = {"age": [age.new_key_pair().public]}
    new = _with_keys(other, document_keys)
    change = compare_cards(HELD, new)
    assert (change.relation, change.trust) == (Relation.KEYS_CHANGED, TrustLevel.UNCHECKED)
    assert "keys" in change.differences
    assert code_of(new) == "card.keys_changed"


def _with_keys(card: Recipient, keys: dict[str, list[str]]) -> Recipient:
    from sdt_desktop.sharing.card import card_document, parse_card
    from sdt_desktop.sharing.card_making import card_bytes, sign_card
    from tests.unit.sharing.making import SEED

    return parse_card(card_bytes(sign_card({**card_document(card), "keys": keys}, SEED)))


def test_the_level_never_rises_by_itself() -> None:
    held = replace(HELD, trust=TrustLevel.UNCHECKED)
    new = replace(controller(revision=4), trust=TrustLevel.COMPARED)
    assert compare_cards(held, new).trust is TrustLevel.UNCHECKED


def test_two_contacts_are_not_compared() -> None:
    with pytest.raises(ValueError, match="two different cards"):
        compare_cards(HELD, person())
