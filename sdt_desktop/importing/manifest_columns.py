"""Which columns a manifest speaks of."""

import re

from sdt_desktop.importing.manifest import EventRule, Manifest, ObservationRule, TimeRule, Words
from sdt_desktop.importing.normalise_words import UNIT_MS

_PLACE = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")


def template_columns(template: str) -> Words:
    """The column names inside `{…}` of a label template."""
    return tuple(found[1] for found in _PLACE.finditer(template))


def fill_template(template: str, cells: dict[str, str]) -> str:
    """The label of a row; `{column|begin}` leaves the begin away; a template without columns is the label itself."""
    return _PLACE.sub(lambda found: cells.get(found[1], "").removeprefix(found[2] or ""), template).strip()


def named_columns(manifest: Manifest) -> Words:
    """Every column the manifest names, with its other spellings, in order, each once; context is no column."""
    named = time_columns(manifest.time)
    named += [manifest.thing.column, manifest.order_by]
    named += [name for rule in manifest.skips for name in (rule.column, *(other for other, _ in rule.where))]
    for observation in manifest.observations:
        named += _of_observation(observation)
    if manifest.event is not None:
        named += event_columns(manifest.event)
    if manifest.position is not None:
        rule = manifest.position
        named += [*rule.place.columns, rule.accuracy, rule.altitude, rule.segment]
    if manifest.record is not None:
        named += [*template_columns(manifest.record.label), *manifest.record.key, *manifest.record.columns]
    if manifest.cross_check is not None:
        named += [manifest.cross_check.index, manifest.cross_check.column]
    named += [spelling for _, spellings in manifest.synonyms for spelling in spellings]
    around = {name for name, _ in manifest.options.context}
    named = [one for name in named for one in _behind(name, manifest)]
    return tuple(dict.fromkeys(name for name in named if name and name not in around))


def _behind(name: str, manifest: Manifest) -> Words:
    """What the file itself calls a column of `first_of`."""
    return dict(manifest.options.first_of).get(name, (name,))


def time_columns(rule: TimeRule) -> list[str]:
    unit = "" if rule.step_unit.casefold() in UNIT_MS else rule.step_unit
    others = (rule.step_column, rule.hour_column, rule.origin, rule.add_column, rule.closing, rule.days_column, unit)
    return [*rule.columns, *rule.pairs, *others]


def _of_observation(rule: ObservationRule) -> list[str]:
    return [
        *time_columns(rule.time),
        rule.column,
        *rule.plus,
        rule.together,
        rule.unit_column,
        rule.quality.column,
        *(name for name, _ in rule.where),
    ]


def event_columns(rule: EventRule) -> list[str]:
    named = [rule.kind_column, *template_columns(rule.label), *rule.end_columns, rule.duration_column]
    named += [rule.duration_unit_column] if rule.duration_unit_column else []
    named += [rule.all_day_column, rule.amount_column, rule.currency_column, rule.from_column, rule.to_column]
    named += [rule.debit_column, rule.credit_column]
    named += [name for place in (rule.from_place, rule.to_place) if place is not None for name in place.columns]
    named += [
        rule.mode_column,
        rule.distance_column,
        rule.distance_unit_column,
        *(name for name, _ in rule.attributes),
        *rule.key,
    ]
    return named
