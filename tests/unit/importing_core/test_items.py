"""Events, positions and records; money; natural keys; questions; the transit-card shape."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.normalise_money import NaturalKeys, read_amount
from sdt_desktop.importing.normalise_periods import Label, read_label, with_years
from sdt_desktop.importing.normalise_words import duration_ms, repaired, word_matches
from sdt_desktop.importing.questions import known_answers, open_questions
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised, utc

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M", "%Y-%m-%d"]\n'
EVENT = """
[event]
kind = "visit"
kind_column = "K"
kinds = { "Trip*" = "journey", "Top-up" = "payment" }
label = "{A} – {B}"
end_column = "E"
amount_column = "M"
currency = "EUR"
absolute = true
from_column = "A"
to_column = "B"
mode = "unknown"
mode_column = "W"
modes = { "Bike*" = "bicycle" }
distance_column = "D"
distance_unit = "km"
attributes = { "N" = "note" }
"""
HEADER = "T;E;K;A;B;M;W;D;N\n"


def events_of(body, table, **kinds):
    parts, account = normalised(manifest_of(body), [block_of(table)], **kinds)
    return [event for part in parts for event in part.events], account


def test_a_row_becomes_an_event():
    events, account = events_of(
        TIME + EVENT, HEADER + "2024-07-05 10:00;2024-07-05 10:20;trip x;Gare;Port;-€ 1,50;bike e;3.2;hello"
    )
    event = events[0]
    assert (event.kind, event.label, event.place_from, event.place_to) == ("journey", "Gare – Port", "Gare", "Port")
    assert utc([event.start_ms, event.end_ms]) == ["2024-07-05 08:00", "2024-07-05 08:20"]
    assert (event.amount, event.currency, event.mode, event.distance_m) == (Decimal("1.50"), "EUR", "bicycle", 3200.0)
    assert event.attributes == (("note", "hello"),)
    assert account.rows.used == 1


def test_unknown_kinds_are_kept_and_counted_faults_stay_with_their_row():
    rows = ["2024-07-05 10:00;2024-07-05 09:00;odd;;;x;;;", "2024-13-05;;Top-up;;;2;;;"]
    events, account = events_of(TIME + EVENT, HEADER + "\n".join(rows))
    assert [(event.kind, event.end_ms, event.amount, event.mode) for event in events] == [
        ("visit", None, None, "unknown")
    ]
    assert account.notices == (("source.unknown_kind", (("count", 1),)),)
    assert account.rejected == (("time.not_a_date", 1),)
    assert {problem.code for problem in account.problems} == {
        "time.not_a_date", "time.end_before_start", "value.not_a_number",
    }  # fmt: skip


def test_rows_without_a_kind_are_skipped_where_no_default_stands():
    events, account = events_of(TIME + EVENT.replace('kind = "visit"\n', ""), HEADER + "2024-07-05 10:00;;odd;;;;;;")
    assert events == []
    assert account.skipped == (("skipped.other_quantity", 1),)


def test_all_day_events_end_at_the_next_local_midnight():
    body = TIME + '[event]\nkind = "collection"\nlabel = "{A}"\nall_day = "F"\n'
    events, _ = events_of(body, "T;A;F\n2023-10-29;bin;true\n2023-10-29 10:00;bin;false")
    assert utc([events[0].start_ms, events[0].end_ms]) == ["2023-10-28 22:00", "2023-10-29 23:00"]
    assert (events[0].all_day, events[1].all_day, events[1].end_ms) == (True, False, None)


def test_durations_give_the_end():
    body = TIME + '[event]\nkind = "journey"\nduration_column = "D"\nduration_unit = "min"\n'
    events, _ = events_of(body, "T;D\n2024-01-05 10:00;31")
    assert utc([events[0].end_ms]) == ["2024-01-05 09:31"]


@pytest.mark.parametrize("length", ["9" * 12, "9" * 39, "9" * 400])
def test_a_length_beyond_the_calendar_gives_no_end(length):
    body = TIME + '[event]\nkind = "journey"\nduration_column = "D"\nduration_unit = "h"\n'
    events, account = events_of(body, f"T;D\n2024-01-05 10:00;{length}")
    assert (events[0].end_ms, len(account.problems)) == (None, 1)


def test_the_same_rows_meet_themselves_again():
    table = HEADER + "2024-07-05 10:00;;trip;A;B;1;;;\n" * 2 + "2024-07-05 11:00;;trip;A;B;1;;;\n"
    first, _ = events_of(TIME + EVENT, table)
    again, _ = events_of(TIME + EVENT, table)
    assert [event.natural_key for event in first] == [event.natural_key for event in again]
    assert len({event.natural_key for event in first}) == 3
    assert NaturalKeys().key(["a", "b"]) != NaturalKeys().key(["ab", ""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4,50", "4.50"), ("€ 4,50", "4.50"), ("-€ 4,50", "-4.50"), ("4.50", "4.50"), ("+1 234,5", "1234.5"),
        ("1.234,50", "1234.50"), ("(3,20)", "-3.20"), ("3,20-", "-3.20"), ("1\u202f000", "1000"), ("−2", "-2"),
        ("", None), ("x", None), ("1,2,3", None), ("--1", None),
    ],
)  # fmt: skip
def test_amounts_are_exact(text, expected):
    assert read_amount(text, ",") == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.5", "12.5"), ("1.50000", "1.50000"), ("1.234", "1234"), ("1.234.567,8", "1234567.8"), ("12.5,3", None)],
)
def test_the_other_mark_parts_thousands_or_is_the_decimal_sign(text, expected):
    assert read_amount(text, ",") == (None if expected is None else Decimal(expected))


@given(st.text(max_size=12), st.sampled_from([",", "."]))
def test_no_text_makes_an_amount_raise(text, decimal):
    found = read_amount(text, decimal)
    assert found is None or found.is_finite()


def test_positions_off_the_globe_without_time_or_at_zero_are_rejected():
    body = '[time]\nzone = "UTC"\ncolumn = "T"\nrule = "epoch"\nstamp = "instant"\n[position]\nlatitude = "Y"\nlongitude = "X"\nscale = "e7"\nsegment = "S"\naccuracy = "A"\n'
    table = "T;Y;X;S;A\n1704445200;461603000;-11511000;1;8\n1704445200;0;0;1;8\n;1;1;1;\n1704445200;910000000;1;1;\n1704445200;x;1;1;\n1704445201;-1;1;2;"
    parts, account = normalised(manifest_of(body), [block_of(table)])
    block = parts[0].block
    assert block.latitude.tolist() == [461603000, -1]
    assert block.longitude.tolist() == [-11511000, 1]
    assert block.segment.tolist() == [1, 2]
    assert block.row.tolist() == [2, 7]
    assert account.rejected == (("position.no_time", 1), ("position.null_island", 1), ("position.out_of_range", 2))


def test_records_hold_what_is_filled_in():
    head = HEAD.replace("[match]", "")
    body = '[time]\nzone = "UTC"\n[record]\nkind = "contract"\nlabel = "{N}"\nkey = ["N"]\n'
    parts, account = normalised(manifest_of(body, head), [block_of("N;B\nx;1\ny;")])
    records = parts[0].records
    assert [(one.label, one.values) for one in records] == [("x", (("N", "x"), ("B", "1"))), ("y", (("N", "y"),))]
    assert account.rows.used == 2


QUESTIONS = """
[[question]]
key = "direction"
choices = ["consumption", "production"]
from_name = { consumption = ["*kulutus*", "*consumption*"], production = ["*tuotanto*"] }
[[question]]
key = "year"
"""
PLAIN = (
    TIME + 'step = "PT1H"\n[[observation]]\nseries = "s"\nproperty = "water.consumption"\ncolumn = "V"\nunit = "L"\n'
)


def test_answers_come_from_the_person_or_from_the_name():
    manifest = manifest_of(PLAIN + QUESTIONS)
    assert known_answers(manifest, "x.csv", {}) == {}
    assert [question.key for question in open_questions(manifest, {})] == ["direction", "year"]
    assert known_answers(manifest, "a.zip/KULUTUS.csv", {}) == {"direction": "consumption"}
    assert known_answers(manifest, "kulutus-tuotanto.csv", {}) == {}
    assert known_answers(manifest, "kulutus.csv", {"direction": "production"}) == {"direction": "production"}
    assert open_questions(manifest, {"direction": "production", "year": "2023"}) == ()
    assert known_answers(manifest, "x", {"zone": "Europe/Paris"}) == {}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"colour": "red"}, "answer.unknown_key"),
        ({"direction": "up"}, "answer.not_a_choice"),
        ({"year": "23"}, "answer.not_a_choice"),
    ],
)
def test_answers_that_are_none(answers, code):
    with pytest.raises(SdtError) as caught:
        known_answers(manifest_of(PLAIN + QUESTIONS), "x", answers)
    assert caught.value.code == code


def test_a_zone_may_be_asked_for():
    body = PLAIN.replace('"Europe/Paris"', '"?"') + '[[question]]\nkey = "zone"\n'
    manifest = manifest_of(body)
    with pytest.raises(SdtError):
        known_answers(manifest, "x", {"zone": "Europe/Lutetia"})
    parts, _ = normalised(manifest, [block_of("T;V\n2024-01-05 10:00;1")], {"zone": "Europe/Helsinki"})
    assert utc(parts[0].block.start.tolist()) == ["2024-01-05 08:00"]
    assert parts[0].stream.zone == "Europe/Helsinki"


def test_small_words():
    assert duration_ms("PT15M") == 900_000
    assert duration_ms("P1DT1H") == 90_000_000
    assert duration_ms("PT0S") == 0
    assert [duration_ms(text) for text in ("", "P", "PT", "15 min", "PT1.5H")] == [None] * 5
    assert repaired("EstimÃ©") == "Estimé"
    assert repaired("Estimé Ã") == "Estimé Ã"
    assert word_matches("AFNAME  Nacht", "afname*")
    assert not word_matches("Injectie", "afname*")


def test_labels():
    assert read_label("12/2023") == Label(19692, 19723)
    assert read_label("2023/12") == read_label("décembre 2023") == read_label("12/2023")
    assert [read_label(text) for text in ("13/2023", "x", "Smarch 2023", "31/02/2023", "")] == [None] * 5
    weeks = [read_label(text) for text in ("29/12-04/01", "05/01-11/01")]
    assert with_years(weeks, 2026) == [Label(20451, 20458), Label(20458, 20465)]


@given(st.text(max_size=25))
def test_no_text_makes_a_label_raise(text):
    read_label(text)


CARD = """
shape = "transit-card"
values = { decimal = "," }
time = { zone = "Europe/Amsterdam", column = "D", formats = ["%d-%m-%Y"] }
[shape_options]
date = "D"
check_in = "I"
from = "F"
check_out = "O"
to = "T"
amount = "A"
kind = "K"
card = "C"
class = "L"
currency = "EUR"
journey_words = "Reis|Check-uit"
check_in_words = "Check-in"
top_up_words = "Saldo*opgeladen"
loaded_words = "Product op kaart gezet"
"""
CARD_HEADER = "D;I;F;O;T;A;K;C;L\n"


def card(*rows):
    head = (
        HEAD.replace("sector", CARD.split("[shape_options]", maxsplit=1)[0] + "sector")
        + "[shape_options]"
        + CARD.split("[shape_options]")[1]
    )
    parts, account = normalised(manifest_of("", head), [block_of(CARD_HEADER + "\n".join(rows))])
    return [event for part in parts for event in part.events], account


def test_a_journey_takes_the_nearest_earlier_check_in_of_its_stop_and_card():
    events, account = card(
        "8-5-2024;;Mall;9:30;Dorp;3,00;Reis;1;2", "8-5-2024;9:10;Mall;;;-10,00;Check-in;1;",
        "8-5-2024;8:50;Mall;;;-10,00;Check-in;1;", "8-5-2024;9:20;Mall;;;-10,00;Check-in;2;",
        "8-5-2024;9:40;Mall;;;-10,00;Check-in;1;",
    )  # fmt: skip
    journeys = [event for event in events if event.kind == "journey"]
    assert utc([journeys[0].start_ms, journeys[0].end_ms]) == ["2024-05-08 07:10", "2024-05-08 07:30"]
    assert journeys[0].mode == "rail"
    left = [event for event in events if event.kind == "transaction"]
    assert [event.amount for event in left] == [None] * 3
    assert dict(left[0].attributes) == {"check_out": "missing", "deposit": "10.00"}
    assert dict(account.notices)["source.forgotten_check_outs"] == (("count", 3),)
    assert dict(account.notices)["source.deposits_not_fares"] == (("count", 4),)
    assert account.rows.used == 5


def test_a_journey_across_midnight_finds_its_check_in_a_forgotten_one_of_yesterday_morning_is_not_it():
    events, _ = card(
        "9-5-2024;;A;0:20;B;3,00;Reis;;", "8-5-2024;23:50;A;;;-4,00;Check-in;;", "8-5-2024;8:00;C;;;-4;Check-in;;"
    )
    assert utc([events[0].start_ms]) == ["2024-05-08 21:50"]
    events, _ = card("9-5-2024;;A;21:00;B;3,00;Reis;;", "8-5-2024;8:00;A;;;-4,00;Check-in;;")
    assert [event.kind for event in events] == ["journey", "transaction"]
    assert dict(events[0].attributes)["start"] == "unknown"
    assert events[0].start_ms == events[0].end_ms


def test_kinds_go_by_word_or_by_what_is_filled_in_and_fares_are_absolute():
    events, account = card(
        "8-5-2024;;A;9:30;B;-3,00;Trip?;;", "8-5-2024;;A;19:30;B;€ 2,00;Reis;;", "8-5-2024;;A;20:30;B;2,00;Reis;;",
        "8-5-2024;9:10;A;;;-10,00;in;;", "8-5-2024;8:00;;;bij NS;20,00;Saldo automatisch opgeladen;;",
        "8-5-2024;;;;;;Product op kaart gezet;;", "8-5-2024;7:00;;;;1,00;Foo;;", "40-5-2024;7:00;;;;;Foo;;",
        "8-5-2024;7:xx;;;;;Foo;;", "8-5-2024;;A;;B;1,00;Reis;;",
    )  # fmt: skip
    assert [event.kind for event in events] == [
        "journey",
        "journey",
        "journey",
        "payment",
        "transaction",
        "transaction",
    ]
    assert [event.amount for event in events] == [Decimal(3), Decimal(2), Decimal(2), Decimal(20), None, None]
    assert [event.all_day for event in events] == [False] * 4 + [True, False]
    assert dict(events[0].attributes)["amount"] == "possible-correction"
    assert account.rejected == (("event.no_time", 1), ("time.not_a_date", 2))
    assert dict(account.notices)["source.unknown_kind"] == (("count", 1),)
