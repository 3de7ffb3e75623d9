"""A first description of an unknown table: everything its columns show, and nothing they do not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sdt_desktop.importing.describe import (
    Description,
    Draft,
    EventChoice,
    FileForm,
    PositionChoice,
    Surety,
    TimeChoice,
    ValueChoice,
)
from sdt_desktop.importing.describe_numbers import Numbers, numbers_of
from sdt_desktop.importing.describe_sample import Hints, Sample, take_sample
from sdt_desktop.importing.describe_time import guess_time, stamps_of
from sdt_desktop.importing.describe_words import (
    currency_in,
    is_counter,
    is_identity,
    property_for,
    says,
    unit_in,
    unit_of,
)
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure_words import is_field_name

_LONG_NUMBER = re.compile(r"\d{8,}")
_MOST_NAMES = 24
_MOST_VALUES = 12
_Columns = dict[str, tuple[str, ...]]
_Sure = dict[str, Surety]


def draft_of(
    source: ExportSource, manifest_id: str, hints: Hints | None = None, limits: Limits = DEFAULT_LIMITS
) -> Draft:
    """Looks at a bounded sample of the whole file. `SdtError` as `take_sample`."""
    return draft_of_sample(take_sample(source, hints, limits), manifest_id)


def draft_of_sample(sample: Sample, manifest_id: str, *, kind: str = "", time: str = "") -> Draft:
    """`kind` and `time` (a column) as the person said; the rest is guessed around them."""
    columns = sample.columns
    when, sure, dated = guess_time(columns, time)
    used = {*when.columns, *dated}
    numeric = {
        name: found
        for name, cells in columns.items()
        if name not in used and not _is_id(name, cells) and (found := numbers_of(cells))
    }
    texts = tuple(name for name in columns if name not in used and name not in numeric and any(columns[name]))
    family = kind or _kind(numeric)
    if not kind:
        sure["kind"] = Surety.LIKELY
    description = Description(manifest_id, "", _form(sample, used, numeric), family, when)
    description = replace(description, identifying=tuple(n for n in texts if _is_id(n, columns[n]) or is_identity(n)))
    if not sample.encoding_proven:
        sure["encoding"] = Surety.LIKELY
    described = _FAMILIES[family](description, columns, numeric, sure)
    return Draft(described, sure, tuple(columns), tuple(numeric), dated, texts, sample.sheets)


def _form(sample: Sample, dated: set[str], numeric: dict[str, Numbers]) -> FileForm:
    """A file is known again by headings that are surely headings: those in use, and words every export has."""
    wanted = [
        heading
        for heading, name in zip(sample.names, sample.columns, strict=False)
        if heading and (name in dated or name in numeric or is_field_name(heading))
    ]
    names = tuple(dict.fromkeys(wanted))[:_MOST_NAMES]
    if sample.reader == "json":
        return FileForm("json", path=sample.path, names=names)
    if sample.headerless:
        return FileForm(sample.reader, sample.delimiter, sample.forced, "", "", sample.names, sample.names)
    return FileForm(sample.reader, sample.delimiter, sample.forced, sample.sheet, "", names)


def _is_id(name: str, cells: Sequence[str]) -> bool:
    """Long numbers without sign or fraction, again and again, under a heading of identity."""
    held = [cell for cell in cells if cell]
    if not held or not all(_LONG_NUMBER.fullmatch(cell) for cell in held[:200]):
        return False
    few = len(set(held))
    return is_identity(name) or (few == 1 < len(held)) or few * 20 <= len(held)


def _kind(numeric: dict[str, Numbers]) -> str:
    if any(says("latitude", name) for name in numeric) and any(says("longitude", name) for name in numeric):
        return "positions"
    money = any(says("amount", name) or currency_in(name) for name in numeric)
    return "events" if money or not numeric else "readings"


# --- readings --------------------------------------------------------------------------------------------------


def _readings(description: Description, columns: _Columns, numeric: dict[str, Numbers], sure: _Sure) -> Description:
    unit_column = _unit_column(columns)
    around = " ".join((*columns, description.form.sheet, description.form.path))
    values = [
        _value(name, numbers, unit_column, around, sure) for name, numbers in list(numeric.items())[:_MOST_VALUES]
    ]
    if len(values) > 1:
        sure["value"] = Surety.LIKELY
    described = replace(description, values=tuple(values), thing=_thing(columns))
    if described.thing:
        sure["thing"] = Surety.LIKELY
    return described


def _value(name: str, numbers: Numbers, unit_column: str, around: str, sure: _Sure) -> ValueChoice:
    unit, certain = unit_in(name)
    counter = is_counter(name)
    code = property_for(name, around, unit, counter=counter)
    for field, found, proven in (
        (f"unit:{name}", unit or unit_column, certain or bool(unit_column)),
        (f"property:{name}", code, False),
        (f"decimal:{name}", numbers.decimal, numbers.decimal_proven),
        (f"missing:{name}", "known", numbers.missing_proven),
    ):
        if not proven:
            sure[field] = Surety.LIKELY if found else Surety.UNKNOWN
    return ValueChoice(
        name, code, "" if unit_column and not unit else unit, unit_column if not unit else "", counter,
        numbers.decimal, numbers.thousands, numbers.missing,
    )  # fmt: skip


def _unit_column(columns: _Columns) -> str:
    """A column in which nothing but units stand."""
    for name, cells in columns.items():
        held = {cell for cell in cells if cell}
        if held and len(held) <= 4 and all(unit_of(cell) for cell in held):
            return name
    return ""


def _thing(columns: _Columns) -> str:
    return next((name for name, cells in columns.items() if _is_id(name, cells)), "")


# --- events and positions --------------------------------------------------------------------------------------


def _events(description: Description, columns: _Columns, numeric: dict[str, Numbers], sure: _Sure) -> Description:
    free = [name for name in columns if name not in numeric and name not in description.time.columns]
    plain = [name for name in free if name not in description.identifying]
    amount = _first(numeric, "amount") or next((name for name in numeric if currency_in(name)), "")
    event = EventChoice(
        label=_label(plain, columns),
        end=_end(description.time, columns),
        amount=amount,
        currency=currency_in(amount),
        currency_column=_first(plain, "currency"),
        origin=_first(plain, "origin"),
        destination=_first(plain, "destination"),
        distance=_first([name for name in numeric if name != amount], "distance"),
        decimal=numeric[amount].decimal if amount else ".",
    )
    if amount:
        found = numeric[amount]
        event = replace(event, sign="signed" if found.negative and found.positive else "")
        sure["sign"] = Surety.LIKELY if event.sign else Surety.UNKNOWN
        sure["currency"] = Surety.PROVEN if event.currency or event.currency_column else Surety.UNKNOWN
    if event.distance:
        unit, _ = unit_in(event.distance)
        event = replace(event, distance_unit=unit if unit in ("m", "km", "mi") else "km")
        sure["distance"] = Surety.PROVEN if unit else Surety.LIKELY
    sure["event"], sure["label"] = Surety.UNKNOWN, Surety.LIKELY
    return replace(description, event=event, time=_event_time(description.time, sure))


def _event_time(time: TimeChoice, sure: _Sure) -> TimeChoice:
    sure.pop("stamp", None)
    sure.pop("step", None)
    return replace(time, stamp="start", step="")


def _first(names: Sequence[str] | dict[str, Numbers], role: str) -> str:
    return next((name for name in names if says(role, name)), "")


def _label(names: Sequence[str], columns: _Columns) -> tuple[str, ...]:
    """The text column that says most: many different texts, of some length."""

    def weight(name: str) -> tuple[int, int]:
        held = [cell for cell in columns[name] if cell and any(sign.isalpha() for sign in cell)]
        return len(set(held)), sum(map(len, held))

    best = max(names, key=weight, default="")
    return (best,) if best and weight(best)[0] else ()


def _end(time: TimeChoice, columns: _Columns) -> tuple[str, ...]:
    """Another column of times in the same form, called an end."""
    for name, cells in columns.items():
        if name not in time.columns and says("end", name):
            found = stamps_of(cells)
            if found and found.layout == time.layout and len(time.columns) == 1:
                return (name,)
    return ()


def _positions(description: Description, columns: _Columns, numeric: dict[str, Numbers], sure: _Sure) -> Description:  # noqa: ARG001 - one shape for all families
    place = PositionChoice(_first(numeric, "latitude"), _first(numeric, "longitude"))
    sure["latitude"] = sure["longitude"] = Surety.LIKELY
    time = _event_time(description.time, sure)
    return replace(description, position=place, time=replace(time, stamp="instant"))


_FAMILIES = {"readings": _readings, "events": _events, "positions": _positions}
