"""Every sample of every importer as bytes to be changed, and a vault in memory to see what becomes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import CHECK_CLOCK, expected_of, outcome_of, samples_of
from sdt_desktop.importing.readers.delimited_layout import find_layout
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import FileReport
from sdt_desktop.services.import_exports import import_exports
from sdt_desktop.services.reading_files import ImportChoices, Work
from sdt_desktop.services.session import Session, session_of
from sdt_desktop.services.undo_import import undo_import
from sdt_desktop.vault import schema
from sdt_desktop.vault.connection import Connection

BOM = b"\xef\xbb\xbf"
CATALOGUE = load_catalogue()
LINES = ("delimited", "bank")
"""Readers of tables in text, where a row is a line."""
Outcome = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """One sample file of one importer, with the answers that its expectation was made with."""

    importer: str
    name: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.importer}/{self.name}"

    @property
    def data(self) -> bytes:
        return (importers_root() / self.importer / self.name).read_bytes()

    @property
    def reader(self) -> str:
        return CATALOGUE.get(self.importer).manifest.reader

    @property
    def is_text(self) -> bool:
        return not self.data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")) and b"\0" not in self.data

    @property
    def body(self) -> int:
        """Where the first data row begins; only for readers of lines."""
        text = self.data.removeprefix(BOM).decode(self.encoding)
        layout = find_layout(text, CATALOGUE.get(self.importer).manifest.options)
        skip = layout.skip if layout else 0
        return len(self.data) - sum(map(len, self.data.splitlines(keepends=True)[skip:]))

    @property
    def encoding(self) -> str:
        try:
            self.data.decode()
        except UnicodeDecodeError:
            return "cp1252"
        return "utf-8"

    @property
    def is_plain(self) -> bool:
        """Lines are rows, under one header."""
        return self.reader in LINES and self.body > 0 and self.data.count(self.data[: self.body].split(b"\n")[-2]) == 1

    def source(self, data: bytes | None = None, name: str | None = None) -> ExportSource:
        return ExportSource.of_bytes(name or self.name, self.data if data is None else data)

    def outcome(self, data: bytes | None = None, name: str | None = None) -> Outcome:
        """What the file says; raises what reading it raises."""
        return outcome_of(self.source(data, name), CATALOGUE.get(self.importer), self.answers)

    def outcome_or_code(self, data: bytes) -> Outcome | str:
        """What the file says, or the code by which it was refused."""
        try:
            return self.outcome(data)
        except SdtError as error:
            return error.code


def _samples() -> Iterator[Sample]:
    for importer in CATALOGUE.ids:
        folder = importers_root() / importer
        expected = expected_of(folder)
        for name in samples_of(folder):
            if name in expected:
                yield Sample(importer, name, expected[name]["answers"])


SAMPLES = tuple(_samples())


@contextmanager
def vault() -> Iterator[Session]:
    """An empty vault in memory, without the lock and the keys around it."""
    connection = Connection.in_memory()
    with connection.transaction():
        schema.create(connection)
    try:
        yield session_of(SimpleNamespace(connection=connection), CHECK_CLOCK)  # type: ignore[arg-type]
    finally:
        connection.close()


def take_in(session: Session, sample: Sample, path: Path) -> FileReport:
    """Imports one file by the sample's importer and answers."""
    choices = ImportChoices(sample.importer, sample.answers, keep_original=False)
    return import_exports(session, [path], choices, Work(CHECK_CLOCK))[0]


def take_back(session: Session, report: FileReport) -> None:
    assert report.batch is not None
    undo_import(session, report.batch)


def view(session: Session) -> dict[str, list[Any]]:
    """The current view of all that a vault holds, without source rows and without what numbers imports."""
    return {
        "observations": sorted(_observations(session)),
        "events": sorted(repr(replace(event, row=0)) for event in session.store.events()),
        "records": sorted(repr(replace(record, row=0)) for record in session.store.records()),
        "positions": sorted(_positions(session)),
    }


def _observations(session: Session) -> Iterator[tuple[Any, ...]]:
    for stream in session.store.streams():
        block = session.store.observations(stream.id)
        key = (*astuple(stream.key),)
        for start, duration, value, quality in zip(
            block.start.tolist(), block.duration.tolist(), block.value, block.quality.tolist(), strict=True
        ):
            yield (repr(key), start, duration, "missing" if np.isnan(value) else f"{value:.9g}", quality)


def _positions(session: Session) -> Iterator[tuple[Any, ...]]:
    for track in session.store.position_things():
        block = session.store.positions(track.id)
        columns = (block.time, block.latitude, block.longitude)
        yield from ((repr(track.thing), *point) for point in zip(*(one.tolist() for one in columns), strict=True))
