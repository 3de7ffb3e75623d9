"""What was chosen, cut out of what is held: streams, period, whole cells only."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import Period
from sdt_desktop.model.sharing import Slice, SliceItem
from sdt_desktop.model.tables import SeriesTable

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True, eq=False)
class ChosenTable:
    """`table` holds cells of the slice only; `readings_before` counts the readings behind what was offered."""

    table: SeriesTable
    readings_before: int


def choose_tables(tables: Iterable[SeriesTable], chosen: Slice) -> tuple[ChosenTable, ...]:
    """One table an item of the slice, in its order; items without data and tables not chosen are left out.

    Raises share.empty_slice, and share.nothing_complete where only cut-off cells were there.
    """
    offered = {(table.stream, table.grain): table for table in tables}
    found = [offered[key] for key in _keys(chosen.items) if key in offered]
    inside = [(table, within(table, chosen)) for table in found]
    if not any(_has_values(cut) for _, cut in inside):
        raise SdtError("share.empty_slice")
    whole = [ChosenTable(whole_cells(cut), int(table.count.sum())) for table, cut in inside]
    kept = tuple(one for one in whole if _has_values(one.table))
    if not kept:
        raise SdtError("share.nothing_complete")
    return kept


def _keys(items: Iterable[SliceItem]) -> list[tuple[str, Grain]]:
    """Each stream and grain once, in order."""
    return list(dict.fromkeys((item.stream, item.grain) for item in items))


def within(table: SeriesTable, chosen: Slice) -> SeriesTable:
    """Cells that lie wholly in the chosen civil days of the table's zone."""
    period = Period.of_local_days(chosen.first_day, chosen.last_day, table.zone)
    keep = np.ones(len(table), dtype=np.bool_)
    if period.start_ms is not None:
        keep &= table.start >= period.start_ms
    if period.end_ms is not None:
        keep &= (table.start < period.end_ms) & (table.end <= period.end_ms)
    return _take(table, keep)


def whole_cells(table: SeriesTable) -> SeriesTable:
    """From day on: without empty cells at both ends, then without a first or last cell that was cut off.

    Gaps inside stay, told by `covered`. Raw readings and hours are complete as they are.
    """
    if table.grain.coarseness < Grain.DAY.coarseness:
        return table
    filled = np.flatnonzero(table.count > 0)
    if not len(filled):
        return _take(table, np.zeros(len(table), dtype=np.bool_))
    first, last = int(filled[0]), int(filled[-1])
    cut_off = ~_complete(table)
    first += int(cut_off[first])
    last -= int(cut_off[last]) if last >= first else 0
    places = np.arange(len(table))
    return _take(table, (places >= first) & (places <= last))


def _complete(table: SeriesTable) -> NDArray[np.bool_]:
    """Covered to the end. A cell with a clock change may lack that hour: some holders give 24 h to every day."""
    length = table.end - table.start
    change = np.abs(length - np.rint(length / _DAY_MS) * _DAY_MS)
    complete: NDArray[np.bool_] = (1.0 - table.covered) * length <= change + 1.0
    return complete


def _has_values(table: SeriesTable) -> bool:
    return bool((table.count > 0).any())


def _take(table: SeriesTable, which: NDArray[np.bool_]) -> SeriesTable:
    return SeriesTable(
        table.stream, table.observed_property, table.unit, table.zone, table.grain,
        table.start[which], table.end[which], table.value[which], table.quality[which], table.count[which],
        table.covered[which],
    )  # fmt: skip
