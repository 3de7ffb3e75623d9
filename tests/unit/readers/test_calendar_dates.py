from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import vRecur

from sdt_desktop.importing.readers.calendar_dates import BadRule, dates_of, plain_rule

DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
ORDINALS = st.sampled_from(["1", "2", "4", "5", "-1", "-2"])


def _list(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    ordinal = frequency in ("MONTHLY", "YEARLY")
    # dateutil takes `MO,1TU` for a Monday that is a first Tuesday: ordinals on all or on none.
    ordinals = ORDINALS if ordinal and draw(st.booleans()) else st.just("")
    optional = {
        "BYDAY": _list(st.tuples(ordinals, DAYS).map("".join)),
        "BYMONTH": _list(st.integers(1, 12)),
        "BYMONTHDAY": _list(st.integers(-31, 31).filter(bool)),
        "BYSETPOS": _list(st.integers(-3, 3).filter(bool)),
        "WKST": DAYS,
    }
    if not ordinal:  # in a first week dateutil counts positions from the start's own day only
        del optional["BYSETPOS"]
    if frequency == "WEEKLY":
        del optional["BYMONTHDAY"]
    if frequency == "YEARLY":
        optional["BYYEARDAY"] = _list(st.integers(-366, 366).filter(bool))
    for name, values in optional.items():
        if draw(st.booleans()):
            parts.append(f"{name}={draw(values)}")
    return ";".join(parts)


@given(text=rules(), start=st.dates(date(2019, 1, 1), date(2024, 12, 31)), length=st.integers(0, 1500))
def test_dates_are_those_of_dateutil(text: str, start: date, length: int) -> None:
    last = start + timedelta(days=length)
    found, _ = dates_of(plain_rule(vRecur.from_ical(text), start), start, last)
    parts = sum(name in text for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYSETPOS", "BYMONTH="))
    assume(found or parts < 2)  # dateutil searches what never comes up to the year 9999
    begin, end = datetime.combine(start, datetime.min.time()), datetime.combine(last, datetime.max.time())
    assert found == [moment.date() for moment in rrulestr(f"{text};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=begin)]


def unroll(text: str, start: date, last: date) -> tuple[list[date], bool]:
    return dates_of(plain_rule(vRecur.from_ical(text), start), start, last)


PARIS = ZoneInfo("Europe/Paris")


def test_counts_and_ends() -> None:
    start, last = date(2024, 1, 31), date(2024, 12, 31)
    assert unroll("FREQ=MONTHLY;COUNT=3", start, last) == (
        [date(2024, 1, 31), date(2024, 3, 31), date(2024, 5, 31)],
        False,
    )
    assert unroll("FREQ=MONTHLY;COUNT=30", start, last)[1]
    assert unroll("FREQ=MONTHLY;UNTIL=20240331", start, last) == ([date(2024, 1, 31), date(2024, 3, 31)], False)
    assert unroll("FREQ=MONTHLY;UNTIL=20250101", start, last)[1]
    assert unroll("FREQ=MONTHLY", start, last)[1]
    assert unroll("FREQ=DAILY;COUNT=0", start, last) == ([], False)


def test_until_is_an_instant_beside_a_zoned_start() -> None:
    start = datetime(2024, 3, 29, 1, 30, tzinfo=PARIS)
    found, _ = unroll("FREQ=DAILY;UNTIL=20240401T233000Z", start, date(2024, 12, 31))
    assert found[-1] == datetime(2024, 4, 2, 1, 30, tzinfo=PARIS)
    found, _ = unroll("FREQ=DAILY;UNTIL=20240401T232959Z", start, date(2024, 12, 31))
    assert found[-1] == datetime(2024, 4, 1, 1, 30, tzinfo=PARIS)
    bare = datetime(2024, 3, 29, 1, 30)  # noqa: DTZ001 - floating
    assert len(unroll("FREQ=DAILY;UNTIL=20240331T013000", bare, date(2024, 12, 31))[0]) == 3
    assert unroll("FREQ=DAILY;UNTIL=20240330", start, date(2024, 12, 31))[0][-1].day == 30


def test_several_times_a_day() -> None:
    start = datetime(2024, 1, 1, 7, 15, tzinfo=UTC)
    found, _ = unroll("FREQ=DAILY;BYHOUR=6,18;COUNT=3", start, date(2024, 12, 31))
    assert [moment.isoformat() for moment in found] == [
        "2024-01-01T18:15:00+00:00", "2024-01-02T06:15:00+00:00", "2024-01-02T18:15:00+00:00",
    ]  # fmt: skip


def test_weeks_of_the_year() -> None:
    found, _ = unroll("FREQ=YEARLY;BYWEEKNO=1;BYDAY=TH", date(2020, 1, 1), date(2023, 12, 31))
    assert found == [date(2020, 1, 2), date(2021, 1, 7), date(2022, 1, 6), date(2023, 1, 5)]


@pytest.mark.parametrize(
    "text", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=5", "FREQ=MONTHLY;BYDAY=6MO"]
)
def test_rules_that_never_come_true_end(text: str) -> None:
    assert unroll(text, date(2024, 1, 1), date(2060, 1, 1)) == ([], True)


@pytest.mark.parametrize(
    "text",
    ["FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;BYWEEKNO=-1", "FREQ=YEARLY;BYWEEKNO=3;WKST=SU",
     "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,20,40", "RSCALE=CHINESE;FREQ=YEARLY"],
)  # fmt: skip
def test_bad_rules(text: str) -> None:
    with pytest.raises(BadRule):
        unroll(text, datetime(2024, 1, 1, tzinfo=UTC), date(2024, 12, 31))


def test_what_is_no_rule() -> None:
    with pytest.raises(BadRule):
        plain_rule("FREQ=DAILY", date(2024, 1, 1))
