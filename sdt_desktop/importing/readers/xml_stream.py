"""XML exports: one row a repeated element, read as the file goes by, namespaces ignored.

`ReadOptions.path` is the local name of the row's element, or the last names of its path
(`TimeSeries/Period/Point`). Columns are paths of local names below it: `timePeriod/start`, `@value`,
`Amt/@Ccy`, `.` for the row's own text; without `columns` every text and attribute met. Where a path occurs
twice in one row, the first counts. An element of the row's name inside a row belongs to that row.

`ReadOptions.context` names values outside the rows by the last names of their path. A value holds until
it is met again, or until the first element of its path begins anew: `Acct/Id/IBAN` is forgotten with
the next `Acct`.
"""

from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions
from sdt_desktop.importing.readers.xml_guard import (
    GuardedParser,
    check_depth,
    check_rows,
    document_chunks,
    local_name,
)
from sdt_desktop.importing.readers.xml_rows import Context, Rows
from sdt_desktop.importing.readers.xml_tables import TableDocument
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource

_OWN_TEXT = "."


class XmlReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`. `SdtError` file.xml_entities for entities, external document types and the like."""
        made = TableDocument if options.tables else _Document
        document: TableDocument | _Document = made(source, options, limits)
        with source.open() as stream:
            for chunk in document_chunks(stream, source.name):
                document.parser.feed(chunk)
                yield from document.taken()
        document.parser.close()
        yield from document.rest()


class _Document:
    """The handlers of one pass: the path we are at, the row being filled, the rows not handed over yet."""

    def __init__(self, source: ExportSource, options: ReadOptions, limits: Limits) -> None:
        self._file = source.name
        self._limits = limits
        self._row_path = tuple(options.path.split("/"))
        self._columns = options.columns
        self._wanted = frozenset(options.columns)
        self._around = Context(options.context)
        self._path: list[str] = []
        self._row: dict[str, str] | None = None
        self._row_depth = 0
        self._row_signs = 0
        self._texts: list[str] = []
        self._marks: list[int] = []
        self._locals: dict[str, str] = {}
        self._number = 0
        self._rows = Rows(options.columns)
        self._out: list[RawBlock] = []
        self.parser = GuardedParser(source, limits)
        self.parser.expat.StartElementHandler = self._start
        self.parser.expat.EndElementHandler = self._end
        self.parser.expat.CharacterDataHandler = self._text

    def taken(self) -> Iterator[RawBlock]:
        ready, self._out = self._out, []
        yield from ready
        if self._rows.full:
            yield self._rows.block()

    def rest(self) -> Iterator[RawBlock]:
        yield from self.taken()
        if self._rows.numbers:
            yield self._rows.block()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._local(name)
        self._path.append(local)
        self._marks.append(len(self._texts))
        if len(self._path) > self._limits.depth:
            check_depth(len(self._path), self._limits, self._file)
        if self._row is None and self._begins_row(local):
            self._begin_row()
        if self._row is None:
            self._around.begin(self._path, attributes)
        elif attributes:
            self._take_attributes(attributes)

    def _local(self, name: str) -> str:
        """The local name, remembered: a file has few names and many elements."""
        local = self._locals.get(name)
        if local is None:
            local = self._locals[name] = local_name(name)
        return local

    def _begins_row(self, local: str) -> bool:
        if len(self._path) == 1 and local.lower() == "html":
            raise SdtError("file.web_page", file=self._file)
        if local != self._row_path[-1]:
            return False
        return tuple(self._path[-len(self._row_path) :]) == self._row_path

    def _begin_row(self) -> None:
        self._number += 1
        check_rows(self._number, self._limits, self._file)
        self._row, self._row_depth, self._row_signs = {}, len(self._path), 0

    def _take_attributes(self, attributes: dict[str, str]) -> None:
        above = "/".join((*self._path[self._row_depth :], "@"))
        for name, value in attributes.items():
            self._keep(above + self._local(name), value)

    def _keep(self, path: str, value: str) -> None:
        row = self._row
        assert row is not None
        if (self._wanted and path not in self._wanted) or path in row:
            return
        self._count(value)
        row[path] = value
        if len(row) > self._limits.columns:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.columns)

    def _text(self, text: str) -> None:
        if self._row is not None or self._around.expects(self._path):
            self._count(text)
            self._texts.append(text)

    def _count(self, text: str) -> None:
        self._row_signs += len(text)
        if self._row_signs > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.row_bytes)

    def _end(self, _name: str) -> None:
        text = self._own_text()
        if self._row is None:
            self._row_signs = 0
            self._around.end(self._path, text)
        else:
            if text:
                self._keep("/".join(self._path[self._row_depth :]) or _OWN_TEXT, text)
            if len(self._path) == self._row_depth:
                self._end_row()
        self._path.pop()

    def _own_text(self) -> str:
        """What was met since the element began, without its children's."""
        mark = self._marks.pop()
        if len(self._texts) == mark:
            return ""
        text = "".join(self._texts[mark:]).strip()
        del self._texts[mark:]
        return text

    def _end_row(self) -> None:
        row, self._row = self._row or {}, None
        if self._rows.numbers and self._rows.context != self._around.values:
            self._out.append(self._rows.block())
        self._rows.add(self._number, row, self._row_signs, self._around.values)
        self._row_signs = 0


READER = XmlReader()
