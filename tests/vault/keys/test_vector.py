"""The test vector of the design, both directions, and every byte of it altered in turn."""

import copy
import json
from pathlib import Path

import pytest

from sdt_desktop.base.canonical import jcs
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.header import Header, header_bytes, parse_header, signed
from sdt_desktop.vault.passphrase import passphrase_bytes
from sdt_desktop.vault.recovery import secret_of, words_of
from sdt_desktop.vault.slots import Slot, aad, unwrap, wrap

VECTOR = (Path(__file__).parent / "vector.json").read_bytes()
PASSPHRASE = "sept mots tirés au hasard, jamais réutilisés"
DATA_KEY = bytearray(range(32))
RECOVERY = bytearray(range(0x40, 0x60))
KEYRING = bytearray(range(0x60, 0x80))
WORDS = (
    "dédale alléger loisir jugement englober brique botte caprice droiture falaise enduire moqueur adhésif obtenir "
    "écorce laisser énumérer plafond avenir paysage pénétrer chausson herbe vertu"
)
AAD_OF_SLOT_2 = (
    '{"format":"sdt-vault","slot":{"created":"2026-11-23T18:02:11Z","id":"2","kdf":{"name":"hkdf-sha256",'
    '"salt":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0"},"kind":"recovery","words":"french"},'
    '"vault_id":"6f1d2c3b-4a59-4857-a6b5-c4d3e2f10917","version":1}'
)


def header() -> Header:
    return parse_header(VECTOR)


def secrets() -> list[bytearray]:
    return [passphrase_bytes(PASSPHRASE), RECOVERY, KEYRING]


def test_every_slot_opens_to_the_data_key() -> None:
    found = header()
    for slot, secret in zip(found.slots, secrets(), strict=True):
        assert unwrap(slot, found.vault_id, secret) == DATA_KEY


def test_every_slot_is_made_again_from_its_secret() -> None:
    found = header()
    for slot, secret in zip(found.slots, secrets(), strict=True):
        assert wrap(slot, found.vault_id, secret, DATA_KEY, slot.nonce) == slot


def test_a_new_wrapping_has_a_new_nonce() -> None:
    found = header()
    assert wrap(found.slots[1], found.vault_id, RECOVERY, DATA_KEY).nonce != found.slots[1].nonce


def test_the_mac_is_right_and_made_again() -> None:
    found = header()
    assert found.verify(DATA_KEY)
    assert not found.verify(bytearray(32))
    bare = {name: value for name, value in found.document.items() if name != "mac"}
    assert signed(bare, DATA_KEY).mac == found.mac


def test_the_additional_data_of_slot_2() -> None:
    found = header()
    assert aad(found.slots[1], found.vault_id).decode() == AAD_OF_SLOT_2


def test_the_words_both_ways() -> None:
    assert " ".join(words_of(RECOVERY, "french")) == WORDS
    assert secret_of(WORDS, "french") == RECOVERY


def test_secrets_of_other_slots_open_nothing() -> None:
    found = header()
    for slot in found.slots:
        for other, secret in zip(found.slots, secrets(), strict=True):
            if other is not slot:
                assert unwrap(slot, found.vault_id, secret) is None


def test_a_keyring_secret_under_the_name_of_recovery_opens_nothing() -> None:
    """The kind is part of the derivation, not only of the additional data."""
    document = json.loads(VECTOR)
    document["slots"][2]["kind"], document["slots"][2]["words"] = "recovery", "french"
    slot = parse_header(json.dumps(document).encode()).slots[2]
    assert unwrap(slot, document["vault_id"], KEYRING) is None


ALTERED_SLOT = [
    (("kdf", "t"), 4), (("kdf", "m_kib"), 65_537), (("kdf", "p"), 3), (("kdf", "salt"), "a1" + "a0" * 15),
    (("created",), "2026-11-23T18:02:12Z"), (("id",), "4"), (("extra",), "x"),
    (("nonce",), "02" + "01" * 11), (("wrapped",), "00" * 48),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), ALTERED_SLOT, ids=lambda value: str(value)[:20])
def test_an_altered_parameter_keeps_the_slot_shut(path: tuple[str, ...], value: object) -> None:
    document = json.loads(VECTOR)
    place = document["slots"][0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    slot = parse_header(json.dumps(document).encode()).slots[0]
    assert unwrap(slot, document["vault_id"], passphrase_bytes(PASSPHRASE)) is None


def test_another_vault_id_keeps_the_slot_shut() -> None:
    slot: Slot = header().slots[1]
    assert unwrap(slot, "6f1d2c3b-4a59-4857-a6b5-c4d3e2f10918", RECOVERY) is None


def _outcome(data: bytes) -> str:
    """What the vector's recovery secret makes of a header: a code, "shut", "altered" or "open"."""
    try:
        found = parse_header(data)
    except SdtError as error:
        return error.code
    slot = next((slot for slot in found.slots if slot.id == "2"), None)
    key = None if slot is None or slot.kind != "recovery" else unwrap(slot, found.vault_id, RECOVERY)
    if key is None:
        return "shut"
    return "open" if found.verify(key) else "altered"


def test_each_byte_of_the_header_altered_is_noticed() -> None:
    """All 1,700 bytes with two changes each; white space outside of strings is the only thing that may differ."""
    original = jcs(json.loads(VECTOR))
    assert _outcome(VECTOR) == "open"
    for place in range(len(VECTOR)):
        for change in (0x01, 0x10):
            data = bytearray(VECTOR)
            data[place] ^= change
            outcome = _outcome(bytes(data))
            if outcome == "open":
                assert jcs(json.loads(data)) == original, place
            else:
                assert outcome in {
                    "shut",
                    "altered",
                    "vault.header_damaged",
                    "vault.not_a_vault",
                    "vault.newer_version",
                }


def _variants() -> dict[str, dict[str, object]]:
    """Changes that no slot's own tag can notice: the MAC must."""
    base = json.loads(VECTOR)
    added, removed, swapped, field, older = (copy.deepcopy(base) for _ in range(5))
    added["slots"].append(base["slots"][2] | {"id": "4"})
    del removed["slots"][0]
    swapped["slots"].reverse()
    field["note"] = "x"
    older["generation"] = 2
    return {"added": added, "removed": removed, "swapped": swapped, "field": field, "older": older}


@pytest.mark.parametrize("name", ["added", "removed", "swapped", "field", "older"])
def test_the_mac_covers_what_the_slots_do_not(name: str) -> None:
    assert _outcome(json.dumps(_variants()[name]).encode()) == "altered"


def test_written_and_read_again_it_is_the_same() -> None:
    data = header_bytes(header())
    assert parse_header(data) == header()
    assert data.endswith(b"}\n")
    assert b"\r" not in data
