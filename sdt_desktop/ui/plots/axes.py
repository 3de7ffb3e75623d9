"""Axes and the plot's frame: three or four pale lines across, no box, numbers and dates as the language writes them."""

import math
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyqtgraph as pg
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QFontMetrics, QPen

from sdt_desktop.model.period import from_ms
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import locale
from sdt_desktop.ui.theme import Role, theme

_DAY_S = 86_400.0
_STEPS_S = (900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 2 * 86_400, 7 * 86_400, 14 * 86_400)


class FigureAxis(pg.AxisItem):  # type: ignore[misc]
    """The value axis: at most four lines, numbers by `QLocale`."""

    def __init__(self) -> None:
        super().__init__("left")
        self.dress()

    def dress(self) -> None:
        dress_axis(self)
        self.setTickPen(pg.mkPen(theme().colour("line"), width=1))
        self.setGrid(255)
        self.setWidth(theme().px(58))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        lines = 4 if size >= theme().px(140) else 2
        step = _round_step((high - low) / max(lines, 1))
        first = math.ceil(low / step - 1e-9)
        return [(step, [step * at for at in range(first, int(high // step) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        decimals = next(each for each in range(7) if each == 6 or math.isclose(spacing, round(spacing, each)))
        return [formats.number(value * scale, decimals) for value in values]


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Instants in epoch seconds UTC, labelled in the civil time of `zone`: years, months, days or hours."""

    def __init__(self, zone: str) -> None:
        super().__init__("bottom")
        self.zone = ZoneInfo(zone)
        self.setStyle(hideOverlappingLabels=False)
        self.dress()

    def dress(self) -> None:
        dress_axis(self)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        wanted = max(size / theme().px(82), 2)
        span = high - low
        if span / wanted > 20 * _DAY_S:
            return [(30 * _DAY_S, self._months(low, high, max(1, round(span / wanted / (30 * _DAY_S)))))]
        step = next((each for each in _STEPS_S if span / each <= wanted), _STEPS_S[-1])
        return [(float(step), self._clock_ticks(low, high, step))]

    def _months(self, low: float, high: float, every: int) -> list[float]:
        every = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120) if every <= each or each == 120)
        here = self._local(low)
        index = here.year * 12 + here.month - 1
        index += -index % every
        ticks = []
        while (tick := datetime(index // 12, index % 12 + 1, 1, tzinfo=self.zone).timestamp()) <= high:
            if tick >= low:
                ticks.append(tick)
            index += every
        return ticks

    def _clock_ticks(self, low: float, high: float, step: int) -> list[float]:
        """Round local times: midnight is midnight on both sides of a clock change."""
        moment = self._local(low).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        if step > _DAY_S:
            moment -= timedelta(days=moment.weekday())
        ticks = []
        while (tick := moment.replace(tzinfo=self.zone).timestamp()) <= high:
            if tick >= low:
                ticks.append(tick)
            moment += timedelta(seconds=step)
        return ticks

    def _local(self, seconds: float) -> datetime:
        return from_ms(int(seconds * 1000)).astimezone(self.zone)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [_tick_text(self._local(value), spacing) for value in values]


class HourAxis(pg.AxisItem):  # type: ignore[misc]
    """Hours of a typical day, 0 to 24."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setStyle(hideOverlappingLabels=False)
        self.dress()

    def dress(self) -> None:
        dress_axis(self)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        every = 3 if size >= theme().px(420) else 6
        return [(float(every), [float(hour) for hour in range(every, 24, every)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        sign = "\u00a0h" if locale().language() == locale().Language.French else ":00"
        return [f"{int(value)}{sign}" for value in values]


def dress_axis(axis: Any) -> None:
    """Font and colours of the theme; ticks have no strokes of their own."""
    axis.setPen(pg.mkPen(None))
    axis.setTextPen(theme().colour("muted"))
    axis.setTickFont(theme().font(Role.CAPTION, tabular=True))
    axis.setStyle(tickLength=0, tickTextOffset=theme().px(6))
    if axis.orientation == "bottom":
        axis.setHeight(QFontMetrics(theme().font(Role.CAPTION)).height() + theme().px(10))


def series_pen(token: str, *, width: float = 2.4, dashed: bool = False) -> QPen:
    pen = QPen(theme().colour(token), width)
    pen.setCosmetic(True)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _round_step(raw: float) -> float:
    unit = 10.0 ** _floor_log10(max(raw, 1e-9))
    return next(unit * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if raw <= unit * factor * 1.0001)


def _floor_log10(value: float) -> int:
    power = 0
    while value >= 10:
        value, power = value / 10, power + 1
    while value < 1:
        value, power = value * 10, power - 1
    return power


def _tick_text(moment: datetime, spacing: float) -> str:
    if spacing >= 20 * _DAY_S:
        name = locale().standaloneMonthName(moment.month, locale().FormatType.ShortFormat)
        return str(moment.year) if moment.month == 1 else name
    if spacing >= _DAY_S or (moment.hour == 0 and moment.minute == 0):
        return formats.day(moment.date(), short=True).removesuffix(f" {moment.year}")
    return locale().toString(QTime(moment.hour, moment.minute), locale().FormatType.ShortFormat)
