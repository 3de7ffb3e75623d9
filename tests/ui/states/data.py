"""My data: full, empty, with an opened list of problems and of events."""

from datetime import date
from decimal import Decimal

from sdt_desktop.model.corrections import Correction, Statement, Why
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.imports import (
    ImportBatch,
    ItemCounts,
    ObservationCounts,
    ReadAccount,
    RowCounts,
    RowProblem,
)
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.streams import Datastream, StreamKey, ThingKey, ThingKind
from sdt_desktop.services.corrections import StreamCorrections
from sdt_desktop.services.held import Held, HeldItems, HeldStream, MonthShare, Names
from sdt_desktop.ui.pages.data.sources import SourceCard
from tests.support import NOW
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

NOW_MS = int(NOW.timestamp() * 1000)
DAY = 86_400_000
NAMES = Names(
    {"fr-sedif-water-daily-csv": {"fr": "SEDIF – eau par jour", "en": "SEDIF – water per day"}},
    {"fr-sedif": {"fr": "SEDIF (L’eau d’Île-de-France)", "en": "SEDIF (L’eau d’Île-de-France)"},
     "fr-enedis": {"fr": "Enedis", "en": "Enedis"}, "nl-translink": {"fr": "Translink", "en": "Translink"}},
    {}, {},
)  # fmt: skip


def stream(source: str, prop: str, series: str, count: int, missing: int, total: float, unit: str) -> Datastream:
    key = StreamKey(source, ThingKey(ThingKind.METER, "01234567890123"), prop, series, "Europe/Paris")
    return Datastream(f"{prop}.{series}", key, "meter 1", unit, count, missing, total, NOW_MS - 700 * DAY, NOW_MS - 2 * DAY,
                      NOW_MS - DAY, 2)  # fmt: skip


def months(gap_from: int, gap_to: int) -> tuple[MonthShare, ...]:
    return tuple(
        MonthShare(date(2024 + at // 12, at % 12 + 1, 1), 12 if gap_from <= at < gap_to else 30, 30) for at in range(24)
    )


def batch(number: int, file: str, undone: bool = False, rejected: int = 0) -> ImportBatch:
    return ImportBatch(
        f"b-2026-11-2{number}-0001", file, f"{number}" * 64, "fr-sedif-water-daily-csv", 1, NOW_MS - (4 - number) * DAY,
        NOW_MS if undone else None, RowCounts(1765, 1765 - rejected, 0, rejected), ObservationCounts(1460, 300, 0, 7),
        ItemCounts(), ItemCounts(), ItemCounts(), not undone, 48_213,
    )  # fmt: skip


HELD = Held(
    NAMES,
    (
        HeldStream(stream("fr-enedis", "electricity.consumption", "load-curve", 35_040, 12, 4_812.6, "kWh"),
                   months(30, 30), date(2024, 12, 24), date(2026, 11, 21), 0),
        HeldStream(stream("fr-sedif", "water.consumption", "daily", 1_760, 7, 612_417.0, "L"),
                   months(9, 12), date(2024, 12, 24), date(2026, 11, 21), 3),
        HeldStream(stream("fr-sedif", "water.index", "daily", 1_760, 0, 1_200_876.0, "L"),
                   months(9, 12), date(2024, 12, 24), date(2026, 11, 21), 0),
    ),
    (HeldItems("journey", "nl-translink", 214, NOW_MS - 300 * DAY, NOW_MS - DAY),
     HeldItems("position", "nl-translink", 3_020, NOW_MS - 30 * DAY, NOW_MS - DAY)),
    (batch(3, "historique_jours_litres.csv", rejected=2), batch(2, "Enedis_Conso_Heure_20241101-20251101.csv"),
     batch(1, "essai.csv", undone=True)),
    1_428_113,
)  # fmt: skip
ACCOUNT = ReadAccount(
    RowCounts(1765, 1760, 3, 2), skipped=(("skipped.subtotal", 3),), rejected=(("value.not_a_number", 2),),
    problems=(RowProblem(4, "value.not_a_number", (("column", "Consommation du jour"),)),
              RowProblem(812, "time.not_a_date", (("column", "Date de relevé"),))),
    notices=(("source.index_disagrees", (("count", 3),)),),
)  # fmt: skip
EVENTS = tuple(
    Event("nl-translink", EventKind.JOURNEY, NOW_MS - at * DAY, None, "Europe/Amsterdam", "Tram 4", f"k{at}", at,
          amount=Decimal("1.84"), currency="EUR", place_from="Leiden Centraal", place_to="Grote Markt", distance_m=4200.0)
    for at in range(1, 30)
)  # fmt: skip


_OLD, _NEW = "historique_jours_litres (1).csv", "historique_jours_litres.csv"


def said(file: str, row: int, value: float | None, why: Why | None = None) -> Statement:
    return Statement("b-1", file, NOW_MS - DAY, None, row, value, Quality.MEASURED, why is None, why)


CORRECTIONS = StreamCorrections(
    HELD.streams[1].stream,
    (
        Correction(NOW_MS - 30 * DAY, (said(_OLD, 12, 411.0, Why.LATER_IMPORT), said(_NEW, 9, 397.0))),
        Correction(NOW_MS - 29 * DAY, (said(_OLD, 13, 1402.25, Why.LATER_IMPORT), said(_NEW, 10, 1402.2))),
        Correction(NOW_MS - 28 * DAY, (said(_OLD, 14, 402.0), said(_NEW, 11, None, Why.VALUE_BEATS_MISSING))),
    ),
    True,
)  # fmt: skip


class Full(FakeServices):
    def held(self, session):
        return HELD

    def batch_account(self, session, batch):
        return ACCOUNT

    def corrections(self, session, stream):
        return CORRECTIONS

    def event_rows(self, session, kind, source):
        return EVENTS


class Empty(FakeServices):
    def held(self, session):
        return Held(NAMES, (), (), (), 0)


def compare(page) -> None:
    page._compare(HELD.streams[1].stream.id, page.findChildren(SourceCard)[1])


STATES = (
    Shown("data", "full", Full),
    Shown("data", "problems", Full, lambda page: page._read_problems(HELD.batches[0])),
    Shown("data", "events", Full, lambda page: page._read_events(HELD.items[0])),
    Shown("data", "corrections", Full, compare),
    Shown("data", "empty", Empty),
    Shown("data", "loading", Full, loading),
    Shown("data", "error", failing("held")),
)
