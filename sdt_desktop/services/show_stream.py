"""One stream at one grain, as a table: what `show`, Explore and a slice are made of."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.insight.cells import StreamWords, day_cells, hour_table, raw_table
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import Period, day_number
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.services.session import Session

_HOUR = 3_600_000
_LONGEST_MS = {
    Grain.RAW: 1 << 62,
    Grain.HOUR: _HOUR,
    Grain.DAY: 25 * _HOUR,
    Grain.WEEK: (7 * 24 + 1) * _HOUR,
    Grain.MONTH: (31 * 24 + 1) * _HOUR,
    Grain.YEAR: (366 * 24 + 1) * _HOUR,
}
ROW_LIMIT = 5_000_000


def show_stream(
    session: Session, stream: str, grain: Grain, first_day: date | None = None, last_day: date | None = None
) -> SeriesTable:
    """Cells of the stream between two inclusive civil days of its zone (None is open).

    Raises vault.no_such_stream, usage.bad_period, stream.grain_too_fine, show.too_many_rows, show.no_data.
    """
    if first_day and last_day and first_day > last_day:
        raise SdtError("usage.bad_period")
    held = session.store.stream(stream)
    _refuse_finer_than_measured(session, held, grain)
    table = _table(session, held, grain, first_day, last_day)
    if not len(table):
        raise SdtError("show.no_data")
    return table


def words_of(held: Datastream) -> StreamWords:
    return StreamWords(held.id, held.key.observed_property, held.key.zone)


def step_ms(session: Session, held: Datastream) -> int:
    """Duration of the newest reading, milliseconds; 0 for instants and empty streams."""
    if held.last_ms is None:
        return 0
    newest = session.store.observations(held.id, Period(held.last_ms, None))
    return int(newest.duration[-1]) if len(newest) else 0


def grains_of(session: Session, held: Datastream) -> tuple[Grain, ...]:
    """The grains at which the stream can be shown, fine to coarse."""
    step = step_ms(session, held)
    return tuple(grain for grain in Grain if step <= _LONGEST_MS[grain])


def _refuse_finer_than_measured(session: Session, held: Datastream, grain: Grain) -> None:
    if step_ms(session, held) > _LONGEST_MS[grain]:
        raise SdtError("stream.grain_too_fine", grain=grain.value)


def _table(session: Session, held: Datastream, grain: Grain, first: date | None, last: date | None) -> SeriesTable:
    if grain.coarseness >= Grain.DAY.coarseness:
        return day_cells(session.store.days(held.id, day_number(first), day_number(last)), grain, words_of(held))
    period = Period.of_local_days(first, last, held.key.zone)
    return _joined(list(_fine_tables(session, held, grain, period)), held, grain)


def _fine_tables(session: Session, held: Datastream, grain: Grain, period: Period) -> Iterator[SeriesTable]:
    """Month by month, so that memory holds one month of readings at a time."""
    rows = 0
    for block in session.store.iter_observations(held.id, period):
        table = (raw_table if grain is Grain.RAW else hour_table)(block, words_of(held))
        rows += len(table)
        if rows > ROW_LIMIT:
            raise SdtError("show.too_many_rows", limit=ROW_LIMIT)
        yield table


def _joined(tables: list[SeriesTable], held: Datastream, grain: Grain) -> SeriesTable:
    words = words_of(held)
    names = ("start", "end", "value", "quality", "count", "covered")
    types = (np.int64, np.int64, np.float64, np.uint8, np.int32, np.float64)
    columns = [
        np.concatenate([getattr(table, name) for table in tables]) if tables else np.empty(0, kind)
        for name, kind in zip(names, types, strict=True)
    ]
    return SeriesTable(words.stream, words.observed_property, words.unit, words.zone, grain, *columns)
