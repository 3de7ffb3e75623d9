"""SQLite's result codes as codes of the program. SQLite's own texts are never shown."""

from sdt_desktop.base.errors import Cancelled, SdtError

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
_INTERRUPT = 9


def as_sdt_error(error: Exception) -> SdtError | Cancelled | None:
    """The code for what computer, disk or file did; None for a mistake of ours (syntax, constraint)."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary == _INTERRUPT:
        return Cancelled()
    code = _CODES.get(primary)
    return None if code is None else SdtError(code)
