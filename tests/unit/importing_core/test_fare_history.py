"""Fare histories: the transit day, stations out of texts, money by the kind of row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.shapes_fare_texts import Route, route_of
from sdt_desktop.model.period import from_ms
from tests.unit.importing_core.helpers import block_of, manifest_of, normalised

RULES = """shape = "fare-history"
[time]
zone = "Europe/London"
column = "D"
formats = ["%d-%b-%Y"]
[shape_options]
date = "D"
start = "S"
end = "E"
text = "T"
charge = "C"
credit = "R"
currency = "GBP"
night_until = "4"
refund_words = "*refund*"
top_up_words = "Auto top-up*"
bus_words = "Bus journey*"
boat_words = "Riverboat*"
rail_words = "Entered and exited*"
mode_hints = "Demo Rail=rail|Demo Tube=metro"
"""
NAMES = (
    st.text("abcdefgh ", min_size=1, max_size=9).map(str.strip).filter(lambda name: name and " to " not in f" {name} ")
)


def read(*rows):
    parts, account = normalised(manifest_of(RULES), [block_of("\n".join(("D;S;E;T;C;R", *rows)))])
    return [event for part in parts for event in part.events], account


@given(NAMES, NAMES, st.sampled_from(["", " [Demo Rail]", " (a to b)"]))
def test_two_stations_are_found(begin, end, behind):
    route = route_of(f"{begin}{behind} to {end}")
    kept = behind if "(" in behind else ""
    assert (route.place_from, route.place_to) == (f"{begin}{kept}", end)


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("[No touch-in] to Exampleton", Route("", "Exampleton")),
        ("Exampleton to [No touch-out]", Route("Exampleton", "")),
        ("Top to Toe to Exampleton", Route("Top to Toe", "Exampleton")),
        ("Entered and exited Exampleton [Demo Rail]", Route(hints=("Demo Rail",))),
        ("", Route()),
    ],
)
def test_texts_of_journeys(text, route):
    assert route_of(text) == route


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("23:49", "00:09", "2025-02-21T23:49", "2025-02-22T00:09"),
        ("00:12", "00:24", "2025-02-22T00:12", "2025-02-22T00:24"),
        ("03:59", "04:00", "2025-02-22T03:59", None),
        ("04:00", "04:10", "2025-02-21T04:00", "2025-02-21T04:10"),
    ],
)
def test_a_day_ends_in_the_night(start, end, first, last):
    ((event,), account) = read(f"21-Feb-2025;{start};{end};A to B;1.00;")
    assert from_ms(event.start_ms).strftime("%Y-%m-%dT%H:%M") == first
    assert (event.end_ms and from_ms(event.end_ms).strftime("%Y-%m-%dT%H:%M")) == last
    assert [problem.code for problem in account.problems] == ([] if last else ["time.end_before_start"])


@pytest.mark.parametrize(
    ("text", "charge", "credit", "kind", "amount", "mode"),
    [
        ("A [Demo Tube] to B", "2.30", "", "journey", "2.30", "metro"),
        ("A [Demo Tube] to B [Demo Rail]", "-2.30", "", "journey", "2.30", ""),
        ("Bus journey, route 5", ".00", "", "journey", "0.00", "bus"),
        ("Riverboat ticket", "6.44", "", "journey", "6.44", "water"),
        ("Auto top-up, A to B", "", "20.00", "payment", "20.00", ""),
        ("Automated Refund, A [Demo Rail]", "", "5.70", "transaction", "5.70", ""),
        ("Something else", "3.00", "", "transaction", None, ""),
        ("A to B", "", "", "journey", None, ""),
        ("A to B", "free", "", "journey", None, ""),
    ],
)
def test_money_goes_by_the_kind_of_row(text, charge, credit, kind, amount, mode):
    ((event,), account) = read(f"21-Feb-2025;10:00;10:10;{text};{charge};{credit}")
    assert (event.kind, event.amount, event.mode) == (kind, amount and Decimal(amount), mode)
    assert event.currency == ("GBP" if amount else None)
    assert [problem.code for problem in account.problems] == (["value.not_a_number"] if charge == "free" else [])


def test_a_row_without_times_is_a_day_and_the_same_row_twice_is_two():
    (first, second), account = read(
        *["21-Feb-2025;;;Helpline refund;;1.00"] * 2, "soon;;;A to B;;", "21-Feb-2025;x;;A to B;;"
    )
    assert (first.all_day, first.end_ms - first.start_ms) == (True, 86_400_000)
    assert first.natural_key != second.natural_key
    assert account.rejected == (("time.not_a_date", 2),)
