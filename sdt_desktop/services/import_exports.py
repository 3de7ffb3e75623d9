"""Taking files in: one transaction a file, so that a killed or cancelled import leaves no trace."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path

from sdt_desktop.base.ahead import running_ahead
from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.base.progress import Progress
from sdt_desktop.importing.pipeline import PreviewRow, Reading, load_catalogue, preview_rows
from sdt_desktop.importing.preview import Understood
from sdt_desktop.model.imports import FileReport, ImportBatch, ImportStatus, ItemCounts, Part, ReadAccount
from sdt_desktop.services.reading_files import ImportChoices, Recognised, Work, error_of, read_files
from sdt_desktop.services.session import Session
from sdt_desktop.vault import schema
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.store import Store

__all__ = [
    "FileReview", "PreviewRow", "Understood", "import_exports", "inspect_exports", "rehearse_import", "review_exports",
]  # fmt: skip
_ORIGINAL_LIMIT = 200 * 1024 * 1024
_LARGE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileReview:
    """A file before anything is written: the exact report, and its first rows raw beside understood."""

    path: Path
    report: FileReport
    rows: tuple[PreviewRow, ...]


def import_exports(session: Session, paths: Sequence[Path], choices: ImportChoices, work: Work) -> list[FileReport]:
    """Takes files, folders and archives in. Each file stands alone: one refused file does not stop the others."""
    taker = _Taker(session.store, session.vault.connection.transaction, ImportStatus.IMPORTED)
    return list(read_files(paths, session.catalogue, choices, work, taker.take))


def rehearse_import(session: Session, paths: Sequence[Path], choices: ImportChoices, work: Work) -> list[FileReport]:
    """What `import_exports` would report, by doing it and rolling back: nothing is written."""
    taker = _Taker(session.store, session.vault.connection.rehearsal, ImportStatus.RECOGNISED)
    return list(read_files(paths, session.catalogue, choices, work, taker.take))


def inspect_exports(paths: Sequence[Path], choices: ImportChoices, work: Work) -> list[FileReport]:
    """The same without any vault: each file is read into a scratch store in memory, which is thrown away."""
    catalogue = load_catalogue(own_importers_folder())

    def take(found: Recognised, work: Work) -> FileReport:
        store, connection = _scratch_store(work.clock)
        try:
            return _Taker(store, connection.transaction, ImportStatus.RECOGNISED).take(found, work)
        finally:
            connection.close()

    return list(read_files(paths, catalogue, choices, work, take))


def review_exports(session: Session, paths: Sequence[Path], choices: ImportChoices, work: Work) -> list[FileReview]:
    """Rehearses each file and shows its first rows; members of archives are reviewed one by one."""
    reviews: list[FileReview] = []
    for path in paths:
        rows: dict[str, tuple[PreviewRow, ...]] = {}
        taker = _Taker(session.store, session.vault.connection.rehearsal, ImportStatus.RECOGNISED)

        def take(
            found: Recognised, work: Work, taker: "_Taker" = taker, rows: dict[str, tuple[PreviewRow, ...]] = rows
        ) -> FileReport:
            rows[found.source.name] = _first_rows(found, work)
            return taker.take(found, work)

        reports = read_files([path], session.catalogue, choices, work, take)
        reviews.extend(FileReview(path, report, rows.get(report.file, ())) for report in reports)
    return reviews


def _first_rows(found: Recognised, work: Work) -> tuple[PreviewRow, ...]:
    if found.reading(work).questions:
        return ()
    return preview_rows(found.source, found.importer, found.choices.answers, work.limits, work.clock)


def _scratch_store(clock: Clock) -> tuple[Store, Connection]:
    connection = Connection.in_memory()
    with connection.transaction():
        schema.create(connection)
    return Store(connection, clock), connection


@dataclass(frozen=True, slots=True)
class _Taker:
    """Reads one recognised file into a store under a transaction or a rehearsal."""

    store: Store
    around: Callable[[], AbstractContextManager[None]]
    done: ImportStatus

    def take(self, found: Recognised, work: Work) -> FileReport:
        reading = found.reading(work)
        if reading.questions:
            return replace(_report_of(found), status=ImportStatus.NEEDS_ANSWER, questions=reading.questions)
        with _parts(found, reading, work) as parts:
            return self._take(found, reading, parts, work)

    def _take(self, found: Recognised, reading: Reading, parts: Iterable[Part], work: Work) -> FileReport:
        report, importer, sha256 = _report_of(found), found.importer, found.source.sha256
        held = self.store.held_batch(
            sha256=sha256, importer=importer.id, importer_version=importer.version, answers=reading.answers
        )
        return _already(report, held) if held is not None else self._write(report, found, reading, parts, work)

    def _write(
        self, report: FileReport, found: Recognised, reading: Reading, parts: Iterable[Part], work: Work
    ) -> FileReport:
        try:
            with self.around():
                return self._fill(report, found, reading, parts, work)
        except SdtError as error:
            if error.code != "file.no_rows_used":
                raise
            return replace(report, status=ImportStatus.REFUSED, account=reading.account, error=error_of(error))

    def _fill(
        self, report: FileReport, found: Recognised, reading: Reading, parts: Iterable[Part], work: Work
    ) -> FileReport:
        keep = found.choices.keep_original and found.source.size <= _ORIGINAL_LIMIT
        writer = self.store.begin_import(
            file=found.source.name,
            sha256=found.source.sha256,
            importer=found.importer.id,
            importer_version=found.importer.version,
            answers=reading.answers,
            keep_original=keep,
        )
        for part in parts:
            writer.add(part)
        work.token.check()
        _refuse_if_unusable(found, reading.account)
        work.progress(Progress("comparing", 0, 0, found.source.name))
        if keep:
            writer.keep_original(found.source.chunks())
        outcome = writer.finish(reading.account)
        work.token.check()  # the last moment: after this the transaction ends
        work.progress(Progress("writing", 0, 0, found.source.name))
        self._note(found, reading.account, outcome.observations.new + outcome.events.new + outcome.positions.new,
                   outcome.observations.changed + outcome.events.changed)  # fmt: skip
        return replace(
            report, status=self.done, batch=outcome.batch if self.done is ImportStatus.IMPORTED else None,
            account=reading.account, observations=outcome.observations, events=outcome.events,
            positions=outcome.positions, records=outcome.records, streams=outcome.streams,
            event_totals=outcome.event_totals,
        )  # fmt: skip

    def _note(self, found: Recognised, account: ReadAccount, new: int, changed: int) -> None:
        self.store.journal_add(
            "journal.imported",
            {"file": found.source.name, "importer": found.importer.id, "new": new, "changed": changed,
             "problems": account.rows.rejected},
        )  # fmt: skip


def _parts(found: Recognised, reading: Reading, work: Work) -> AbstractContextManager[Iterable[Part]]:
    """Of a large file the next parts are read while its hash is worked out, and these compressed and written."""
    parts = reading.parts(work.token, work.progress)
    return running_ahead(parts) if found.source.size > _LARGE else closing(parts)


def _refuse_if_unusable(found: Recognised, account: ReadAccount) -> None:
    if found.source.changed():
        raise SdtError("file.changed_while_reading", file=found.source.name)
    if account.rows.used == 0:
        raise SdtError("file.no_rows_used", file=found.source.name)


def _report_of(found: Recognised) -> FileReport:
    return FileReport(
        found.source.name, found.source.sha256, ImportStatus.RECOGNISED, found.importer.id,
        found.importer.version, found.detection.candidates,
    )  # fmt: skip


def _already(report: FileReport, held: ImportBatch) -> FileReport:
    """Nothing is read again: what the file held is known, and all of it is there."""
    seen = held.observations
    return replace(
        report,
        status=ImportStatus.ALREADY_IMPORTED,
        batch=held.id,
        account=ReadAccount(held.rows),
        observations=replace(seen, new=0, duplicate=seen.new + seen.duplicate + seen.changed, changed=0),
        events=_all_duplicate(held.events),
        positions=_all_duplicate(held.positions),
        records=_all_duplicate(held.records),
    )


def _all_duplicate(counts: ItemCounts) -> ItemCounts:
    return ItemCounts(duplicate=counts.new + counts.duplicate + counts.changed)
