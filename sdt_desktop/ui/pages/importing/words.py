"""The sentences of the import review: what a file is, how sure that is, what is in it, what is asked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QTime

from sdt_desktop.model.imports import FileReport, ImportStatus, ItemCounts
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES
from sdt_desktop.ui import formats, i18n
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import say
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.import_exports import PreviewRow, Understood

_SURE, _RATHER_SURE = 0.85, 0.6
READY = frozenset({ImportStatus.RECOGNISED})


class ImportWords(DataWords):
    """Everything the import page says from codes and numbers."""

    def status(self, report: FileReport) -> tuple[str, Icon, str]:
        """Word, icon and tone of a file's state."""
        looks = {
            ImportStatus.RECOGNISED: (self.tr("Ready"), Icon.DONE, "good"),
            ImportStatus.IMPORTED: (self.tr("Imported"), Icon.DONE, "good"),
            ImportStatus.ALREADY_IMPORTED: (self.tr("Already imported"), Icon.HERE, "muted"),
            ImportStatus.NEEDS_ANSWER: (self.tr("One question"), Icon.HELP, "accent"),
            ImportStatus.AMBIGUOUS: (self.tr("Which format?"), Icon.HELP, "accent"),
            ImportStatus.NOT_RECOGNISED: (self.tr("Not recognised"), Icon.UNCHECKED, "warn"),
            ImportStatus.DECOY: (self.tr("Holds no readings"), Icon.INFO, "warn"),
            ImportStatus.REFUSED: (self.tr("Not readable"), Icon.REFUSED, "warn"),
            ImportStatus.FAILED: (self.tr("Failed"), Icon.ERROR, "bad"),
            ImportStatus.CANCELLED: (self.tr("Stopped"), Icon.CLOSE, "muted"),
        }
        return looks[report.status]

    def how_sure(self, report: FileReport) -> str:
        """`Recognised for certain by its column names and its file name.`"""
        found = next((each for each in report.candidates if each.importer == report.importer), None)
        if found is None:
            return self.tr("You chose this format.")
        reasons = self.listed([self._reason(each) for each in found.reasons])
        if found.score >= _SURE:
            return self.tr("Recognised with certainty by {reasons}.").format(reasons=reasons)
        if found.score >= _RATHER_SURE:
            return self.tr("Recognised fairly surely by {reasons}.").format(reasons=reasons)
        return self.tr("Recognised, but not surely, by {reasons}. Check the rows below.").format(reasons=reasons)

    def _reason(self, reason: str) -> str:
        words = {
            "header": self.tr("its column names"),
            "name": self.tr("its file name"),
            "delimiter": self.tr("its separators"),
            "sheet": self.tr("its sheet names"),
            "content": self.tr("its content"),
            "preamble": self.tr("its first lines"),
            "root": self.tr("its root element"),
            "namespace": self.tr("its namespace"),
            "elements": self.tr("its elements"),
            "keys": self.tr("its keys"),
            "magic": self.tr("its first bytes"),
        }
        return words.get(reason, reason)

    def listed(self, parts: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(parts) < 2:
            return parts[0] if parts else ""
        return self.tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])

    # --- counts ----------------------------------------------------------------------------------------------

    def headline(self, report: FileReport) -> str:
        """`1,460 readings, 12 June 2023 to 11 June 2025, 2 rows not understood, 300 already stored`."""
        parts = [*self._contents(report), self._span(report)]
        rejected = report.account.rows.rejected
        held = sum(each.duplicate for each in (report.observations, report.events, report.positions, report.records))
        changed = report.observations.changed + report.events.changed + report.positions.changed
        parts.append(self.tr("%n row(s) not understood", "", rejected) if rejected else "")
        parts.append(self.tr("{count} already stored").format(count=formats.number(held)) if held else "")
        parts.append(self.tr("{count} with a new value").format(count=formats.number(changed)) if changed else "")
        return ", ".join(part for part in parts if part)

    def _contents(self, report: FileReport) -> list[str]:
        seen = report.observations
        readings = seen.new + seen.duplicate + seen.changed
        items = (
            (readings, self.readings(readings)),
            (_all(report.events), self.events(_all(report.events))),
            (_all(report.positions), self.positions(_all(report.positions))),
            (_all(report.records), self.records(_all(report.records))),
        )
        return [words for count, words in items if count]

    def events(self, count: int) -> str:
        return self.tr("1 event") if count == 1 else self.tr("{count} events").format(count=formats.number(count))

    def positions(self, count: int) -> str:
        if count == 1:
            return self.tr("1 position")
        return self.tr("{count} positions").format(count=formats.number(count))

    def records(self, count: int) -> str:
        return self.tr("1 record") if count == 1 else self.tr("{count} records").format(count=formats.number(count))

    def _span(self, report: FileReport) -> str:
        firsts = [(each.first_ms, each.key.zone) for each in report.streams if each.first_ms is not None]
        lasts = [(each.end_ms or each.last_ms, each.key.zone) for each in report.streams if each.last_ms is not None]
        if not firsts or not lasts:
            return ""
        first, zone = min(firsts)
        last, last_zone = max((ms or 0, zone) for ms, zone in lasts)
        from_day, to_day = formats.local_day(first, zone), formats.local_day(last - 1, last_zone)
        if from_day == to_day:
            return formats.day(from_day)
        return self.tr("{first} to {last}").format(first=formats.day(from_day), last=formats.day(to_day))

    def import_button(self, reports: Sequence[FileReport]) -> str:
        """`Import 1,460 readings`: only what is new or has a new value."""
        readings = sum(each.observations.new + each.observations.changed for each in reports)
        events = sum(each.events.new + each.events.changed for each in reports)
        positions = sum(each.positions.new + each.positions.changed for each in reports)
        records = sum(each.records.new + each.records.changed for each in reports)
        words = [
            text
            for count, text in (
                (readings, self.readings(readings)),
                (events, self.events(events)),
                (positions, self.positions(positions)),
                (records, self.records(records)),
            )
            if count
        ]
        if not words:
            return self.tr("Nothing new to import")
        if len(words) > 2:
            total = formats.number(readings + events + positions + records)
            return self.tr("Import {count} entries").format(count=total)
        return self.tr("Import {what}").format(what=self.listed(words))

    # --- rows ------------------------------------------------------------------------------------------------

    def understood(self, row: "PreviewRow", zone: str) -> str:
        """What the row was taken to say, or why it says nothing."""
        if row.problem is not None:
            return say(row.problem.code, dict(row.problem.params))
        if not row.understood:
            return self.tr("set aside: no value of its own")
        return "; ".join(self._one(each, zone) for each in row.understood)

    def _one(self, each: "Understood", zone: str) -> str:
        when = self.stretch(each.start_ms, each.end_ms, zone) if each.start_ms else ""
        amount = formats.with_unit(each.value, each.unit) if each.value is not None else ""
        if each.what in OBSERVED_PROPERTIES:
            amount = amount or self.tr("stated as missing")
            extra = f" ({self.quality(each.quality)})" if each.quality else ""
            return self.tr("{when}: {amount}").format(when=when, amount=amount) + extra
        return ", ".join(part for part in (when, each.series or self.kind(each.what), amount) if part)

    def stretch(self, start_ms: int, end_ms: int | None, zone: str) -> str:
        """A day where it is one, else from when to when."""
        start = from_ms(start_ms).astimezone(ZoneInfo(zone))
        end = start if end_ms is None else from_ms(end_ms).astimezone(ZoneInfo(zone))
        day = formats.day(start.date(), short=True)
        if _midnight(start) and _midnight(end) and end > start:
            last = end.date() - timedelta(1)
            return day if last == start.date() else self.period(start.date(), last)
        begin = self.tr("{day}, {time}").format(day=day, time=_clock(start))
        return begin if end == start else f"{begin}\u2013{_clock(end)}"

    # --- questions -------------------------------------------------------------------------------------------

    def question(self, key: str) -> tuple[str, str]:
        """The question and why it is asked."""
        words = {
            "direction": (
                self.tr("Is this what you used, or what you produced?"),
                self.tr("The file does not say it. A solar household gets both files with the same columns."),
            ),
            "year": (
                self.tr("Which year does the file begin in?"),
                self.tr("The file gives days and weeks without their year."),
            ),
            "date_order": (
                self.tr("How are the dates written?"),
                self.tr("All dates of the file can be read both ways."),
            ),
            "zone": (
                self.tr("In which time zone are the times?"),
                self.tr("The file gives times without their zone, for example Europe/Paris."),
            ),
            "unit": (
                self.tr("In which unit are the values?"),
                self.tr("The file does not say it, and the amounts depend on it."),
            ),
            "meter": (
                self.tr("Which meter is this file from?"),
                self.tr("The file does not name it. Any word of yours will do, always the same for the same meter."),
            ),
        }
        return words[key]

    def answer(self, key: str, choice: str) -> str:
        words = {
            ("direction", "consumption"): self.tr("What I used (taken from the grid)"),
            ("direction", "production"): self.tr("What I produced (given to the grid)"),
            ("date_order", "dmy"): self.tr("Day first: 31/12/2025"),
            ("date_order", "mdy"): self.tr("Month first: 12/31/2025"),
            ("date_order", "ymd"): self.tr("Year first: 2025-12-31"),
        }
        return words.get((key, choice), choice.replace("_", " "))


def _all(counts: ItemCounts) -> int:
    return counts.new + counts.duplicate + counts.changed


def _midnight(moment: datetime) -> bool:
    return moment.hour == moment.minute == moment.second == 0


def _clock(moment: datetime) -> str:
    return i18n.locale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
