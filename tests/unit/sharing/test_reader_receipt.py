"""Check 13: a receipt that does not agree with the signed manifest beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import names
from sdt_desktop.sharing.manifest import pseudonym
from tests.unit.sharing.making import (
    another_urn,
    built,
    edited_json,
    forged,
    opened,
    receipt_process,
    receipt_record,
    sealed_members,
)

MEMBERS = dict(built().members)


def code_of(sealed: bytes) -> str:
    with pytest.raises(SdtError) as caught:
        opened(sealed)
    return caught.value.code


RECEIPTS: list[Callable[[Any], Any]] = [
    lambda document: document.update({"@id": another_urn()}),
    lambda document: document.update({"@context": "https://w3id.org/dpv/dpv.jsonld"}),
    lambda document: document.update({"@context": [document["@context"], "https://a.example"]}),
    lambda document: document["@context"].update({"@import": "https://a.example"}),
    lambda document: document["@context"].update({"@vocab": "https://a.example#"}),
    lambda document: document["@context"].update({"dpv": "https://a.example#"}),
    lambda document: document["@context"].update({"dpv:hasPurpose": {"@id": "https://a.example#x"}}),
    lambda document: receipt_record(document).update({"@context": {}}),
    lambda document: document.pop("@context"),
    lambda document: document.update({"dpv:hasRecordOfActivity": []}),
    lambda document: document["dpv:hasRecordOfActivity"].append(receipt_record(document)),
    lambda document: receipt_record(document)["dpv:hasDataSubject"].update({"@id": pseudonym(bytes(32))}),
    lambda document: receipt_record(document).update({"dpv:hasConsentStatus": []}),
    lambda document: receipt_record(document)["dpv:hasConsentStatus"][0].update({"@type": ["dpv:ConsentRequested"]}),
    lambda document: receipt_record(document)["dpv:hasConsentStatus"].append({"@type": "dpv:ConsentWithdrawn"}),
    lambda document: receipt_process(document)["dpv:hasPurpose"][0].update({"@id": another_urn()}),
    lambda document: receipt_process(document)["dpv:hasPurpose"].append({"@id": another_urn()}),
    lambda document: receipt_process(document)["dpv:hasPurpose"][0].update({"dct:description": {"@value": 7}}),
    lambda document: receipt_process(document).update({"dpv:hasRecipient": [another_urn()]}),
    lambda document: receipt_process(document).update({"dpv:hasStorageCondition": []}),
    lambda document: _duration(document).update({"rdf:value": "2029-05-31T23:59:59Z"}),
    lambda document: receipt_process(document)["dpv:hasPersonalData"][0].update({"sdt:sha256": "0" * 64}),
    lambda document: receipt_process(document).update({"dpv:hasPersonalData": []}),
    lambda document: document.clear(),
]


def _duration(document: Any) -> Any:
    return next(
        one["dpv:hasDuration"]
        for one in receipt_process(document)["dpv:hasStorageCondition"]
        if "dpv:StorageDuration" in one["@type"]
    )


@pytest.mark.parametrize("edit", RECEIPTS)
def test_13_a_receipt_that_says_something_else(edit: Callable[[Any], Any]) -> None:
    changed = edited_json(MEMBERS[names.RECEIPT], edit)
    assert code_of(sealed_members(forged(MEMBERS, {names.RECEIPT: changed}))) == "share.receipt_mismatch"


DEEP = b"".join(b"[%d," % number for number in range(5000))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", DEEP, b'{"a":1,"a":2}'], ids=lambda content: repr(content[:9])
)
def test_13_what_is_no_receipt(content: bytes) -> None:
    assert code_of(sealed_members(forged(MEMBERS, {names.RECEIPT: content}))) == "share.receipt_mismatch"


def test_13_a_receipt_of_the_same_words_differently_laid_out_is_fine() -> None:
    changed = edited_json(MEMBERS[names.RECEIPT], lambda document: document.update({"schema:url": "x"}))
    assert opened(sealed_members(forged(MEMBERS, {names.RECEIPT: changed}))).tables
