import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import to_ms
from sdt_desktop.model.sharing import (
    PreviewTable,
    Purpose,
    Recipient,
    Share,
    SharePreview,
    ShareState,
    ShareTerms,
    TrustLevel,
)
from sdt_desktop.model.streams import Datastream, StreamKey, ThingKey, ThingKind
from sdt_desktop.services.share_choices import GrainOffer, StreamOffer
from sdt_desktop.services.share_desk import KeysChange, ShareDesk, ShareDetails
from sdt_desktop.vault.ledger import ShareStep
from tests.support import NOW
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

NOW_MS = to_ms(NOW)
DAY = 86_400_000
WORDS = ("recruter", "tangible", "audace", "déesse", "parrain", "affaire")
ADVICE = Purpose(
    "urn:uuid:1", {"fr": "Conseil gratuit sur la consommation du foyer", "en": "Free advice on the household’s use"},
    (), "eu-gdpr:A6-1-a",
)  # fmt: skip
COUNTING = Purpose(
    "urn:uuid:2", {"fr": "Compter l’usage mensuel des foyers volontaires", "en": "Count the monthly use of volunteers"},
    (), "eu-gdpr:A6-1-a",
)  # fmt: skip
ADVISER = Recipient(
    "urn:uuid:card-1", 1, {"fr": "Espace Conseil Énergie", "en": "Espace Conseil Énergie"}, "controller",
    "Agglomération d’Exempleville", (ADVICE, COUNTING), ("age1x",), "f1",
    "45522 30751 43664 97027 28216 22720 20104 85282", WORDS, date(2027, 11, 1), TrustLevel.COMPARED, b"{}",
)  # fmt: skip
MOBILITY = replace(
    ADVISER, card_id="urn:uuid:card-2", names={"fr": "Atelier Mobilité"}, role="person", organisation="", purposes=(),
    fingerprint="f2", fingerprint_digits="48452 07304 90331 31281 13355 08894 53857 59500", trust=TrustLevel.UNCHECKED,
)  # fmt: skip
CLIMATE = replace(
    ADVISER, card_id="urn:uuid:card-3", names={"fr": "Équipe plan climat", "en": "Climate plan team"},
    fingerprint="f3", trust=TrustLevel.FROM_SITE,
)  # fmt: skip
CONTACTS = (MOBILITY, ADVISER, CLIMATE)


def stream(code: str, series: str, thing: ThingKind, count: int) -> Datastream:
    key = StreamKey("fr-test", ThingKey(thing), code, series, "Europe/Paris")
    first = NOW_MS - 730 * DAY
    return Datastream(f"{code}.{series}", key, f"{thing.value} A", "kWh", count, 0, 1.0, first, NOW_MS, NOW_MS, 1)


def _offer(held: Datastream, *grains: tuple[Grain, str | None]) -> StreamOffer:
    offered = tuple(GrainOffer(grain, code) for grain, code in grains)
    return StreamOffer(held, offered, NOW.date() - timedelta(days=730), NOW.date())


ELECTRICITY = _offer(
    stream("electricity.consumption", "load-curve", ThingKind.METER, 35040),
    (Grain.YEAR, "reveals.dwelling"), (Grain.MONTH, "reveals.household"), (Grain.WEEK, "reveals.absences"),
    (Grain.DAY, "reveals.absences"), (Grain.HOUR, "reveals.routine"), (Grain.RAW, "reveals.routine"),
)  # fmt: skip
WATER = _offer(
    stream("water.consumption", "daily", ThingKind.METER, 730),
    (Grain.YEAR, "reveals.dwelling"), (Grain.MONTH, "reveals.household"), (Grain.WEEK, "reveals.absences"),
    (Grain.DAY, "reveals.absences"),
)  # fmt: skip


def share(number: int, state: ShareState, who: str = "Espace Conseil Énergie", days: int = 30) -> Share:
    created = NOW_MS - days * DAY
    return Share(
        f"urn:uuid:p-{number}", who, "urn:uuid:card-1", "Conseil gratuit sur la consommation du foyer", created,
        created + 182 * DAY, state, created, ("data/electricity-consumption-p1m.csv",), 24,
        f"2026-1{number}.sdtshare", "m", "a",
    )  # fmt: skip


SHARES = (
    share(0, ShareState.PREPARED, days=1),
    share(1, ShareState.DELIVERED, "Atelier Mobilité"),
    share(2, ShareState.EXPIRED, days=400),
    share(3, ShareState.WITHDRAWN, "Équipe plan climat", days=300),
)
RECEIPT = {
    "dpv:hasIdentifier": "b6f104fa-fef8-4633-be87-88840eaeee30",
    "dpv:hasRecordOfActivity": [{
        "dpv:hasEntity": [{"dpv:hasName": ["Espace Conseil Énergie", "Agglomération d’Exempleville"],
                           "dpv:hasAddress": "1 rue Exemple, 17000 Exempleville, FR"}],
        "dpv:hasProcess": [{
            "dpv:hasPurpose": [{"dct:description": {"@value": "Conseil gratuit sur la consommation du foyer"}}],
            "dpv:hasPersonalData": [{"dct:temporal": "2024-11-01/2026-10-31", "sdt:grain": "P1M", "sdt:rows": 24,
                                     "sdt:observedProperty": "electricity.consumption"}],
            "dpv:hasLegalBasis": ["eu-gdpr:A6-1-a"],
            "dpv:hasStorageCondition": [{"dpv:hasDuration": {"@type": ["dpv:UntilTimeDuration"],
                                                            "rdf:value": "2027-05-23T23:59:59Z"}}],
            "dpv:hasConsentControl": [{"dpv:isExercisedAt": "mailto:dpo@agglo.example"}],
            "dpv:hasAuthority": {"dpv:hasContact": ["https://www.cnil.fr/fr/plaintes"]},
        }],
        "dpv:hasConsentStatus": [{"@type": ["dpv:ConsentGiven"], "dpv:isIndicatedAtTime": "2026-11-23T18:02:11Z"}],
    }],
}  # fmt: skip
README = (
    "<html><head><style>h1{color:red}</style></head><body><h1>Données confiées à Espace Conseil Énergie</h1>"
    "<p>Une personne vous confie ces données. Elle signe sous un pseudonyme fait pour vous seul.</p>"
    "<h2>Ce qu’il y a dedans</h2><table><tr><th>Série</th><th>Lignes</th></tr><tr><td>Électricité</td><td>24</td></tr>"
    "</table><pre>age -d -i NAME.identity.txt -o b5eed4a9.zip NAME.sdtshare</pre></body></html>"
)
HEADER = ("month", "value", "quality", "covered")
ROWS = tuple((f"2025-{at:02d}", f"{300 - at * 9.25:.3f}", "measured", "1") for at in range(1, 13))
TABLE = PreviewTable(
    "electricity-consumption-p1m", "data/electricity-consumption-p1m.csv", HEADER, ROWS, 12,
    ("thing", "holder", "source", "row", "original_time", "reading_count"), 35040, "electricity.consumption", "kWh", "P1M",
)  # fmt: skip
PREVIEW = SharePreview(
    "urn:uuid:p-9", (TABLE,), README, json.dumps(RECEIPT), 6480, ("reveals.household",)
)  # fmt: skip


@dataclass(frozen=True)
class Prepared:
    terms: ShareTerms
    preview: SharePreview = PREVIEW


class Full(FakeServices):
    """Remembers what was asked of it."""

    contacts, shares = CONTACTS, SHARES
    offers: tuple[StreamOffer, ...] = (ELECTRICITY, WATER)
    prepare_error = seal_error = card_error = None

    def __init__(self):
        self.calls = []

    def share_desk(self, session, language):
        return ShareDesk(self.contacts, self.shares)

    def share_details(self, session, package):
        found = next((each for each in self.shares if each.package == package), SHARES[0])
        return ShareDetails(found, (ShareStep(found.state, found.state_since_ms, ()),), RECEIPT)

    def note_handed_over(self, session, package):
        self.calls.append(("handed", package))
        self.shares = tuple(replace(each, state=ShareState.DELIVERED) for each in self.shares)

    def share_offers(self, session):
        return self.offers

    def prepare_share(self, session, chosen, terms):
        self.calls.append(("prepare", chosen, terms))
        if self.prepare_error:
            raise self.prepare_error
        return Prepared(terms)

    def seal_share(self, session, prepared, out, button):
        self.calls.append(("seal", out, button))
        if self.seal_error:
            raise self.seal_error
        return SHARES[0]

    def import_card(self, session, path):
        self.calls.append(("card", path))
        if self.card_error:
            raise self.card_error
        return ADVISER

    def changed_keys(self, session, path, language):
        return CHANGE

    def accept_new_keys(self, session, path):
        self.calls.append(("accept", path))
        return replace(ADVISER, trust=TrustLevel.UNCHECKED)

    def trust(self, session, card_id, level):
        self.calls.append(("trust", card_id, level))


CHANGE = KeysChange(
    ADVISER,
    replace(ADVISER, fingerprint="f9", fingerprint_digits=MOBILITY.fingerprint_digits, trust=TrustLevel.UNCHECKED),
)


class Empty(Full):
    contacts, shares = (), ()


class FirstShare(Full):
    shares = ()


class NothingWhole(Full):
    prepare_error = SdtError("share.nothing_complete")


def begin(page):
    page._begin((ELECTRICITY, WATER))


def to_what(page):
    begin(page)
    page.wizard.who.group.button(1).setChecked(True)
    page.wizard.go_on()


def to_coarse(page):
    to_what(page)
    for tick in page.wizard.what.ticks.values():
        tick.setChecked(True)
    page.wizard.go_on()


def to_why(page):
    to_coarse(page)
    page.wizard.go_on()


def to_leaves(page):
    to_why(page)
    page.wizard.why.group.button(0).setChecked(True)
    page.wizard.go_on()


def unchecked(page):
    begin(page)
    page.wizard.who.group.button(0).setChecked(True)
    page.wizard.go_on()


def own_days(page):
    to_what(page)
    page.wizard.what.ticks[ELECTRICITY.stream.id].setChecked(True)
    page.wizard.what.which.choose("own")


def own_words(page):
    to_why(page)
    page.wizard.why.group.button(2).setChecked(True)
    page.wizard.why.span.choose("own")


def details(page):
    page._show_details(Full().share_details(None, "urn:uuid:p-0"))


def sealed(page):
    page._show_details(Full().share_details(None, "urn:uuid:p-0"), Path("/tmp/camille/Documents/2026-10.sdtshare"))


def keys_changed(page):
    page._show_change(Path("new.sdtcard.json"), CHANGE)


STATES = (
    Shown("share", "full", Full),
    Shown("share", "first", FirstShare),
    Shown("share", "empty", Empty),
    Shown("share", "loading", Full, loading),
    Shown("share", "error", failing("share_desk")),
    Shown("share", "1-who", Full, begin),
    Shown("share", "1-unchecked", Full, unchecked),
    Shown("share", "2-what", Full, own_days),
    Shown("share", "3-coarse", Full, to_coarse),
    Shown("share", "4-why", Full, own_words),
    Shown("share", "5-leaves", Full, to_leaves),
    Shown("share", "5-refused", NothingWhole, to_leaves),
    Shown("share", "6-receipt", Full, sealed),
    Shown("share", "details", Full, details),
    Shown("share", "keys-changed", Full, keys_changed),
)
