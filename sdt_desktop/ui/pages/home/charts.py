"""The two pictures of Home, loaded with numpy and pyqtgraph when Home is first filled."""

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sdt_desktop.ui import formats
from sdt_desktop.ui.pages.home.words import HomeWords
from sdt_desktop.ui.plots.chart_card import ChartCard
from sdt_desktop.ui.plots.heat_map import HeatDay, HeatLegend, HeatMap, days_from
from sdt_desktop.ui.plots.typical_day import DayLine, TypicalDayPlot
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.labels import Label
from sdt_desktop.ui.widgets.table import TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.dashboard import StreamCalendar, TypicalDays


@dataclass(frozen=True, slots=True)
class _Slot:
    minute: int
    this: float
    before: float | None


class TypicalCard(ChartCard):
    """Mean power by hour, the year before dashed beside it."""

    def __init__(self, typical: "TypicalDays", words: HomeWords) -> None:
        self._typical = typical
        chart = TypicalDayPlot()
        unit = words.rate_unit(typical)
        columns: tuple[TableColumn[_Slot], ...] = (
            TableColumn(self.tr("Time of day"), lambda slot: _clock(slot.minute), lambda slot: slot.minute),
            TableColumn(
                f"{words.month(typical.month)} ({unit})", lambda slot: formats.number(slot.this, 3),
                lambda slot: slot.this, number=True,
            ),
            TableColumn(
                f"{words.month(typical.month.year_before)} ({unit})", lambda slot: formats.number(slot.before, 3),
                lambda slot: slot.before or 0.0, number=True,
            ),
        )  # fmt: skip
        super().__init__(self.tr("Your typical day"), chart, columns, words.typical_caption(typical))
        summary = words.typical_summary(typical)
        chart.name_for_ears(self.title.text(), summary)
        chart.show_lines(*self._lines())
        self.say(summary)
        self.show_twin_rows(self._slots())

    def _lines(self) -> tuple[DayLine, DayLine | None]:
        typical = self._typical
        this = DayLine(str(typical.month.year), typical.this.rate.tolist())
        if typical.before is None:
            return this, None
        return this, DayLine(str(typical.month.year - 1), typical.before.rate.tolist())

    def _slots(self) -> list[_Slot]:
        this, before = self._typical.this, self._typical.before
        other = None if before is None or len(before.rate) != len(this.rate) else before.rate
        return [
            _Slot(at * this.slot_minutes, float(value), None if other is None else float(other[at]))
            for at, value in enumerate(this.rate)
        ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


class CalendarCard(ChartCard):
    """A year of days as squares, with the numbers of each class."""

    def __init__(self, calendar: "StreamCalendar", words: HomeWords) -> None:
        heat, self._unit = calendar.heat, calendar.unit
        self._map = HeatMap()
        columns: tuple[TableColumn[HeatDay], ...] = (
            TableColumn(self.tr("Day"), lambda each: formats.day(each.day), lambda each: each.day.toordinal()),
            TableColumn(
                self.tr("Amount"), self._amount, lambda each: -1.0 if each.value is None else each.value, number=True
            ),
        )
        super().__init__(
            self.tr("{what}, day by day").format(what=words.property(calendar.observed_property)), self._map, columns
        )
        values = [None if math.isnan(value) else float(value) for value in heat.value]
        days = days_from(int(heat.day[0]), values, [int(each) for each in heat.heat])
        summary = self._sentence(days, heat.low, heat.high)
        self._map.show_days(days, self._unit, self.title.text(), summary)
        legend = HeatLegend()
        legend.show_bounds([float(each) for each in heat.bounds], heat.low, heat.high, self._unit)
        self._pointed = Label("", Role.BODY, tabular=True)
        self._map.pointed.connect(self._pointed.setText)
        for part in (legend, self._pointed):
            self.body.addWidget(part)
        self.say(summary)
        self.show_twin_rows(days)

    def _amount(self, each: HeatDay) -> str:
        return self.tr("no data") if each.value is None else formats.with_unit(each.value, self._unit)

    def _sentence(self, days: tuple[HeatDay, ...], low: float, high: float) -> str:
        missing = sum(1 for each in days if each.value is None)
        first, last = _named(days[0].day), _named(days[-1].day)
        sentence = self.tr("From {low} to {high} a day, {first} to {last}.").format(
            low=formats.figure(low), high=formats.with_unit(high, self._unit), first=first, last=last
        )
        absent = self.tr("%n day(s) without data.", "", missing)
        return f"{sentence} {absent}" if missing else sentence


def _named(day: date) -> str:
    return formats.day(day, short=True)
