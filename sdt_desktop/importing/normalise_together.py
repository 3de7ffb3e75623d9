"""Registers that stand in rows of their own are added: all rows of one stretch that differ in one column."""

from collections.abc import Iterator, Sequence

import numpy as np

from sdt_desktop.model.blocks import Int64, ObservationBlock


class Together:
    """The rows of one series until the file ends, since registers may stand in any order. Meant for days and months.

    Of a register that states a stretch twice the later row counts. `whole`: a stretch counts only where every
    register of the thing has a value in it (counters); else those that have one are added.
    """

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._numbers: dict[str, int] = {}
        self._held: dict[int, list[tuple[ObservationBlock, Int64]]] = {}

    def hold(self, thing: int, block: ObservationBlock, codes: Int64, labels: Sequence[str]) -> None:
        """`codes` say which of `labels` each row of the block is about."""
        if not len(block):
            return
        numbers = [self._numbers.setdefault(label, len(self._numbers)) for label in labels]
        self._held.setdefault(thing, []).append((block, np.array(numbers, np.int64)[codes]))

    def sums(self) -> Iterator[tuple[int, ObservationBlock]]:
        """Each thing with its sums, in the order of time."""
        for thing, held in self._held.items():
            line = ObservationBlock.joined([block for block, _ in held])
            yield thing, _added(line, np.concatenate([registers for _, registers in held]), whole=self._whole)
        self._held.clear()


def _added(line: ObservationBlock, registers: Int64, *, whole: bool) -> ObservationBlock:
    order = np.lexsort((np.arange(len(line)), registers, line.start))
    line, registers = line.take(order), registers[order]
    last = np.append((np.diff(line.start) != 0) | (np.diff(registers) != 0), True)
    line, registers = line.take(last), registers[last]
    first = np.flatnonzero(np.append(True, np.diff(line.start) != 0))
    said = ~np.isnan(line.value)
    count = np.add.reduceat(said.astype(np.int64), first)
    wanted = len(np.unique(registers)) if whole else 1
    value = np.where(count >= wanted, np.add.reduceat(np.where(said, line.value, 0), first), np.nan)
    told = np.where(said | ~np.repeat(count > 0, np.diff(np.append(first, len(line)))), line.quality, np.uint8(0))
    quality = np.maximum.reduceat(told, first)
    return ObservationBlock(line.start[first], line.duration[first], value, quality, line.row[first])
