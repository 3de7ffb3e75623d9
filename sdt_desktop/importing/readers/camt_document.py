"""Statements, balances and entries of a CAMT.053 document, one after the other, without a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.xml_guard import (
    GuardedParser,
    check_depth,
    check_rows,
    document_chunks,
    local_name,
)
from sdt_desktop.importing.source import ExportSource

_STATEMENT = "Stmt"
_ITEMS = frozenset(("Bal", "Ntry"))
_DETAIL = "NtryDtls/TxDtls"
_ACCOUNTS = ("Acct/Id/IBAN", "Acct/Id/Othr/Id")
_MANY_TEXTS = 64  # of one path in one entry: a remittance has a few lines


@dataclass(slots=True)
class Item:
    """A `Bal` or `Ntry` that has ended, or a `Stmt` that begins. texts: by path of local names below it.

    number: of the balance or entry in the file; position: of the entry in its statement, from 1. details: how many
    single payments it holds; texts of theirs are kept as those of one.
    """

    tag: str
    number: int = 0
    position: int = 0
    account: str = ""
    statement: str = ""
    details: int = 0
    texts: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *paths: str) -> str:
        """The first text of the first path that has one."""
        return next((self.texts[path][0] for path in paths if path in self.texts), "")

    def every(self, path: str) -> str:
        """All texts of a path, joined by blanks."""
        return " ".join(self.texts.get(path, ()))


def document_items(source: ExportSource, limits: Limits) -> Iterator[Item]:
    """`SdtError`: those of `GuardedParser`, file.too_deep, file.row_too_long, file.too_many_rows."""
    document = _Document(source, limits)
    with source.open() as stream:
        for chunk in document_chunks(stream, source.name):
            document.parser.feed(chunk)
            yield from document.taken()
    document.parser.close()
    yield from document.taken()


class _Document:
    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self._file = source.name
        self._limits = limits
        self._path: list[str] = []
        self._texts: list[str] = []
        self._length = 0  # of the text of one element
        self._size = 0  # of all texts kept of one item
        self._statement: dict[str, str] = {}
        self._statement_depth = 0
        self._item: Item | None = None
        self._item_depth = 0
        self._number = 0
        self._position = 0
        self._out: list[Item] = []
        self.parser = GuardedParser(source, limits)
        self.parser.expat.StartElementHandler = self._start
        self.parser.expat.EndElementHandler = self._end
        self.parser.expat.CharacterDataHandler = self._text

    def taken(self) -> list[Item]:
        ready, self._out = self._out, []
        return ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(local_name(name))
        if len(self._path) == 1 and self._path[0].lower() == "html":
            raise SdtError("file.web_page", file=self._file)
        self._texts.clear()
        self._length = 0
        if len(self._path) > self._limits.depth:
            check_depth(len(self._path), self._limits, self._file)
        if self._item is not None:
            self._begin_inside(self._item, attributes)
        elif self._path[-1] == _STATEMENT:
            self._begin_statement()
        elif self._statement_depth and len(self._path) == self._statement_depth + 1 and self._path[-1] in _ITEMS:
            self._begin_item()

    def _begin_statement(self) -> None:
        self._statement, self._statement_depth, self._position = {}, len(self._path), 0
        self._out.append(Item(_STATEMENT))

    def _begin_item(self) -> None:
        self._number += 1
        check_rows(self._number, self._limits, self._file)
        self._position += self._path[-1] == "Ntry"
        account = next((self._statement[path] for path in _ACCOUNTS if path in self._statement), "")
        statement = self._statement.get("Id", "")
        self._item = Item(self._path[-1], self._number, self._position, account, statement)
        self._item_depth, self._size = len(self._path), 0

    def _begin_inside(self, item: Item, attributes: dict[str, str]) -> None:
        path = "/".join(self._path[self._item_depth :])
        item.details += path == _DETAIL
        for name, value in attributes.items():
            self._keep(item, f"{path}/@{local_name(name)}", value)

    def _text(self, text: str) -> None:
        if not self._statement_depth:
            return
        self._length += len(text)
        if self._length > self._limits.row_bytes:
            raise self._too_long()
        self._texts.append(text)

    def _too_long(self) -> SdtError:
        return SdtError("file.row_too_long", file=self._file, limit=self._limits.row_bytes)

    def _end(self, _name: str) -> None:
        text = "".join(self._texts).strip()
        self._texts.clear()
        self._length = 0
        if self._item is not None:
            self._end_inside(self._item, text)
        elif self._statement_depth:
            self._end_around(text)
        self._path.pop()

    def _end_inside(self, item: Item, text: str) -> None:
        if len(self._path) == self._item_depth:
            self._out.append(item)
            self._item = None
        elif text:
            self._keep(item, "/".join(self._path[self._item_depth :]), text)

    def _keep(self, item: Item, path: str, text: str) -> None:
        held = item.texts.setdefault(path, [])
        if len(held) < _MANY_TEXTS:
            held.append(text)
            self._size += len(text)
        if len(item.texts) > self._limits.columns or self._size > self._limits.row_bytes:
            raise self._too_long()

    def _end_around(self, text: str) -> None:
        """The statement's own id and account; its end."""
        if len(self._path) == self._statement_depth:
            self._statement_depth = 0
            return
        path = "/".join(self._path[self._statement_depth :])
        if text and (path == "Id" or path in _ACCOUNTS):
            self._statement.setdefault(path, text)
