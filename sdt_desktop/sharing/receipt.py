"""consent-receipt.jsonld: the conditions, after the W3C community guide to ISO/IEC TS 27560, in DPV 2.3.

The `@context` is written out in the file: a remote one would be a tracker and a way to change the meaning.
"""

import json
from typing import Any

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.clock import rfc3339
from sdt_desktop.model.vocabulary import Domain, observed_property
from sdt_desktop.sharing import terms
from sdt_desktop.sharing.card import card_document
from sdt_desktop.sharing.card_making import new_urn
from sdt_desktop.sharing.facts import GENERATOR, AgreedPurpose, PackageFacts
from sdt_desktop.sharing.minimise import SharedTable, sensitive, special_category
from sdt_desktop.sharing.strict import Document

_PROFILE = "https://w3id.org/dpv/schema/dpv-27560"
_ERASED_WITHIN = "P1M"
_LINKS = (
    "dct:conformsTo", "dpv:hasPurpose", "dpv:hasLegalBasis", "dpv:hasRecipient", "dpv:hasDataController",
    "dpv:hasJurisdiction", "dpv:hasApplicableLaw", "dpv:hasLocation", "dpv:hasNecessity", "dpv:isIndicatedBy",
    "dpv:hasDataSource", "dpv:hasProcessing", "skos:broader", "dpv:isExercisedAt", "dpv:hasTechnicalMeasure",
    "schema:url",
)  # fmt: skip
_TIMES = ("dct:created", "dpv:isIndicatedAtTime")
CONTEXT: dict[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "legal-eu": "https://w3id.org/dpv/legal/eu#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "sdt": "urn:selfdata-territorial:v1#",
    **{name: {"@type": "@id"} for name in _LINKS},
    **{name: {"@type": "xsd:dateTime"} for name in _TIMES},
}
# No class of pd is about energy or water; these are the nearest above our own words.
_KINDS = {
    Domain.AIR: "pd:Household",
    Domain.CALENDAR: "pd:Household",
    Domain.HEALTH: "pd:Health",
    Domain.MOBILITY: "pd:TravelHistory",
    Domain.MONEY: "pd:Transactional",
}
_ROLES = {
    "controller": "dpv:DataController",
    "processor": "dpv:DataProcessor",
    "person": "dpv:DataController",
}


def receipt_bytes(facts: PackageFacts) -> bytes:
    """The receipt as indented UTF-8 JSON."""
    return (json.dumps(receipt(facts), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def receipt(facts: PackageFacts) -> dict[str, Any]:
    """The JSON-LD document. A `person` card's receipt claims no profile: it is a private agreement."""
    return {
        "@context": CONTEXT,
        "@id": facts.ids.receipt,
        "@type": ["dpv:ConsentReceipt"],
        "dpv:hasIdentifier": _bare(facts.ids.receipt),
        **_profiles(facts, "receipt"),
        "dct:created": rfc3339(facts.created),
        "dct:creator": f"{GENERATOR} (on behalf of the data subject)",
        "dpv:hasRecordOfActivity": [_record(facts, card_document(facts.recipient))],
    }


def _bare(urn: str) -> str:
    return urn.removeprefix("urn:uuid:")


def _profiles(facts: PackageFacts, part: str) -> dict[str, Any]:
    if facts.recipient.role == "person":
        return {}
    return {"dct:conformsTo": [f"{_PROFILE}#{part}", f"{_PROFILE}#{part}-eu-gdpr"]}


def _record(facts: PackageFacts, card: Document) -> dict[str, Any]:
    return {
        "@id": facts.ids.record,
        "@type": ["dpv:ConsentRecord"],
        "dpv:hasIdentifier": _bare(facts.ids.record),
        **_profiles(facts, "record"),
        "dpv:hasDataSubject": {
            "@id": facts.pseudonym,
            "@type": ["dpv:DataSubject", "dpv:Citizen"],
            "dpv:hasIdentifier": facts.pseudonym,
        },
        "dpv:hasEntity": [_entity(facts, card)],
        **_notice(card),
        "dpv:hasProcess": [_process(facts, card)],
        "dpv:hasConsentStatus": [_status(facts)],
    }


def _entity(facts: PackageFacts, card: Document) -> dict[str, Any]:
    kind = card.get("kind") or ("dpv:NaturalPerson" if facts.recipient.role == "person" else None)
    types = [_ROLES[facts.recipient.role], "dpv:Recipient", kind]
    return {
        "@id": facts.recipient.card_id,
        "@type": [one for one in types if one],
        "dpv:hasIdentifier": facts.recipient.card_id,
        "dpv:hasName": [name for name in (facts.recipient.name(facts.language), card.get("organisation")) if name],
        **_given("dpv:hasAddress", card.get("address")),
        **_given("dpv:hasContact", [*(card.get("contact") or []), *_one(card.get("dpo")), *_one(card.get("url"))]),
    }


def _given(name: str, value: Any) -> dict[str, Any]:
    """The pair where there is a value."""
    return {name: value} if value else {}


def _one(value: Any) -> list[Any]:
    return [value] if value else []


def _notice(card: Document) -> dict[str, Any]:
    notice = card.get("notice")
    if not notice:
        return {}
    return {
        "dpv:hasNotice": {
            "@id": f"urn:sha256:{notice['sha256']}",
            "@type": ["dpv:ConsentNotice"],
            "dct:language": notice["language"],
            "dct:title": f"Notice {notice['version']}",
            "schema:url": notice["url"],
        }
    }


def _process(facts: PackageFacts, card: Document) -> dict[str, Any]:
    reached_at = card.get("withdraw") or next(iter(card.get("contact") or []), None)
    return {
        "@id": facts.ids.process,
        "@type": ["dpv:Process"],
        "dpv:hasPurpose": [_purpose(facts.purpose)],
        "dpv:hasPersonalData": [_personal_data(table) for table in facts.tables],
        "dpv:hasProcessing": ["dpv:Collect", "dpv:Store", "dpv:Use"],
        "dpv:hasDataSource": "dpv:DataSubject",
        "dpv:hasDataController": facts.recipient.card_id,
        "dpv:hasRecipient": [facts.recipient.card_id],
        "dpv:hasLegalBasis": _legal_bases(facts),
        "dpv:hasStorageCondition": _storage(facts, card),
        **_given("dpv:hasJurisdiction", card.get("jurisdiction")),
        "dpv:hasApplicableLaw": "legal-eu:law-GDPR",
        "dpv:hasConsentControl": [{"@type": ["dpv:WithdrawConsent"], **_given("dpv:isExercisedAt", reached_at)}],
        "dpv:hasRight": _rights(reached_at, card.get("authority")),
        **_authority(card),
        "dpv:hasTechnicalMeasure": ["dpv:EndToEndEncryption", "dpv:DigitalSignatures"],
    }


def _purpose(purpose: AgreedPurpose) -> dict[str, Any]:
    """A class that DPV 2.3 does not have is left out; the controller's own words say what is meant."""
    classes = [word for word in purpose.dpv if word in terms.PURPOSES]
    return {
        "@id": purpose.id,
        "@type": ["dpv:Purpose"],
        "skos:broader": classes or ["dpv:Purpose"],
        "dct:description": {"@value": purpose.text, "@language": purpose.language},
    }


def _personal_data(table: SharedTable) -> dict[str, Any]:
    domain = observed_property(table.observed_property).domain
    types = ["dpv:PersonalData"]
    if special_category(table):
        types.append("dpv:SpecialCategoryPersonalData")
    elif sensitive(table):
        types.append("dpv:SensitivePersonalData")
    return {
        "@id": new_urn(),
        "@type": types,
        "skos:broader": [_KINDS.get(domain, "pd:ServiceConsumptionBehaviour")],
        "dpv:hasNecessity": "dpv:Optional",
        "dct:temporal": f"{table.first_day.isoformat()}/{table.last_day.isoformat()}",
        "sdt:observedProperty": table.observed_property,
        "sdt:grain": table.grain.iso,
        "sdt:rows": table.rows,
        "sdt:sha256": sha256_hex(table.csv),
    }


def _legal_bases(facts: PackageFacts) -> list[str]:
    special = any(special_category(table) for table in facts.tables)
    return [facts.purpose.legal_basis, *(["eu-gdpr:A9-2-a"] if special else [])]


def _storage(facts: PackageFacts, card: Document) -> list[dict[str, Any]]:
    place = card.get("jurisdiction")
    location = [{"@type": ["dpv:StorageLocation"], "dpv:hasLocation": place}] if place else []
    return [
        *location,
        {"@type": ["dpv:StorageDuration"], "dpv:hasDuration": _until(facts)},
        {
            "@type": ["dpv:StorageDeletion"],
            "dpv:hasDuration": {"@type": ["dpv:TemporalDuration"], "rdf:value": _ERASED_WITHIN},
        },
    ]


def _until(facts: PackageFacts) -> dict[str, Any]:
    return {"@type": ["dpv:UntilTimeDuration"], "rdf:value": rfc3339(facts.expires)}


def _rights(reached_at: str | None, authority: str | None) -> list[dict[str, Any]]:
    """Withdraw, erase, access at the recipient; complain to the authority."""
    places = {
        "eu-gdpr:A7-3": reached_at,
        "eu-gdpr:A17": reached_at,
        "eu-gdpr:A15": reached_at,
        "eu-gdpr:A77": authority,
    }
    return [
        {"@type": ["dpv:DataSubjectRight", right], **_given("dpv:isExercisedAt", place)}
        for right, place in places.items()
    ]


def _authority(card: Document) -> dict[str, Any]:
    contact = card.get("authority")
    if not contact:
        return {}
    return {"dpv:hasAuthority": {"@type": ["dpv:DataProtectionAuthority"], "dpv:hasContact": [contact]}}


def _status(facts: PackageFacts) -> dict[str, Any]:
    """Given, with the moment and the button; before that, in a preview, only asked for."""
    if facts.confirmation is None:
        return {"@type": ["dpv:ConsentRequested"], "dpv:hasDuration": _until(facts)}
    return {
        "@type": ["dpv:ConsentGiven", "dpv:ExplicitlyExpressedConsent"],
        "dpv:isIndicatedAtTime": rfc3339(facts.confirmation.at),
        "dpv:hasDuration": _until(facts),
        "dpv:isIndicatedBy": facts.pseudonym,
        "dpv:hasIndicationMethod": f"Pressed “{facts.confirmation.button}” after the preview",
    }
