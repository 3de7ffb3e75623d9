"""Positions of things, as the merged current view shows them. A position is identified by its time and place."""

from dataclasses import dataclass

from sdt_desktop.model.blocks import PositionBlock
from sdt_desktop.model.period import Period
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.kinds import POSITIONS
from sdt_desktop.vault.reading import within
from sdt_desktop.vault.streams import HELD, POSITION, batches_of, find_exact


@dataclass(frozen=True, slots=True)
class Track:
    """All positions of one thing from one source. Times are epoch milliseconds UTC; `id` is a public name."""

    id: str
    source: str
    thing: ThingKey
    thing_label: str
    zone: str
    count: int
    first_ms: int
    last_ms: int
    batches: int


def key_of(source: str, thing: ThingKey, zone: str) -> StreamKey:
    """Positions are kept like a stream of their own property: `position.phone`."""
    return StreamKey(source, thing, POSITION, thing.kind.value, zone)


def tracks(connection: Connection) -> tuple[Track, ...]:
    """The things with positions, by name."""
    batches = batches_of(connection)
    found = []
    for row in connection.execute(HELD, (POSITION, True, None, None)):
        number, name, source, _, _, zone, kind, alias, external, count, _, _, first, last = row
        thing = ThingKey(ThingKind(kind), external)
        found.append(Track(name, source, thing, f"{kind} {alias}", zone, count, first, last, batches[number]))
    return tuple(found)


def read(connection: Connection, track: str, period: Period) -> PositionBlock:
    """The positions of one track inside a period, by time. Raises vault.no_such_stream."""
    return PositionBlock.joined(list(within(connection, find_exact(connection, track), POSITIONS, period)))
