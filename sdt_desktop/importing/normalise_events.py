"""Rows that are dated happenings: one `Event` a row, made from texts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sdt_desktop.importing.manifest import EventRule, Manifest, PlaceRule
from sdt_desktop.importing.manifest_columns import fill_template, template_columns
from sdt_desktop.importing.normalise_money import NaturalKeys, read_amount
from sdt_desktop.importing.normalise_numbers import bare_text
from sdt_desktop.importing.normalise_places import read_places
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_things import ThingReader
from sdt_desktop.importing.normalise_times import RowTimes
from sdt_desktop.importing.normalise_view import View, first_fitting
from sdt_desktop.importing.normalise_words import any_matches, unit_word
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.imports import RowProblem
from sdt_desktop.model.period import LAST_MS, from_ms, local_midnight_ms
from sdt_desktop.model.streams import ThingKey
from sdt_desktop.model.units import conversion

_SECONDS = {"s": 1000.0, "min": 60_000.0, "h": 3_600_000.0, "ms": 1.0}
_HOUR_MS = 3_600_000
_BACKWARDS = "time.end_before_start"
_TRUE = ("1", "true", "yes", "oui", "ja", "y")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row that the manifest names, by its names."""

    number: int
    cells: dict[str, str]
    from_e7: tuple[int, int] | None
    to_e7: tuple[int, int] | None

    def text(self, name: str) -> str:
        return self.cells.get(name, "")


class EventReader:
    """Turns rows into events; keeps nothing but the natural keys it gave out."""

    def __init__(self, manifest: Manifest, rule: EventRule, zone: str) -> None:
        self._manifest = manifest
        self._rule = rule
        self._zone = zone
        self._keys = NaturalKeys(manifest.table)
        self._names = _cell_names(rule)
        self._things = ThingReader(manifest.thing)

    def read(self, view: View, starts: RowTimes, ends: RowTimes | None, tally: Tally) -> list[Event]:
        """Events of the rows whose start is known; rows that give none are accounted for here."""
        cells = {name: view.texts(name) for name in self._names}
        identifying = [view.texts(name) for name in (self._rule.key or tuple(view.block.columns))]
        begins, ends_at = self._places(view, self._rule.from_place), self._places(view, self._rule.to_place)
        owners = self._owners(view, tally)
        events = []
        for position in range(len(view)):
            named = {name: texts[position] for name, texts in cells.items()}
            row = _Row(int(view.block.rows[position]), named, begins[position], ends_at[position])
            identity = [texts[position] for texts in identifying]
            event = self._event(row, position, identity, starts, ends, tally)
            if event is not None:
                events.append(replace(event, thing=owners[position]) if owners else event)
        tally.use(len(events))
        return events

    def _owners(self, view: View, tally: Tally) -> list[ThingKey | None]:
        """The thing of each row, where the file names things."""
        if not (self._manifest.thing.column or self._manifest.thing.context):
            return []
        groups = self._things.read(view, tally).groups.tolist()
        keys = [key if key.external_id else None for key in self._things.keys]
        return [keys[number] for number in groups]

    def _event(
        self, row: _Row, position: int, identity: list[str], starts: RowTimes, ends: RowTimes | None, tally: Tally
    ) -> Event | None:
        kind = self._kind(row, tally)
        if kind is None:
            tally.skip("skipped.other_quantity")
            return None
        fault = starts.fault(position)
        if fault:
            tally.reject(RowProblem(row.number, fault, (("column", starts.column),)))
            return None
        all_day = self._rule.all_day or row.text(self._rule.all_day_column).casefold() in _TRUE
        start = int(starts.start[position])
        end, fault = self._end(row, position, start, all_day, ends, tally)
        if fault and self._rule.end_required:
            tally.reject(RowProblem(row.number, fault, (("column", self._rule.end_columns[0]),)))
            return None
        if fault == _BACKWARDS:
            tally.mention(RowProblem(row.number, fault, (("column", starts.column),)))
        distance = self._distance(row, tally)
        return Event(
            source=self._manifest.source.id,
            kind=kind,
            start_ms=start,
            end_ms=end,
            zone=self._zone,
            label=fill_template(self._rule.label, row.cells),
            natural_key=self._keys.key(identity),
            row=row.number,
            all_day=all_day,
            amount=self._amount(row, tally),
            currency=self._currency(row),
            place_from=row.text(self._rule.from_column),
            place_to=row.text(self._rule.to_column),
            mode=self._mode(row),
            distance_m=distance,
            attributes=tuple(self._attributes(row, distance, None if end is None else end - start, tally)),
            from_e7=row.from_e7,
            to_e7=row.to_e7,
        )

    def _places(self, view: View, rule: PlaceRule | None) -> list[tuple[int, int] | None]:
        if rule is None:
            return [None] * len(view)
        return read_places(view, rule, self._manifest.values).pairs()

    def _kind(self, row: _Row, tally: Tally) -> EventKind | None:
        text = row.text(self._rule.kind_column)
        for word, kind in self._rule.kinds:
            if any_matches(text, (word,)):
                return kind
        if self._rule.kinds:
            tally.notice_count("source.unknown_kind", 1)
        return self._rule.kind

    def _attributes(
        self, row: _Row, distance: float | None, length_ms: int | None, tally: Tally
    ) -> Iterator[tuple[str, str]]:
        yield from ((label, row.text(name)) for name, label in self._rule.attributes if row.text(name))
        near = distance is not None and distance < self._rule.short_distance
        if near or (length_ms is not None and length_ms < self._rule.short_duration * 1000):
            tally.notice_count("source.short_trips", 1)
            yield "short", "yes"

    def _end(
        self, row: _Row, position: int, start: int, all_day: bool, ends: RowTimes | None, tally: Tally
    ) -> tuple[int | None, str]:
        """The end, if there is one, and what is wrong with the printed one."""
        end: int | None = None
        fault = "" if ends is None else ends.fault(position)
        if ends is not None and not ends.fault(position):
            end = self._second_time(int(ends.start[position]), start)
        elif self._rule.duration_column:
            end = self._end_of_length(row, start, tally)
        if end is None and all_day:
            return _after_day(start, self._zone), fault
        return (None, _BACKWARDS) if end is not None and not start <= end <= LAST_MS else (end, fault)

    def _end_of_length(self, row: _Row, start: int, tally: Tally) -> int | None:
        """A length in what is no unit of time (messages, characters) gives no end."""
        unit = self._rule.duration_unit
        if self._rule.duration_unit_column:
            unit = row.text(self._rule.duration_unit_column).casefold()
        length = self._number(row, self._rule.duration_column, tally) if unit in _SECONDS else None
        return None if length is None else start + round(float(length) * _SECONDS[unit])

    def _second_time(self, end: int, start: int) -> int:
        """In the hour that autumn repeats a journey ends after its start: then its end is the clock's second time."""
        later = end + _HOUR_MS
        if end >= start or later < start or self._manifest.time.rule != "local":
            return end
        zone = ZoneInfo(self._zone)
        first, second = (from_ms(instant).astimezone(zone).replace(tzinfo=None) for instant in (end, later))
        return later if first == second else end

    def _number(self, row: _Row, column: str, tally: Tally) -> Decimal | None:
        text = row.text(column)
        if not text or any_matches(text, self._manifest.values.missing):
            return None
        found = read_amount(bare_text(text, self._manifest.values.strip), self._manifest.values.decimal)
        if found is None:
            tally.mention(RowProblem(row.number, "value.not_a_number", (("column", column),)))
        return found

    def _amount(self, row: _Row, tally: Tally) -> Decimal | None:
        rule = self._rule
        amount = self._number(row, rule.amount_column, tally) if rule.amount_column else None
        if amount is None and rule.credit_column:
            amount = self._number(row, rule.credit_column, tally)
        if not amount and rule.debit_column:
            debit = self._number(row, rule.debit_column, tally)
            amount = amount if debit is None else -abs(debit)
        return abs(amount) if amount is not None and self._rule.absolute else amount

    def _currency(self, row: _Row) -> str | None:
        return row.text(self._rule.currency_column) or self._rule.currency or None

    def _mode(self, row: _Row) -> str:
        text = row.text(self._rule.mode_column)
        return (first_fitting(text, self._rule.modes) if text else None) or self._rule.mode

    def _distance(self, row: _Row, tally: Tally) -> float | None:
        if not self._rule.distance_column:
            return None
        length = self._number(row, self._rule.distance_column, tally)
        stated = unit_word(row.text(self._rule.distance_unit_column)) or "?"
        factor = conversion(stated if self._rule.distance_unit_column else self._rule.distance_unit, "m")
        return None if length is None or factor is None else float(length) * factor.factor


def _after_day(start_ms: int, zone: str) -> int:
    """Local midnight after the civil day in which an instant lies."""
    day = from_ms(start_ms).astimezone(ZoneInfo(zone)).date()
    return local_midnight_ms(day + timedelta(days=1), zone)


def _cell_names(rule: EventRule) -> tuple[str, ...]:
    named = [
        rule.kind_column,
        rule.duration_column,
        rule.duration_unit_column,
        rule.all_day_column,
        rule.amount_column,
        rule.currency_column,
    ]
    named += [
        rule.debit_column,
        rule.credit_column,
        rule.from_column,
        rule.to_column,
        rule.mode_column,
        rule.distance_column,
        rule.distance_unit_column,
    ]
    named += [*template_columns(rule.label), *(name for name, _ in rule.attributes)]
    return tuple(dict.fromkeys(name for name in named if name))
