"""JSON text as it comes in, one chunk at a time: the next sign, the next whole value."""

import codecs
import json
import re
from contextlib import suppress
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn, cast

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits

_CHUNK = 1 << 20
_BLANK = re.compile("[ \t\r\n\ufeff]*")  # a byte order mark may follow a blank line
# A token that the end of the chunk cuts reports its error this near to the end, or as a string without end.
_NEAR_END = 16
_BETWEEN = re.compile(r"[ \t\r\n]*,[ \t\r\n]*\{")
_MOST_FAILURES = 4
_WORDS = ("true", "false", "null")
_OPEN_STRING = "Unterminated string"


def _refuse_constant(name: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise json.JSONDecodeError(name, "", 0)


class JsonText:
    r"""Reads forward only; whole values by the C scanner of `json`, numbers with a fraction as exact `Decimal`.

    `escapes` tells whether any `\u` was met: only there can half a surrogate pair come from.

    `SdtError`: file.empty, file.web_page, file.wrong_encoding, file.truncated, file.damaged, file.too_deep,
    file.row_too_long (one value beyond `limits.row_bytes`).
    """

    def __init__(self, stream: BinaryIO, file: str, limits: Limits) -> None:
        self._stream = stream
        self._file = file
        self._limits = limits
        decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)
        self._scan = decoder.raw_decode
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._at = 0
        self._ended = False
        self._seen = 0
        self._between = ""
        self._failed = 0
        self.escapes = False

    @property
    def signs(self) -> int:
        """Characters gone by."""
        return self._seen + self._at

    def begin(self) -> str:
        """The first sign of the document."""
        sign = self.sign()
        if not sign:
            raise SdtError("file.empty", file=self._file)
        if sign == "<":
            raise SdtError("file.web_page", file=self._file)
        return sign

    def sign(self) -> str:
        """The next sign that is not blank, not taken yet; "" at the end."""
        while True:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr] # matches always
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, wanted: str) -> str:
        """The next sign, which has to be one of `wanted`."""
        sign = self.sign()
        if not sign or sign not in wanted:
            self.broken(sign)
        self._at += 1
        return sign

    def value(self) -> Any:
        """The next whole value, as Python objects."""
        self.sign()
        while True:
            try:
                found, end = self._scan(self._text, self._at)
            except RecursionError as error:
                raise self.too_deep() from error
            except json.JSONDecodeError as error:
                self._wait_for_more(error.pos, open_string=error.msg.startswith(_OPEN_STRING))
            except ValueError as error:  # an integer of thousands of digits
                raise SdtError("file.damaged", file=self._file) from error
            else:
                if end < len(self._text) or not self._more():
                    return self._taken(found, end)

    def elements(self) -> list[Any]:
        """One or many elements of the list we are in, up to before a comma or the end of the list.

        Many at once where the text between two elements shows where the last whole one ends. A wrong guess
        leaves a bracket or a string open and does not parse; it costs one look at the chunk, at most
        `_MOST_FAILURES` times a file.
        """
        if self._between and self._failed < _MOST_FAILURES:
            stop = self._text.rfind(self._between, self._at) + 1
            if stop > self._at:
                with suppress(ValueError, RecursionError):
                    found, end = self._scan(f"[{self._text[self._at : stop]}]")
                    self._at += end - 2  # our two brackets; fewer signs where the list ended before
                    return cast("list[Any]", found)
                self._failed += 1
        return [self._element()]

    def _element(self) -> Any:
        found = self.value()
        if not self._between and isinstance(found, dict):
            after = _BETWEEN.match(self._text, self._at)
            self._between = "}" + after.group() if after else ""
        return found

    def held(self) -> bool:
        """Takes the next value and drops it, if it ends within the text at hand."""
        try:
            _, end = self._scan(self._text, self._at)
        except (ValueError, RecursionError):
            return False
        self._at = end
        return True

    def broken(self, sign: str) -> NoReturn:
        """`sign` is not what has to stand here."""
        raise SdtError("file.damaged" if sign else "file.truncated", file=self._file)

    def too_deep(self) -> SdtError:
        return SdtError("file.too_deep", file=self._file, limit=self._limits.depth)

    def _taken(self, found: Any, end: int) -> Any:
        self._check_length(end - self._at)
        self._at = end
        return found

    def _check_length(self, count: int) -> None:
        if count > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.row_bytes)

    def _wait_for_more(self, fault: int, *, open_string: bool) -> None:
        """The value did not parse: read on if the end of the text may be why, else the file is damaged."""
        left = len(self._text) - self._at
        if not open_string and fault < len(self._text) - _NEAR_END:
            self.broken("?")
        self._check_length(left)
        rest = self._text[fault:].rstrip()
        if not self._more():
            cut = open_string or any(word.startswith(rest) for word in _WORDS)
            self.broken("" if cut else rest)

    def _more(self) -> bool:
        """The next chunk behind what is not taken yet; False at the end."""
        if self._ended:
            return False
        data = self._stream.read(_CHUNK)
        self._ended = not data
        try:
            text = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise SdtError("file.wrong_encoding", file=self._file) from error
        self.escapes = self.escapes or "\\u" in text
        self._seen += self._at
        self._text, self._at = self._text[self._at :] + text, 0
        return bool(text) or self._more()
