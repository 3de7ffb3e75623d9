"""Blocks and manifests for tests of the heart of importing, without any reader."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.normalise import Normaliser
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.rows import CellColumn, RawBlock
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.imports import ObservationPart, Part, ReadAccount

HEAD = """
id = "xx-test"
version = 1
sector = "electricity"
territories = []
confidence = "high"
name = { fr = "Essai", en = "Test" }
howto = { fr = "Essai", en = "Test" }
source = { id = "xx", names = { fr = "X", en = "X" } }
reader = { kind = "delimited" }
match = { columns = ["T"] }
thing = { kind = "meter" }
"""


def manifest_of(body: str, head: str = HEAD) -> Manifest:
    manifest, faults = read_manifest(head + body, "xx-test")
    assert manifest is not None, [(fault.code, fault.params) for fault in faults]
    return manifest


def block_of(table: str, first_row: int = 2, context: dict[str, str] | None = None) -> RawBlock:
    """A block from lines of cells cut at `;`, the first line being the header."""
    header, *lines = [line.split(";") for line in table.strip().splitlines()]
    cells = [[cell.strip() for cell in line] for line in lines]
    columns = {name.strip(): CellColumn([line[at] for line in cells]) for at, name in enumerate(header)}
    rows = np.arange(first_row, first_row + len(lines), dtype=np.int32)
    return RawBlock(columns, rows, context or {})


def normalised(
    manifest: Manifest, blocks: Sequence[RawBlock], answers: dict[str, str] | None = None
) -> tuple[list[Part], ReadAccount]:
    tally = Tally(DEFAULT_LIMITS.problems)
    normaliser = Normaliser(manifest, answers or {}, tally, DEFAULT_LIMITS)
    parts = [part for block in blocks for part in normaliser.take(block)]
    parts.extend(normaliser.finish())
    account = tally.account()
    assert account.rows.read == account.rows.used + account.rows.skipped + account.rows.rejected
    return parts, account


def series(parts: Sequence[Part], name: str | None = None) -> ObservationBlock:
    """All readings of one series (or of the only one), joined in file order."""
    found = [part for part in parts if isinstance(part, ObservationPart)]
    return ObservationBlock.joined([part.block for part in found if name in (None, part.stream.series)])


def utc(stamps: Sequence[int]) -> list[str]:
    """Epoch milliseconds as short UTC text."""
    return [datetime.fromtimestamp(stamp / 1000, UTC).strftime("%Y-%m-%d %H:%M") for stamp in stamps]
