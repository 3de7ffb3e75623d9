"""One openable export: a file, a member of an archive, or bytes; always streamed, never unpacked to disk."""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from sdt_desktop.base.errors import SdtError

_CHUNK = 1 << 20
_LONG = 8 << 20  # bytes whose hash is worth a thread
_Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """A file or member that is not looked into, with the reason."""

    file: str
    error: SdtError


class ExportSource:
    """A file as readers see it.

    name: base name, or `archive.zip/member.csv`; never where it lies on the computer. size: bytes once unpacked
    (for gzip what its trailer says). Opening raises `SdtError` with `file.cannot_open`, `file.not_found`
    or `file.damaged`.
    """

    def __init__(
        self, name: str, size: int, opener: Callable[[], BinaryIO], stamp: Callable[[], _Stamp] | None = None
    ) -> None:
        self.name = name
        self.size = size
        self._opener = opener
        self._stamp = stamp
        self._stamped = stamp() if stamp else None
        self._head = b""
        self._hashing: Thread | None = None
        self._digest = ""

    def __repr__(self) -> str:
        return "ExportSource()"

    @classmethod
    def of_path(cls, path: Path) -> "ExportSource":
        """A file on disk."""
        return cls(path.name, _stamp_of(path)[0], lambda: _open(path), lambda: _stamp_of(path))

    @classmethod
    def of_bytes(cls, name: str, data: bytes) -> "ExportSource":
        """Bytes in memory (tests, drafts)."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    def open(self) -> BinaryIO:
        """A fresh binary stream from the start; the caller closes it."""
        return self._opener()

    def head(self, count: int = 65_536) -> bytes:
        """The first `count` bytes, fewer where the file is shorter; remembered."""
        if len(self._head) < min(count, self.size) or not self._head:
            with self.open() as stream:
                self._head = _read_exactly(stream, count)
        return self._head[:count]

    def chunks(self) -> Iterator[bytes]:
        """The whole content, one mebibyte at a time."""
        with self.open() as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk

    @cached_property
    def sha256(self) -> str:
        """Lower-case hex of the whole content."""
        if self._hashing is not None:
            self._hashing.join()
        return self._digest or self._hashed()

    def hash_ahead(self) -> None:
        """Begins with `sha256` in a thread, for a large file on disk; what fails there fails where it is asked for."""
        if self._stamp is None or self.size < _LONG or self._hashing is not None:
            return
        self._hashing = Thread(target=self._note_digest, name="hash", daemon=True)
        self._hashing.start()

    def _note_digest(self) -> None:
        with suppress(SdtError, OSError):
            self._digest = self._hashed()

    def _hashed(self) -> str:
        digest = hashlib.sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    def changed(self) -> bool:
        """True where the file on disk is not the one that was first seen (size or time of change)."""
        return self._stamp is not None and self._stamp() != self._stamped


def _stamp_of(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise SdtError("file.not_found", file=path.name) from error
    except OSError as error:
        raise SdtError("file.cannot_open", file=path.name) from error
    return found.st_size, found.st_mtime_ns


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise SdtError("file.not_found", file=path.name) from error
    except OSError as error:
        raise SdtError("file.cannot_open", file=path.name) from error


def _read_exactly(stream: BinaryIO, count: int) -> bytes:
    """`read` of an archive member may give less than was asked for before the end."""
    parts: list[bytes] = []
    left = count
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
