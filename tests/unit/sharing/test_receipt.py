import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from sdt_desktop.base.canonical import jcs
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import ShareTerms
from sdt_desktop.sharing import names, terms
from sdt_desktop.sharing.package import BuiltPackage
from sdt_desktop.sharing.receipt import CONTEXT
from tests.support import data, needs_tool
from tests.unit.sharing.making import (
    UNTIL,
    YES,
    built,
    card_purpose,
    controller,
    months,
    receipt_process,
    receipt_record,
    series,
)

_PINNED = ("dpv:", "pd:", "eu-gdpr:", "legal-eu:", "loc:")
_HOUR = 3_600_000


def receipt_of(package: BuiltPackage) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(package.members[names.RECEIPT])
    return document


def words(node: object) -> Iterator[str]:
    """Every member name and text of a document but its context."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            if key != "@context":
                yield from words(value)
    elif isinstance(node, list):
        for value in node:
            yield from words(value)
    elif isinstance(node, str):
        yield node


def pinned_words(document: dict[str, Any]) -> set[str]:
    return {word for word in words(document) if word.startswith(_PINNED)}


def hour_table(code: str) -> Any:
    return series(Grain.HOUR, [0], [_HOUR], [1.0], stream=code, observed_property=code)


PACKAGES = {
    "person": built,
    "controller": lambda: built(terms=card_purpose(controller())),
    "processor": lambda: built(terms=card_purpose(controller(role="processor", kind="dpv:ForProfitOrganisation"))),
    "preview": lambda: built(terms=card_purpose(controller()), confirmed=False),
    "special": lambda: built(hour_table("health.steps"), hour_table("noise.level"), terms=card_purpose(controller())),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_every_term_is_one_of_dpv_2_3(name: str) -> None:
    found = pinned_words(receipt_of(PACKAGES[name]()))
    assert found
    assert found - terms.TERMS == set()


def test_the_designs_example_uses_pinned_terms_too() -> None:
    example = json.loads(data("vectors/consent-receipt.jsonld").read_text(encoding="utf-8"))
    assert pinned_words(example) - terms.TERMS == set()
    assert {key: value for key, value in example["@context"].items() if isinstance(value, str)} == {
        key: value for key, value in CONTEXT.items() if isinstance(value, str)
    }


def test_the_scan_sees_an_invented_term() -> None:
    assert "dpv:hasLegalName" in pinned_words({"x": [{"dpv:hasLegalName": 1}]})
    assert "dpv:hasLegalName" not in terms.TERMS


def test_a_purpose_class_that_is_not_in_dpv_is_left_out() -> None:
    purposes = [{**json.loads(data("vectors/card.sdtcard.json").read_text(encoding="utf-8"))["purposes"][0]}]
    for classes, written in (
        (["dpv:SaveTheWhales", "dpv:CombatClimateChange"], ["dpv:CombatClimateChange"]),
        (["dpv:SaveTheWhales"], ["dpv:Purpose"]),
    ):
        purposes[0]["dpv"] = classes
        document = receipt_of(built(terms=card_purpose(controller(purposes=purposes))))
        assert receipt_process(document)["dpv:hasPurpose"][0]["skos:broader"] == written


def test_a_controllers_receipt_has_the_profiles_mandatory_fields() -> None:
    package = built(terms=card_purpose(controller()))
    document, manifest = receipt_of(package), package.manifest
    record, process = receipt_record(document), receipt_process(document)
    assert document["@id"] == manifest.receipt
    assert document["dpv:hasIdentifier"] == manifest.receipt.removeprefix("urn:uuid:")
    profile = "https://w3id.org/dpv/schema/dpv-27560#"
    assert document["dct:conformsTo"] == [f"{profile}receipt", f"{profile}receipt-eu-gdpr"]
    assert record["dct:conformsTo"] == [f"{profile}record", f"{profile}record-eu-gdpr"]
    assert record["dpv:hasDataSubject"]["@id"] == manifest.pseudonym
    entity = record["dpv:hasEntity"][0]
    assert entity["@id"] == controller().card_id
    assert {"dpv:hasName", "dpv:hasAddress", "dpv:hasContact", "dpv:hasIdentifier"} <= set(entity)
    assert record["dpv:hasNotice"]["@id"].startswith("urn:sha256:4d0c")
    assert record["dpv:hasNotice"]["dct:language"] == "fr"
    assert process["dpv:hasPurpose"][0]["@id"] == manifest.purpose
    assert process["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-a"]
    assert process["dpv:hasJurisdiction"] == "loc:FR"
    assert process["dpv:hasConsentControl"] == [
        {"@type": ["dpv:WithdrawConsent"], "dpv:isExercisedAt": "mailto:dpo@agglo.example"}
    ]
    rights = {right["@type"][1]: right["dpv:isExercisedAt"] for right in process["dpv:hasRight"]}
    assert set(rights) == {"eu-gdpr:A7-3", "eu-gdpr:A17", "eu-gdpr:A15", "eu-gdpr:A77"}
    assert rights["eu-gdpr:A77"] == "https://www.cnil.fr/fr/plaintes"
    assert process["dpv:hasAuthority"]["dpv:hasContact"] == ["https://www.cnil.fr/fr/plaintes"]
    kinds = [condition["@type"] for condition in process["dpv:hasStorageCondition"]]
    assert kinds == [["dpv:StorageLocation"], ["dpv:StorageDuration"], ["dpv:StorageDeletion"]]


def test_what_is_given_is_described_by_its_hash_period_and_rows() -> None:
    package = built(months([1, 2, 3], covered=[0.5, 1, 1]))
    (given,) = receipt_process(receipt_of(package))["dpv:hasPersonalData"]
    entry = next(one for one in package.manifest.files if one.path.startswith("data/"))
    assert given["sdt:sha256"] == entry.sha256
    assert (given["dct:temporal"], given["sdt:grain"], given["sdt:rows"]) == ("2024-02-01/2024-03-31", "P1M", 2)
    assert given["skos:broader"] == ["pd:ServiceConsumptionBehaviour"]


def test_special_and_sensitive_data_are_called_so() -> None:
    document = receipt_of(PACKAGES["special"]())
    health, noise = receipt_process(document)["dpv:hasPersonalData"]
    assert health["@type"] == ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"]
    assert noise["@type"] == ["dpv:PersonalData", "dpv:SensitivePersonalData"]
    assert receipt_process(document)["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-a", "eu-gdpr:A9-2-a"]


def test_a_persons_receipt_claims_no_profile() -> None:
    document = receipt_of(built())
    assert "dct:conformsTo" not in words(document)
    record, process = receipt_record(document), receipt_process(document)
    assert "dpv:hasNotice" not in record
    assert "dpv:hasAuthority" not in process
    assert record["dpv:hasEntity"][0]["@type"] == ["dpv:DataController", "dpv:Recipient", "dpv:NaturalPerson"]
    assert process["dpv:hasPurpose"][0]["dct:description"] == {
        "@value": "Préparer la visite d’un conseiller", "@language": "fr",
    }  # fmt: skip


def test_consent_is_asked_for_in_the_preview_and_given_after_the_click() -> None:
    def status(package: BuiltPackage) -> dict[str, Any]:
        found: dict[str, Any] = receipt_record(receipt_of(package))["dpv:hasConsentStatus"][0]
        return found

    assert status(built(confirmed=False))["@type"] == ["dpv:ConsentRequested"]
    given = status(built())
    assert given["@type"] == ["dpv:ConsentGiven", "dpv:ExplicitlyExpressedConsent"]
    assert given["dpv:isIndicatedAtTime"] == "2026-11-23T18:02:11Z"
    assert YES.button in given["dpv:hasIndicationMethod"]


def test_a_purpose_in_the_language_of_the_package_else_in_english() -> None:
    for language, written in (("fr", "fr"), ("en", "en"), ("nl", "en")):
        recipient = controller()
        package = built(terms=ShareTerms(recipient, recipient.purposes[0].id, None, UNTIL, language))
        described = receipt_process(receipt_of(package))["dpv:hasPurpose"][0]["dct:description"]
        assert described["@language"] == written


def test_the_receipt_carries_its_own_context_and_no_address_to_fetch_one() -> None:
    document = receipt_of(built())
    assert document["@context"] == CONTEXT
    assert not any("@import" in str(value) for value in document["@context"].values())


@needs_tool("pyld")
@pytest.mark.filterwarnings("ignore:A test tried to use socket")  # requests asks for IPv6 when it is imported
@pytest.mark.parametrize("name", PACKAGES)
def test_it_expands_offline_and_nothing_is_lost(name: str) -> None:
    from pyld import jsonld

    def refuse(url: str, _options: object) -> None:
        pytest.fail(f"asked for {url}")

    document = receipt_of(PACKAGES[name]())
    (expanded,) = jsonld.expand(document, {"documentLoader": refuse})
    text = jcs(expanded).decode()
    for prefixed in pinned_words(document):
        prefix, _, word = prefixed.partition(":")
        assert f'"{CONTEXT[prefix]}{word}"' in text
    assert not re.search(r'"(dpv|pd|eu-gdpr|legal-eu|loc|dct|sdt|skos):', text)
    quads = jsonld.normalize(document, {"format": "application/n-quads", "documentLoader": refuse})
    assert len(quads.splitlines()) > 50


def test_two_tables_two_descriptions() -> None:
    package = built(months([1]), months([2], stream="x", observed_property="air.pm10", unit="ug/m3"))
    given = receipt_process(receipt_of(package))["dpv:hasPersonalData"]
    assert [one["skos:broader"] for one in given] == [["pd:ServiceConsumptionBehaviour"], ["pd:Household"]]
    assert len({one["@id"] for one in given}) == 2
