"""Does an importer keep its promises? Manifest, sample, expectation, texts, and nobody else's claim."""

import json
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sdt_desktop.base.clock import Clock, FixedClock, parse_rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.catalogue import MANIFEST
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.figures import FileFigures
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource

EXPECTED = "expected.json"
SAMPLE_PREFIX = "sample"
CHECK_CLOCK = FixedClock(parse_rfc3339("2026-11-23T12:00:00Z"))
"""Expectations must not depend on the day: recurrences are unrolled from this one."""


def check_importer(folder: Traversable, others: Iterable[Importer] = (), clock: Clock = CHECK_CLOCK) -> list[SdtError]:
    """All that is wrong with an importer's folder, as `manifest.` codes; empty where it keeps its promises.

    `others` are the importers that must not claim its samples; generic ones may stand behind.
    """
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return [SdtError("manifest.not_found", id=folder.name)]
    manifest, faults = read_manifest(text, folder.name)
    if manifest is None:
        return faults
    importer = Importer(manifest)
    names = samples_of(folder)
    if not names:
        return [SdtError("manifest.sample_missing", id=importer.id)]
    every = [importer, *(other for other in others if other.id != importer.id)]
    return [fault for name in names for fault in _check_sample(folder, name, importer, every, clock)]


def samples_of(folder: Traversable) -> list[str]:
    """Names of the sample files, sorted."""
    return sorted(item.name for item in folder.iterdir() if item.name.startswith(SAMPLE_PREFIX))


def sample_source(folder: Traversable, name: str) -> ExportSource:
    path = folder / name
    return ExportSource.of_path(path) if isinstance(path, Path) else ExportSource.of_bytes(name, path.read_bytes())


def outcome_of(
    source: ExportSource, importer: Importer, answers: dict[str, str], clock: Clock = CHECK_CLOCK
) -> dict[str, Any]:
    """What reading the file gives, as the document that `expected.json` holds for a sample."""
    reading = Reading(source, importer, answers, DEFAULT_LIMITS, clock)
    if reading.questions:
        return {"questions": [question.key for question in reading.questions]}
    figures = FileFigures()
    for part in reading.parts():
        figures.add(part)
    return figures.json(reading.account)


def expected_of(folder: Traversable) -> dict[str, Any]:
    """Sample name -> `answers` and the outcome; empty where there is no expectation."""
    try:
        found: dict[str, Any] = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _check_sample(
    folder: Traversable, name: str, importer: Importer, every: list[Importer], clock: Clock
) -> list[SdtError]:
    source = sample_source(folder, name)
    faults = _check_claims(source, importer, every)
    expected = expected_of(folder).get(name)
    if not isinstance(expected, dict):
        return [*faults, SdtError("manifest.expected_missing", id=importer.id)]
    try:
        found = outcome_of(source, importer, expected.get("answers", {}), clock)
    except SdtError as error:
        return [*faults, SdtError("manifest.differs", id=importer.id, field=error.code)]
    away = [field for field in sorted({*found, *expected} - {"answers"}) if found.get(field) != expected.get(field)]
    return [*faults, *(SdtError("manifest.differs", id=importer.id, field=f"{name}: {field}") for field in away)]


def _check_claims(source: ExportSource, importer: Importer, every: list[Importer]) -> list[SdtError]:
    candidates = detect(source, every).candidates
    if not candidates or candidates[0].importer != importer.id:
        return [SdtError("manifest.not_identified", id=importer.id)]
    behind = {other.id for other in every if other.manifest.generic}
    claims = [one.importer for one in candidates[1:] if one.importer not in behind]
    return [SdtError("manifest.claimed_by_other", id=importer.id, other=other) for other in claims]
