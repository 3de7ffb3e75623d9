"""Which meter, card or sensor a row speaks of. External ids are identifying: they go into keys and nowhere else."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.manifest import ThingRule
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import without_formula
from sdt_desktop.model.blocks import Int64
from sdt_desktop.model.streams import ThingKey

_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Things:
    """The things of a block's rows, by numbers that stay the same all through a file.

    groups: the number of each row. present: those that occur in this block.
    """

    groups: Int64
    present: tuple[int, ...]

    def take(self, which: NDArray[np.bool_]) -> "Things":
        groups = self.groups[which]
        return Things(groups, tuple(number for number in self.present if (groups == number).any()))


class ThingReader:
    def __init__(self, rule: ThingRule) -> None:
        self._rule = rule
        self._numbers: dict[str, int] = {}
        self.keys: list[ThingKey] = []

    def read(self, view: View, tally: Tally) -> Things:
        """The things of a block; rows without a readable id belong to the thing with the empty id."""
        codes, labels = view.factors(self._rule.column, self._rule.context)
        numbers = np.array([self._number(label, tally) for label in labels], np.int64)
        present = tuple(dict.fromkeys(numbers.tolist()))
        if len(present) == 1:
            return Things(np.full(len(view), present[0], np.int64), present)
        return Things(numbers[codes], present)

    def _number(self, text: str, tally: Tally) -> int:
        external = self._cleaned(text, tally)
        if external not in self._numbers:
            self._numbers[external] = len(self._numbers)
            self.keys.append(ThingKey(self._rule.kind, external))
        return self._numbers[external]

    def _cleaned(self, text: str, tally: Tally) -> str:
        bare = without_formula(text)
        if _ROUNDED.fullmatch(bare):
            tally.notice("source.resaved_by_spreadsheet")
            return ""
        if not bare.strip("0 "):
            return ""
        if not self._rule.digits:
            return bare
        digits = re.sub(r"\s", "", bare)
        return digits if digits.isascii() and digits.isdigit() and len(digits) in self._rule.digits else ""
