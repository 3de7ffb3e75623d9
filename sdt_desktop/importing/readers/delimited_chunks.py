"""The bytes of a delimited file in pieces of whole lines, with the encoding found out on the way.

A piece always ends with a line feed outside quotes and has `SLACK` bytes around it; lone carriage returns
(old Macintosh programs) are turned into line feeds. Memory holds one piece at a time.
"""

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import MIB, Limits
from sdt_desktop.importing.rows import SLACK
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.blocks import Int64, UInt8

LF, CR, QUOTE = 10, 13, 34
PIECE = 4 * MIB
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_Fill = Callable[[memoryview], int]


@dataclass(frozen=True, slots=True)
class Signs:
    """Which bytes that need care occur in a piece."""

    quote: bool
    blank: bool
    tab: bool
    carriage_return: bool


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """`buffer[first:stop]` are whole lines; `line` is the 1-based number of the first of them.

    last: whether the file ends here.
    """

    buffer: UInt8
    first: int
    stop: int
    line: int
    last: bool
    signs: Signs

    def newlines(self) -> Int64:
        """Positions of all line feeds."""
        return np.flatnonzero(self.buffer[self.first : self.stop] == LF) + self.first

    def behind(self, position: int, line: int) -> "Piece":
        """The piece from `position`, the start of line number `line`, on."""
        return Piece(self.buffer, position, self.stop, line, self.last, self.signs)


class Pieces:
    """Reads one file. `encoding` is the answer so far: the first of the candidates until it is contradicted."""

    def __init__(self, source: ExportSource, encodings: Sequence[str], limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._candidates = tuple(encodings)
        self._sure = False
        self.encoding = self._candidates[0]
        self.line = 1
        """Number of the first line of the next piece: who takes a piece counts its lines."""
        self.kept: int | None = None
        """Who takes a piece may leave bytes from this position on, to get them again with what follows."""
        self.label = self.encoding
        """The encoding of the file, where that is not the one of the pieces (UTF-16)."""
        self.undecodable: list[int] = []
        """Line numbers of the last piece that could not be decoded; their bytes were blanked."""

    def __iter__(self) -> Iterator[Piece]:
        with self._source.open() as stream:
            fill, start = self._opened(stream)
            yield from self._cut(fill, start)

    def _opened(self, stream: BinaryIO) -> tuple[_Fill, bytes]:
        """How a buffer is filled, and the bytes already taken while looking for a byte order mark."""
        start = stream.read(3)
        wide = _UTF16.get(start[:2])
        if not (wide or start.startswith(codecs.BOM_UTF8)):
            return _filler(stream), start
        self.encoding, self._candidates, self._sure = "utf-8", ("utf-8",), True
        if wide is None:
            self.label = "utf-8"
            return _filler(stream), start[3:]
        self.label = "utf-16"
        return self._transcoder(stream, wide, start[2:]), b""

    def _transcoder(self, stream: BinaryIO, wide: str, start: bytes) -> _Fill:
        decoder = codecs.getincrementaldecoder(wide)()
        held = bytearray(self._text(decoder, start, final=False))

        def fill(target: memoryview) -> int:
            while len(held) < len(target):
                data = stream.read(MIB)
                held.extend(self._text(decoder, data, final=not data))
                if not data:
                    break
            count = min(len(held), len(target))
            target[:count] = bytes(held[:count])
            del held[:count]
            return count

        return fill

    def _text(self, decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool) -> bytes:
        try:
            return decoder.decode(data, final).encode()
        except UnicodeError as error:
            raise SdtError("file.wrong_encoding", file=self._source.name) from error

    def _cut(self, fill: _Fill, held: bytes) -> Iterator[Piece]:
        total = 0
        last = False
        while not last:
            raw, stop, last = _filled(fill, held, min(PIECE, self._source.size + 1))
            total += stop - SLACK - len(held)
            self._check_size(total)
            self._tidy(raw, stop)
            stop = _finish_line(raw, stop) if last else stop
            buffer = np.frombuffer(raw, np.uint8)
            cut = stop if last else _cut_point(raw, buffer, stop, self._limits.row_bytes)
            self._check_line(cut, stop)
            if cut > SLACK:
                self._check_text(buffer[SLACK:cut])
                yield Piece(buffer, SLACK, cut, self.line, last, _signs(raw, cut))
            held = bytes(raw[cut if self.kept is None else self.kept : stop])
            self.kept = None

    def _tidy(self, raw: bytearray, stop: int) -> None:
        """Refuses NUL bytes; makes a carriage return that ends a line by itself a line feed.

        One at the very end waits for what follows it.
        """
        if raw.find(b"\0", SLACK, stop) >= 0:
            raise SdtError("file.wrong_encoding", file=self._source.name)
        if raw.find(b"\r", SLACK, stop) < 0:
            return
        body = np.frombuffer(raw, np.uint8)[SLACK:stop]
        returns = np.flatnonzero(body[:-1] == CR)
        body[returns[body[returns + 1] != LF]] = LF

    def _check_size(self, total: int) -> None:
        if total > self._limits.file_bytes:
            limit = self._limits.file_bytes // MIB
            raise SdtError("file.too_large", file=self._source.name, limit_mib=limit)

    def _check_line(self, cut: int, stop: int) -> None:
        if stop - cut > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._source.name, limit=self._limits.row_bytes)

    def _check_text(self, body: UInt8) -> None:
        """Decides on the encoding at the first bytes beyond ASCII, later finds lines that contradict it."""
        self.undecodable = []
        if body.max() < 0x80:
            return
        data = body.tobytes()
        if not self._sure:
            self.encoding = self.label = self._decided(data)
            self._sure = True
        if not _decodes(data, self.encoding):
            self.undecodable = _blank_out(body, data, self.encoding, self.line)

    def _decided(self, data: bytes) -> str:
        """The first candidate that decodes everything, else the one that decodes most of what is not ASCII."""
        for name in self._candidates:
            if _decodes(data, name):
                return name
        lines = [text for text in data.split(b"\n") if not text.isascii()]
        share = {name: sum(_decodes(text, name) for text in lines) for name in self._candidates}
        best = max(self._candidates, key=lambda name: share[name])
        if share[best] * 2 < len(lines):
            raise SdtError("file.wrong_encoding", file=self._source.name)
        return best


def _filler(stream: BinaryIO) -> _Fill:
    """Fills as much of a buffer as the stream gives; archive members give less at a time."""
    into = getattr(stream, "readinto", None)

    def fill(target: memoryview) -> int:
        done = 0
        while done < len(target):
            if into is not None:
                count = into(target[done:])
            else:
                data = stream.read(len(target) - done)
                count = len(data)
                target[done : done + count] = data
            if not count:
                break
            done += count
        return done

    return fill


def _filled(fill: _Fill, held: bytes, piece: int) -> tuple[bytearray, int, bool]:
    """A fresh buffer: slack, what was held back, new bytes, room for a last line feed and slack.

    A bytearray, because it looks a byte up many times quicker than numpy compares all of them.
    """
    size = max(piece, 2 * len(held))
    raw = bytearray(size + 2 * SLACK + 2)
    raw[SLACK - 1] = LF
    start = SLACK + len(held)
    raw[SLACK:start] = held
    with memoryview(raw) as view:
        stop = start + fill(view[start : size + SLACK])
    return raw, stop, stop < size + SLACK


def _signs(raw: bytearray, stop: int) -> Signs:
    quote, blank, tab, carriage_return = (raw.find(sign, SLACK, stop) >= 0 for sign in (b'"', b" ", b"\t", b"\r"))
    return Signs(quote, blank, tab, carriage_return)


def _finish_line(raw: bytearray, stop: int) -> int:
    """Adds the line feed that a file's last line may lack."""
    if stop == SLACK or raw[stop - 1] == LF:
        return stop
    raw[stop] = LF
    return stop + 1


def _cut_point(raw: bytearray, buffer: UInt8, stop: int, longest: int) -> int:
    """Behind the last line feed that is outside quotes."""
    cut = raw.rfind(b"\n", SLACK, stop) + 1 or SLACK
    body = buffer[SLACK:cut]
    if raw.find(b'"', SLACK, cut) < 0 or np.count_nonzero(body == QUOTE) % 2 == 0:
        return cut
    ends = np.flatnonzero(body == LF) + 1
    outside = ends[np.searchsorted(np.flatnonzero(body == QUOTE), ends) % 2 == 0]
    whole = SLACK + int(outside[-1]) if len(outside) else SLACK
    return whole if stop - whole <= longest else cut  # a quote that never closes is no reason to stop


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _blank_out(body: UInt8, data: bytes, encoding: str, line: int) -> list[int]:
    """Overwrites the lines that do not decode with blanks; gives their numbers."""
    numbers = []
    at = 0
    for number, text in enumerate(data.split(b"\n"), line):
        if not _decodes(text, encoding):
            body[at : at + len(text)] = ord(" ")
            numbers.append(number)
        at += len(text) + 1
    return numbers
