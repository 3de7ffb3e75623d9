"""Which columns a manifest speaks of."""

import re

from sdt_desktop.importing.manifest import EventRule, Manifest, ObservationRule, Words

_PLACE = re.compile(r"\{([^{}]+)\}")


def template_columns(template: str) -> Words:
    """The column names inside `{…}` of a label template."""
    return tuple(_PLACE.findall(template))


def fill_template(template: str, cells: dict[str, str]) -> str:
    """The label of a row; a template without columns is the label itself."""
    return _PLACE.sub(lambda found: cells.get(found.group(1), ""), template).strip()


def named_columns(manifest: Manifest) -> Words:
    """Every column the manifest names, with its other spellings, in order, each once; context is no column."""
    named = [*manifest.time.columns, *manifest.time.pairs, manifest.time.step_column, manifest.time.hour_column]
    named += [manifest.thing.column, *(rule.column for rule in manifest.skips), manifest.order_by]
    for observation in manifest.observations:
        named += _of_observation(observation)
    if manifest.event is not None:
        named += event_columns(manifest.event)
    if manifest.position is not None:
        rule = manifest.position
        named += [rule.latitude, rule.longitude, rule.accuracy, rule.altitude, rule.segment]
    if manifest.record is not None:
        named += [*template_columns(manifest.record.label), *manifest.record.key, *manifest.record.columns]
    if manifest.cross_check is not None:
        named += [manifest.cross_check.index, manifest.cross_check.column]
    named += [spelling for _, spellings in manifest.synonyms for spelling in spellings]
    around = {name for name, _ in manifest.options.context}
    return tuple(dict.fromkeys(name for name in named if name and name not in around))


def _of_observation(rule: ObservationRule) -> list[str]:
    own = [*rule.time.columns, *rule.time.pairs, rule.time.step_column, rule.time.hour_column]
    return [*own, rule.column, rule.unit_column, rule.quality.column, *(name for name, _ in rule.where)]


def event_columns(rule: EventRule) -> list[str]:
    named = [rule.kind_column, *template_columns(rule.label), *rule.end_columns, rule.duration_column]
    named += [rule.all_day_column, rule.amount_column, rule.currency_column, rule.from_column, rule.to_column]
    named += [rule.mode_column, rule.distance_column, *(name for name, _ in rule.attributes), *rule.key]
    return named
