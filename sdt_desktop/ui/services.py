"""The use cases as one object: imported when first called, replaced by a fake in tests.

Every method runs on the worker (`Page.load`, `Page.work`), never on the window's thread, except those that
say otherwise.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.progress import CancelToken, ProgressListener

if TYPE_CHECKING:
    from sdt_desktop.model.events import Event, EventKind
    from sdt_desktop.model.grain import Grain
    from sdt_desktop.model.imports import FileReport, ImportBatch, JournalEntry, ReadAccount
    from sdt_desktop.model.streams import Datastream
    from sdt_desktop.model.tables import SeriesTable
    from sdt_desktop.services.dashboard import Dashboard
    from sdt_desktop.services.explore import Asked, Explored, Shelf
    from sdt_desktop.services.held import Held, Names
    from sdt_desktop.services.import_exports import FileReview
    from sdt_desktop.services.new_vault import Notice
    from sdt_desktop.services.reading_files import ImportChoices, Work
    from sdt_desktop.services.session import NewVault, Session


class Services:
    """Thin forwards: no logic here."""

    # --- the vault -------------------------------------------------------------------------------------------

    def generate_passphrase(self, language: str) -> str:
        """Seven random words."""
        from sdt_desktop.services.passphrases import generate

        return generate(language)

    def passphrase_score(self, text: str, language: str) -> int:
        """0 (guessed at once) to 4."""
        from sdt_desktop.services.passphrases import score

        return score(text, language)

    def unsuitable_place(self, folder: Path) -> tuple["Notice", ...]:
        """Why a vault should not live there."""
        from sdt_desktop.services.new_vault import unsuitable_place

        return unsuitable_place(folder)

    def offer_recovery_words(self, session: "Session", passphrase: str, language: str) -> tuple[str, ...]:
        """New words to show once; kept only after `confirm_recovery`."""
        from sdt_desktop.services.new_vault import offer_recovery_words

        return offer_recovery_words(session, passphrase, language)

    def create_vault(self, folder: Path, passphrase: str, clock: Clock, recovery_language: str | None) -> "NewVault":
        from sdt_desktop.services.session import create_vault

        return create_vault(folder, passphrase, clock, recovery_language=recovery_language)

    def confirm_recovery(self, session: "Session", words: str) -> None:
        from sdt_desktop.services.session import confirm_recovery

        confirm_recovery(session, words)

    def unlock(self, folder: Path, passphrase: str, clock: Clock) -> "Session":
        from sdt_desktop.services.session import unlock

        return unlock(folder, passphrase, clock)

    def recover(self, folder: Path, words: str, passphrase: str, clock: Clock) -> "Session":
        """Opens with the recovery words and sets a new passphrase."""
        from sdt_desktop.services.vault_state import recover

        return recover(folder, words, passphrase, clock)

    def change_passphrase(self, session: "Session", old: str, new: str) -> None:
        from sdt_desktop.services.session import change_passphrase

        change_passphrase(session, old, new)

    def open_demo(self, language: str, clock: Clock, token: CancelToken, progress: ProgressListener) -> "Session":
        """A throw-away vault of the first fictional household that comes with the program."""
        from sdt_desktop.services.demo import personas, temporary_demo_vault
        from sdt_desktop.services.reading_files import Work

        work = Work(clock=clock, token=token, progress=progress)
        return temporary_demo_vault(personas()[0].id, language, work).session

    def leave_demo(self, session: "Session") -> bool:
        """Closes it and removes its folder; whether it is really gone."""
        from sdt_desktop.services.demo import leave_demo

        return leave_demo(session)

    # --- taking files in -------------------------------------------------------------------------------------

    def review_exports(
        self, session: "Session", paths: Sequence[Path], choices: "ImportChoices", work: "Work"
    ) -> list["FileReview"]:
        from sdt_desktop.services.import_exports import review_exports

        return review_exports(session, paths, choices, work)

    def import_exports(
        self, session: "Session", paths: Sequence[Path], choices: "ImportChoices", work: "Work"
    ) -> list["FileReport"]:
        from sdt_desktop.services.import_exports import import_exports

        return import_exports(session, paths, choices, work)

    def undo_import(self, session: "Session", batch: str) -> "ImportBatch":
        from sdt_desktop.services.undo_import import undo_import

        return undo_import(session, batch)

    # --- my data ---------------------------------------------------------------------------------------------

    def held(self, session: "Session") -> "Held":
        from sdt_desktop.services.held import held

        return held(session)

    def names(self, session: "Session") -> "Names":
        """What the catalogue calls its importers and sources."""
        from sdt_desktop.services.held import names

        return names(session)

    def batch_account(self, session: "Session", batch: str) -> "ReadAccount":
        from sdt_desktop.services.held import account

        return account(session, batch)

    def event_rows(self, session: "Session", kind: "EventKind", source: str) -> tuple["Event", ...]:
        from sdt_desktop.services.held import event_rows

        return event_rows(session, kind, source)

    # --- explore ---------------------------------------------------------------------------------------------

    def shelf(self, session: "Session") -> "Shelf":
        """All streams and how each can be looked at."""
        from sdt_desktop.services.explore import shelf

        return shelf(session)

    def explore(self, session: "Session", asked: "Asked") -> "Explored":
        from sdt_desktop.services.explore import explore

        return explore(session, asked)

    # --- home ------------------------------------------------------------------------------------------------

    def dashboard(self, session: "Session") -> "Dashboard":
        from sdt_desktop.services.dashboard import dashboard

        return dashboard(session)

    # --- looking ---------------------------------------------------------------------------------------------

    def streams(self, session: "Session") -> tuple["Datastream", ...]:
        from sdt_desktop.services.look import streams

        return streams(session)

    def batches(self, session: "Session") -> tuple["ImportBatch", ...]:
        from sdt_desktop.services.look import batches

        return batches(session)

    def journal(self, session: "Session", limit: int = 500) -> tuple["JournalEntry", ...]:
        from sdt_desktop.services.look import journal

        return journal(session, limit)

    def save_original(self, session: "Session", batch: str, out: Path) -> None:
        from sdt_desktop.services.look import save_original

        save_original(session, batch, out)

    def show_stream(
        self, session: "Session", stream: str, grain: "Grain", first: date | None = None, last: date | None = None
    ) -> "SeriesTable":
        from sdt_desktop.services.show_stream import show_stream

        return show_stream(session, stream, grain, first, last)
