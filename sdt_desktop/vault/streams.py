"""Things and datastreams: external ids stay in here, the outside sees labels and public names."""

from dataclasses import dataclass
from itertools import count as numbers

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.streams import Datastream, StreamKey, ThingKey, ThingKind, stream_slug
from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.vault.connection import Connection

POSITION = "position"
_NOISE_DIGITS = 9  # a sum of decimal numbers shows binary noise behind these


@dataclass(frozen=True, slots=True)
class Series:
    """A row of `datastream`: its number inside the vault, its public name, the zone of its civil days."""

    id: int
    name: str
    zone: str


def ensure(connection: Connection, key: StreamKey) -> Series:
    """The stream of `key`, made at its first appearance."""
    thing = ensure_thing(connection, key.source, key.thing)
    found = connection.execute(
        "SELECT id, name, zone FROM datastream"
        " WHERE source = ? AND thing = ? AND observed_property = ? AND series = ? AND zone = ?",
        (key.source, thing, key.observed_property, key.series, key.zone),
    ).fetchone()
    return Series(*found) if found else _make(connection, key, thing)


def _make(connection: Connection, key: StreamKey, thing: int) -> Series:
    name = _free_name(connection, stream_slug(key))
    row = (name, key.source, thing, key.observed_property, key.series, key.zone)
    made = connection.execute(
        "INSERT INTO datastream (name, source, thing, observed_property, series, zone) VALUES (?, ?, ?, ?, ?, ?)", row
    )
    return Series(made.lastrowid, name, key.zone)


def _free_name(connection: Connection, slug: str) -> str:
    names = (slug if number == 1 else f"{slug}.{number}" for number in numbers(1))
    return next(name for name in names if _by_name(connection, name) is None)


def ensure_thing(connection: Connection, source: str, thing: ThingKey) -> int:
    """A number on a meter names the same meter whoever says it; an unnamed one is another for each source."""
    kind, external = thing.kind.value, thing.external_id
    source = "" if external else source
    found = connection.scalar(
        "SELECT id FROM thing WHERE kind = ? AND source = ? AND external_id = ?", (kind, source, external)
    )
    if found is not None:
        return int(found)
    number = connection.scalar("SELECT coalesce(max(number), 0) + 1 FROM thing WHERE kind = ?", (kind,))
    made = connection.execute(
        "INSERT INTO thing (kind, number, source, external_id) VALUES (?, ?, ?, ?)", (kind, number, source, external)
    )
    return made.lastrowid


def forget_unused(connection: Connection) -> None:
    """Streams without any layer, things without stream or event: an undone import leaves no meter number behind."""
    connection.execute(
        "DELETE FROM datastream WHERE NOT EXISTS (SELECT 1 FROM layer_chunk WHERE datastream = datastream.id)"
    )
    connection.execute(
        "DELETE FROM thing WHERE NOT EXISTS (SELECT 1 FROM datastream WHERE thing = thing.id)"
        " AND NOT EXISTS (SELECT 1 FROM event WHERE thing = thing.id)"
    )


def series_of(connection: Connection, ids: list[int]) -> dict[int, Series]:
    rows = connection.execute("SELECT id, name, zone FROM datastream")
    wanted = set(ids)
    return {row[0]: Series(*row) for row in rows if row[0] in wanted}


def is_position(connection: Connection, series: Series) -> bool:
    found = connection.scalar("SELECT observed_property FROM datastream WHERE id = ?", (series.id,))
    return bool(found == POSITION)


def find(connection: Connection, name: str) -> Series:
    """By exact public name, else by a beginning that only one has.

    Raises vault.no_such_stream, vault.ambiguous_stream.
    """
    exact = _by_name(connection, name)
    if exact is not None:
        return exact
    rows = connection.execute(
        "SELECT id, name, zone FROM datastream WHERE substr(name, 1, ?) = ? AND observed_property <> ? AND ? <> ''",
        (len(name), name, POSITION, name),
    ).fetchall()
    if not rows:
        raise SdtError("vault.no_such_stream", stream=name)
    if len(rows) > 1:
        raise SdtError("vault.ambiguous_stream", stream=name, count=len(rows))
    return Series(*rows[0])


def find_exact(connection: Connection, name: str) -> Series:
    """By exact public name. Raises vault.no_such_stream."""
    found = _by_name(connection, name)
    if found is None:
        raise SdtError("vault.no_such_stream", stream=name)
    return found


def _by_name(connection: Connection, name: str) -> Series | None:
    row = connection.execute("SELECT id, name, zone FROM datastream WHERE name = ?", (name,)).fetchone()
    return None if row is None else Series(*row)


HELD = """
SELECT s.id, s.name, s.source, s.observed_property, s.series, s.zone, t.kind, t.number, t.external_id,
  sum(c.n), sum(c.missing), sum(c.sum), min(c.first_ms), max(c.last_ms)
FROM datastream s JOIN thing t ON t.id = s.thing JOIN current_chunk c ON c.datastream = s.id
WHERE (s.observed_property = ?) = ? AND (? IS NULL OR s.id = ?)
GROUP BY s.id ORDER BY s.name
"""


def held(connection: Connection, only: int | None = None) -> tuple[Datastream, ...]:
    """The streams with readings, by name."""
    batches = batches_of(connection)
    found = []
    for row in connection.execute(HELD, (POSITION, False, only, only)):
        number, name, source, prop, series, zone, kind, alias, external, n, missing, total, first, last = row
        key = StreamKey(source, ThingKey(ThingKind(kind), external), prop, series, zone)
        found.append(
            Datastream(
                name, key, f"{kind} {alias}", observed_property(prop).unit, n, missing,
                figure(prop, total, n), first, last, _end(connection, number, last), batches[number],
            )
        )  # fmt: skip
    return tuple(found)


def held_one(connection: Connection, name: str) -> Datastream:
    """By public name or a beginning that only one has. Raises vault.no_such_stream, vault.ambiguous_stream."""
    found = held(connection, find(connection, name).id)
    if not found:
        raise SdtError("vault.no_such_stream", stream=name)
    return found[0]


def figure(prop: str, total: float | None, n: int) -> float | None:
    """The sum, or the mean for mean-type properties; None without values."""
    if total is None or not n:
        return None
    mean = observed_property(prop).aggregation is Aggregation.MEAN
    return round(total / n if mean else total, _NOISE_DIGITS)


def batches_of(connection: Connection) -> dict[int, int]:
    """How many batches hold something of each stream."""
    rows = connection.execute("SELECT datastream, count(DISTINCT batch) FROM layer_chunk GROUP BY datastream")
    return {int(stream): int(number) for stream, number in rows}


def _end(connection: Connection, stream: int, last_ms: int | None) -> int | None:
    """The end of the reading that starts last."""
    end: int | None = connection.scalar(
        "SELECT end_ms FROM current_chunk WHERE datastream = ? AND last_ms = ?", (stream, last_ms)
    )
    return end
