"""A description as a manifest: the one writer of manifests. What it writes passes the validator of all manifests."""

import json

from sdt_desktop.importing.describe import SECTORS, Description, EventChoice, TimeChoice, ValueChoice, Words
from sdt_desktop.importing.describe_time import formats_of
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES

_HOWTO = (
    'howto = { fr = "Format décrit à la main : demandez le fichier au service.", '
    'en = "Described by hand: ask the service for the file." }'
)
_MOVES_MONEY = ("transaction", "payment")  # money out is below zero there; elsewhere an amount is a price
_BLANKS = " \u00a0\u202f\u2009"


def manifest_text(description: Description) -> str:
    """TOML. What is not known yet is left empty, and the validator then refuses the manifest."""
    lines = _head(description)
    if description.kind == "readings":
        for number, value in enumerate(description.values):
            lines += _observation(description, value, number)
    elif description.kind == "events":
        lines += _event(description.event)
    else:
        place = description.position
        lines += ["", "[position]", f"latitude = {quoted(place.latitude)}", f"longitude = {quoted(place.longitude)}"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(words: Words) -> str:
    return f"[{', '.join(quoted(word) for word in words)}]"


def _both(text: str) -> str:
    """The person's words count in every language."""
    return f"{{ fr = {quoted(text)}, en = {quoted(text)} }}"


def _head(description: Description) -> list[str]:
    thing = f'{{ kind = "{_thing_kind(description)}"'
    thing += f", column = {quoted(description.thing)} }}" if description.thing else " }"
    lines = [
        f"id = {quoted(description.id)}",
        "version = 1",
        f"sector = {quoted(_sector(description))}",
        "territories = []",
        'confidence = "none"',
        f"name = {_both(description.name)}",
        _HOWTO,
        f"source = {{ id = {quoted(description.id)}, names = {_both(description.name)} }}",
        f"reader = {_reader(description)}",
        f"match = {_match(description)}",
        f"thing = {thing}",
    ]
    if description.identifying:
        lines.append(f"identifying = {_list(description.identifying)}")
    return [*lines, *_time(description.time, description.kind), *_shared_values(description)]


def _thing_kind(description: Description) -> str:
    if description.kind == "positions":
        return "phone"
    return "meter" if description.kind == "readings" else "account"


def _sector(description: Description) -> str:
    if description.kind == "positions":
        return "mobility"
    if description.kind == "events":
        return SECTORS.get(description.event.kind, "")
    first = next((each.property for each in description.values if each.property), "")
    return OBSERVED_PROPERTIES[first].domain if first in OBSERVED_PROPERTIES else ""


def _reader(description: Description) -> str:
    form = description.form
    said = [f'kind = "{form.reader}"']
    if form.delimiter:
        said.append(f"delimiters = {_list((form.delimiter,))}")
    if form.encoding:
        said.append(f"encodings = {_list((form.encoding,))}")
    if form.sheet:
        said.append(f"sheets = {_list((_literal(form.sheet),))}")
    if form.path:
        said.append(f"path = {quoted(form.path)}")
    if form.headerless:
        said.append(f"headerless = {_list(form.headerless)}")
    return f"{{ {', '.join(said)} }}"


def _literal(name: str) -> str:
    """A sheet's name where patterns are expected."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _match(description: Description) -> str:
    form = description.form
    if form.reader == "json":
        return f"{{ keys = {_list(tuple(_json_key(form.path, name) for name in form.names))} }}"
    return f"{{ columns = {_list(form.names)} }}"


def _json_key(path: str, name: str) -> str:
    return f"{path or '[]'}.{name}"


def _time(time: TimeChoice, kind: str) -> list[str]:
    lines = ["", "[time]", f"zone = {quoted(time.zone)}", f"columns = {_list(time.columns)}"]
    if time.layout:
        lines.append(f"formats = {_list(formats_of(time))}")
    if time.rule != "local":
        lines.append(f"rule = {quoted(time.rule)}")
    lines.append(f"stamp = {quoted(time.stamp or 'start')}")
    if time.step and kind == "readings" and time.stamp in ("start", "end", ""):
        lines.append(f"step = {quoted(time.step)}")
    if time.pair:
        lines.append(f"pairs = {_list(time.pair)}")
    return lines


def _shared_values(description: Description) -> list[str]:
    """Amounts and places are read by the manifest's own decimal sign."""
    if description.kind != "events" or description.event.decimal == ".":
        return []
    return ["", "[values]", f"decimal = {quoted(description.event.decimal)}"]


def _observation(description: Description, value: ValueChoice, number: int) -> list[str]:
    lines = ["", "[[observation]]", f"series = {quoted(_series(description, value, number))}"]
    lines += [f"property = {quoted(value.property)}", f"column = {quoted(value.column)}"]
    if value.unit_column:
        lines.append(f"unit_column = {quoted(value.unit_column)}")
    else:
        lines.append(f"unit = {quoted(value.unit)}")
    if value.counter and description.time.stamp not in ("day", "period"):
        lines.append('stamp = "instant"')
    if value.decimal != ".":
        lines.append(f"decimal = {quoted(value.decimal)}")
    if value.thousands:
        lines.append(f"thousands = {quoted(value.thousands + _BLANKS)}")
    if value.missing:
        lines.append(f"missing = {_list(value.missing)}")
    return lines


def _series(description: Description, value: ValueChoice, number: int) -> str:
    """Two columns of one property are two series, never added."""
    same = [each.property for each in description.values[:number]].count(value.property)
    word = "daily" if description.time.stamp == "day" else "monthly" if description.time.stamp == "period" else "raw"
    word = "index" if value.counter else word
    return f"{word}-{same + 1}" if same else word


def _event(event: EventChoice) -> list[str]:
    lines = ["", "[event]", f"kind = {quoted(event.kind)}"]
    if event.label:
        lines.append(f"label = {quoted(' – '.join('{' + name + '}' for name in event.label))}")
    if event.end:
        lines.append(f"end_columns = {_list(event.end)}")
    if event.amount:
        spent = event.sign == "cost" and event.kind in _MOVES_MONEY
        lines.append(f"{'debit_column' if spent else 'amount_column'} = {quoted(event.amount)}")
        key, said = (
            ("currency_column", event.currency_column) if event.currency_column else ("currency", event.currency)
        )
        lines.append(f"{key} = {quoted(said)}")
        if event.sign == "cost" and not spent:
            lines.append("absolute = true")
    for key, column in (("from_column", event.origin), ("to_column", event.destination)):
        if column:
            lines.append(f"{key} = {quoted(column)}")
    if event.distance:
        lines += [f"distance_column = {quoted(event.distance)}", f"distance_unit = {quoted(event.distance_unit)}"]
    return lines
