"""Conversion to canonical units. Mean power is not an energy: it becomes one only with its row's own step."""

from dataclasses import dataclass

_FACTORS: dict[tuple[str, str], float] = {
    ("Wh", "kWh"): 1e-3,
    ("kWh", "kWh"): 1.0,
    ("MWh", "kWh"): 1e3,
    ("J", "kWh"): 1 / 3.6e6,
    ("MJ", "kWh"): 1 / 3.6,
    ("W", "W"): 1.0,
    ("kW", "W"): 1e3,
    ("L", "L"): 1.0,
    ("dL", "L"): 0.1,
    ("m3", "L"): 1e3,
    ("m3", "m3"): 1.0,
    ("L", "m3"): 1e-3,
    ("hPa", "Pa"): 100.0,
    ("mbar", "Pa"): 100.0,
    ("km", "m"): 1e3,
    ("mi", "m"): 1609.344,
    ("yd", "m"): 0.9144,
    ("ft", "m"): 0.3048,
    ("cm", "m"): 0.01,
    ("cm", "mm"): 10.0,
    ("ppm", "[ppm]"): 1.0,
    ("count/min", "/min"): 1.0,
    ("bpm", "/min"): 1.0,
    ("kJ", "kcal"): 1 / 4.184,
    ("cal", "kcal"): 1e-3,
    ("g", "kg"): 1e-3,
    ("lb", "kg"): 0.45359237,
    ("[stone_av]", "kg"): 6.35029318,
    ("[degF]", "Cel"): 1 / 1.8,
    ("min", "s"): 60.0,
    ("h", "s"): 3600.0,
}
_ZEROS = {("[degF]", "Cel"): 32.0}
_POWER_TO_KW = {"W": 1e-3, "kW": 1.0}


@dataclass(frozen=True, slots=True)
class Conversion:
    """canonical = (value - zero) * factor, and also * step in hours when `per_hour` (mean power -> energy)."""

    factor: float
    per_hour: bool = False
    zero: float = 0.0


def conversion(unit: str, canonical: str) -> Conversion | None:
    """How `unit` becomes `canonical` (both UCUM); None where it does not."""
    if unit == canonical:
        return Conversion(1.0)
    if canonical == "kWh" and unit in _POWER_TO_KW:
        return Conversion(_POWER_TO_KW[unit], per_hour=True)
    factor = _FACTORS.get((unit, canonical))
    return None if factor is None else Conversion(factor, zero=_ZEROS.get((unit, canonical), 0.0))
