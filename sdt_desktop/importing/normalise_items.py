"""Positions and records: rows that are places in time, or trees of labelled values."""

from collections.abc import Iterator

import numpy as np

from sdt_desktop.importing.manifest import Manifest, PositionRule, RecordRule
from sdt_desktop.importing.manifest_columns import fill_template, template_columns
from sdt_desktop.importing.normalise_money import NaturalKeys
from sdt_desktop.importing.normalise_outcome import Bool, Outcome
from sdt_desktop.importing.normalise_places import e7, loose_numbers, read_places
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_things import ThingReader
from sdt_desktop.importing.normalise_times import FAULTS, TimeReader
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.model.blocks import Float64, Int32, PositionBlock
from sdt_desktop.model.events import Record
from sdt_desktop.model.imports import Part, PositionPart, RecordPart


class PositionFamily:
    """Rows with latitude and longitude; a row without a time, off the globe or at (0, 0) is rejected by code."""

    def __init__(self, manifest: Manifest, rule: PositionRule, zone: str, times: TimeReader, tally: Tally) -> None:
        self._manifest = manifest
        self._rule = rule
        self._zone = zone
        self._times = times
        self._tally = tally
        self._things = ThingReader(manifest.thing)

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterator[Part]:  # noqa: ARG002
        things = self._things.read(view, self._tally)
        times = self._times.read(view, things.groups, None)
        places = read_places(view, self._rule.place, self._manifest.values)
        self._tally.notice_count("source.coordinates_wrapped", places.wrapped)
        off, nowhere = ~places.on_globe(), places.nowhere()
        self._note(times.bad, times.faults == FAULTS.index("time.not_a_date"), off, nowhere, outcome, times.column)
        good = ~(times.bad | off | nowhere)
        outcome.use(np.flatnonzero(good))
        outcome.close(self._tally)
        block = PositionBlock(
            times.start, e7(places.latitude, good), e7(places.longitude, good),
            _not_below_zero(self._numbers(view, self._rule.accuracy)),
            self._numbers(view, self._rule.altitude), self._segments(view), view.block.rows,
        )  # fmt: skip
        for number in things.present:
            mine = block.take(good & (things.groups == number))
            if len(mine):
                key = self._things.keys[number]
                yield PositionPart(self._manifest.source.id, key, self._zone, mine)

    def finish(self) -> Iterator[Part]:
        yield from ()

    def _note(self, no_time: Bool, unreadable: Bool, off: Bool, nowhere: Bool, outcome: Outcome, column: str) -> None:
        outcome.fault(np.flatnonzero(unreadable), "position.no_time", "")
        outcome.fault(np.flatnonzero(no_time & ~unreadable), "time.does_not_exist", column)
        outcome.fault(np.flatnonzero(off), "position.out_of_range", "")
        outcome.fault(np.flatnonzero(nowhere), "position.null_island", "")

    def _numbers(self, view: View, name: str) -> Float64:
        column = view.column(name)
        if column is None:
            return np.full(len(view), np.nan)
        return loose_numbers(column, self._manifest.values)

    def _segments(self, view: View) -> Int32:
        return np.nan_to_num(self._numbers(view, self._rule.segment)).astype(np.int32)


def _not_below_zero(accuracy: Float64) -> Float64:
    """Negative accuracies are how phones write that they do not know."""
    return np.where(accuracy < 0, np.nan, accuracy)


class RecordFamily:
    """Each row is one record; its values are the row's cells that are not empty."""

    def __init__(self, manifest: Manifest, rule: RecordRule, tally: Tally) -> None:
        self._manifest = manifest
        self._rule = rule
        self._tally = tally
        self._keys = NaturalKeys(manifest.table)

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterator[Part]:  # noqa: ARG002
        names = self._rule.columns or tuple(view.block.columns)
        cells = {name: view.texts(name) for name in (*names, *self._rule.key, *template_columns(self._rule.label))}
        records = []
        for position, number in enumerate(view.block.rows.tolist()):
            row = {name: texts[position] for name, texts in cells.items()}
            records.append(self._record(number, names, row))
        self._tally.use(len(records))
        yield RecordPart(tuple(records))

    def finish(self) -> Iterator[Part]:
        yield from ()

    def _record(self, number: int, names: tuple[str, ...], row: dict[str, str]) -> Record:
        return Record(
            source=self._manifest.source.id,
            kind=self._rule.kind,
            label=fill_template(self._rule.label, row),
            natural_key=self._keys.key(row[name] for name in (self._rule.key or names)),
            row=number,
            values=tuple((name, row[name]) for name in names if row[name]),
            identifying=tuple(name for name in names if row[name] and any_matches(name, self._manifest.identifying)),
        )
