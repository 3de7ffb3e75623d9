"""One normaliser for every table of a manifest; together they keep one account of the file."""

from collections.abc import Iterator, Mapping

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Manifest, TableRule
from sdt_desktop.importing.names import holds_names
from sdt_desktop.importing.normalise import Normaliser
from sdt_desktop.importing.normalise_tally import PartTally, Tally
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.model.imports import Part


class TableNormaliser:
    """Hands each block to the normaliser of its table; the rows of a table nobody named are skipped.

    zone: that of the whole manifest; a table may have another.
    """

    def __init__(self, manifest: Manifest, answers: Mapping[str, str], tally: Tally, limits: Limits) -> None:
        self.zone = answers["zone"] if manifest.time.zone == "?" else manifest.time.zone
        self._tally = tally
        self._otherwise = manifest.options.otherwise
        self._tables = manifest.tables
        rules = {table.options.name: table.manifest for table in manifest.tables} or {"": manifest}
        parts = {table.options.name for table in manifest.tables if table.options.parts}
        self._normalisers = {
            name: Normaliser(rule, answers, PartTally(tally) if name in parts else tally, limits)
            for name, rule in rules.items()
        }

    def take(self, block: RawBlock) -> Iterator[Part]:
        """What is complete once this block is known."""
        normaliser = self._normaliser(block)
        if normaliser is None:
            self._tally.skip(self._otherwise, len(block))
        else:
            yield from normaliser.take(block)

    def finish(self) -> Iterator[Part]:
        for normaliser in self._normalisers.values():
            yield from normaliser.finish()

    def _normaliser(self, block: RawBlock) -> Normaliser | None:
        if not self._tables:
            return self._normalisers[""]
        if block.table:
            return self._normalisers.get(block.table)
        found = next((table for table in self._tables if _fits(table, block)), None)
        return None if found is None else self._normalisers[found.options.name]


def _fits(table: TableRule, block: RawBlock) -> bool:
    """Whether header and sheet of a block are those of a table; one that names neither takes nothing."""
    headers, sheets = table.options.headers, table.options.sheets
    if sheets and not any_matches(block.context.get("sheet", ""), sheets):
        return False
    if not headers:
        return bool(sheets)
    return any(holds_names(block.columns, names) for names in headers)
