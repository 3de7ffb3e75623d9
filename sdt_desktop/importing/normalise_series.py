"""Columns of numbers become observations: units, qualities, stated gaps, one stream a thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sdt_desktop.importing.manifest import Manifest, ObservationRule
from sdt_desktop.importing.normalise_differences import Differences
from sdt_desktop.importing.normalise_numbers import added, read_numbers
from sdt_desktop.importing.normalise_outcome import Bool, Outcome, Positions, positions_of
from sdt_desktop.importing.normalise_quality import read_qualities
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_things import ThingReader, Things
from sdt_desktop.importing.normalise_times import RowTimes
from sdt_desktop.importing.normalise_together import Together
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import unit_word
from sdt_desktop.importing.rows import Column
from sdt_desktop.model.blocks import Float64, ObservationBlock, UInt8
from sdt_desktop.model.imports import ObservationPart
from sdt_desktop.model.streams import StreamKey, ThingKey
from sdt_desktop.model.units import Conversion, conversion
from sdt_desktop.model.vocabulary import ObservedProperty, observed_property

_HOUR_MS = 3_600_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows that a selector chose: `positions` in the block (None: all of it), their things and times."""

    view: View
    positions: Positions | None
    things: Things
    times: RowTimes

    def lasting(self, bounds: tuple[int, ...]) -> "Rows":
        """The rows that last at least and at most so many milliseconds; all where there are no bounds."""
        if not bounds:
            return self
        fits = (self.times.duration >= bounds[0]) & (self.times.duration <= bounds[1]) & ~self.times.bad
        return self if fits.all() else self.take(fits)

    def take(self, which: Bool) -> "Rows":
        positions = positions_of(which, self.positions)
        return Rows(self.view.take(which), positions, self.things.take(which), self.times.take(which))


@dataclass(frozen=True, slots=True, eq=False)
class _Values:
    """value: canonical unit, NaN where missing. given: rows that say something. bad, odd_unit: faults."""

    value: Float64
    missing: Bool
    given: Bool
    bad: Bool
    odd_unit: Bool


class SeriesReader:
    """One `[[observation]]` of a manifest, through all blocks of a file."""

    def __init__(
        self, manifest: Manifest, rule: ObservationRule, answers: Mapping[str, str], zone: str, tally: Tally
    ) -> None:
        self.rule = rule
        self._source = manifest.source.id
        self._zone = zone
        self._property: ObservedProperty = observed_property(rule.property_for(answers))
        self._keys: dict[ThingKey, StreamKey] = {}
        self._differences = Differences(tally) if rule.difference else None
        self._together = Together(whole=rule.difference) if rule.together else None

    def read(self, rows: Rows, things: ThingReader, outcome: Outcome, tally: Tally) -> Iterator[ObservationPart]:
        """The observations of these rows, a part a thing; faults and uses go into the outcome."""
        column = rows.view.column(self.rule.column)
        if column is None:
            return
        quality = read_qualities(rows.view, self.rule.quality, tally)
        values = self._values(column, rows, quality.missing)
        self._note_faults(values, rows, outcome)
        good = values.given & ~(values.bad | values.odd_unit | rows.times.bad)
        if self._differences is not None:
            good &= ~values.missing
        self._note_use(good, rows, outcome)
        if not self._property.negative:
            tally.notice_count("source.negative_values", int((values.value[good] < 0).sum()))
        for number in rows.things.present:
            mine = good if len(rows.things.present) == 1 else good & (rows.things.groups == number)
            block = _block(rows, values.value, quality.codes, mine)
            if self._together is not None:
                codes, labels = rows.view.factors(self.rule.together, self.rule.together)
                self._together.hold(number, block, codes[mine], labels)
                continue
            block = self._finished(number, block)
            if len(block):
                yield ObservationPart(self._key(things.keys[number]), block)

    def finish(self, things: ThingReader) -> Iterator[ObservationPart]:
        """What could not be told before the end of the file."""
        for number, held in self._together.sums() if self._together is not None else ():
            block = self._finished(number, held)
            if len(block):
                yield ObservationPart(self._key(things.keys[number]), block)

    def _finished(self, thing: int, block: ObservationBlock) -> ObservationBlock:
        if self._differences is not None:
            block = self._differences.take(thing, block)
        if self.rule.digits is not None:
            block = replace(block, value=block.value.round(self.rule.digits))
        return block

    def _key(self, thing: ThingKey) -> StreamKey:
        if thing not in self._keys:
            self._keys[thing] = StreamKey(self._source, thing, self._property.code, self.rule.series, self._zone)
        return self._keys[thing]

    def _values(self, column: Column, rows: Rows, state_missing: Bool | None) -> _Values:
        form = self.rule.values
        columns = (column, *rows.view.columns(self.rule.plus))
        numbers = added([read_numbers(each, form) for each in columns], whole=self.rule.difference)
        value, missing, bad = numbers.value, numbers.missing, numbers.bad
        given = np.ones(len(column), np.bool_) if form.blank == "missing" else ~numbers.missing
        if self.rule.zero_missing:
            missing = missing | (value == 0)
        if state_missing is not None:
            missing, bad = missing | state_missing, bad & ~state_missing
            given = given | state_missing
        value, odd_unit = self._converted(value, rows)
        if missing.any():
            value = np.where(missing, np.nan, value)
        return _Values(value, missing, given, bad, odd_unit & ~missing)

    def _converted(self, value: Float64, rows: Rows) -> tuple[Float64, Bool]:
        """Values in the canonical unit, and where the row's own unit is not one of this property."""
        sign = -1.0 if self.rule.negate else 1.0
        if self.rule.unit:
            rule = conversion(self.rule.unit, self._property.unit) or Conversion(np.nan)
            return _scaled(value, rule, sign, rows.times), np.zeros(len(value), np.bool_)
        codes, labels = rows.view.factors(self.rule.unit_column)
        found = [conversion(unit_word(label) or "?", self._property.unit) for label in labels]
        odd = np.array([one is None for one in found], np.bool_)[codes]
        scaled = value
        for number, one in enumerate(found):
            if one is not None and len(found) == 1:
                scaled = _scaled(value, one, sign, rows.times)
            elif one is not None:
                scaled = np.where(codes == number, _scaled(value, one, sign, rows.times), scaled)
        return scaled, odd

    def _note_faults(self, values: _Values, rows: Rows, outcome: Outcome) -> None:
        if values.bad.any():
            outcome.fault(positions_of(values.bad, rows.positions), "value.not_a_number", self.rule.column)
        if values.odd_unit.any():
            at = positions_of(values.odd_unit, rows.positions)
            outcome.fault(at, "value.unknown_unit", self.rule.unit_column)

    def _note_use(self, good: Bool, rows: Rows, outcome: Outcome) -> None:
        if rows.positions is None and good.all():
            outcome.use(None)
        else:
            outcome.use(positions_of(good, rows.positions))


def _scaled(value: Float64, rule: Conversion, sign: float, times: RowTimes) -> Float64:
    """Mean power becomes energy by its own row's step. A factor below one divides, so that 0.1 stays 0.1."""
    factor = rule.factor
    if sign < 0:
        value = 0.0 - value  # no minus in front of nought
    value = value - rule.zero if rule.zero else value
    if rule.per_hour:
        scaled: Float64 = value * (times.duration / _HOUR_MS) * factor
        return scaled
    if factor == 1.0:
        return value
    return value / (1 / factor) if 0 < abs(factor) < 1 and (1 / factor).is_integer() else value * factor


def _block(rows: Rows, value: Float64, quality: UInt8, which: Bool) -> ObservationBlock:
    times = rows.times
    block = ObservationBlock(times.start, times.duration, value, quality, rows.view.block.rows)
    return block if which.all() else block.take(which)
