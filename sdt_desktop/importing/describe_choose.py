"""What a person answers, put into a draft: one field at a time, by the names `sdt importers new --set` takes."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.describe import KINDS, ORDERS, SECTORS, SIGNS, STAMPS, Draft, Surety, ValueChoice
from sdt_desktop.importing.describe_words import unit_of
from sdt_desktop.importing.normalise_words import duration_ms
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES

_LONGEST = 200
FORM_FIELDS = ("delimiter", "encoding", "sheet", "path")
"""Answers that make the file be looked at anew."""
_NOTHING = "-"


def choose(draft: Draft, field: str, value: str) -> Draft:
    """The draft with one answer; `SdtError` answer.unknown_key or answer.not_a_choice."""
    name, _, column = field.partition(":")
    if name in _PER_VALUE:
        return _of_values(draft, name, column, value)
    chooser = _CHOOSERS.get(name)
    if chooser is None or column:
        raise SdtError("answer.unknown_key", key=name)
    return _sure(chooser(draft, value), name)


def _sure(draft: Draft, *fields: str) -> Draft:
    return replace(draft, sureties={key: sure for key, sure in draft.sureties.items() if key not in fields})


def _one_of(key: str, value: str, words: tuple[str, ...]) -> str:
    if value not in words:
        raise SdtError("answer.not_a_choice", key=key)
    return value


def _column(draft: Draft, key: str, value: str) -> str:
    """A column's name, or nothing for `-`."""
    return "" if value == _NOTHING else _one_of(key, value, draft.columns)


def _name(draft: Draft, value: str) -> Draft:
    text = " ".join(value.split())
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise SdtError("answer.not_a_choice", key="name")
    return replace(draft, description=replace(draft.description, name=text))


def _zone(draft: Draft, value: str) -> Draft:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise SdtError("answer.not_a_choice", key="zone") from None
    return _timed(draft, zone=value)


def _timed(draft: Draft, **changes: str) -> Draft:
    time = replace(draft.description.time, **changes)  # type: ignore[arg-type]
    return replace(draft, description=replace(draft.description, time=time))


def _order(draft: Draft, value: str) -> Draft:
    return _timed(draft, order=_one_of("date_order", value, ORDERS))


def _stamp(draft: Draft, value: str) -> Draft:
    return _timed(draft, stamp=_one_of("stamp", value, STAMPS))


def _rule(draft: Draft, value: str) -> Draft:
    return _timed(draft, rule=_one_of("rule", value, ("local", "utc")))


def _step(draft: Draft, value: str) -> Draft:
    if value != "neighbour" and not duration_ms(value):
        raise SdtError("answer.not_a_choice", key="step")
    return _timed(draft, step=value)


def _values(draft: Draft, value: str) -> Draft:
    """Which columns are taken: names apart by `|`."""
    wanted = [name.strip() for name in value.split("|")]
    if not wanted or any(name not in draft.numeric for name in wanted):
        raise SdtError("answer.not_a_choice", key="value")
    known = {each.column: each for each in draft.description.values}
    kept = tuple(known.get(name, ValueChoice(name)) for name in wanted)
    gone = {name for name in known if name not in wanted}
    sureties = {
        key: sure for key, sure in draft.sureties.items() if key.partition(":")[2] not in gone or ":" not in key
    }
    return replace(draft, sureties=sureties, description=replace(draft.description, values=kept))


def _thing(draft: Draft, value: str) -> Draft:
    return replace(draft, description=replace(draft.description, thing=_column(draft, "thing", value)))


def _in_event(field: str, words: tuple[str, ...] = ()) -> Callable[[Draft, str], Draft]:
    """A chooser of one field of the event: a word of `words`, else a column."""

    def put(draft: Draft, value: str) -> Draft:
        if words:
            return _evented(draft, field, _one_of(field, value, words))
        found = _column(draft, field, value)
        return _evented(_shown(draft, found), field, found)

    return put


def _evented(draft: Draft, field: str, found: str | tuple[str, ...]) -> Draft:
    event = replace(draft.description.event, **{field: found})  # type: ignore[arg-type]
    return replace(draft, description=replace(draft.description, event=event))


def _label(draft: Draft, value: str) -> Draft:
    found = _column(draft, "label", value)
    return _evented(_shown(draft, found), "label", (found,) if found else ())


def _shown(draft: Draft, column: str) -> Draft:
    """What the person wants to see names nobody in their eyes."""
    kept = tuple(name for name in draft.description.identifying if name != column)
    return replace(draft, description=replace(draft.description, identifying=kept))


def _amount(draft: Draft, value: str) -> Draft:
    """Another column has its own sign and currency: they are asked again."""
    draft = _evented(_evented(draft, "amount", _column(draft, "amount", value)), "sign", "")
    return _evented(draft, "currency", "")


def _currency(draft: Draft, value: str) -> Draft:
    code = value.strip().upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise SdtError("answer.not_a_choice", key="currency")
    return _evented(draft, "currency", code)


def _place(field: str) -> Callable[[Draft, str], Draft]:
    def put(draft: Draft, value: str) -> Draft:
        found = _one_of(field, value, draft.numeric)
        position = replace(draft.description.position, **{field: found})
        return replace(draft, description=replace(draft.description, position=position))

    return put


# --- one column of values --------------------------------------------------------------------------------------


def _of_values(draft: Draft, name: str, column: str, value: str) -> Draft:
    """An answer for one column, or for all of them where none is named."""
    held = draft.description.values
    if column and all(each.column != column for each in held):
        raise SdtError("answer.not_a_choice", key=name)
    changed = tuple(_PER_VALUE[name](each, value) if column in ("", each.column) else each for each in held)
    fields = [f"{name}:{each.column}" for each in held if column in ("", each.column)]
    return _sure(replace(draft, description=replace(draft.description, values=changed)), *fields)


def _property(choice: ValueChoice, value: str) -> ValueChoice:
    _one_of("property", value, tuple(OBSERVED_PROPERTIES))
    return replace(choice, property=value, counter=value.endswith(".index"))


def _unit(choice: ValueChoice, value: str) -> ValueChoice:
    unit = unit_of(value)
    if not unit:
        raise SdtError("answer.not_a_choice", key="unit")
    return replace(choice, unit=unit, unit_column="")


def _decimal(choice: ValueChoice, value: str) -> ValueChoice:
    decimal = _one_of("decimal", value, (",", "."))
    other = "." if decimal == "," else ","
    return replace(choice, decimal=decimal, thousands=choice.thousands.replace(decimal, "") or other)


def _missing(choice: ValueChoice, value: str) -> ValueChoice:
    markers = tuple(text for text in (part.strip() for part in value.split("|")) if text and text != _NOTHING)
    if len(markers) > 20 or any(len(text) > 50 for text in markers):
        raise SdtError("answer.not_a_choice", key="missing")
    return replace(choice, missing=markers)


_PER_VALUE = {"property": _property, "unit": _unit, "decimal": _decimal, "missing": _missing}
_CHOOSERS: dict[str, Callable[[Draft, str], Draft]] = {
    "name": _name, "zone": _zone, "date_order": _order, "stamp": _stamp, "rule": _rule, "step": _step,
    "value": _values, "thing": _thing, "event": _in_event("kind", tuple(SECTORS)), "label": _label,
    "amount": _amount, "currency": _currency, "currency_column": _in_event("currency_column"),
    "sign": _in_event("sign", SIGNS), "origin": _in_event("origin"), "destination": _in_event("destination"),
    "distance": _in_event("distance"), "latitude": _place("latitude"), "longitude": _place("longitude"),
}  # fmt: skip
FIELDS = (*FORM_FIELDS, "kind", "time", *_CHOOSERS, *_PER_VALUE)
__all__ = ["FIELDS", "FORM_FIELDS", "KINDS", "Surety", "choose"]
