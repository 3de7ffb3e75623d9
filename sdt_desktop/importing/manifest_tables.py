"""Tables of a manifest: how rows of several kinds are told apart, and what a reader must know of them."""

from dataclasses import replace
from itertools import islice, product

from sdt_desktop.base.codes import all_codes
from sdt_desktop.importing.manifest import Manifest, TableRule, Words
from sdt_desktop.importing.manifest_columns import named_columns
from sdt_desktop.importing.manifest_table import Table
from sdt_desktop.importing.readers.base import ReadOptions, TableOptions

_MOST_HEADERS = 1000
_NESTED = ("json", "xml")
_OTHER = "skipped.other_quantity"


def read_selector(table: Table) -> TableOptions:
    """Name and selector of a `[[table]]`; the sections beside them are left to the caller."""
    return TableOptions(
        name=table.text("name"),
        path=table.text("path", ""),
        each=table.text("each", ""),
        needs=table.texts("needs"),
        headers=table.text_lists("headers"),
        sheets=table.texts("sheets"),
        parts=table.flag("parts"),
    )


def skip_code(table: Table, name: str) -> str:
    """The code of a row that is no data."""
    code = table.text(name, _OTHER)
    if code not in all_codes() or not code.startswith("skipped."):
        table.fault("manifest.unknown_value", name)
    return code


def completed(manifest: Manifest) -> Manifest:
    """With reader's options, of the whole file and of every table, that the rest of the manifest already says."""
    known = dict(manifest.synonyms)
    tables = tuple(_completed_table(table, manifest, known) for table in manifest.tables)
    options = _completed(manifest, tuple(table.options for table in tables), known)
    return replace(manifest, options=options, tables=tables)


def _completed(manifest: Manifest, tables: tuple[TableOptions, ...], known: dict[str, Words]) -> ReadOptions:
    options = manifest.options
    headers = tuple(dict.fromkeys(names for table in tables for names in table.headers))
    every_sheet = () if any(not table.sheets for table in tables) else tuple(_sheets_of(tables))
    known_rows = manifest.reader in _NESTED and not tables and options.unpivot is None
    columns = named_columns(manifest) if known_rows else ()
    return replace(
        options,
        headers=options.headers or headers or _spelled(manifest.match.columns, known),
        sheets=options.sheets or every_sheet or manifest.match.sheets,
        columns=options.columns or columns,
        zone=options.zone or ("" if manifest.time.zone == "?" else manifest.time.zone),
        tables=tables,
    )


def _sheets_of(tables: tuple[TableOptions, ...]) -> dict[str, None]:
    return dict.fromkeys(pattern for table in tables for pattern in table.sheets)


def _completed_table(table: TableRule, manifest: Manifest, known: dict[str, Words]) -> TableRule:
    options = replace(
        table.options,
        path=table.options.path or manifest.options.path,
        columns=named_columns(table.manifest) if manifest.reader in _NESTED else (),
        headers=_spelled(table.options.headers, known),
    )
    return replace(table, options=options)


def _spelled(alternatives: tuple[Words, ...], synonyms: dict[str, Words]) -> tuple[Words, ...]:
    """Every header alternative in every spelling its columns are known by (bounded)."""
    spelled: list[Words] = []
    for names in alternatives:
        spellings = product(*((name, *synonyms.get(name, ())) for name in names))
        spelled.extend(islice(spellings, _MOST_HEADERS))
    return tuple(spelled)
