"""The facade of what an unlocked vault holds: imports in, the merged view out, journal, contacts, ledger.

Everything runs on the thread that owns the connection. A method that writes takes part in the transaction that its
caller opened, else it opens one of its own; imports always need one around them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ParamSpec, TypeVar

from sdt_desktop.base.clock import Clock
from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.model.corrections import Correction
from sdt_desktop.model.events import Event, EventKind, Record
from sdt_desktop.model.imports import ImportBatch, JournalEntry, ReadAccount
from sdt_desktop.model.period import EVERYTHING, Period, to_ms
from sdt_desktop.model.sharing import Recipient, Share, ShareState, TrustLevel
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.tables import DayTable
from sdt_desktop.vault import (
    batches,
    contacts,
    corrections,
    day_table,
    items,
    journal,
    ledger,
    originals,
    positions,
    reading,
    streams,
    undoing,
)
from sdt_desktop.vault.batches import FileFacts
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.contacts import HeldIdentity, ReceivedPackage
from sdt_desktop.vault.kinds import OBSERVATIONS
from sdt_desktop.vault.ledger import Evidence, ShareStep
from sdt_desktop.vault.positions import Track
from sdt_desktop.vault.reading import Delivery
from sdt_desktop.vault.undoing import UndoOutcome
from sdt_desktop.vault.writer import ImportWriter

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """What lies in one vault. Times are epoch milliseconds UTC, days civil days since 1970-01-01."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection, self._clock = connection, clock

    def _now_ms(self) -> int:
        return to_ms(self._clock.now())

    def _write(self, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Inside the open transaction, else in one of its own."""
        if self.connection.in_transaction:
            return action(*args, **kwargs)
        with self.connection.transaction():
            return action(*args, **kwargs)

    # what comes in

    def held_batch(
        self, *, sha256: str, importer: str, importer_version: int, answers: Mapping[str, str]
    ) -> ImportBatch | None:
        """The batch that already holds this file, read the same way, and was not undone."""
        return batches.held(self.connection, FileFacts("", sha256, importer, importer_version, answers))

    def begin_import(
        self, *, file: str, sha256: str, importer: str, importer_version: int, answers: Mapping[str, str],
        keep_original: bool = False,
    ) -> ImportWriter:  # fmt: skip
        """Begins a batch inside the caller's `transaction()`, or `rehearsal()` for exact counts of a dry run."""
        if not self.connection.in_transaction:
            raise ValueError("an import needs a transaction around it")
        facts = FileFacts(file, sha256, importer, importer_version, answers)
        return ImportWriter(self.connection, facts, self._now_ms(), keep_original=keep_original)

    def undo(self, batch: str) -> UndoOutcome:
        """Takes one import out again; the others stay whole. Raises vault.no_such_batch, vault.batch_undone."""
        return self._write(undoing.undo, self.connection, batch, self._now_ms())

    def batches(self) -> tuple[ImportBatch, ...]:
        """All imports in order, undone ones too."""
        return batches.listed(self.connection)

    def batch(self, name: str) -> ImportBatch:
        """Raises vault.no_such_batch."""
        return batches.named(self.connection, name)

    def account(self, batch: str) -> ReadAccount:
        """What reading the file noted: problems, notices, skipped and rejected rows. Raises vault.no_such_batch."""
        return batches.account(self.connection, batch)

    def original(self, batch: str) -> Iterator[bytes]:
        """The imported file's bytes. Raises vault.no_such_batch, vault.no_original."""
        return originals.read(self.connection, batches.number_of(self.connection, batch), batch)

    def originals_bytes(self) -> int:
        """Space that the kept originals take inside the vault."""
        return originals.stored_bytes(self.connection)

    # the current view

    def streams(self) -> tuple[Datastream, ...]:
        """The streams that have readings, by name."""
        return streams.held(self.connection)

    def stream(self, name: str) -> Datastream:
        """By public name or a beginning that only one has. Raises vault.no_such_stream, vault.ambiguous_stream."""
        return streams.held_one(self.connection, name)

    def observations(self, stream: str, period: Period = EVERYTHING) -> ObservationBlock:
        """The readings that start inside the period, sorted. Raises vault.no_such_stream.

        `row` is the source row in the file whose value is shown; memory grows with the readings.
        """
        return ObservationBlock.joined(list(self.iter_observations(stream, period)))

    def iter_observations(self, stream: str, period: Period = EVERYTHING) -> Iterator[ObservationBlock]:
        """The same month by month."""
        series = streams.find_exact(self.connection, stream)
        return reading.within(self.connection, series, OBSERVATIONS, period)

    def days(self, stream: str, first: int | None = None, last: int | None = None) -> DayTable:
        """Local civil days from `first` to `last`, both included. Raises vault.no_such_stream."""
        return day_table.read(self.connection, streams.find_exact(self.connection, stream).id, first, last)

    def deliveries(self, stream: str, start_ms: int) -> tuple[Delivery, ...]:
        """Every value that files gave for one instant, oldest first. Raises vault.no_such_stream."""
        return reading.deliveries(self.connection, streams.find_exact(self.connection, stream), start_ms)

    def corrections(self, stream: str, period: Period = EVERYTHING) -> Iterator[Correction]:
        """The readings that imports state differently, in order, month by month. Raises vault.no_such_stream."""
        return corrections.corrections(self.connection, streams.find_exact(self.connection, stream), period)

    def count_corrections(self, stream: str) -> int:
        """How many readings those are. Raises vault.no_such_stream."""
        return corrections.count(self.connection, streams.find_exact(self.connection, stream))

    def provenance(self, stream: str, start_ms: int) -> tuple[str, int] | None:
        """Batch and source row of the shown value; None where nothing starts then. Raises vault.no_such_stream."""
        shown = (one for one in self.deliveries(stream, start_ms) if one.shown)
        return next(((one.batch, one.row) for one in shown), None)

    def events(self, period: Period = EVERYTHING, kinds: Iterable[EventKind] | None = None) -> tuple[Event, ...]:
        """The events that start inside the period, by start."""
        return tuple(items.events(self.connection, period, kinds))

    def records(self) -> tuple[Record, ...]:
        return items.records(self.connection)

    def position_things(self) -> tuple[Track, ...]:
        """The things whose positions are held."""
        return positions.tracks(self.connection)

    def positions(self, track: str, period: Period = EVERYTHING) -> PositionBlock:
        """The positions of one of `position_things`, by time. Raises vault.no_such_stream."""
        return positions.read(self.connection, track, period)

    # journal and notes

    def journal_add(self, code: str, params: Mapping[str, str | float | None], outside: str = "") -> None:
        self._write(journal.add, self.connection, self._now_ms(), code, dict(params), outside)

    def journal(self, limit: int | None = None) -> tuple[JournalEntry, ...]:
        """The newest first."""
        return journal.listed(self.connection, limit)

    def note_visit(self) -> int | None:
        """Marks this visit; gives the one before, None at the first."""
        return self._write(journal.note_visit, self.connection, self._now_ms())

    def setting(self, name: str) -> str | None:
        return journal.setting(self.connection, name)

    def set_setting(self, name: str, value: str) -> None:
        self._write(journal.set_setting, self.connection, name, value)

    # contacts and keys, and packages that came in

    def contacts(self) -> tuple[Recipient, ...]:
        return contacts.listed(self.connection)

    def contact(self, card_id: str) -> Recipient | None:
        return contacts.found(self.connection, card_id)

    def contact_put(self, recipient: Recipient, *, accept_new_keys: bool = False) -> Recipient:
        """Adds or updates a contact. Raises card.keys_changed, card.older_revision."""
        return self._write(
            contacts.put, self.connection, recipient, self._now_ms(), accept_new_keys=accept_new_keys
        )  # fmt: skip

    def contact_trust(self, card_id: str, level: TrustLevel) -> None:
        """Raises recipient.unknown."""
        self._write(contacts.set_trust, self.connection, card_id, level, self._now_ms())

    def sender_key(self, card_id: str, package: str = "") -> bytes | None:
        """The seed we sign with for a recipient, or with `package` that package's own."""
        return contacts.sender_key(self.connection, card_id, package)

    def sender_key_put(self, card_id: str, seed: bytes, package: str = "") -> None:
        self._write(contacts.put_sender_key, self.connection, card_id, package, seed)

    def identities(self) -> tuple[HeldIdentity, ...]:
        return contacts.identities(self.connection)

    def identity_put(self, identity: HeldIdentity) -> None:
        self._write(contacts.put_identity, self.connection, identity, self._now_ms())

    def received(self) -> tuple[ReceivedPackage, ...]:
        return contacts.received(self.connection)

    def received_put(
        self, *, package: str, sender: str, sha256: str, withdraws: str | None = None, expires_ms: int | None = None
    ) -> None:
        opened = ReceivedPackage(package, sender, sha256, withdraws, expires_ms, self._now_ms())
        self._write(contacts.put_received, self.connection, opened)

    # the ledger

    def share_put(self, share: Share, evidence: Sequence[Evidence] = ()) -> None:
        """Begins a share in its state with what proves it; a draft may be put again."""
        self._write(ledger.put, self.connection, share, evidence)

    def share_state(self, package: str, state: ShareState, evidence: Sequence[Evidence] = ()) -> None:
        """Adds a step to a share. Raises share.no_such_share."""
        self._write(ledger.advance, self.connection, package, state, self._now_ms(), evidence)

    def shares(self) -> tuple[Share, ...]:
        """The newest first."""
        return ledger.listed(self.connection)

    def share(self, package: str) -> Share:
        """Raises share.no_such_share."""
        return ledger.found(self.connection, package)

    def share_steps(self, package: str) -> tuple[ShareStep, ...]:
        return ledger.steps(self.connection, package)

    def share_evidence(self, package: str, name: str) -> bytes | None:
        return ledger.evidence(self.connection, package, name)
