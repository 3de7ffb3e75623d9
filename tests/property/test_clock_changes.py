"""Days on which clocks change, in every territory's zone, as each kind of stamp prints them: every instant comes back.

What a file prints is made with `zoneinfo`, which the program's own conversion does not use here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importing_core.helpers import block_of, manifest_of, normalised, series

ZONES = ("Europe/Paris", "Europe/Helsinki", "Europe/Amsterdam", "Europe/Zurich", "Europe/Madrid", "Europe/Brussels")
ENERGY = '\n[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "V"\nunit = "kWh"\n'
CLOCK = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Days:
    """Whole civil days around a change of clocks, cut into steps; the instants are UTC."""

    zone: str
    minutes: int
    starts: tuple[datetime, ...]

    @property
    def ends(self) -> tuple[datetime, ...]:
        return tuple(start + timedelta(minutes=self.minutes) for start in self.starts)

    def clock(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.zone))


def _change(zone: str, year: int, month: int) -> datetime:
    """The last Sunday of March or October, 01:00 UTC, since 1996 in all these zones."""
    last = max(day for day in range(25, 32) if datetime(year, month, day, tzinfo=UTC).weekday() == 6)
    found = datetime(year, month, last, 1, tzinfo=UTC)
    before, after = (found + timedelta(minutes=by) for by in (-1, 1))
    assert before.astimezone(ZoneInfo(zone)).utcoffset() != after.astimezone(ZoneInfo(zone)).utcoffset()
    return found


@st.composite
def days(draw: st.DrawFn, minutes: tuple[int, ...] = (15, 30, 60)) -> Days:
    zone, step = draw(st.sampled_from(ZONES)), draw(st.sampled_from(minutes))
    change = _change(zone, draw(st.integers(1997, 2036)), draw(st.sampled_from((3, 10))))
    day = change.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, fold=0)
    first = day - timedelta(days=draw(st.integers(0, 2)))
    last = day + timedelta(days=draw(st.integers(1, 3)))
    starts, at = [], first.astimezone(UTC)
    while at < last.astimezone(UTC):
        starts.append(at)
        at += timedelta(minutes=step)
    return Days(zone, step, tuple(starts))


def _end_of_day(clock: datetime, form: str) -> str:
    """Midnight as the 24th hour of the day before, as French and Finnish files print ends."""
    if (clock.hour, clock.minute) == (0, 0):
        return (clock - timedelta(days=1)).strftime("%Y-%m-%d") + " 24:00"
    return clock.strftime(form)


PRINTED: dict[str, tuple[str, Callable[[Days], list[str]]]] = {
    "start": (
        f'formats = ["{CLOCK}"]', lambda seen: [seen.clock(each).strftime(CLOCK) for each in seen.starts],
    ),
    "end": (
        f'formats = ["{CLOCK}"]\nstamp = "end"', lambda seen: [seen.clock(each).strftime(CLOCK) for each in seen.ends],
    ),
    "end, 24:00": (
        f'formats = ["{CLOCK}"]\nstamp = "end"', lambda seen: [_end_of_day(seen.clock(each), CLOCK) for each in seen.ends],
    ),
    "offset": (
        'formats = ["%Y-%m-%dT%H:%M:%S%z"]\nrule = "offset"',
        lambda seen: [seen.clock(each).isoformat() for each in seen.starts],
    ),
    "utc": (
        f'formats = ["{CLOCK}"]\nrule = "utc"', lambda seen: [each.strftime(CLOCK) for each in seen.starts],
    ),
    "epoch": ('rule = "epoch"', lambda seen: [str(int(each.timestamp())) for each in seen.starts]),
}  # fmt: skip


def read_back(seen: Days, time: str, table: list[str], cuts: tuple[int, ...] = ()) -> dict[int, float]:
    """Value by the start of its stretch, in milliseconds; the rows go in as one block or cut before some of them."""
    manifest = manifest_of(f'[time]\nzone = "{seen.zone}"\n{time}\n{ENERGY}')
    head, *rows = table
    edges = [0, *cuts, len(rows)]
    blocks = [block_of("\n".join((head, *rows[a:b])), a + 2) for a, b in pairwise(edges) if a < b]
    parts, account = normalised(manifest, blocks)
    found = series(parts)
    assert (account.rows.read, account.rows.used) == (len(rows), len(rows))
    assert account.notices == ()
    assert set(found.duration.tolist()) == {seen.minutes * 60_000}
    assert len(set(found.start.tolist())) == len(rows)
    return dict(zip(found.start.tolist(), found.value.tolist(), strict=True))


def expected(seen: Days) -> dict[int, float]:
    return {int(start.timestamp()) * 1000: float(at) for at, start in enumerate(seen.starts, 1)}


@pytest.mark.parametrize("printed", PRINTED)
@given(seen=days(), newest_first=st.booleans(), data=st.data())
def test_every_instant_comes_back(printed: str, seen: Days, newest_first: bool, data: st.DataObject) -> None:
    time, write = PRINTED[printed]
    rows = [f"{text};{at}" for at, text in enumerate(write(seen), 1)]
    rows = rows[::-1] if newest_first else rows
    whole = f'column = "T"\nstep = "PT{seen.minutes}M"\n{time}'
    cuts = tuple(sorted(data.draw(st.sets(st.integers(2, len(rows) - 1), max_size=3))))
    assert read_back(seen, whole, ["T;V", *rows], cuts) == expected(seen)


@given(seen=days(minutes=(60,)), newest_first=st.booleans())
def test_hours_by_number_come_back(seen: Days, newest_first: bool) -> None:
    """1 to 23, 24 or 25, as they elapse since the local midnight."""
    rows, day, hour = [], "", 0
    for at, start in enumerate(seen.starts, 1):
        date = seen.clock(start).strftime("%d/%m/%Y")
        day, hour = date, (hour + 1 if date == day else 1)
        rows.append(f"{date};{hour};{at}")
    time = 'column = "D"\nformats = ["%d/%m/%Y"]\nrule = "elapsed-hours"\nhour_column = "H"'
    assert read_back(seen, time, ["D;H;V", *(rows[::-1] if newest_first else rows)]) == expected(seen)


@given(seen=days(minutes=(60,)))
def test_civil_days_last_as_long_as_they_do(seen: Days) -> None:
    dates = list(dict.fromkeys(seen.clock(start).strftime("%Y-%m-%d") for start in seen.starts))
    manifest = manifest_of(
        f'[time]\nzone = "{seen.zone}"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\nstamp = "day"\n{ENERGY}'
    )
    rows = [f"{date};{at}" for at, date in enumerate(dates)]
    parts, account = normalised(manifest, [block_of("\n".join(("T;V", *rows)))])
    found = series(parts)
    assert (account.rows.used, account.notices) == (len(dates), ())
    assert found.value.tolist() == [float(at) for at in range(len(dates))]
    hours = [sum(seen.clock(start).strftime("%Y-%m-%d") == date for start in seen.starts) for date in dates]
    assert [length // 3_600_000 for length in found.duration.tolist()] == hours
    first = {seen.clock(start).strftime("%Y-%m-%d"): start for start in reversed(seen.starts)}
    assert found.start.tolist() == [int(first[date].timestamp()) * 1000 for date in dates]


@given(seen=days())
def test_both_ends_in_two_columns_come_back(seen: Days) -> None:
    ends = zip(seen.starts, seen.ends, strict=True)
    rows = [f"{seen.clock(a):{CLOCK}};{seen.clock(b):{CLOCK}};{at}" for at, (a, b) in enumerate(ends, 1)]
    time = f'column = "T"\nformats = ["{CLOCK}"]\nstep = "pair"\npair = "E"'
    assert read_back(seen, time, ["T;E;V", *rows]) == expected(seen)


@given(seen=days())
def test_the_step_to_the_neighbour_comes_back(seen: Days) -> None:
    rows = [f"{seen.clock(start):{CLOCK}};{at}" for at, start in enumerate(seen.starts, 1)]
    time = f'column = "T"\nformats = ["{CLOCK}"]\nstep = "neighbour"'
    assert read_back(seen, time, ["T;V", *rows]) == expected(seen)
