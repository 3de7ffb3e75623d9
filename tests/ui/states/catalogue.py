"""Services understood: all, one found, none found; own descriptions: some, a broken one, none."""

from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.services.describe import all_units, describe
from sdt_desktop.services.descriptions import OwnDescription
from sdt_desktop.services.importers import Added, CheckResult, ImporterFacts
from tests.ui.gallery import Shown, failing, loading
from tests.ui.states.describe import Water, looked_at
from tests.ui.support import FakeServices

OWN = (
    OwnDescription(
        "own-broken", "own-broken", faults=(("manifest.missing_field", (("id", "own-broken"), ("field", "time"))),)
    ),
    OwnDescription(
        "own-eaux", "Régie des eaux", "water", "readings", ("water.consumption",),
        ("Date", "N° compteur", "Eau froide", "Qualité"), editable=True,
    ),
    OwnDescription("own-parking", "Parkings", "mobility", "events", ("payment",), ("Date entrée", "Parking", "Montant")),
)  # fmt: skip


def facts(importer_id: str, fr: str, en: str, sector: str, places: tuple[str, ...], sure: str) -> ImporterFacts:
    howto = {
        "fr": f"Sur votre espace client : « {fr} », choisissez la période puis téléchargez.",
        "en": f"In your customer area: “{en}”, choose the period, then download.",
    }
    own = importer_id.startswith("own-")
    return ImporterFacts(importer_id, 1, sector, places, sure, {"fr": fr, "en": en}, howto, importer_id, not own)


FACTS = (
    facts("fr-enedis-load-curve-csv", "Enedis – courbe de charge (CSV)", "Enedis – load curve (CSV)", "electricity",
          ("la-rochelle", "lyon", "nantes", "rennes", "grand-paris"), "high"),
    facts("fr-sedif-water-daily-csv", "SEDIF – eau par jour", "SEDIF – water per day", "water", ("grand-paris",), "high"),
    facts("nl-ov-chipkaart-csv", "OV-chipkaart – trajets", "OV-chipkaart – journeys", "mobility", ("amsterdam",), "medium"),
    facts("fi-fortum-csv", "Électricité de Finlande", "Fortum", "electricity", ("helsinki",), "low"),
    facts("any-ofx", "Banque (OFX)", "Bank (OFX)", "money", ("all",), "high"),
    facts("pt-eredes-xlsx", "E-REDES", "E-REDES", "electricity", (), "none"),
    facts("own-eaux", "Régie des eaux", "Régie des eaux", "water", (), "none"),
)  # fmt: skip


class Catalogue(FakeServices):
    def importers(self):
        return FACTS

    def own_descriptions(self):
        return OWN

    def check_description(self, importer_id):
        return CheckResult(importer_id, OWN[0].faults if importer_id == "own-broken" else ())

    def export_description(self, importer_id, out):
        out.write_text(importer_id)

    def look_into_description(self, file):
        return OWN[1]

    def add_description(self, file):
        return Added("own-parking", {"fr": "Parkings", "en": "Parkings"})

    def remove_description(self, importer_id):
        pass


class Nothing(Catalogue):
    def own_descriptions(self):
        return ()


class Again(Water):
    def look_again(self, importer_id, path):
        looked = looked_at(self.text)
        answers = {"kind": "readings", "time": "Date", "name": "Régie", "unit:Eau froide": "m3", "zone": "Europe/Paris"}
        answers |= {"date_order": "dmy", "stamp": "day"}
        return looked, describe(looked, answers), all_units(), answers


class Elsewhere(FakeServices):
    def look_again(self, importer_id, path):
        raise SdtError("answer.not_a_choice", key="value")


CHANGE = {"path": Path("Downloads/export.csv"), "change": "own-eaux"}


def _row(at: int):
    return lambda page: page.table.setCurrentIndex(page.table.model().index(at, 0))


def _found(page) -> None:
    page.search.setText("electricite")
    page.territory.choose("rennes")


def _checked(page) -> None:
    _row(1)(page)
    page.check_it()


STATES = (
    Shown("services", "full", Catalogue),
    Shown("services", "found", Catalogue, _found),
    Shown("services", "own", Catalogue, _row(5)),
    Shown("services", "none", Catalogue, lambda page: page.search.setText("xyz")),
    Shown("services", "loading", Catalogue, loading),
    Shown("services", "error", failing("importers", "manifest.not_toml", id="own-x")),
    Shown("descriptions", "full", Catalogue, _row(1)),
    Shown("descriptions", "fixed", Catalogue, _row(2)),
    Shown("descriptions", "broken", Catalogue, _row(0)),
    Shown("descriptions", "checked", Catalogue, _checked),
    Shown("descriptions", "empty", Nothing),
    Shown("descriptions", "loading", Catalogue, loading),
    Shown("descriptions", "error", failing("own_descriptions", "manifest.not_toml", id="own-x")),
    Shown("describe", "change", Again, lambda page: page.go(1), arguments=CHANGE),
    Shown("describe", "change-other-file", Elsewhere, arguments=CHANGE),
)
