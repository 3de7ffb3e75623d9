"""From bytes to calendars: bounded, decoded, cut files told from damaged ones."""

import re

from icalendar import Calendar

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.source import ExportSource

# The library builds every event in memory, and takes a second for some four thousand.
_MOST_BYTES = 16 * MIB
MOST_EVENTS = 100_000
_EVENT = re.compile(r"^BEGIN:VEVENT", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(r"\r?\n[ \t]")
_BEGIN = re.compile(r"^BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END:VCALENDAR\s*\Z", re.IGNORECASE | re.MULTILINE)
_WEB_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FAILURES = (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def calendars_of(source: ExportSource, limits: Limits) -> tuple[list[Calendar], str]:
    """The calendars of a file and its encoding.

    `SdtError`: file.too_large, file.too_many_rows, file.empty, file.web_page, file.truncated, file.damaged,
    file.row_too_long.
    """
    text, encoding = _decoded(_bounded(source, min(_MOST_BYTES, limits.document_bytes)))
    if not text.strip():
        raise SdtError("file.empty", file=source.name)
    _check(text, source.name, limits)
    try:
        return list(Calendar.from_ical(text, multiple=True)), encoding
    except _FAILURES as error:
        raise SdtError("file.damaged", file=source.name) from error


def _bounded(source: ExportSource, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for chunk in source.chunks():
        size += len(chunk)
        if size > most:
            raise SdtError("file.too_large", file=source.name, limit_mib=most // MIB)
        parts.append(chunk)
    return b"".join(parts)


def _decoded(data: bytes) -> tuple[str, str]:
    """UTF-8, as the format says; Windows-1252 where it is not."""
    try:
        return data.decode("utf-8-sig").replace("\0", ""), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", ""), "cp1252"


def _check(text: str, file: str, limits: Limits) -> None:
    if _WEB_PAGE.match(text):
        raise SdtError("file.web_page", file=file)
    if not _BEGIN.search(text):
        raise SdtError("file.damaged", file=file)
    if not _END.search(text):
        raise SdtError("file.truncated", file=file)
    most = min(limits.rows, MOST_EVENTS)
    if len(_EVENT.findall(text)) > most:
        raise SdtError("file.too_many_rows", file=file, limit=most)
    if max(map(len, _FOLD.sub("", text).splitlines())) > limits.row_bytes:
        raise SdtError("file.row_too_long", file=file, limit=limits.row_bytes)
