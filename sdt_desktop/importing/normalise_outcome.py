"""What became of each row of a block, as arrays; turned into counts once the block is done."""

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.model.blocks import Int32
from sdt_desktop.model.imports import Params

Bool = NDArray[np.bool_]
Positions = NDArray[np.intp]


class Outcome:
    """Rows of one block by position. A row is used as soon as one cell of it was understood or stated missing.

    A fault that comes first stands for its row; it is a rejection only where the row gave nothing at all, and a
    skip where its code says so.
    """

    def __init__(self, rows: Int32) -> None:
        self._rows = rows
        self._used = np.zeros(len(rows), np.bool_)
        self._touched = np.zeros(len(rows), np.bool_)
        self._faulty = np.zeros(len(rows), np.int16)
        self._faults: list[tuple[str, str]] = [("", "")]

    def use(self, which: Positions | None) -> None:
        """None: all of them."""
        self._used[slice(None) if which is None else which] = True

    def touch(self, which: Positions | None) -> None:
        """Rows that a series looked at (None: all), whether or not there was anything in them."""
        self._touched[slice(None) if which is None else which] = True

    def fault(self, which: Positions, code: str, column: str) -> None:
        """`which` are positions whose cell in `column` is at fault."""
        if not len(which):
            return
        if (code, column) not in self._faults:
            self._faults.append((code, column))
        fresh = which[self._faulty[which] == 0]
        self._faulty[fresh] = self._faults.index((code, column))

    def close(self, tally: Tally) -> None:
        """Hands every row of the block over to the tally, once."""
        if self._used.all() and not self._faulty.any():
            tally.use(len(self._rows))
            return
        tally.use(int(self._used.sum()))
        left = ~self._used
        for number, (code, column) in enumerate(self._faults[1:], 1):
            self._close_fault(tally, self._faulty == number, left, code, column)
        left &= self._faulty == 0
        tally.skip("skipped.blank", int((left & self._touched).sum()))
        tally.skip("skipped.other_quantity", int((left & ~self._touched).sum()))

    def _close_fault(self, tally: Tally, at: Bool, left: Bool, code: str, column: str) -> None:
        params: Params = (("column", column),) if column else ()
        rejected = at & left
        if code.startswith("skipped."):
            tally.skip(code, int(rejected.sum()))
            return
        if rejected.any():
            tally.reject_rows(self._rows[rejected], code, params)
        mentioned = at & self._used
        if mentioned.any():
            tally.mention_rows(self._rows[mentioned], code, params)


def positions_of(mask: Bool, within: Positions | None) -> Positions:
    """Positions in the block of the set bits of a mask over `within` (None: the whole block)."""
    found = np.flatnonzero(mask)
    return found if within is None else within[found]
