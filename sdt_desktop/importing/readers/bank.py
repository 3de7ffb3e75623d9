"""Delimited account statements as French banks write them: one account or several, each with lines above its header.

Like `delimited`, but forgiving where banks are careless: rows may be shorter than the header, labels go on over
several lines, entities are undone (doubled ones too) before cells are cut, and lines between the rows of one account
and the header of the next belong to that next account. Every block has a column `account` beside those of its
header: the number the lines above the header state, else the one in the file's name, else empty.

`ReadOptions.headers` are the headers looked for. With `headerless` instead, the first row describes the account
(`type;label;****0001;day;;balance`) and rows follow at once. Rows carry the number of the line they begin on.
"""

from collections.abc import Iterator, Sequence

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.names import holds_names, unique_names
from sdt_desktop.importing.readers.bank_lines import account_in_name, account_of, cells_of, is_dated, records_of
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SourceNotice
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.text_lines import TextLines
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

ACCOUNT = "account"
_DELIMITER = ";"
_AN_ACCOUNT_LINE = 6  # cells
_BESIDE_ROWS = 2  # as many cells a line above the next header has at most


class BankReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`.

        `SdtError`: file.empty, file.header_not_found, file.wrong_encoding, file.row_too_long, file.too_many_rows,
        file.damaged.
        """
        yield from _Statement(source, options, limits).items()


class _Statement:
    """One file being read: the header in force, and the lines that may be above the next one."""

    def __init__(self, source: ExportSource, options: ReadOptions, limits: Limits) -> None:
        self._file = source.name
        self._options = options
        self._limits = limits
        self._lines = TextLines(source, limits, options.encodings[-1])
        self._delimiter = (options.delimiters or (_DELIMITER,))[0]
        self._rows: TableRows | None = None
        self._names: tuple[str, ...] = ()
        self._header: tuple[str, ...] = ()
        self._account = ""
        self._letters_lost = 0
        self._above: list[tuple[int, tuple[str, ...]]] = []

    def items(self) -> Iterator[ReadItem]:
        for line, text in records_of(self._lines):
            if line > self._limits.rows:
                raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)
            cells = cells_of(text, self._delimiter)
            if any(cells):
                yield from self._take(line, cells)
        if self._rows is None:
            raise SdtError("file.header_not_found", file=self._file)
        yield from self._lost()
        yield from self._rows.rest()
        if self._letters_lost:
            yield SourceNotice("source.letters_lost", (("count", self._letters_lost),))

    def _take(self, line: int, cells: tuple[str, ...]) -> Iterator[ReadItem]:
        if self._is_header(cells):
            yield from self._begin(cells)
        elif self._rows is None:
            self._wait(line, cells)
        elif not is_dated(cells[0]) and sum(map(bool, cells)) <= _BESIDE_ROWS:
            self._above.append((line, cells))
        else:
            yield from self._lost()
            yield from self._row(line, cells)

    def _is_header(self, cells: Sequence[str]) -> bool:
        if self._header:
            if tuple(cells) == self._header:
                return True
        elif self._options.headerless:
            return len(cells) >= _AN_ACCOUNT_LINE and not is_dated(cells[0]) and is_dated(cells[3])
        return any(holds_names(cells, names) for names in self._options.headers)

    def _begin(self, cells: tuple[str, ...]) -> Iterator[ReadItem]:
        """A header: what was above it tells the account, for a repeated one without lines above the same as before."""
        if self._rows is not None:
            yield from self._rows.rest()
        above = [held for _, held in self._above] or ([cells] if self._options.headerless else [])
        if above or not self._header:
            self._account = account_of(above) or account_in_name(self._file)
        self._above = []
        self._header = cells
        self._names = self._options.headerless or unique_names(_without_end(cells))
        if len(self._names) > self._limits.columns:
            raise SdtError("file.damaged", file=self._file)
        self._rows = TableRows({"": (*self._names, ACCOUNT)}, self._lines.encoding)

    def _wait(self, line: int, cells: tuple[str, ...]) -> None:
        self._above.append((line, cells))
        if len(self._above) > self._options.header_within or self._options.headerless:
            raise SdtError("file.header_not_found", file=self._file)

    def _lost(self) -> Iterator[ReadItem]:
        """Lines that were above no header after all."""
        for line, _ in self._above:
            yield RowProblem(line, "row.incomplete")
        self._above = []

    def _row(self, line: int, cells: tuple[str, ...]) -> Iterator[ReadItem]:
        assert self._rows is not None
        width = len(self._names)
        if any(cells[width:]):
            yield RowProblem(line, "row.too_many_columns", (("expected", width), ("found", len(cells))))
            return
        self._letters_lost += any("\ufffd" in cell for cell in cells)
        self._rows.encoding = self._lines.encoding
        row = dict(zip(self._names, cells, strict=False))
        yield from self._rows.add("", line, {ACCOUNT: self._account, **row})


def _without_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty cells that a closing delimiter makes."""
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]


READER = BankReader()
