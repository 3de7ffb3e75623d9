"""Hand-over as a file (a disk, a USB stick): whole or not at all, and read back."""

from pathlib import Path

from sdt_desktop.base.canonical import sha256_hex, sha256_of_file
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import write_new


def deliver_file(sealed: bytes, out: Path) -> str:
    """Writes the `.sdtshare` under a temporary name, flushes, renames, reads back; returns its SHA-256.

    Raises share.name_taken, out.disk_full, out.cannot_write; where it raises, no file is left.
    """
    if out.exists() or out.is_symlink():
        raise SdtError("share.name_taken", file=out.name)
    wanted = sha256_hex(sealed)
    write_new(out, [sealed])
    if not _holds(out, wanted):
        out.unlink(missing_ok=True)
        raise SdtError("out.cannot_write", file=out.name)
    return wanted


def _holds(path: Path, wanted: str) -> bool:
    try:
        return sha256_of_file(path) == wanted
    except OSError:
        return False
