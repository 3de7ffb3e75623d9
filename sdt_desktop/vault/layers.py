"""Layers: what each batch delivered, month by month, whole and never rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass

from sdt_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class Layer:
    """One stored part; `batch` and `part` name it inside its month."""

    batch: int
    part: int
    n: int
    blob: bytes


def write(connection: Connection, stream: int, batch: int, rows: Sequence[tuple[int, int, int, bytes]]) -> None:
    """`rows`: month, part, number of readings, blob."""
    connection.executemany(
        "INSERT INTO layer_chunk VALUES (?, ?, ?, ?, ?, ?)",
        ((stream, month, batch, part, n, blob) for month, part, n, blob in rows),
    )


def of_month(connection: Connection, stream: int, month: int) -> list[Layer]:
    """The deliveries of a month, the winning one last."""
    rows = connection.execute(
        "SELECT l.batch, l.part, l.n, l.blob FROM layer_chunk l JOIN batch b ON b.id = l.batch"
        " WHERE l.datastream = ? AND l.month = ? ORDER BY b.order_ms, b.id, l.part",
        (stream, month),
    )
    return [Layer(*row) for row in rows]


def contested_months(connection: Connection, stream: int, first: int, last: int) -> list[int]:
    """The months from `first` to `last`, both included, that several batches delivered, in order."""
    rows = connection.execute(
        "SELECT month FROM layer_chunk WHERE datastream = ? AND month BETWEEN ? AND ?"
        " GROUP BY month HAVING count(DISTINCT batch) > 1 ORDER BY month",
        (stream, first, last),
    )
    return [int(row[0]) for row in rows]


def of_batch_and_month(connection: Connection, stream: int, batch: int, month: int) -> list[bytes]:
    """The blobs that one batch has in a month so far, in the order of the file."""
    rows = connection.execute(
        "SELECT blob FROM layer_chunk WHERE datastream = ? AND month = ? AND batch = ? ORDER BY part",
        (stream, month, batch),
    )
    return [row[0] for row in rows]


def months_of_batch(connection: Connection, batch: int) -> dict[int, list[int]]:
    """The months that a batch has layers in, by stream."""
    months: dict[int, list[int]] = {}
    for stream, month in connection.execute(
        "SELECT DISTINCT datastream, month FROM layer_chunk WHERE batch = ? ORDER BY datastream, month", (batch,)
    ):
        months.setdefault(stream, []).append(month)
    return months


def remove_batch(connection: Connection, batch: int) -> None:
    connection.execute("DELETE FROM layer_chunk WHERE batch = ?", (batch,))


def rows_of_batch(connection: Connection, stream: int, batch: int) -> int:
    """How many rows of a stream a batch delivered."""
    found = connection.scalar("SELECT sum(n) FROM layer_chunk WHERE batch = ? AND datastream = ?", (batch, stream))
    return int(found or 0)
