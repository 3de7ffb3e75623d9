"""Small documents that are read as a whole: bundles and certificates, whose parts refer to each other."""

import json
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.source import ExportSource

LARGEST_MIB = 32


def whole_bytes(source: ExportSource, limits: Limits) -> bytes:
    """All of the file; `SdtError` file.too_large beyond 32 MiB, file.empty for blanks alone."""
    most = min(LARGEST_MIB * MIB, limits.file_bytes)
    parts, size = [], 0
    for chunk in source.chunks():
        size += len(chunk)
        if size > most:
            raise SdtError("file.too_large", file=source.name, limit_mib=most // MIB)
        parts.append(chunk)
    found = b"".join(parts)
    if not found.strip(b"\xef\xbb\xbf \t\r\n"):
        raise SdtError("file.empty", file=source.name)
    return found


def text_of(data: bytes, file: str) -> str:
    """UTF-8, with or without a mark; `SdtError` file.wrong_encoding for anything else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SdtError("file.wrong_encoding", file=file) from error


def json_of(data: bytes, file: str, limits: Limits) -> object:
    """Plain Python values; `SdtError` file.wrong_encoding, file.damaged, file.truncated, file.too_deep."""
    text = text_of(data, file)
    try:
        found: object = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        code = "file.truncated" if error.pos >= len(text.rstrip()) else "file.damaged"
        raise SdtError(code, file=file) from error
    except ValueError as error:  # NaN and the like, or a number of thousands of digits
        raise SdtError("file.damaged", file=file) from error
    except RecursionError as error:
        raise SdtError("file.too_deep", file=file, limit=limits.depth) from error
    return found


def _refuse(_word: str) -> None:
    raise ValueError


def at(value: object, *path: str | int) -> object:
    """What stands at a path of keys and positions; None where there is nothing, or something else on the way."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and step < len(value) else None
    return value


def text_at(value: object, *path: str | int) -> str:
    r"""A plain value as text: true and false as JSON writes them, "" for lists and objects.

    Halves of signs (`\ud800`), which no database takes, become `?`.
    """
    match at(value, *path):
        case str() as text:
            return " ".join(text.encode("utf-8", "replace").decode().split())
        case bool() as flag:
            return "true" if flag else "false"
        case int() | float() as number:
            return str(number)
        case _:
            return ""


def list_at(value: object, *path: str | int) -> list[Any]:
    found = at(value, *path)
    return found if isinstance(found, list) else []
