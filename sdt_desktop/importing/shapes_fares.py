"""Fare histories that print one row a journey: a text, two clock times, a charge and perhaps a credit.

The transit day runs past midnight: a time before `night_until` belongs to the calendar day after the printed one,
start and end each by themselves. A fare is the absolute charge of a journey, whatever its sign. Top-ups are
payments, refunds are transactions, and what no word explains keeps its figures as attributes: it is no money spent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.normalise_money import NaturalKeys, read_amount
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View, first_fitting
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.rows import BytesColumn
from sdt_desktop.importing.shapes_fare_texts import Route, route_of
from sdt_desktop.importing.times import Times, parse_times
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.imports import EventPart, Part, RowProblem
from sdt_desktop.model.period import local_midnight_ms, to_ms

_ROLES = ("date", "start", "end", "text", "charge", "credit", "balance", "note", "capped")
_CLOCKS = ("%H:%M", "%H:%M:%S")
_DAY = timedelta(days=1)
_WALL = datetime(1970, 1, 1, tzinfo=UTC)
_REFUND, _TOP_UP, _BUS, _BOAT, _RAIL, _OTHER = "refund", "top-up", "bus", "boat", "rail", "other"
_KINDS = {_REFUND: EventKind.TRANSACTION, _TOP_UP: EventKind.PAYMENT, _OTHER: EventKind.TRANSACTION}
_MODES = {_BUS: "bus", _BOAT: "water"}


@dataclass(frozen=True, slots=True)
class _Row:
    """day, start, end: wall clock as printed; a time before the night's end is moved already. `what`: see `_KINDS`."""

    number: int
    cells: dict[str, str]
    what: str
    route: Route
    day: datetime
    start: datetime | None
    end: datetime | None


class FareHistory:
    def __init__(self, manifest: Manifest, zone: str, limits: Limits) -> None:  # noqa: ARG002 - as all shapes
        self._manifest = manifest
        self._options = dict(manifest.shape_options)
        self._zone = ZoneInfo(zone)
        self._night = timedelta(hours=int(self._options.get("night_until", "0")))
        hints = (pair.partition("=") for pair in self._options.get("mode_hints", "").split("|"))
        self._hints = tuple((word, mode) for word, _, mode in hints)
        self._keys = NaturalKeys(manifest.table)

    def take(self, view: View, tally: Tally) -> Iterator[Part]:
        columns = {role: view.texts(self._options.get(role, "")) for role in _ROLES}
        days = parse_times(BytesColumn.of_texts(columns["date"]), self._manifest.time.formats)
        clocks = [parse_times(BytesColumn.of_texts(columns[role]), _CLOCKS) for role in ("start", "end")]
        events = []
        for position, number in enumerate(view.block.rows.tolist()):
            cells = {role: texts[position] for role, texts in columns.items()}
            if days.bad[position] or days.missing[position]:
                tally.reject(RowProblem(number, "time.not_a_date", (("column", self._options["date"]),)))
                continue
            bad = [role for role, clock in zip(("start", "end"), clocks, strict=True) if clock.bad[position]]
            if bad:
                tally.reject(RowProblem(number, "time.not_a_date", (("column", self._options[bad[0]]),)))
                continue
            day = _WALL + timedelta(milliseconds=int(days.ms[position]))
            start, end = (self._at(day, clock, position) for clock in clocks)
            what, route = self._what(cells["text"])
            events.append(self._event(_Row(number, cells, what, route, day, start, end), tally))
        tally.use(len(events))
        if events:
            yield EventPart(tuple(events))

    def finish(self, tally: Tally) -> Iterator[Part]:  # noqa: ARG002 - as all shapes
        yield from ()

    def _at(self, day: datetime, clock: Times, position: int) -> datetime | None:
        if clock.missing[position]:
            return None
        passed = timedelta(milliseconds=int(clock.ms[position]))
        return day + passed + (_DAY if passed < self._night else timedelta())

    def _what(self, text: str) -> tuple[str, Route]:
        for what in (_REFUND, _TOP_UP, _BUS, _BOAT):
            if any_matches(text, self._options.get(f"{what.replace('-', '_')}_words", "").split("|")):
                return what, Route()
        route = route_of(text)
        stayed = any_matches(text, self._options.get("rail_words", "").split("|"))
        return (_RAIL if stayed or route.place_from or route.place_to else _OTHER), route

    def _event(self, row: _Row, tally: Tally) -> Event:
        if row.what == _OTHER:
            tally.notice_count("source.unknown_kind", 1)
        charge, credit = (self._amount(row, role, tally) for role in ("charge", "credit"))
        begin = row.start or row.end
        start = local_midnight_ms(row.day.date(), self._zone.key) if begin is None else self._ms(begin)
        amount = self._money(row, charge, credit)
        return Event(
            source=self._manifest.source.id,
            kind=_KINDS.get(row.what, EventKind.JOURNEY),
            start_ms=start,
            end_ms=self._end(row, start, tally),
            zone=self._zone.key,
            label=row.route.label or row.cells["text"],
            natural_key=self._keys.key(row.cells[role] for role in _ROLES[:7]),
            row=row.number,
            all_day=begin is None,
            amount=amount,
            currency=None if amount is None else self._options["currency"],
            place_from=row.route.place_from,
            place_to=row.route.place_to,
            mode=_MODES.get(row.what) or self._hinted(row.route),
            attributes=tuple(self._attributes(row, charge)),
        )

    def _end(self, row: _Row, start: int, tally: Tally) -> int | None:
        if row.start is None and row.end is None:
            return local_midnight_ms((row.day + _DAY).date(), self._zone.key)
        if row.end is None:
            return None
        end = self._ms(row.end)
        if end < start:
            end = self._ms(row.end, fold=1)  # the hour that is repeated in autumn
        if end < start:
            tally.mention(RowProblem(row.number, "time.end_before_start", (("column", self._options["end"]),)))
            return None
        return end

    def _money(self, row: _Row, charge: Decimal | None, credit: Decimal | None) -> Decimal | None:
        if row.what == _OTHER:
            return None
        stated = (credit if credit is not None else charge) if row.what in (_REFUND, _TOP_UP) else charge
        return None if stated is None else abs(stated)

    def _amount(self, row: _Row, role: str, tally: Tally) -> Decimal | None:
        text = row.cells[role]
        amount = read_amount(text, self._manifest.values.decimal) if text else None
        if text and amount is None:
            tally.mention(RowProblem(row.number, "value.not_a_number", (("column", self._options[role]),)))
        return amount

    def _hinted(self, route: Route) -> str:
        """The mode that the words in square brackets name, where they agree."""
        modes = {first_fitting(hint, self._hints) for hint in route.hints} - {None}
        return modes.pop() or "" if len(modes) == 1 else ""

    def _attributes(self, row: _Row, charge: Decimal | None) -> Iterator[tuple[str, str]]:
        if row.what == _RAIL and row.start is None:
            yield "touch_in", "missing"
        if row.what == _RAIL and row.end is None:
            yield "touch_out", "missing"
        if row.what == _REFUND:
            yield "transaction", "refund"
        if row.what == _OTHER:
            yield from ((role, row.cells[role]) for role in ("charge", "credit") if row.cells[role])
        elif charge and (charge < 0) != (self._options.get("charge_sign") == "-") and row.what not in _KINDS:
            yield "amount", "possible-correction"
        yield from ((role, row.cells[role]) for role in ("balance", "note", "capped") if row.cells[role])

    def _ms(self, wall: datetime, fold: int = 0) -> int:
        """Of two instants the first; a time that the clock skipped is moved forward."""
        return to_ms(wall.replace(tzinfo=self._zone, fold=fold))


SHAPE = FareHistory
