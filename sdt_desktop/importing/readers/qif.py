"""QIF (Quicken): records of one-letter lines; only those of accounts of money are read.

Columns: block (`Bank`, `CCard`, …), account (the name in an `!Account` record above, "" where there is none), date,
amount, payee, memo, category, number, cleared, label. `date` is `first/second/year` with two, two and four digits:
which of the first two is the day is not said by the format. `amount` is a plain decimal text with the file's sign.

Records of other blocks (categories, classes, securities, investments, prices …) mean something else by the same
letters: they are skipped, and counted. Splits are not rows; where they do not add up to their transaction, it is
noticed. Rows carry the number of the line on which their record begins.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.normalise_money import read_amount
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.text_lines import TextLines
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

COLUMNS = (
    "block", "account", "date", "amount", "payee", "memo", "category", "number", "cleared", "label",
)  # fmt: skip
_MONEY = {"bank": "Bank", "ccard": "CCard", "cash": "Cash", "otha": "Oth A", "othl": "Oth L"}
_FIELDS = {"D": "date", "T": "amount", "P": "payee", "M": "memo", "L": "category", "N": "number", "C": "cleared"}
_DATE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*(?P<mark>['\u2019]|[-/. ])\s*(\d{4}|\d{1,2})")
_DOTTED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")
_CENTURY = 50  # two digits without an apostrophe: below are 20xx, from here on 19xx


class QifReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`.

        A record that does not end is a problem of its own row. `SdtError`: file.empty, file.damaged (no block in
        it), file.wrong_encoding, file.row_too_long, file.too_many_rows.
        """
        yield from _Records(source, limits).items()


class _Records:
    """One file being read: the block we are in and the lines of the record that is open."""

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self._file = source.name
        self._limits = limits
        self._lines = TextLines(source, limits)
        self._rows: TableRows | None = None
        self._block: str | None = None
        self._account = ""
        self._record: list[str] = []
        self._began = 0
        self._uneven = 0

    def items(self) -> Iterator[ReadItem]:
        for number, line in enumerate(self._lines, 1):
            if line.startswith("!"):
                yield from self._end_record(whole=False)
                self._begin_block(line)
            elif line == "^":
                yield from self._end_record(whole=True)
            elif line and self._block is not None:
                self._put(line, number)
        yield from self._end()

    def _begin_block(self, line: str) -> None:
        """`!Type:Bank`; `!Account` names what follows; `!Option:` and `!Clear:` are no blocks."""
        word, _, kind = line[1:].partition(":")
        if word.strip().casefold() == "type":
            self._block = kind.strip()
        elif word.strip().casefold() == "account":
            self._block = "!account"

    def _put(self, line: str, number: int) -> None:
        if not self._record:
            self._began = number
        if len(self._record) >= self._limits.columns:
            raise SdtError("file.row_too_long", file=self._file, limit=self._limits.columns)
        self._record.append(line)

    def _end_record(self, *, whole: bool) -> Iterator[ReadItem]:
        lines, self._record = self._record, []
        if not lines:
            return
        kind = (self._block or "").replace(" ", "").casefold()
        if kind == "!account":
            self._account = next((line[1:].strip() for line in lines if line[0] == "N"), "")
        elif kind not in _MONEY:
            yield SkippedRow(self._began, "skipped.other_quantity")
        elif not whole:
            yield RowProblem(self._began, "row.incomplete")
        else:
            yield from self._add(lines, _MONEY[kind])

    def _add(self, lines: list[str], block: str) -> Iterator[ReadItem]:
        if self._began > self._limits.rows:
            raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)
        fields = _fields(lines)
        self._uneven += not _splits_add_up(lines, fields.get("amount", ""))
        row: dict[str, Cell] = {
            **fields,
            "block": block,
            "account": self._account,
            "date": plain_date(fields.get("date", "")),
            "amount": plain_amount(fields.get("amount", "")),
            "label": fields.get("payee") or fields.get("memo", ""),
            "memo": fields.get("memo", "") if fields.get("payee") else "",
        }
        if self._rows is None or self._rows.encoding != self._lines.encoding:
            yield from self._rows.rest() if self._rows is not None else ()
            self._rows = TableRows({"": COLUMNS}, self._lines.encoding)
        yield from self._rows.add("", self._began, row)

    def _end(self) -> Iterator[ReadItem]:
        yield from self._end_record(whole=False)
        if self._block is None:
            raise SdtError("file.damaged", file=self._file)
        if self._rows is not None:
            yield from self._rows.rest()
        if self._uneven:
            yield SourceNotice("source.splits_disagree", (("count", self._uneven),))


def _fields(lines: list[str]) -> dict[str, str]:
    """The transaction's own fields: the first line of each letter, and none of what stands behind a split."""
    fields: dict[str, str] = {}
    for line in lines:
        if line[0] == "S":
            break
        name = _FIELDS.get("T" if line[0] == "U" else line[0])
        if name is not None:
            fields.setdefault(name, line[1:].strip())
    return fields


def _splits_add_up(lines: list[str], total: str) -> bool:
    """True also where there are no splits, or where one is a percentage or cannot be read."""
    parts = [read_amount(plain_amount(line[1:]), ".") for line in lines if line[0] == "$"]
    whole = read_amount(plain_amount(total), ".")
    known = [part for part in parts if part is not None]
    if not parts or whole is None or len(known) < len(parts) or any(line[0] == "%" for line in lines):
        return True
    return sum(known, Decimal(0)) == whole


def plain_date(text: str) -> str:
    """`2/10'2020`, `08/27/21`, `2/ 1' 5`, `22.12.2017`: first, second and year as `02/10/2020`; else the text."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return text
    year = int(found[4])
    if len(found[4]) < 4:
        year += 2000 if found["mark"] in "'\u2019" or year < _CENTURY else 1900
    return f"{int(found[1]):02d}/{int(found[2]):02d}/{year:04d}"


def plain_amount(text: str) -> str:
    """`1,234.50`, `-12,90` and `1.234,50` with a decimal point alone; `1,234` is a thousand, as Quicken writes."""
    bare = "".join(text.split())
    if _DOTTED.fullmatch(bare):
        return bare.replace(",", "")
    point, comma = bare.rfind("."), bare.rfind(",")
    if comma > point:
        return bare.replace(".", "").replace(",", ".") if bare.count(",") == 1 else text
    return bare.replace(",", "")


READER = QifReader()
