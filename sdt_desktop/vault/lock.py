"""One process at a time: an advisory lock of the operating system, which dies with its process.

The text in the file serves the message only; that a file is there means nothing.
"""

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from sdt_desktop import __version__
from sdt_desktop.base.clock import Clock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.folder import disk_error

_TEXT_LIMIT = 1024
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)  # a link put here must not lead to another file's end
_FAR_BYTE = 0x4000_0000  # Windows locks bytes for reading too: one far behind the text


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the vault open: program and version, process id, computer, RFC 3339 time; "" where unreadable."""

    program: str = ""
    version: str = ""
    process: str = ""
    computer: str = ""
    since: str = ""


def ourselves(program: str, clock: Clock) -> Holder:
    return Holder(program, __version__, str(os.getpid()), platform.node(), rfc3339(clock.now()))


class InstanceLock:
    """Held from before the database is opened until after it is closed."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path, holder: Holder) -> Self:
        """Raises vault.in_use with the holder's own words, vault.read_only, vault.io_failed."""
        try:
            descriptor = os.open(path, _FLAGS | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk_error(error) from None
        try:
            _lock_or_refuse(descriptor)
            _write(descriptor, json.dumps(asdict(holder)).encode())
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def release(self) -> None:
        """A second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        try:
            _write(descriptor, b"")
            _unlock(descriptor)
        finally:
            os.close(descriptor)


def holder_of(path: Path) -> Holder | None:
    """Who has the vault open right now, without taking or making anything; None if nobody."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        if _try_lock(descriptor):
            _unlock(descriptor)
            return None
        return _read(descriptor)
    finally:
        os.close(descriptor)


def _lock_or_refuse(descriptor: int) -> None:
    if _try_lock(descriptor):
        return
    holder = _read(descriptor)
    raise SdtError(
        "vault.in_use",
        program=holder.program,
        process=holder.process,
        computer=holder.computer,
        since=holder.since,
    )


def _write(descriptor: int, text: bytes) -> None:
    """The message is a courtesy: a full disk must not keep anybody from their vault."""
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text)
    except OSError:
        return


def _read(descriptor: int) -> Holder:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        found = json.loads(os.read(descriptor, _TEXT_LIMIT))
        return Holder(**{name: _harmless(found.get(name)) for name in Holder.__slots__})
    except (OSError, ValueError, AttributeError):
        return Holder()


def _harmless(value: object) -> str:
    """Anybody may have written the file: short, and nothing that moves a terminal's cursor."""
    text = value if isinstance(value, str) else ""
    return "".join(sign for sign in text[:80] if sign.isprintable())


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:  # a file system without locks
            raise disk_error(error) from None
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
