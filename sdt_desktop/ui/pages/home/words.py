"""The sentences of Home, from codes and numbers. No verdict: more is not bad, less is not good."""

from datetime import date
from typing import TYPE_CHECKING

from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.ui import formats
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.dashboard import DomainCard, Inventory, Month, News, TypicalDays

_LITRES_IN_M3 = 1000


class HomeWords(DataWords):
    """Everything Home says."""

    def inventory(self, held: "Inventory") -> str:
        parts = [self.tr("%n source(s)", "", held.sources)]
        if held.readings:
            parts.append(self.tr("{count} readings").format(count=formats.number(held.readings)))
        if held.events:
            parts.append(self.tr("{count} events").format(count=formats.number(held.events)))
        if held.positions:
            parts.append(self.tr("{count} positions").format(count=formats.number(held.positions)))
        counted = ", ".join(parts)
        if held.first_day is None or held.last_day is None:
            return self.tr("{counted}. Everything is on this computer.").format(counted=counted)
        return self.tr("{counted}, from {first} to {last}. Everything is on this computer.").format(
            counted=counted,
            first=formats.day(held.first_day),
            last=formats.day(held.last_day),
        )

    def news(self, news: "News") -> str:
        if news.since_ms is None or not news.imports:
            return ""
        return self.tr("Since your last visit on {day}: {files}, {values} new values.").format(
            day=formats.day(formats.local_day(news.since_ms, "UTC")),
            files=self.tr("%n file(s) imported", "", news.imports),
            values=formats.number(news.new_values),
        )

    def month(self, month: "Month") -> str:
        return formats.month(date(month.year, month.month, 1))

    def short_month(self, month: "Month", this_year: int) -> str:
        return formats.short_month(date(month.year, month.month, 1), this_year)

    def figure(self, card: "DomainCard") -> tuple[str, str]:
        """Number and unit; water is told in cubic metres, as bills do."""
        if card.kind:
            count = int(card.value or 0)
            noun = {
                "journey": self.tr("journeys") if count != 1 else self.tr("journey"),
                "collection": self.tr("collections") if count != 1 else self.tr("collection"),
            }[card.kind]
            return formats.number(count), noun
        if card.unit == "L" and card.value is not None:
            return formats.figure(card.value / _LITRES_IN_M3), formats.unit("m3")
        return formats.figure(card.value), formats.unit(card.unit)

    def note(self, card: "DomainCard") -> str:
        """Direction in words, the same month of the year before named; or what comes next."""
        if card.next_ms is not None:
            return self.tr("Next: {what}, {day}").format(
                what=card.next_label, day=formats.day(formats.local_day(card.next_ms + 43_200_000, "UTC"), short=True)
            )
        if card.change is None or card.change.ratio is None:
            return self._nothing_before(card)
        return self._direction(card.change.ratio, self.month(card.month.year_before))

    def _nothing_before(self, card: "DomainCard") -> str:
        before = self.month(card.month.year_before)
        if card.kind:
            return self.tr("No data for {month}").format(month=before) if card.change is None else ""
        return self.tr("No whole {month} to compare with").format(month=before)

    def _direction(self, ratio: float, before: str) -> str:
        share = formats.number(abs(ratio) * 100)
        if abs(ratio) < 0.005:
            return self.tr("As in {month}").format(month=before)
        if ratio < 0:
            return self.tr("\u2193 {share} % less than in {month}").format(share=share, month=before)
        return self.tr("\u2191 {share} % more than in {month}").format(share=share, month=before)

    def answer(self, card: "DomainCard") -> str:
        """One sentence that answers: how much, in which month, against which."""
        figure, unit = self.figure(card)
        amount = f"{figure}\u00a0{unit}"
        if card.change is None or card.change.ratio is None:
            return ""
        before = self.month(card.month.year_before)
        values = {
            "what": self.domain(card.domain), "month": self.month(card.month), "amount": amount, "before": before,
            "share": formats.number(abs(card.change.ratio) * 100),
        }  # fmt: skip
        if abs(card.change.ratio) < 0.005:
            return self.tr("{what}: {amount} in {month}, as much as in {before}.").format(**values)
        if card.change.ratio < 0:
            return self.tr("{what}: {amount} in {month}, {share} % less than in {before}.").format(**values)
        return self.tr("{what}: {amount} in {month}, {share} % more than in {before}.").format(**values)

    def said(self, card: "DomainCard") -> str:
        """The whole tile as one sentence, for a screen reader."""
        figure, unit = self.figure(card)
        return self.tr("{what}, {month}: {amount}. {note}").format(
            what=self.domain(card.domain), month=self.month(card.month), amount=f"{figure} {unit}".strip(),
            note=self.note(card),
        ).strip()  # fmt: skip

    def typical_caption(self, typical: "TypicalDays") -> str:
        month, before = self.month(typical.month), self.month(typical.month.year_before)
        if typical.before is None:
            return self.tr("Average power ({unit}) by hour, {month}").format(unit=self.rate_unit(typical), month=month)
        return self.tr("Average power ({unit}) by hour, {month}, compared with {before}").format(
            unit=self.rate_unit(typical), month=month, before=before
        )

    def rate_unit(self, typical: "TypicalDays") -> str:
        unit = observed_property(typical.observed_property).unit
        return "kW" if unit == "kWh" else self.tr("{unit} an hour").format(unit=formats.unit(unit))

    def typical_summary(self, typical: "TypicalDays") -> str:
        peak = typical.this.peak_minute
        known = [value for value in typical.this.rate if value == value]  # noqa: PLR0124 - NaN
        unit = self.rate_unit(typical)
        return self.tr("Highest about {time}: {peak}; lowest: {low}. From {days} days.").format(
            time=f"{peak // 60}:{peak % 60:02d}", peak=f"{formats.number(max(known), 2)}\u00a0{unit}",
            low=f"{formats.number(min(known), 2)}\u00a0{unit}", days=typical.this.days,
        )  # fmt: skip
