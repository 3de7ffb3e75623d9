"""What one file says, in a few numbers: the golden expectation of an importer's sample."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.model.events import Event, Record
from sdt_desktop.model.imports import (
    EventPart,
    ObservationPart,
    Params,
    Part,
    PositionPart,
    ReadAccount,
    RecordPart,
)
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.streams import StreamKey, ThingKey
from sdt_desktop.model.vocabulary import Aggregation, observed_property

_DIGITS = 6
_MOST_ITEMS = 40
Json = dict[str, Any]


@dataclass(slots=True)
class _Stream:
    count: int = 0
    missing: int = 0
    total: float = 0.0
    first: int | None = None
    last: int | None = None
    end: int | None = None
    qualities: dict[str, int] = field(default_factory=dict)

    def add(self, part: ObservationPart) -> None:
        block = part.block
        known = ~np.isnan(block.value)
        self.missing += int((~known).sum())
        self.count += int(known.sum())
        if not known.any():
            return
        self.total += float(block.value[known].sum())
        starts, ends = block.start[known], (block.start + block.duration)[known]
        self.first = min(int(starts.min()), self.first if self.first is not None else int(starts.min()))
        self.last = max(int(starts.max()), self.last or 0)
        self.end = max(int(ends.max()), self.end or 0)
        for code, count in zip(*np.unique(block.quality[known], return_counts=True), strict=True):
            word = Quality(code).word
            self.qualities[word] = self.qualities.get(word, 0) + int(count)

    def json(self, key: StreamKey, thing: int) -> Json:
        prop = observed_property(key.observed_property)
        amount = self.total if prop.aggregation is Aggregation.SUM else self.total / max(self.count, 1)
        return {
            "observed_property": key.observed_property, "series": key.series, "zone": key.zone,
            "thing": key.thing.kind.value, "thing_number": thing, "unit": prop.unit, "count": self.count,
            "missing": self.missing,
            "sum" if prop.aggregation is Aggregation.SUM else "mean": round(amount, _DIGITS) if self.count else None,
            "first": _stamp(self.first), "last": _stamp(self.last), "end": _stamp(self.end),
            "qualities": dict(sorted(self.qualities.items())),
        }  # fmt: skip


@dataclass(slots=True)
class FileFigures:
    """Adds up parts; memory grows with the number of streams and, for samples, of events."""

    _streams: dict[StreamKey, _Stream] = field(default_factory=dict)
    _things: dict[ThingKey, int] = field(default_factory=dict)
    _positions: list[PositionPart] = field(default_factory=list)
    _events: list[Event] = field(default_factory=list)
    _records: list[Record] = field(default_factory=list)

    def add(self, part: Part) -> None:
        match part:
            case ObservationPart():
                self._things.setdefault(part.stream.thing, len(self._things) + 1)
                self._streams.setdefault(part.stream, _Stream()).add(part)
            case PositionPart():
                self._things.setdefault(part.thing, len(self._things) + 1)
                self._positions.append(part)
            case EventPart():
                self._events.extend(part.events)
            case RecordPart():
                self._records.extend(part.records)

    def json(self, account: ReadAccount) -> Json:
        """A document without external ids: things are numbered as they are met."""
        streams = sorted(self._streams.items(), key=lambda item: _order(item[0], self._things))
        return {
            "rows": {name: getattr(account.rows, name) for name in ("read", "used", "skipped", "rejected")},
            "skipped": dict(account.skipped),
            "rejected": dict(account.rejected),
            "streams": [stream.json(key, self._things[key.thing]) for key, stream in streams],
            "event_totals": self._totals(),
            "events": [_event(event) for event in self._events[:_MOST_ITEMS]],
            "positions": self._all_positions(),
            "records": [_record(record) for record in self._records[:_MOST_ITEMS]],
            "problems": [_problem(one.row, one.code, one.params) for one in account.problems[:_MOST_ITEMS]],
            "notices": [{"code": code, "params": dict(params)} for code, params in account.notices],
        }

    def _totals(self) -> list[Json]:
        totals: dict[tuple[str, str], list[Event]] = {}
        for event in self._events:
            totals.setdefault((event.kind.value, event.currency or ""), []).append(event)
        return [_total(kind, currency, events) for (kind, currency), events in sorted(totals.items())]

    def _all_positions(self) -> Json:
        count = sum(len(part.block) for part in self._positions)
        if not count:
            return {"count": 0}
        times = np.concatenate([part.block.time for part in self._positions])
        latitudes = np.concatenate([part.block.latitude for part in self._positions])
        longitudes = np.concatenate([part.block.longitude for part in self._positions])
        return {
            "count": count, "first": _stamp(int(times.min())), "last": _stamp(int(times.max())),
            "latitude_e7_sum": int(latitudes.sum(dtype=np.int64)),
            "longitude_e7_sum": int(longitudes.sum(dtype=np.int64)),
        }  # fmt: skip


def _order(key: StreamKey, things: dict[ThingKey, int]) -> tuple[str, str, int]:
    return key.observed_property, key.series, things[key.thing]


def _stamp(milliseconds: int | None) -> str | None:
    return None if milliseconds is None else rfc3339(from_ms(milliseconds))


def _total(kind: str, currency: str, events: list[Event]) -> Json:
    amounts = [event.amount for event in events if event.amount is not None]
    metres = [event.distance_m for event in events if event.distance_m is not None]
    return {
        "kind": kind, "count": len(events), "currency": currency or None,
        "amount": str(sum(amounts, Decimal())) if amounts else None,
        "distance_m": round(sum(metres), _DIGITS) if metres else None,
        "first": _stamp(min(event.start_ms for event in events)),
        "last": _stamp(max(event.start_ms for event in events)),
    }  # fmt: skip


def _event(event: Event) -> Json:
    return {
        "kind": event.kind.value, "start": _stamp(event.start_ms), "end": _stamp(event.end_ms),
        "all_day": event.all_day, "label": event.label, "from": event.place_from, "to": event.place_to,
        "amount": None if event.amount is None else str(event.amount), "currency": event.currency,
        "mode": event.mode, "distance_m": event.distance_m, "attributes": dict(event.attributes),
        "row": event.row,
    }  # fmt: skip


def _record(record: Record) -> Json:
    return {"kind": record.kind, "label": record.label, "values": dict(record.values), "row": record.row}


def _problem(row: int, code: str, params: Params) -> Json:
    return {"row": row, "code": code, "params": dict(params)}
