"""Strict reading of a JSON object's fields: any surprise is `vault.header_damaged`."""

import re
import uuid
from typing import Any

from sdt_desktop.base.clock import parse_rfc3339, rfc3339
from sdt_desktop.base.errors import SdtError


def damaged() -> SdtError:
    return SdtError("vault.header_damaged")


class Fields:
    def __init__(self, document: Any) -> None:
        if not isinstance(document, dict):
            raise damaged()
        self.document: dict[str, Any] = document

    def _get(self, name: str, kind: type) -> Any:
        """JSON knows no subclasses: `True` is no integer here."""
        value = self.document.get(name)
        if type(value) is not kind:
            raise damaged()
        return value

    def text(self, name: str) -> str:
        return str(self._get(name, str))

    def integer(self, name: str) -> int:
        return int(self._get(name, int))

    def list(self, name: str) -> "list[Any]":
        found: list[Any] = self._get(name, list)
        return found

    def object(self, name: str) -> "Fields":
        return Fields(self._get(name, dict))

    def matching(self, name: str, pattern: str) -> str:
        value = self.text(name)
        if re.fullmatch(pattern, value) is None:
            raise damaged()
        return value

    def hex(self, name: str, length: int) -> bytes:
        """`length` bytes in lower-case hexadecimal."""
        return bytes.fromhex(self.matching(name, f"[0-9a-f]{{{2 * length}}}"))

    def exactly(self, name: str, wanted: str | int) -> None:
        if self._get(name, type(wanted)) != wanted:
            raise damaged()

    def instant(self, name: str) -> str:
        """RFC 3339 in UTC and whole seconds, written in full."""
        value = self.text(name)
        try:
            same = rfc3339(parse_rfc3339(value)) == value
        except ValueError:
            same = False
        if not same:
            raise damaged()
        return value

    def uuid(self, name: str) -> str:
        value = self.matching(name, "[0-9a-f-]{36}")
        try:
            return self.matching(name, str(uuid.UUID(value)))
        except ValueError:
            raise damaged() from None
