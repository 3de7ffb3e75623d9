"""Importers a person wrote or was given: bounded, able to describe columns and nothing else.

They are checked more strictly than bundled ones, never called reviewed, never stand in for a bundled one, and come
after them.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.model.imports import OWN_PREFIX, is_own_importer

NOTICE = "source.not_reviewed"
MOST_BYTES = 64 * 1024
_ID = re.compile(r"own(-[a-z0-9]{1,40}){1,8}")
_SECTIONS = frozenset({
    "id", "version", "sector", "territories", "confidence", "name", "howto", "source", "reader", "match", "thing",
    "identifying", "time", "values", "quality", "skip", "observation", "event", "position", "question", "notices",
})  # fmt: skip
_READERS = ("delimited", "spreadsheet", "json")
_LONGEST_TEXT = 500
_LONGEST_FORMAT = 40
_MOST_STARS = 4
_MOST_TEXTS = 2000
_DEEPEST = 6
_WORD = re.compile(r"%.")


def own_id(wanted: str) -> str:
    """The id a person asked for, with the prefix; `manifest.unknown_value` for what is no id."""
    found = wanted if is_own_importer(wanted) else OWN_PREFIX + wanted
    if not _ID.fullmatch(found):
        raise SdtError("manifest.unknown_value", id=wanted[:60], field="id")
    return found


def read_own_manifest(text: str, manifest_id: str) -> tuple[Manifest | None, list[SdtError]]:
    """Like `read_manifest`, refusing first what is too large, too deep or beyond describing columns."""
    faults = list(_faults(text, manifest_id))
    return (None, faults) if faults else read_manifest(text, manifest_id)


def _faults(text: str, manifest_id: str) -> Iterator[SdtError]:
    if not _ID.fullmatch(manifest_id):
        yield SdtError("manifest.unknown_value", id=manifest_id, field="id")
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        yield SdtError("manifest.too_large", id=manifest_id)
        return
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        yield SdtError("manifest.not_toml", id=manifest_id)
        return
    for name in raw:
        if name not in _SECTIONS:
            yield SdtError("manifest.not_for_own", id=manifest_id, field=name[:60])
    reader = raw.get("reader")
    if not isinstance(reader, dict) or reader.get("kind") not in _READERS:
        yield SdtError("manifest.not_for_own", id=manifest_id, field="reader.kind")
    yield from _bounded(raw, manifest_id)


def _bounded(raw: dict[str, Any], manifest_id: str) -> Iterator[SdtError]:
    for count, (place, value, depth) in enumerate(_all(raw, "", 0)):
        if depth > _DEEPEST or count > _MOST_TEXTS:
            yield SdtError("manifest.too_large", id=manifest_id)
            return
        if isinstance(value, str) and not _is_fit(place, value):
            yield SdtError("manifest.unknown_value", id=manifest_id, field=place[:60])


def _is_fit(place: str, text: str) -> bool:
    """No text that is too long, holds invisible signs, or makes a pattern or a format explode."""
    if len(text) > _LONGEST_TEXT or text.count("*") > _MOST_STARS:
        return False
    if any(not sign.isprintable() and sign not in "\t\u00a0\u202f\u2009" for sign in text):
        return False
    words = _WORD.findall(text) if ".formats" in place else []
    return len(words) == len(set(words)) and (not words or len(text) <= _LONGEST_FORMAT)


def _all(value: Any, place: str, depth: int) -> Iterator[tuple[str, Any, int]]:
    """Every key and every value below, with its place; deeper than allowed is told once and not walked."""
    yield place, value, depth
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{place}.{key[:20]}", key, depth
            yield from _all(inner, f"{place}.{key[:20]}", depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _all(inner, place, depth + 1)


def notes_of(manifest: Manifest, columns: int) -> str:
    """What goes with an own importer: where it comes from, in words, without anything from the file."""
    facts = {"reader": manifest.reader, "columns": columns, "series": len(manifest.observations)}
    return (
        "# An importer described by a person\n\n"
        "Made with “Describe this file”. Confidence: none. Not reviewed: nobody has checked it but its author.\n"
        "It holds headings and choices, never a value of a file.\n\n"
        f"{json.dumps(facts)}\n"
    )
