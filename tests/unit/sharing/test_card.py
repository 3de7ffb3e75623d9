from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sdt_desktop.base.clock import FixedClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import TrustLevel
from sdt_desktop.sharing import age, fingerprint
from sdt_desktop.sharing.card import LARGEST, card_document, parse_card, read_card, years_after
from sdt_desktop.sharing.card_making import card_bytes, sign_card
from tests.support import data
from tests.unit.sharing.making import CLOCK, SEED, ada, controller_document, person

VECTOR = "sha256:c8fcf054a04b300dbe3bb349ff38c10e3cde263e22d5ecb5507afdd126bc9222"


def signed(**changes: Any) -> bytes:
    """The controller's card with changes (None removes a field), signed anew."""
    document = {**controller_document(), **changes}
    return card_bytes(sign_card({name: value for name, value in document.items() if value is not None}, SEED))


def error_of(card: bytes, clock: FixedClock = CLOCK) -> SdtError:
    with pytest.raises(SdtError) as caught:
        read_card(card, clock, file="x.sdtcard.json")
    return caught.value


def test_the_designs_card_is_read_with_its_signature_digits_and_words() -> None:
    card = read_card(data("vectors/card.sdtcard.json").read_bytes(), CLOCK, language="fr")
    assert card.fingerprint == VECTOR
    assert card.fingerprint_digits == "45522 30751 43664 97027 28216 22720 20104 85282"
    assert card.fingerprint_words == ("recruter", "tangible", "audace", "déesse", "parrain", "affaire")
    assert (card.revision, card.role, card.organisation) == (3, "controller", "Agglomération d’Exempleville")
    assert card.purposes[0].dpv == ("dpv:CombatClimateChange", "dpv:PublicPolicyMaking")
    assert (card.expires, card.trust) == (date(2027, 11, 1), TrustLevel.UNCHECKED)
    assert (card.name("fr"), card.name("en"), card.name("nl")) == (
        "Équipe plan climat", "Climate plan team", "Climate plan team",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "similar"),
        ("en-GB", "similar"),
        ("nl", "similar"),
        ("ru", "similar"),
        ("", "similar"),
        ("fr_FR", "recruter"),
    ],
)
def test_words_of_a_language_and_english_where_there_is_no_list(language: str, first: str) -> None:
    assert fingerprint.words(VECTOR, language)[0] == first


@pytest.mark.parametrize("language", ["cs", "en", "es", "fr", "it", "ja", "ko", "pt", "tr", "zh"])
def test_every_list_is_whole_and_gives_the_same_66_bits_back(language: str) -> None:
    table = fingerprint._list(language)
    assert (len(table), len(set(table))) == (2048, 2048)
    assert all(word and word.isalpha() for word in table)
    bits = "".join(f"{table.index(word):011b}" for word in fingerprint.words(VECTOR, language))
    assert bits == f"{int(VECTOR[7:], 16):0256b}"[:66]


def test_english_words_of_the_vector() -> None:
    assert fingerprint.words(VECTOR, "en") == ("similar", "travel", "benefit", "dog", "reason", "almost")


def test_small_numbers_keep_their_zeros() -> None:
    assert fingerprint.digits("sha256:" + "0" * 63 + "7") == " ".join(["00000"] * 7 + ["00007"])


def test_a_persons_minimal_card() -> None:
    card = person()
    document = card_document(card)
    assert (card.role, card.name("fr"), card.purposes, card.organisation) == ("person", "Ada", (), "")
    assert document["delivery"] == [{"kind": "file"}]
    assert card.age_keys == (ada().identity.keys[0].public,)
    assert card.card == ada().card


ORGANISATION = ["organisation", "address", "contact", "jurisdiction", "purposes", "notice", "withdraw", "authority"]
ALWAYS = ["id", "revision", "created", "not_before", "expires", "name", "role", "delivery"]


@pytest.mark.parametrize("name", [*ALWAYS, *ORGANISATION])
def test_a_lacking_field_is_named(name: str) -> None:
    error = error_of(signed(**{name: None}))
    assert (error.code, error.params) == ("card.incomplete", {"fields": name})


def test_all_lacking_fields_are_named_together() -> None:
    error = error_of(signed(notice={}, withdraw="", contact=[], authority=None))
    assert error.params == {"fields": "contact, notice, withdraw, authority"}
    assert error_of(signed(role="processor", address=None)).params == {"fields": "address"}


def test_keys_and_signature_are_mandatory_too() -> None:
    for name in ("keys", "signature"):
        document = controller_document()
        del document[name]
        assert error_of(card_bytes(document)).params == {"fields": name}


OTHER_KEY = age.new_key_pair().public
WRONG: list[dict[str, Any]] = [
    {"id": "urn:uuid:1"}, {"id": "urn:uuid:9B0F6C9E-54D0-4B0E-8A3E-0F6D7B1C2A10"}, {"revision": 0}, {"revision": True},
    {"revision": "3"}, {"revision": 1.5}, {"created": "2026-11-01"}, {"created": "2026-11-01T8:00:00Z"},
    {"not_before": "2026-13-01"}, {"not_before": "20261101"}, {"expires": "2026-10-31"}, {"expires": "2029-11-02"},
    {"name": "Ada"}, {"name": {"French": "x"}}, {"name": {"fr": ""}}, {"name": {"fr": "a\nb"}},
    {"name": {"fr": "abc\u202egpj"}}, {"name": {"fr": "x" * 2001}}, {"role": "boss"}, {"kind": "dpv:Person"},
    {"contact": ["javascript:alert(1)"]}, {"contact": ["http://a.example"]}, {"contact": "mailto:a@b.example"},
    {"contact": ["mailto:"]}, {"contact": ["https://a b.example"]}, {"dpo": "ftp://a.example"}, {"url": 7},
    {"withdraw": "data:text/html,x"}, {"authority": "file:///etc/passwd"}, {"jurisdiction": "loc:ZZ"},
    {"jurisdiction": "FR"}, {"address": ["x"]}, {"delivery": [{"kind": "pigeon"}]}, {"delivery": [{"kind": "mail"}]},
    {"delivery": [{"kind": "put", "url": "http://a.example"}]}, {"delivery": [{"kind": "file", "max_bytes": 0}]},
    {"delivery": ["file"]}, {"delivery": {"kind": "file"}}, {"previous_fingerprint": 3}, {"notice": ["x"]},
    {"notice": {"url": "https://a.example", "sha256": "12", "language": "fr", "version": "3"}},
    {"purposes": [{"id": "urn:uuid:1", "text": {"fr": "x"}, "dpv": ["dpv:X"], "legal_basis": "eu-gdpr:A6-1-a"}]},
    {"purposes": [{**controller_document()["purposes"][0], "dpv": []}]},
    {"purposes": [{**controller_document()["purposes"][0], "legal_basis": "eu-gdpr:GDPR"}]},
    {"purposes": controller_document()["purposes"] * 2},
    {"keys": {"age": []}}, {"keys": {"age": ["age1hello"]}}, {"keys": {"age": [OTHER_KEY, OTHER_KEY]}},
    {"keys": {"age": [age.new_key_pair().public for _ in range(5)]}}, {"keys": {"age": [["x"]]}},
]  # fmt: skip


@pytest.mark.parametrize("changes", WRONG, ids=range(len(WRONG)))
def test_a_wrong_field_makes_it_no_card(changes: dict[str, Any]) -> None:
    error = error_of(signed(**changes))
    assert (error.code, error.params) == ("card.not_a_card", {"file": "x.sdtcard.json"})


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"null", b"hello", b'{"format": "sdt-card", "format": "sdt-card"}', b'{"format": "sdt-share"}',
        b"[" * 60_000, b'{"format":"sdt-card","version":"1"}', b'{"format":"sdt-card","version":true}',
        b" " * LARGEST + b"{}",
    ],
    ids=lambda content: repr(content[:30]),
)  # fmt: skip
def test_other_files_are_no_card(content: bytes) -> None:
    assert error_of(content).code == "card.not_a_card"


@pytest.mark.parametrize("text", ['"\\ud800"', "1" * 400, "1e999", "[" * 900 + "]" * 900], ids=lambda text: text[:12])
def test_json_that_has_no_canonical_form(text: str) -> None:
    """Unknown fields are read over, but they are signed like the others."""
    card = signed().replace(b'"format"', f'"extra": {text}, "format"'.encode(), 1)
    assert error_of(card).code in {"card.bad_signature", "card.not_a_card"}


def test_a_newer_version_says_so() -> None:
    assert error_of(signed(version=2)).code == "card.unknown_version"


def test_unknown_fields_are_covered_by_the_signature() -> None:
    assert read_card(signed(motto="x"), CLOCK).revision == 3
    assert error_of(signed(motto="x").replace(b'"motto": "x"', b'"motto": "y"')).code == "card.bad_signature"


def change(edit: Callable[[dict[str, Any]], None]) -> bytes:
    document = controller_document()
    edit(document)
    return card_bytes(document)


@pytest.mark.parametrize(
    "edit",
    [
        lambda card: card["name"].update(en="Another team"),
        lambda card: card.update(revision=4),
        lambda card: card["keys"].update(age=[OTHER_KEY]),
        lambda card: card["keys"].update(minisign="RWQ4W1/nyNOp5B0y09M5IhaG3qK7oO8Fq/4SdFiVUdKdQDKZpd6pAIDq"),
        lambda card: card["signature"].update(key="RWQ4W1/nyNOp5B0y09M5IhaG3qK7oO8Fq/4SdFiVUdKdQDKZpd6pAIDq"),
        lambda card: card["signature"].update(value="AAAA"),
        lambda card: card["signature"].update(value=7),
        lambda card: card.update(signature=["x"]),
    ],
)
def test_a_changed_card_fails_its_signature(edit: Callable[[dict[str, Any]], None]) -> None:
    assert error_of(change(edit)).code == "card.bad_signature"


def at(text: str) -> FixedClock:
    return FixedClock(datetime.fromisoformat(text).replace(tzinfo=UTC))


def test_dates_of_a_card() -> None:
    assert error_of(signed(), at("2026-10-31T23:59:59")).params == {"not_before": "2026-11-01"}
    assert error_of(signed(), at("2027-11-02T00:00:00")).params == {"expires": "2027-11-01"}
    assert error_of(signed(), at("2027-11-02T00:00:00")).code == "card.expired"
    assert read_card(signed(), at("2027-11-01T23:59:59")).revision == 3
    assert parse_card(signed()).expires == date(2027, 11, 1)


def test_the_29th_of_february_three_years_on() -> None:
    assert years_after(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert read_card(signed(not_before="2024-11-01", expires="2027-11-01"), CLOCK).revision == 3


def test_keys_of_later_kinds_are_passed_over() -> None:
    pq = "age1pq1" + "q" * 60
    card = read_card(signed(keys={"age": [pq, OTHER_KEY]}), CLOCK)
    assert card.age_keys == (OTHER_KEY,)
    assert error_of(signed(keys={"age": [pq]})).code == "card.no_usable_key"


def test_every_changed_byte_of_a_card_is_refused_or_leaves_the_same_document() -> None:
    card = ada().card
    document = card_document(person())
    for place in range(len(card)):
        altered = card[:place] + bytes([card[place] ^ 0x01]) + card[place + 1 :]
        try:
            read = read_card(altered, CLOCK)
        except SdtError as error:
            assert error.code.startswith("card.")  # noqa: PT017 - either outcome is right
        else:
            assert card_document(read) == document
