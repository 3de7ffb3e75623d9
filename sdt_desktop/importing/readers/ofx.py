"""OFX, the banks' "Money" file: 1.x (SGML, leaf tags are not closed) and 2.x (XML) read by one tokeniser.

Table `transaction`: account, bank, account_type, date, all_day, user_date, amount, currency, fitid, type, number,
name, memo, label (the name, else the memo, which is then left empty). Table `balance`: account, bank, account_type,
date, amount, currency, kind (`ledger` or `available`).

`date` is a civil date where the file prints no clock time or midnight, else an instant (without a zone in the file:
UTC, as the standard says). Amounts are plain decimal texts with the file's sign. `currency` is the transaction's own
where it states one, else the statement's. Rows carry the number of the transaction or balance in the file.

No account of the other side is read. Pending transactions and movements of securities are skipped, and counted.
"""

from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.ofx_tokens import Token, tokens_of
from sdt_desktop.importing.readers.ofx_values import civil_or_instant, plain_amount
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource

TRANSACTION = (
    "account", "bank", "account_type", "date", "all_day", "user_date", "amount", "currency", "fitid", "type", "number",
    "name", "memo", "label",
)  # fmt: skip
BALANCE = ("account", "bank", "account_type", "date", "amount", "currency", "kind")
_STATEMENTS = frozenset(("STMTRS", "CCSTMTRS", "INVSTMTRS"))
_OWN_ACCOUNT = frozenset(("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"))
_BALANCES = {"LEDGERBAL": "ledger", "AVAILBAL": "available"}
_PENDING = "STMTTRNP"
_SECURITIES = "INVTRAN"
_ROWS = frozenset(("STMTTRN", _PENDING, _SECURITIES, *_BALANCES))
_INSIDE = frozenset(("CURRENCY", "ORIGCURRENCY", "PAYEE", "BANKACCTTO", "CCACCTTO", *_OWN_ACCOUNT))
_ACCOUNT = {"ACCTID": "account", "BANKID": "bank", "BROKERID": "bank", "ACCTTYPE": "account_type"}


class OfxReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`.

        `SdtError`: file.empty, file.damaged (no OFX in it), file.truncated, file.row_too_long,
        file.too_many_rows, file.xml_entities.
        """
        yield from _Statements(source.name, limits).items(source)


class _Statements:
    """One pass over one file: the statement we are in, and the row that is being filled."""

    def __init__(self, file: str, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._tables = TableRows({"transaction": TRANSACTION, "balance": BALANCE})
        self._account: dict[str, str] = {}
        self._row: dict[str, str] | None = None
        self._row_tag = ""
        self._inside = ""
        self._number = 0
        self._met = False
        self._open = False

    def items(self, source: ExportSource) -> Iterator[ReadItem]:
        for token in tokens_of(source, self._limits):
            yield from self._take(token)
        if self._row is not None or self._open:
            raise SdtError("file.truncated", file=self._file)
        if not self._met:
            raise SdtError("file.damaged", file=self._file)
        yield from self._tables.rest()

    def _take(self, token: Token) -> Iterator[ReadItem]:
        if token.closes:
            yield from self._close(token.tag)
        elif token.tag in _ROWS:
            yield from self._end_row()  # one whose end tag is missing
            self._begin_row(token.tag)
        elif token.text:
            self._leaf(token.tag, token.text)
        else:
            self._begin(token.tag)

    def _begin(self, tag: str) -> None:
        if tag == "OFX":
            self._met = True
        elif tag in _STATEMENTS:
            self._account, self._open = {}, True
        elif tag in _INSIDE:
            self._inside = tag

    def _begin_row(self, tag: str) -> None:
        self._number += 1
        if self._number > self._limits.rows:
            raise SdtError("file.too_many_rows", file=self._file, limit=self._limits.rows)
        self._row, self._row_tag, self._inside = {}, tag, ""

    def _leaf(self, tag: str, text: str) -> None:
        if self._row is not None:
            self._row.setdefault(f"{self._inside}/{tag}" if self._inside else tag, text)
        elif tag in _ACCOUNT and self._inside in _OWN_ACCOUNT:
            self._account[_ACCOUNT[tag]] = text
        elif tag == "CURDEF":
            self._account["currency"] = text

    def _close(self, tag: str) -> Iterator[ReadItem]:
        if tag == self._inside:
            self._inside = ""
        elif self._row is not None and tag == self._row_tag:
            yield from self._end_row()
        elif tag in _STATEMENTS:
            yield from self._end_row()
            self._open = False

    def _end_row(self) -> Iterator[ReadItem]:
        row, self._row = self._row, None
        if row is None:
            return
        if self._row_tag == _PENDING:
            yield SkippedRow(self._number, "skipped.not_booked")
        elif self._row_tag == _SECURITIES:
            yield SkippedRow(self._number, "skipped.other_quantity")
        elif self._row_tag in _BALANCES:
            yield from self._tables.add("balance", self._number, self._balance(row))
        else:
            yield from self._tables.add("transaction", self._number, self._transaction(row))

    def _balance(self, row: dict[str, str]) -> dict[str, Cell]:
        found: dict[str, Cell] = {**self._account, "kind": _BALANCES[self._row_tag]}
        when = civil_or_instant(row.get("DTASOF", ""))
        return found | {"date": when, "amount": plain_amount(row.get("BALAMT", ""))}

    def _transaction(self, row: dict[str, str]) -> dict[str, Cell]:
        when = civil_or_instant(row.get("DTPOSTED", ""))
        name, memo = row.get("NAME") or row.get("PAYEE/NAME", ""), row.get("MEMO", "")
        return {
            **self._account,
            "date": when,
            "all_day": not hasattr(when, "hour"),
            "user_date": civil_or_instant(row.get("DTUSER", "")),
            "amount": plain_amount(row.get("TRNAMT", "")),
            "currency": row.get("CURRENCY/CURSYM") or self._account.get("currency", ""),
            "fitid": row.get("FITID", ""),
            "type": row.get("TRNTYPE", ""),
            "number": row.get("CHECKNUM", ""),
            "name": name,
            "memo": memo if name else "",
            "label": name or memo,
        }


READER = OfxReader()
