"""Lines in mid file that are no data: a repeated header row, the header or preamble of a new block."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sdt_desktop.importing.names import holds_names, same_name
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.readers.delimited_layout import Layout, top_rows
from sdt_desktop.importing.rows import BytesColumn
from sdt_desktop.importing.swar import FIRST, spread, words
from sdt_desktop.model.blocks import Int64, UInt8

_LOWER = spread(0x20)


@dataclass(frozen=True, slots=True)
class Found:
    """Line numbers from 0. repeated: rows equal to the header. section: the line that begins a new block."""

    repeated: tuple[int, ...]
    section: int | None

    @property
    def is_nothing(self) -> bool:
        return self.section is None and not self.repeated


class Marks:
    """Looks for such lines by their first eight bytes, and closely only at those that begin alike."""

    def __init__(self, layout: Layout, options: ReadOptions, encoding: str) -> None:
        self._layout = layout
        self._options = options
        self._encoding = encoding
        names = {name for row in (*options.headers, *options.other_headers) for name in row}
        names |= {*options.preamble_starts, *layout.header[:1]}
        spellings = {text for name in names if name for text in (name, f'"{name}')}
        starts = [text.encode(encoding, "replace")[:8] for text in sorted(spellings)]
        self._starts = {(_lower(start), FIRST[len(start)]) for start in starts}
        self._first = np.zeros(256, np.bool_)
        for start in starts:
            self._first[[start[0] | 0x20, start[0] & ~0x20, start[0]]] = True

    def find(self, buffer: UInt8, starts: Int64, stops: Int64) -> Found:
        """`starts` and `stops` of the lines of a piece, which has slack around it."""
        alike = np.flatnonzero(self._first[buffer[starts]])
        if len(alike):
            alike = alike[self._begin_alike(buffer, starts[alike])]
        repeated: list[int] = []
        for line in alike.tolist():
            text = buffer[starts[line] : stops[line]].tobytes().decode(self._encoding, "replace")
            if not self._begins_block(text):
                continue
            if not self._repeats(text):
                return Found(tuple(repeated), line)
            repeated.append(line)
        return Found(tuple(repeated), None)

    def _begin_alike(self, buffer: UInt8, starts: Int64) -> Int64:
        first = words(BytesColumn(buffer, starts, starts).heads(8))[:, 0] | _LOWER
        found = np.zeros(len(starts), np.bool_)
        for start, mask in self._starts:
            found |= (first & mask) == (start & mask)
        return np.flatnonzero(found)

    def _cells(self, text: str) -> Sequence[str]:
        rows = top_rows(text, self._layout.delimiter)
        return rows[0].cells if rows else ()

    def _begins_block(self, text: str) -> bool:
        cells = self._cells(text)
        if not cells:
            return False
        if self._layout.header and tuple(cells) == self._layout.header:
            return True
        if any(same_name(cells[0], name) for name in self._options.preamble_starts):
            return True
        headers = (*self._options.headers, *self._options.other_headers)
        return any(holds_names(cells, names) for names in headers)

    def _repeats(self, text: str) -> bool:
        return tuple(self._cells(text)) == self._layout.header


def _lower(start: bytes) -> np.uint64:
    word = np.frombuffer(start.ljust(8, b"\0"), "<u8")[0]
    lowered: np.uint64 = word | _LOWER
    return lowered
