"""Undoing an import: its layers and items go, the view of what it touched is derived again. Exact."""

from dataclasses import dataclass

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import batches, current, day_table, items, layers, originals, streams
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.kinds import OBSERVATIONS, POSITIONS
from sdt_desktop.vault.streams import Series


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """What was taken out: rows of the batch, also those that other batches hold as well. `streams` public names."""

    batch: str
    file: str
    observations: int
    positions: int
    events: int
    records: int
    streams: tuple[str, ...]


def undo(connection: Connection, name: str, now_ms: int) -> UndoOutcome:
    """Inside a transaction. Raises vault.no_such_batch, vault.batch_undone."""
    batch = batches.named(connection, name)
    if batch.undone_at_ms is not None:
        raise SdtError("vault.batch_undone", batch=name)
    number = batches.number_of(connection, name)
    months = layers.months_of_batch(connection, number)
    touched = streams.series_of(connection, list(months))
    rows = {False: 0, True: 0}
    for stream, series in touched.items():
        rows[streams.is_position(connection, series)] += layers.rows_of_batch(connection, stream, number)
    layers.remove_batch(connection, number)
    for stream, series in touched.items():
        _derive_again(connection, series, set(months[stream]))
    events, records = (items.remove_batch(connection, table, number) for table in (items.EVENTS, items.RECORDS))
    batches.mark_undone(connection, number, now_ms)
    originals.remove_unused(connection)
    streams.forget_unused(connection)
    names = tuple(series.name for series in touched.values())
    return UndoOutcome(name, batch.file, rows[False], rows[True], events, records, names)


def _derive_again(connection: Connection, series: Series, months: set[int]) -> None:
    if streams.is_position(connection, series):
        current.rebuild(connection, series, POSITIONS, months)
        return
    before = current.held_months(connection, series.id)
    current.rebuild(connection, series, OBSERVATIONS, months)
    after = current.held_months(connection, series.id)
    spilt = day_table.spilt_into(months, before) | day_table.spilt_into(months, after)
    day_table.rebuild(connection, series, months | spilt)
