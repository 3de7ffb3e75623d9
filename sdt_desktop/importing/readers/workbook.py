"""Opening a workbook (xlsx, xlsm, xls) so that nothing in it can surprise the library that reads its cells.

The parts of an xlsx are unpacked within bounds and handed to calamine as a new, unpacked archive: what was
checked is exactly what is read.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.biff_bounds import check_biff
from sdt_desktop.importing.readers.sheet_bounds import MOST_CELLS, first_rows, too_wide
from sdt_desktop.importing.source import ExportSource

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_WORKBOOK = "xl/workbook.xml"
# Pictures, printer settings, macros and the like hold no cells.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?!charts/|drawings/|media/|theme/|pivot|externalLinks/).*\.(?:xml|rels)"
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")


def open_workbook(source: ExportSource, limits: Limits, rows: int | None = None) -> CalamineWorkbook:
    """The workbook, whole or with at most the first `rows` rows of each sheet (xlsx only).

    `SdtError`: file.empty, file.too_large, file.truncated, file.damaged, file.encrypted, file.unsafe_archive,
    file.archive_ratio, file.too_many_members, file.too_many_rows, file.not_recognised.
    """
    if source.size > limits.document_bytes:
        raise SdtError("file.too_large", file=source.name, limit_mib=limits.document_bytes >> 20)
    data = b"".join(source.chunks())
    if not data:
        raise SdtError("file.empty", file=source.name)
    if data.startswith(_ZIP):
        return _calamine(_rebuilt(data, source.name, limits, rows), source.name)
    if not data.startswith(_OLE):
        raise SdtError("file.damaged", file=source.name)
    if _ENCRYPTED_PART in data:
        raise SdtError("file.encrypted", file=source.name)
    check_biff(data, source.name)
    return _calamine(io.BytesIO(data), source.name)


def sheet(workbook: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    """One sheet with all its cells."""
    try:
        return workbook.get_sheet_by_name(name)
    except BaseException as error:
        raise _failure(error, file) from error


def _calamine(data: io.BytesIO, file: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(data)
    except BaseException as error:
        raise _failure(error, file) from error


def _failure(error: BaseException, file: str) -> BaseException:
    """What went wrong in the library; a panic there is not an `Exception`, and comes from damaged files."""
    if isinstance(error, PasswordError):
        return SdtError("file.encrypted", file=file)
    if isinstance(error, CalamineError) or type(error).__name__ == "PanicException":
        return SdtError("file.damaged", file=file)
    return SdtError("file.damaged", file=file) if isinstance(error, (OSError, ValueError)) else error


def _rebuilt(data: bytes, file: str, limits: Limits, rows: int | None) -> io.BytesIO:
    """A new archive of the parts that matter, not compressed."""
    rebuilt = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(rebuilt, "w") as bare:
            for name, part in _parts(packed, len(data), file, limits):
                bare.writestr(zipfile.ZipInfo(name), _bounded(part, name, file, rows))
    except _BROKEN as error:
        whole = b"PK\x05\x06" in data[-66_000:]
        raise SdtError("file.damaged" if whole else "file.truncated", file=file) from error
    rebuilt.seek(0)
    return rebuilt


def _parts(packed: zipfile.ZipFile, size: int, file: str, limits: Limits) -> Iterator[tuple[str, bytes]]:
    entries = packed.infolist()
    _check_directory(entries, size, file, limits)
    for entry in entries:
        if _PARTS.fullmatch(entry.filename):
            yield entry.filename, packed.read(entry)


def _check_directory(entries: list[zipfile.ZipInfo], size: int, file: str, limits: Limits) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > limits.archive_members:
        raise SdtError("file.too_many_members", file=file, limit=limits.archive_members)
    if len(set(names)) != len(names) or any(_points_outside(name) for name in names):
        raise SdtError("file.unsafe_archive", file=file)
    if any(entry.flag_bits & 1 for entry in entries):
        raise SdtError("file.encrypted", file=file)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > max(limits.ratio_free_bytes, size * limits.archive_ratio):
        raise SdtError("file.archive_ratio", file=file)
    if unpacked > limits.document_bytes:
        raise SdtError("file.too_large", file=file, limit_mib=limits.document_bytes >> 20)
    if _WORKBOOK not in names:
        raise SdtError("file.not_recognised", file=file)


def _points_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def _bounded(part: bytes, name: str, file: str, rows: int | None) -> bytes:
    """A part as it is, or a sheet's first rows; refused where its grid would be beyond all measure."""
    if not name.endswith(".xml"):
        return part
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise SdtError("file.xml_entities", file=file)
    if b"sheetData" not in part:
        return part
    if rows is not None:
        part = first_rows(part, rows)
    if too_wide(part):
        raise SdtError("file.too_many_rows", file=file, limit=MOST_CELLS)
    return part
