"""The vault's folder on the disk: its few files, read with a bound and written so that none is ever half there."""

import errno
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import is_full
from sdt_desktop.vault.header import DATABASE_FILE, LIMIT

HEADER = "vault.json"
COPY = "vault.json.bak"
NEW = "vault.json.new"
LOCK = "lock"
KNOWN = frozenset({HEADER, COPY, NEW, LOCK, *(DATABASE_FILE + end for end in ("", "-wal", "-shm", "-journal"))})
SUFFIX = ".sdtvault"

_CONFLICT = re.compile(r"(data|vault).*\.(db|json)", re.IGNORECASE)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def disk_error(error: OSError) -> SdtError:
    """What the file system refused while writing, without the path in its message."""
    if is_full(error):
        return SdtError("vault.disk_full")
    return SdtError("vault.read_only" if error.errno in _READ_ONLY else "vault.io_failed")


@dataclass(frozen=True, slots=True)
class VaultFolder:
    path: Path

    @property
    def name(self) -> str:
        """The person's own name for it, the only part of the path that is ever shown."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def database(self) -> Path:
        return self.path / DATABASE_FILE

    @property
    def lock(self) -> Path:
        return self.path / LOCK

    def require(self) -> None:
        """Raises vault.not_found or vault.not_a_vault."""
        if not self.path.exists():
            raise SdtError("vault.not_found", name=self.name)
        if not any((self.path / name).is_file() for name in (HEADER, COPY)):
            raise SdtError("vault.not_a_vault", name=self.name)

    def read(self, name: str) -> bytes | None:
        """A header file, at most one byte more than allowed; None where it is missing."""
        try:
            with (self.path / name).open("rb") as handle:
                return handle.read(LIMIT + 1)
        except FileNotFoundError:
            return None
        except OSError:
            raise SdtError("vault.cannot_open") from None

    def write(self, name: str, data: bytes) -> None:
        """Replaces a header file as one step: new file, flush, rename, flush the folder.

        Raises vault.disk_full, vault.read_only, vault.io_failed; the old file is then still whole.
        """
        try:
            self._write_new(data)
            (self.path / NEW).replace(self.path / name)
            flush_folder(self.path)
        except OSError as error:
            with suppress(OSError):
                self.drop_left_over()
            raise disk_error(error) from None

    def _write_new(self, data: bytes) -> None:
        self.drop_left_over()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.path / NEW, flags, 0o600), "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())

    def drop_left_over(self) -> None:
        """What a killed `write` left behind; never a valid header that anybody relied on."""
        (self.path / NEW).unlink(missing_ok=True)

    def foreign_files(self) -> tuple[list[str], list[str]]:
        """Names that are not ours: copies made by a synchronising program, and all others."""
        names = sorted(path.name for path in self.path.iterdir() if path.name not in KNOWN)
        conflicts = [name for name in names if _CONFLICT.match(name)]
        return conflicts, [name for name in names if name not in conflicts]

    def readable_by_others(self) -> list[str]:
        """Names (".": the folder) that other users of the computer may read or write; POSIX only."""
        if os.name == "nt":
            return []
        ours = (path for path in self.path.iterdir() if path.name in KNOWN)
        loose = sorted(path.name for path in ours if path.stat().st_mode & 0o077)
        return (["."] if self.path.stat().st_mode & 0o077 else []) + loose


def flush_folder(path: Path) -> None:
    """Makes a rename durable; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
