from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.period import EVERYTHING, Period, from_ms, local_midnight_ms, to_ms

HOUR = 3_600_000
ZONES = st.sampled_from(["Europe/Paris", "Europe/Helsinki", "Europe/Lisbon", "UTC"])


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 3, 29), "Europe/Paris", 23),
        (date(2025, 10, 26), "Europe/Paris", 25),
        (date(2026, 3, 29), "Europe/Helsinki", 23),
        (date(2026, 6, 1), "Europe/Paris", 24),
    ],
)
def test_civil_days_have_their_own_length(day: date, zone: str, hours: int) -> None:
    period = Period.of_local_days(day, day, zone)
    assert period.start_ms is not None
    assert period.end_ms is not None
    assert period.end_ms - period.start_ms == hours * HOUR


def test_midnight_is_local() -> None:
    assert from_ms(local_midnight_ms(date(2026, 7, 1), "Europe/Paris")) == datetime(2026, 6, 30, 22, tzinfo=UTC)


@given(st.dates(date(1980, 1, 1), date(2090, 1, 1)), ZONES)
def test_neighbouring_days_meet_without_gap_or_overlap(day: date, zone: str) -> None:
    first = Period.of_local_days(day, day, zone)
    second = Period.of_local_days(day + timedelta(days=1), None, zone)
    assert first.end_ms == second.start_ms
    assert first.end_ms is not None
    assert not first.holds(first.end_ms)
    assert first.holds(first.end_ms - 1)
    assert second.holds(first.end_ms)


@given(st.integers(-(10**13), 10**13))
def test_instants_go_there_and_back(milliseconds: int) -> None:
    assert to_ms(from_ms(milliseconds)) == milliseconds
    assert EVERYTHING.holds(milliseconds)


def test_before_1970_rounds_down_as_after() -> None:
    assert to_ms(datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)) == -1
