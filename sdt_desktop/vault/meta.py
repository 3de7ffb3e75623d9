"""What the database knows about itself: which vault it belongs to and which header it last saw.

The table `vault_meta` and `application_id` are made here; every other table and `user_version` by `schema`.
"""

from dataclasses import dataclass

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.connection import APPLICATION_ID, Connection

_TABLE = """
CREATE TABLE vault_meta (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  vault_id TEXT NOT NULL,
  created TEXT NOT NULL,
  header_generation INTEGER NOT NULL CHECK (header_generation >= 1)
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Meta:
    """`created` is RFC 3339; `header_generation` the number of the newest header that was fully written."""

    vault_id: str
    created: str
    header_generation: int


def create(connection: Connection, meta: Meta) -> None:
    """Inside the transaction that makes a new database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(_TABLE)
    connection.execute(
        "INSERT INTO vault_meta VALUES (1, ?, ?, ?)", (meta.vault_id, meta.created, meta.header_generation)
    )


def read(connection: Connection) -> Meta:
    """Raises vault.database_foreign where this is a database of something else."""
    if connection.scalar("PRAGMA application_id") != APPLICATION_ID or not _has_table(connection):
        raise SdtError("vault.database_foreign")
    row = connection.execute("SELECT vault_id, created, header_generation FROM vault_meta").fetchone()
    if row is None:
        raise SdtError("vault.database_foreign")
    return Meta(*row)


def _has_table(connection: Connection) -> bool:
    found = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'vault_meta'"
    return bool(connection.scalar(found))


def set_generation(connection: Connection, generation: int) -> None:
    with connection.transaction():
        connection.execute("UPDATE vault_meta SET header_generation = ?", (generation,))
