"""Words and looks of what a vault holds: domains, streams, things, kinds of events. Every page takes them from here."""

from collections.abc import Mapping
from datetime import date

from sdt_desktop.base.texts import choose
from sdt_desktop.model.events import EventKind
from sdt_desktop.model.imports import is_own_importer
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES, Domain, observed_property
from sdt_desktop.ui import formats, i18n
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon

_NOBREAK = "\u00a0"
LOOKS: dict[Domain, tuple[Icon, str]] = {
    Domain.ELECTRICITY: (Icon.ELECTRICITY, "series1"),
    Domain.WATER: (Icon.WATER, "series2"),
    Domain.MOBILITY: (Icon.MOBILITY, "series3"),
    Domain.WASTE: (Icon.WASTE, "series4"),
    Domain.GAS: (Icon.GAS, "series5"),
    Domain.HEAT: (Icon.HEAT, "series6"),
    Domain.AIR: (Icon.AIR, "series7"),
    Domain.HEALTH: (Icon.HEALTH, "series8"),
    Domain.MONEY: (Icon.MONEY, "series9"),
    Domain.TELECOM: (Icon.TELECOM, "series10"),
    Domain.EDUCATION: (Icon.EDUCATION, "series11"),
    Domain.CALENDAR: (Icon.CALENDAR, "series12"),
    Domain.INSURANCE: (Icon.INSURANCE, "series13"),
    Domain.HOME: (Icon.CITY, "series14"),
}
"""Icon and series colour of each domain, the same on every page."""


class DataWords(Translated):
    """Codes of the vault in the language of the windows."""

    def domain(self, domain: Domain) -> str:
        words = {
            Domain.ELECTRICITY: self.tr("Electricity"),
            Domain.GAS: self.tr("Gas"),
            Domain.HEAT: self.tr("Heat"),
            Domain.WATER: self.tr("Water"),
            Domain.WASTE: self.tr("Waste"),
            Domain.MOBILITY: self.tr("Mobility"),
            Domain.AIR: self.tr("Environment"),
            Domain.HEALTH: self.tr("Health"),
            Domain.MONEY: self.tr("Money"),
            Domain.TELECOM: self.tr("Telephone and internet"),
            Domain.EDUCATION: self.tr("Education"),
            Domain.CALENDAR: self.tr("Calendar"),
            Domain.INSURANCE: self.tr("Insurance"),
            Domain.HOME: self.tr("Home and city"),
        }
        return words[domain]

    def property(self, code: str) -> str:
        return choose(observed_property(code).names, i18n.language())

    def explained(self, code: str) -> str:
        """One sentence about the observed property and its unit."""
        return choose(observed_property(code).explanations, i18n.language())

    def series(self, series: str) -> str:
        """How fine a series is; the manifest's own word where it is none of the usual ones."""
        words = {
            "load-curve": self.tr("load curve"),
            "quarter-hourly": self.tr("every quarter of an hour"),
            "hourly": self.tr("by the hour"),
            "daily": self.tr("daily"),
            "weekly": self.tr("weekly"),
            "monthly": self.tr("monthly"),
            "yearly": self.tr("yearly"),
            "total": self.tr("in total"),
        }
        return words.get(series, series.replace("-", " ").replace("_", " "))

    def stream(self, key: StreamKey) -> str:
        return self.tr("{what}, {series}").format(
            what=self.property(key.observed_property), series=self.series(key.series)
        )

    def thing(self, thing: ThingKey, label: str) -> str:
        """`Meter 1`: the kind in words and the vault's own number, never the identifying one."""
        return f"{self.thing_kind(thing.kind)} {label.removeprefix(thing.kind.value).strip()}".strip()

    def thing_kind(self, kind: ThingKind) -> str:
        words = {
            ThingKind.METER: self.tr("Meter"),
            ThingKind.CARD: self.tr("Card"),
            ThingKind.PHONE: self.tr("Phone"),
            ThingKind.SENSOR: self.tr("Sensor"),
            ThingKind.ACCOUNT: self.tr("Account"),
            ThingKind.DWELLING: self.tr("Dwelling"),
            ThingKind.CALENDAR: self.tr("Calendar"),
        }
        return words[kind]

    def kind(self, what: str) -> str:
        """An observed property, an event kind, `position`, or the kind of a record."""
        if what in OBSERVED_PROPERTIES:
            return self.property(what)
        if what == "position":
            return self.tr("Positions")
        known = {kind.value: words for kind, words in self._event_kinds().items()}
        return known.get(what, what.replace("-", " ").replace("_", " ").capitalize())

    def _event_kinds(self) -> dict[EventKind, str]:
        return {
            EventKind.JOURNEY: self.tr("Journeys"),
            EventKind.TRANSACTION: self.tr("Transactions"),
            EventKind.BILL: self.tr("Bills"),
            EventKind.PAYMENT: self.tr("Payments"),
            EventKind.COLLECTION: self.tr("Waste collections"),
            EventKind.LOAN: self.tr("Loans"),
            EventKind.CALL: self.tr("Calls"),
            EventKind.CARE: self.tr("Care"),
            EventKind.CERTIFICATE: self.tr("Certificates"),
            EventKind.CLAIM: self.tr("Reimbursements"),
            EventKind.VISIT: self.tr("Visits"),
            EventKind.APPOINTMENT: self.tr("Appointments"),
        }

    def quality(self, code: int) -> str:
        words = (self.tr("measured"), self.tr("corrected"), self.tr("estimated"), self.tr("quality not stated"))
        return words[code] if 0 <= code < len(words) else words[-1]

    def named(self, table: Mapping[str, Mapping[str, str]], key: str) -> str:
        """The name of an importer or source in the language; its id where the catalogue no longer knows it."""
        name = choose(dict(table[key]), i18n.language()) if key in table else key
        return self.tr("{name} (not reviewed)").format(name=name) if is_own_importer(key) else name

    def period(self, first: date | None, last: date | None) -> str:
        if first is None or last is None:
            return self.tr("period not known")
        if first == last:
            return formats.day(first, short=True)
        return self.tr("{first} to {last}").format(
            first=formats.day(first, short=True), last=formats.day(last, short=True)
        )

    def total(self, code: str, value: float | None) -> str:
        """The sum with its unit; for means and indexes it says so."""
        return formats.with_unit(value, observed_property(code).unit)

    def readings(self, count: int) -> str:
        if count == 1:
            return self.tr("1 reading")
        return self.tr("{count} readings").format(count=formats.number(count))
