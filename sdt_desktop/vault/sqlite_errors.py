"""SQLite's result codes as codes of the program. SQLite's own texts are never shown."""

from pathlib import Path

from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.base.files import has_no_room

_CODES = {
    5: "vault.busy",  # BUSY: another process writes
    6: "vault.busy",  # LOCKED
    8: "vault.read_only",
    10: "vault.io_failed",
    11: "vault.database_damaged",  # CORRUPT: met on a page
    13: "vault.disk_full",
    14: "vault.cannot_open",
    26: "vault.database_damaged",  # NOTADB: first page or wrong key
}
_INTERRUPT, _IO = 9, 10


def as_sdt_error(error: Exception, database: Path | None = None) -> SdtError | Cancelled | None:
    """The code for what computer, disk or file did; None for a mistake of ours (syntax, constraint).

    SQLite calls only ENOSPC a full disk. A quota, a limit of size, a full disk met by its shared memory are
    "I/O error" to it, so the disk of `database` is asked.
    """
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary == _INTERRUPT:
        return Cancelled()
    if primary == _IO and database is not None and has_no_room(database.parent, largest_file(database)):
        return SdtError("vault.disk_full")
    code = _CODES.get(primary)
    return None if code is None else SdtError(code)


def is_io_error(error: Exception) -> bool:
    """Which of them the libraries do not tell: the extended code is not handed on."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == _IO


def largest_file(database: Path) -> int:
    """Bytes of the longest file that SQLite writes to."""
    ours = (database.with_name(database.name + end) for end in ("", "-wal", "-journal"))
    return max((path.stat().st_size for path in ours if path.exists()), default=0)
