"""How deliveries of the same readings or positions become one view. Pure numpy, no database.

A reading is identified by its start: of several deliveries the last one with a value wins (a missing value never
beats a value; among missing ones the last). A position is identified by time and place; one file may hold it several
times, and of two files the larger number counts, not the sum.
"""

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int32, Int64, ObservationBlock, PositionBlock

Mask = NDArray[np.bool_]


def arrange_observations(block: ObservationBlock) -> ObservationBlock:
    """By start; equal starts stay in the order of the file."""
    steps = np.diff(block.start)
    if (steps >= 0).all():
        return block
    if (steps < 0).all():
        return block.take(slice(None, None, -1))
    return block.take(np.argsort(block.start, kind="stable"))


def repeated_starts(start: Int64) -> NDArray[np.intp]:
    """Positions in rising starts that have the same start as the position before."""
    return np.flatnonzero(np.diff(start) == 0) + 1


def merge_observations(block: ObservationBlock) -> ObservationBlock:
    """`block` holds the deliveries one after the other, the winning one last; the result rises strictly."""
    block = arrange_observations(block)
    if not len(repeated_starts(block.start)):
        return block
    last = np.flatnonzero(np.append(np.diff(block.start) != 0, True))
    first = np.concatenate(([0], last[:-1] + 1))
    valued = np.where(np.isnan(block.value), -1, np.arange(len(block)))
    newest = np.maximum.accumulate(valued)[last]  # may lie before the group where the group has no value
    return block.take(np.where(newest >= first, newest, last))


def count_observations(block: ObservationBlock, held: ObservationBlock) -> tuple[int, int, int, int]:
    """New, duplicate, changed and missing of an arranged block, given the merged readings held before it.

    Rows of the block count one after the other: the second row of an instant meets the first.
    """
    missing = np.isnan(block.value)
    known = block.take(~missing) if missing.any() else block
    before = _held_values(known.start, held)
    again = repeated_starts(known.start)
    before[again] = known.value[again - 1]
    fresh = np.isnan(before)
    same = before == known.value
    new, duplicate = int(fresh.sum()), int(same.sum())
    return new, duplicate, len(known) - new - duplicate, int(missing.sum())


def _held_values(start: Int64, held: ObservationBlock) -> NDArray[np.float64]:
    """The held value of each start, NaN where there is none."""
    if not len(held):
        return np.full(len(start), np.nan)
    place = np.minimum(np.searchsorted(held.start, start), len(held) - 1)
    return np.where(held.start[place] == start, held.value[place], np.nan)


def unchanging(block: ObservationBlock, held: ObservationBlock) -> Mask:
    """Of each reading of an arranged block, whether the view stays as it is: the same is held, or it has no value."""
    if not len(held):
        return np.zeros(len(block), bool)
    place = np.minimum(np.searchsorted(held.start, block.start), len(held) - 1)
    value, missing = held.value[place], np.isnan(block.value)
    alike = (held.duration[place] == block.duration) & (held.quality[place] == block.quality)
    alike &= (value == block.value) | (missing & np.isnan(value))
    mask: Mask = (held.start[place] == block.start) & (alike | (missing & ~np.isnan(value)))
    return mask


def arrange_positions(block: PositionBlock) -> PositionBlock:
    """By time, latitude and longitude; equal ones stay in the order of the file."""
    return block.take(np.lexsort((block.longitude, block.latitude, block.time)))


def merge_positions(block: PositionBlock, delivery: Int32) -> PositionBlock:
    """`delivery` numbers the batch of each position, rising; of equal positions the last batch's are shown."""
    order = np.lexsort((delivery, block.longitude, block.latitude, block.time))
    block, delivery = block.take(order), delivery[order]
    turn = _turns(block, delivery)
    order = np.lexsort((delivery, turn, block.longitude, block.latitude, block.time))
    block, turn = block.take(order), turn[order]
    return block.take(np.append(~(_same_as_before(block)[1:] & (turn[1:] == turn[:-1])), True))


def count_positions(block: PositionBlock, held: PositionBlock, earlier: PositionBlock) -> tuple[int, int]:
    """New and duplicate of an arranged block; `earlier` are the same file's positions of the same time before it."""
    both = PositionBlock.joined([earlier, block])
    ours = np.repeat((False, True), (len(earlier), len(block)))
    order = np.lexsort((ours, both.longitude, both.latitude, both.time))
    both, ours = both.take(order), ours[order]
    turn = _turns(both, np.zeros(len(both), np.int32))
    known = int((turn < _held_number(both, held))[ours].sum())
    return len(block) - known, known


def _held_number(block: PositionBlock, held: PositionBlock) -> Int64:
    """How many times each position is held."""
    mine, theirs = _identities(block, held)
    kinds, number = np.unique(theirs, return_counts=True)
    if not len(kinds):
        return np.zeros(len(block), np.int64)
    place = np.minimum(np.searchsorted(kinds, mine), len(kinds) - 1)
    found: Int64 = np.where(kinds[place] == mine, number[place], 0)
    return found


def _identities(one: PositionBlock, other: PositionBlock) -> tuple[Int64, Int64]:
    """Equal numbers for equal time and place."""
    both = PositionBlock.joined([one, other])
    order = np.lexsort((both.longitude, both.latitude, both.time))
    numbers = np.empty(len(both), np.int64)
    numbers[order] = np.cumsum(~_same_as_before(both.take(order)))
    return numbers[: len(one)], numbers[len(one) :]


def _same_as_before(block: PositionBlock) -> Mask:
    """Of arranged positions, whether time and place are those of the position before."""
    same = np.zeros(len(block), bool)
    same[1:] = np.diff(block.time) == 0
    same[1:] &= (np.diff(block.latitude) == 0) & (np.diff(block.longitude) == 0)
    return same


def _turns(block: PositionBlock, delivery: Int32) -> Int64:
    """0 for the first of equal neighbours of one delivery, 1 for the second …"""
    goes_on = _same_as_before(block)
    goes_on[1:] &= delivery[1:] == delivery[:-1]
    places = np.arange(len(block))
    turns: Int64 = places - np.maximum.accumulate(np.where(goes_on, 0, places))
    return turns
