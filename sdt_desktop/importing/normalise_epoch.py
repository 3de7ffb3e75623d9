"""Stamps that are counts of seconds or milliseconds since 1970."""

import numpy as np

from sdt_desktop.importing.numbers import parse_numbers
from sdt_desktop.importing.rows import Column
from sdt_desktop.importing.times import Times, parse_times

EPOCH = "epoch"
"""In a list of formats: a bare number of ten digits (seconds) or thirteen (milliseconds)."""
_SECONDS_BELOW = 1e11  # ten digits are seconds, thirteen are milliseconds
_FARTHEST = 1e14


def read_epoch(column: Column) -> Times:
    found = parse_numbers(column, decimal=".", thousands="")
    value = np.nan_to_num(found.value)
    scaled = np.where(np.abs(value) < _SECONDS_BELOW, value * 1000, value)
    far = np.abs(scaled) > _FARTHEST
    ms = np.where(far, 0, scaled).round().astype(np.int64)
    return Times(ms, np.ones(len(column), np.bool_), found.missing, found.bad | far)


def read_stamps(column: Column, formats: tuple[str, ...]) -> Times:
    """`parse_times`, and `EPOCH` for what fits no other format."""
    found = parse_times(column, [text for text in formats if text != EPOCH])
    if EPOCH not in formats or not found.bad.any():
        return found
    counted = read_epoch(column)
    use = found.bad & ~(counted.bad | counted.missing) & (np.abs(counted.ms) >= _SECONDS_BELOW)
    return Times(np.where(use, counted.ms, found.ms), found.zoned | use, found.missing, found.bad & ~use)
