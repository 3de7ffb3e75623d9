"""One changed file read, imported and judged: rows or a code, within seconds, and numbers that can be numbers."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.check import CHECK_CLOCK
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.figures import FileFigures
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.model.imports import ImportStatus, ObservationPart, Part, PositionPart
from tests.fuzz.mutations import mutated
from tests.importers.behaviour import CATALOGUE, SAMPLES, Sample, take_in, vault

BOUNDED = replace(DEFAULT_LIMITS, rows=200_000, file_bytes=8 << 20, document_bytes=64 << 20)
FIRST_MS, LAST_MS = -62_135_596_800_000 - 86_400_000, 253_402_300_800_000 + 86_400_000  # the years 1 to 9999


def case(seed: int, number: int) -> tuple[Sample, bytes]:
    """The same file for the same two numbers (and the same samples)."""
    chance = random.Random(f"{seed}:{number}")
    sample, other = SAMPLES[number % len(SAMPLES)], chance.choice(SAMPLES)
    return sample, mutated(chance, sample.data, other.data)


def judge(sample: Sample, data: bytes, *, look: bool = False, folder: Path | None = None) -> None:
    """Raises whatever is wrong. look: detection by the whole catalogue too. folder: import it into a vault too."""
    source = sample.source(data)
    if look:
        detect(source, CATALOGUE, BOUNDED)
    refused = _refusal(sample, data)
    assert not refused or refused in all_codes(), refused
    assert not refused or refused.startswith(("file.", "answer.")), refused
    if folder is not None and not refused:
        _take(sample, data, folder)


def _refusal(sample: Sample, data: bytes) -> str:
    """The code by which a file was refused, empty where it was read."""
    try:
        _read(sample, data)
    except SdtError as error:
        return error.code
    return ""


def _read(sample: Sample, data: bytes) -> None:
    reading = Reading(sample.source(data), CATALOGUE.get(sample.importer), sample.answers, BOUNDED, CHECK_CLOCK)
    if reading.questions:
        return
    figures = FileFigures()
    for part in reading.parts():
        _possible(part)
        figures.add(part)
    figures.json(reading.account)
    rows = reading.account.rows
    assert rows.read == rows.used + rows.skipped + rows.rejected
    assert all(problem.code in all_codes() for problem in reading.account.problems)


def _possible(part: Part) -> None:
    if isinstance(part, ObservationPart):
        block = part.block
        assert not np.isinf(block.value).any(), "an infinite value"
        assert (block.duration >= 0).all(), "a negative duration"
        assert ((block.start >= FIRST_MS) & (block.start <= LAST_MS)).all(), "a time out of this world"
    elif isinstance(part, PositionPart):
        latitude, longitude = part.block.latitude, part.block.longitude
        assert (np.abs(latitude.astype(np.int64)) <= 900_000_000).all()
        assert (np.abs(longitude.astype(np.int64)) <= 1_800_000_000).all()


def _take(sample: Sample, data: bytes, folder: Path) -> None:
    path = folder / sample.name
    path.write_bytes(data)
    with vault() as session:
        report = take_in(session, sample, path)
    assert report.status is not ImportStatus.FAILED, report.error
