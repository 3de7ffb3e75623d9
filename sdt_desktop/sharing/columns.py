"""Columns of a shared table as text: numbers without float noise, times by grain, text no spreadsheet runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Float64, Int64, UInt8
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.model.vocabulary import observed_property

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """Cells as they stand in the CSV ("" is missing), with the Table Schema of their field."""

    name: str
    type: str
    cells: Sequence[str]
    title: str = ""
    constraints: dict[str, object] = field(default_factory=dict)
    escaped: bool = False


def number(value: float) -> str:
    """Shortest decimal of 12 significant digits, never with an exponent; "" for NaN.

    Twelve digits are more than any meter has and fewer than where sums of floats become noise, so what a
    file said as 12.3 is 12.3 again after conversion and adding up.
    """
    if value != value:  # noqa: PLR0124 - NaN
        return ""
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def numbers(values: Float64) -> list[str]:
    """`number` of each; each distinct value is written once, as meters repeat themselves."""
    distinct, places = np.unique(values, return_inverse=True)
    texts = [number(value) for value in distinct.tolist()]
    return [texts[place] for place in places.tolist()]


def text_column(name: str, cells: Iterable[str], constraints: dict[str, object] | None = None) -> Column:
    """A cell that a spreadsheet would run gets a leading apostrophe, and the field says so."""
    given = list(cells)
    safe = [f"'{cell}" if cell.startswith(_RUN_AS_FORMULA) else cell for cell in given]
    return Column(name, "string", safe, "", constraints or {}, escaped=safe != given)


def columns_of(table: SeriesTable, week_title: str) -> tuple[Column, ...]:
    """Time column(s) by grain, then value, quality, covered."""
    words = [Quality(code).word for code in range(len(Quality))]
    return (
        *_time_columns(table, week_title),
        _value_column(table),
        text_column("quality", _quality_words(table.quality, table.value, words), {"enum": _enum(words)}),
        Column("covered", "number", _shares(table.covered), "", {"minimum": 0, "maximum": 1}),
    )


def _enum(words: list[str]) -> list[str]:
    """In the order of the format's description, not of our numbers."""
    return sorted(words, key=("measured", "estimated", "corrected", "unknown").index)


def _quality_words(quality: UInt8, value: Float64, words: list[str]) -> list[str]:
    known = ~np.isnan(value)
    return [words[code] if there else "" for code, there in zip(quality.tolist(), known.tolist(), strict=True)]


def _value_column(table: SeriesTable) -> Column:
    known = table.value[~np.isnan(table.value)]
    unsigned = not observed_property(table.observed_property).negative and bool((known >= 0).all())
    constraints: dict[str, object] = {"minimum": 0} if unsigned else {}
    return Column("value", "number", numbers(table.value), table.unit, constraints)


def _shares(covered: Float64) -> list[str]:
    """At most four decimals, rounded down so that only a full cell says 1; "" where it is not known."""
    return numbers(np.floor(covered * 10_000 + 1e-6) / 10_000)


def _time_columns(table: SeriesTable, week_title: str) -> tuple[Column, ...]:
    if table.grain.coarseness < Grain.DAY.coarseness:
        seconds = numbers((table.end - table.start) / 1000)
        return (
            _key("start", "datetime", _instants(table.start)),
            Column("duration_s", "number", seconds, "s", {"required": True, "minimum": 0}),
        )
    days = [local_day(moment, table.zone) for moment in table.start.tolist()]
    if table.grain is Grain.MONTH:
        return (_key("month", "yearmonth", [day.isoformat()[:7] for day in days]),)
    if table.grain is Grain.YEAR:
        return (_key("year", "year", [day.isoformat()[:4] for day in days]),)
    title = week_title if table.grain is Grain.WEEK else ""
    return (_key("date", "date", [day.isoformat() for day in days], title),)


def _key(name: str, kind: str, cells: list[str], title: str = "") -> Column:
    constraints: dict[str, object] = {"required": True}
    if len(set(cells)) == len(cells):
        constraints["unique"] = True
    return Column(name, kind, cells, title, constraints)


def _instants(start: Int64) -> list[str]:
    """RFC 3339 UTC, in whole seconds where every reading begins on one."""
    moments: NDArray[np.datetime64] = start.astype("datetime64[ms]")
    if not (start % 1000).any():
        moments = moments.astype("datetime64[s]")
    return [f"{text}Z" for text in np.datetime_as_string(moments).tolist()]


def local_day(moment_ms: int, zone: str) -> date:
    """The civil day of an instant in an IANA zone."""
    return from_ms(moment_ms).astimezone(ZoneInfo(zone)).date()
