"""What the events of one file add up to, by kind and currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import fsum

from sdt_desktop.model.events import Event
from sdt_desktop.model.imports import EventTotals

_METRES_DIGITS = 3


@dataclass(slots=True)
class _Sum:
    count: int = 0
    amount: Decimal | None = None
    metres: list[float] | None = None

    def add(self, event: Event) -> None:
        self.count += 1
        if event.amount is not None:
            self.amount = (self.amount or Decimal(0)) + event.amount
        if event.distance_m is not None:
            self.metres = [fsum([*(self.metres or []), event.distance_m])]

    def absorb(self, other: "_Sum") -> None:
        self.count += other.count
        metres = [*(self.metres or []), *(other.metres or [])]
        self.metres = [fsum(metres)] if metres else None


class EventSums:
    """Gathered part by part."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str | None], _Sum] = {}

    def add(self, events: Iterable[Event]) -> None:
        for event in events:
            currency = None if event.amount is None else event.currency
            self._sums.setdefault((event.kind.value, currency), _Sum()).add(event)

    def told(self) -> tuple[EventTotals, ...]:
        """By kind and currency. Events without amount count with the kind's only currency, if it has just one."""
        for kind in {kind for kind, currency in self._sums if currency is None}:
            named = [key for key in self._sums if key[0] == kind and key[1] is not None]
            if len(named) == 1:
                self._sums[named[0]].absorb(self._sums.pop((kind, None)))
        return tuple(
            EventTotals(
                kind, one.count, None if one.amount is None else str(one.amount), currency,
                None if one.metres is None else round(one.metres[0], _METRES_DIGITS),
            )
            for (kind, currency), one in sorted(self._sums.items(), key=lambda item: (item[0][0], item[0][1] or ""))
        )  # fmt: skip
