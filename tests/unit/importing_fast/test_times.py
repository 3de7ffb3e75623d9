"""What counts as a time, cell by cell, and what happens in the hours when clocks change."""
# ruff: noqa: DTZ001 - the clock on the wall has no zone

from datetime import UTC, date, datetime, time, timedelta, timezone

import numpy as np
import pytest

from sdt_desktop.base import zones
from sdt_desktop.importing.rows import BytesColumn, CellColumn
from sdt_desktop.importing.time_formats import compile_format
from sdt_desktop.importing.times import parse_times
from sdt_desktop.importing.zones import LocalResolver, resolve_marked, runs_newest_first

HOUR = 3_600_000


def wall(text: str) -> int:
    return (datetime.fromisoformat(text) - datetime(1970, 1, 1)) // timedelta(milliseconds=1)


def one(text: str, *formats: str, missing=()) -> str:
    found = parse_times(BytesColumn.of_texts([text]), formats, missing=missing)
    if found.missing[0] or found.bad[0]:
        assert found.ms[0] == 0
        return "missing" if found.missing[0] else "bad"
    shown = datetime(1970, 1, 1, tzinfo=UTC if found.zoned[0] else None) + timedelta(milliseconds=int(found.ms[0]))
    return shown.isoformat()


@pytest.mark.parametrize(
    ("text", "form", "read"),
    [
        ("2023-01-01T00:30:00+01:00", "%Y-%m-%dT%H:%M:%S%z", "2022-12-31T23:30:00+00:00"),
        ("2023-01-01T00:30:00Z", "%Y-%m-%dT%H:%M:%S%z", "2023-01-01T00:30:00+00:00"),
        ("2023-01-01T00:30:00-0330", "%Y-%m-%dT%H:%M:%S%z", "2023-01-01T04:00:00+00:00"),
        ("2023-01-01 00:30:00 +02", "%Y-%m-%d %H:%M:%S %z", "2022-12-31T22:30:00+00:00"),
        ("2023-01-01T00:30:00,01:00", "%Y-%m-%dT%H:%M:%S%z", "bad"),
        ("2023-01-01T00:30:00.01:00", "%Y-%m-%dT%H:%M:%S%z", "bad"),
        ("2023-01-01T00:30:00+25:00", "%Y-%m-%dT%H:%M:%S%z", "bad"),
        ("2023-01-01T00:30:00+01:60", "%Y-%m-%dT%H:%M:%S%z", "bad"),
        ("2024-02-29", "%Y-%m-%d", "2024-02-29T00:00:00"),
        ("2023-02-29", "%Y-%m-%d", "bad"),
        ("1900-02-29", "%Y-%m-%d", "bad"),
        ("2000-02-29", "%Y-%m-%d", "2000-02-29T00:00:00"),
        ("2023-13-01", "%Y-%m-%d", "bad"),
        ("2023-00-10", "%Y-%m-%d", "bad"),
        ("2023-01-00", "%Y-%m-%d", "bad"),
        ("0000-01-01", "%Y-%m-%d", "bad"),
        ("9999-12-31", "%Y-%m-%d", "9999-12-31T00:00:00"),
        ("31/12/2023 24:00", "%d/%m/%Y %H:%M", "2024-01-01T00:00:00"),
        ("31/12/2023 24:01", "%d/%m/%Y %H:%M", "bad"),
        ("31/12/2023 25:00", "%d/%m/%Y %H:%M", "bad"),
        ("31/12/2023 23:60", "%d/%m/%Y %H:%M", "bad"),
        ("31/12/2023 23:59:60", "%d/%m/%Y %H:%M:%S", "bad"),
        ("31/12/2023 24:00:00.000", "%d/%m/%Y %H:%M:%S.%f", "2024-01-01T00:00:00"),
        ("31/12/2023 24:00:00.001", "%d/%m/%Y %H:%M:%S.%f", "bad"),
        ("1/1/2023 9:05", "%d/%m/%Y %H:%M", "2023-01-01T09:05:00"),
        ("1/1/2023 9:5", "%d/%m/%Y %H:%M", "bad"),
        ("2023-01-01 12:00:00.1234567", "%Y-%m-%d %H:%M:%S.%f", "2023-01-01T12:00:00.123000"),
        ("perjantai 1.4.2022 00:00", "%a %d.%m.%Y %H:%M", "2022-04-01T00:00:00"),
        ("keskiviikko 1.6.2022 00:00", "%a %d.%m.%Y %H:%M", "2022-06-01T00:00:00"),
        ("Tue Dec 07 2021 16:24:49 GMT+0100 (CET)", "%a %b %d %Y %H:%M:%S GMT%z%*", "2021-12-07T15:24:49+00:00"),
        ("May 17, 2023, 12:10:11 AM", "%b %d, %Y, %I:%M:%S %p", "2023-05-17T00:10:11"),
        ("May 17, 2023, 12:10:11 pm", "%b %d, %Y, %I:%M:%S %p", "2023-05-17T12:10:11"),
        ("May 17, 2023, 13:10:11 PM", "%b %d, %Y, %I:%M:%S %p", "bad"),
        ("May 17, 2023, 11:10:11 XM", "%b %d, %Y, %I:%M:%S %p", "bad"),
        ("Mai 17, 2023, 11:10:11 AM", "%b %d, %Y, %I:%M:%S %p", "bad"),
        ("21-FEB-15", "%d-%b-%y", "2015-02-21T00:00:00"),
        ("21-Feb-70", "%d-%b-%y", "1970-02-21T00:00:00"),
        ("21-Feb-69", "%d-%b-%y", "1969-02-21T00:00:00"),
        ("21-Feb-68", "%d-%b-%y", "2068-02-21T00:00:00"),
        ("04/2022", "%m/%Y", "2022-04-01T00:00:00"),
        ("100 % 2024", "100 %% %Y", "2024-01-01T00:00:00"),
        ("2023-01-01\u00a0", "%Y-%m-%d", "2023-01-01T00:00:00"),
        ("May 3, 2024, 5:01:00\u202fPM", "%b %d, %Y, %I:%M:%S %p", "2024-05-03T17:01:00"),
        ("2023-01-01é", "%Y-%m-%d", "bad"),
        ("", "%Y-%m-%d", "missing"),
        ("\u00a0", "%Y-%m-%d", "missing"),
        ("2023-01-01 and much, much more than any layout of a time could ever hold", "%Y-%m-%d", "bad"),
    ],
)  # fmt: skip
def test_a_cell(text, form, read):
    assert one(text, form) == read


def test_the_first_format_that_fits_wins_for_each_cell():
    texts = ["01/02/2024", "2024-03-01", "13/01/2024", "01/13/2024", "x"]
    found = parse_times(BytesColumn.of_texts(texts), ["%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y"])
    expected = [wall(day) for day in ("2024-02-01", "2024-03-01", "2024-01-13", "2024-01-13")]
    assert found.ms[:4].tolist() == expected
    assert found.bad.tolist() == [False, False, False, False, True]


def test_zoned_and_unzoned_cells_may_mix():
    found = parse_times(
        BytesColumn.of_texts(["2024-01-01T00:00", "2024-01-01T00:00Z"]), ["%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M"]
    )
    assert found.zoned.tolist() == [False, True]
    assert not found.bad.any()


def test_a_clock_alone_counts_from_midnight():
    found = parse_times(BytesColumn.of_texts(["00:00", "9:30", "24:00"]), ["%H:%M"])
    assert found.ms.tolist() == [0, 9 * HOUR + HOUR // 2, 24 * HOUR]


def test_stated_words_are_missing():
    assert one("Unknown", "%Y-%m-%d", missing=("unknown",)) == "missing"
    assert one("Unknown", "%Y-%m-%d") == "bad"


def test_python_dates_and_times_are_taken_as_they_are():
    plus_two = timezone(timedelta(hours=2))
    cells = [
        datetime(2024, 1, 1, 12), datetime(2024, 1, 1, 12, tzinfo=plus_two), date(2024, 1, 2), time(1, 30), None, "",
        "2024-01-03", 45000, True, datetime(1969, 12, 31, 23, 59, 59, 999_999),
    ]  # fmt: skip
    found = parse_times(CellColumn(cells), ["%Y-%m-%d"])
    expected = [wall("2024-01-01T12:00"), wall("2024-01-01T10:00"), wall("2024-01-02"), 5_400_000]
    assert found.ms[:4].tolist() == expected
    assert found.ms[[6, 9]].tolist() == [wall("2024-01-03"), -1]
    assert np.flatnonzero(found.zoned).tolist() == [1]
    assert np.flatnonzero(found.missing).tolist() == [4, 5]
    assert np.flatnonzero(found.bad).tolist() == [7, 8]


def test_no_rows_at_all():
    assert len(parse_times(BytesColumn.of_texts([]), ["%a %Y-%m-%d"]).ms) == 0
    assert len(parse_times(CellColumn([]), ["%Y-%m-%d"]).ms) == 0


@pytest.mark.parametrize("form", ["%Q", "no time", "%", "%Y-%m-%d" + " " * 60, "%d é %Y", ""])
def test_a_format_that_is_none_is_refused(form):
    with pytest.raises(ValueError, match="format"):
        compile_format(form)


def resolved(zone: str, *stamps: str, **options):
    return LocalResolver(zone, **options).resolve(np.array([wall(stamp) for stamp in stamps], np.int64))


def test_a_single_occurrence_is_summer_time_and_told():
    found = resolved("Europe/Paris", "2024-10-27T01:30", "2024-10-27T02:30", "2024-10-27T03:30")
    assert found.utc.tolist() == [wall("2024-10-26T23:30"), wall("2024-10-27T00:30"), wall("2024-10-27T02:30")]
    assert found.undecided.tolist() == [False, True, False]
    backwards = resolved("Europe/Paris", "2024-10-27T03:30", "2024-10-27T02:30", "2024-10-27T01:30", newest_first=True)
    assert backwards.utc.tolist() == found.utc.tolist()[::-1]
    assert backwards.undecided.tolist() == [False, True, False]


def test_the_second_time_is_as_much_later_as_clocks_were_put_back():
    found = resolved("Australia/Lord_Howe", "2024-04-07T01:45", "2024-04-07T01:45")
    assert found.utc.tolist() == [wall("2024-04-06T14:45"), wall("2024-04-06T15:15")]


def test_pairs_are_counted_for_each_series_and_go_on_in_a_second_printing():
    stamps = np.array([wall("2024-10-27T02:00")] * 6 + [wall("2024-10-27T04:00")], np.int64)
    series = np.array([0, 1, 0, 1, 0, 0, 0])
    found = LocalResolver("Europe/Paris").resolve(stamps, series)
    hours = ((found.utc - wall("2024-10-27T00:00")) // HOUR).tolist()
    assert hours == [0, 0, 1, 1, 0, 1, 3]
    assert not found.undecided.any()


def test_a_skipped_time_goes_on_by_the_old_clock():
    found = resolved("Europe/Helsinki", "2024-03-31T03:30", "2024-03-31T04:00")
    assert found.utc.tolist() == [wall("2024-03-31T01:30"), wall("2024-03-31T01:00")]
    assert found.missing.tolist() == [True, False]


def test_a_file_may_say_itself_which_hour_it_means():
    stamps = np.array([wall("2021-10-31T02:00")] * 2 + [wall("2021-06-01T02:00")], np.int64)
    found = resolve_marked(stamps, "Europe/Madrid", np.array([False, True, True]))
    assert found.utc.tolist() == [wall("2021-10-31T00:00"), wall("2021-10-31T01:00"), wall("2021-06-01T00:00")]


def test_newest_first_is_seen():
    assert runs_newest_first(np.array([5, 5, 4, 3, 4, 2]))
    assert not runs_newest_first(np.array([1, 1, 2]))
    assert not runs_newest_first(np.array([1]))


def test_a_day_begins_with_the_change_where_clocks_skip_midnight():
    day = np.array([(date(2024, 4, 26) - date(1970, 1, 1)).days], np.int32)
    assert zones.day_start_ms(day, "Africa/Cairo").tolist() == [wall("2024-04-25T22:00")]
    assert zones.civil_day(zones.day_start_ms(day, "Africa/Cairo"), "Africa/Cairo").tolist() == day.tolist()


def test_months_and_weeks():
    days = np.array([(date(2024, 1, day) - date(1970, 1, 1)).days for day in (1, 7, 8, 31)], np.int32)
    weeks = zones.week_of_day(days)
    assert (weeks - weeks[0]).tolist() == [0, 0, 1, 4]
    assert zones.first_day_of_week(weeks).tolist() == [days[0], days[0], days[2], days[0] + 28]
    month = (2024 - 1970) * 12
    assert zones.month_of_day(days).tolist() == [month] * 4
    starts = zones.month_starts(month + 9, month + 10, "Europe/Paris")
    assert starts.tolist() == [wall("2024-09-30T22:00"), wall("2024-10-31T23:00"), wall("2024-11-30T23:00")]
