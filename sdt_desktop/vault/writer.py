"""One file on its way into the vault, inside the caller's transaction or rehearsal."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

import numpy as np

from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.model.events import Event
from sdt_desktop.model.imports import (
    EventPart,
    EventTotals,
    ItemCounts,
    ObservationCounts,
    ObservationPart,
    Part,
    PositionPart,
    ReadAccount,
    RecordPart,
    StreamFigures,
)
from sdt_desktop.model.streams import StreamKey, ThingKey
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.vault import batches, items, originals, positions, streams
from sdt_desktop.vault.batches import BatchCounts, FileFacts
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.event_totals import EventSums
from sdt_desktop.vault.kinds import OBSERVATIONS, POSITIONS, Counts
from sdt_desktop.vault.series_writer import SeriesWriter

_MOST_WAITING = 1 << 19
"""Rows of all streams together that wait in memory; above, the fullest stream is written."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What one file gave. `streams` are figures of the file itself, before merging; `touched` public names."""

    batch: str
    counts: BatchCounts
    streams: tuple[StreamFigures, ...]
    event_totals: tuple[EventTotals, ...]
    touched: tuple[str, ...]

    @property
    def observations(self) -> ObservationCounts:
        return self.counts.observations

    @property
    def events(self) -> ItemCounts:
        return self.counts.events

    @property
    def positions(self) -> ItemCounts:
        return self.counts.positions

    @property
    def records(self) -> ItemCounts:
        return self.counts.records


class _FileFigures:
    """What the file says about one stream, gathered block by block."""

    def __init__(self) -> None:
        self.count = self.missing = 0
        self._sums: list[float] = []
        self._first: int | None = None
        self._last: tuple[int, int] | None = None

    def add(self, block: ObservationBlock) -> None:
        missing = np.isnan(block.value)
        if missing.any():
            self.missing += int(missing.sum())
            block = block.take(~missing)
        if not len(block):
            return
        self.count += len(block)
        self._sums.append(float(block.value.sum()))
        first, last = int(block.start.min()), int(block.start.argmax())
        self._first = first if self._first is None else min(first, self._first)
        newest = (int(block.start[last]), int(block.start[last] + block.duration[last]))
        self._last = newest if self._last is None else max(newest, self._last)

    def told(self, name: str, key: StreamKey) -> StreamFigures:
        last, end = self._last or (None, None)
        total = streams.figure(key.observed_property, fsum(self._sums) if self._sums else None, self.count)
        unit = observed_property(key.observed_property).unit
        return StreamFigures(name, key, unit, self.count, self.missing, total, self._first, last, end)


class ImportWriter:
    """Takes the parts of one file; memory does not grow with the file. Nothing counts before `finish`."""

    def __init__(self, connection: Connection, facts: FileFacts, now_ms: int, *, keep_original: bool) -> None:
        self._connection, self._facts, self._keep_original = connection, facts, keep_original
        self._batch, self.batch = batches.begin(connection, facts, now_ms)
        self._observed: dict[StreamKey, SeriesWriter[ObservationBlock]] = {}
        self._figures: dict[StreamKey, _FileFigures] = {}
        self._tracks: dict[StreamKey, SeriesWriter[PositionBlock]] = {}
        self._events = items.ItemWriter(connection, items.EVENTS, self._batch)
        self._records = items.ItemWriter(connection, items.RECORDS, self._batch)
        self._event_sums = EventSums()
        self._things: dict[tuple[str, ThingKey], int] = {}

    def add(self, part: Part) -> None:
        match part:
            case ObservationPart(key, block):
                self._add_observations(key, block)
            case PositionPart(source, thing, zone, positions_block):
                self._track(positions.key_of(source, thing, zone)).add(positions_block)
            case EventPart(events):
                self._event_sums.add(events)
                self._events.add(items.of_event(event, self._thing(event)) for event in events)
            case RecordPart(records):
                self._records.add(map(items.of_record, records))
        self._relieve()

    def _thing(self, event: Event) -> int | None:
        if event.thing is None:
            return None
        key = (event.source, event.thing)
        if key not in self._things:
            self._things[key] = streams.ensure_thing(self._connection, *key)
        return self._things[key]

    def _add_observations(self, key: StreamKey, block: ObservationBlock) -> None:
        writer = self._observed.get(key)
        if writer is None:
            writer = SeriesWriter(self._connection, streams.ensure(self._connection, key), OBSERVATIONS, self._batch)
            self._observed[key], self._figures[key] = writer, _FileFigures()
        self._figures[key].add(block)
        writer.add(block)

    def _track(self, key: StreamKey) -> SeriesWriter[PositionBlock]:
        writer = self._tracks.get(key)
        if writer is None:
            writer = SeriesWriter(self._connection, streams.ensure(self._connection, key), POSITIONS, self._batch)
            self._tracks[key] = writer
        return writer

    @property
    def _writers(self) -> list[SeriesWriter[ObservationBlock] | SeriesWriter[PositionBlock]]:
        return [*self._observed.values(), *self._tracks.values()]

    def _relieve(self) -> None:
        waiting = self._writers
        while sum(writer.waiting for writer in waiting) > _MOST_WAITING:
            max(waiting, key=lambda writer: writer.waiting).write()

    def keep_original(self, chunks: Iterable[bytes]) -> None:
        """Keeps the file itself, where the import was begun so. Raises file.changed_while_reading."""
        if self._keep_original:
            originals.keep(self._connection, self._batch, self._facts.sha256, self._facts.file, chunks)

    def finish(self, account: ReadAccount) -> ImportOutcome:
        """Derives the view of what was touched; complete when this returns and the transaction commits."""
        batches.settle_order(self._connection, self._batch, account.order_stamp_ms)
        for writer in self._writers:
            writer.finish()
        self._events.finish()
        self._records.finish()
        streams.forget_unused(self._connection)
        counts = self._counts(account)
        batches.finish(self._connection, self._batch, counts, account)
        told = tuple(self._figures[key].told(writer.series.name, key) for key, writer in self._observed.items())
        names = tuple(writer.series.name for writer in self._writers)
        return ImportOutcome(self.batch, counts, told, self._event_sums.told(), names)

    def _counts(self, account: ReadAccount) -> BatchCounts:
        seen, placed = (
            _sum(writer.counts for writer in writers.values()) for writers in (self._observed, self._tracks)
        )
        return BatchCounts(
            account.rows, ObservationCounts(seen.new, seen.duplicate, seen.changed, seen.missing),
            _items(self._events.counts), _items(placed), _items(self._records.counts),
        )  # fmt: skip


def _sum(counts: Iterable[Counts]) -> Counts:
    whole = Counts()
    for one in counts:
        whole = whole.plus(one)
    return whole


def _items(counts: Counts) -> ItemCounts:
    return ItemCounts(counts.new, counts.duplicate, counts.changed)
