"""Events and records: rows that every batch keeps, and marks for those that the view shows.

Two rows mean the same item when source, kind and natural key are equal, and when they are the same occurrence of it
inside their files: two equal fares of one file are two, and the next file that holds both adds none. The newest batch
that told an item differently is shown. Amounts are decimal text, so cents stay exact.
"""
# ruff: noqa: S608 - the names of tables and columns in statements are ours

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from sdt_desktop.model.events import Event, EventKind, Record
from sdt_desktop.model.period import Period
from sdt_desktop.model.streams import ThingKey, ThingKind
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.kinds import Counts

_TOGETHER = 500
_DIGEST_BYTES = 16
_NOWHERE = (None, None)
_EVENT_COLUMNS = (
    "source, kind, natural_key, label, start_ms, end_ms, zone, all_day, amount, currency, place_from, place_to, mode,"
    " distance_m, attributes, from_lat_e7, from_lon_e7, to_lat_e7, to_lon_e7, thing"
)
_RECORD_COLUMNS = "source, kind, natural_key, label, contents, identifying"

Content = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """`content` in the order of the table's columns, beginning with source, kind and natural key."""

    row: int
    content: Content

    @property
    def identity(self) -> bytes:
        return _digest(self.content[:3])

    @property
    def digest(self) -> bytes:
        return _digest(self.content)


def _digest(content: Content) -> bytes:
    """Of texts and numbers; Python's own notation tells them all apart."""
    return hashlib.blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()


def of_event(event: Event, thing: int | None = None) -> Item:
    """`thing`: its number in the vault."""
    return Item(
        event.row,
        (
            event.source, event.kind.value, event.natural_key, event.label, event.start_ms, event.end_ms, event.zone,
            int(event.all_day), None if event.amount is None else str(event.amount), event.currency,
            event.place_from, event.place_to, event.mode, event.distance_m,
            json.dumps(event.attributes, ensure_ascii=False), *(event.from_e7 or _NOWHERE), *(event.to_e7 or _NOWHERE),
            thing,
        ),
    )  # fmt: skip


def of_record(record: Record) -> Item:
    contents, identifying = (json.dumps(part, ensure_ascii=False) for part in (record.values, record.identifying))
    return Item(record.row, (record.source, record.kind, record.natural_key, record.label, contents, identifying))


@dataclass(frozen=True, slots=True)
class ItemTable:
    """A table of the schema with its content columns."""

    name: str
    columns: str

    def lookup(self, count: int) -> str:
        places = ",".join("?" * count)
        return f"SELECT identity, occurrence, batch, current, digest FROM {self.name} WHERE identity IN ({places})"

    @property
    def insert(self) -> str:
        places = ", ?" * (self.columns.count(",") + 1)
        return (
            f"INSERT INTO {self.name} (batch, identity, occurrence, digest, current, row, {self.columns})"
            f" VALUES (?, ?, ?, ?, ?, ?{places})"
        )


EVENTS = ItemTable("event", _EVENT_COLUMNS)
RECORDS = ItemTable("record", _RECORD_COLUMNS)


class ItemWriter:
    """The events or records of one file, inside the caller's transaction."""

    def __init__(self, connection: Connection, table: ItemTable, batch: int) -> None:
        self._connection, self._table, self._batch = connection, table, batch
        self.counts = Counts()

    def add(self, items: Iterable[Item]) -> None:
        rest = iter(items)
        while group := list(islice(rest, _TOGETHER)):
            self._add(group)

    def _add(self, group: Sequence[Item]) -> None:
        identities = [item.identity for item in group]
        mine, shown = self._known(set(identities))
        rows = []
        for item, identity in zip(group, identities, strict=True):
            occurrence = mine.get(identity, 0) + 1
            mine[identity] = occurrence
            held, digest = shown.get((identity, occurrence)), item.digest
            self._count(held, digest)
            rows.append((self._batch, identity, occurrence, digest, held is None, item.row, *item.content))
        self._connection.executemany(self._table.insert, rows)

    def _known(self, identities: set[bytes]) -> tuple[dict[bytes, int], dict[tuple[bytes, int], bytes]]:
        """How often this file had each identity so far, and the digest that the view shows for each occurrence."""
        mine: dict[bytes, int] = {}
        shown: dict[tuple[bytes, int], bytes] = {}
        rows = self._connection.execute(self._table.lookup(len(identities)), tuple(identities))
        for identity, occurrence, batch, current, digest in rows:
            if batch == self._batch:
                mine[identity] = max(mine.get(identity, 0), occurrence)
            elif current:
                shown[identity, occurrence] = digest
        return mine, shown

    def _count(self, held: bytes | None, digest: bytes) -> None:
        new, duplicate = held is None, held == digest
        self.counts = self.counts.plus(Counts(int(new), int(duplicate), int(not new and not duplicate)))

    def finish(self) -> None:
        """Where all was new or said the same, the view is right already. The batch's order is settled by now."""
        if self.counts.changed:
            show_newest(self._connection, self._table, self._batch)


def show_newest(connection: Connection, table: ItemTable, batch: int, *, without: int = 0) -> None:
    """Marks again what the view shows of the items that `batch` holds, as if the batch `without` were not there."""
    concerned = f"identity IN (SELECT identity FROM {table.name} WHERE batch = ?)"
    connection.execute(f"UPDATE {table.name} SET current = 0 WHERE current = 1 AND {concerned}", (batch,))
    connection.execute(
        f"UPDATE {table.name} SET current = 1 WHERE id IN (SELECT id FROM ("
        "SELECT i.id, row_number() OVER (PARTITION BY identity, occurrence ORDER BY order_ms DESC, b.id DESC) AS place"
        f" FROM {table.name} i JOIN batch b ON b.id = i.batch WHERE {concerned} AND i.batch <> ?) WHERE place = 1)",
        (batch, without),
    )


def remove_batch(connection: Connection, table: ItemTable, batch: int) -> int:
    """Takes a batch's items away; gives their number."""
    show_newest(connection, table, batch, without=batch)
    return connection.execute(f"DELETE FROM {table.name} WHERE batch = ?", (batch,)).rowcount


def events(connection: Connection, period: Period, kinds: Iterable[EventKind] | None) -> Iterator[Event]:
    """What the view shows, by start; those that start inside the period."""
    wanted = None if kinds is None else {kind.value for kind in kinds}
    rows = connection.execute(
        f"SELECT row, {_EVENT_COLUMNS} FROM event WHERE current = 1"
        " AND start_ms >= coalesce(?, start_ms) AND (? IS NULL OR start_ms < ?) ORDER BY start_ms, id",
        (period.start_ms, period.end_ms, period.end_ms),
    )
    things = dict(_things(connection))
    return (_event(row, things) for row in rows if wanted is None or row[2] in wanted)


def _things(connection: Connection) -> Iterator[tuple[int, tuple[ThingKey, str]]]:
    """By number the key and the public name of every thing."""
    for number, kind, alias, external in connection.execute("SELECT id, kind, number, external_id FROM thing"):
        yield number, (ThingKey(ThingKind(kind), external), f"{kind} {alias}")


def _event(row: tuple[Any, ...], things: dict[int, tuple[ThingKey, str]]) -> Event:
    number, source, kind, key, label, start, end, zone, all_day, amount, currency, *rest = row
    place_from, place_to, mode, distance, attributes, *places, thing = rest
    return Event(
        source, EventKind(kind), start, end, zone, label, key, number, bool(all_day),
        None if amount is None else Decimal(amount), currency, place_from, place_to, mode, distance,
        _pairs(attributes), _place(*places[:2]), _place(*places[2:]), *things.get(thing, (None, "")),
    )  # fmt: skip


def _place(latitude: int | None, longitude: int | None) -> tuple[int, int] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def records(connection: Connection) -> tuple[Record, ...]:
    """What the view shows, by source and kind."""
    rows = connection.execute(
        f"SELECT row, {_RECORD_COLUMNS} FROM record WHERE current = 1 ORDER BY source, kind, label, id"
    )
    return tuple(
        Record(source, kind, label, key, number, _pairs(contents), tuple(json.loads(identifying)))
        for number, source, kind, key, label, contents, identifying in rows
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(text))
