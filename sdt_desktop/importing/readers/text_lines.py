"""Lines of a text file without a declared encoding, one at a time."""

from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import KIB, Limits
from sdt_desktop.importing.source import ExportSource

_CHUNK = 256 * KIB
_UTF8_MARK = b"\xef\xbb\xbf"
_C1 = {code: bytes((code,)).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}


def without_c1(text: str) -> str:
    """Signs of Windows-1252 that were read as control characters, because somebody called it Latin (U+0080: €)."""
    return text if text.isascii() else text.translate(_C1)


class TextLines:
    """UTF-8 as long as the bytes are; from the first line that is not, `fallback`, which takes every byte.

    encoding: the one in use. Lines end with LF, CRLF or CR and come without their end and blanks around them.
    """

    def __init__(self, source: ExportSource, limits: Limits, fallback: str = "cp1252") -> None:
        self._source = source
        self._limits = limits
        self._fallback = fallback
        self.encoding = "utf-8"

    def __iter__(self) -> Iterator[str]:
        """`SdtError`: file.empty, file.wrong_encoding for bytes of zero, file.row_too_long."""
        met = False
        for line in self._raw_lines():
            met = met or bool(line.strip())
            yield self._decoded(line)
        if not met:
            raise SdtError("file.empty", file=self._source.name)

    def _raw_lines(self) -> Iterator[bytes]:
        with self._source.open() as stream:
            held = stream.read(_CHUNK).removeprefix(_UTF8_MARK)
            while chunk := stream.read(_CHUNK):
                lines = held.splitlines(keepends=True)
                held = (lines.pop() if lines else b"") + chunk
                yield from lines
                if len(held) - len(chunk) > self._limits.row_bytes:
                    raise self._too_long()
            yield from held.splitlines()

    def _decoded(self, line: bytes) -> str:
        if len(line) > self._limits.row_bytes:
            raise self._too_long()
        if b"\0" in line:
            raise SdtError("file.wrong_encoding", file=self._source.name)
        try:
            text = line.decode(self.encoding, "strict" if self.encoding == "utf-8" else "replace")
        except UnicodeDecodeError:
            self.encoding = self._fallback
            text = line.decode(self.encoding, "replace")
        return without_c1(text).strip()

    def _too_long(self) -> SdtError:
        return SdtError("file.row_too_long", file=self._source.name, limit=self._limits.row_bytes)
