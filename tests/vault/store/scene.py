"""Short ways to make a store and files for it, and the plain model that it is held against."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sdt_desktop.base.clock import Clock
from sdt_desktop.model.blocks import ObservationBlock, PositionBlock
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.imports import ObservationPart, Part, ReadAccount, RowCounts
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind
from sdt_desktop.vault import schema
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.store import Store
from sdt_desktop.vault.writer import ImportOutcome
from tests.support import fixed_clock
from tests.vault.support import fresh_database

PARIS = "Europe/Paris"
HALF_HOUR = 1_800_000
DAY = 86_400_000


@contextmanager
def fresh_store(folder: Path, clock: Clock | None = None) -> Iterator[Store]:
    with fresh_database(folder) as connection:
        with connection.transaction():
            schema.create(connection)
        yield Store(connection, clock or fixed_clock())


@contextmanager
def memory_store(clock: Clock | None = None) -> Iterator[Store]:
    connection = Connection.in_memory()
    schema.create(connection)
    try:
        yield Store(connection, clock or fixed_clock())
    finally:
        connection.close()


def key(
    prop: str = "electricity.consumption", series: str = "load-curve", meter: str = "", zone: str = PARIS,
    source: str = "fr-enedis",
) -> StreamKey:  # fmt: skip
    return StreamKey(source, ThingKey(ThingKind.METER, meter), prop, series, zone)


def block(
    starts: Iterable[int], values: Iterable[float], duration: int | Iterable[int] = HALF_HOUR,
    quality: int | Iterable[int] = 0, first_row: int = 2,
) -> ObservationBlock:  # fmt: skip
    start = np.array(list(starts), np.int64)
    return ObservationBlock(
        start, np.broadcast_to(np.asarray(duration, np.int64), start.shape).copy(),
        np.array(list(values), np.float64), np.broadcast_to(np.asarray(quality, np.uint8), start.shape).copy(),
        np.arange(first_row, first_row + len(start), dtype=np.int32),
    )  # fmt: skip


def regular(first_ms: int, count: int, step: int = HALF_HOUR, value: float = 1.0) -> ObservationBlock:
    return block(range(first_ms, first_ms + count * step, step), [value] * count, step)


def positions(rows: Iterable[tuple[int, int, int]]) -> PositionBlock:
    found = list(rows)
    time, latitude, longitude = zip(*found, strict=True) if found else ((), (), ())
    size = len(found)
    return PositionBlock(
        np.array(time, np.int64), np.array(latitude, np.int32), np.array(longitude, np.int32),
        np.full(size, 10.0), np.full(size, np.nan), np.zeros(size, np.int32), np.arange(1, size + 1, dtype=np.int32),
    )  # fmt: skip


def event(natural_key: str, label: str = "trip", start_ms: int = 0, row: int = 1, **more: object) -> Event:
    facts: dict[str, object] = {
        "source": "nl-ov", "kind": EventKind.JOURNEY, "end_ms": None, "zone": "Europe/Amsterdam", **more,
    }  # fmt: skip
    return Event(start_ms=start_ms, label=label, natural_key=natural_key, row=row, **facts)  # type: ignore[arg-type]


def account(used: int = 0, stamp_ms: int | None = None) -> ReadAccount:
    return ReadAccount(RowCounts(used, used), order_stamp_ms=stamp_ms)


def write_import(
    store: Store, parts: Iterable[Part], name: str = "a.csv", stamp_ms: int | None = None
) -> ImportOutcome:
    """One import inside a transaction that the caller opened."""
    writer = store.begin_import(
        file=name, sha256=name.encode().hex(), importer="test", importer_version=1, answers={}
    )  # fmt: skip
    for part in parts:
        writer.add(part)
    return writer.finish(account(stamp_ms=stamp_ms))


def take_in(store: Store, *parts: Part, name: str = "a.csv", stamp_ms: int | None = None) -> ImportOutcome:
    with store.connection.transaction():
        return write_import(store, parts, name, stamp_ms)


def take_in_blocks(store: Store, *blocks: ObservationBlock, name: str = "a.csv") -> ImportOutcome:
    return take_in(store, *(ObservationPart(key(), one) for one in blocks), name=name)


@dataclass
class Held:
    """What the model says of one instant; equal_nan by text."""

    duration: int
    value: float
    quality: int

    def told(self) -> tuple[int, str, int]:
        return self.duration, repr(self.value), self.quality


@dataclass
class Model:
    """A stream as a dictionary, one row after the other: what the vault must agree with."""

    held: dict[int, Held] = field(default_factory=dict)
    new: int = 0
    duplicate: int = 0
    changed: int = 0
    missing: int = 0

    def deliver(self, rows: ObservationBlock) -> None:
        columns = (rows.start, rows.duration, rows.value, rows.quality)
        for start, duration, value, quality in zip(*(column.tolist() for column in columns), strict=True):
            self._row(start, Held(duration, value, quality))

    def _row(self, start: int, row: Held) -> None:
        before = self.held.get(start)
        if np.isnan(row.value):
            self.missing += 1
            if before is None or np.isnan(before.value):
                self.held[start] = row
            return
        if before is None or np.isnan(before.value):
            self.new += 1
        elif before.value == row.value:
            self.duplicate += 1
        else:
            self.changed += 1
        self.held[start] = row

    def view(self) -> list[tuple[int, tuple[int, str, int]]]:
        return [(start, self.held[start].told()) for start in sorted(self.held)]


def view(store: Store, stream: str) -> list[tuple[int, tuple[int, str, int]]]:
    """What the vault shows, in the model's words."""
    found = store.observations(stream)
    columns = (found.start, found.duration, found.value, found.quality)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [(start, Held(duration, value, quality).told()) for start, duration, value, quality in rows]


MONTHS = """
SELECT s.name, c.month, c.n, c.missing, c.sum, c.min, c.max, c.first_ms, c.last_ms, c.end_ms, c.reach
FROM current_chunk c JOIN datastream s ON s.id = c.datastream ORDER BY 1, 2
"""
DAYS = """
SELECT s.name, d.day, d.n, d.sum, d.min, d.max, d.quality, d.covered_ms
FROM day d JOIN datastream s ON s.id = d.datastream ORDER BY 1, 2
"""


def derived(store: Store) -> list[list[tuple[object, ...]]]:
    """The figures of months and days, to compare two vaults."""
    return [store.connection.execute(statement).fetchall() for statement in (MONTHS, DAYS)]
