"""The receipt as sentences: read from the JSON-LD document itself, so that the page says what the file says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sdt_desktop.base.clock import parse_rfc3339
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.facts import Facts
from sdt_desktop.ui.pages.share.words import ShareWords, utc_day
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.words import DataWords

Fact = tuple[str, str]


class ReceiptWords(Translated):
    """Facts of a receipt in the order: what, to whom, why, until when, how to take it back."""

    def facts(self, receipt: Mapping[str, Any]) -> list[Fact]:
        record = _first(receipt.get("dpv:hasRecordOfActivity"))
        process = _first(record.get("dpv:hasProcess"))
        found = [
            (self.tr("What"), self._what(process)),
            (self.tr("To whom"), self._whom(record)),
            (self.tr("What for"), self._purpose(process)),
            (self.tr("Until when"), self._until(process)),
            (self.tr("Your yes"), self._status(record)),
            (self.tr("Legal basis"), self._basis(process)),
            (self.tr("Withdraw"), self._withdraw(process)),
            (self.tr("Complain"), self._authority(process)),
            (self.tr("Receipt number"), str(receipt.get("dpv:hasIdentifier", ""))),
        ]
        return [(name, words) for name, words in found if words]

    def _what(self, process: Mapping[str, Any]) -> str:
        return "\n".join(self._data(each) for each in process.get("dpv:hasPersonalData", []))

    def _data(self, data: Mapping[str, Any]) -> str:
        code = str(data.get("sdt:observedProperty", ""))
        first, _, last = str(data.get("dct:temporal", "")).partition("/")
        return self.tr("{what}, {grain}, from {first} to {last}: {rows}").format(
            what=DataWords().property(code) if code in OBSERVED_PROPERTIES else code,
            grain=ShareWords().iso_grain(str(data.get("sdt:grain", ""))),
            first=_day(first),
            last=_day(last),
            rows=ShareWords().rows(int(data.get("sdt:rows", 0))),
        )

    def _whom(self, record: Mapping[str, Any]) -> str:
        entity = _first(record.get("dpv:hasEntity"))
        lines = [", ".join(dict.fromkeys(entity.get("dpv:hasName", []))), entity.get("dpv:hasAddress", "")]
        return "\n".join(str(line) for line in lines if line)

    def _purpose(self, process: Mapping[str, Any]) -> str:
        description = _first(process.get("dpv:hasPurpose")).get("dct:description", {})
        words = str(description.get("@value", ""))
        return (
            self.tr("{purpose}. No other purpose, no onward transfer.").format(purpose=words.rstrip("."))
            if words
            else ""
        )

    def _until(self, process: Mapping[str, Any]) -> str:
        for condition in process.get("dpv:hasStorageCondition", []):
            duration = condition.get("dpv:hasDuration", {})
            if "dpv:UntilTimeDuration" in duration.get("@type", []):
                day = utc_day(parse_rfc3339(str(duration["rdf:value"])))
                return self.tr("{day}. Then the recipient is to erase it within a month.").format(day=day)
        return ""

    def _status(self, record: Mapping[str, Any]) -> str:
        status = _first(record.get("dpv:hasConsentStatus"))
        if "dpv:ConsentGiven" not in status.get("@type", []):
            return self.tr("Not given yet: you give it with the button that seals.")
        at = parse_rfc3339(str(status["dpv:isIndicatedAtTime"]))
        return self.tr("Given on {moment}").format(moment=formats.moment(at))

    def _basis(self, process: Mapping[str, Any]) -> str:
        names = {
            "eu-gdpr:A6-1-a": self.tr("consent (GDPR, article 6(1)(a))"),
            "eu-gdpr:A9-2-a": self.tr("explicit consent to health data (GDPR, article 9(2)(a))"),
        }
        return ", ".join(
            names.get(each, each.removeprefix("eu-gdpr:")) for each in process.get("dpv:hasLegalBasis", [])
        )

    def _withdraw(self, process: Mapping[str, Any]) -> str:
        place = _first(process.get("dpv:hasConsentControl")).get("dpv:isExercisedAt", "")
        if place:
            return self.tr("At any time: {place}").format(place=_address(str(place)))
        return self.tr("At any time, by telling the recipient.")

    def _authority(self, process: Mapping[str, Any]) -> str:
        contact = process.get("dpv:hasAuthority", {}).get("dpv:hasContact", [])
        return _address(str(contact[0])) if contact else ""


def _first(listed: Any) -> Mapping[str, Any]:
    return listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}


def _address(uri: str) -> str:
    return uri.removeprefix("mailto:").removeprefix("tel:")


def _day(iso: str) -> str:
    try:
        return formats.day(date.fromisoformat(iso))
    except ValueError:
        return iso


class ReceiptCard(Translated, Card):
    """A consent receipt for people; the file holds the same in JSON-LD."""

    def __init__(self, receipt: Mapping[str, Any]) -> None:
        super().__init__(self.tr("Consent receipt"), "", Icon.RECEIPT, "accent")
        self.set_caption(self.tr("In the package as consent-receipt.jsonld: a copy for the recipient, one for you."))
        self.facts = Facts(ReceiptWords().facts(receipt))
        self.body.addWidget(self.facts)
