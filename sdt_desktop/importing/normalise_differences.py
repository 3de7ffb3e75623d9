"""A counter's readings become amounts: each is the step to the thing's next reading, booked on `[this, next)`."""

from dataclasses import replace

import numpy as np

from sdt_desktop.importing.normalise_outcome import Bool
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.model.blocks import ObservationBlock


class Differences:
    """One counter of a file, thing by thing; of each thing only the last reading is remembered.

    Files run either way: the first two readings of a thing say which; where it turns, a new run begins. Readings
    without a value are passed over, so the span of an amount is the whole hole. A second reading of the same instant
    says nothing. Where the counter falls it was exchanged: the amount is missing, and told.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._last: dict[int, ObservationBlock] = {}
        self._forward: dict[int, bool] = {}

    def take(self, thing: int, readings: ObservationBlock) -> ObservationBlock:
        """The amounts that are known now; `readings` begin at their instants, durations say nothing."""
        known = readings.take(~np.isnan(readings.value))
        line = ObservationBlock.joined([self._last.get(thing, ObservationBlock.empty()), known])
        if not len(line):
            return line
        line = line.take(np.append(True, np.diff(line.start) != 0))
        self._last[thing] = line.take(slice(-1, None))
        if len(line) < 2:
            return ObservationBlock.empty()
        forward = self._forward.setdefault(thing, bool(line.start[1] > line.start[0]))
        return self._steps(line if forward else _reversed(line))

    def _steps(self, line: ObservationBlock) -> ObservationBlock:
        """Of readings in the file's own direction of time."""
        amount, length = np.diff(line.value), np.diff(line.start)
        falls: Bool = (amount < 0) & (length > 0)
        self._tally.notice_count("source.index_falls", int(falls.sum()))
        quality = np.maximum(line.quality[:-1], line.quality[1:])
        steps = replace(
            line.take(slice(0, -1)), duration=length, value=np.where(falls, np.nan, amount), quality=quality
        )
        return steps if (length > 0).all() else steps.take(length > 0)


def _reversed(line: ObservationBlock) -> ObservationBlock:
    return line.take(slice(None, None, -1))
