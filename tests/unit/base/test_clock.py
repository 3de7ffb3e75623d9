from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.clock import FixedClock, SystemClock, parse_rfc3339, rfc3339


def test_the_system_clock_is_aware_and_in_utc() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.utcoffset() == timedelta(0)


def test_a_fixed_clock_answers_in_utc() -> None:
    paris = timezone(timedelta(hours=2))
    assert rfc3339(FixedClock(datetime(2026, 7, 1, 0, 30, tzinfo=paris)).now()) == "2026-06-30T22:30:00Z"


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_written_is_read_back_to_the_second(instant: datetime) -> None:
    assert parse_rfc3339(rfc3339(instant)) == instant.replace(microsecond=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23",
        "2026-11-23T18:02:11",
        "2026-11-23T18:02:11+00:00",
        "2026-11-23 18:02:11Z",
        "2026-13-01T00:00:00Z",
    ],
)
def test_other_writings_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
        parse_rfc3339(text)
