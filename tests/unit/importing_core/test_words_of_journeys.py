"""Words of journeys: ends that must be there, the repeated hour, journeys that are none."""

from dataclasses import replace

import pytest

from sdt_desktop.importing.manifest_reading import read_manifest
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M:%S"]\n'
EVENT = '[event]\nkind = "journey"\nlabel = "x"\nend_column = "E"\n'


def read(body, table):
    parts, account = normalised(manifest_of(TIME + EVENT + body), [block_of(table)])
    return [event for part in parts for event in part.events], account


@pytest.mark.parametrize(
    ("end", "code"),
    [("2024-01-01 07:00:00", "time.end_before_start"), ("0", "time.not_a_date"), ("", "time.not_a_date")],
)
def test_a_row_without_its_end_is_rejected(end, code):
    events, account = read("end_required = true\n", f"T;E\n2024-01-01 08:00:00;{end}")
    assert (events, account.rejected) == ([], ((code, 1),))
    assert [problem.params for problem in account.problems] == [(("column", "E"),)]


def test_without_the_word_such_a_row_stays():
    events, account = read("", "T;E\n2024-01-01 08:00:00;2024-01-01 07:00:00")
    assert ([event.end_ms for event in events], account.rejected) == ([None], ())
    assert [problem.code for problem in account.problems] == ["time.end_before_start"]


@pytest.mark.parametrize(
    ("start", "end", "minutes"), [("02:50", "02:10", 20), ("02:10", "02:50", 40), ("01:50", "02:10", 20)]
)
def test_an_end_in_the_repeated_hour_is_the_second_one_where_it_must(start, end, minutes):
    ((event,), _) = read("end_required = true\n", f"T;E\n2024-10-27 {start}:00;2024-10-27 {end}:00")
    assert event.end_ms - event.start_ms == minutes * 60_000


def test_no_end_is_moved_outside_of_the_repeated_hour():
    events, _ = read("end_required = true\n", "T;E\n2024-10-26 02:50:00;2024-10-26 02:10:00")
    assert events == []


@pytest.mark.parametrize(
    ("distance", "seconds", "short"),
    [("9", 20, True), ("10", 20, False), ("", 20, False), ("50", 9, True), ("50", 10, False)],
)
def test_short_journeys_are_marked_and_counted(distance, seconds, short):
    body = 'distance_column = "D"\nshort_distance = 10\nshort_duration = 10\n'
    ((event,), account) = read(body, f"T;E;D\n2024-01-01 08:00:00;2024-01-01 08:00:{seconds:02d};{distance}")
    assert event.attributes == ((("short", "yes"),) if short else ())
    assert account.notices == ((("source.short_trips", (("count", 1),)),) if short else ())


def test_an_end_that_is_required_must_be_named():
    body = TIME + '[event]\nkind = "journey"\nlabel = "x"\nend_required = true\n'
    assert read_manifest(HEAD + body, "xx-test")[0] is None


@pytest.mark.parametrize(("stated", "said"), [("3", True), ("2", False), ("", False), ("many", False)])
def test_a_page_of_several_is_said(stated, said):
    manifest = manifest_of('row_total = "total"\n' + TIME + EVENT)
    block = replace(block_of("T;E\n2024-01-01 08:00:00;\n2024-01-02 08:00:00;"), context={"total": stated})
    _, account = normalised(manifest, [block])
    expected = ("source.one_page_of_several", (("count", 2), ("total", 3)))
    assert account.notices == ((expected,) if said else ())
