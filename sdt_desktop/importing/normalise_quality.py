"""How readings came to be, out of a column of states."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.importing.manifest import QualityRule
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import repaired, word_matches
from sdt_desktop.model.blocks import UInt8
from sdt_desktop.model.quality import Quality

_MISSING = 255


@dataclass(frozen=True, slots=True, eq=False)
class Qualities:
    """codes: `Quality` of each row. missing: where the state says that there is no value, None for nowhere."""

    codes: UInt8
    missing: NDArray[np.bool_] | None


def read_qualities(view: View, rule: QualityRule, tally: Tally) -> Qualities:
    """States that a manifest does not list are unknown; where nothing is said, its default stands."""
    if not rule.column:
        return Qualities(np.full(len(view), rule.default, np.uint8), None)
    codes, labels = view.factors(rule.column)
    table = np.array([_code(label, rule, tally) for label in labels], np.uint8)
    found = np.full(len(view), table[0], np.uint8) if len(labels) == 1 else table[codes]
    if _MISSING not in table:
        return Qualities(found, None)
    missing = found == _MISSING
    return Qualities(np.where(missing, np.uint8(Quality.UNKNOWN), found), missing)


def _code(text: str, rule: QualityRule, tally: Tally) -> int:
    if not text:
        return int(rule.default)
    whole = repaired(text)
    if whole != text:
        tally.notice("source.encoding_repaired")
    for word, quality in rule.values:
        if word_matches(whole, word):
            return _MISSING if quality is None else int(quality)
    return int(Quality.UNKNOWN)
