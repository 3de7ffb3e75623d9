"""What is held: streams, events, positions, records, imports, journal, originals. Reading only."""

from collections.abc import Iterator
from pathlib import Path

from sdt_desktop.base.files import write_new
from sdt_desktop.model.blocks import PositionBlock
from sdt_desktop.model.events import Event, EventKind, Record
from sdt_desktop.model.imports import ImportBatch, JournalEntry
from sdt_desktop.model.period import EVERYTHING, Period
from sdt_desktop.model.streams import Datastream
from sdt_desktop.services.session import Session


def streams(session: Session) -> tuple[Datastream, ...]:
    return session.store.streams()


def batches(session: Session) -> tuple[ImportBatch, ...]:
    """Newest first, undone ones included."""
    return tuple(reversed(session.store.batches()))


def events(
    session: Session, period: Period = EVERYTHING, kinds: frozenset[EventKind] | None = None
) -> tuple[Event, ...]:
    """In time order; `kinds` None takes all."""
    return session.store.events(period, kinds)


def positions(session: Session, period: Period = EVERYTHING) -> PositionBlock:
    """Thing by thing, each in time order."""
    tracks = session.store.position_things()
    return PositionBlock.joined([session.store.positions(track.id, period) for track in tracks])


def records(session: Session) -> tuple[Record, ...]:
    return session.store.records()


def journal(session: Session, limit: int = 500) -> tuple[JournalEntry, ...]:
    """Newest first."""
    return session.store.journal(limit)


def original(session: Session, batch: str) -> Iterator[bytes]:
    """The kept file of a batch, piece by piece; raises vault.no_original."""
    return session.store.original(batch)


def note_export(session: Session, stream: str, kind: str) -> None:
    """The journal tells what was saved outside the vault; `kind` is csv, json or png."""
    session.store.journal_add("journal.exported", {"stream": stream, "format": kind})


def save_original(session: Session, batch: str, out: Path) -> None:
    """Writes the kept file outside the vault, because the person asked; refuses to overwrite."""
    held = session.store.batch(batch)
    write_new(out, session.store.original(batch))
    session.store.journal_add("journal.original_saved", {"file": held.file})
