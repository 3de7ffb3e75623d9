from sdt_desktop.model.imports import JournalEntry
from tests.support import NOW
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices

_NOW_MS = int(NOW.timestamp() * 1000)
_HOUR = 3_600_000
ENTRIES = (
    JournalEntry(
        6, _NOW_MS - _HOUR, "journal.share_prepared",
        (("recipient", "Espace Conseil Énergie"), ("rows", 24), ("file", "2026-11.sdtshare")), "Espace Conseil Énergie",
    ),
    JournalEntry(5, _NOW_MS - 2 * _HOUR, "journal.undone", (("file", "eau.csv"), ("batch", "b-2026-11-23-0002"))),
    JournalEntry(
        4, _NOW_MS - 3 * _HOUR, "journal.imported",
        (("file", "eau.csv"), ("importer", "fr-sedif-water-daily-csv"), ("new", 365), ("changed", 0), ("problems", 2)),
    ),
    JournalEntry(
        3, _NOW_MS - 26 * _HOUR, "journal.imported",
        (("file", "Enedis_Conso_Heure_20241101-20251101.csv"), ("importer", "fr-enedis-load-curve-csv"),
         ("new", 17520), ("changed", 0), ("problems", 0)),
    ),
    JournalEntry(2, _NOW_MS - 27 * _HOUR, "journal.recovery_confirmed", ()),
    JournalEntry(1, _NOW_MS - 27 * _HOUR, "journal.vault_created", ()),
)  # fmt: skip


class Full(FakeServices):
    def journal(self, session, limit=500):
        return ENTRIES


class Empty(FakeServices):
    def journal(self, session, limit=500):
        return ()


STATES = (
    Shown("journal", "full", Full),
    Shown("journal", "empty", Empty),
    Shown("journal", "loading", Full, loading),
    Shown("journal", "error", failing("journal")),
)
