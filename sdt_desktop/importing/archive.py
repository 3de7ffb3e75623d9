"""From what a person chose (file, folder, zip, gzip) to the exports in it. Nothing is ever unpacked to disk."""

import gzip
import io
import os
import stat
import struct
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.source import ExportSource, FileRefusal

Found = ExportSource | FileRefusal
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_DOCUMENT_MARKS = ("[Content_Types].xml", "mimetype")
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, struct.error, ValueError, NotImplementedError)


def sources_of(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Found]:
    """Every export below `path`, in sorted order; what is refused comes with its reason, and never raises."""
    try:
        if path.is_dir():
            yield from _folder(path, limits)
        else:
            yield from _opened(ExportSource.of_path(path), limits, 1)
    except SdtError as error:
        yield FileRefusal(path.name, error)


def _folder(folder: Path, limits: Limits) -> Iterator[Found]:
    count = 0
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            count += 1
            if count > limits.archive_members:
                error = SdtError("file.too_many_members", file=folder.name, limit=limits.archive_members)
                yield FileRefusal(folder.name, error)
                return
            if (Path(root) / name).is_file():
                yield from _file_of_folder(Path(root) / name, limits)


def _file_of_folder(path: Path, limits: Limits) -> Iterator[Found]:
    try:
        yield from _opened(ExportSource.of_path(path), limits, 1)
    except SdtError as error:
        yield FileRefusal(path.name, error)


def _opened(source: ExportSource, limits: Limits, depth: int) -> Iterator[Found]:
    """`source` itself, or what is in it where it is an archive of depth `depth`."""
    if source.size > limits.file_bytes:
        raise SdtError("file.too_large", file=source.name, limit_mib=limits.file_bytes >> 20)
    head = source.head(4)
    if head.startswith(_GZIP):
        yield from _opened(_gunzipped(source, limits, depth), limits, depth + 1)
    elif head.startswith(_ZIP):
        yield from _zip(source, limits, depth)
    else:
        yield source


def _gunzipped(source: ExportSource, limits: Limits, depth: int) -> ExportSource:
    _check_depth(source, limits, depth)
    inner = source.name.rsplit("/", 1)[-1]
    name = f"{source.name}/{PurePosixPath(inner).stem}"
    bound = _bound(source.size, limits)

    def opener() -> BinaryIO:
        packed = source.open()
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=packed))
        return _guarded((stream, packed), name, bound, limits)

    return ExportSource(name, _gzip_size(source), opener)


def _gzip_size(source: ExportSource) -> int:
    """The size the trailer states; only for progress, since it can lie and wraps at 4 GiB."""
    with source.open() as stream:
        if not stream.seekable() or source.size < 18:
            return source.size
        stream.seek(-4, os.SEEK_END)
        return max(int.from_bytes(stream.read(4), "little"), 1)


def _zip(source: ExportSource, limits: Limits, depth: int) -> Iterator[Found]:
    archive = _directory(source)
    members = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = {entry.filename for entry in archive.infolist()}
    if any(mark in names for mark in _DOCUMENT_MARKS):
        archive.close()
        yield source
        return
    _check_depth(source, limits, depth)
    _check_archive(source, members, limits)
    for entry in sorted(members, key=lambda entry: entry.filename):
        yield from _member(source, archive, entry, limits, depth)


def _directory(source: ExportSource) -> zipfile.ZipFile:
    """The archive's table of contents; its handle is closed with the last member that refers to it."""
    handle = source.open()
    try:
        archive = zipfile.ZipFile(handle)
    except (*_BROKEN, OSError) as error:
        handle.close()
        raise SdtError("file.damaged", file=source.name) from error
    weakref.finalize(archive, handle.close)
    return archive


def _check_depth(source: ExportSource, limits: Limits, depth: int) -> None:
    if depth > limits.archive_depth:
        raise SdtError("file.too_deep", file=source.name, limit=limits.archive_depth)


def _check_archive(source: ExportSource, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.archive_members:
        raise SdtError("file.too_many_members", file=source.name, limit=limits.archive_members)
    names = [entry.filename for entry in members]
    if len(set(names)) != len(names) or any(_is_unsafe(entry) for entry in members):
        raise SdtError("file.unsafe_archive", file=source.name)
    if sum(entry.file_size for entry in members) > _bound(source.size, limits):
        raise SdtError("file.archive_ratio", file=source.name)


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """A name that points out of the archive, or an entry that is a link."""
    name = entry.orig_filename.replace("\\", "/")
    parts = name.split("/")
    outside = name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name
    return outside or stat.S_ISLNK(entry.external_attr >> 16)


def _bound(packed: int, limits: Limits) -> int:
    """How many bytes `packed` bytes may unpack to."""
    return max(limits.ratio_free_bytes, packed * limits.archive_ratio)


def _member(
    source: ExportSource, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, depth: int
) -> Iterator[Found]:
    name = f"{source.name}/{_shown(entry.filename)}"
    try:
        _check_member(entry, name, limits)

        def opener() -> BinaryIO:
            return _member_stream(archive, entry, name, limits)

        yield from _nested(ExportSource(name, entry.file_size, opener), limits, depth)
    except SdtError as error:
        yield FileRefusal(name, error)


def _check_member(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise SdtError("file.encrypted", file=name)
    if entry.file_size > _bound(entry.compress_size, limits):
        raise SdtError("file.archive_ratio", file=name)


def _member_stream(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: Limits) -> BinaryIO:
    try:
        stream = archive.open(entry)
    except (*_BROKEN, RuntimeError, OSError) as error:
        raise SdtError("file.damaged", file=name) from error
    return _guarded((cast("BinaryIO", stream),), name, limits.file_bytes, limits)


def _nested(source: ExportSource, limits: Limits, depth: int) -> Iterator[Found]:
    """An archive inside an archive is held in memory, within `nested_bytes`: it is read from its end."""
    head = source.head(4)
    if not head.startswith((*_ZIP, _GZIP)):
        yield from _opened(source, limits, depth + 1)
        return
    if source.size > limits.nested_bytes:
        raise SdtError("file.too_large", file=source.name, limit_mib=limits.nested_bytes >> 20)
    held = ExportSource.of_bytes(source.name, b"".join(source.chunks()))
    yield from _opened(held, limits, depth + 1)


def _shown(name: str) -> str:
    """A member's name without signs that could fool a terminal or a window."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _guarded(streams: tuple[BinaryIO, ...], name: str, bound: int, limits: Limits) -> BinaryIO:
    return io.BufferedReader(_Guarded(streams, name, bound, limits), 1 << 18)


class _Guarded(io.RawIOBase):
    """A decompressing stream that stops at its bound and speaks in codes; closes `streams` with itself."""

    def __init__(self, streams: tuple[BinaryIO, ...], name: str, bound: int, limits: Limits) -> None:
        super().__init__()
        self._streams = streams
        self._name = name
        self._bound = min(bound, limits.file_bytes)
        self._ratio = bound < limits.file_bytes
        self._done = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        """How much was unpacked so far."""
        return self._done

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            part = self._streams[0].read(len(buffer))
        except EOFError as error:
            raise SdtError("file.truncated", file=self._name) from error
        except (*_BROKEN, OSError) as error:
            raise SdtError("file.damaged", file=self._name) from error
        self._done += len(part)
        if self._done > self._bound:
            raise self._too_much()
        buffer[: len(part)] = part
        return len(part)

    def _too_much(self) -> SdtError:
        if self._ratio:
            return SdtError("file.archive_ratio", file=self._name)
        return SdtError("file.too_large", file=self._name, limit_mib=self._bound >> 20)

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        super().close()
