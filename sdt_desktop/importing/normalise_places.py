"""Latitude and longitude out of two columns or one cell, in degrees or whole numbers of small units."""

import re
from dataclasses import dataclass

import numpy as np

from sdt_desktop.importing.manifest import PlaceRule, ValueRule
from sdt_desktop.importing.normalise_numbers import read_numbers
from sdt_desktop.importing.normalise_outcome import Bool
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.rows import Column
from sdt_desktop.model.blocks import Float64, Int32

_E7 = 1e7
_WRAP = 2.0**32
_SEMICIRCLE = 180 / 2.0**31
_SURELY_E7 = 1e6
_LETTER = r"\s*°?\s*([NSEW])?"
_ANGLE = re.compile(rf"([NSEW])?\s*([-+]?\d+(?:[.,]\d+)?){_LETTER}", re.IGNORECASE)
_NUMBER = rf"([-+]?\d+(?:\.\d+)?){_LETTER}"
_COMMA_NUMBER = rf"([-+]?\d+(?:,\d+)?){_LETTER}"


def _point(number: str, between: str) -> re.Pattern[str]:
    begin, end = r"(?:geo:|point)?\s*[\[(]?\s*", r"\s*[\])]?(?:;.*)?"
    return re.compile(f"{begin}{number}{between}{number}(?:{between}{number})?{end}", re.IGNORECASE)


_POINT = _point(_NUMBER, r"\s*[,;\s]\s*")
_COMMA_POINT = _point(_COMMA_NUMBER, r"\s*[;\s]\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """latitude, longitude: degrees, NaN where not stated. wrapped: how many were set right after an overflow."""

    latitude: Float64
    longitude: Float64
    wrapped: int

    def on_globe(self) -> Bool:
        """Where both are there and possible; (0, 0) is for the caller to judge."""
        found: Bool = (np.abs(self.latitude) <= 90) & (np.abs(self.longitude) <= 180)
        return found

    def nowhere(self) -> Bool:
        found: Bool = (self.latitude == 0) & (self.longitude == 0)
        return found

    def pairs(self) -> list[tuple[int, int] | None]:
        """Units of 1e-7 degree, None where there is no such place."""
        good = self.on_globe() & ~self.nowhere()
        both = zip(e7(self.latitude, good).tolist(), e7(self.longitude, good).tolist(), strict=True)
        return [pair if fine else None for pair, fine in zip(both, good.tolist(), strict=True)]


def e7(degrees: Float64, good: Bool) -> Int32:
    return np.round(np.where(good, degrees, 0.0) * _E7).astype(np.int32)


def read_places(view: View, rule: PlaceRule, form: ValueRule) -> Places:
    if rule.point:
        latitude, longitude = _points(view.texts(rule.point), rule.order, form.decimal)
    else:
        latitude, longitude = (_angles(view, name, form) for name in (rule.latitude, rule.longitude))
    return _in_degrees(latitude, longitude, rule.scale)


def _in_degrees(latitude: Float64, longitude: Float64, scale: str) -> Places:
    if scale == "semicircles":
        return Places(latitude * _SEMICIRCLE, longitude * _SEMICIRCLE, 0)
    small = np.full(len(latitude), scale == "e7")
    if scale == "auto":
        small = (np.abs(latitude) > _SURELY_E7) | (np.abs(longitude) > _SURELY_E7)
    high, far = small & (latitude > 90 * _E7), small & (longitude > 180 * _E7)
    latitude, longitude = latitude - np.where(high, _WRAP, 0.0), longitude - np.where(far, _WRAP, 0.0)
    unit = np.where(small, 1 / _E7, 1.0)
    return Places(latitude * unit, longitude * unit, int((high | far).sum()))


def _angles(view: View, name: str, form: ValueRule) -> Float64:
    column = view.column(name)
    return np.full(len(view), np.nan) if column is None else loose_numbers(column, form)


def loose_numbers(column: Column, form: ValueRule) -> Float64:
    """Also where a degree sign, a letter of the compass or another decimal sign stands in a cell."""
    read = read_numbers(column, form)
    for position in np.flatnonzero(read.bad).tolist():
        read.value[position] = _angle(column.text(position))
    return read.value


def _angle(text: str) -> float:
    """`46.16°`, `1,15 W`, `N 46.16`; NaN for anything else."""
    found = _ANGLE.fullmatch(text.strip())
    if found is None:
        return np.nan
    return _signed(found[2], found[1] or found[3] or "")


def _signed(number: str, letter: str) -> float:
    value = float(number.replace(",", "."))
    return -abs(value) if letter.upper() in ("S", "W") else value


def _points(texts: list[str], order: str, decimal: str) -> tuple[Float64, Float64]:
    found = [_two_numbers(text, order, decimal) for text in texts]
    both = np.array(found, np.float64).reshape(len(texts), 2)
    return both[:, 0], both[:, 1]


def _two_numbers(text: str, order: str, decimal: str) -> tuple[float, float]:
    """Latitude and longitude of `46.16°, -1.15°`, `geo:60.1,24.9`, `[4.83, 45.76]`; letters overrule the order."""
    fits = (_POINT if decimal == "." else _COMMA_POINT).fullmatch(text.strip())
    if fits is None:
        return np.nan, np.nan
    first, second = _signed(fits[1], fits[2] or ""), _signed(fits[3], fits[4] or "")
    lettered = (fits[2] or "").upper()
    turned = lettered in ("E", "W") if lettered else order == "lon-lat"
    return (second, first) if turned else (first, second)
