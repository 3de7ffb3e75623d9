"""One card a view: chart, live value, sentence, table twin, and the rows of an export."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from sdt_desktop.model.period import from_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.ui import formats
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.explore.words import ExploreWords
from sdt_desktop.ui.plots.bars import BarData, BarsPlot
from sdt_desktop.ui.plots.chart_card import ChartCard
from sdt_desktop.ui.plots.curve import CurveData, CurvePlot
from sdt_desktop.ui.plots.heat_map import HeatDay, HeatLegend, HeatMap, days_from
from sdt_desktop.ui.plots.typical_day import DayLine, TypicalDayPlot
from sdt_desktop.ui.widgets.bars import announce
from sdt_desktop.ui.widgets.buttons import IconButton, LinkButton
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Flow
from sdt_desktop.ui.widgets.table import TableColumn
from sdt_desktop.ui.words import LOOKS

if TYPE_CHECKING:
    from sdt_desktop.model.streams import Datastream
    from sdt_desktop.model.tables import SeriesTable
    from sdt_desktop.services.dashboard import HeatCalendar
    from sdt_desktop.services.explore import Asked, Curve, TypicalWeek

_EPOCH = date(1970, 1, 1)
Cells = tuple[str | float | None, ...]


class ViewCard(ChartCard):
    """What all views share. `fill_twin` runs when the table is first asked for."""

    def __init__(self, stream: "Datastream", chart: QWidget, columns: Sequence[TableColumn[Any]], caption: str) -> None:
        self.stream, self.words = stream, ExploreWords()
        super().__init__(self.words.stream(stream.key), chart, columns, caption)
        self.live = Paragraph(" ", longest=110)
        self.body.insertWidget(self.body.indexOf(chart) + 1, self.live)
        self._twin_filled = False

    @property
    def unit(self) -> str:
        return observed_property(self.stream.key.observed_property).unit

    @property
    def tone(self) -> str:
        return LOOKS[observed_property(self.stream.key.observed_property).domain][1]

    def hint(self, text: str) -> None:
        """What the live line says until something is pointed at."""
        self.live.setText(text)

    def tell(self, sentence: str) -> None:
        """The value under the cursor; read aloud only while the keyboard moves it."""
        self.live.setText(sentence)
        if sentence and self.chart.hasFocus():
            announce(self.chart, sentence)

    def swap(self) -> None:
        if not self._twin_filled:
            self._twin_filled = True
            self.show_twin_rows(self.twin_rows())
        super().swap()
        self.live.setVisible(self.twin.isHidden())

    def twin_rows(self) -> Sequence[Any]:
        raise AssertionError("each view has its rows")

    def export_rows(self) -> Iterator[Cells]:
        """Heading, then rows, for a CSV that any program reads."""
        raise AssertionError("each view has its rows")


class CurveCard(ViewCard):
    """Every reading, with zoom. The twin's rows are positions in the series."""

    def __init__(self, stream: "Datastream", asked: "Asked", curve: "Curve") -> None:
        self._curve, self._zone = curve, stream.key.zone
        words, prop = ExploreWords(), observed_property(stream.key.observed_property)
        plot = CurvePlot(LOOKS[prop.domain][1])
        caption = self.tr("Each reading in {unit}, {period}").format(
            unit=formats.unit(prop.unit) or self.tr("number"), period=words.period(asked.first, asked.last)
        )
        super().__init__(stream, plot, self._columns(words), caption)
        self._plot = plot
        self._plot.show_data(
            CurveData(
                curve.series, curve.end, curve.quality == Quality.ESTIMATED, self._zone,
                as_bars=prop.aggregation is Aggregation.SUM, from_zero=prop.aggregation is Aggregation.SUM,
            )
        )  # fmt: skip
        self._plot.pointed.connect(self._pointed)
        summary = words.curve(curve, self._zone, self.unit)
        self._plot.name_for_ears(self.title.text(), summary)
        self.say(summary)
        self.body.insertLayout(self.body.indexOf(self.live), self._zoom_buttons())
        self.hint(self.tr("Arrow keys go from reading to reading, + and − zoom, as does the mouse wheel."))

    def _zoom_buttons(self) -> Flow:
        flow = Flow(4, right=True)
        closer = IconButton(Icon.ADD, self.tr("Zoom in"))
        closer.clicked.connect(lambda: self._plot.zoom(0.5))
        wider = IconButton(Icon.REMOVE, self.tr("Zoom out"))
        wider.clicked.connect(lambda: self._plot.zoom(2.0))
        whole = LinkButton(self.tr("Whole period"))
        whole.clicked.connect(self._show_all)
        self.zooms: tuple[QWidget, ...] = (closer, wider, whole)
        for button in self.zooms:
            flow.addWidget(button)
        return flow

    def _show_all(self) -> None:
        self._plot.show_window(float(self._curve.series.start[0]) / 1000, float(self._curve.end[-1]) / 1000)

    def swap(self) -> None:
        super().swap()
        for button in self.zooms:
            button.setVisible(self.twin.isHidden())

    def _pointed(self, at: int) -> None:
        self.tell("" if at < 0 else self.words.reading(self._when(at), self._value(at), self.unit, self._quality(at)))

    def _when(self, at: int) -> str:
        return self.words.when(int(self._curve.series.start[at]), int(self._curve.end[at]), self._zone)

    def _value(self, at: int) -> float | None:
        value = float(self._curve.series.value[at])
        return value if value == value else None  # noqa: PLR0124 - NaN

    def _quality(self, at: int) -> int:
        return int(self._curve.quality[at])

    def _columns(self, words: ExploreWords) -> list[TableColumn[int]]:
        return [
            TableColumn(self.tr("When"), self._when, lambda at: int(self._curve.series.start[at])),
            TableColumn(self.tr("Amount"), self._amount, lambda at: self._value(at) or 0.0, number=True, width=170),
            TableColumn(self.tr("Quality"), lambda at: words.quality(self._quality(at)), width=190, tone="muted"),
        ]

    def _amount(self, at: int) -> str:
        value = self._value(at)
        return self.tr("no data") if value is None else formats.with_unit(value, self.unit)

    def twin_rows(self) -> Sequence[int]:
        return range(len(self._curve.end))

    def export_rows(self) -> Iterator[Cells]:
        yield ("start", "end", "value", "unit", "quality")
        for at in range(len(self._curve.end)):
            start, end = int(self._curve.series.start[at]), int(self._curve.end[at])
            yield (_iso(start, self._zone), _iso(end, self._zone), self._value(at), self.unit,
                   Quality(self._quality(at)).word)  # fmt: skip


class BarsCard(ViewCard):
    """Sums, means or last values by day, week, month or year."""

    def __init__(self, stream: "Datastream", asked: "Asked", table: "SeriesTable") -> None:
        self._table, plot = table, BarsPlot(LOOKS[observed_property(stream.key.observed_property).domain][1])
        words = ExploreWords()
        caption = self.tr("{unit} {grain}, {period}").format(
            unit=formats.unit(table.unit) or self.tr("Number"), grain=words.grain(asked.grain),
            period=words.period(asked.first, asked.last),
        )  # fmt: skip
        super().__init__(stream, plot, self._columns(words), caption)
        plot.show_data(BarData(table.start, table.end, table.value, table.covered, table.zone))
        plot.pointed.connect(self._pointed)
        whens = [self._when(at) for at in range(len(table))]
        summary = words.bars(table.value.tolist(), whens, table.covered.tolist(), table.observed_property)
        plot.name_for_ears(self.title.text(), summary)
        self.say(summary)
        self.hint(self.tr("Arrow keys go from bar to bar."))

    def _when(self, at: int) -> str:
        return ExploreWords().when(int(self._table.start[at]), int(self._table.end[at]), self._table.zone)

    def _value(self, at: int) -> float | None:
        value = float(self._table.value[at])
        return value if value == value else None  # noqa: PLR0124 - NaN

    def _pointed(self, at: int) -> None:
        if at < 0:
            return
        sentence = self.words.reading(self._when(at), self._value(at), self.unit, 0)
        covered = float(self._table.covered[at])
        known = self._value(at) is not None and covered < 0.98
        self.tell(f"{sentence} ({self.words.share_known(covered)})" if known else sentence)

    def _columns(self, words: ExploreWords) -> list[TableColumn[int]]:
        table = self._table
        return [
            TableColumn(self.tr("When"), self._when, lambda at: int(table.start[at])),
            TableColumn(self.tr("Amount"), self._amount, lambda at: self._value(at) or 0.0, number=True, width=170),
            TableColumn(
                self.tr("Known"), lambda at: words.share_known(float(table.covered[at])),
                lambda at: float(table.covered[at]), width=190, tone="muted",
            ),
            TableColumn(self.tr("Worst quality"), lambda at: words.quality(int(table.quality[at])), width=180,
                tone="muted",
            ),
        ]  # fmt: skip

    def _amount(self, at: int) -> str:
        value = self._value(at)
        return self.tr("no data") if value is None else formats.with_unit(value, self.unit)

    def twin_rows(self) -> Sequence[int]:
        return range(len(self._table))

    def export_rows(self) -> Iterator[Cells]:
        table = self._table
        yield ("start", "end", "value", "unit", "readings", "covered", "quality")
        for at in range(len(table)):
            yield (
                _iso(int(table.start[at]), table.zone), _iso(int(table.end[at]), table.zone), self._value(at),
                self.unit, int(table.count[at]), round(float(table.covered[at]), 4),
                Quality(int(table.quality[at])).word,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Slot:
    minute: int
    weekdays: float | None
    weekend: float | None


class TypicalWeekCard(ViewCard):
    """Mean rate by time of day: Monday to Friday full, Saturday and Sunday dashed."""

    def __init__(self, stream: "Datastream", asked: "Asked", week: "TypicalWeek") -> None:
        self._week, words = week, ExploreWords()
        code = stream.key.observed_property
        self._rate_unit = words.rate_unit(code)
        plot = TypicalDayPlot(LOOKS[observed_property(code).domain][1])
        caption = self.tr("Average ({unit}) by time of day, {period}").format(
            unit=self._rate_unit, period=words.period(asked.first, asked.last)
        )
        super().__init__(stream, plot, self._columns(), caption)
        plot.show_lines(*self._lines())
        summary = words.typical(week, self._rate_unit)
        plot.name_for_ears(self.title.text(), summary)
        self.say(summary)
        self.live.hide()

    def swap(self) -> None:
        super().swap()
        self.live.hide()

    def _lines(self) -> tuple[DayLine, DayLine | None]:
        lines = [
            DayLine(words, day.rate.tolist())
            for day, words in ((self._week.weekdays, self.tr("weekdays")), (self._week.weekend, self.tr("weekend")))
            if day is not None
        ]
        return lines[0], lines[1] if len(lines) > 1 else None

    def _columns(self) -> list[TableColumn[_Slot]]:
        return [
            TableColumn(self.tr("Time of day"), lambda slot: _clock(slot.minute), lambda slot: slot.minute),
            self._rate(self.tr("Monday to Friday ({unit})"), lambda slot: slot.weekdays),
            self._rate(self.tr("Saturday and Sunday ({unit})"), lambda slot: slot.weekend),
        ]

    def _rate(self, heading: str, value: Callable[[_Slot], float | None]) -> TableColumn[_Slot]:
        return TableColumn(
            heading.format(unit=self._rate_unit), lambda slot: formats.number(value(slot), 3),
            lambda slot: value(slot) or 0.0, number=True,
        )  # fmt: skip

    def twin_rows(self) -> list[_Slot]:
        days = (self._week.weekdays, self._week.weekend)
        minutes = max(day.slot_minutes for day in days if day is not None)
        return [
            _Slot(at * minutes, *(None if day is None or at >= len(day.rate) else float(day.rate[at]) for day in days))
            for at in range(1440 // minutes)
        ]

    def export_rows(self) -> Iterator[Cells]:
        yield ("time", "monday_to_friday", "saturday_sunday", "unit")
        for slot in self.twin_rows():
            yield (_clock(slot.minute), slot.weekdays, slot.weekend, self._rate_unit)


class YearCard(ViewCard):
    """A year of days as squares, with the numbers of each class."""

    def __init__(self, stream: "Datastream", asked: "Asked", heat: "HeatCalendar") -> None:
        chart = HeatMap()
        values = [None if value != value else float(value) for value in heat.value]  # noqa: PLR0124 - NaN
        self._days = days_from(int(heat.day[0]), values, [int(each) for each in heat.heat])
        unit = observed_property(stream.key.observed_property).unit
        words = ExploreWords()
        caption = self.tr("{unit} a day, {period}").format(
            unit=formats.unit(unit) or self.tr("Number"), period=words.period(asked.first, asked.last)
        )
        super().__init__(stream, chart, self._columns(), caption)
        summary = self._sentence(heat)
        chart.show_days(self._days, unit, self.title.text(), summary)
        chart.pointed.connect(self._point)
        self._legend = HeatLegend()
        self._legend.show_bounds([float(each) for each in heat.bounds], heat.low, heat.high, unit)
        self.body.insertWidget(self.body.indexOf(self.live), self._legend)
        self.say(summary)
        self._idle = self.tr("Arrow keys go from day to day.")
        self.hint(self._idle)

    def _point(self, sentence: str) -> None:
        self.live.setText(sentence or self._idle)

    def swap(self) -> None:
        super().swap()
        self._legend.setVisible(self.twin.isHidden())

    def _sentence(self, heat: "HeatCalendar") -> str:
        known = [each for each in self._days if each.value is not None]
        highest = max(known, key=lambda each: each.value or 0.0)
        words = self.tr("From {low} to {high} a day; the highest on {day}.").format(
            low=formats.with_unit(heat.low, self.unit), high=formats.with_unit(heat.high, self.unit),
            day=formats.day(highest.day),
        )  # fmt: skip
        missing = len(self._days) - len(known)
        gaps = self.tr("%n day(s) without data.", "", missing)
        return f"{words} {gaps}" if missing else words

    def _columns(self) -> list[TableColumn[HeatDay]]:
        return [
            TableColumn(self.tr("Day"), lambda each: formats.day(each.day), lambda each: each.day.toordinal()),
            TableColumn(self.tr("Amount"), self._amount, lambda each: each.value or 0.0, number=True, width=220),
        ]

    def _amount(self, each: HeatDay) -> str:
        return self.tr("no data") if each.value is None else formats.with_unit(each.value, self.unit)

    def twin_rows(self) -> Sequence[HeatDay]:
        return self._days

    def export_rows(self) -> Iterator[Cells]:
        yield ("day", "value", "unit")
        for each in self._days:
            yield (each.day.isoformat(), each.value, self.unit)


def year_of(asked_year: int) -> tuple[date, date]:
    return date(asked_year, 1, 1), date(asked_year + 1, 1, 1) - timedelta(1)


def _iso(ms: int, zone: str) -> str:
    return from_ms(ms).astimezone(ZoneInfo(zone)).isoformat()


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
