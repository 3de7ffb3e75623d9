"""A vault that is open in this process."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sdt_desktop.base.clock import Clock
from sdt_desktop.vault import meta
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.folder import COPY, HEADER, VaultFolder
from sdt_desktop.vault.header import Header, header_bytes
from sdt_desktop.vault.lock import InstanceLock
from sdt_desktop.vault.notice import Notice
from sdt_desktop.vault.slots import Slot


@dataclass(slots=True, eq=False, repr=False)
class OpenVault:
    """Holds the connection and the instance lock; no key: SQLCipher has its own copy, wiped when it closes.

    `notices` are codes about the place it lies in. `pending` is a recovery slot that is not in the header,
    because nobody has shown yet that its words open it. `made_above` are folders made for a new vault, the nearest
    first.
    """

    place: VaultFolder
    header: Header
    connection: Connection
    clock: Clock
    notices: tuple[Notice, ...]
    lock: InstanceLock
    pending: Slot | None = None
    made_above: tuple[Path, ...] = ()

    @property
    def vault_id(self) -> str:
        return self.header.vault_id

    @property
    def generation(self) -> int:
        return self.header.generation

    def write_header(self, header: Header) -> None:
        """A new generation, in the order that survives a kill between any two steps. Ends an offer of words."""
        write_generation(self.place, self.connection, header)
        self.header, self.pending = header, None

    def close(self) -> None:
        """Locks the vault; a second call does nothing."""
        self.pending = None
        try:
            self.connection.close()
        finally:
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def write_generation(place: VaultFolder, connection: Connection, header: Header) -> None:
    """Header, then the database's row, then the second copy: see the generation table of `opening`."""
    data = header_bytes(header)
    place.write(HEADER, data)
    meta.set_generation(connection, header.generation)
    place.write(COPY, data)
