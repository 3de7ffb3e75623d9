"""Stated amounts against the steps of the meter's own counter: a difference is told, nothing is replaced."""

import numpy as np

from sdt_desktop.importing.manifest import CrossCheck, ValueRule
from sdt_desktop.importing.normalise_numbers import read_numbers
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.rows import Column
from sdt_desktop.model.blocks import Float64

_LEAST = 1e-6


class IndexCheck:
    """Counts rows whose index is not the index of the row before (in time) plus their own amount."""

    def __init__(self, rule: CrossCheck, form: ValueRule, tally: Tally) -> None:
        self._rule = rule
        self._form = form
        self._tally = tally
        self._last = (np.nan, np.nan)

    def take(self, view: View) -> None:
        index, amount = view.column(self._rule.index), view.column(self._rule.column)
        if index is None or amount is None:
            return
        counter = np.concatenate([[self._last[0]], self._numbers(index)])
        stated = np.concatenate([[self._last[1]], self._numbers(amount)])
        steps = np.diff(counter)
        falling = np.nansum(np.sign(steps)) < 0
        expected = stated[:-1] if falling else stated[1:]
        away = np.abs(np.abs(steps) - np.abs(expected)) > _LEAST
        self._tally.notice_count("source.index_disagrees", int(away.sum()))
        self._last = (float(counter[-1]), float(stated[-1]))

    def _numbers(self, column: Column) -> Float64:
        return read_numbers(column, self._form).value
