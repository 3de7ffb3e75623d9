"""Documents of tracks driven by their elements: path, text of the element that ends, rows of several tables.

`TrackDocument` is for readers whose rows need more than paths: sums of laps, lists that run side by side.
"""

from collections.abc import Iterator, Mapping

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, SkippedRow
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.xml_guard import (
    GuardedParser,
    check_depth,
    check_rows,
    document_chunks,
    local_name,
)
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

_BEGIN, _END = 2, 4  # pieces of a long text; Expat cuts them at some thousand signs


class TrackDocument:
    """One pass over one document; readers fill `start` and `end`. path: local names, the root first.

    long: elements whose text may be of any length; only its beginning and its end are kept.
    """

    long: frozenset[str] = frozenset()

    def __init__(self, source: ExportSource, limits: Limits, root: str, tables: Mapping[str, tuple[str, ...]]) -> None:
        self.path: list[str] = []
        self._source = source
        self._limits = limits
        self._root = root
        self._rows = TableRows(tables)
        self._number = 0
        self._texts: list[str] = []
        self._length = 0
        self._out: list[ReadItem | Iterator[ReadItem]] = []
        self._parser = GuardedParser(source, limits)
        self._parser.expat.StartElementHandler = self._start
        self._parser.expat.EndElementHandler = self._end
        self._parser.expat.CharacterDataHandler = self._text

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; it is the last of `path`. Attributes by local name."""

    def end(self, name: str, text: str) -> None:
        """An element ends; it is still the last of `path`. text: what stands in it behind its last child."""

    def items(self) -> Iterator[ReadItem]:
        """`SdtError` as `GuardedParser` says, file.empty, file.web_page, file.damaged for another root."""
        with self._source.open() as stream:
            for chunk in document_chunks(stream, self._source.name):
                self._parser.feed(chunk)
                yield from self._taken()
        self._parser.close()
        yield from self._taken()
        yield from self._rows.rest()

    def row(self, table: str, cells: Mapping[str, Cell]) -> None:
        self._out.extend(self._rows.add(table, self._next(), cells))

    def rows_later(self, table: str, count: int, cells: Iterator[Mapping[str, Cell]]) -> None:
        """`count` rows at once, made only when they are taken."""
        first = self._number + 1
        self._number += count
        check_rows(self._number, self._limits, self._source.name)
        self._out.append(self._made(table, first, cells))

    def skip(self, code: str) -> None:
        self._out.append(SkippedRow(self._next(), code))

    def reject(self, code: str) -> None:
        self._out.append(RowProblem(self._next(), code))

    def _next(self) -> int:
        self._number += 1
        check_rows(self._number, self._limits, self._source.name)
        return self._number

    def _taken(self) -> Iterator[ReadItem]:
        ready, self._out = self._out, []
        for item in ready:
            if isinstance(item, Iterator):
                yield from item
            else:
                yield item

    def _made(self, table: str, first: int, cells: Iterator[Mapping[str, Cell]]) -> Iterator[ReadItem]:
        for number, row in enumerate(cells, first):
            yield from self._rows.add(table, number, row)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        self.path.append(local)
        check_depth(len(self.path), self._limits, self._source.name)
        if len(self.path) == 1 and local != self._root:
            code = "file.web_page" if local.lower() == "html" else "file.damaged"
            raise SdtError(code, file=self._source.name)
        self._forget()
        self.start(local, {local_name(key): value for key, value in attributes.items()})

    def _text(self, text: str) -> None:
        if self.path[-1] in self.long:
            self._texts.append(text)
            del self._texts[_BEGIN:-_END]
            return
        self._length += len(text)
        if self._length > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._source.name, limit=self._limits.row_bytes)
        self._texts.append(text)

    def _end(self, _name: str) -> None:
        self.end(self.path[-1], "".join(self._texts).strip())
        self._forget()
        self.path.pop()

    def _forget(self) -> None:
        self._texts.clear()
        self._length = 0
