"""What must hold between the fields of a manifest once each of them has the right type."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from sdt_desktop.importing.manifest import Manifest, ObservationRule, TimeRule
from sdt_desktop.importing.manifest_columns import template_columns
from sdt_desktop.importing.manifest_table import Faults
from sdt_desktop.importing.normalise_epoch import EPOCH
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.readers.base import TableOptions
from sdt_desktop.importing.shapes import SHAPE_NAMES
from sdt_desktop.importing.time_formats import compile_format
from sdt_desktop.model.units import conversion
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES

_SELECTORS = {
    "json": ("path", "each", "needs"), "xml": ("path", "needs"), "delimited": ("headers",),
    "spreadsheet": ("headers", "sheets"),
}  # fmt: skip
_CELLS_HAVE_TIMES = ("calendar", "gpx", "ofx", "camt")


def check_manifest(manifest: Manifest, faults: Faults) -> None:
    _check_whole(manifest, faults)
    if manifest.tables:
        _check_tables(manifest, faults)
        return
    _check_rules(manifest, faults)


def _check_tables(manifest: Manifest, faults: Faults) -> None:
    for name, found in _families(manifest):
        if found:
            faults.add("manifest.unknown_value", name)
    names = [table.options.name for table in manifest.tables]
    for number, table in enumerate(manifest.tables, 1):
        inner = faults.within(f"table[{number}]")
        if names.index(table.options.name) != number - 1:
            inner.add("manifest.unknown_value", "name")
        _check_selector(manifest, table.options, inner)
        _check_rules(table.manifest, inner)


def _check_selector(manifest: Manifest, options: TableOptions, faults: Faults) -> None:
    """What the reader cannot tell tables by, and places inside the items of another table."""
    for name in ("path", "each", "needs", "headers", "sheets"):
        if getattr(options, name) and name not in _SELECTORS.get(manifest.reader, ()):
            faults.add("manifest.unknown_value", name)
    if manifest.reader == "json" and any(_is_below(options.path, other.options.path) for other in manifest.tables):
        faults.add("manifest.unknown_value", "path")


def _is_below(path: str, other: str) -> bool:
    return path != other and path.startswith((f"{other}.", f"{other}[")) and bool(other)


def _check_rules(manifest: Manifest, faults: Faults) -> None:
    """One family and what it needs."""
    given = [name for name, found in _families(manifest) if found]
    if not given:
        faults.add("manifest.missing_field", "observation")
    for name in given[1:]:
        faults.add("manifest.unknown_value", name)
    if manifest.shape and manifest.shape not in SHAPE_NAMES:
        faults.add("manifest.unknown_value", "shape")
    _check_time(manifest, faults)
    _check_sequence(manifest, faults)
    _check_identifying(manifest, faults)
    _check_zone(manifest, faults)
    for number, rule in enumerate(manifest.observations, 1):
        _check_observation(manifest, rule, f"observation[{number}]", faults)
    if manifest.event is not None and manifest.event.kind is None and not manifest.event.kinds:
        faults.add("manifest.missing_field", "event.kind")


def _check_whole(manifest: Manifest, faults: Faults) -> None:
    if manifest.version < 1:
        faults.add("manifest.unknown_value", "version")
    if not _decides(manifest):
        faults.add("manifest.missing_field", "match")


def _check_time(manifest: Manifest, faults: Faults) -> None:
    if not all(_is_format(text, len(manifest.time.columns)) for text in manifest.time.formats):
        faults.add("manifest.unknown_value", "time.formats")
    asked = {question.key: question.choices for question in manifest.questions}
    if manifest.time.orders and set(asked.get("date_order", ())) != {answer for answer, _ in manifest.time.orders}:
        faults.add("manifest.missing_field", "question")
    timed = manifest.observations or manifest.event or manifest.position
    if timed and not manifest.time.columns:
        faults.add("manifest.missing_field", "time.column")
    if timed and not manifest.time.formats and _needs_formats(manifest):
        faults.add("manifest.missing_field", "time.formats")


def _families(manifest: Manifest) -> list[tuple[str, bool]]:
    """A manifest speaks of one kind of thing: what else it has is a fault."""
    return [
        ("observation", bool(manifest.observations)),
        ("event", manifest.event is not None),
        ("position", manifest.position is not None),
        ("record", manifest.record is not None),
        ("shape", bool(manifest.shape)),
    ]


def _decides(manifest: Manifest) -> bool:
    """Whether `[match]` says anything by which a file could be known; a calendar is known by itself."""
    match = manifest.match
    signs = (
        match.columns, match.text, match.sheets, match.root, match.namespace, match.elements, match.keys,
        match.starts, match.magic,
    )  # fmt: skip
    return any(signs) or manifest.reader == "calendar"


def _is_format(text: str, columns: int) -> bool:
    if text == EPOCH:
        return columns <= 1
    try:
        for part in text.split(" ", columns - 1) if columns > 1 else [text]:
            compile_format(part)
    except ValueError:
        return False
    return True


def _needs_formats(manifest: Manifest) -> bool:
    plain = manifest.time.rule != "epoch" and manifest.time.stamp != "period"
    return plain and manifest.reader not in _CELLS_HAVE_TIMES


def _check_zone(manifest: Manifest, faults: Faults) -> None:
    zone = manifest.time.zone
    if zone == "?":
        if "zone" not in {question.key for question in manifest.questions}:
            faults.add("manifest.missing_field", "question")
        return
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        faults.add("manifest.unknown_value", "time.zone")


def _check_observation(manifest: Manifest, rule: ObservationRule, place: str, faults: Faults) -> None:
    asked = {question.key: question.choices for question in manifest.questions}
    if rule.question and set(asked.get(rule.question, ())) != {answer for answer, _ in rule.properties}:
        faults.add("manifest.unknown_value", f"{place}.property")
    if bool(rule.unit) == bool(rule.unit_column):
        faults.add("manifest.missing_field", f"{place}.unit")
    if rule.difference and rule.negate:
        faults.add("manifest.unknown_value", f"{place}.negate")
    units = asked.get("unit", ()) if rule.unit == "?" else (rule.unit,) if rule.unit else ()
    if rule.unit == "?" and not units:
        faults.add("manifest.missing_field", "question")
    for _, word in rule.properties:
        if word not in OBSERVED_PROPERTIES:
            faults.add("manifest.unknown_value", f"{place}.property")
        else:
            for unit in units:
                _check_unit(replace(rule, unit=unit), word, place, faults)


def _check_unit(rule: ObservationRule, word: str, place: str, faults: Faults) -> None:
    found = conversion(rule.unit, OBSERVED_PROPERTIES[word].unit)
    if found is None:
        faults.add("manifest.unknown_value", f"{place}.unit")
    elif found.per_hour and rule.difference:
        faults.add("manifest.unknown_value", f"{place}.difference")
    elif found.per_hour and not _has_step(rule.time):
        faults.add("manifest.missing_field", "time.step")


def _has_step(time: TimeRule) -> bool:
    return bool(time.step) or time.rule == "elapsed-hours"


def _check_identifying(manifest: Manifest, faults: Faults) -> None:
    """What identifies somebody is never part of a label, a place's name or an attribute: those are shown."""
    event, record = manifest.event, manifest.record
    shown = [("record.label", template_columns(record.label))] if record is not None else []
    if event is not None:
        shown += [("event.label", template_columns(event.label)), ("event.from_column", (event.from_column,))]
        shown += [("event.to_column", (event.to_column,))]
        shown += [("event.attributes", tuple(name for name, _ in event.attributes))]
    for place, names in shown:
        if any(name and any_matches(name, manifest.identifying) for name in names):
            faults.add("manifest.identifying_shown", place)


def _check_sequence(manifest: Manifest, faults: Faults) -> None:
    time = manifest.time
    if time.rule == "sequence" and not time.origin:
        faults.add("manifest.missing_field", "time.origin")
    if time.rule == "sequence" and time.step not in ("constant", "column"):
        faults.add("manifest.missing_field", "time.step")
    if manifest.options.header_rows not in (1, 2):
        faults.add("manifest.unknown_value", "reader.header_rows")
