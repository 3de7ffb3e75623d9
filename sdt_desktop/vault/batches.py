"""Import batches: one row a file taken in, kept also when undone."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.imports import (
    ImportBatch,
    ItemCounts,
    ObservationCounts,
    Params,
    ReadAccount,
    RowCounts,
    RowProblem,
)
from sdt_desktop.model.period import from_ms
from sdt_desktop.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What identifies an import: same file, same importer and version, same answers."""

    file: str
    sha256: str
    importer: str
    importer_version: int
    answers: Mapping[str, str]

    @property
    def answers_text(self) -> str:
        return json.dumps(dict(self.answers), sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What one file brought, by kind."""

    rows: RowCounts
    observations: ObservationCounts
    events: ItemCounts
    positions: ItemCounts
    records: ItemCounts

    @staticmethod
    def none() -> "BatchCounts":
        return BatchCounts(RowCounts(), ObservationCounts(), ItemCounts(), ItemCounts(), ItemCounts())

    def text(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def read(text: str) -> "BatchCounts":
        found = json.loads(text)
        return BatchCounts(
            RowCounts(**found["rows"]), ObservationCounts(**found["observations"]), ItemCounts(**found["events"]),
            ItemCounts(**found["positions"]), ItemCounts(**found["records"]),
        )  # fmt: skip


def begin(connection: Connection, facts: FileFacts, now_ms: int) -> tuple[int, str]:
    """A new batch: its number and its public name, `b-2026-11-23-0001`."""
    name = _next_name(connection, now_ms)
    # An import later than another wins over it, also where the computer's clock was put back in between.
    order = max(now_ms, connection.scalar("SELECT coalesce(max(order_ms), ?) FROM batch", (now_ms,)))
    made = connection.execute(
        "INSERT INTO batch (name, file, sha256, importer, importer_version, answers, imported_at_ms, order_ms,"
        " counts, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            name, facts.file, facts.sha256, facts.importer, facts.importer_version, facts.answers_text, now_ms, order,
            BatchCounts.none().text(), _account_text(ReadAccount(RowCounts())),
        ),
    )  # fmt: skip
    return made.lastrowid, name


def _next_name(connection: Connection, now_ms: int) -> str:
    day = f"b-{from_ms(now_ms):%Y-%m-%d}-"
    last = connection.scalar(
        "SELECT max(cast(substr(name, ?) AS INTEGER)) FROM batch WHERE substr(name, 1, ?) = ?",
        (len(day) + 1, len(day), day),
    )
    return f"{day}{(last or 0) + 1:04d}"


def settle_order(connection: Connection, batch: int, stamp_ms: int | None) -> None:
    """Orders a batch by its file's own creation stamp, which cannot lie after its import."""
    if stamp_ms is not None:
        connection.execute("UPDATE batch SET order_ms = min(imported_at_ms, ?) WHERE id = ?", (stamp_ms, batch))


def finish(connection: Connection, batch: int, counts: BatchCounts, account: ReadAccount) -> None:
    connection.execute(
        "UPDATE batch SET counts = ?, account = ? WHERE id = ?", (counts.text(), _account_text(account), batch)
    )


def mark_undone(connection: Connection, batch: int, now_ms: int) -> None:
    connection.execute("UPDATE batch SET undone_at_ms = ?, original = NULL WHERE id = ?", (now_ms, batch))


_COLUMNS = """
SELECT b.name, b.file, b.sha256, b.importer, b.importer_version, b.imported_at_ms, b.undone_at_ms, b.counts,
  b.original, coalesce(o.bytes, 0)
FROM batch b LEFT JOIN original o ON o.sha256 = b.original
"""


def _batch(row: tuple[Any, ...]) -> ImportBatch:
    name, file, sha256, importer, version, imported, undone, counts_text, original, size = row
    counts = BatchCounts.read(counts_text)
    return ImportBatch(
        name, file, sha256, importer, version, imported, undone, counts.rows, counts.observations, counts.events,
        counts.positions, counts.records, original is not None, size,
    )  # fmt: skip


def listed(connection: Connection) -> tuple[ImportBatch, ...]:
    """All of them, undone ones too, in the order of import."""
    return tuple(_batch(row) for row in connection.execute(_COLUMNS + "ORDER BY b.id"))


def named(connection: Connection, name: str) -> ImportBatch:
    """Raises vault.no_such_batch."""
    row = connection.execute(_COLUMNS + "WHERE b.name = ?", (name,)).fetchone()
    if row is None:
        raise SdtError("vault.no_such_batch", batch=name)
    return _batch(row)


def number_of(connection: Connection, name: str) -> int:
    """Raises vault.no_such_batch."""
    found = connection.scalar("SELECT id FROM batch WHERE name = ?", (name,))
    if found is None:
        raise SdtError("vault.no_such_batch", batch=name)
    return int(found)


def held(connection: Connection, facts: FileFacts) -> ImportBatch | None:
    """The batch that already holds this import and was not undone."""
    row = connection.execute(
        _COLUMNS + "WHERE b.sha256 = ? AND b.importer = ? AND b.importer_version = ? AND b.answers = ?"
        " AND b.undone_at_ms IS NULL ORDER BY b.id DESC",
        (facts.sha256, facts.importer, facts.importer_version, facts.answers_text),
    ).fetchone()
    return None if row is None else _batch(row)


def account(connection: Connection, name: str) -> ReadAccount:
    """What its reading noted: problems, notices, skipped and rejected rows. Raises vault.no_such_batch."""
    number = number_of(connection, name)
    found = json.loads(connection.scalar("SELECT account FROM batch WHERE id = ?", (number,)))
    return ReadAccount(
        RowCounts(**found["rows"]),
        tuple((code, number) for code, number in found["skipped"]),
        tuple((code, number) for code, number in found["rejected"]),
        tuple(RowProblem(row, code, params_read(params)) for row, code, params in found["problems"]),
        tuple((code, params_read(params)) for code, params in found["notices"]),
        found["encoding"],
        found["order_stamp_ms"],
    )


def params_read(found: list[list[Any]]) -> Params:
    return tuple((name, value) for name, value in found)


def _account_text(told: ReadAccount) -> str:
    return json.dumps(
        {
            "rows": asdict(told.rows),
            "skipped": told.skipped,
            "rejected": told.rejected,
            "problems": [(problem.row, problem.code, problem.params) for problem in told.problems],
            "notices": told.notices,
            "encoding": told.encoding,
            "order_stamp_ms": told.order_stamp_ms,
        },
        ensure_ascii=False,
    )
