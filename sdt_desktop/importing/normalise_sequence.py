"""Rows that are numbered inside an interval, stated lengths with their units, and amounts added to a stamp."""

from collections.abc import Sequence

import numpy as np

from sdt_desktop.base.zones import from_wall
from sdt_desktop.importing.manifest import TimeRule
from sdt_desktop.importing.normalise_outcome import Bool
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import UNIT_MS, duration_ms
from sdt_desktop.importing.numbers import parse_numbers
from sdt_desktop.importing.rows import BytesColumn, Column
from sdt_desktop.importing.times import parse_times
from sdt_desktop.model.blocks import Int64

_MOST_DAYS = 3660
_FARTHEST = 1e12  # milliseconds that may be added, some thirty years


def origins(view: View, rule: TimeRule, zone: str) -> tuple[Int64, Bool]:
    """The instant at which each row's interval begins, and where there is none."""
    codes, labels = view.factors(rule.origin, rule.origin)
    read = parse_times(BytesColumn.of_texts(labels), rule.formats)
    walls = ~read.zoned if rule.origin_rule != "utc" else np.zeros(len(labels), np.bool_)
    begins = np.where(walls, from_wall(read.ms, zone).utc, read.ms)
    return begins[codes], (read.bad | read.missing)[codes]


def numbers_from_one(view: View, name: str) -> tuple[Int64, Bool]:
    """1, 2, 3 … and where there is no such number."""
    column = view.column(name)
    if column is None:
        return np.ones(len(view), np.int64), np.ones(len(view), np.bool_)
    value = parse_numbers(column).value
    fine = (value >= 1) & (value < 1e9) & (value == np.floor(value))
    return np.where(fine, value, 1).astype(np.int64), ~fine


def stated_steps(view: View, name: str, unit: str) -> tuple[Int64, Bool]:
    """Lengths of a column or context, and where there is none; `unit` is a word, or who holds it, for bare numbers."""
    codes, labels = view.factors(name, name)
    word = unit if unit.casefold() in UNIT_MS or not unit else (view.texts(unit) or [""])[0]
    table = np.array([_length(label, UNIT_MS.get(word.casefold(), 0)) for label in labels], np.int64)
    steps = table[codes]
    return steps, steps == 0


def _length(text: str, unit_ms: int) -> int:
    if not unit_ms:
        return duration_ms(text) or 0
    try:
        return max(round(float(text.replace(",", ".")) * unit_ms), 0)
    except (ValueError, OverflowError):
        return duration_ms(text) or 0


def whole_days(view: View, name: str) -> Int64:
    """How many civil days each row is about: one where the cell says nothing of use."""
    number, odd = numbers_from_one(view, name)
    return np.where(odd | (number > _MOST_DAYS), 1, number)


def is_cut_date(formats: Sequence[str], count: int) -> bool:
    """Whether year, month and day stand in columns of their own, so that none of them is a stamp alone."""
    return count > 1 and any({"%Y", "%m"} & set(text.split(" ", count - 1)) for text in formats)


def joined_date(columns: Sequence[Column], first_month: int) -> Column:
    """Columns of whole numbers (year, month, then any of day, hour, minute) as one text."""
    texts = [column.texts() for column in columns]
    if first_month != 1:
        texts[1] = [str(int(text) + 1 - first_month) if text.isdecimal() else text for text in texts[1]]
    return BytesColumn.of_texts([" ".join(part.zfill(2) for part in row) for row in zip(*texts, strict=True)])


def zeros(view: View, name: str) -> Bool:
    """Where the number in a column is nought."""
    column = view.column(name)
    nought = np.zeros(len(view), np.bool_) if column is None else parse_numbers(column).value == 0
    return nought.astype(np.bool_)


def added(view: View, name: str, unit: str) -> tuple[Int64, Bool]:
    """Milliseconds to add to each stamp, and where the cell is no number; an empty cell adds nothing."""
    column = view.column(name)
    if column is None:
        return np.zeros(len(view), np.int64), np.zeros(len(view), np.bool_)
    read = parse_numbers(column)
    length = np.nan_to_num(read.value) * UNIT_MS[unit]
    far = np.abs(length) > _FARTHEST
    return np.where(far, 0, length).round().astype(np.int64), read.bad | far
