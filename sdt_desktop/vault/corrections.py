"""Where imports contradict each other: read from the layers, which keep what every file said."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int32, ObservationBlock
from sdt_desktop.model.corrections import Correction, Statement, Why
from sdt_desktop.model.period import EVERYTHING, Period
from sdt_desktop.model.quality import Quality
from sdt_desktop.vault import layers
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.kinds import OBSERVATIONS
from sdt_desktop.vault.merging import Mask, merge_observations
from sdt_desktop.vault.months import month_bounds
from sdt_desktop.vault.streams import Series


@dataclass(frozen=True, slots=True)
class _Origin:
    """A batch with what decides its place among others: `order_ms` first, then its number."""

    number: int
    name: str
    file: str
    imported_at_ms: int
    order_ms: int
    stamp_ms: int | None

    @property
    def is_placed_by_stamp(self) -> bool:
        """A stamp that lies after the import is not believed."""
        return self.stamp_ms is not None and self.order_ms == self.stamp_ms


def corrections(connection: Connection, series: Series, period: Period) -> Iterator[Correction]:
    """In order of start, decoded month by month: what starts inside the period and is stated differently."""
    origins = _origins(connection, series)
    for block, batch in _contested(connection, series, period):
        for begin, end in _disputes(block).tolist():
            if period.holds(int(block.start[begin])):
                yield _correction(block.take(slice(begin, end)), [origins[one] for one in batch[begin:end].tolist()])


def count(connection: Connection, series: Series) -> int:
    """How many readings imports state differently."""
    return sum(len(_disputes(block)) for block, _ in _contested(connection, series, EVERYTHING))


def _contested(connection: Connection, series: Series, period: Period) -> Iterator[tuple[ObservationBlock, Int32]]:
    for month in layers.contested_months(connection, series.id, *month_bounds(period, series.zone)):
        yield _stated(connection, series, month)


def _origins(connection: Connection, series: Series) -> Mapping[int, _Origin]:
    rows = connection.execute(
        "SELECT id, name, file, imported_at_ms, order_ms, account FROM batch"
        " WHERE id IN (SELECT batch FROM layer_chunk WHERE datastream = ?)",
        (series.id,),
    )
    return {
        number: _Origin(number, name, file, imported_at_ms, order_ms, json.loads(account)["order_stamp_ms"])
        for number, name, file, imported_at_ms, order_ms, account in rows
    }


def _stated(connection: Connection, series: Series, month: int) -> tuple[ObservationBlock, Int32]:
    """One row a start and batch, by start, equal starts from the weakest batch to the strongest; the batches."""
    found: dict[int, list[ObservationBlock]] = {}
    for layer in layers.of_month(connection, series.id, month):
        found.setdefault(layer.batch, []).append(OBSERVATIONS.decode(layer.blob))
    stated = [merge_observations(ObservationBlock.joined(parts)) for parts in found.values()]
    batch = np.repeat(np.array(list(found), np.int32), [len(one) for one in stated])
    block = ObservationBlock.joined(stated)
    order = np.argsort(block.start, kind="stable")
    return block.take(order), batch[order]


def _disputes(block: ObservationBlock) -> NDArray[np.int64]:
    """(begin, end) of the rows of equal start whose values are not all the same."""
    edges = np.flatnonzero(np.concatenate(([True], np.diff(block.start) != 0, [True])))
    groups = np.column_stack((edges[:-1], edges[1:]))
    differing = np.concatenate(([0], np.cumsum(_differs_from_before(block))))
    disputed: NDArray[np.int64] = groups[differing[groups[:, 1]] > differing[groups[:, 0]]]
    return disputed


def _differs_from_before(block: ObservationBlock) -> Mask:
    """Whether a row has the start of the row before but another value; two gaps are alike."""
    mask = np.zeros(len(block), bool)
    one, other = block.value[:-1], block.value[1:]
    alike = (one == other) | (np.isnan(one) & np.isnan(other))
    mask[1:] = (np.diff(block.start) == 0) & ~alike
    return mask


def _correction(rows: ObservationBlock, origins: list[_Origin]) -> Correction:
    """Of rows with one start, the strongest origin last. At least one has a value, else they would be alike."""
    winner = int(np.flatnonzero(~np.isnan(rows.value))[-1])
    statements = []
    for place, origin in enumerate(origins):
        value = float(rows.value[place])
        differs = value != float(rows.value[winner])
        statements.append(
            Statement(
                origin.name, origin.file, origin.imported_at_ms, origin.stamp_ms, int(rows.row[place]),
                None if np.isnan(value) else value, Quality(int(rows.quality[place])), place == winner,
                _why(value, origin, origins[winner]) if differs else None,
            )
        )  # fmt: skip
    return Correction(int(rows.start[0]), tuple(statements))


def _why(value: float, origin: _Origin, winner: _Origin) -> Why:
    if np.isnan(value):
        return Why.VALUE_BEATS_MISSING
    if origin.order_ms == winner.order_ms:
        return Why.LATER_IMPORT
    if origin.is_placed_by_stamp and winner.is_placed_by_stamp:
        return Why.LATER_FILE
    # One stands by its stamp, the other by its import: the stamp decides where the import alone would not.
    return Why.LATER_IMPORT if winner.number > origin.number else Why.LATER_FILE
