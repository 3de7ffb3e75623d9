"""From TOML text to a `Manifest`, noting all faults at once. Nothing is guessed and nothing unknown is let by."""

import re
import tomllib
from dataclasses import replace
from itertools import islice, product
from typing import Any

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.manifest import (
    CrossCheck,
    Manifest,
    MatchRule,
    PositionRule,
    QuestionRule,
    RecordRule,
    SkipRule,
    ThingRule,
    Words,
)
from sdt_desktop.importing.manifest_checks import check_manifest
from sdt_desktop.importing.manifest_columns import named_columns
from sdt_desktop.importing.manifest_series import (
    read_event,
    read_observations,
    read_quality,
    read_time,
    read_values,
)
from sdt_desktop.importing.manifest_table import Faults, Table
from sdt_desktop.importing.readers import READER_NAMES
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.model.streams import Source, ThingKind
from sdt_desktop.model.vocabulary import Domain

QUESTION_KEYS = ("direction", "year", "date_order", "zone", "meter")
CONFIDENCES = ("high", "medium", "low", "none")
TERRITORIES = (
    "la-rochelle", "lyon", "nantes", "rennes", "grand-paris", "helsinki", "amsterdam", "geneva", "barcelona",
    "brussels", "all",
)  # fmt: skip
_ID = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)+")
_MOST_HEADERS = 1000


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
    synonyms = top.texts_map("synonyms")
    match = _match(top.table("match"))
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
        match=match,
        thing=_thing(top.table("thing")),
        time=time,
        values=values,
        skips=tuple(_skip(table) for table in top.tables("skip")),
        observations=read_observations(top, time, values, quality),
        event=read_event(top),
        position=_position(top),
        record=_record(top),
        questions=tuple(_question(table) for table in top.tables("question")),
        cross_check=_cross_check(top),
        synonyms=synonyms,
        notices=_words_of(top, "notices", all_codes()),
        shape=top.text("shape", ""),
        shape_options=top.text_map("shape_options"),
        order_by=top.text("order_by", ""),
        generic=top.flag("generic"),
    )
    return replace(manifest, options=_completed(manifest))


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
        keys=table.texts("keys"),
        without_keys=table.texts("without_keys"),
        name=table.texts("name"),
    )
    table.finish()
    return rule


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
    )
    table.finish()
    return kind, options


def _completed(manifest: Manifest) -> ReadOptions:
    """The reader's options with what the rest of the manifest already says."""
    options = manifest.options
    nested = manifest.reader in ("json", "xml")
    known = dict(manifest.synonyms)
    return replace(
        options,
        headers=options.headers or tuple(_spelled(manifest.match.columns, known)),
        sheets=options.sheets or manifest.match.sheets,
        columns=options.columns or (named_columns(manifest) if nested else ()),
        zone=options.zone or ("" if manifest.time.zone == "?" else manifest.time.zone),
    )


def _spelled(alternatives: tuple[Words, ...], synonyms: dict[str, Words]) -> list[Words]:
    """Every header alternative in every spelling its columns are known by (bounded)."""
    spelled: list[Words] = []
    for names in alternatives:
        spellings = product(*((name, *synonyms.get(name, ())) for name in names))
        spelled.extend(islice(spellings, _MOST_HEADERS))
    return spelled


def _skip(table: Table) -> SkipRule:
    rule = SkipRule(table.text("column"), table.texts("values", ("",)), table.text("code", "skipped.other_quantity"))
    if rule.code not in all_codes() or not rule.code.startswith("skipped."):
        table.fault("manifest.unknown_value", "code")
    table.finish()
    return rule


def _position(top: Table) -> PositionRule | None:
    if "position" not in top:
        return None
    table = top.table("position")
    rule = PositionRule(
        table.text("latitude"),
        table.text("longitude"),
        1e-7 if table.word("scale", ("degrees", "e7"), "degrees") == "e7" else 1.0,
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
