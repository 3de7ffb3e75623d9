from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open stretch of instants `[start_ms, end_ms)`, epoch milliseconds UTC; None is open."""

    start_ms: int | None = None
    end_ms: int | None = None

    def holds(self, instant_ms: int) -> bool:
        after = self.start_ms is None or instant_ms >= self.start_ms
        return after and (self.end_ms is None or instant_ms < self.end_ms)

    @staticmethod
    def of_local_days(first: date | None, last: date | None, zone: str) -> "Period":
        """From local midnight of `first` to local midnight after `last`, both inclusive civil days of `zone`."""
        return Period(
            None if first is None else local_midnight_ms(first, zone),
            None if last is None else local_midnight_ms(last + timedelta(days=1), zone),
        )


EVERYTHING = Period()


def local_midnight_ms(day: date, zone: str) -> int:
    """Epoch milliseconds of 00:00 of a civil day of an IANA zone."""
    return to_ms(datetime.combine(day, time(), tzinfo=ZoneInfo(zone)))


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01; None stays None."""
    return None if day is None else (day - date(1970, 1, 1)).days


def to_ms(instant: datetime) -> int:
    """Epoch milliseconds of an aware instant."""
    delta = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * 1000 + delta.microseconds // 1000


def from_ms(milliseconds: int) -> datetime:
    """The aware UTC instant of epoch milliseconds."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(milliseconds))


FIRST_MS = to_ms(datetime(1, 1, 3, tzinfo=UTC))
LAST_MS = to_ms(datetime(9999, 12, 29, tzinfo=UTC))
"""Between these every instant has a civil day, and one before and after it, in every zone."""
