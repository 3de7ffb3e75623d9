"""Every refusal of the reader, made by hand, in the order of its checks."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest

from sdt_desktop.base.canonical import jcs
from sdt_desktop.base.clock import FixedClock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import age, minisign, names
from sdt_desktop.sharing.manifest import KEY_COMMENT, SealedFor, parse_manifest, pseudonym
from sdt_desktop.sharing.package import seal
from sdt_desktop.sharing.zip_write import write_archive
from tests.unit.sharing.making import (
    CLOCK,
    SEED,
    ada,
    another_urn,
    bob,
    built,
    card_purpose,
    controller,
    controller_identity,
    edited_json,
    forged,
    opened,
    other_seed,
    person,
    raw_zip,
    receipt_record,
    sealed_for,
    sealed_members,
)

MEMBERS = dict(built().members)
MANIFEST = parse_manifest(MEMBERS[names.MANIFEST])
TABLE = "data/electricity-consumption-p1m.csv"


def error_of(sealed: bytes, *identities: Any, **held: Any) -> SdtError:
    with pytest.raises(SdtError) as caught:
        opened(sealed, *identities, **held)
    return caught.value


def code_of(sealed: bytes, *identities: Any, **held: Any) -> str:
    return error_of(sealed, *identities, **held).code


def plain(manifest: bytes, changes: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The members with other manifest bytes, signed by the sender's key as they stand."""
    document = json.loads(manifest)
    comment = f"sdt-share/1 package:{document.get('package')} created:{document.get('created')}"
    signature = minisign.sign_file(manifest, SEED, untrusted="signature of an sdt-share manifest", trusted=comment)
    return {**MEMBERS, **(changes or {}), names.MANIFEST: manifest, names.SIGNATURE: signature}


def test_the_bench_makes_packages_that_open() -> None:
    """Forged without any change they pass, so each refusal below is for its own reason."""
    assert opened(sealed_members(forged(MEMBERS))).tables
    assert opened(sealed_members(plain(MEMBERS[names.MANIFEST]))).tables


def test_a_file_and_an_armoured_package_open(tmp_path: Path) -> None:
    path = tmp_path / "x.sdtshare"
    path.write_bytes(seal(built()))
    assert opened(path).tables  # type: ignore[arg-type]
    to = pyrage.x25519.Recipient.from_str(ada().identity.keys[0].public)
    assert opened(pyrage.encrypt(write_archive(MEMBERS), [to], armored=True)).tables
    assert code_of(tmp_path / "y.sdtshare") == "file.not_found"  # type: ignore[arg-type]


def test_1_not_a_package() -> None:
    assert code_of(write_archive(MEMBERS)) == "share.not_a_package"
    assert code_of(b"") == "share.not_a_package"


def test_2_none_of_my_keys() -> None:
    assert code_of(seal(built()), bob().identity) == "share.no_key"


def test_3_cut_or_changed() -> None:
    sealed = seal(built())
    assert code_of(sealed[:-1]) == "share.damaged"
    assert code_of(sealed[:-20] + b"\0" * 20) == "share.damaged"


def test_4_zip_rules() -> None:
    members = list(MEMBERS.items())
    for archive in (
        b"", b"hello", b"x" + raw_zip(members), raw_zip(members) + b"x", raw_zip([*members, members[-1]]),
        raw_zip([*members, ("data/../../x.csv", b"x")]), raw_zip([*members, ("data/z.csv", b"\0" * 1_000_000)]),
        raw_zip(members, end={"comment": b"x"}),
    ):  # fmt: skip
        assert code_of(sealed_for(archive)) == "share.unsafe_archive"
    assert opened(sealed_for(raw_zip(members))).tables


DAMAGED: list[Callable[[bytes], bytes]] = [
    lambda _: b"", lambda _: b"[]", lambda _: b"null", lambda text: b"\xef\xbb\xbf" + text, lambda text: text + b"\n",
    lambda text: json.dumps(json.loads(text)).encode(), lambda text: text.replace(b'"files"', b'"files":1,"files"'),
    lambda text: text.replace(b'"sdt-share"', b'"\\u0073dt-share"'),
    lambda text: text[:-1],
]  # fmt: skip


@pytest.mark.parametrize("change", DAMAGED)
def test_5_a_manifest_that_is_not_canonical(change: Callable[[bytes], bytes]) -> None:
    manifest = change(MEMBERS[names.MANIFEST])
    assert manifest != MEMBERS[names.MANIFEST]
    assert code_of(sealed_members({**MEMBERS, names.MANIFEST: manifest})) == "share.manifest_damaged"


def test_5_no_manifest() -> None:
    rest = {name: content for name, content in MEMBERS.items() if name != names.MANIFEST}
    assert code_of(sealed_members(rest)) == "share.manifest_damaged"


FIELDS: list[dict[str, Any]] = [
    {"package": "x"}, {"package": None}, {"created": "2026-11-23"}, {"expires": "2026-11-23T18:02:11Z"},
    {"expires": "2031-11-24T00:00:00Z"}, {"language": 1}, {"generator": ""}, {"sender": {}}, {"sender": "x"},
    {"sender": {"key": "x", "pseudonym": "y"}}, {"recipients": []}, {"recipients": ["x"]}, {"recipients": {}},
    {"recipients": [{"kind": "x25519", "recipient": "age1", "card": "x", "revision": 1, "fingerprint": "x"}]},
    {"request": "x"}, {"purpose": None}, {"receipt": "urn:uuid:x"}, {"replaces": 1}, {"withdraws": another_urn()},
    {"kind": "withdrawal"}, {"files": []}, {"files": [{"path": "../x", "bytes": 1, "sha256": "0" * 64, "media_type": "x"}]},
    {"files": [{"path": "manifest.json", "bytes": 1, "sha256": "0" * 64, "media_type": "x"}]},
    {"files": [{"path": "a", "bytes": -1, "sha256": "0" * 64, "media_type": "x"}]},
    {"files": [{"path": "a", "bytes": 1, "sha256": "0" * 63, "media_type": "x"}]},
]  # fmt: skip


@pytest.mark.parametrize("change", FIELDS, ids=range(len(FIELDS)))
def test_5_a_manifest_with_a_wrong_field(change: dict[str, Any]) -> None:
    manifest = jcs({**json.loads(MEMBERS[names.MANIFEST]), **change})
    assert code_of(sealed_members(plain(manifest))) == "share.manifest_damaged"


def test_5_files_are_sorted_and_recipients_of_one_card() -> None:
    document = json.loads(MEMBERS[names.MANIFEST])
    backwards = jcs({**document, "files": document["files"][::-1]})
    assert code_of(sealed_members(plain(backwards))) == "share.manifest_damaged"
    two = [document["recipients"][0], {**document["recipients"][0], "card": another_urn()}]
    assert code_of(sealed_members(plain(jcs({**document, "recipients": two})))) == "share.manifest_damaged"


@pytest.mark.parametrize(
    "change", [{"format": "other"}, {"version": 2}, {"version": True}, {"version": "1"}, {"kind": "gift"}], ids=str
)
def test_6_what_a_newer_program_made(change: dict[str, Any]) -> None:
    manifest = jcs({**json.loads(MEMBERS[names.MANIFEST]), **change})
    assert code_of(sealed_members(plain(manifest))) == "share.unknown_version"


def test_7_signatures_that_do_not_hold() -> None:
    signature = MEMBERS[names.SIGNATURE]
    for other in (
        b"", signature.replace(b"of an", b"of no"), signature.replace(b"created:2026", b"created:2025"),
        signature.replace(b"\n", b"\r\n"), built().members[names.SIGNATURE],
    ):  # fmt: skip
        assert code_of(sealed_members({**MEMBERS, names.SIGNATURE: other})) == "share.bad_signature"
    rest = {name: content for name, content in MEMBERS.items() if name != names.SIGNATURE}
    assert code_of(sealed_members(rest)) == "share.bad_signature"


def test_7_signed_by_another_key_than_the_manifest_names() -> None:
    assert code_of(sealed_members(forged(MEMBERS, seed=other_seed()))) == "share.bad_signature"


def test_7_key_pseudonym_and_key_file_are_one() -> None:
    other = minisign.public_key(other_seed())
    for manifest in (
        {"pseudonym": pseudonym(other)}, {"sender_key": minisign.public_key_text(other)},
        {"sender_key": minisign.base64_text(b"Ed" + bytes(8) + minisign.public_key(SEED))},
    ):  # fmt: skip
        assert code_of(sealed_members(forged(MEMBERS, manifest=manifest))) == "share.bad_signature"
    for key_file in (
        minisign.public_key_file(other, KEY_COMMENT), minisign.public_key_file(minisign.public_key(SEED), "another word"),
        MEMBERS[names.SENDER] + b"\n", b"",
    ):  # fmt: skip
        assert code_of(sealed_members(forged(MEMBERS, {names.SENDER: key_file}))) == "share.bad_signature"


def test_8_content_that_is_not_the_signed_one() -> None:
    for changes in (
        {TABLE: MEMBERS[TABLE].replace(b"101.5", b"101.6")}, {TABLE: MEMBERS[TABLE] + b"\r\n"},
        {names.README: b"<p>hello"}, {names.RECEIPT: b"{}"}, {"data/extra.csv": b"a\r\n"},
    ):  # fmt: skip
        assert code_of(sealed_members({**MEMBERS, **changes})) == "share.content_mismatch"
    assert code_of(sealed_members({"extra.txt": b"x", **MEMBERS})) == "share.content_mismatch"
    assert (
        code_of(sealed_members({name: c for name, c in MEMBERS.items() if name != TABLE})) == "share.content_mismatch"
    )


@pytest.mark.parametrize("name", [names.README, names.RECEIPT, names.DATAPACKAGE, TABLE])
def test_8_required_members_even_where_the_sender_signed_without(name: str) -> None:
    assert code_of(sealed_members(forged(MEMBERS, {name: None}))) == "share.content_mismatch"


def test_8_a_listed_file_that_is_missing_and_one_that_is_not_listed() -> None:
    unlisted = forged(MEMBERS, {"data/z.csv": b"a\r\n"}, listed=False)
    assert code_of(sealed_members(unlisted)) == "share.content_mismatch"


DESCRIPTIONS: list[Callable[[Any], Any]] = [
    lambda document: document.update(id=another_urn()),
    lambda document: document.update(resources=[]),
    lambda document: document["resources"][0].update(path="data/other.csv"),
    lambda document: document["resources"][0].update(hash="sha256:" + "0" * 64),
    lambda document: document["resources"][0].update(bytes=1),
    lambda document: document["resources"][0].pop("schema"),
    lambda document: document["resources"][0]["schema"]["fields"].pop(),
    lambda document: document["resources"].append(document["resources"][0]),
    lambda document: document["resources"][0].update(name="<b>\n"),
]


@pytest.mark.parametrize("edit", DESCRIPTIONS)
def test_8_a_description_of_other_tables(edit: Callable[[Any], Any]) -> None:
    changed = edited_json(MEMBERS[names.DATAPACKAGE], edit)
    assert code_of(sealed_members(forged(MEMBERS, {names.DATAPACKAGE: changed}))) == "share.content_mismatch"


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"month,value,quality,covered\r\n2024-01,1\r\n", b'month,value,quality,covered\r\n"a'],
)
def test_8_a_table_that_cannot_be_read(content: bytes) -> None:
    def describe(document: Any) -> None:
        from sdt_desktop.base.canonical import sha256_hex

        document["resources"][0].update(bytes=len(content), hash=f"sha256:{sha256_hex(content)}")

    changes = {TABLE: content, names.DATAPACKAGE: edited_json(MEMBERS[names.DATAPACKAGE], describe)}
    assert code_of(sealed_members(forged(MEMBERS, changes))) == "share.content_mismatch"


def test_8_a_readme_that_is_no_text() -> None:
    no_text = forged(MEMBERS, {names.README: b"\xff"})
    assert code_of(sealed_members(no_text)) == "share.content_mismatch"
    assert code_of(sealed_for(write_archive(no_text), bob()), bob().identity) == "share.content_mismatch"


def test_9_forwarded_to_another_recipient() -> None:
    """Ada opens the sender's package and seals it anew for Bob: Bob's reader sees that it was meant for Ada."""
    inner = age.decrypt(seal(built()), [ada().identity.keys[0].secret])
    assert code_of(sealed_for(inner, bob()), bob().identity) == "share.not_for_me"
    assert code_of(sealed_for(inner, ada(), bob()), bob().identity) == "share.not_for_me"


def test_9_holding_several_identities_in_whatever_order() -> None:
    both = [ada().identity, bob().identity]
    for identities in (both, both[::-1]):
        share = opened(sealed_for(write_archive(MEMBERS), ada(), bob()), *identities)
        assert share.recipient == ada().identity.keys[0].public


def test_9_my_own_card_names_another_fingerprint() -> None:
    card = person()
    assert opened(seal(built()), own_cards=[card]).tables
    assert opened(seal(built()), own_cards=[person(bob())]).tables  # not the card of the key that opened it
    stranger = SealedFor(card.age_keys[0], another_urn(), 1, "sha256:" + "0" * 64)
    swapped = sealed_members(forged(MEMBERS, manifest={"recipients": (stranger,)}))
    assert code_of(swapped, own_cards=[card]) == "share.not_for_me"


def test_9_recipients_of_a_kind_unknown_here() -> None:
    document = json.loads(MEMBERS[names.MANIFEST])
    for other in (
        {"kind": "passphrase", "name": "Ada"},
        {"kind": "pq", "recipient": document["recipients"][0]["recipient"]},
    ):
        manifest = jcs({**document, "recipients": [other]})
        assert code_of(sealed_members(plain(manifest))) == "share.not_for_me"


def test_10_expired_to_the_second() -> None:
    sealed = seal(built())
    last = FixedClock(MANIFEST.expires)
    assert opened(sealed, clock=last).tables
    error = error_of(sealed, clock=FixedClock(MANIFEST.expires + timedelta(seconds=1)))
    assert (error.code, error.params) == ("share.expired", {"expires": "2027-05-31"})


def test_10_from_the_future_by_more_than_a_day() -> None:
    sealed = seal(built())
    day_before = CLOCK.now() - timedelta(days=1)
    assert opened(sealed, clock=FixedClock(day_before)).tables
    error = error_of(sealed, clock=FixedClock(day_before - timedelta(seconds=1)))
    assert (error.code, error.params) == ("share.from_the_future", {"created": rfc3339(CLOCK.now())})


def test_11_withdrawn_by_the_same_sender_only() -> None:
    sealed = sealed_members(MEMBERS)
    assert code_of(sealed, withdrawn={(MANIFEST.package, MANIFEST.pseudonym)}) == "share.withdrawn"
    assert opened(
        sealed, withdrawn={(MANIFEST.package, pseudonym(bytes(32))), (another_urn(), MANIFEST.pseudonym)}
    ).tables


def test_12_the_same_number_with_other_content() -> None:
    sealed = sealed_members(MEMBERS)
    share = opened(sealed)
    assert opened(sealed, seen={share.package: share.manifest_sha256}).tables
    other = sealed_members(forged(MEMBERS, manifest={"language": "en"}))
    assert code_of(other, seen={share.package: share.manifest_sha256}) == "share.replayed"


def withdrawal(**manifest: Any) -> dict[str, bytes]:
    """A notice: the receipt again with the withdrawal added, no table."""

    def edit(document: Any) -> None:
        receipt_record(document)["dpv:hasConsentStatus"].append({"@type": ["dpv:ConsentWithdrawn"]})

    changes = {TABLE: None, names.DATAPACKAGE: None, names.RECEIPT: edited_json(MEMBERS[names.RECEIPT], edit)}
    fields = {"kind": "withdrawal", "package": another_urn(), "withdraws": MANIFEST.package, **manifest}
    return forged(MEMBERS, changes, fields)


def test_a_withdrawal_is_known_for_what_it_is() -> None:
    notice = opened(sealed_members(withdrawal()))
    assert (notice.kind, notice.withdraws, notice.tables) == ("withdrawal", MANIFEST.package, ())
    held = {(notice.withdraws, notice.sender)}
    assert code_of(sealed_members(MEMBERS), withdrawn=held) == "share.withdrawn"


def test_a_withdrawal_with_data_or_without_its_word_is_refused() -> None:
    with_data = forged(withdrawal(), {TABLE: MEMBERS[TABLE]})
    assert code_of(sealed_members(with_data)) == "share.content_mismatch"
    without = forged(withdrawal(), {names.RECEIPT: MEMBERS[names.RECEIPT]})
    assert code_of(sealed_members(without)) == "share.receipt_mismatch"


def test_a_sender_met_before() -> None:
    sealed = sealed_members(MEMBERS)
    assert opened(sealed, known_senders=[MANIFEST.pseudonym]).sender_known
    assert not opened(sealed, known_senders=[pseudonym(bytes(32))]).sender_known


def test_a_controllers_package() -> None:
    package = built(terms=card_purpose(controller()))
    share = opened(seal(package), controller_identity(), own_cards=[controller()])
    assert share.purpose == "Compter la consommation électrique mensuelle des foyers volontaires"


def test_the_order_of_checks_when_everything_is_wrong() -> None:
    """Each step mends one fault; the code of the next one in the table must come."""
    bad_receipt = {names.RECEIPT: b"{}"}
    late: dict[str, Any] = {"clock": FixedClock(MANIFEST.expires + timedelta(days=1))}
    held: dict[str, Any] = {
        "withdrawn": {(MANIFEST.package, MANIFEST.pseudonym)}, "seen": {MANIFEST.package: "0" * 64},
    }  # fmt: skip
    forward = sealed_for(write_archive(forged(MEMBERS, bad_receipt)), bob())
    assert code_of(forward, bob().identity, **late, **held) == "share.not_for_me"
    sealed = sealed_members(forged(MEMBERS, bad_receipt))
    assert code_of(sealed, **late, **held) == "share.expired"
    assert code_of(sealed, **held) == "share.withdrawn"
    assert code_of(sealed, seen=held["seen"]) == "share.replayed"
    assert code_of(sealed) == "share.receipt_mismatch"


def test_errors_carry_nothing_of_the_content() -> None:
    for sealed in (sealed_members({**MEMBERS, TABLE: b"secret"}), seal(built())[:-1]):
        error = error_of(sealed)
        assert "secret" not in repr(error.params) + repr(error.args)
        assert error.__cause__ is None or error.__suppress_context__
