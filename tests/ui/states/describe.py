"""Describe this file: the steps on a water file, an event file, the structure report, nothing to describe."""

from functools import cache
from pathlib import Path

from sdt_desktop.importing.describe_sample import Hints, take_sample
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure import structure_of
from sdt_desktop.services.describe import Looked, all_units, describe
from sdt_desktop.services.describe import report_text as report
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

WATER = "Date;N° compteur;Eau froide;Qualité\n" + "".join(
    f"{day:02d}/{month:02d}/2026;00000000000000;{day},5;Réelle\n" for month in (3, 4) for day in range(1, 13)
)
PARKING = "Date entrée,Parking,Montant,Remarque\n" + "".join(
    f'0{n}/0{n}/2026 08:1{n},Parking {n},"{n},50 €",abonnement\n' for n in range(1, 9)
)


@cache
def looked_at(text: str) -> Looked:
    source = ExportSource.of_bytes("export.csv", text.encode())
    return Looked(source, take_sample(source), Hints())


class Water(FakeServices):
    text = WATER

    def look_at(self, path, sha256):
        looked = looked_at(self.text)
        return looked, describe(looked, {}), all_units()

    def describe(self, looked, answers):
        return describe(looked, answers)

    def structure_report(self, path, sha256):
        return report([structure_of(looked_at(self.text).source)])

    def save_report(self, text, out):
        out.write_text(text)


class Parking(Water):
    text = PARKING


FILE = {"path": Path("Downloads/export.csv")}


def _missing(page) -> None:
    page.go(1)
    page.next.click()


STATES = (
    Shown("describe", "empty"),
    Shown("describe", "loading", Water, loading),
    Shown("describe", "error", failing("look_at", "file.no_table", file="export.csv"), arguments=FILE),
    Shown("describe", "columns", Water, arguments=FILE),
    Shown("describe", "meaning", Water, lambda page: page.go(1), arguments=FILE),
    Shown("describe", "missing", Water, _missing, arguments=FILE),
    Shown("describe", "events", Parking, lambda page: page.go(1), arguments=FILE),
    Shown("describe", "name", Water, lambda page: page.go(2), arguments=FILE),
    Shown("describe", "structure", Water, arguments={**FILE, "structure": True}),
)
