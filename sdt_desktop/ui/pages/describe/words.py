"""The questions of a description, in plain words."""

from sdt_desktop.ui.words import DataWords

ZONES = (
    "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Amsterdam", "Europe/Madrid", "Europe/Helsinki",
    "Europe/Rome", "Europe/Berlin", "Europe/Lisbon", "Europe/London", "America/Guadeloupe", "America/Martinique",
    "America/Cayenne", "Indian/Reunion", "Indian/Mayotte", "UTC",
)  # fmt: skip
CURRENCIES = ("EUR", "CHF", "GBP", "USD", "SEK", "DKK", "NOK")
_UNITS = {
    "L": "L", "m3": "m³", "Cel": "°C", "ug/m3": "µg/m³", "{steps}": "", "[ppm]": "ppm", "/min": "/min",
}  # fmt: skip


class DescribeWords(DataWords):
    """What the page asks, and what can be answered."""

    def kinds(self) -> list[tuple[str, str]]:
        return [
            ("readings", self.tr("Readings: a meter or a sensor, one value at a time")),
            ("events", self.tr("Events: journeys, payments, visits, one a row")),
            ("positions", self.tr("Positions: a track with latitude and longitude")),
        ]

    def stamps(self) -> list[tuple[str, str]]:
        return [
            ("start", self.tr("When the measurement began")),
            ("end", self.tr("When the measurement ended")),
            ("day", self.tr("Only the day counts: one value a day")),
            ("instant", self.tr("One moment: the value was read just then")),
        ]

    def orders(self) -> list[tuple[str, str]]:
        return [("dmy", self.tr("Day first: 31/12/2025")), ("mdy", self.tr("Month first: 12/31/2025"))]

    def signs(self) -> list[tuple[str, str]]:
        return [
            ("cost", self.tr("All amounts are prices: what was paid")),
            ("signed", self.tr("Minus is money out, plus is money in")),
        ]

    def decimals(self) -> list[tuple[str, str]]:
        return [(",", self.tr("The comma: 1,234 is a little more than one")),
                (".", self.tr("The point: 1,234 is more than a thousand"))]  # fmt: skip

    def unit(self, code: str) -> str:
        if code == "{steps}":
            return self.tr("steps")
        return _UNITS.get(code, code)

    def zone(self, name: str) -> str:
        if name == "UTC":
            return self.tr("UTC (universal time)")
        return name.rpartition("/")[2]

    def choose(self) -> tuple[str, str]:
        """What stands in a list before anything was chosen."""
        return "", self.tr("Please choose")
