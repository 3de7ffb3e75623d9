"""A description had back from a manifest that `describe_write` wrote, so that it can be looked at and changed."""

from sdt_desktop.importing.describe import (
    Description,
    EventChoice,
    FileForm,
    PositionChoice,
    TimeChoice,
    ValueChoice,
)
from sdt_desktop.importing.describe_write import manifest_text
from sdt_desktop.importing.manifest import EventRule, Manifest, ObservationRule
from sdt_desktop.importing.manifest_columns import template_columns

_BLANKS = " \u00a0\u202f\u2009"


def description_of(manifest: Manifest, text: str) -> Description | None:
    """None for a manifest that says more than a description can: `text` (its TOML) would not come out the same."""
    kind = "events" if manifest.event else "positions" if manifest.position else "readings"
    event = _event(manifest.event, manifest.values.decimal) if manifest.event else EventChoice()
    place = manifest.position.place if manifest.position else None
    described = Description(
        manifest.id,
        manifest.name.get("en", ""),
        _form(manifest),
        kind,
        _time(manifest),
        tuple(_value(rule) for rule in manifest.observations),
        event,
        PositionChoice(place.latitude, place.longitude) if place else PositionChoice(),
        manifest.thing.column,
        tuple(getattr(manifest, "identifying", ())),
    )
    return described if manifest_text(described) == text else None


def _form(manifest: Manifest) -> FileForm:
    options, match = manifest.options, manifest.match
    encoding = options.encodings[0] if options.encodings != ("utf-8", "cp1252") else ""
    prefix = f"{options.path or '[]'}."
    columns = match.columns[0] if match.columns else ()
    keys = match.keys[0] if match.keys else ()
    names = tuple(key.removeprefix(prefix) for key in keys) or columns
    sheet = options.sheets[0] if options.sheets else ""
    for sign in "*?[":
        sheet = sheet.replace(f"[{sign}]", sign)
    delimiter = options.delimiters[0] if options.delimiters else ""
    return FileForm(manifest.reader, delimiter, encoding, sheet, options.path, names, options.headerless)


def _time(manifest: Manifest) -> TimeChoice:
    time = manifest.time
    form = time.formats[0] if time.formats else ""
    day, month = form.find("%d"), form.find("%m")
    turns = form.startswith(("%d", "%m")) and month >= 0
    order = ("dmy" if day < month else "mdy") if turns else ""
    if order == "mdy":
        form = form.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m")
    step = time.step if time.step != "constant" else f"PT{time.step_ms // 60_000}M"
    return TimeChoice(time.columns, form, order, time.rule, time.zone, time.stamp, step, time.pairs)


def _value(rule: ObservationRule) -> ValueChoice:
    code = rule.properties[0][1]
    thousands = rule.values.thousands.removesuffix(_BLANKS)
    return ValueChoice(
        rule.column, code, rule.unit, rule.unit_column, code.endswith(".index"), rule.values.decimal, thousands,
        rule.values.missing,
    )  # fmt: skip


def _event(rule: EventRule, decimal: str) -> EventChoice:
    amount = rule.amount_column or rule.debit_column
    cost = rule.absolute or bool(rule.debit_column)
    return EventChoice(
        rule.kind.value if rule.kind else "", template_columns(rule.label), rule.end_columns, amount,
        rule.currency, rule.currency_column, ("cost" if cost else "signed") if amount else "",
        rule.from_column, rule.to_column, rule.distance_column,
        rule.distance_unit if rule.distance_column else "km", decimal,
    )  # fmt: skip
