from enum import StrEnum


class Grain(StrEnum):
    """Step of a table; the value is the command line's word, `iso` the package's (ISO 8601 duration)."""

    RAW = "raw"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def iso(self) -> str:
        return _ISO[self]

    @property
    def coarseness(self) -> int:
        """0 for raw up to 5 for year."""
        return list(Grain).index(self)


_ISO = {
    Grain.RAW: "raw",
    Grain.HOUR: "PT1H",
    Grain.DAY: "P1D",
    Grain.WEEK: "P7D",
    Grain.MONTH: "P1M",
    Grain.YEAR: "P1Y",
}
