"""Numbers of a column as a manifest says they are written."""

from collections.abc import Sequence

import numpy as np

from sdt_desktop.importing.manifest import ValueRule
from sdt_desktop.importing.numbers import Numbers, parse_numbers
from sdt_desktop.importing.rows import BytesColumn, Column


def read_numbers(column: Column, form: ValueRule) -> Numbers:
    """Also where words such as `kWh` or `€` stand around the number."""
    if form.strip:
        column = BytesColumn.of_texts([bare_text(text, form.strip) for text in column.texts()])
    return parse_numbers(column, decimal=form.decimal, thousands=form.thousands, missing=form.missing)


def bare_text(text: str, words: tuple[str, ...]) -> str:
    """Without the listed words at either end, compared without case; longest words first."""
    for word in sorted(words, key=len, reverse=True):
        if text.casefold().endswith(word.casefold()):
            text = text[: len(text) - len(word)].rstrip()
        elif text.casefold().startswith(word.casefold()):
            text = text[len(word) :].lstrip()
    return text


def added(parts: Sequence[Numbers], *, whole: bool) -> Numbers:
    """Row by row the sum of what is given; `whole`: a row of which one part is missing is missing."""
    if len(parts) == 1:
        return parts[0]
    missing = (np.any if whole else np.all)([part.missing for part in parts], axis=0)
    bad = np.any([part.bad for part in parts], axis=0)
    value = np.nansum([part.value for part in parts], axis=0)
    return Numbers(np.where(missing | bad, np.nan, value), missing & ~bad, bad)
