"""What the rows of a manifest are: series, events, positions, records, or what a shape makes of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import EventRule, Manifest, ObservationRule, TimeRule
from sdt_desktop.importing.normalise_check import IndexCheck
from sdt_desktop.importing.normalise_events import EventReader
from sdt_desktop.importing.normalise_items import PositionFamily, RecordFamily
from sdt_desktop.importing.normalise_outcome import Bool, Outcome, Positions, positions_of
from sdt_desktop.importing.normalise_series import Rows, SeriesReader
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_things import ThingReader
from sdt_desktop.importing.normalise_times import FAULTS, Following, TimeReader
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.shapes import shape
from sdt_desktop.model.imports import EventPart, Part


class Family(Protocol):
    """Takes blocks in order and accounts for all of their rows."""

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterable[Part]: ...

    def finish(self) -> Iterable[Part]: ...


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every family needs to know about the file."""

    manifest: Manifest
    answers: Mapping[str, str]
    zone: str
    tally: Tally

    def times(self, rule: TimeRule) -> TimeReader:
        year = self.answers.get("year")
        return TimeReader(rule, self.zone, int(year) if year else None, self.tally)


def family_of(manifest: Manifest, answers: Mapping[str, str], zone: str, tally: Tally, limits: Limits) -> Family:
    setting = _Setting(manifest, answers, zone, tally)
    if manifest.shape:
        return _ShapeFamily(setting, limits)
    if manifest.event is not None:
        return _EventFamily(setting, manifest.event)
    if manifest.position is not None:
        return PositionFamily(manifest, manifest.position, zone, setting.times(manifest.time), tally)
    if manifest.record is not None:
        return RecordFamily(manifest, manifest.record, tally)
    return _SeriesFamily(setting)


_LOOK_AHEAD = 4096  # rows; a neighbour farther away is no neighbour


class _Selector:
    """The observations that take the same rows at the same times."""

    def __init__(self, rule: ObservationRule, setting: _Setting) -> None:
        self._rule = rule
        self._tally = setting.tally
        self.times = setting.times(rule.time)
        self.things = ThingReader(setting.manifest.thing)
        self.series: list[SeriesReader] = []

    def applies(self, view: View) -> bool:
        rule = self._rule
        if not all(view.has(name) for name in rule.needs) or any(view.has(name) for name in rule.lacks):
            return False
        return any(view.has(reader.rule.column) for reader in self.series)

    def choose(self, view: View) -> Positions | None:
        """Positions of the rows that are meant, None for all of them."""
        mask: Bool | None = None
        for name, patterns in self._rule.where:
            codes, labels = view.factors(name, name)
            fits = np.array([any_matches(label, patterns) for label in labels], np.bool_)
            if not fits.all():
                mask = fits[codes] if mask is None else mask & fits[codes]
        return None if mask is None else np.flatnonzero(mask)

    def following(self, view: View | None) -> Following | None:
        """The first rows of the next block that this selector will take, where steps need them."""
        time = self._rule.time
        if view is None or not (time.step == "neighbour" or time.closing) or not self.applies(view):
            return None
        near = view.take(slice(0, _LOOK_AHEAD))
        chosen = self.choose(near)
        part = near if chosen is None else near.take(chosen)
        return Following(part, self.things.read(part, self._tally).groups) if len(part) else None


class _SeriesFamily:
    def __init__(self, setting: _Setting) -> None:
        self._tally = setting.tally
        self._selectors = _selectors(setting)
        check = setting.manifest.cross_check
        self._check = IndexCheck(check, setting.manifest.values, setting.tally) if check else None

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterator[Part]:
        for selector in self._selectors:
            if selector.applies(view):
                yield from self._selected(selector, view, following, outcome)
        if self._check is not None:
            self._check.take(view)
        outcome.close(self._tally)

    def finish(self) -> Iterator[Part]:
        for selector in self._selectors:
            for series in selector.series:
                yield from series.finish(selector.things)

    def _selected(self, selector: _Selector, view: View, following: View | None, outcome: Outcome) -> Iterator[Part]:
        positions = selector.choose(view)
        if positions is not None and not len(positions):
            return
        part = view if positions is None else view.take(positions)
        things = selector.things.read(part, self._tally)
        times = selector.times.read(part, things.groups, selector.following(following))
        if times.bad.any():
            for number, code in enumerate(FAULTS[1:], 1):
                outcome.fault(positions_of(times.faults == number, positions), code, times.column)
        rows = Rows(part, positions, things, times)
        for series in selector.series:
            mine = rows.lasting(series.rule.lasting)
            outcome.touch(mine.positions)
            yield from series.read(mine, selector.things, outcome, self._tally)


def _selectors(setting: _Setting) -> list[_Selector]:
    found: dict[tuple[object, ...], _Selector] = {}
    for rule in setting.manifest.observations:
        key = (rule.where, rule.needs, rule.lacks, rule.time)
        selector = found.setdefault(key, _Selector(rule, setting))
        selector.series.append(SeriesReader(setting.manifest, rule, setting.answers, setting.zone, setting.tally))
    return list(found.values())


_EVENTS_AT_ONCE = 16_384


class _EventFamily:
    def __init__(self, setting: _Setting, rule: EventRule) -> None:
        self._tally = setting.tally
        self._events = EventReader(setting.manifest, rule, setting.zone)
        self._starts = setting.times(setting.manifest.time)
        end_rule = replace(setting.manifest.time, columns=rule.end_columns, stamp="instant")
        self._ends = setting.times(end_rule) if rule.end_columns else None

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterator[Part]:  # noqa: ARG002
        """A piece at a time: an event is worth a hundred cells of memory."""
        for first in range(0, len(view), _EVENTS_AT_ONCE):
            yield from self._piece(view.take(slice(first, first + _EVENTS_AT_ONCE)))

    def _piece(self, view: View) -> Iterator[Part]:
        one_series = np.zeros(len(view), np.int64)
        starts = self._starts.read(view, one_series, None)
        ends = None if self._ends is None else self._ends.read(view, one_series, None)
        events = self._events.read(view, starts, ends, self._tally)
        if events:
            yield EventPart(tuple(events))

    def finish(self) -> Iterator[Part]:
        yield from ()


class _ShapeFamily:
    def __init__(self, setting: _Setting, limits: Limits) -> None:
        self._tally = setting.tally
        self._shape = shape(setting.manifest.shape)(setting.manifest, setting.zone, limits)

    def take(self, view: View, following: View | None, outcome: Outcome) -> Iterable[Part]:  # noqa: ARG002
        return self._shape.take(view, self._tally)

    def finish(self) -> Iterable[Part]:
        return self._shape.finish(self._tally)
