from typing import Any

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import calendar, calendar_rules, calendar_text
from sdt_desktop.importing.readers.base import ReadOptions
from tests.support import samples_dir
from tests.unit.readers.reading import Read, calendar_bytes, read

LAST = "2025-03-31"
YELLOW = ["UID:1", "SUMMARY:Bac jaune", "DTSTART;VALUE=DATE:20240307"]


def load(data: bytes, limits: Limits = DEFAULT_LIMITS, **options: Any) -> Read:
    return read("calendar", data, ReadOptions(**{"last_day": LAST, **options}), limits)


def test_one_event_with_everything() -> None:
    event = [
        "UID:A1", "SUMMARY:Bac jaune\\, plastique", "DTSTART;VALUE=DATE:20240307", "DTEND;VALUE=DATE:20240308",
        "LOCATION:Rue de la Pomp", " e", "DESCRIPTION:Sortir\\nla veille", "CATEGORIES:tri,verre", "CATEGORIES:x", "STATUS:CONFIRMED",
    ]  # fmt: skip
    found = load(calendar_bytes([event], "X-WR-CALNAME:Collecte\nX-WR-TIMEZONE:Europe/Paris"))
    assert {name: column.texts()[0] for name, column in found.blocks[0].columns.items()} == {
        "uid": "A1", "summary": "Bac jaune, plastique", "start": "2024-03-07", "end": "2024-03-08", "all_day": "true",
        "location": "Rue de la Pompe", "description": "Sortir\nla veille", "categories": "tri, verre, x", "status": "CONFIRMED",
        "recurrence": "",
    }  # fmt: skip
    assert found.blocks[0].context == {"title": "Collecte", "zone": "Europe/Paris", "product": "-//test//test//EN"}
    assert found.blocks[0].encoding == "utf-8"
    assert found.notices == []


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["DTSTART;VALUE=DATE:20240307"], "2024-03-07", "2024-03-08"),
        (["DTSTART;VALUE=DATE:20240307", "DURATION:P2D"], "2024-03-07", "2024-03-09"),
        (
            ["DTSTART:20240307T060000Z", "DTEND:20240307T070000Z"],
            "2024-03-07T06:00:00+00:00",
            "2024-03-07T07:00:00+00:00",
        ),
        (
            ["DTSTART;TZID=Europe/Paris:20240707T060000", "DURATION:PT30M"],
            "2024-07-07T06:00:00+02:00",
            "2024-07-07T06:30:00+02:00",
        ),
        (["DTSTART:20240307T060000"], "2024-03-07T06:00:00", "2024-03-07T06:00:00"),
    ],
)
def test_starts_and_ends(lines: list[str], start: str, end: str) -> None:
    found = load(calendar_bytes([lines]))
    assert (found.column("start"), found.column("end")) == ([start], [end])


def test_floating_times_get_the_zone_of_the_options() -> None:
    found = load(calendar_bytes([["DTSTART:20240707T060000"]]), zone="Europe/Paris")
    assert found.column("start") == ["2024-07-07T06:00:00+02:00"]


def test_rules_are_unrolled() -> None:
    fortnight = [*YELLOW, "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20240419"]
    fridays = ["SUMMARY:Encombrants", "DTSTART;VALUE=DATE:20240126", "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=4FR;COUNT=3"]
    found = load(calendar_bytes([fortnight, fridays]))
    assert found.column("start") == [
        "2024-03-07", "2024-03-21", "2024-04-04", "2024-04-18", "2024-01-26", "2024-03-22", "2024-05-24",
    ]  # fmt: skip
    assert found.rows == [1, 1, 1, 1, 2, 2, 2]
    assert found.column("uid") == ["1"] * 4 + [""] * 3
    assert found.column("recurrence")[1] == "2024-03-21"
    assert found.column("end")[:2] == ["2024-03-08", "2024-03-22"]
    assert found.notices == []


def test_an_open_rule_stops_at_the_last_day_and_says_so() -> None:
    found = load(calendar_bytes([[*YELLOW, "RRULE:FREQ=MONTHLY"]]))
    assert found.column("start")[-1] == "2025-03-07"
    assert len(found.rows) == 13
    assert [(notice.code, notice.params) for notice in found.notices] == [
        ("source.recurrence_window", (("until", LAST),))
    ]
    assert load(calendar_bytes([[*YELLOW, "RRULE:FREQ=MONTHLY;UNTIL=20300101"]])).column("start")[-1] == "2025-03-07"
    assert load(calendar_bytes([[*YELLOW, "RRULE:FREQ=MONTHLY;COUNT=500"]])).column("start")[-1] == "2025-03-07"


def test_the_last_day_itself_counts_and_the_first_day_too() -> None:
    daily = calendar_bytes([[*YELLOW, "RRULE:FREQ=DAILY"], ["DTSTART:20240307T233000", "RRULE:FREQ=DAILY"]])
    found = load(daily, first_day="2025-03-30", last_day="2025-03-31", zone="Europe/Paris")
    assert found.column("start") == [
        "2025-03-30", "2025-03-31", "2025-03-30T23:30:00+02:00", "2025-03-31T23:30:00+02:00",
    ]  # fmt: skip


def test_without_a_last_day_a_year_after_the_file_s_own_dates() -> None:
    found = load(calendar_bytes([[*YELLOW, "DTSTAMP:20240401T000000Z", "RRULE:FREQ=MONTHLY"]]), last_day="")
    assert found.column("start")[-1] == "2025-03-07"
    assert found.notices[0].params == (("until", "2025-04-01"),)


def test_exceptions_additions_and_moved_dates() -> None:
    rule = [*YELLOW, "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20240314", "RDATE;VALUE=DATE:20240401"]
    moved = ["UID:1", "SUMMARY:Bac jaune (report)", "RECURRENCE-ID;VALUE=DATE:20240321", "DTSTART;VALUE=DATE:20240322"]
    found = load(calendar_bytes([rule, moved]))
    assert sorted(zip(found.column("start"), found.column("summary"), found.rows, strict=True)) == [
        ("2024-03-07", "Bac jaune", 1), ("2024-03-22", "Bac jaune (report)", 2), ("2024-03-28", "Bac jaune", 1),
        ("2024-04-01", "Bac jaune", 1),
    ]  # fmt: skip


def test_cancelled_events_and_times_are_skipped() -> None:
    rule = [*YELLOW, "RRULE:FREQ=WEEKLY;COUNT=3"]
    off = ["UID:1", "RECURRENCE-ID;VALUE=DATE:20240314", "DTSTART;VALUE=DATE:20240314", "STATUS:CANCELLED"]
    found = load(calendar_bytes([rule, off, ["DTSTART;VALUE=DATE:20240101", "STATUS:cancelled"]]))
    assert found.column("start") == ["2024-03-07", "2024-03-21"]
    assert [(skip.row, skip.code) for skip in found.skipped] == [(2, "skipped.cancelled"), (3, "skipped.cancelled")]


def test_a_moved_time_without_its_series_is_an_event() -> None:
    found = load(calendar_bytes([["UID:9", "RECURRENCE-ID;VALUE=DATE:20240321", "DTSTART;VALUE=DATE:20240322"]]))
    assert found.column("start") == ["2024-03-22"]


def test_summer_time_keeps_the_wall_clock() -> None:
    event = ["DTSTART;TZID=Europe/Paris:20240329T060000", "RRULE:FREQ=DAILY;COUNT=4"]
    assert load(calendar_bytes([event])).column("start") == [
        "2024-03-29T06:00:00+01:00", "2024-03-30T06:00:00+01:00", "2024-03-31T06:00:00+02:00", "2024-04-01T06:00:00+02:00",
    ]  # fmt: skip


def test_a_zone_that_only_the_file_knows() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Mairie\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
        "END:STANDARD\nEND:VTIMEZONE"
    )
    found = load(calendar_bytes([["DTSTART;TZID=Mairie:20240102T060000", "RRULE:FREQ=DAILY;COUNT=2"]], zone))
    assert found.column("start") == ["2024-01-02T06:00:00+03:00", "2024-01-03T06:00:00+03:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=100000000", "FREQ=HOURLY", "FREQ=SOMETIMES", "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;UNTIL=soon",
    ],
)  # fmt: skip
def test_rules_that_no_city_makes_are_problems(rule: str) -> None:
    found = load(calendar_bytes([[*YELLOW, f"RRULE:{rule}"], ["DTSTART;VALUE=DATE:20240101"]]))
    assert [(problem.row, problem.code) for problem in found.problems] == [(1, "event.bad_recurrence")]
    assert found.column("start") == ["2024-01-01"]


def test_a_rule_from_the_dawn_of_time_is_a_problem() -> None:
    found = load(calendar_bytes([["DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY"]]))
    assert [problem.code for problem in found.problems] == ["event.bad_recurrence"]


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"])
def test_a_date_that_never_comes_is_not_waited_for(rule: str) -> None:
    found = load(calendar_bytes([[*YELLOW, f"RRULE:{rule}"]] * 20))
    assert len(found.rows) + len(found.problems) <= 20


def test_events_without_a_date_are_problems() -> None:
    found = load(calendar_bytes([["SUMMARY:x"], ["DTSTART:2024xx"], ["SUMMARY:y", "RRULE:FREQ=DAILY"]]))
    assert [(problem.row, problem.code) for problem in found.problems] == [(row, "event.no_time") for row in (1, 2, 3)]
    assert found.blocks == []


def test_several_calendars_tasks_and_other_encodings() -> None:
    todo = b"BEGIN:VTODO\r\nSUMMARY:task\r\nEND:VTODO\r\n"
    one = calendar_bytes([["SUMMARY:D\u00e9chets", "DTSTART;VALUE=DATE:20240101"]]).replace(
        b"BEGIN:VEVENT", todo + b"BEGIN:VEVENT"
    )
    found = load(b"\xef\xbb\xbf" + one + one)
    assert (found.column("summary"), found.rows) == (["D\u00e9chets"] * 2, [1, 2])
    found = load(one.decode().encode("cp1252"))
    assert (found.column("summary"), found.blocks[0].encoding) == (["D\u00e9chets"], "cp1252")
    assert load(one.replace(b"\r\n", b"\n")).column("summary") == ["D\u00e9chets"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"<!DOCTYPE html><html></html>", "file.web_page"),
        (b"\x89PNG\r\n\x1a\n\0\0", "file.damaged"),
        (b"date;what\n2024-01-01;bin\n", "file.damaged"),
        (calendar_bytes([YELLOW])[:-10], "file.truncated"),
        (calendar_bytes([YELLOW])[:90], "file.truncated"),
        (calendar_bytes([], "no colon here"), "file.damaged"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(SdtError) as caught:
        load(data)
    assert caught.value.code == code


def test_size_lines_and_rows_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = calendar_bytes([[*YELLOW, "DESCRIPTION:" + "x" * 60 + "\r\n " + "x" * 60]])
    with pytest.raises(SdtError) as caught:
        load(data, Limits(row_bytes=100))
    assert caught.value.code == "file.row_too_long"
    with pytest.raises(SdtError) as caught:
        load(calendar_bytes([YELLOW] * 12), Limits(rows=10))
    assert caught.value.code == "file.too_many_rows"
    monkeypatch.setattr(calendar_text, "_MOST_BYTES", 100)
    with pytest.raises(SdtError) as caught:
        load(data)
    assert caught.value.code == "file.too_large"
    monkeypatch.setattr(calendar_text, "_MOST_BYTES", 1 << 20)
    monkeypatch.setattr(calendar, "MOST_EVENTS", 5)
    with pytest.raises(SdtError) as caught:
        load(calendar_bytes([[*YELLOW, "RRULE:FREQ=DAILY"]]))
    assert caught.value.code == "file.too_many_rows"


def test_one_rule_with_thousands_of_dates_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_rules, "_MOST_TIMES", 50)
    found = load(calendar_bytes([[*YELLOW, "RRULE:FREQ=DAILY"]]))
    assert [problem.code for problem in found.problems] == ["event.bad_recurrence"]


@pytest.mark.samples
def test_sample() -> None:
    folder = samples_dir()
    assert folder is not None
    found = load((folder / "waste-ics" / "test.ics").read_bytes())
    assert len(found.rows) == 112
    summaries = found.column("summary")
    assert {name: summaries.count(name) for name in set(summaries)} == {
        "Gelbe/r Sack/Tonne": 26, "Biotonne": 34, "Restmüll 2-wöchentlich": 26, "Restmüll 4-wöchentlich": 13, "Papiertonne": 13,
    }  # fmt: skip
    assert (min(found.column("start")), max(found.column("start"))) == ("2020-01-04", "2020-12-24")
