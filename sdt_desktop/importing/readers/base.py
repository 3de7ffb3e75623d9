"""What every reader promises, and what a manifest may tell a reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.model.imports import Params, RowProblem

if TYPE_CHECKING:
    from sdt_desktop.importing.limits import Limits
    from sdt_desktop.importing.source import ExportSource


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is not data (a subtotal, a repeated header); `code` begins with `skipped.`.

    An empty line is no row at all and is not reported.
    """

    row: int
    code: str


@dataclass(frozen=True, slots=True)
class SourceNotice:
    """Something a reader noticed about the file as a whole (`source.recurrence_window`); given once a code."""

    code: str
    params: Params = ()


@dataclass(frozen=True, slots=True)
class TableOptions:
    """Which rows of a file are those of one table.

    path: as in `ReadOptions`. each: JSON, the list below the item whose elements are the rows (`points[]`);
    columns that begin with `^.` are then looked for in the item. needs: JSON and XML, paths below the item that
    must hold something. columns: as in `ReadOptions`. headers, sheets: the header rows and sheets of this table.
    parts: what it holds are parts of another table's rows (the points of a trip), not rows of the file.
    """

    name: str
    path: str = ""
    each: str = ""
    needs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    headers: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[str, ...] = ()
    parts: bool = False


@dataclass(frozen=True, slots=True)
class CarryRule:
    """A row whose cell in `column` reads as `format` while all others are empty becomes the column `name` below it."""

    column: str
    name: str
    format: str


@dataclass(frozen=True, slots=True)
class UnpivotRule:
    """Every cell of the columns that fit (patterns) becomes a row: its column's name in `label`, itself in `value`."""

    columns: tuple[str, ...]
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Everything a reader may be told; each reader looks at its own part.

    Header names are compared by `names.same_name`: without case, accents, blanks, `_`, `-` and U+FFFD, HTML
    entities undone (`holds_names`, `unique_names` serve all readers).

    headers: alternatives; the header row is the first that holds all names of one of them. Empty: the first
    row that is not blank is the header. other_headers: rows that begin a block of something else; that
    block's rows are skipped as `skipped.other_quantity`. header_within: how many rows may stand before the
    first header. headerless: the columns' names for files without a header row (with `headers` empty), or for
    files where none of `headers` is found. Rows above a header become `context`.

    Delimited: encodings in the order of trying (a byte order mark always wins); delimiters that may occur,
    empty for `;`, `,` and TAB; preamble_starts: first cells of a line that begins a new preamble in mid file.
    Sheets: patterns of sheet names (`fnmatch`, normalised), empty for all.
    JSON: path of the repeated item as dotted keys with `[]` for every element of a list
    (`locations[]`, `meters[].readings[]`, empty for a list or object at the top). XML: path is the local name
    of the repeated element, or several ending ones (`Point`, `TimeSeries/Period/Point`).
    JSON and XML: columns are dotted (slashed) paths below the item, empty for all scalar fields as met;
    context: names with the path of a value above the items.
    tables: several kinds of rows in one file, told apart in one pass; an item of none of them is skipped with
    the code `otherwise`. Readers whose format has tables of its own name them in `RawBlock.table`.
    header_rows: 2 where each column is named by two rows, `upper / lower`; `headers` are looked for in the lower one.
    carry, unpivot, first_of: done by `transform` with what any reader gives; first_of makes columns out of the first
    of several that holds something.
    Calendar: zone for floating times, first and last civil day (ISO) between which recurrences are unrolled.
    """

    headers: tuple[tuple[str, ...], ...] = ()
    other_headers: tuple[tuple[str, ...], ...] = ()
    header_within: int = 30
    headerless: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ("utf-8", "cp1252")
    delimiters: tuple[str, ...] = ()
    preamble_starts: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    path: str = ""
    columns: tuple[str, ...] = ()
    context: tuple[tuple[str, str], ...] = ()
    zone: str = ""
    first_day: str = ""
    last_day: str = ""
    header_rows: int = 1
    carry: CarryRule | None = None
    unpivot: UnpivotRule | None = None
    first_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tables: tuple[TableOptions, ...] = ()
    otherwise: str = "skipped.other_quantity"


ReadItem = RawBlock | RowProblem | SkippedRow | SourceNotice


class Reader(Protocol):
    def read(self, source: "ExportSource", options: ReadOptions, limits: "Limits") -> Iterator[ReadItem]:
        """Streams the rows of `source` in file order; blocks hold at most some 262,144 rows.

        `SdtError` with a `file.` code where the file as a whole cannot be read. Memory does not grow with
        the file.
        """
        ...
