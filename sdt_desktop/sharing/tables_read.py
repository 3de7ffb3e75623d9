"""Reads the tables of a package out of its members: the description and the CSV files must agree."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from sdt_desktop.base.canonical import sha256_hex, strict_json
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import OpenedTable
from sdt_desktop.sharing import names, strict
from sdt_desktop.sharing.strict import Document

MOST_ROWS_SHOWN = 100_000
"""Rows of a table that are handed on as cells; `row_count` counts them all, the file in `members` has them all."""

_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A table with what datapackage.json says of it."""

    table: OpenedTable
    observed_property: str
    unit: str
    grain: str


def read_tables(members: Mapping[str, bytes], package: str) -> tuple[DescribedTable, ...]:
    """Every CSV of `data/`, in the description's order; raises share.content_mismatch."""
    try:
        document = strict.inner(strict_json(members[names.DATAPACKAGE]), "datapackage")
        if document.get("id") != package:
            raise ValueError("id")  # noqa: TRY301 - one kind of refusal
        listed = [strict.inner(one, "resources") for one in strict.listed(document, "resources", 64)]
        tables = tuple(_table(one, members) for one in listed)
        _check_all_described(tables, members)
    except (ValueError, KeyError, RecursionError, csv.Error):
        raise SdtError("share.content_mismatch") from None
    return tables


def _check_all_described(tables: tuple[DescribedTable, ...], members: Mapping[str, bytes]) -> None:
    described = sorted(one.table.path for one in tables)
    if described != sorted(name for name in members if name.startswith(names.DATA) and name.endswith(".csv")):
        raise ValueError("resources")


def _table(resource: Document, members: Mapping[str, bytes]) -> DescribedTable:
    path = strict.text(resource, "path")
    content = members[path]
    if resource.get("hash") != f"sha256:{sha256_hex(content)}" or resource.get("bytes") != len(content):
        raise ValueError("hash")
    header, rows, count = _cells(content)
    _check_fields(resource, header)
    return DescribedTable(
        OpenedTable(strict.text(resource, "name"), path, header, rows, count),
        strict.text(resource, "sdt:observedProperty"),
        strict.text(resource, "sdt:unit"),
        strict.text(resource, "sdt:grain"),
    )


def _check_fields(resource: Document, header: _Row) -> None:
    fields = strict.listed(strict.inner(resource.get("schema"), "schema"), "fields", 64)
    if [strict.text(strict.inner(one, "fields"), "name") for one in fields] != list(header):
        raise ValueError("fields")


def _cells(content: bytes) -> tuple[_Row, tuple[_Row, ...], int]:
    """Header, the first rows, number of all rows; every row is as wide as the header."""
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    header = tuple(next(reader, ()))
    rows: list[_Row] = []
    count = 0
    for row in reader:
        if len(row) != len(header):
            raise ValueError("width")
        count += 1
        if count <= MOST_ROWS_SHOWN:
            rows.append(tuple(row))
    return header, tuple(rows), count
