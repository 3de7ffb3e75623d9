"""Aggregated views: what `show`, Explore and a slice are made of."""

from dataclasses import dataclass

from sdt_desktop.model.blocks import Float64, Int32, Int64, UInt8
from sdt_desktop.model.grain import Grain


@dataclass(frozen=True, slots=True, eq=False)
class SeriesTable:
    """Cells of one stream at one grain, in time order.

    start, end: epoch milliseconds UTC (civil boundaries of `zone` from day on). value: `unit`, NaN where
    nothing is known. quality: worst in the cell. count: readings with a value. covered: 0 to 1, how much of
    the cell's duration had values.
    """

    stream: str
    observed_property: str
    unit: str
    zone: str
    grain: Grain
    start: Int64
    end: Int64
    value: Float64
    quality: UInt8
    count: Int32
    covered: Float64

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True, eq=False)
class DayTable:
    """Local civil days of one stream from the `day` table. day: days since 1970-01-01 (civil, no zone).

    n: readings with a value; total, low, high in the canonical unit (NaN when n = 0); quality: worst;
    covered_ms: milliseconds of the day that had values.
    """

    day: Int32
    n: Int32
    total: Float64
    low: Float64
    high: Float64
    quality: UInt8
    covered_ms: Int64

    def __len__(self) -> int:
        return len(self.day)
