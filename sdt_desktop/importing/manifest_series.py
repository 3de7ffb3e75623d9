"""The sections of a manifest that say what rows mean: time, values, quality, observations, events."""

from dataclasses import replace

from sdt_desktop.importing.manifest import EventRule, ObservationRule, PlaceRule, QualityRule, TimeRule, ValueRule
from sdt_desktop.importing.manifest_table import Table
from sdt_desktop.importing.normalise_words import UNIT_MS, duration_ms
from sdt_desktop.model.events import EventKind
from sdt_desktop.model.quality import Quality

RULES = ("local", "offset", "utc", "epoch", "elapsed-hours", "sequence")
STAMPS = ("start", "end", "instant", "day", "day-after", "gas-day", "period", "month", "year", "after")
BLANKS = ("missing", "none")
SCALES = ("degrees", "e7", "auto", "semicircles")
_QUALITIES = {quality.word: quality for quality in Quality}


def read_time(table: Table, base: TimeRule | None = None) -> TimeRule:
    """`base` gives what the table leaves out; without one, a zone is required."""
    known = base or TimeRule("")
    step, step_ms = _step(table, "step") if "step" in table else (known.step, known.step_ms)
    orders = table.texts_map("formats") if isinstance(table.raw("formats"), dict) else ()
    rule = TimeRule(
        zone=table.text("zone", known.zone) if base else table.text("zone"),
        columns=table.texts("columns") or table.texts("column", known.columns),
        formats=_all_formats(orders) if orders else table.texts("formats", known.formats),
        rule=table.word("rule", RULES, known.rule),
        stamp=table.word("stamp", STAMPS, known.stamp),
        step=step,
        step_ms=step_ms,
        step_column=table.text("step_column", known.step_column),
        pairs=table.texts("pairs") or table.texts("pair", known.pairs),
        hour_column=table.text("hour_column", known.hour_column),
        days_column=table.text("days_column", known.days_column),
        longest_ms=_longest(table, known.longest_ms),
        orders=orders or known.orders,
        origin=table.text("origin", known.origin),
        origin_rule=table.word("origin_rule", ("local", "utc", "offset"), known.origin_rule),
        closing=table.text("closing", known.closing),
        step_unit=table.text("step_unit", known.step_unit),
        add_column=table.text("add_column", known.add_column),
        add_unit=table.word("add_unit", UNIT_MS, known.add_unit),
        winter=table.texts_map("winter") or known.winter,
        midnight_ends=table.word("midnight", ("start", "end"), "end" if known.midnight_ends else "start") == "end",
        pair_included=table.flag("pair_included") or known.pair_included,
        first_month=table.number("first_month", 0) if "first_month" in table else known.first_month,
    )
    table.raw("column")
    table.raw("pair")
    table.finish()
    return replace(rule, step="column") if rule.step_column and not rule.step else rule


def _all_formats(orders: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    return tuple(text for _, formats in orders for text in formats)


def _longest(table: Table, default: int) -> int:
    text = table.text("longest", "")
    length = duration_ms(text) if text else default
    if length is None:
        table.fault("manifest.unknown_value", "longest")
    return length or 0


def _step(table: Table, name: str) -> tuple[str, int]:
    """A word, or a constant as ISO 8601 duration; calendar days (`P1D`) belong to `stamp = "day"`."""
    text = table.text(name, "")
    if text in ("", "neighbour", "pair"):
        return text, 0
    length = duration_ms(text)
    if not length:
        table.fault("manifest.unknown_value", name)
    return "constant", length or 0


def read_values(table: Table, base: ValueRule | None = None, *, alone: bool = True) -> ValueRule:
    """`base` gives what the table leaves out; `alone` is False inside an observation, which finishes itself."""
    base = base or ValueRule()
    rule = ValueRule(
        decimal=table.word("decimal", (",", "."), base.decimal),
        thousands=table.text("thousands", base.thousands),
        missing=table.texts("missing", base.missing),
        blank=table.word("blank", BLANKS, base.blank),
        strip=table.texts("strip", base.strip),
    )
    if alone:
        table.finish()
    return rule


def read_quality(top: Table, base: QualityRule | None = None) -> QualityRule:
    if "quality" not in top:
        return base or QualityRule()
    table = top.table("quality")
    pairs = table.text_map("values")
    if any(word != "missing" and word not in _QUALITIES for _, word in pairs):
        table.fault("manifest.unknown_value", "values")
    default = table.word("default", tuple(_QUALITIES), "measured")
    rule = QualityRule(
        table.text("column", ""),
        tuple((text, _QUALITIES.get(word)) for text, word in pairs),
        _QUALITIES.get(default, Quality.MEASURED),
    )
    table.finish()
    return rule


def read_observations(
    top: Table, time: TimeRule, values: ValueRule, quality: QualityRule
) -> tuple[ObservationRule, ...]:
    return tuple(_observation(table, time, values, quality) for table in top.tables("observation"))


def _observation(table: Table, time: TimeRule, values: ValueRule, quality: QualityRule) -> ObservationRule:
    question, properties = _properties(table)
    rule = ObservationRule(
        series=table.text("series"),
        properties=properties,
        question=question,
        column=table.text("column"),
        unit=table.text("unit", ""),
        unit_column=table.text("unit_column", ""),
        where=table.texts_map("where"),
        needs=table.texts("needs"),
        lacks=table.texts("lacks"),
        values=read_values(table, values, alone=False),
        quality=read_quality(table, quality),
        time=_own_time(table, time),
        negate=table.flag("negate"),
        zero_missing=table.flag("zero_missing"),
        difference=table.flag("difference"),
        digits=table.number("round", 0) if "round" in table else None,
        plus=table.texts("plus"),
        lasting=_lasting(table),
        together=table.text("together", ""),
        answers=table.texts_map("answers"),
    )
    table.finish()
    return rule


def _lasting(table: Table) -> tuple[int, ...]:
    """The shortest and the longest row of a series, in milliseconds."""
    bounds = [duration_ms(text) or 0 for text in table.texts("lasting")]
    if "lasting" in table and (len(bounds) != 2 or not 0 < bounds[0] <= bounds[1]):
        table.fault("manifest.unknown_value", "lasting")
    return tuple(bounds)


def _properties(table: Table) -> tuple[str, tuple[tuple[str, str], ...]]:
    value = table.raw("property")
    if isinstance(value, dict):
        pairs = dict(table.text_map("property"))
        question = pairs.pop("question", "")
        if not question:
            table.fault("manifest.missing_field", "property.question")
        return question, tuple(pairs.items())
    return "", (("", table.text("property")),)


def _own_time(table: Table, time: TimeRule) -> TimeRule:
    """An observation may stand at another stamp, or have another step or other columns, than its neighbours."""
    if "time" in table:
        time = read_time(table.table("time"), time)
    stamp = table.word("stamp", STAMPS, time.stamp)
    if "step" not in table:
        return replace(time, stamp=stamp)
    step, step_ms = _step(table, "step")
    return replace(time, stamp=stamp, step=step, step_ms=step_ms)


def read_event(top: Table) -> EventRule | None:
    if "event" not in top:
        return None
    table = top.table("event")
    all_day = table.raw("all_day")
    rule = EventRule(
        kind=table.member("kind", EventKind, EventKind.VISIT) if "kind" in table else None,
        kind_column=table.text("kind_column", ""),
        kinds=_kinds(table),
        label=table.text("label", ""),
        end_columns=table.texts("end_columns") or table.texts("end_column"),
        duration_column=table.text("duration_column", ""),
        duration_unit=table.word("duration_unit", ("s", "min", "h", "ms"), "s"),
        duration_unit_column=table.text("duration_unit_column", ""),
        all_day=all_day is True,
        all_day_column=all_day if isinstance(all_day, str) else "",
        amount_column=table.text("amount_column", ""),
        currency=table.text("currency", ""),
        currency_column=table.text("currency_column", ""),
        absolute=table.flag("absolute"),
        from_column=table.text("from_column", ""),
        to_column=table.text("to_column", ""),
        mode=table.text("mode", ""),
        mode_column=table.text("mode_column", ""),
        modes=table.text_map("modes"),
        distance_column=table.text("distance_column", ""),
        distance_unit=table.word("distance_unit", ("m", "km", "mi"), "m"),
        distance_unit_column=table.text("distance_unit_column", ""),
        attributes=table.text_map("attributes"),
        key=table.texts("key"),
        debit_column=table.text("debit_column", ""),
        credit_column=table.text("credit_column", ""),
        from_place=read_place(table, "from_"),
        to_place=read_place(table, "to_"),
        end_required=table.flag("end_required"),
        short_distance=table.number("short_distance", 0),
        short_duration=table.number("short_duration", 0),
    )
    if rule.end_required and not rule.end_columns:
        table.fault("manifest.missing_field", "end_column")
    table.raw("end_column")
    table.finish()
    return rule


def read_place(table: Table, prefix: str = "") -> PlaceRule | None:
    """`[position]` and, with a prefix, either end of an event; None where no column is named."""
    rule = PlaceRule(
        table.text(f"{prefix}latitude", ""),
        table.text(f"{prefix}longitude", ""),
        table.text(f"{prefix}point", ""),
        table.word("point_order", ("lat-lon", "lon-lat"), "lat-lon"),
        table.word("scale", SCALES, "degrees"),
    )
    if bool(rule.latitude) != bool(rule.longitude):
        table.fault("manifest.missing_field", f"{prefix}longitude" if rule.latitude else f"{prefix}latitude")
    return rule if rule.columns else None


def _kinds(table: Table) -> tuple[tuple[str, EventKind], ...]:
    known = {kind.value: kind for kind in EventKind}
    pairs = table.text_map("kinds")
    if any(word not in known for _, word in pairs):
        table.fault("manifest.unknown_value", "kinds")
    return tuple((text, known[word]) for text, word in pairs if word in known)
