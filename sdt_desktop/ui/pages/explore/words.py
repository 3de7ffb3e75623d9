"""The sentences of Explore: captions, summaries, the live value, one for each view."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QTime

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.ui import formats, i18n
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.dashboard import TypicalDay
    from sdt_desktop.services.explore import Curve, TypicalWeek

_WHOLE = 0.98


class ExploreWords(DataWords):
    """Everything Explore says."""

    def rate_unit(self, code: str) -> str:
        """Unit of a mean rate: kWh in an hour is kW."""
        unit = observed_property(code).unit
        if observed_property(code).aggregation is not Aggregation.SUM:
            return formats.unit(unit)
        return "kW" if unit == "kWh" else self.tr("{unit} an hour").format(unit=formats.unit(unit))

    def grain(self, grain: Grain) -> str:
        words = {
            Grain.DAY: self.tr("by day"),
            Grain.WEEK: self.tr("by week"),
            Grain.MONTH: self.tr("by month"),
            Grain.YEAR: self.tr("by year"),
        }
        return words[grain]

    def when(self, start_ms: int, end_ms: int, zone: str) -> str:
        """A civil day, month or year by its name where it is one; else from when to when."""
        start, end = _local(start_ms, zone), _local(end_ms, zone)
        if not (_midnight(start) and _midnight(end) and end > start):
            return self._clocked(start, end)
        last = end.date() - timedelta(1)
        if last == start.date():
            return formats.day(start.date(), short=True)
        if start.day == 1 and end.day == 1:
            months = (end.year - start.year) * 12 + end.month - start.month
            if months == 1:
                return formats.month(start.date())
            if months == 12 and start.month == 1:
                return str(start.year)
        return self.period(start.date(), last)

    def _clocked(self, start: datetime, end: datetime) -> str:
        first = self.tr("{day}, {time}").format(day=formats.day(start.date(), short=True), time=_clock(start))
        if end <= start:
            return first
        if end.date() == start.date() or end - start <= timedelta(days=1):
            return f"{first}\u2013{_clock(end)}"
        last = self.tr("{day}, {time}").format(day=formats.day(end.date(), short=True), time=_clock(end))
        return self.tr("{first} to {last}").format(first=first, last=last)

    def reading(self, when: str, value: float | None, unit: str, quality: int) -> str:
        """The live value: `12 Jun 2023, 19:30–20:00: 0.42 kWh (estimated)`."""
        if value is None:
            return self.tr("{when}: no data").format(when=when)
        words = self.tr("{when}: {amount}").format(when=when, amount=formats.with_unit(value, unit))
        return f"{words} ({self.quality(quality)})" if quality else words

    # --- summaries -------------------------------------------------------------------------------------------

    def curve(self, curve: "Curve", zone: str, unit: str) -> str:
        start, value, end = curve.series.start, curve.series.value, curve.end
        high, low = curve.high, curve.low
        words = self.tr("{count}. Highest {high}, {high_when}; lowest {low}, {low_when}.").format(
            count=self.readings(curve.known),
            high=formats.with_unit(float(value[high]), unit),
            high_when=self.when(int(start[high]), int(end[high]), zone),
            low=formats.with_unit(float(value[low]), unit),
            low_when=self.when(int(start[low]), int(end[low]), zone),
        )
        gaps = int((value != value).sum())  # noqa: PLR0124 - NaN is not equal to itself
        counted = self.tr("%n gap(s).", "", gaps)
        return f"{words} {counted}" if gaps else words

    def typical(self, week: "TypicalWeek", unit: str) -> str:
        parts = []
        if week.weekdays is not None:
            parts.append(self.tr("Monday to Friday: {peak}").format(peak=self._peak(week.weekdays, unit)))
        if week.weekend is not None:
            parts.append(self.tr("Saturday and Sunday: {peak}").format(peak=self._peak(week.weekend, unit)))
        return " ".join(parts)

    def _peak(self, day: "TypicalDay", unit: str) -> str:
        known = [float(value) for value in day.rate if value == value]  # noqa: PLR0124 - NaN
        minute = day.peak_minute
        time = i18n.locale().toString(QTime(minute // 60, minute % 60), QLocale.FormatType.ShortFormat)
        return self.tr("highest about {time} with {high}, lowest {low}, from {days}.").format(
            time=time, high=f"{formats.number(max(known), 2)}\u00a0{unit}",
            low=f"{formats.number(min(known), 2)}\u00a0{unit}", days=self.tr("%n day(s)", "", day.days),
        )  # fmt: skip

    def bars(self, values: list[float], whens: list[str], covered: list[float], code: str) -> str:
        """The highest, the lowest of whole cells, and how many are not whole."""
        unit = observed_property(code).unit
        whole = [at for at, value in enumerate(values) if value == value and covered[at] >= _WHOLE]  # noqa: PLR0124
        missing = sum(1 for value in values if value != value)  # noqa: PLR0124 - NaN
        partly = len(values) - len(whole) - missing
        parts = []
        if whole:
            high, low = max(whole, key=lambda at: values[at]), min(whole, key=lambda at: values[at])
            parts.append(
                self.tr("Highest {high}, {high_when}; lowest {low}, {low_when}.").format(
                    high=formats.with_unit(values[high], unit), high_when=whens[high],
                    low=formats.with_unit(values[low], unit), low_when=whens[low],
                )
            )  # fmt: skip
        if partly:
            parts.append(self.tr("%n incomplete bar(s), shown pale.", "", partly))
        if missing:
            parts.append(self.tr("%n without data, hatched.", "", missing))
        return " ".join(parts)

    def share_known(self, covered: float) -> str:
        if covered >= _WHOLE:
            return self.tr("complete")
        return self.tr("{share} % of the time").format(share=formats.number(100 * covered))


def _local(ms: int, zone: str) -> datetime:
    return from_ms(ms).astimezone(ZoneInfo(zone))


def _midnight(moment: datetime) -> bool:
    return moment.hour == moment.minute == moment.second == 0


def _clock(moment: datetime) -> str:
    return i18n.locale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
