"""Opening a received package: all checks first, then its tables."""

from collections.abc import Sequence
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.model.sharing import OpenedShare
from sdt_desktop.services.session import Session
from sdt_desktop.sharing.identity import read_identity

_PACKAGE_LIMIT = 512 << 20


def open_share(file: Path, identities: Sequence[Path], clock: Clock, *, session: Session | None = None) -> OpenedShare:
    """Runs the reader's checks in order; share.* codes say which failed. A vault remembers what was received."""
    keys = [read_identity(path) for path in identities]
    return _open(_read_bounded(file), keys, clock, session)
