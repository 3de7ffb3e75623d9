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
    from sdt_desktop.model.sharing import OpenedShare, Recipient, Share, ShareTerms, Slice, TrustLevel
    from sdt_desktop.model.streams import Datastream
    from sdt_desktop.model.tables import SeriesTable
    from sdt_desktop.services.corrections import StreamCorrections
    from sdt_desktop.services.dashboard import Dashboard
    from sdt_desktop.services.describe import Described, Looked, Units
    from sdt_desktop.services.descriptions import OwnDescription
    from sdt_desktop.services.explore import Asked, Explored, Shelf
    from sdt_desktop.services.held import Held, Names
    from sdt_desktop.services.import_exports import FileReview
    from sdt_desktop.services.importers import Added, CheckResult, ImporterFacts
    from sdt_desktop.services.new_vault import Notice
    from sdt_desktop.services.reading_files import ImportChoices, Work
    from sdt_desktop.services.recipients import NewRecipient
    from sdt_desktop.services.session import NewVault, Session
    from sdt_desktop.services.share_choices import StreamOffer
    from sdt_desktop.services.share_desk import KeysChange, ShareDesk, ShareDetails
    from sdt_desktop.services.share_slice import PreparedShare


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

    def unlock(self, folder: Path, passphrase: str, clock: Clock, agreed: frozenset[str] = frozenset()) -> "Session":
        """`agreed`: `second_copy` and `accept_rollback`, what the person confirmed about the header."""
        from sdt_desktop.services.session import Choices, unlock

        return unlock(folder, passphrase, clock, choices=Choices(**dict.fromkeys(agreed, True)))

    def recover(
        self, folder: Path, words: str, passphrase: str, clock: Clock, agreed: frozenset[str] = frozenset()
    ) -> "Session":
        """Opens with the recovery words and sets a new passphrase; `agreed` as for `unlock`."""
        from sdt_desktop.services.session import Choices
        from sdt_desktop.services.vault_state import recover

        return recover(folder, words, passphrase, clock, choices=Choices(**dict.fromkeys(agreed, True)))

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

    # --- describing a file -----------------------------------------------------------------------------------

    def look_at(self, path: Path, sha256: str) -> "tuple[Looked, Described, Units]":
        """The file, what it says by itself, and which units belong to which property."""
        from sdt_desktop.services.describe import all_units, describe, look_at

        looked = look_at(path, sha256)
        return looked, describe(looked, {}), all_units()

    def describe(self, looked: "Looked", answers: dict[str, str]) -> "Described":
        from sdt_desktop.services.describe import describe

        return describe(looked, answers)

    def keep_description(self, looked: "Looked", answers: dict[str, str]) -> str:
        """The id of the own importer that was written."""
        from sdt_desktop.services.describe import keep

        return keep(looked, answers)[0]

    def structure_report(self, path: Path, sha256: str) -> str:
        from sdt_desktop.services.describe import report_text, structures_of

        return report_text(structures_of(path, sha256))

    def save_report(self, text: str, out: Path) -> None:
        from sdt_desktop.services.describe import save_report

        save_report(text, out)

    # --- services understood, own descriptions ---------------------------------------------------------------

    def importers(self) -> tuple["ImporterFacts", ...]:
        """Every service of the catalogue, own descriptions too."""
        from sdt_desktop.services.importers import list_importers

        return list_importers()

    def own_descriptions(self) -> tuple["OwnDescription", ...]:
        from sdt_desktop.services.descriptions import own_descriptions

        return own_descriptions()

    def check_description(self, importer_id: str) -> "CheckResult":
        from sdt_desktop.services.importers import check_importers

        return check_importers((importer_id,))[0]

    def export_description(self, importer_id: str, out: Path) -> None:
        """To a file that is written over if it is there: the dialog asked."""
        from sdt_desktop.services.importers import export_importer

        export_importer(importer_id, out, replace=True)

    def look_into_description(self, file: Path) -> "OwnDescription":
        from sdt_desktop.services.importers import look_into

        return look_into(file)

    def add_description(self, file: Path) -> "Added":
        from sdt_desktop.services.importers import add_importer

        return add_importer(file)

    def remove_description(self, importer_id: str) -> None:
        from sdt_desktop.services.importers import remove_importer

        remove_importer(importer_id)

    def look_again(self, importer_id: str, path: Path) -> "tuple[Looked, Described, Units, dict[str, str]]":
        """As `look_at`, with the answers of a description that is there already."""
        from sdt_desktop.services.describe import all_units, describe
        from sdt_desktop.services.descriptions import look_again

        looked, answers = look_again(importer_id, path)
        return looked, describe(looked, answers), all_units(), answers

    def keep_changed(self, looked: "Looked", answers: dict[str, str], importer_id: str) -> str:
        from sdt_desktop.services.descriptions import keep_changed

        keep_changed(looked, answers, importer_id)
        return importer_id

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

    def corrections(self, session: "Session", stream: str) -> "StreamCorrections | None":
        """What files say differently about a stream, None where they agree."""
        from sdt_desktop.services.corrections import corrections

        return next(iter(corrections(session, stream)), None)

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

    def note_export(self, session: "Session", stream: str, kind: str) -> None:
        from sdt_desktop.services.look import note_export

        note_export(session, stream, kind)

    def save_original(self, session: "Session", batch: str, out: Path) -> None:
        from sdt_desktop.services.look import save_original

        save_original(session, batch, out)

    def show_stream(
        self, session: "Session", stream: str, grain: "Grain", first: date | None = None, last: date | None = None
    ) -> "SeriesTable":
        from sdt_desktop.services.show_stream import show_stream

        return show_stream(session, stream, grain, first, last)

    # --- share -----------------------------------------------------------------------------------------------

    def share_desk(self, session: "Session", language: str) -> "ShareDesk":
        """Contacts and the ledger; `language` is of the fingerprints' words."""
        from sdt_desktop.services.share_desk import share_desk

        return share_desk(session, language)

    def share_details(self, session: "Session", package: str) -> "ShareDetails":
        from sdt_desktop.services.share_desk import share_details

        return share_details(session, package)

    def note_handed_over(self, session: "Session", package: str) -> "Share":
        from sdt_desktop.services.share_desk import note_handed_over

        return note_handed_over(session, package)

    def import_card(self, session: "Session", path: Path) -> "Recipient":
        from sdt_desktop.services.recipients import import_card

        return import_card(session, path)

    def changed_keys(self, session: "Session", path: Path, language: str) -> "KeysChange | None":
        """Both cards, where a contact's card comes with other keys."""
        from sdt_desktop.services.share_desk import changed_keys

        return changed_keys(session, path, language)

    def accept_new_keys(self, session: "Session", path: Path) -> "Recipient":
        from sdt_desktop.services.share_desk import accept_new_keys

        return accept_new_keys(session, path)

    def trust(self, session: "Session", card_id: str, level: "TrustLevel") -> "Recipient":
        from sdt_desktop.services.recipients import trust

        return trust(session, card_id, level)

    def share_offers(self, session: "Session") -> tuple["StreamOffer", ...]:
        from sdt_desktop.services.share_choices import share_offers

        return share_offers(session)

    def prepare_share(self, session: "Session", chosen: "Slice", terms: "ShareTerms") -> "PreparedShare":
        from sdt_desktop.services.share_slice import prepare_share

        return prepare_share(session, chosen, terms)

    def seal_share(self, session: "Session", prepared: "PreparedShare", out: Path, button: str) -> "Share":
        from sdt_desktop.services.share_slice import seal_share

        return seal_share(session, prepared, out, button)

    # --- received --------------------------------------------------------------------------------------------

    def open_share(self, session: "Session", file: Path, identity: Path) -> "OpenedShare":
        from sdt_desktop.services.open_share import open_share

        return open_share(file, [identity], session.clock, session=session)

    def write_members(self, opened: "OpenedShare", out: Path) -> dict[str, str]:
        from sdt_desktop.services.open_share import write_members

        return write_members(opened, out)

    def new_recipient(self, name: str, out: Path, language: str, clock: Clock) -> "NewRecipient":
        from sdt_desktop.services.recipients import new_recipient

        return new_recipient(name, out, language, clock)
