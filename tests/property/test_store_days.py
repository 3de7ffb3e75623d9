"""Local civil days against a slow and simple count, on clock changes, with long, overlapping and missing readings."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.imports import ObservationPart
from sdt_desktop.model.period import from_ms, local_midnight_ms, to_ms
from sdt_desktop.model.tables import DayTable
from sdt_desktop.vault.days import LONGEST_MS, derive_days
from tests.vault.store.scene import PARIS, block, key, memory_store, regular, take_in

_MINUTE = 60_000
_EPOCH = date(1970, 1, 1)
_ZONES = [PARIS, "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Lisbon", "America/Santiago"]
_ANCHORS = [
    datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 3, 8, 5, tzinfo=UTC),
    datetime(2026, 11, 1, 5, tzinfo=UTC), datetime(2025, 12, 31, 20, tzinfo=UTC), datetime(2026, 9, 6, 4, tzinfo=UTC),
]  # fmt: skip


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _naive(rows: list[tuple[int, int, float, int]], zone: str) -> dict[int, tuple[int, float, float, float, int, int]]:
    """Day by day, minute by minute."""
    from zoneinfo import ZoneInfo

    place = ZoneInfo(zone)
    told: dict[int, list[tuple[float, int]]] = {}
    covered: dict[int, set[int]] = {}
    for start, duration, value, quality in rows:
        day = _number(from_ms(start).astimezone(place).date())
        told.setdefault(day, [])
        if value != value:
            continue
        told[day].append((value, quality))
        for minute in range(start, start + duration, _MINUTE):
            covered.setdefault(_number(from_ms(minute).astimezone(place).date()), set()).add(minute)
    days = {}
    for day in sorted(told.keys() | covered.keys()):
        values = [value for value, _ in told.get(day, [])]
        figures = (sum(values), min(values), max(values)) if values else (float("nan"),) * 3
        worst = max((quality for _, quality in told.get(day, [])), default=0)
        days[day] = (len(values), *figures, worst, len(covered.get(day, ())) * _MINUTE)
    return days


def _told(table: DayTable) -> dict[int, tuple[int, float, float, float, int, int]]:
    columns = (table.n, table.total, table.low, table.high, table.quality, table.covered_ms)
    return {
        day: row
        for day, *row in zip(table.day.tolist(), *(column.tolist() for column in columns), strict=True)
    }  # fmt: skip


_rows = st.lists(
    st.tuples(
        st.sampled_from(_ANCHORS).map(to_ms), st.integers(-60, 60), st.sampled_from([0, 7, 30, 60, 1440, 4000]),
        st.sampled_from([0.0, 1.5, 2.25, float("nan")]), st.integers(0, 3),
    ),
    max_size=12, unique_by=lambda row: row[0] + row[1] * 30,
)  # fmt: skip


@given(_rows, st.sampled_from(_ZONES))
def test_days_are_those_of_a_slow_count(drawn, zone):
    rows = sorted(
        (anchor + 30 * _MINUTE * step, minutes * _MINUTE, value, quality)
        for anchor, step, minutes, value, quality in drawn
    )
    rows = list({row[0]: row for row in rows}.values())
    start, duration, value, quality = zip(*rows, strict=True) if rows else ((), (), (), ())
    found, expected = _told(derive_days(block(start, value, duration, quality), zone)), _naive(rows, zone)
    assert list(found) == list(expected)
    for day, row in expected.items():
        np.testing.assert_array_equal(found[day], row)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 7, 1), 24)])
def test_a_day_of_a_clock_change_has_its_own_length(day, hours):
    first, count = local_midnight_ms(day - timedelta(days=1), PARIS), 3 * 48
    table = derive_days(regular(first, count), PARIS)
    place = table.day.tolist().index(_number(day))
    assert table.n[place] == 2 * hours
    assert table.covered_ms[place] == hours * 3_600_000


def test_a_monthly_total_is_one_reading_of_its_first_day_and_covers_all_its_days():
    begin, end = local_midnight_ms(date(2026, 3, 1), PARIS), local_midnight_ms(date(2026, 4, 1), PARIS)
    table = derive_days(block([begin], [310.0], end - begin), PARIS)
    assert table.day.tolist() == list(range(_number(date(2026, 3, 1)), _number(date(2026, 4, 1))))
    assert table.n.tolist() == [1] + [0] * 30
    assert table.total[0] == 310.0
    assert np.isnan(table.total[1:]).all()
    assert table.covered_ms.sum() == end - begin
    assert table.covered_ms[28] == 23 * 3_600_000


def test_a_day_with_a_stated_gap_only_is_there_without_value():
    table = derive_days(block([local_midnight_ms(date(2026, 3, 1), PARIS)], [float("nan")]), PARIS)
    assert (table.n.tolist(), table.covered_ms.tolist(), table.quality.tolist()) == ([0], [0], [0])
    assert np.isnan(table.total[0])


def test_an_absurdly_long_reading_covers_ten_years_and_no_more():
    table = derive_days(block([0], [1.0], 1 << 62), "UTC")
    assert table.covered_ms.sum() == LONGEST_MS


def test_the_table_gives_the_days_asked_for():
    first = local_midnight_ms(date(2026, 3, 1), PARIS)
    with memory_store() as store:
        take_in(store, ObservationPart(key(), regular(first, 48 * 31 - 2)))
        asked = store.days("electricity.consumption.load-curve", _number(date(2026, 3, 28)), _number(date(2026, 3, 30)))
        assert asked.n.tolist() == [48, 46, 48]
        assert asked.covered_ms.tolist() == [86_400_000, 82_800_000, 86_400_000]
        assert len(store.days("electricity.consumption.load-curve")) == 31


def test_a_reading_over_new_year_covers_days_of_the_next_month_until_it_is_undone():
    begin = local_midnight_ms(date(2025, 12, 31), PARIS)
    name = "electricity.consumption.load-curve"
    with memory_store() as store:
        batch = take_in(store, ObservationPart(key(), block([begin], [5.0], 3 * 86_400_000))).batch
        later = begin + 86_400_000
        take_in(store, ObservationPart(key(), block([later], [1.0], 3_600_000)), name="b.csv")
        assert store.days(name).n.tolist() == [1, 1, 0]
        assert store.days(name).covered_ms.tolist() == [86_400_000] * 3
        store.undo(batch)
        assert store.days(name).covered_ms.tolist() == [3_600_000]
