"""Import: start, one file, several files of every fate, a question, the stages, the summary."""

from pathlib import Path

from sdt_desktop.base.progress import Progress
from sdt_desktop.importing.preview import PreviewRow, Understood
from sdt_desktop.model.imports import (
    Candidate,
    EventTotals,
    FileReport,
    ImportStatus,
    ItemCounts,
    ObservationCounts,
    Question,
    ReadAccount,
    RowCounts,
    RowProblem,
    StreamFigures,
)
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind
from sdt_desktop.services.held import Names
from sdt_desktop.services.import_exports import FileReview
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

DAY = 86_400_000
JUNE_12 = 1_686_520_800_000  # 2023-06-12 00:00 in Paris
WATER = StreamKey("fr-sedif", ThingKey(ThingKind.METER), "water.consumption", "daily", "Europe/Paris")
NAMES = Names(
    {"fr-sedif-water-daily-csv": {"fr": "SEDIF – eau par jour", "en": "SEDIF – water per day"},
     "fr-enedis-load-curve-csv": {"fr": "Enedis – courbe de charge (CSV)", "en": "Enedis – load curve (CSV)"},
     "nl-ov-chipkaart-csv": {"fr": "OV-chipkaart – trajets", "en": "OV-chipkaart – journeys"}},
    {"fr-sedif": {"fr": "SEDIF (L’eau d’Île-de-France)", "en": "SEDIF (L’eau d’Île-de-France)"},
     "fr-enedis": {"fr": "Enedis", "en": "Enedis"}, "nl-translink": {"fr": "Translink", "en": "Translink"}},
    {"fr-sedif-water-daily-csv": {"fr": "Sur votre espace client, choisissez la période puis téléchargez.",
                                  "en": "In your customer area, choose the period, then download."},
     "fr-enedis-load-curve-csv": {"fr": "Demandez le fichier, il arrive par courriel.", "en": "Ask for the file; it comes by e-mail."},
     "nl-ov-chipkaart-csv": {"fr": "Mijn OV-chipkaart, Mes trajets.", "en": "Mijn OV-chipkaart, My journeys."}},
    {"fr-sedif-water-daily-csv": "water", "fr-enedis-load-curve-csv": "electricity", "nl-ov-chipkaart-csv": "mobility"},
)  # fmt: skip
SURE = (Candidate("fr-sedif-water-daily-csv", 0.97, ("header", "delimiter", "name")),)


def water(status: ImportStatus = ImportStatus.RECOGNISED, new: int = 1460, name: str = "historique_jours_litres.csv"):
    return FileReport(
        name, "a" * 64, status, "fr-sedif-water-daily-csv", 1, SURE,
        batch="b-2026-11-23-0001" if status is ImportStatus.IMPORTED else None,
        account=ReadAccount(
            RowCounts(1765, 1760, 3, 2), rejected=(("value.not_a_number", 2),),
            problems=(RowProblem(4, "value.not_a_number", (("column", "Consommation du jour (litres)"),)),
                      RowProblem(812, "time.not_a_date", (("column", "Date de relevé"),))),
            notices=(("source.index_disagrees", (("count", 3),)),),
        ),
        observations=ObservationCounts(new, 1760 - new, 0, 7),
        streams=(StreamFigures("water.consumption.daily", WATER, "L", 1760, 7, 612_417.0, JUNE_12, JUNE_12 + 729 * DAY, JUNE_12 + 730 * DAY),),
    )  # fmt: skip


def rows() -> tuple[PreviewRow, ...]:
    return tuple(_row(number) for number in range(2, 22))


def _row(number: int) -> PreviewRow:
    start = JUNE_12 + (number - 2) * DAY
    cells = (("Date de relevé", f"2023-06-{10 + number}"), ("Index relevé (litres)", str(1_093_000 + 310 * number)),
             ("Consommation du jour (litres)", "31o" if number == 4 else str(280 + number)), ("Mesuré/Estimé", "M"))  # fmt: skip
    if number == 4:
        problem = RowProblem(4, "value.not_a_number", (("column", "Consommation du jour (litres)"),))
        return PreviewRow(number, cells, (), problem)
    said = Understood("water.consumption", "daily", start, start + DAY, 280.0 + number, "L", 2 if number == 7 else 0)
    return PreviewRow(number, cells, (said,))


def asking() -> FileReport:
    return FileReport(
        "Enedis_Conso_Heure_20241101-20251101.csv", "b" * 64, ImportStatus.NEEDS_ANSWER, "fr-enedis-load-curve-csv", 1,
        (Candidate("fr-enedis-load-curve-csv", 0.7, ("header",)),),
        questions=(Question("direction", ("consumption", "production"), "file.does_not_say"),
                   Question("year", (), "file.does_not_say")),
    )  # fmt: skip


def several() -> list[FileReview]:
    journeys = FileReport(
        "trajets.csv", "c" * 64, ImportStatus.RECOGNISED, "nl-ov-chipkaart-csv", 1,
        (Candidate("nl-ov-chipkaart-csv", 0.9, ("header",)),), account=ReadAccount(RowCounts(9, 9)), events=ItemCounts(9),
        event_totals=(EventTotals("journey", 9, "18.40", "EUR", 12_400.0),),
    )  # fmt: skip
    ambiguous = FileReport(
        "export.csv", "d" * 64, ImportStatus.AMBIGUOUS, None, None, error=("file.ambiguous", (("file", "export.csv"),)),
        candidates=(*SURE, Candidate("fr-enedis-load-curve-csv", 0.96, ("header",))),
    )  # fmt: skip
    others = (
        journeys, asking(), ambiguous, water(ImportStatus.ALREADY_IMPORTED, 0, "eau-2024.csv"),
        FileReport("notes.qif", "e" * 64, ImportStatus.NOT_RECOGNISED, error=("file.not_recognised", (("file", "notes.qif"),))),
        FileReport("archive_browser.html", "f" * 64, ImportStatus.DECOY, error=("decoy.takeout_index", ())),
        FileReport("facture.zip", "", ImportStatus.REFUSED, error=("file.encrypted", (("file", "facture.zip"),))),
    )  # fmt: skip
    return [one(), *(FileReview(Path("Downloads"), report, ()) for report in others)]


def one() -> FileReview:
    return FileReview(Path("Downloads/historique_jours_litres.csv"), water(), rows())


class Start(FakeServices):
    def names(self, session):
        return NAMES


class Single(Start):
    def review_exports(self, session, paths, choices, work):
        return [one()]

    def import_exports(self, session, paths, choices, work):
        return [water(ImportStatus.IMPORTED)]


class Several(Start):
    def review_exports(self, session, paths, choices, work):
        return several()


class Asking(Start):
    def review_exports(self, session, paths, choices, work):
        return [FileReview(Path("Downloads/e.csv"), asking(), ())]


PATHS = {"paths": [Path("Downloads/historique_jours_litres.csv")]}


def _under_way(page) -> None:
    from sdt_desktop.ui.pages.importing.stages import StagesCard

    card = StagesCard(
        page.tr("Importing"), page.tr("Nothing is written while your files are read."), print, writes=True
    )
    page._head("busy", page.tr("Import"), "")
    page._put(card)
    card.show_progress(Progress("reading", 412, 1000, "historique_jours_litres.csv"))


def _pick(at: int):
    return lambda page: page.panel.files.pick(at)


STATES = (
    Shown("import", "start", Start),
    Shown("import", "loading", Start, loading),
    Shown("import", "error", failing("names")),
    Shown("import", "one", Single, arguments=PATHS),
    Shown("import", "several", Several, _pick(0), arguments=PATHS),
    Shown("import", "ambiguous", Several, _pick(3), arguments=PATHS),
    Shown("import", "unknown", Several, _pick(5), arguments=PATHS),
    Shown("import", "decoy", Several, _pick(6), arguments=PATHS),
    Shown("import", "question", Asking, arguments=PATHS),
    Shown("import", "stages", Start, _under_way),
    Shown("import", "summary", Single, lambda page: page.import_all(), arguments=PATHS),
)
