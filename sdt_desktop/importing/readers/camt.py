"""ISO 20022 bank statements (CAMT.053, any version): elements are known by their local names.

Table `transaction`, one row a booked entry: account, statement, date, all_day, value_date, amount, currency, reversal,
details, reference, key, label, counterparty, bank_code. Table `balance`: account, statement, date, amount, currency,
kind (`OPBD`, `CLBD`, `OPAV`, `CLAV` …).

Amounts are signed by `CdtDbtInd` alone: of a reversal it says where the money goes, too. An entry counts once, however
many single payments it bundles (`details`); party and reference are told where there is one of them only. Entries
that are not booked are skipped, and counted. `key` is the bank's reference, else statement and position.
Rows carry the number of the entry or balance in the file.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.camt_document import Item, document_items
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

TRANSACTION = (
    "account", "statement", "date", "all_day", "value_date", "amount", "currency", "reversal", "details", "reference",
    "key", "label", "counterparty", "bank_code",
)  # fmt: skip
BALANCE = ("account", "statement", "date", "amount", "currency", "kind")
_SIGNS = {"CRDT": "", "DBIT": "-"}
_BOOKED = "BOOK"
_CODES = ("BkTxCd/Prtry/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd", "BkTxCd/Domn/Cd")


class CamtReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`. `SdtError` file.empty where there is no statement, and those of `document_items`."""
        tables = TableRows({"transaction": TRANSACTION, "balance": BALANCE})
        statements = 0
        for item in document_items(source, limits):
            if item.tag == "Stmt":
                statements += 1
            elif item.tag == "Bal":
                yield from _balance(item, tables)
            else:
                yield from _entry(item, tables)
        if not statements:
            raise SdtError("file.empty", file=source.name)
        yield from tables.rest()


def _balance(item: Item, tables: TableRows) -> Iterator[ReadItem]:
    amount = _amount(item)
    if amount is None:
        yield RowProblem(item.number, "row.incomplete")
        return
    row: dict[str, Cell] = {
        "account": item.account,
        "statement": item.statement,
        "date": _when(item.first("Dt/Dt", "Dt/DtTm")),
        "amount": amount,
        "currency": item.first("Amt/@Ccy"),
        "kind": item.first("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry"),
    }
    yield from tables.add("balance", item.number, row)


def _entry(item: Item, tables: TableRows) -> Iterator[ReadItem]:
    if item.first("Sts", "Sts/Cd") != _BOOKED:
        yield SkippedRow(item.number, "skipped.not_booked")
        return
    amount = _amount(item)
    if amount is None:
        yield RowProblem(item.number, "row.incomplete")
        return
    when = _when(item.first("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"))
    row: dict[str, Cell] = {
        "account": item.account,
        "statement": item.statement,
        "date": when,
        "all_day": not isinstance(when, datetime),
        "value_date": item.first("ValDt/Dt", "ValDt/DtTm")[:10],
        "amount": amount,
        "currency": item.first("Amt/@Ccy"),
        "reversal": "true" if item.first("RvslInd").casefold() in ("true", "1") else "",
        "details": str(item.details) if item.details > 1 else "",
        "key": item.first("AcctSvcrRef") or f"{item.statement}#{item.position}",
        "bank_code": item.first(*_CODES),
        **_texts(item),
    }
    yield from tables.add("transaction", item.number, row)


def _texts(item: Item) -> dict[str, Cell]:
    """What the bank says about it: one payment's own words, or those of the whole."""
    other = "Dbtr" if item.first("CdtDbtInd") == "CRDT" else "Cdtr"
    single = item.details == 1
    party = f"{_DETAIL}/RltdPties/{other}"
    label = item.every(f"{_DETAIL}/RmtInf/Ustrd") if single else ""
    reference = f"{_DETAIL}/RmtInf/Strd/CdtrRefInf/Ref"
    return {
        "label": label or item.every("AddtlNtryInf") or (item.first(reference) if single else ""),
        "counterparty": item.first(f"{party}/Nm", f"{party}/Pty/Nm") if single else "",
        "reference": item.first(f"{_DETAIL}/Refs/EndToEndId", reference) if single else "",
    }


_DETAIL = "NtryDtls/TxDtls"


def _amount(item: Item) -> str | None:
    """Signed; None where amount or direction are not said."""
    sign, amount = _SIGNS.get(item.first("CdtDbtInd")), item.first("Amt")
    return None if sign is None or not amount else sign + amount


def _when(text: str) -> date | datetime | str:
    """A civil date, also for midnight; else a moment, aware where the file prints an offset."""
    with suppress(ValueError):
        if len(text) == len("2024-03-04"):
            return date.fromisoformat(text)
        stamp = datetime.fromisoformat(text)
        return stamp.date() if not (stamp.hour or stamp.minute or stamp.second) else stamp
    return text


READER = CamtReader()
