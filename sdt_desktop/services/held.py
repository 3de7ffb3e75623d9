"""My data: what is held by source, thing and stream with its gaps, what else there is, and how it came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sdt_desktop.insight.calendar_days import all_cells, cell_of_day, next_cell
from sdt_desktop.model.blocks import Int32
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.imports import ImportBatch, ReadAccount
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.tables import DayTable
from sdt_desktop.services.session import Session

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Names:
    """Language tables of what manifests name: importers and sources by id, and how to get each export."""

    importers: dict[str, dict[str, str]]
    sources: dict[str, dict[str, str]]
    howtos: dict[str, dict[str, str]]
    sectors: dict[str, str]


@dataclass(frozen=True, slots=True)
class MonthShare:
    """How much of a civil month has values: `known` of `days` (days before the first reading do not count)."""

    first: date
    known: int
    days: int


@dataclass(frozen=True, slots=True)
class HeldStream:
    """A stream and its months from first to last. first_day, last_day: civil days of the stream's zone.

    corrected: how many of its readings files state differently.
    """

    stream: Datastream
    months: tuple[MonthShare, ...]
    first_day: date | None
    last_day: date | None
    corrected: int

    @property
    def days_missing(self) -> int:
        return sum(month.days - month.known for month in self.months)


@dataclass(frozen=True, slots=True)
class HeldItems:
    """Events, positions or records of one source. `what`: an event kind, `position` or a record kind."""

    what: str
    source: str
    count: int
    first_ms: int | None
    last_ms: int | None


@dataclass(frozen=True, slots=True)
class Held:
    names: Names
    streams: tuple[HeldStream, ...]
    items: tuple[HeldItems, ...]
    batches: tuple[ImportBatch, ...]
    originals_bytes: int

    @property
    def is_empty(self) -> bool:
        return not (self.streams or self.items or self.batches)


def held(session: Session) -> Held:
    """Everything in a few tables; of the series, the day table and months that several files brought are read.

    Batches come newest first.
    """
    store = session.store
    streams = tuple(_held_stream(session, stream) for stream in store.streams())
    batches = tuple(reversed(store.batches()))
    return Held(names(session), streams, tuple(_items(session)), batches, store.originals_bytes())


def names(session: Session) -> Names:
    """What the catalogue calls its importers and their sources."""
    catalogue = list(session.catalogue)
    return Names(
        {each.id: dict(each.manifest.name) for each in catalogue},
        {each.manifest.source.id: dict(each.manifest.source.names) for each in catalogue},
        {each.id: dict(each.manifest.howto) for each in catalogue},
        {each.id: each.manifest.sector for each in catalogue},
    )


def account(session: Session, batch: str) -> ReadAccount:
    """What reading the file of a batch noted: problems, notices, skipped rows. Raises vault.no_such_batch."""
    return session.store.account(batch)


def event_rows(session: Session, kind: EventKind, source: str) -> tuple[Event, ...]:
    """The events of one kind from one source, newest first."""
    found = session.store.events(kinds=frozenset({kind}))
    return tuple(event for event in reversed(found) if event.source == source)


def _held_stream(session: Session, stream: Datastream) -> HeldStream:
    days = session.store.days(stream.id)
    known = known_days(days)
    corrected = session.store.count_corrections(stream.id)
    if not len(known):
        return HeldStream(stream, (), None, None, corrected)
    return HeldStream(stream, months_of(days), _day(int(known[0])), _day(int(known[-1])), corrected)


def months_of(days: DayTable) -> tuple[MonthShare, ...]:
    """Every civil month from the first known day to the last."""
    known = known_days(days)
    if not len(known):
        return ()
    first, last = int(known[0]), int(known[-1])
    starts = all_cells(first, last, Grain.MONTH)
    ends = next_cell(starts, Grain.MONTH)
    cells = cell_of_day(known, Grain.MONTH)
    counts = np.bincount(np.searchsorted(starts, cells), minlength=len(starts))
    return tuple(
        MonthShare(_day(int(start)), int(count), min(int(end) - 1, last) - max(int(start), first) + 1)
        for start, end, count in zip(starts, ends, counts, strict=True)
    )


def known_days(days: DayTable) -> Int32:
    """Day numbers of which something is known: a reading starts, or a longer one covers them."""
    return days.day[(days.n > 0) | (days.covered_ms > 0)]


def _items(session: Session) -> Iterable[HeldItems]:
    groups: dict[tuple[str, str], list[int]] = {}
    for event in session.store.events():
        groups.setdefault((event.kind.value, event.source), []).append(event.start_ms)
    for (kind, source), starts in groups.items():
        yield HeldItems(kind, source, len(starts), min(starts), max(starts))
    for track in session.store.position_things():
        yield HeldItems("position", track.source, track.count, track.first_ms, track.last_ms)
    kept: dict[tuple[str, str], int] = {}
    for record in session.store.records():
        kept[record.kind, record.source] = kept.get((record.kind, record.source), 0) + 1
    for (kind, source), count in kept.items():
        yield HeldItems(kind, source, count, None, None)


def _day(number: int) -> date:
    return _EPOCH + timedelta(number)
