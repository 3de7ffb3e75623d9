"""Readings and positions go the same way through layers and current view; here is in what they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from sdt_desktop.model.blocks import Int32, Int64, ObservationBlock, PositionBlock
from sdt_desktop.model.tables import DayTable
from sdt_desktop.vault import codec
from sdt_desktop.vault.columns import Bounds
from sdt_desktop.vault.days import derive_days
from sdt_desktop.vault.figures import Figures, observation_figures, position_figures
from sdt_desktop.vault.merging import (
    Mask,
    arrange_observations,
    arrange_positions,
    count_observations,
    count_positions,
    merge_observations,
    merge_positions,
    repeated_starts,
    unchanging,
)

Block = TypeVar("Block", ObservationBlock, PositionBlock)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one import and one kind: see model.imports.ObservationCounts."""

    new: int = 0
    duplicate: int = 0
    changed: int = 0
    missing: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new, self.duplicate + other.duplicate,
            self.changed + other.changed, self.missing + other.missing,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind(Generic[Block]):
    """joined, times: of blocks. arrange: the order of a layer. merge: deliveries and their rising number to a view.

    repeated: places of arranged rows that a merge with itself would drop. count: arranged block, held view,
    earlier rows of the same file. unchanging: rows of an arranged block that leave the held view as it is.
    days: of a merged block, None where there are none.
    """

    joined: Callable[[list[Block]], Block]
    times: Callable[[Block], Int64]
    arrange: Callable[[Block], Block]
    merge: Callable[[Block, Int32], Block]
    repeated: Callable[[Block], Int64]
    count: Callable[[Block, Block, Block], Counts]
    unchanging: Callable[[Block, Block], Mask]
    figures: Callable[[Block, list[int], Bounds, str], list[Figures]]
    encode: Callable[[Block, Bounds], list[bytes]]
    decode: Callable[[bytes], Block]
    days: Callable[[Block, str], DayTable] | None


def _count_observations(block: ObservationBlock, held: ObservationBlock, earlier: ObservationBlock) -> Counts:
    if len(earlier):
        held = merge_observations(ObservationBlock.joined([held, earlier]))
    return Counts(*count_observations(block, held))


def _count_positions(block: PositionBlock, held: PositionBlock, earlier: PositionBlock) -> Counts:
    return Counts(*count_positions(block, held, earlier))


OBSERVATIONS: Kind[ObservationBlock] = Kind(
    joined=ObservationBlock.joined,
    times=lambda block: block.start,
    arrange=arrange_observations,
    merge=lambda block, _: merge_observations(block),
    repeated=lambda block: repeated_starts(block.start),
    count=_count_observations,
    unchanging=unchanging,
    figures=observation_figures,
    encode=codec.encode_observations,
    decode=codec.decode_observations,
    days=derive_days,
)
POSITIONS: Kind[PositionBlock] = Kind(
    joined=PositionBlock.joined,
    times=lambda block: block.time,
    arrange=arrange_positions,
    merge=merge_positions,
    repeated=lambda _: np.empty(0, np.int64),
    count=_count_positions,
    unchanging=lambda block, _: np.zeros(len(block), bool),
    figures=position_figures,
    encode=codec.encode_positions,
    decode=codec.decode_positions,
    days=None,
)
