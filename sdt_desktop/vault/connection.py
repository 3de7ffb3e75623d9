"""The one SQLCipher connection of an unlocked vault: settings, transactions, errors as codes.

The order of the statements in `_unlock` is the design's (vault § 6); each has a trap behind it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from sqlcipher3 import dbapi2

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import is_full
from sdt_desktop.vault.secrets import wipe
from sdt_desktop.vault.sqlite_errors import as_sdt_error, is_io_error

Mode = Literal["rw", "rwc", "ro"]
JournalMode = Literal["WAL", "DELETE"]
Params = Sequence[Any] | Mapping[str, Any]
T = TypeVar("T")

APPLICATION_ID = 0x53445456  # "SDTV"
BUSY_SECONDS = 5.0
_OK, _DENY = 0, 1
_ATTACH, _DETACH = 24, 25


def _mapped(place: Path | None, action: Callable[..., T], *args: Any) -> T:
    """Runs one SQLite call on `place` (None: in memory); what the environment did comes out as an `SdtError`."""
    try:
        return action(*args)
    except dbapi2.Error as error:
        known = as_sdt_error(error, place)
        if known is None:
            raise
        raise known from None


class Rows:
    """The result of one statement. Errors met while fetching (a damaged page) are codes as well."""

    __slots__ = ("_cursor", "_place")

    def __init__(self, cursor: Any, place: Path | None) -> None:
        self._cursor = cursor
        self._place = place

    def fetchone(self) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = _mapped(self._place, self._cursor.fetchone)
        return row

    def fetchall(self) -> list[tuple[Any, ...]]:
        return _mapped(self._place, self._cursor.fetchall)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while rows := _mapped(self._place, self._cursor.fetchmany, 256):
            yield from rows

    @property
    def rowcount(self) -> int:
        """Rows changed by the statement, -1 where that has no meaning."""
        return int(self._cursor.rowcount)

    @property
    def lastrowid(self) -> int:
        return int(self._cursor.lastrowid or 0)


class Connection:
    """Owned by the thread that opened it; a second one in the process is a mistake."""

    def __init__(self, raw: Any, place: Path | None) -> None:
        self._raw = raw
        self._place = place
        self._attach_allowed = False
        self._closed = False

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytearray,
        page_size: int = 4096,
        mode: Mode = "rw",
        journal_mode: JournalMode = "WAL",
        *,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Opens `path` with `key`, the text made by `secrets.sqlcipher_key`, which is overwritten with zeros.

        "rwc" makes the file (mode 0600) and refuses one that is there; "ro" changes nothing on the disk and
        leaves `journal_mode` as it is. Raises vault.exists, vault.cannot_open, vault.database_damaged (also for
        a wrong key: SQLite cannot tell them apart), vault.busy, vault.disk_full, vault.read_only.
        """
        try:
            if mode == "rwc":
                _make_private(path)
            wanted = "rw" if mode == "rwc" else mode
            raw = _mapped(
                path, _ready, path, key, page_size, wanted, None if mode == "ro" else journal_mode, busy_seconds
            )
        finally:
            wipe(key)
        return cls._guarded(raw, path)

    @classmethod
    def in_memory(cls) -> Self:
        """A scratch database that never touches the disk: the same store for looking at files without a vault."""
        raw = _mapped(None, _connect_memory)
        _mapped(None, _settle, raw, None)
        return cls._guarded(raw, None)

    @classmethod
    def _guarded(cls, raw: Any, place: Path | None) -> Self:
        connection = cls(raw, place)
        raw.set_authorizer(connection._authorise)
        return connection

    def _authorise(self, action: int, *_: str | None) -> int:
        """An attached file would be plaintext or carry our key; VACUUM attaches too (see `maintenance`)."""
        return _DENY if action in (_ATTACH, _DETACH) and not self._attach_allowed else _OK

    def execute(self, sql: str, params: Params = ()) -> Rows:
        return Rows(_mapped(self._place, self._raw.execute, sql, params), self._place)

    def executemany(self, sql: str, rows: Iterable[Params]) -> Rows:
        return Rows(_mapped(self._place, self._raw.executemany, sql, rows), self._place)

    def scalar(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, None without one."""
        row = self.execute(sql, params).fetchone()
        return None if row is None else row[0]

    @property
    def in_transaction(self) -> bool:
        return bool(self._raw.in_transaction)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; ROLLBACK when the body or the commit fails. Not to be nested."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … always ROLLBACK: an exact dry run."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self.in_transaction:  # a full disk makes SQLite roll back by itself
            self.execute("ROLLBACK")

    @contextmanager
    def maintenance(self) -> Iterator[None]:
        """Lets ATTACH through, for VACUUM and copies made by the vault's own functions."""
        self._attach_allowed = True
        try:
            yield
        finally:
            self._attach_allowed = False

    def interrupt(self) -> None:
        """Stops the running statement; the only method for other threads. It raises `Cancelled` there."""
        self._raw.interrupt()

    def close(self) -> None:
        """Moves the log into the database and closes; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except dbapi2.Error:  # a full or read-only disk: the log stays and is read at the next opening
            pass
        finally:
            self._raw.close()


def _make_private(path: Path) -> None:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise SdtError("vault.exists", name=path.parent.name) from None
    except OSError as error:
        raise SdtError("vault.disk_full" if is_full(error) else "vault.cannot_open") from None


def _ready(
    path: Path, key: bytearray, page_size: int, mode: str, journal_mode: JournalMode | None, busy_seconds: float
) -> Any:
    """An unlocked connection, also on a full disk: nobody is kept from looking.

    Where not even the 32 KiB of shared memory beside the database can be had, they are taken from this process's
    own memory, which the instance lock allows.
    """
    try:
        return _unlocked(path, key, page_size, mode, journal_mode, busy_seconds, alone=False)
    except dbapi2.Error as error:
        if mode == "ro" or not is_io_error(error):
            raise
    return _unlocked(path, key, page_size, mode, journal_mode, busy_seconds, alone=True)


def _unlocked(
    path: Path, key: bytearray, page_size: int, mode: str, journal_mode: JournalMode | None, busy_seconds: float,
    *, alone: bool,
) -> Any:  # fmt: skip
    raw = _connect(path, mode, busy_seconds)
    try:
        if alone:
            raw.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        _unlock(raw, key, page_size)
        _settle(raw, journal_mode)
    except BaseException:
        raw.close()
        raise
    return raw


def _connect(path: Path, mode: str, busy_seconds: float) -> Any:
    """`as_uri` escapes '#', '?', '%' and accents; an explicit mode never creates a missing file."""
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    return dbapi2.connect(uri, uri=True, isolation_level=None, timeout=busy_seconds)


def _connect_memory() -> Any:
    return dbapi2.connect(":memory:", isolation_level=None)


def _unlock(raw: Any, key: bytearray, page_size: int) -> None:
    raw.execute("PRAGMA cipher_log_level = NONE")  # before the key: SQLCipher would talk on stderr
    raw.set_key(key)
    raw.execute(f"PRAGMA cipher_page_size = {page_size:d}")
    raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first read: here a wrong key shows


def _settle(raw: Any, journal_mode: JournalMode | None) -> None:
    for setting in (
        "temp_store = MEMORY", "trusted_schema = OFF", "foreign_keys = ON", "cell_size_check = ON",
        "mmap_size = 0", "secure_delete = ON", "synchronous = FULL",
    ):  # fmt: skip
        raw.execute(f"PRAGMA {setting}").fetchall()
    if journal_mode is not None:
        raw.execute(f"PRAGMA journal_mode = {journal_mode}").fetchall()
