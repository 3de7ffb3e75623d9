"""Raw rows become parts of the model: in UTC, in canonical units, with an account of every row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Manifest, SkipRule
from sdt_desktop.importing.normalise_families import Family, family_of
from sdt_desktop.importing.normalise_outcome import Outcome
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import Names, View
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.rows import CellColumn, RawBlock
from sdt_desktop.importing.times import parse_times
from sdt_desktop.model.imports import Part

_CREATED = ("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")
_UNICODE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii")


class Normaliser:
    """Takes the blocks of one file in order. One block is held back, since a step may need the rows after it."""

    def __init__(self, manifest: Manifest, answers: Mapping[str, str], tally: Tally, limits: Limits) -> None:
        self._manifest = manifest
        self._tally = tally
        self._names = Names(manifest)
        self.zone = answers["zone"] if manifest.time.zone == "?" else manifest.time.zone
        self._family: Family = family_of(manifest, answers, self.zone, tally, limits)
        self._held: tuple[View, Outcome] | None = None
        self._rows = self._stated_rows = 0

    def take(self, block: RawBlock) -> Iterator[Part]:
        if not len(block):
            return
        self._note(block)
        following = self._opened(block)
        if self._held is not None:
            yield from self._done(self._held, following[0])
        self._held = following

    def finish(self) -> Iterator[Part]:
        if self._held is not None:
            yield from self._done(self._without_last(self._held), None)
            self._held = None
        yield from self._family.finish()
        if self._stated_rows > self._rows:
            self._tally.notice("source.one_page_of_several", count=self._rows, total=self._stated_rows)

    def _note(self, block: RawBlock) -> None:
        if not self._tally.encoding:
            self._tally.encoding = block.encoding
        self._rows += len(block)
        stated = View(block, self._names).context(self._manifest.row_total)
        if stated.isascii() and stated.isdecimal():
            self._stated_rows = max(self._stated_rows, int(stated[:9]))
        if self._manifest.order_by:
            self._note_order(View(block, self._names))
        if block.encoding and block.encoding.replace("-sig", "") not in _UNICODE:
            self._tally.notice("source.encoding_assumed", encoding=block.encoding)

    def _note_order(self, view: View) -> None:
        """The latest creation stamp that the file states of itself."""
        name = self._manifest.order_by
        stated = view.column(name) or CellColumn([view.context(name)])
        stamps = parse_times(stated, _CREATED)
        known = stamps.ms[~(stamps.bad | stamps.missing)]
        if len(known):
            self._tally.order_stamp_ms = max(int(known.max()), self._tally.order_stamp_ms or 0)

    def _opened(self, block: RawBlock) -> tuple[View, Outcome]:
        """The block without the rows that a manifest says are no data; those are accounted for at once."""
        kept = self._kept(View(block, self._names), tuple(rule for rule in self._manifest.skips if not rule.last))
        return kept, Outcome(kept.block.rows)

    def _without_last(self, held: tuple[View, Outcome]) -> tuple[View, Outcome]:
        """The last block of the file without a last row that a manifest calls unfinished."""
        rules = tuple(rule for rule in self._manifest.skips if rule.last)
        view, _ = held
        if not rules or not len(view) or len(self._kept(view.take(slice(len(view) - 1, None)), rules)):
            return held
        rest = view.take(slice(0, len(view) - 1))
        return rest, Outcome(rest.block.rows)

    def _kept(self, view: View, rules: Sequence[SkipRule]) -> View:
        skipped = np.zeros(len(view), np.bool_)
        for rule in rules:
            if not view.knows(rule.column):
                continue
            at = ~skipped
            for name, patterns in ((rule.column, rule.values), *rule.where):
                codes, labels = view.factors(name, name)
                at &= np.array([any_matches(label, patterns) for label in labels], np.bool_)[codes]
            self._tally.skip(rule.code, int(at.sum()))
            skipped |= at
        return view.take(~skipped) if skipped.any() else view

    def _done(self, held: tuple[View, Outcome], following: View | None) -> Iterable[Part]:
        view, outcome = held
        if not len(view):
            return
        yield from self._family.take(view, following, outcome)
