"""A block seen through the names of a manifest: synonyms resolved, context beside the columns."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from sdt_desktop.importing.factors import factorise
from sdt_desktop.importing.manifest import Manifest, Words
from sdt_desktop.importing.names import normal_name, same_name
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.rows import CellColumn, Column, RawBlock, Which
from sdt_desktop.model.blocks import Int64


class Names:
    """Finds a wanted name among the names of a file, by any of its spellings; remembers what it found."""

    def __init__(self, manifest: Manifest) -> None:
        self._spellings = dict(manifest.synonyms)
        self._found: dict[tuple[Words, str], str | None] = {}

    def find(self, wanted: str, there: Words) -> str | None:
        """The name as the file writes it, None where it is not there."""
        key = (there, wanted)
        if key not in self._found:
            self._found[key] = self._search(wanted, there)
        return self._found[key]

    def _search(self, wanted: str, there: Words) -> str | None:
        for spelling in (wanted, *self._spellings.get(wanted, ())):
            if spelling in there:
                return spelling
            folded = normal_name(spelling)
            for name in there:
                if normal_name(name) == folded or ("\ufffd" in name and same_name(name, spelling)):
                    return name
        return None


class View:
    """One block, or a part of it."""

    def __init__(self, block: RawBlock, names: Names) -> None:
        self.block = block
        self._names = names

    def __len__(self) -> int:
        return len(self.block)

    @cached_property
    def _there(self) -> Words:
        return tuple(self.block.columns)

    @cached_property
    def _context_names(self) -> Words:
        return tuple(self.block.context)

    def has(self, name: str) -> bool:
        return self._names.find(name, self._there) is not None

    def column(self, name: str) -> Column | None:
        found = self._names.find(name, self._there) if name else None
        return None if found is None else self.block.columns[found]

    def columns(self, names: Sequence[str]) -> list[Column]:
        """Those that are there."""
        return [column for name in names if (column := self.column(name)) is not None]

    def stated(self, names: Sequence[str]) -> list[Column]:
        """Columns, or what stands around all rows under that name; those that are there."""
        return [self.column(name) or CellColumn([self.context(name)] * len(self)) for name in names if self.knows(name)]

    def context(self, name: str) -> str:
        """A value around the rows, "" where the file has none."""
        found = self._names.find(name, self._context_names) if name else None
        return "" if found is None else self.block.context[found].strip()

    def texts(self, name: str) -> list[str]:
        """Cells of a column, or the context's text for every row, or empty texts."""
        column = self.column(name)
        return [self.context(name)] * len(self) if column is None else column.texts()

    def factors(self, name: str, context: str = "") -> tuple[Int64, list[str]]:
        """The column's few distinct texts, and for each row which of them it holds.

        Where there is no such column, the text of the context `context` (or "") stands for every row.
        """
        column = self.column(name)
        if column is None:
            return np.zeros(len(self), np.int64), [self.context(context)]
        return factorise(column)

    def knows(self, name: str) -> bool:
        """Whether there is a column or a context of that name."""
        return self.has(name) or self._names.find(name, self._context_names) is not None

    def take(self, which: Which) -> "View":
        return View(self.block.take(which), self._names)

    def context_fits(self, name: str, patterns: Words) -> bool:
        return any_matches(self.context(name), patterns)


def first_fitting(text: str, table: Mapping[str, str] | Sequence[tuple[str, str]]) -> str | None:
    """The value of the first listed word that `text` matches."""
    pairs = table.items() if isinstance(table, Mapping) else table
    return next((value for word, value in pairs if any_matches(text, (word,))), None)
