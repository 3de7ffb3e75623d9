"""Writing what the person asked for: never over an existing file unless they said so, never half.

Here is also the one place that knows what a full disk looks like: `is_full` for an error of the operating system,
`has_no_room` where a library only said that writing failed.
"""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sdt_desktop.base.errors import SdtError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no space, no quota, file too large: free something, all three
_FULL_WINDOWS = (39, 112, 1295)  # handle disk full, disk full, disk quota exceeded
_ROOM = 1 << 20  # bytes; with less left than this a failed write is the disk's fullness


def is_full(error: OSError) -> bool:
    return error.errno in _FULL or getattr(error, "winerror", None) in _FULL_WINDOWS


def has_no_room(folder: Path, largest: int = 0) -> bool:
    """Whether less than a MiB can still be written in `folder`, or to a file that has `largest` bytes already.

    Asked by writing zeros to a file without a name, since free space says nothing of quotas.
    """
    if largest + _ROOM > _file_size_limit():
        return True
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_ROOM))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return is_full(error)
    return False


def _file_size_limit() -> int:
    """In bytes: what the administrator allows a file to have (`ulimit -f`)."""
    if sys.platform == "win32":
        return sys.maxsize
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return sys.maxsize if limit == resource.RLIM_INFINITY else limit


def out_error(error: OSError, name: str) -> SdtError:
    """What the file system refused while writing what was asked for; `name` is a base name."""
    return SdtError("out.disk_full") if is_full(error) else SdtError("out.cannot_write", file=name)


def write_new(out: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> None:
    """Writes a new file beside its final name, flushes it, then gives it the name.

    Raises out.exists, out.disk_full, out.cannot_write; on any failure nothing is left.
    """
    if out.exists():
        raise SdtError("out.exists", file=out.name)
    write_over(out, chunks, mode=mode)


def write_over(out: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> None:
    """The same where the person agreed to replace a file; it is still whole when this raises."""
    part = out.with_name(f".{out.name}.part")
    try:
        _write_flushed(part, chunks, mode)
        part.replace(out)
    except OSError as error:
        raise out_error(error, out.name) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_flushed(part: Path, chunks: Iterable[bytes], mode: int) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as handle:
        for chunk in chunks:
            handle.write(chunk)
        handle.flush()
        os.fsync(handle.fileno())


class Together:
    """Folders and files made for one purpose; see `all_or_none`."""

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._whole: set[Path] = set()

    @property
    def made(self) -> tuple[Path, ...]:
        """The newest first, as they would be removed."""
        return tuple(reversed(self._made))

    def make_folder(self, folder: Path, *, mode: int = 0o777) -> None:
        """Makes `folder` and what is missing above it; one that is there will do. Raises OSError."""
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=mode, exist_ok=True)
            self._made.append(each)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def write_new(self, out: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> None:
        write_new(out, chunks, mode=mode)
        self._made.append(out)

    def take_over(self, *made: Path) -> None:
        """What others made new for the same purpose; a folder among them goes with all that is in it."""
        self._made.extend(made)
        self._whole.update(made)

    def take_back(self) -> None:
        """Removes what was made, newest first; a folder that somebody has put something into stays."""
        for path in self.made:
            if path in self._whole and path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
                continue
            with suppress(OSError):
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        self._made.clear()


@contextmanager
def all_or_none(name: str = "") -> Iterator[Together]:
    """What is made inside is removed again when anything fails there.

    An `OSError` comes out as out.disk_full or out.cannot_write, with the base name `name`.
    """
    together = Together()
    try:
        yield together
    except OSError as error:
        together.take_back()
        raise out_error(error, name) from None
    except BaseException:
        together.take_back()
        raise
