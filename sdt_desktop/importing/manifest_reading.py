"""From TOML text to a `Manifest`, noting all faults at once. Nothing is guessed and nothing unknown is let by."""

import re
import tomllib
from dataclasses import replace
from typing import Any

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.manifest import (
    CrossCheck,
    Manifest,
    MatchRule,
    PlaceRule,
    PositionRule,
    QuestionRule,
    RecordRule,
    SkipRule,
    TableRule,
    ThingRule,
    Words,
)
from sdt_desktop.importing.manifest_checks import check_manifest
from sdt_desktop.importing.manifest_series import (
    read_event,
    read_observations,
    read_place,
    read_quality,
    read_time,
    read_values,
)
from sdt_desktop.importing.manifest_table import Faults, Table
from sdt_desktop.importing.manifest_tables import completed, read_selector, skip_code
from sdt_desktop.importing.readers import READER_NAMES
from sdt_desktop.importing.readers.base import CarryRule, ReadOptions, UnpivotRule
from sdt_desktop.model.streams import Source, ThingKind
from sdt_desktop.model.vocabulary import Domain

QUESTION_KEYS = ("direction", "year", "date_order", "zone", "meter", "unit")
CONFIDENCES = ("high", "medium", "low", "none")
TERRITORIES = (
    "la-rochelle", "lyon", "nantes", "rennes", "grand-paris", "helsinki", "amsterdam", "geneva", "barcelona",
    "brussels", "all",
)  # fmt: skip
_ID = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)+")


def read_manifest(text: str, manifest_id: str) -> tuple[Manifest | None, list[SdtError]]:
    """The manifest of `manifest_id` (its folder's name) and everything wrong with it; None where faults exist."""
    faults = Faults(manifest_id)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None, [SdtError("manifest.not_toml", id=manifest_id)]
    top = Table(raw, "", faults)
    manifest = _manifest(top)
    top.finish()
    if not faults.found:
        check_manifest(manifest, faults)
    return (None if faults.found else manifest), faults.found


def _manifest(top: Table) -> Manifest:
    reader, options = _reader(top.table("reader"))
    time, values, quality = read_time(top.table("time")), read_values(top.table("values")), read_quality(top)
    manifest = Manifest(
        id=_id(top),
        version=top.number("version"),
        sector=top.word("sector", {domain.value for domain in Domain}),
        territories=_words_of(top, "territories", TERRITORIES),
        confidence=top.word("confidence", CONFIDENCES),
        name=top.languages("name"),
        howto=top.languages("howto"),
        source=_source(top.table("source")),
        reader=reader,
        options=options,
        match=_match(top.table("match")),
        thing=_thing(top.table("thing")),
        time=time,
        values=values,
        quality=quality,
        skips=tuple(_skip(table) for table in top.tables("skip")),
        observations=read_observations(top, time, values, quality),
        event=read_event(top),
        position=_position(top),
        record=_record(top),
        questions=tuple(_question(table) for table in top.tables("question")),
        cross_check=_cross_check(top),
        synonyms=top.texts_map("synonyms"),
        notices=_words_of(top, "notices", all_codes()),
        shape=top.text("shape", ""),
        shape_options=top.text_map("shape_options"),
        order_by=top.text("order_by", ""),
        row_total=top.text("row_total", ""),
        generic=top.flag("generic"),
        identifying=top.texts("identifying"),
    )
    tables = tuple(_table(part, manifest) for part in top.tables("table"))
    return completed(replace(manifest, tables=tables))


def _table(part: Table, above: Manifest) -> TableRule:
    """A table's own sections; what it leaves out holds as at the top."""
    options = read_selector(part)
    time = read_time(part.table("time"), above.time) if "time" in part else above.time
    values = read_values(part.table("values"), above.values) if "values" in part else above.values
    quality = read_quality(part, above.quality)
    rules = replace(
        above,
        table=options.name,
        thing=_thing(part.table("thing")) if "thing" in part else above.thing,
        time=time,
        values=values,
        quality=quality,
        skips=tuple(_skip(table) for table in part.tables("skip")) if "skip" in part else above.skips,
        observations=read_observations(part, time, values, quality),
        event=read_event(part),
        position=_position(part),
        record=_record(part),
        cross_check=_cross_check(part),
        shape=part.text("shape", ""),
        shape_options=part.text_map("shape_options"),
    )
    part.finish()
    return TableRule(options, rules)


def _id(top: Table) -> str:
    found = top.text("id")
    if found and (found != top.faults.id or not _ID.fullmatch(found)):
        top.fault("manifest.unknown_value", "id")
    return found


def _words_of(top: Table, name: str, known: Any) -> Words:
    if name not in top and name == "territories":
        top.fault("manifest.missing_field", name)
    found = top.texts(name)
    if any(word not in known for word in found):
        top.fault("manifest.unknown_value", name)
    return found


def _source(table: Table) -> Source:
    source = Source(table.text("id"), table.languages("names"))
    table.finish()
    return source


def _thing(table: Table) -> ThingRule:
    rule = ThingRule(
        table.member("kind", ThingKind, ThingKind.ACCOUNT),
        table.text("column", ""),
        table.text("context", ""),
        table.numbers("digits"),
    )
    table.finish()
    return rule


def _match(table: Table) -> MatchRule:
    rule = MatchRule(
        columns=table.text_lists("columns"),
        without=table.texts("without"),
        text=table.texts("text"),
        without_text=table.texts("without_text"),
        sheets=table.texts("sheets"),
        root=table.text("root", ""),
        namespace=table.text("namespace", ""),
        elements=table.texts("elements"),
        keys=table.text_lists("keys"),
        without_keys=table.texts("without_keys"),
        starts=table.texts("starts"),
        magic=tuple(_magic(table, text) for text in table.texts("magic")),
        name=table.texts("name"),
    )
    table.finish()
    return rule


def _magic(table: Table, text: str) -> tuple[bytes, int]:
    """`2E464954@8`: bytes in hexadecimal and where they stand."""
    digits, _, offset = text.partition("@")
    try:
        return bytes.fromhex(digits), int(offset or 0)
    except ValueError:
        table.fault("manifest.unknown_value", "magic")
        return b"", 0


def _reader(table: Table) -> tuple[str, ReadOptions]:
    blank = ReadOptions()
    kind = table.word("kind", READER_NAMES)
    options = ReadOptions(
        headers=table.text_lists("headers"),
        other_headers=table.text_lists("other_headers"),
        header_within=table.number("header_within", blank.header_within),
        headerless=table.texts("headerless"),
        encodings=table.texts("encodings", blank.encodings),
        delimiters=table.texts("delimiters"),
        preamble_starts=table.texts("preamble_starts"),
        sheets=table.texts("sheets"),
        path=table.text("path", ""),
        columns=table.texts("columns"),
        context=table.text_map("context"),
        zone=table.text("zone", ""),
        first_day=table.text("first_day", ""),
        last_day=table.text("last_day", ""),
        header_rows=table.number("header_rows", blank.header_rows),
        carry=_carry(table),
        unpivot=_unpivot(table),
        first_of=table.texts_map("first_of"),
        otherwise=skip_code(table, "else"),
    )
    table.finish()
    return kind, options


def _carry(reader: Table) -> CarryRule | None:
    if "carry" not in reader:
        return None
    table = reader.table("carry")
    rule = CarryRule(table.text("column"), table.text("as"), table.text("format"))
    table.finish()
    return rule


def _unpivot(reader: Table) -> UnpivotRule | None:
    if "unpivot" not in reader:
        return None
    table = reader.table("unpivot")
    rule = UnpivotRule(table.texts("columns"), table.text("label"), table.text("value"))
    table.finish()
    return rule


def _skip(table: Table) -> SkipRule:
    column, values = table.text("column"), table.texts("values", ("",))
    rule = SkipRule(column, values, skip_code(table, "code"), table.flag("last"), table.texts_map("where"))
    table.finish()
    return rule


def _position(top: Table) -> PositionRule | None:
    if "position" not in top:
        return None
    table = top.table("position")
    place = read_place(table)
    if place is None:
        table.fault("manifest.missing_field", "latitude")
    rule = PositionRule(
        place or PlaceRule(),
        table.text("accuracy", ""),
        table.text("altitude", ""),
        table.text("segment", ""),
    )
    table.finish()
    return rule


def _record(top: Table) -> RecordRule | None:
    if "record" not in top:
        return None
    table = top.table("record")
    rule = RecordRule(table.text("kind"), table.text("label", ""), table.texts("key"), table.texts("columns"))
    table.finish()
    return rule


def _question(table: Table) -> QuestionRule:
    rule = QuestionRule(
        table.word("key", QUESTION_KEYS),
        table.texts("choices"),
        table.texts_map("from_name"),
        table.texts_map("from_text"),
        table.texts("asked_if"),
        table.texts("not_if"),
    )
    for field, found in (("from_name", rule.from_name), ("from_text", rule.from_text)):
        if any(answer not in rule.choices for answer, _ in found):
            table.fault("manifest.unknown_value", field)
    table.finish()
    return rule


def _cross_check(top: Table) -> CrossCheck | None:
    if "cross_check" not in top:
        return None
    table = top.table("cross_check")
    rule = CrossCheck(table.text("index"), table.text("column"))
    table.finish()
    return rule
