"""Transit cards that print a check-in and a journey as two rows, with deposits, fares and top-ups in one column.

A fare is the journey row's amount, positive whatever its sign. A deposit is never money spent. A check-in that
no journey takes is a forgotten check-out: it stays as a transaction without an amount, and is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.normalise_money import NaturalKeys, read_amount
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.model.imports import EventPart, Part, RowProblem
from sdt_desktop.model.period import to_ms

_ROLES = ("date", "check_in", "from", "check_out", "to", "amount", "kind", "card", "class", "product", "remark")
_MOST_ROWS = 1_000_000
_LONGEST_NIGHT_JOURNEY = timedelta(hours=12)
_JOURNEY, _CHECK_IN, _TOP_UP, _LOADED, _OTHER = "journey", "check-in", "top-up", "loaded", "other"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: texts by role, and what they mean. `instant` is local wall-clock, of the check-out for a journey."""

    number: int
    cells: tuple[str, ...]
    kind: str
    instant: datetime
    timed: bool
    amount: Decimal | None

    def __getitem__(self, role: str) -> str:
        return self.cells[_ROLES.index(role)]


class TransitCard:
    """Collects the rows of one file (they come newest first, and pairs lie rows apart) and pairs them at the end."""

    def __init__(self, manifest: Manifest, zone: str, limits: Limits) -> None:
        self._manifest = manifest
        self._options = dict(manifest.shape_options)
        self._zone = zone
        self._most = min(limits.rows, _MOST_ROWS)
        self._rows: list[_Row] = []
        self._keys = NaturalKeys()

    def take(self, view: View, tally: Tally) -> Iterator[Part]:
        columns = [view.texts(self._options.get(role, "")) for role in _ROLES]
        for position, number in enumerate(view.block.rows.tolist()):
            self._take(number, tuple(column[position] for column in columns), tally)
        if len(self._rows) > self._most:
            raise SdtError("file.too_many_rows", file=tally.file, limit=self._most)
        yield from ()

    def _take(self, number: int, cells: tuple[str, ...], tally: Tally) -> None:
        by_role = dict(zip(_ROLES, cells, strict=True))
        kind = self._kind(by_role)
        clock = self._clock(kind, by_role)
        instant = self._instant(by_role["date"], clock)
        if instant is None:
            column = self._options["date"] if self._instant(by_role["date"], "") is None else self._options["check_in"]
            tally.reject(RowProblem(number, "time.not_a_date", (("column", column),)))
            return
        if kind == _JOURNEY and not clock:
            tally.reject(RowProblem(number, "event.no_time"))
            return
        tally.use()
        amount = self._amount(number, by_role["amount"], tally)
        self._rows.append(_Row(number, cells, kind, instant, bool(clock), amount))

    def _kind(self, cells: dict[str, str]) -> str:
        """By the row's own word, else by what is filled in: the words of other languages are not all known."""
        for kind in (_CHECK_IN, _JOURNEY, _TOP_UP, _LOADED):
            words = self._options.get(f"{kind.replace('-', '_')}_words", "").split("|")
            if any_matches(cells["kind"], words):
                return kind
        if cells["from"] and cells["to"] and cells["check_out"]:
            return _JOURNEY
        return _CHECK_IN if cells["from"] and cells["check_in"] and not cells["check_out"] else _OTHER

    def _clock(self, kind: str, cells: dict[str, str]) -> str:
        if kind == _JOURNEY:
            return cells["check_out"]
        return cells["check_in"] or cells["check_out"]

    def _instant(self, day: str, clock: str) -> datetime | None:
        try:
            found = datetime.strptime(day, self._manifest.time.formats[0])  # noqa: DTZ007 - wall-clock, zone follows
            hours, _, minutes = (clock or "0:00").partition(":")
            return found.replace(hour=int(hours), minute=int(minutes[:2]))
        except ValueError:
            return None

    def _amount(self, number: int, text: str, tally: Tally) -> Decimal | None:
        if not text:
            return None
        amount = read_amount(text, self._manifest.values.decimal)
        if amount is None:
            tally.mention(RowProblem(number, "value.not_a_number", (("column", self._options["amount"]),)))
        return amount

    def finish(self, tally: Tally) -> Iterator[Part]:
        pairs = _paired(self._rows)
        taken = {check_in.number for check_in in pairs.values()}
        left = [row for row in self._rows if row.kind == _CHECK_IN and row.number not in taken]
        corrections = _minority_of_signs([row for row in self._rows if row.kind == _JOURNEY])
        events = [
            self._event(row, pairs.get(row.number), row.number in corrections)
            for row in self._rows
            if row.number not in taken
        ]
        tally.notice_count("source.deposits_not_fares", sum(row.kind == _CHECK_IN for row in self._rows))
        tally.notice_count("source.forgotten_check_outs", len(left))
        tally.notice_count("source.unknown_kind", sum(row.kind == _OTHER for row in self._rows))
        if events:
            yield EventPart(tuple(events))

    def _event(self, row: _Row, check_in: _Row | None, correction: bool) -> Event:
        journey = row.kind == _JOURNEY
        end = self._ms(row.instant) if journey else None
        money = row.amount if journey or row.kind == _TOP_UP else None
        return Event(
            source=self._manifest.source.id,
            kind=_KINDS.get(row.kind, EventKind.TRANSACTION),
            start_ms=self._ms(self._start(row, check_in)),
            end_ms=end,
            zone=self._zone,
            label=f"{row['from']} – {row['to']}" if journey else row["kind"],
            natural_key=self._keys.key(row.cells),
            row=row.number,
            all_day=not row.timed,
            amount=abs(money) if money is not None else None,
            currency=self._options.get("currency") if money is not None else None,
            place_from=row["from"],
            place_to=row["to"],
            mode="rail" if journey and row["class"] else "",
            attributes=tuple(self._attributes(row, check_in, correction)),
        )

    def _start(self, row: _Row, check_in: _Row | None) -> datetime:
        if check_in is not None:
            return check_in.instant
        own = self._instant(row["date"], row["check_in"]) if row.kind == _JOURNEY and row["check_in"] else None
        return own if own is not None and own <= row.instant else row.instant

    def _attributes(self, row: _Row, check_in: _Row | None, correction: bool) -> Iterator[tuple[str, str]]:
        for role in ("product", "class", "remark"):
            if row[role]:
                yield role, row[role]
        if row.kind == _JOURNEY and check_in is None and not row["check_in"]:
            yield "start", "unknown"
        if row.kind == _JOURNEY and row["class"]:
            yield "mode", "guessed"
        if row.kind == _CHECK_IN:
            yield "check_out", "missing"
            if row.amount is not None:
                yield "deposit", str(abs(row.amount))
        if correction:
            yield "amount", "possible-correction"

    def _ms(self, wall: datetime) -> int:
        """Of two instants the first; a time that the clock skipped is moved forward."""
        return to_ms(wall.replace(tzinfo=ZoneInfo(self._zone), fold=0))


_KINDS = {_JOURNEY: EventKind.JOURNEY, _TOP_UP: EventKind.PAYMENT}


def _paired(rows: list[_Row]) -> dict[int, _Row]:
    """Journey row number -> its check-in.

    The nearest earlier one of the same card and stop, of that day or, for a journey across midnight, of the
    evening before; each check-in is used once.
    """
    waiting: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        if row.kind == _CHECK_IN:
            waiting.setdefault((row["card"], row["from"].casefold()), []).append(row)
    pairs = {}
    for journey in sorted((row for row in rows if row.kind == _JOURNEY), key=lambda row: row.instant):
        held = waiting.get((journey["card"], journey["from"].casefold()), [])
        fitting = [row for row in held if _may_begin(row.instant, journey.instant)]
        if fitting:
            nearest = max(fitting, key=lambda row: row.instant)
            held.remove(nearest)
            pairs[journey.number] = nearest
    return pairs


def _may_begin(check_in: datetime, check_out: datetime) -> bool:
    if check_in.date() == check_out.date():
        return check_in <= check_out
    return timedelta() < check_out - check_in < _LONGEST_NIGHT_JOURNEY


def _minority_of_signs(journeys: list[_Row]) -> set[int]:
    """Journeys whose amount has the rarer sign, where one file has both."""
    minus = {row.number for row in journeys if row.amount is not None and row.amount < 0}
    plus = {row.number for row in journeys if row.amount is not None and row.amount > 0}
    return min(minus, plus, key=len) if minus and plus else set()


SHAPE = TransitCard
