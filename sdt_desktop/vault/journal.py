"""What the program did, as codes with parameters, and small notes of the vault itself."""

import json

from sdt_desktop.model.imports import JournalEntry
from sdt_desktop.vault.batches import params_read
from sdt_desktop.vault.connection import Connection

_VISIT = "last_visit_ms"


def add(connection: Connection, now_ms: int, code: str, params: dict[str, str | float | None], outside: str) -> None:
    text = json.dumps(list(params.items()), ensure_ascii=False)
    connection.execute(
        "INSERT INTO journal (at_ms, code, params, outside) VALUES (?, ?, ?, ?)", (now_ms, code, text, outside)
    )


def listed(connection: Connection, limit: int | None) -> tuple[JournalEntry, ...]:
    """The newest first; `limit` None is all."""
    rows = connection.execute(
        "SELECT id, at_ms, code, params, outside FROM journal ORDER BY id DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return tuple(
        JournalEntry(number, at_ms, code, params_read(json.loads(params)), outside)
        for number, at_ms, code, params, outside in rows
    )


def setting(connection: Connection, name: str) -> str | None:
    """A small text that the vault keeps, None without."""
    found: str | None = connection.scalar("SELECT value FROM setting WHERE name = ?", (name,))
    return found


def set_setting(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def note_visit(connection: Connection, now_ms: int) -> int | None:
    """Marks this visit; gives the one before, None at the first."""
    before = setting(connection, _VISIT)
    set_setting(connection, _VISIT, str(now_ms))
    return None if before is None else int(before)
