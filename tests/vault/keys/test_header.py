"""Strict reading of vault.json."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.header import LIMIT, parse_header
from tests.vault import support
from tests.vault.keys.test_vector import DATA_KEY, VECTOR, header


def document() -> Any:
    return json.loads(VECTOR)


def with_field(field: bytes) -> bytes:
    """The vector with one more field, as raw text, behind the (first) version."""
    return VECTOR.replace(b'"version": 1,', b'"version": 1, ' + field + b",", 1)


def code_of(data: bytes | Any) -> str:
    with pytest.raises(SdtError) as caught:
        parse_header(data if isinstance(data, bytes) else json.dumps(data).encode(), "name")
    return caught.value.code


def test_another_format_is_no_vault() -> None:
    assert code_of(document() | {"format": "keepass"}) == "vault.not_a_vault"
    assert code_of({}) == "vault.not_a_vault"


def test_a_newer_version_is_said_before_anything_else_is_looked_at() -> None:
    with pytest.raises(SdtError) as caught:
        parse_header(b'{"format": "sdt-vault", "version": 2, "slots": "of another shape"}')
    assert (caught.value.code, caught.value.params) == ("vault.newer_version", {"found": 2, "known": 1})


BROKEN: list[tuple[str, object]] = [
    ("version", 0), ("version", "1"), ("version", True), ("version", 1.0),
    ("vault_id", "6F1D2C3B-4A59-4857-A6B5-C4D3E2F10917"), ("vault_id", "6f1d2c3b4a594857a6b5c4d3e2f10917"),
    ("vault_id", "------------------------------------"), ("vault_id", 5),
    ("created", "2026-11-23T18:02:11+00:00"), ("created", "2026-1-3T18:02:11Z"), ("created", "yesterday"),
    ("generation", 0), ("generation", True), ("generation", "1"), ("generation", 1.5),
    ("database", []), ("slots", {}), ("slots", []), ("slots", [1]), ("mac", "00"), ("mac", "AB" * 32), ("mac", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BROKEN, ids=str)
def test_a_wrong_field_is_a_damaged_header(name: str, value: object) -> None:
    assert code_of(document() | {name: value}) == "vault.header_damaged"


@pytest.mark.parametrize("name", ["version", "vault_id", "created", "generation", "database", "slots", "mac"])
def test_a_missing_field_is_a_damaged_header(name: str) -> None:
    broken = document()
    del broken[name]
    assert code_of(broken) == "vault.header_damaged"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("file", "../data.db"), ("file", "other.db"), ("cipher", "none"), ("page_size", 4095), ("page_size", "4096"),
        ("salt", "20" * 15), ("salt", "2A" * 16), ("salt", "zz" * 16),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_database_field_is_a_damaged_header(name: str, value: object) -> None:
    broken = document()
    broken["database"][name] = value
    assert code_of(broken) == "vault.header_damaged"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", ""), ("id", "A"), ("id", "a" * 17), ("id", "é"), ("id", "1\n"), ("id", 1), ("created", "x"),
        ("kind", 1), ("kdf", None), ("kdf", {"name": "scrypt"}),
        ("kdf", {"name": "argon2id", "version": 16, "t": 3, "m_kib": 65536, "p": 4, "salt": "a0" * 16}),
        ("kdf", {"name": "argon2id", "version": 19, "t": True, "m_kib": 65536, "p": 4, "salt": "a0" * 16}),
        ("nonce", "01" * 11), ("wrapped", "00" * 47), ("wrapped", "0A" * 48),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_slot_field_is_a_damaged_header(name: str, value: object) -> None:
    broken = document()
    broken["slots"][0][name] = value
    assert code_of(broken) == "vault.header_damaged"


def test_slots_must_be_one_to_eight_with_different_ids() -> None:
    slots = document()["slots"]
    assert code_of(document() | {"slots": [slots[0], slots[0]]}) == "vault.header_damaged"
    nine = [slots[1] | {"id": str(number)} for number in range(9)]
    assert code_of(document() | {"slots": nine}) == "vault.header_damaged"
    assert len(parse_header(json.dumps(document() | {"slots": nine[:8]}).encode()).slots) == 8


def test_a_keyring_slot_is_never_the_only_one() -> None:
    assert code_of(document() | {"slots": document()["slots"][2:]}) == "vault.header_damaged"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b'"x"', b"\xff\xfe{}", b"\xef\xbb\xbf" + VECTOR, VECTOR + b" " * LIMIT,
        with_field(b'"version": 1'),
        with_field(b'"note": NaN'),
        with_field(b'"note": 1e999'),
        with_field(b'"note": 123456789012345678901234567890'),
        with_field(b'"note": "\\ud800"'),
        with_field(b'"note": ' + b"[" * 300 + b"]" * 300),
        with_field(b'"note": ' + b"[" * 20000 + b"]" * 20000),
    ],
    ids=range(14),
)  # fmt: skip
def test_broken_json_is_a_damaged_header(data: bytes) -> None:
    assert code_of(data) == "vault.header_damaged"


def test_unknown_fields_and_kinds_are_kept_and_skipped() -> None:
    changed = document() | {"note": {"later": [1, 2]}}
    changed["slots"].append({"id": "fido", "kind": "security-key", "whatever": 1})
    found = parse_header(json.dumps(changed).encode())
    assert [slot.id for slot in found.slots] == ["1", "2", "3"]
    written = found.successor(found.slot_documents(without={"1"}), DATA_KEY)
    assert written.document["note"] == {"later": [1, 2]}
    assert [slot["id"] for slot in written.document["slots"]] == ["2", "3", "fido"]
    assert written.generation == 2
    assert written.verify(DATA_KEY)


def test_a_slot_of_an_unknown_kind_needs_an_id_all_the_same() -> None:
    changed = document()
    changed["slots"].append({"kind": "security-key"})
    assert code_of(changed) == "vault.header_damaged"


def test_more_fields_than_anybody_needs_are_allowed() -> None:
    """So that the refusals above have their own reasons."""
    assert parse_header(with_field(b'"note": ' + b"[" * 50 + b"]" * 50)).generation == 1


def test_an_id_in_use_is_passed_over() -> None:
    changed = document()
    changed["slots"][0]["id"] = "s2"
    assert parse_header(json.dumps(changed).encode()).next_slot_id() == "s3"


def test_ids_are_never_used_again() -> None:
    found = header()
    seen = {slot.id for slot in found.slots}
    for _ in range(20):
        fresh = found.next_slot_id()
        assert fresh not in seen
        seen.add(fresh)
        slot = header().slots[1].document | {"id": fresh}
        found = found.successor([slot], DATA_KEY)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_by_a_code(data: bytes) -> None:
    assert code_of(data).startswith("vault.")


@given(st.data())
def test_any_value_in_any_place_gives_a_code_or_a_header(data: st.DataObject) -> None:
    changed = document()
    value = data.draw(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=3))
    target = data.draw(st.sampled_from([changed, changed["database"], changed["slots"][0], changed["slots"][0]["kdf"]]))
    target[data.draw(st.sampled_from(sorted(target)))] = value
    code = support.code_of(parse_header, json.dumps(changed).encode())
    assert code in {None, "vault.header_damaged", "vault.not_a_vault", "vault.newer_version"}
