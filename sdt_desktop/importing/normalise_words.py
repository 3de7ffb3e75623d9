"""Small texts of a file compared with what a manifest lists: states, registers, units, durations."""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

from sdt_desktop.importing.names import normal_name, same_name

_DURATION = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")
_SIGNED = re.compile(r"[-+]\d")
_FORMULA = re.compile(r'="?([^"]*)"?')
_UNITS = {
    "l": "L", "litre": "L", "litres": "L", "liter": "L", "liters": "L", "litros": "L", "dl": "dL",
    "m3": "m3", "kwh": "kWh", "wh": "Wh", "mwh": "MWh", "w": "W", "kw": "kW", "j": "J", "mj": "MJ",
    "pa": "Pa", "hpa": "hPa", "mbar": "mbar", "oc": "Cel", "c": "Cel", "cel": "Cel", "%": "%", "db": "dB",
    "km": "km", "m": "m", "mi": "mi", "s": "s", "min": "min", "h": "h",
    "yd": "yd", "ft": "ft", "cm": "cm", "kcal": "kcal", "kj": "kJ", "count/min": "/min", "bpm": "/min", "ppm": "[ppm]",
    "kg": "kg", "g": "g", "lb": "lb", "st": "[stone_av]", "percent": "%", "decibels": "dB", "decibel": "dB",
    "celsius": "Cel", "degreescelsius": "Cel", "fahrenheit": "[degF]", "degreesfahrenheit": "[degF]", "of": "[degF]",
    "microgrampercubicmeter": "ug/m3", "microgramspercubicmeter": "ug/m3", "\u03bcg/m3": "ug/m3",
    "ug/m3": "ug/m3", "beatsperminute": "/min",
}  # fmt: skip
_CASED = {"Cal": "kcal", "cal": "cal"}


UNIT_MS = {
    "ms": 1, "s": 1000, "sec": 1000, "min": 60_000, "mn": 60_000, "minutes": 60_000, "h": 3_600_000, "hour": 3_600_000,
}  # fmt: skip
"""Milliseconds of units of time as files and manifests write them."""


@lru_cache(maxsize=8192)
def word_matches(text: str, pattern: str) -> bool:
    """Whether a cell's text is the listed word, or fits it where it holds `*` or `?`; compared normalised.

    Signs of numbers are no hyphens: `-3` is not `3`.
    """
    if _SIGNED.match(text) or _SIGNED.match(pattern):
        return text == pattern
    if "*" in pattern or "?" in pattern:
        return fnmatchcase(normal_name(text), normal_name(pattern))
    return same_name(text, pattern)


def any_matches(text: str, patterns: Iterable[str]) -> bool:
    return any(word_matches(text, pattern) for pattern in patterns)


def repaired(text: str) -> str:
    """UTF-8 that was once read as Latin text, set right (`EstimÃ©` gives `Estimé`); other text as it is."""
    if not ("Ã" in text or "Â" in text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def without_formula(text: str) -> str:
    """An identifier without the spreadsheet armour `="…"`."""
    found = _FORMULA.fullmatch(text)
    return found.group(1).strip() if found else text


def unit_word(text: str) -> str | None:
    """The UCUM code of a unit as files write it (`m³`, `kWh`, `litres`), None where it is not known."""
    return _CASED.get(text) or _UNITS.get(normal_name(text))


@lru_cache(maxsize=512)
def duration_ms(text: str) -> int | None:
    """Milliseconds of an ISO 8601 duration of days, hours, minutes, seconds, or of bare seconds; else None."""
    if text.isascii() and text.isdecimal() and len(text) < 8:
        return int(text) * 1000
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
