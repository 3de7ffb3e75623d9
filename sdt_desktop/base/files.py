"""Writing what the person asked for: never over an existing file, never half."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from sdt_desktop.base.errors import SdtError


def write_new(out: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> None:
    """Writes a new file beside its final name, flushes it, then gives it the name.

    Raises out.exists, out.disk_full, out.cannot_write; on any failure nothing is left.
    """
    if out.exists():
        raise SdtError("out.exists", file=out.name)
    part = out.with_name(f".{out.name}.part")
    try:
        _write_flushed(part, chunks, mode)
        part.rename(out)
    except OSError as error:
        raise _as_error(error, out) from None
    finally:
        part.unlink(missing_ok=True)


def _write_flushed(part: Path, chunks: Iterable[bytes], mode: int) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as handle:
        for chunk in chunks:
            handle.write(chunk)
        handle.flush()
        os.fsync(handle.fileno())


def _as_error(error: OSError, out: Path) -> SdtError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return SdtError("out.disk_full")
    return SdtError("out.cannot_write", file=out.name)
