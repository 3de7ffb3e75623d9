"""When each row happened: stamps of every convention become `[start, start + duration)` in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.base.zones import DAY_MS, day_start_ms, from_wall, to_wall
from sdt_desktop.importing.manifest import TimeRule
from sdt_desktop.importing.normalise_epoch import read_epoch, read_stamps
from sdt_desktop.importing.normalise_hours import elapsed, read_hours
from sdt_desktop.importing.normalise_periods import Label, civil_span, read_label, with_years, without_overlap
from sdt_desktop.importing.normalise_sequence import (
    added,
    is_cut_date,
    joined_date,
    numbers_from_one,
    origins,
    stated_steps,
    whole_days,
    zeros,
)
from sdt_desktop.importing.normalise_steps import Around, distinct, neighbour_steps, set_places, without_successor
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.times import Times, parse_times
from sdt_desktop.importing.zones import LocalResolver, resolve_marked, runs_newest_first
from sdt_desktop.model.blocks import Int64, UInt8
from sdt_desktop.model.period import FIRST_MS, LAST_MS

Bool = NDArray[np.bool_]
HOUR_MS = 3_600_000
FAULTS = (
    "", "time.not_a_date", "time.does_not_exist", "time.hour_out_of_day", "time.no_step", "time.end_before_start",
    "skipped.subtotal", "skipped.closing_row",
)  # fmt: skip
_NO_DATE, _NO_SUCH_TIME, _NO_SUCH_HOUR, _NO_STEP, _BACKWARDS, _SUBTOTAL, _CLOSING = range(1, 8)
_GAS_DAY_MS = 6 * HOUR_MS


@dataclass(frozen=True, slots=True, eq=False)
class RowTimes:
    """start, duration: milliseconds. faults: number of the fault in `FAULTS`, 0 for none; bad: where there is one.

    column: the header name that a fault is reported under.
    """

    start: Int64
    duration: Int64
    faults: UInt8
    bad: Bool
    column: str

    def take(self, which: Bool) -> "RowTimes":
        return replace(
            self, start=self.start[which], duration=self.duration[which], faults=self.faults[which], bad=self.bad[which]
        )

    def fault(self, position: int) -> str:
        return FAULTS[self.faults[position]]


@dataclass(frozen=True, slots=True, eq=False)
class Following:
    """The block after this one, as far as steps need it."""

    view: View
    groups: Int64


class TimeReader:
    """One `[time]` rule through all blocks of a file; it remembers which repeated hours it has met."""

    def __init__(self, rule: TimeRule, zone: str, year: int | None, tally: Tally) -> None:
        self._rule = rule
        self._year = year
        self._tally = tally
        self._zone = zone
        self._resolvers: dict[str, LocalResolver] = {}
        self._falling: bool | None = None
        self._before: dict[int, list[int]] = {}
        self._column = rule.columns[0] if rule.columns else ""

    def read(self, view: View, groups: Int64, following: Following | None) -> RowTimes:
        """Times of the rows of `view`; `groups` says which series each of them belongs to."""
        if self._rule.stamp == "period":
            return self._periods(view)
        if self._rule.rule == "sequence":
            return self._numbered(view)
        points = self._points(view, self._rule.columns)
        if self._rule.rule == "elapsed-hours":
            return self._elapsed(view, points, groups)
        if self._rule.stamp in ("day", "day-after", "gas-day", "month", "year"):
            return self._days(view, points)
        return self._stretches(view, points, groups, following)

    def _result(self, start: Int64, duration: Int64, faults: UInt8) -> RowTimes:
        """What lies outside the calendar, where no date can be written, is no date."""
        out = (start < FIRST_MS) | (start > LAST_MS) | (start + duration > LAST_MS)
        if out.any():
            faults = np.where(out & (faults == 0), np.uint8(_NO_DATE), faults)
        return RowTimes(start, duration, faults, faults > 0, self._column)

    def _points(self, view: View, names: Sequence[str]) -> Times:
        """Stamps as printed: instants where zoned, else wall-clock."""
        columns = view.stated(names)
        if len(columns) < len(names) or not columns:
            return _none(len(view))
        if self._rule.rule == "epoch":
            return read_epoch(columns[0])
        if is_cut_date(self._rule.formats, len(columns)):
            columns = [joined_date(columns, self._rule.first_month)]
        if len(columns) == 1:
            found = read_stamps(columns[0], self._rule.formats)
        else:
            formats = _formats_by_column(self._rule.formats, len(columns))
            parts = [parse_times(column, words) for column, words in zip(columns, formats, strict=True)]
            found = _sum_of(parts)
        if self._rule.midnight_ends:
            found = _with_late_midnights(found, parts[-1].ms if len(columns) > 1 else found.ms)
        if self._rule.rule == "utc":
            return Times(found.ms, np.ones(len(view), np.bool_), found.missing, found.bad)
        return found

    def _instants(self, points: Times, groups: Int64, which: str = "stamps") -> tuple[Int64, UInt8]:
        """Epoch milliseconds and faults; `which` column pair the stamps are from, each with its own order."""
        lost = points.bad | points.missing
        faults = np.where(lost, np.uint8(_NO_DATE), np.uint8(0))
        walls = ~(points.zoned | lost)
        if not walls.any():
            return points.ms, faults
        every = walls.all()
        if self._rule.rule == "offset":
            self._tally.notice("source.zone_assumed", zone=self._zone)
        found = self._resolver(which, points.ms[walls]).resolve(
            points.ms if every else points.ms[walls], groups if every else groups[walls]
        )
        self._tally.notice_count("source.ambiguous_hour", int(found.undecided.sum()))
        if found.missing.any():
            faults[np.flatnonzero(walls)[found.missing & ~self._closes(points.ms[walls])]] = _NO_SUCH_TIME
        if every:
            return found.utc, faults
        stamps = points.ms.copy()
        stamps[walls] = found.utc
        return stamps, faults

    def _closes(self, walls: Int64) -> Bool:
        """END stamps at which the clock was put forward: the last step before it ends there, 02:00 is 03:00."""
        return (self._rule.stamp == "end") & ~from_wall(walls - 1, self._zone).missing

    def _marked(self, view: View, points: Times) -> tuple[Int64, UInt8]:
        """Where the file says of each row whether it is winter time, which decides the repeated hour."""
        winter = np.zeros(len(view), np.bool_)
        for name, words in self._rule.winter:
            codes, labels = view.factors(name, name)
            winter |= np.array([any_matches(label, words) for label in labels], np.bool_)[codes]
        found = resolve_marked(points.ms, self._zone, winter)
        faults = np.where(found.missing & ~points.zoned, np.uint8(_NO_SUCH_TIME), np.uint8(0))
        faults[points.bad | points.missing] = _NO_DATE
        return np.where(points.zoned, points.ms, found.utc), faults

    def _resolver(self, which: str, walls: Int64) -> LocalResolver:
        if which not in self._resolvers:
            backwards = self._runs_backwards(walls)
            self._resolvers[which] = LocalResolver(self._zone, newest_first=backwards)
        return self._resolvers[which]

    def _runs_backwards(self, stamps: Int64) -> bool:
        """Whether the file runs from new to old, as its first block shows."""
        if self._falling is None:
            self._falling = runs_newest_first(stamps)
        return self._falling

    def _days(self, view: View, points: Times) -> RowTimes:
        """The civil day (gas day, day before, month, year) that a stamp names; its clock time says nothing."""
        days = np.where(points.zoned, to_wall(points.ms, self._zone), points.ms) // DAY_MS
        if self._rule.stamp == "day-after":
            days = days - 1
        gas = self._rule.stamp == "gas-day"
        first, after = civil_span(days, self._rule.stamp)
        if self._rule.days_column:
            after = first + whole_days(view, self._rule.days_column)
        start, end = (self._six(first), self._six(after)) if gas else (self._day(first), self._day(after))
        lost = points.bad | points.missing
        return self._result(start, end - start, np.where(lost, np.uint8(_NO_DATE), np.uint8(0)))

    def _day(self, days: Int64) -> Int64:
        """Instants at which civil days begin."""
        return day_start_ms(days, self._zone)

    def _six(self, days: Int64) -> Int64:
        """Instants at which gas days begin: 06:00 on the wall."""
        return from_wall(days * DAY_MS + _GAS_DAY_MS, self._zone).utc

    def _numbered(self, view: View) -> RowTimes:
        """The n-th step of an interval, as steps elapse."""
        number, odd = numbers_from_one(view, self._column)
        begins, lost = origins(view, self._rule, self._zone)
        if self._rule.step == "column":
            steps, none = stated_steps(view, self._rule.step_column, self._rule.step_unit)
        else:
            steps, none = np.full(len(view), self._rule.step_ms, np.int64), np.zeros(len(view), np.bool_)
        faults = np.where(odd | lost, np.uint8(_NO_DATE), np.where(none, np.uint8(_NO_STEP), np.uint8(0)))
        if self._rule.stamp == "day":
            days = to_wall(begins, self._zone) // DAY_MS + number - 1
            return self._result(self._day(days), self._day(days + 1) - self._day(days), faults)
        return self._result(begins + (number - 1) * steps, steps, faults)

    def _elapsed(self, view: View, points: Times, groups: Int64) -> RowTimes:
        """Hours 1..23, 24 or 25 of a local day, counted as they elapse or as the clock shows them."""
        days = points.ms // DAY_MS
        first, after = self._day(days), self._day(days + 1)
        counted = elapsed(read_hours(view, self._rule.hour_column), groups, days, after - first < DAY_MS)
        self._tally.notice_count("source.hours_undecided", counted.undecided)
        start = first + (counted.hours - 1) * HOUR_MS
        faults = np.where((counted.hours < 1) | (start >= after), np.uint8(_NO_SUCH_HOUR), np.uint8(0))
        faults[points.bad | points.missing] = _NO_DATE
        return self._result(start, np.full(len(view), HOUR_MS, np.int64), faults)

    def _periods(self, view: View) -> RowTimes:
        several = zip(*(view.texts(name) for name in self._rule.columns), strict=True)
        read = [read_label("-".join(texts)) for texts in several]
        dated = without_overlap(with_years(read, self._year or 0))
        if any(not isinstance(label, Label | None) for label in read):
            self._tally.notice("source.year_assumed", year=self._year)
        kept = [label or Label(0, 1) for label in dated]
        start = self._day(np.array([label.first for label in kept], np.int64))
        end = self._day(np.array([label.after for label in kept], np.int64))
        lost = np.array([label is None for label in dated], np.bool_)
        return self._result(start, end - start, np.where(lost, np.uint8(_NO_DATE), np.uint8(0)))

    def _stretches(self, view: View, points: Times, groups: Int64, following: Following | None) -> RowTimes:
        told = any(view.knows(name) for name, _ in self._rule.winter)
        stamps, faults = self._marked(view, points) if told else self._instants(points, groups)
        if self._rule.add_column:
            more, odd = added(view, self._rule.add_column, self._rule.add_unit)
            stamps = stamps + more
            faults[odd & (faults == 0)] = _NO_DATE
        if self._rule.closing:
            alone = without_successor(stamps, self._rule.step_ms, groups, self._ahead(following))
            midnight = to_wall(stamps, self._zone) % DAY_MS == 0
            faults[alone & midnight & zeros(view, self._rule.closing) & (faults == 0)] = _CLOSING
        ends = self._rule.stamp == "end"
        if self._rule.stamp == "instant":
            return self._result(stamps, np.zeros(len(view), np.int64), faults)
        steps, lost = self._steps(view, points, stamps, groups, faults, following)
        faults[lost & (faults == 0)] = _NO_STEP
        backwards = (steps < 0) & (faults == 0)
        faults[backwards] = _BACKWARDS
        if self._rule.longest_ms:
            faults[(steps > self._rule.longest_ms) & (faults == 0)] = _SUBTOTAL
        if self._rule.stamp == "after":
            return self._result(stamps + steps, np.zeros(len(view), np.int64), faults)
        return self._result(stamps - steps if ends else stamps, steps, faults)

    def _steps(
        self, view: View, points: Times, stamps: Int64, groups: Int64, faults: UInt8, following: Following | None
    ) -> tuple[Int64, Bool]:
        """Durations, and where there is none to be had."""
        match self._rule.step:
            case "constant":
                return np.full(len(view), self._rule.step_ms, np.int64), np.zeros(len(view), np.bool_)
            case "column":
                return stated_steps(view, self._rule.step_column, self._rule.step_unit)
            case "pair":
                return self._pair_steps(view, points, stamps, groups)
            case "neighbour":
                return self._neighbour_steps(stamps, groups, faults == 0, following)
            case _:
                return np.zeros(len(view), np.int64), np.zeros(len(view), np.bool_)

    def _pair_steps(self, view: View, points: Times, stamps: Int64, groups: Int64) -> tuple[Int64, Bool]:
        """From the other end's stamp.

        Within a day the difference on the wall is the step, less the hour that was left out in spring; in the
        repeated hour the other end is often printed wrong, and the usual step of the file stands. Days follow
        the calendar.
        """
        other = self._points(view, self._rule.pairs)
        if self._rule.pair_included:
            other = replace(other, ms=other.ms + DAY_MS)
        known = ~(other.bad | other.missing)
        ends = self._rule.stamp == "end"
        if (points.zoned & other.zoned)[known].all() and known.any():
            gap = stamps - other.ms if ends else other.ms - stamps
            return gap, ~known
        gap = points.ms - other.ms if ends else other.ms - points.ms
        whole = known & (gap >= DAY_MS)
        if whole.any():
            far, _ = self._instants(_some(other, whole), groups[whole], "pairs")
            gap[whole] = stamps[whole] - far if ends else far - stamps[whole]
        gap = self._without_lost_hour(gap, other.ms, stamps, ends=ends)
        usual = _most_common(gap[known & (gap > 0)])
        return np.where(known & (gap > 0), gap, usual), ~known | (usual == 0)

    def _without_lost_hour(self, gap: Int64, other: Int64, stamps: Int64, *, ends: bool) -> Int64:
        """A stretch over the hour that clocks leave out is shorter than on the wall."""
        far = from_wall(other, self._zone)
        real = stamps - far.utc if ends else far.utc - stamps
        return np.where(~far.missing & (real > 0) & (real < gap), real, gap)

    def _neighbour_steps(
        self, stamps: Int64, groups: Int64, fine: Bool, following: Following | None
    ) -> tuple[Int64, Bool]:
        steps, lost = np.zeros(len(stamps), np.int64), np.ones(len(stamps), np.bool_)
        backwards = self._runs_backwards(stamps if fine.all() else stamps[fine])
        ahead = self._ahead(following)
        for group in distinct(groups):
            mine = set_places((groups == group) & fine)
            own = stamps[mine]
            if not len(own):
                continue
            before = [None, None, *self._before.get(group, [])][-2:]
            after = [*ahead.get(group, []), None, None][:2]
            around = Around(before[1], before[0], after[0], after[1])
            steps[mine], lost[mine] = neighbour_steps(own, around, ends=self._rule.stamp == "end", falling=backwards)
            self._before[group] = [*self._before.get(group, []), *own[-2:].tolist()][-2:]
        return steps, lost

    def _ahead(self, following: Following | None) -> dict[int, list[int]]:
        """The first two stamps of each series in the next block.

        The repeated hour is taken as its first time: it would have to begin exactly there, after a hole, to matter.
        """
        if following is None:
            return {}
        points = self._points(following.view, self._rule.columns)
        fine = ~(points.bad | points.missing)
        stamps = np.where(points.zoned, points.ms, from_wall(points.ms, self._zone).utc)
        ahead = {}
        for group in distinct(following.groups):
            mine = np.flatnonzero((following.groups == group) & fine)[:2]
            ahead[group] = stamps[mine].tolist()
        return ahead


def _some(points: Times, which: Bool) -> Times:
    return Times(points.ms[which], points.zoned[which], points.missing[which], points.bad[which])


def _none(count: int) -> Times:
    nothing = np.zeros(count, np.bool_)
    return Times(np.zeros(count, np.int64), nothing, np.ones(count, np.bool_), nothing)


def _formats_by_column(formats: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """`%d/%m/%Y %H:%M` over two columns is `%d/%m/%Y` in the first and `%H:%M` in the second."""
    cut = [text.split(" ", count - 1) for text in formats]
    return [tuple(dict.fromkeys(parts[number] for parts in cut if number < len(parts))) for number in range(count)]


def _sum_of(parts: Sequence[Times]) -> Times:
    return Times(
        np.sum([part.ms for part in parts], axis=0, dtype=np.int64),
        np.any([part.zoned for part in parts], axis=0),
        np.any([part.missing for part in parts], axis=0),
        np.any([part.bad for part in parts], axis=0),
    )


def _with_late_midnights(points: Times, clock: Int64) -> Times:
    """Where the clock shows 00:00, the stamp is the end of its printed day; `24:00` says so itself."""
    late = (clock % DAY_MS == 0) & ((clock == 0) | (clock == points.ms)) & ~(points.bad | points.missing | points.zoned)
    return replace(points, ms=points.ms + np.where(late, DAY_MS, 0))


def _most_common(gaps: Int64) -> int:
    if not len(gaps):
        return 0
    values, counts = np.unique(gaps, return_counts=True)
    return int(values[counts.argmax()])
