"""The imported files themselves, compressed, one copy however often a file was imported."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.connection import Connection

PIECE_BYTES = 1 << 20
_LEVEL = 6


def keep(connection: Connection, batch: int, sha256: str, file: str, chunks: Iterable[bytes]) -> None:
    """Stores the file's bytes for a batch, compressed in pieces of at most 1 MiB.

    Raises file.changed_while_reading where the bytes are not those of `sha256`.
    """
    if connection.scalar("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)) is None:
        _store(connection, sha256, file, chunks)
    connection.execute("UPDATE batch SET original = ? WHERE id = ?", (sha256, batch))


def _store(connection: Connection, sha256: str, file: str, chunks: Iterable[bytes]) -> None:
    connection.execute("INSERT INTO original VALUES (?, 0, 0)", (sha256,))
    digest, size, stored = hashlib.sha256(), 0, 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    for number, piece in enumerate(_pieces(counted())):
        connection.execute("INSERT INTO original_piece VALUES (?, ?, ?)", (sha256, number, piece))
        stored += len(piece)
    if digest.hexdigest() != sha256:
        raise SdtError("file.changed_while_reading", file=file)
    connection.execute("UPDATE original SET bytes = ?, stored_bytes = ? WHERE sha256 = ?", (size, stored, sha256))


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks through zlib, cut into pieces."""
    engine = zlib.compressobj(_LEVEL)
    waiting = bytearray()
    for chunk in chunks:
        for begin in range(0, len(chunk), PIECE_BYTES):
            waiting += engine.compress(chunk[begin : begin + PIECE_BYTES])
            yield from _cut(waiting)
    waiting += engine.flush()
    yield from _cut(waiting)
    if waiting:
        yield bytes(waiting)


def _cut(waiting: bytearray) -> Iterator[bytes]:
    while len(waiting) >= PIECE_BYTES:
        yield bytes(waiting[:PIECE_BYTES])
        del waiting[:PIECE_BYTES]


def read(connection: Connection, batch: int, name: str) -> Iterator[bytes]:
    """The file's bytes as they were, at most a few MiB at a time.

    Raises vault.no_original, vault.database_damaged.
    """
    sha256 = connection.scalar("SELECT original FROM batch WHERE id = ?", (batch,))
    if sha256 is None:
        raise SdtError("vault.no_original", batch=name)
    return _unpacked(connection, sha256)


def _unpacked(connection: Connection, sha256: str) -> Iterator[bytes]:
    engine = zlib.decompressobj()
    rows = connection.execute("SELECT number, piece FROM original_piece WHERE sha256 = ? ORDER BY number", (sha256,))
    try:
        for _, piece in rows:
            waiting = piece
            while waiting and not engine.eof:
                yield engine.decompress(waiting, PIECE_BYTES)
                waiting = engine.unconsumed_tail
        yield engine.flush()
    except zlib.error:
        raise SdtError("vault.database_damaged") from None
    if not engine.eof:
        raise SdtError("vault.database_damaged")


def remove_unused(connection: Connection) -> None:
    """Files that no batch refers to any more."""
    unused = "NOT EXISTS (SELECT 1 FROM batch WHERE original = {}.sha256)"
    connection.execute(f"DELETE FROM original_piece WHERE {unused.format('original_piece')}")  # noqa: S608
    connection.execute(f"DELETE FROM original WHERE {unused.format('original')}")  # noqa: S608


def stored_bytes(connection: Connection) -> int:
    """The space that the kept files take, compressed."""
    return int(connection.scalar("SELECT coalesce(sum(stored_bytes), 0) FROM original"))
