"""A bounded look at a whole file: its beginning and pieces from all over it, cut into columns of texts."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.detect_head import DELIMITERS, Head
from sdt_desktop.importing.limits import DEFAULT_LIMITS, KIB, Limits
from sdt_desktop.importing.names import unique_names
from sdt_desktop.importing.readers.delimited_layout import plain_cell
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.value_shapes import is_value

_BLOCK = 64 * KIB
_BLOCKS = 8
_UNPACKED_AGAIN = 32 * 1024 * KIB
_TRIED = ("", "utf-8", "cp1252")
_MOST_ROWS = 12_000  # of one piece
_SHEET_ROWS = 5_000
_HEADER_WITHIN = 30
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person said about the form of the file; empty where the file decides."""

    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """`columns`: name -> cells of the sampled rows, stripped, "" for empty. names: the header as it stands.

    encoding_proven: the bytes leave no other reading. headerless: the names are ours. forced: an encoding
    the person named and no reader would try by itself.
    """

    reader: str
    columns: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    delimiter: str = ""
    encoding: str = ""
    encoding_proven: bool = True
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    path: str = ""
    headerless: bool = False
    forced: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    """A header row (empty for none) and the rows below it."""

    names: tuple[str, ...]
    rows: _Rows

    @property
    def weight(self) -> tuple[int, int]:
        regular = sum(len(row) == len(self.names) for row in self.rows)
        return (len(self.names) if regular * 2 >= len(self.rows) else 1, len(self.rows))


def take_sample(source: ExportSource, hints: Hints | None = None, limits: Limits = DEFAULT_LIMITS) -> Sample:
    """`SdtError` file.no_table where no table can be seen, file.empty, and what opening may raise."""
    head = Head(source, limits)
    if not head.raw.strip():
        raise SdtError("file.empty", file=source.name)
    hints = hints or Hints()
    found = _LOOKS[head.kind](head, hints) if head.kind in _LOOKS else None
    if found is None or not found.columns:
        raise SdtError("file.no_table", file=source.name)
    return found


# --- text ------------------------------------------------------------------------------------------------------


def _of_text(head: Head, hints: Hints) -> Sample | None:
    blocks = list(_blocks(head.source))
    encoding, proven = (hints.encoding, True) if hints.encoding else encoding_of(blocks)
    texts = [_decoded(block, encoding) for block in blocks]
    best: tuple[_Table, str] | None = None
    for delimiter in (hints.delimiter,) if hints.delimiter else DELIMITERS:
        table = _table_in(_rows(texts, delimiter))
        if table and len(table.rows) and (best is None or table.weight > best[0].weight):
            best = table, delimiter
    if best is None:
        return None
    table, delimiter = best
    width = max(len(table.names), 1)
    names = table.names or tuple(f"column {number}" for number in range(1, len(table.rows[0]) + 1))
    rows = [row for row in table.rows if 1 < len(row) <= width + 1] if table.names else table.rows
    return Sample(
        "delimited", _columns(unique_names(names), rows), names, delimiter, encoding, proven,
        forced="" if hints.encoding in _TRIED else hints.encoding,
        headerless=not table.names,
    )  # fmt: skip


def _blocks(source: ExportSource) -> Iterator[bytes]:
    """The first bytes, then pieces from all over the file and its end, each cut at line ends."""
    with source.open() as stream:
        first = stream.read(_BLOCK * 2)
        if len(first) >= source.size or not _jumps(stream, source.size):
            yield first if len(first) >= source.size else _whole_lines(first, first_line=True)
            return
        yield _whole_lines(first, first_line=True)
        reach = source.size - _BLOCK
        for place in range(1, _BLOCKS):
            stream.seek(max(len(first), reach * place // (_BLOCKS - 1)))
            last = place == _BLOCKS - 1
            yield _whole_lines(stream.read(_BLOCK), first_line=False, last=last)


def _jumps(stream: BinaryIO, size: int) -> bool:
    """Whether pieces from all over cost little: a file on disk, or a packed one that is not large."""
    plain = isinstance(getattr(stream, "raw", None), io.FileIO)
    return stream.seekable() and (plain or size <= _UNPACKED_AGAIN)


def _whole_lines(block: bytes, *, first_line: bool, last: bool = False) -> bytes:
    start = 0 if first_line else block.find(b"\n") + 1
    return block[start:] if last else block[start : block.rfind(b"\n") + 1]


def encoding_of(blocks: Sequence[bytes]) -> tuple[str, bool]:
    """A byte order mark, strict UTF-8, else Windows-1252, which bytes never prove."""
    for mark, encoding in _MARKS:
        if blocks[0].startswith(mark):
            return encoding, True
    try:
        for block in blocks:
            codecs.getincrementaldecoder("utf-8")().decode(block)
    except UnicodeDecodeError:
        return "cp1252", False
    return "utf-8", True


def _decoded(block: bytes, encoding: str) -> str:
    try:
        return block.decode(encoding, "replace").lstrip("\ufeff").replace("\0", "")
    except LookupError:
        raise SdtError("answer.not_a_choice", key="encoding") from None


def _rows(texts: Sequence[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for text in texts:
        lines = text.splitlines(keepends=True)
        try:
            read = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
            cut = ([plain_cell(cell) for cell in row] for row in read)
            rows += islice((row for row in cut if any(row)), _MOST_ROWS)
        except csv.Error:
            continue  # a cell beyond the module's limit: the other pieces speak
    return rows


def _table_in(rows: _Rows) -> _Table | None:
    """The row of names that stands over most values; or no names, where values begin at once."""
    widths = Counter(len(_trimmed(row)) for row in rows)
    usual = widths.most_common(1)[0][0] if rows else 0
    best: tuple[int, int] | None = None
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        if not _is_header(row) or len(_trimmed(row)) < usual - 1 or place + 1 == len(rows):
            continue
        values = sum(map(is_value, rows[place + 1][: len(row)]))
        if values and (best is None or values > best[0]):
            best = values, place
    if best is not None:
        return _Table(_trimmed(rows[best[1]]), rows[best[1] + 1 :])
    first = rows[0] if rows else ()
    if len(first) > 1 and usual == len(_trimmed(first)) and sum(map(is_value, first)) > 1:
        return _Table((), rows)
    return None


def _is_header(cells: Sequence[str]) -> bool:
    named = [cell for cell in cells if cell]
    return len(named) > 1 and not any(is_value(cell) for cell in named)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return tuple(cells[:count])


def _columns(names: Sequence[str], rows: _Rows) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row[place] if place < len(row) else "" for row in rows) for place, name in enumerate(names)}


# --- workbooks and JSON ----------------------------------------------------------------------------------------


def _of_sheets(head: Head, hints: Hints) -> Sample | None:
    from sdt_desktop.importing.readers.spreadsheet import sheet_heads

    heads = sheet_heads(head.source, head.limits, _SHEET_ROWS)
    sheets = tuple(name for name, _ in heads)
    best: tuple[_Table, str] | None = None
    for name, rows in heads:
        if hints.sheet and name != hints.sheet:
            continue
        table = _table_in([[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)])
        if table and table.names and table.rows and (best is None or table.weight > best[0].weight):
            best = table, name
    if best is None:
        return None
    table, name = best
    return Sample(
        "spreadsheet", _columns(unique_names(table.names), table.rows), table.names, sheet=name, sheets=sheets
    )


def _of_json(head: Head, hints: Hints) -> Sample | None:
    from sdt_desktop.importing.readers import reader
    from sdt_desktop.importing.readers.base import ReadOptions

    for path in (hints.path,) if hints.path else _lists(head):
        items = reader("json").read(head.source, ReadOptions(path=path), head.limits)
        try:
            block = next((item for item in items if isinstance(item, RawBlock)), None)
        except SdtError:
            continue
        if block is not None and len(block.columns) > 1:
            columns = {name: tuple(column.texts()[:_MOST_ROWS]) for name, column in block.columns.items()}
            return Sample("json", columns, tuple(columns), path=path)
    return None


def _lists(head: Head) -> list[str]:
    """Paths of lists that hold objects, those with most fields first."""
    fields = Counter(path.rsplit("[].", 1)[0] + "[]" for path in head.json_paths if "[]." in path)
    return [path for path, _ in fields.most_common(5)]


_LOOKS = {"text": _of_text, "spreadsheet": _of_sheets, "json": _of_json}
