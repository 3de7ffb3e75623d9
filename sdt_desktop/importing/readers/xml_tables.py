"""XML documents with rows of several tables, one within another where the document has them so.

Every element of a table's path opens a row, except within a row of the same path; what it holds counts for the
rows it lies in too. Elements of one path may be rows of several tables, told apart by `needs`: paths below the
row that have to occur. `Statistics[length]/@sum` is an attribute of the elements alone whose `type` is `length`.
Context is met everywhere, so that a row may know what stood above it in another row. Rows are numbered as they end.
"""

from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, TableOptions
from sdt_desktop.importing.readers.xml_guard import GuardedParser, check_depth, check_rows, local_name
from sdt_desktop.importing.readers.xml_rows import Context, Rows
from sdt_desktop.importing.source import ExportSource

_OWN_TEXT = "."


class _Element:
    """The tables of one path. wanted: the paths any of them looks at, empty for all; typed: some name a type."""

    def __init__(self, path: str, tables: list[TableOptions]) -> None:
        self.path = tuple(path.split("/"))
        self.tables = tables
        self.needs = frozenset(need for table in tables for need in table.needs)
        every = all(table.columns for table in tables)
        self.wanted = frozenset(name for table in tables for name in table.columns) if every else frozenset()
        self.typed = any("[" in name for name in self.wanted)


class _Row:
    """An open row: the depth of its element, its cells, and which of the needed paths occurred."""

    __slots__ = ("cells", "depth", "element", "met", "signs")

    def __init__(self, element: _Element, depth: int) -> None:
        self.element = element
        self.depth = depth
        self.cells: dict[str, str] = {}
        self.met: set[str] = set()
        self.signs = 0


class TableDocument:
    """The handlers of one pass, as `xml_stream` drives them."""

    def __init__(self, source: ExportSource, options: ReadOptions, limits: Limits) -> None:
        self._file = source.name
        self._limits = limits
        self._otherwise = options.otherwise
        paths = dict.fromkeys(table.path for table in options.tables)
        elements = [_Element(path, [each for each in options.tables if each.path == path]) for path in paths]
        self._elements = {name: [each for each in elements if each.path[-1] == name] for name in map(_last, paths)}
        self._around = Context(options.context)
        self._path: list[str] = []
        self._open: list[_Row] = []
        self._texts: list[str] = []
        self._marks: list[int] = []
        self._pending = 0
        self._locals: dict[str, str] = {}
        self._number = 0
        self._rows = {table.name: Rows(table.columns, table.name) for table in options.tables}
        self._out: list[ReadItem] = []
        self.parser = GuardedParser(source, limits)
        self.parser.expat.StartElementHandler = self._start
        self.parser.expat.EndElementHandler = self._end
        self.parser.expat.CharacterDataHandler = self._text

    def taken(self) -> Iterator[ReadItem]:
        ready, self._out = self._out, []
        yield from ready
        for rows in self._rows.values():
            if rows.full:
                yield rows.block()

    def rest(self) -> Iterator[ReadItem]:
        yield from self.taken()
        for rows in self._rows.values():
            if rows.numbers:
                yield rows.block()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._local(name)
        self._path.append(local)
        self._marks.append(len(self._texts))
        if len(self._path) > self._limits.depth:
            check_depth(len(self._path), self._limits, self._file)
        if len(self._path) == 1 and local.lower() == "html":
            raise SdtError("file.web_page", file=self._file)
        self._around.begin(self._path, attributes)
        if local in self._elements:
            self._open_rows(self._elements[local])
        for row in self._open:
            self._note(row, attributes)

    def _local(self, name: str) -> str:
        local = self._locals.get(name)
        if local is None:
            local = self._locals[name] = local_name(name)
        return local

    def _open_rows(self, elements: list[_Element]) -> None:
        """The element with the longest path that fits; a row of the same kind around it takes it in."""
        fitting = [each for each in elements if tuple(self._path[-len(each.path) :]) == each.path]
        if not fitting:
            return
        element = max(fitting, key=lambda each: len(each.path))
        if all(row.element is not element for row in self._open):
            self._open.append(_Row(element, len(self._path)))

    def _note(self, row: _Row, attributes: dict[str, str]) -> None:
        """What the beginning of an element tells a row that it is, or lies in."""
        below = "/".join(self._path[row.depth :])
        if below in row.element.needs:
            row.met.add(below)
        above = f"{below}/@" if below else "@"
        for name, value in attributes.items():
            path = above + self._local(name)
            if path in row.element.needs:
                row.met.add(path)
            self._keep(row, path, value)
        if row.element.typed and "type" in attributes:
            for name, value in attributes.items():
                self._keep(row, f"{below}[{attributes['type']}]/@{self._local(name)}", value)

    def _keep(self, row: _Row, path: str, value: str) -> None:
        wanted = row.element.wanted
        if (wanted and path not in wanted) or path in row.cells:
            return
        row.signs += len(value)
        self._check_length(row.signs)
        row.cells[path] = value
        if len(row.cells) > self._limits.columns:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.columns)

    def _text(self, text: str) -> None:
        if self._open or self._around.expects(self._path):
            self._pending += len(text)
            self._check_length(self._pending)
            self._texts.append(text)

    def _check_length(self, signs: int) -> None:
        if signs > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.row_bytes)

    def _end(self, _name: str) -> None:
        text = self._own_text()
        self._around.end(self._path, text)
        if text:
            for row in self._open:
                self._keep(row, "/".join(self._path[row.depth :]) or _OWN_TEXT, text)
        if self._open and self._open[-1].depth == len(self._path):
            self._end_row(self._open.pop())
        self._path.pop()

    def _own_text(self) -> str:
        mark = self._marks.pop()
        if len(self._texts) == mark:
            return ""
        text = "".join(self._texts[mark:])
        self._pending -= len(text)
        del self._texts[mark:]
        return text.strip()

    def _end_row(self, row: _Row) -> None:
        tables = [table for table in row.element.tables if row.met.issuperset(table.needs)]
        for table in tables:
            rows = self._rows[table.name]
            if rows.numbers and rows.context != self._around.values:
                self._out.append(rows.block())
            rows.add(self._next(), row.cells, row.signs, self._around.values)
        if not tables:
            self._out.append(SkippedRow(self._next(), self._otherwise))

    def _next(self) -> int:
        self._number += 1
        check_rows(self._number, self._limits, self._file)
        return self._number


def _last(path: str) -> str:
    return path.rpartition("/")[2]
