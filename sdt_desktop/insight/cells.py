"""Readings become cells of a grain. A cell without any value is there, empty: missing is never zero."""

from dataclasses import dataclass

import numpy as np

from sdt_desktop.base.zones import day_start_ms
from sdt_desktop.insight.calendar_days import all_cells, cell_of_day, next_cell
from sdt_desktop.model.blocks import Float64, Int32, Int64, ObservationBlock, UInt8
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.tables import DayTable, SeriesTable
from sdt_desktop.model.vocabulary import Aggregation, observed_property

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class StreamWords:
    """What a table says about its stream: public id, property code, IANA zone."""

    stream: str
    observed_property: str
    zone: str

    @property
    def unit(self) -> str:
        return observed_property(self.observed_property).unit

    @property
    def aggregation(self) -> Aggregation:
        return observed_property(self.observed_property).aggregation


def raw_table(block: ObservationBlock, words: StreamWords) -> SeriesTable:
    """One cell a reading, as held."""
    known = ~np.isnan(block.value)
    return SeriesTable(
        words.stream, words.observed_property, words.unit, words.zone, Grain.RAW,
        block.start, block.start + block.duration, block.value,
        np.where(known, block.quality, np.uint8(Quality.UNKNOWN)),
        known.astype(np.int32), known.astype(np.float64),
    )  # fmt: skip


def hour_table(block: ObservationBlock, words: StreamWords) -> SeriesTable:
    """Cells of one hour by the start of each reading; `block` is sorted and its steps are at most an hour.

    All zones of the program are whole hours from UTC, so hours need no zone.
    """
    if not len(block):
        return _table(words, Grain.HOUR, np.empty(0, np.int64), np.empty(0, np.int64), _Sums.empty(0))
    hour = block.start // HOUR_MS
    first, last = int(hour[0]), int(hour[-1])
    sums = _Sums.of(block, (hour - first).astype(np.intp), last - first + 1)
    start = np.arange(first, last + 1, dtype=np.int64) * HOUR_MS
    return _table(words, Grain.HOUR, start, start + HOUR_MS, sums)


def day_cells(days: DayTable, grain: Grain, words: StreamWords) -> SeriesTable:
    """Cells of civil days, weeks (Monday), months or years of the stream's zone; `days` is sorted."""
    if not len(days):
        return _table(words, grain, np.empty(0, np.int64), np.empty(0, np.int64), _Sums.empty(0))
    firsts = all_cells(int(days.day[0]), int(days.day[-1]), grain)
    which = np.searchsorted(firsts, cell_of_day(days.day, grain))
    sums = _Sums.of_days(days, which, len(firsts))
    start = day_start_ms(firsts, words.zone)
    return _table(words, grain, start, day_start_ms(next_cell(firsts, grain), words.zone), sums)


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Per cell: readings with a value, their sum, highest, last, worst quality, milliseconds covered."""

    n: Int32
    total: Float64
    high: Float64
    last: Float64
    quality: UInt8
    covered_ms: Int64

    @classmethod
    def empty(cls, size: int) -> "_Sums":
        nan = np.full(size, np.nan)
        return cls(
            np.zeros(size, np.int32), nan, nan.copy(), nan.copy(),
            np.full(size, Quality.UNKNOWN, np.uint8), np.zeros(size, np.int64),
        )  # fmt: skip

    @classmethod
    def of(cls, block: ObservationBlock, cell: np.ndarray, size: int) -> "_Sums":
        known = ~np.isnan(block.value)
        return cls._gather(
            cell[known], size, np.ones(int(known.sum()), np.int32), block.value[known], block.value[known],
            block.value[known], block.quality[known], block.duration[known],
        )  # fmt: skip

    @classmethod
    def of_days(cls, days: DayTable, cell: np.ndarray, size: int) -> "_Sums":
        known = days.n > 0
        return cls._gather(
            cell[known], size, days.n[known], days.total[known], days.high[known], days.high[known],
            days.quality[known], days.covered_ms[known],
        )  # fmt: skip

    @classmethod
    def _gather(
        cls, cell: np.ndarray, size: int, n: Int32, total: Float64, high: Float64, last: Float64,
        quality: UInt8, covered_ms: Int64,
    ) -> "_Sums":  # fmt: skip
        sums = cls.empty(size)
        np.add.at(sums.n, cell, n)
        np.add.at(sums.covered_ms, cell, covered_ms)
        filled = sums.n > 0
        sums.total[filled] = np.bincount(cell, total, size)[filled]
        np.fmax.at(sums.high, cell, high)
        sums.last[cell] = last  # in time order, so the latest stays
        sums.quality[filled] = 0
        np.maximum.at(sums.quality, cell, quality)
        return sums


def _table(words: StreamWords, grain: Grain, start: Int64, end: Int64, sums: _Sums) -> SeriesTable:
    covered = np.clip(sums.covered_ms / np.maximum(end - start, 1), 0.0, 1.0)
    instants = (sums.covered_ms == 0) & (sums.n > 0)
    return SeriesTable(
        words.stream, words.observed_property, words.unit, words.zone, grain, start, end,
        _value(sums, words.aggregation), sums.quality, sums.n, np.where(instants, 1.0, covered),
    )  # fmt: skip


def _value(sums: _Sums, aggregation: Aggregation) -> Float64:
    if aggregation is Aggregation.SUM:
        return sums.total
    if aggregation is Aggregation.MEAN:
        return np.where(sums.n > 0, sums.total / np.maximum(sums.n, 1), np.nan)
    return sums.high if aggregation is Aggregation.MAX else sums.last
