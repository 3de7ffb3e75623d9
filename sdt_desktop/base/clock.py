"""The only source of "now": aware, in UTC, replaceable in tests."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still; `instant` is aware."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant.astimezone(UTC)


def rfc3339(instant: datetime) -> str:
    """UTC in whole seconds with `Z`, e.g. `2026-11-23T18:02:11Z` (RFC 3339)."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_rfc3339(text: str) -> datetime:
    """Reads what `rfc3339` wrote; raises ValueError for anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
