"""RFC 8785 canonical JSON (`JCS`), strict JSON reading, SHA-256 in lower-case hex."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rfc8785


def jcs(document: Any) -> bytes:
    """The canonical UTF-8 bytes of a JSON document (RFC 8785)."""
    return rfc8785.dumps(document)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def strict_json(data: bytes) -> Any:
    """Parses UTF-8 JSON; ValueError on duplicate keys, NaN and Infinity, bad UTF-8 or a byte order mark."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("too deep") from error


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sha256_of_chunks(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def sha256_of_file(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
