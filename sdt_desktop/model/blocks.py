"""Data on the move as numpy columns. All arrays of a block have the same length and are never written to."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Int32 = NDArray[np.int32]
Float64 = NDArray[np.float64]
UInt8 = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class ObservationBlock:
    """Readings of one stream, in file order until the vault sorts them.

    start: epoch milliseconds UTC. duration: milliseconds, 0 for an instant (an index, a sensor value).
    value: canonical unit, NaN where the holder states that there is none. quality: `Quality` codes.
    row: 1-based row of the source file (line, sheet row or item number), for provenance.
    """

    start: Int64
    duration: Int64
    value: Float64
    quality: UInt8
    row: Int32

    def __len__(self) -> int:
        return len(self.start)

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Self:
        """The chosen readings, by mask, positions or slice."""
        return type(self)(
            self.start[which], self.duration[which], self.value[which], self.quality[which], self.row[which]
        )

    @classmethod
    def empty(cls) -> Self:
        return cls(
            np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float64),
            np.empty(0, np.uint8), np.empty(0, np.int32),
        )  # fmt: skip

    @classmethod
    def joined(cls, blocks: "list[ObservationBlock]") -> Self:
        if not blocks:
            return cls.empty()
        return cls(
            *(
                np.concatenate([getattr(block, name) for block in blocks])
                for name in ("start", "duration", "value", "quality", "row")
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class PositionBlock:
    """Positions of one thing.

    time: epoch milliseconds UTC. latitude, longitude: degrees x 1e7 as int32 (WGS 84).
    accuracy, altitude: metres, NaN where unknown. segment: number of the track segment inside the file.
    row: 1-based item number of the source file.
    """

    time: Int64
    latitude: Int32
    longitude: Int32
    accuracy: Float64
    altitude: Float64
    segment: Int32
    row: Int32

    def __len__(self) -> int:
        return len(self.time)

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Self:
        return type(self)(
            self.time[which], self.latitude[which], self.longitude[which], self.accuracy[which],
            self.altitude[which], self.segment[which], self.row[which],
        )  # fmt: skip

    @classmethod
    def empty(cls) -> Self:
        return cls(
            np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float64),
            np.empty(0, np.float64), np.empty(0, np.int32), np.empty(0, np.int32),
        )  # fmt: skip

    @classmethod
    def joined(cls, blocks: "list[PositionBlock]") -> Self:
        if not blocks:
            return cls.empty()
        names = ("time", "latitude", "longitude", "accuracy", "altitude", "segment", "row")
        return cls(*(np.concatenate([getattr(block, name) for block in blocks]) for name in names))
