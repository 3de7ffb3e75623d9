"""Address book with pinned keys, signing keys, own identities, received packages, journal, notes, ledger."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlcipher3 import dbapi2

from sdt_desktop.base.clock import FixedClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.period import to_ms
from sdt_desktop.model.sharing import Purpose, Recipient, Share, ShareState, TrustLevel
from sdt_desktop.vault.contacts import HeldIdentity
from sdt_desktop.vault.ledger import Evidence
from tests.support import NOW
from tests.vault.store.scene import memory_store

NOW_MS = to_ms(NOW)
CARD = Recipient(
    "urn:uuid:1", 3, {"fr": "Équipe climat", "en": "Climate team"}, "controller", "Agglo",
    (Purpose("urn:uuid:p", {"fr": "Compter"}, ("dpv:PublicPolicyMaking",), "eu-gdpr:A6-1-a"),),
    ("age1x", "age1y"), "sha256:aa", "12345 67890", ("tangible", "audace"), date(2027, 11, 1), TrustLevel.UNCHECKED,
    b'{"format": "sdt-card"}',
)  # fmt: skip


def test_a_contact_comes_back_as_it_was():
    with memory_store() as store:
        assert store.contact(CARD.card_id) is None
        assert store.contact_put(CARD) == CARD
        assert store.contacts() == (CARD,)
        assert store.contact(CARD.card_id) == CARD


def test_trust_never_rises_by_itself_and_stays_with_equal_keys():
    with memory_store() as store:
        store.contact_put(CARD)
        store.contact_trust(CARD.card_id, TrustLevel.COMPARED)
        newer = replace(CARD, revision=4, organisation="Agglo 2")
        assert store.contact_put(newer) == replace(newer, trust=TrustLevel.COMPARED)
        store.contact_put(replace(newer, trust=TrustLevel.FROM_SITE))
        assert store.contact(CARD.card_id).trust is TrustLevel.COMPARED
        with pytest.raises(SdtError, match=r"recipient\.unknown"):
            store.contact_trust("urn:uuid:other", TrustLevel.COMPARED)


def test_other_keys_block_until_accepted_and_then_start_unchecked():
    with memory_store() as store:
        store.contact_put(CARD)
        store.contact_trust(CARD.card_id, TrustLevel.COMPARED)
        other = replace(CARD, revision=5, fingerprint="sha256:bb", trust=TrustLevel.COMPARED)
        with pytest.raises(SdtError) as raised:
            store.contact_put(other)
        assert (raised.value.code, raised.value.params) == ("card.keys_changed", {"name": "Climate team"})
        assert store.contact(CARD.card_id).fingerprint == "sha256:aa"
        assert store.contact_put(other, accept_new_keys=True) == replace(other, trust=TrustLevel.UNCHECKED)


def test_an_older_card_is_refused():
    with memory_store() as store:
        store.contact_put(CARD)
        with pytest.raises(SdtError, match=r"card\.older_revision"):
            store.contact_put(replace(CARD, revision=2))


def test_signing_keys_are_one_a_recipient_or_one_a_package_and_never_replaced():
    with memory_store() as store:
        assert store.sender_key("card") is None
        store.sender_key_put("card", b"a" * 32)
        store.sender_key_put("card", b"b" * 32, package="urn:uuid:5")
        assert (store.sender_key("card"), store.sender_key("card", "urn:uuid:5")) == (b"a" * 32, b"b" * 32)
        store.sender_key_put("card", b"a" * 32)
        with pytest.raises(ValueError, match="never replaced"):
            store.sender_key_put("card", b"c" * 32)
        assert store.sender_key("card") == b"a" * 32


def test_own_identities_are_kept():
    with memory_store() as store:
        one = HeldIdentity("urn:uuid:1", "moi", b"AGE-SECRET-KEY-1", b"{}")
        store.identity_put(one)
        store.identity_put(replace(one, name="encore moi"))
        assert store.identities() == (replace(one, name="encore moi"),)


def test_the_first_bytes_of_a_received_package_stay_the_reference():
    with memory_store() as store:
        store.received_put(package="p", sender="k", sha256="aa", expires_ms=5)
        store.received_put(package="p", sender="k", sha256="bb")
        store.received_put(package="w", sender="k", sha256="cc", withdraws="p")
        told = [(one.package, one.sha256, one.withdraws, one.expires_ms, one.received_ms) for one in store.received()]
        assert told == [("p", "aa", None, 5, NOW_MS), ("w", "cc", "p", None, NOW_MS)]


def test_the_journal_keeps_codes_and_parameters_newest_first():
    with memory_store() as store:
        store.journal_add("journal.imported", {"file": "a.csv", "rows": 3, "share": 0.5, "none": None})
        store.journal_add("journal.shared", {}, outside="Équipe climat")
        newest, oldest = store.journal()
        assert (newest.code, newest.outside, newest.params, newest.at_ms) == (
            "journal.shared",
            "Équipe climat",
            (),
            NOW_MS,
        )
        assert oldest.params == (("file", "a.csv"), ("rows", 3), ("share", 0.5), ("none", None))
        assert store.journal(limit=1) == (newest,)


def test_a_visit_tells_the_one_before():
    with memory_store() as store:
        assert store.note_visit() is None
        assert store.note_visit() == NOW_MS


def test_small_settings_are_kept():
    with memory_store() as store:
        assert store.setting("household") is None
        store.set_setting("household", "2")
        store.set_setting("household", "3")
        assert store.setting("household") == "3"


SHARE = Share(
    "urn:uuid:s1", "Climate team", "urn:uuid:1", "urn:uuid:p", NOW_MS, NOW_MS + 10, ShareState.PREPARED, NOW_MS,
    ("electricity-consumption-p1m",), 24, "x.sdtshare", "aa", "bb",
)  # fmt: skip


def test_a_share_keeps_every_step_with_its_evidence():
    with memory_store(FixedClock(datetime(2027, 1, 1, tzinfo=UTC))) as store:
        store.share_put(SHARE, [Evidence("manifest.json", b"{}"), Evidence("data/x.csv", b"a,b\r\n")])
        assert store.shares() == (SHARE,)
        store.share_state(SHARE.package, ShareState.DELIVERED)
        store.share_state(SHARE.package, ShareState.ACKNOWLEDGED, [Evidence("answer.sdtack.json", b"yes")])
        later = to_ms(datetime(2027, 1, 1, tzinfo=UTC))
        assert store.share(SHARE.package) == replace(SHARE, state=ShareState.ACKNOWLEDGED, state_since_ms=later)
        assert [(step.state.value, step.evidence) for step in store.share_steps(SHARE.package)] == [
            ("prepared", ("manifest.json", "data/x.csv")), ("delivered", ()), ("acknowledged", ("answer.sdtack.json",)),
        ]  # fmt: skip
        assert store.share_evidence(SHARE.package, "manifest.json") == b"{}"
        assert store.share_evidence(SHARE.package, "other") is None


def test_a_draft_may_be_put_again_and_nothing_else():
    draft = replace(SHARE, state=ShareState.DRAFT, rows=0)
    with memory_store() as store:
        store.share_put(draft)
        store.share_put(SHARE)
        assert store.shares() == (SHARE,)
        with pytest.raises(ValueError, match="draft"):
            store.share_put(replace(SHARE, rows=99))
        assert store.share(SHARE.package).rows == 24


def test_a_step_must_follow_the_one_before():
    with memory_store() as store:
        with pytest.raises(SdtError, match=r"share\.no_such_share"):
            store.share_state("urn:uuid:none", ShareState.DELIVERED)
        with pytest.raises(SdtError, match=r"share\.no_such_share"):
            store.share("urn:uuid:none")
        store.share_put(SHARE)
        for impossible in (ShareState.DRAFT, ShareState.PREPARED, ShareState.ACKNOWLEDGED, ShareState.ERASURE_OVERDUE):
            with pytest.raises(ValueError, match="follow"):
                store.share_state(SHARE.package, impossible)
        store.share_state(SHARE.package, ShareState.WITHDRAWN)
        store.share_state(SHARE.package, ShareState.ERASURE_CONFIRMED)
        assert len(store.share_steps(SHARE.package)) == 3


@pytest.mark.parametrize("change", ["UPDATE share_step SET state = 'draft'", "DELETE FROM share_step",
                                    "UPDATE share_evidence SET content = x'00'", "DELETE FROM share_evidence"])  # fmt: skip
def test_the_database_itself_refuses_to_rewrite_the_ledger(change):
    with memory_store() as store:
        store.share_put(SHARE, [Evidence("manifest.json", b"{}")])
        with pytest.raises(dbapi2.IntegrityError):
            store.connection.execute(change)


def test_evidence_that_is_not_what_was_kept_is_refused():
    with memory_store() as store:
        store.share_put(SHARE, [Evidence("manifest.json", b"{}")])
        store.connection.execute("DROP TRIGGER share_evidence_no_update")
        store.connection.execute("UPDATE share_evidence SET content = x'00'")
        with pytest.raises(SdtError, match=r"vault\.database_damaged"):
            store.share_evidence(SHARE.package, "manifest.json")


def test_writing_takes_part_in_an_open_transaction():
    with memory_store() as store:
        with store.connection.rehearsal():
            store.journal_add("journal.imported", {})
            store.note_visit()
            assert len(store.journal()) == 1
        assert store.journal() == ()
        assert store.note_visit() is None


def test_the_newest_share_comes_first():
    with memory_store() as store:
        store.share_put(SHARE)
        store.share_put(replace(SHARE, package="urn:uuid:s2", created_ms=NOW_MS + 1))
        assert [one.package for one in store.shares()] == ["urn:uuid:s2", "urn:uuid:s1"]
