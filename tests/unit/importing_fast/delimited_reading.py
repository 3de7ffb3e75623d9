"""Reads text with the delimited reader, cutting it into pieces of any size."""

from dataclasses import dataclass, field
from unittest import mock

from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import delimited_chunks, reader
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem


@dataclass
class Read:
    """rows: line number and cells by column. told: problems and skipped rows as (line, code), by line."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)
    contexts: list[dict[str, str]] = field(default_factory=list)
    encodings: set[str] = field(default_factory=set)
    blocks: list[RawBlock] = field(default_factory=list)


def read(data: str | bytes, piece: int | None = None, limits: Limits = DEFAULT_LIMITS, **options) -> Read:
    raw = data.encode() if isinstance(data, str) else data
    found = Read()
    with mock.patch.object(delimited_chunks, "PIECE", piece or delimited_chunks.PIECE):
        source = ExportSource.of_bytes("export.csv", raw)
        for item in reader("delimited").read(source, ReadOptions(**options), limits):
            _keep(found, item)
    found.told.sort()
    return found


def _keep(found: Read, item: object) -> None:
    if isinstance(item, SkippedRow | RowProblem):
        found.told.append((item.row, item.code))
        return
    assert isinstance(item, RawBlock)
    assert len(item) > 0
    found.blocks.append(item)
    found.encodings.add(item.encoding)
    if dict(item.context) not in found.contexts:
        found.contexts.append(dict(item.context))
    texts = {name: column.texts() for name, column in item.columns.items()}
    for index, line in enumerate(item.rows.tolist()):
        found.rows.append((line, {name: cells[index] for name, cells in texts.items()}))
