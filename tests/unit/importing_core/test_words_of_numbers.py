"""Words of observations and times: differences, asked units, rounding, stripped words, day-after, midnight, sequence."""

from dataclasses import replace

import numpy as np
import pytest

from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.questions import known_answers, open_questions, settled
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised, series, utc

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M", "%Y-%m-%d"]\nstamp = "instant"\n'
STEPS = (
    '[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "V"\nunit = "kWh"\n'
    "difference = true\nround = 3\n"
)
THING = HEAD.replace('thing = { kind = "meter" }', 'thing = { kind = "meter", column = "M" }')


def steps_of(table, extra="", cut=0, head=HEAD):
    block = block_of(table)
    blocks = [block.take(slice(0, cut)), block.take(slice(cut, None))] if cut else [block]
    parts, account = normalised(manifest_of(TIME + STEPS + extra, head), blocks)
    return series(parts), account


def hours(block):
    return (block.duration // 3_600_000).tolist()


def test_steps_of_a_counter_over_a_hole_and_past_missing_readings():
    found, account = steps_of("T;V\n2024-01-01;10\n2024-01-02;12.5\n2024-01-03;\n2024-01-05;20")
    assert (found.value.tolist(), hours(found)) == ([2.5, 7.5], [24, 72])
    assert utc(found.start) == ["2023-12-31 23:00", "2024-01-01 23:00"]
    assert found.row.tolist() == [2, 3]
    assert (account.rows.used, account.skipped) == (3, (("skipped.blank", 1),))


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_newest_first_gives_the_same(cut):
    found, _ = steps_of("T;V\n2024-01-05;20\n2024-01-03;\n2024-01-02;12.5\n2024-01-01;10", cut=cut)
    order = np.argsort(found.start)
    assert (found.value[order].tolist(), hours(found.take(order))) == ([2.5, 7.5], [24, 72])


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 4, 5])
def test_things_side_by_side_have_their_own_counters(cut):
    table = (
        "T;M;V\n2024-01-01;a;1\n2024-01-01;b;100\n2024-01-02;a;3\n2024-01-02;b;150\n2024-01-03;a;4\n2024-01-03;b;175"
    )
    block = block_of(table)
    blocks = [block.take(slice(0, cut)), block.take(slice(cut, None))]
    parts, _ = normalised(manifest_of(TIME + STEPS, THING), blocks)
    found = {}
    for part in parts:
        found.setdefault(part.stream.thing.external_id, []).extend(part.block.value.tolist())
    assert found == {"a": [2.0, 1.0], "b": [50.0, 25.0]}


def test_an_exchanged_meter_leaves_a_gap_and_is_told():
    found, account = steps_of("T;V\n2024-01-01;10\n2024-01-02;12\n2024-01-03;1\n2024-01-04;4")
    assert np.array_equal(found.value, [2, np.nan, 3], equal_nan=True)
    assert account.notices == (("source.index_falls", (("count", 1),)),)


def test_zeros_that_mean_nothing_are_passed_over():
    found, account = steps_of("T;V\n2024-01-01;10\n2024-01-02;0\n2024-01-03;12", "zero_missing = true\n")
    assert (found.value.tolist(), hours(found), account.notices) == ([2.0], [48], ())


def test_one_instant_counts_once_and_a_turn_begins_anew():
    found, _ = steps_of("T;V\n2024-01-05;50\n2024-01-06;52\n2024-01-06;52\n2024-01-01;10\n2024-01-02;11")
    assert (found.value.tolist(), hours(found)) == ([2.0, 1.0], [24, 24])


def test_the_worse_quality_of_two_readings_stands():
    quality = 'quality = { column = "Q", values = { E = "estimated" } }\n'
    found, _ = steps_of("T;V;Q\n2024-01-01;1;\n2024-01-02;2;E\n2024-01-03;3;\n2024-01-04;4;", quality)
    assert found.quality.tolist() == [2, 2, 0]


@pytest.mark.parametrize("fault", ["negate = true", 'unit = "W"'])
def test_a_difference_of_what_is_no_counter_is_refused(fault):
    body = STEPS.replace('unit = "kWh"\n', "") + (fault if "unit" in fault else f'unit = "kWh"\n{fault}') + "\n"
    assert read_manifest(HEAD + TIME.replace("instant", "start") + 'step = "PT1H"\n' + body, "xx-test")[0] is None


def test_the_unit_is_asked_for():
    body = STEPS.replace('"kWh"', '"?"') + '[[question]]\nkey = "unit"\nchoices = ["Wh", "kWh"]\n'
    manifest = manifest_of(TIME + body)
    assert [one.key for one in open_questions(manifest, known_answers(manifest, "x.csv", {}))] == ["unit"]
    parts, _ = normalised(settled(manifest, {"unit": "Wh"}), [block_of("T;V\n2024-01-01;1000\n2024-01-02;3500")])
    assert series(parts).value.tolist() == [2.5]


def test_an_asked_unit_needs_its_question_and_fitting_choices():
    body = STEPS.replace('"kWh"', '"?"')
    assert read_manifest(HEAD + TIME + body, "xx-test")[0] is None
    assert read_manifest(HEAD + TIME + body + '[[question]]\nkey = "unit"\nchoices = ["L"]\n', "xx-test")[0] is None


def test_words_around_numbers_are_taken_off():
    found, account = steps_of("T;V\n2024-01-01;10 kWh\n2024-01-02;12.5 KWH\n2024-01-03;x", 'strip = ["kWh"]\n')
    assert (found.value.tolist(), account.rows.rejected) == ([2.5], 1)


PLAIN = '[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "V"\nunit = "kWh"\n'


def times_of(time, table, context=None):
    parts, account = normalised(manifest_of(time + PLAIN), [block_of(table, context=context)])
    return series(parts), account


@pytest.mark.parametrize("zone", ["Europe/Paris", "Europe/Helsinki", "Europe/Zurich"])
@pytest.mark.parametrize(("printed", "length"), [("2024-04-01", 23), ("2024-10-28", 25), ("2024-07-02", 24)])
def test_day_after_closes_the_day_before(zone, printed, length):
    time = f'[time]\nzone = "{zone}"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\nstamp = "day-after"\n'
    after, _ = times_of(time, f"T;V\n{printed};1")
    same, _ = times_of(time.replace("day-after", "day"), f"T;V\n{printed};1")
    assert hours(after) == [length]
    assert (after.start + after.duration).tolist() == same.start.tolist()


@pytest.mark.parametrize(("zone", "ahead"), [("Europe/Paris", 1), ("Europe/Helsinki", 2), ("Europe/Zurich", 1)])
@pytest.mark.parametrize(("day", "summer"), [("2024-03-31", 1), ("2024-10-27", 0), ("2024-07-01", 1)])
@pytest.mark.parametrize("split", [False, True])
def test_midnight_is_the_end_of_its_printed_day(zone, ahead, day, summer, split):
    columns = 'columns = ["T", "H"]' if split else 'column = "T"'
    time = (
        f'[time]\nzone = "{zone}"\n{columns}\nformats = ["%Y-%m-%d %H:%M"]\nstamp = "end"\nstep = "PT30M"\n'
        'midnight = "end"\n'
    )
    table = f"T;H;V\n{day};00:00;1\n{day};23:30;1" if split else f"T;V\n{day} 00:00;1\n{day} 23:30;1"
    found, _ = times_of(time, table)
    ends = [int(stamp.split()[1][:2]) * 60 + int(stamp[-2:]) for stamp in utc(found.start + found.duration)]
    assert ends == [(24 - ahead - summer) * 60, (23 - ahead - summer) * 60 + 30]
    assert {stamp.split()[0] for stamp in utc(found.start)} == {day}


def test_24_00_and_midnight_in_two_columns_are_the_same_end():
    time = (
        '[time]\nzone = "Europe/Paris"\ncolumns = ["T", "H"]\nformats = ["%Y-%m-%d %H:%M"]\nstamp = "instant"\n'
        'midnight = "end"\n'
    )
    found, _ = times_of(time, "T;H;V\n2024-01-01;00:00;1\n2024-01-01;24:00;1")
    assert utc(found.start) == ["2024-01-01 23:00"] * 2


SEQUENCE = (
    '[time]\nzone = "Europe/Zurich"\ncolumn = "T"\nrule = "sequence"\norigin = "O"\nformats = ["%Y-%m-%dT%H:%M:%S%z",'
    ' "%Y-%m-%d %H:%M"]\n'
)


@pytest.mark.parametrize(
    ("step", "context"),
    [
        ('step = "PT15M"\n', {}),
        ('step_column = "R"\nstep_unit = "MIN"\n', {"R": "15"}),
        ('step_column = "R"\nstep_unit = "U"\n', {"R": "0.25", "U": "h"}),
        ('step_column = "R"\n', {"R": "PT15M"}),
    ],
)
def test_numbered_steps_elapse_over_the_repeated_hour(step, context):
    context = {"O": "2024-10-27 01:00", **context}
    found, account = times_of(SEQUENCE + step, "T;V\n1;1\n9;1\n100;1\nx;1", context)
    assert utc(found.start) == ["2024-10-26 23:00", "2024-10-27 01:00", "2024-10-27 23:45"]
    assert set(found.duration.tolist()) == {900_000}
    assert account.rejected == (("time.not_a_date", 1),)


def test_the_origin_may_be_an_instant():
    found, _ = times_of(SEQUENCE + 'step = "PT1H"\n', "T;V\n2;1", {"O": "2024-01-01T00:00:00Z"})
    utc_origin, _ = times_of(SEQUENCE + 'step = "PT1H"\norigin_rule = "utc"\n', "T;V\n2;1", {"O": "2024-01-01 00:00"})
    assert utc(found.start) == utc(utc_origin.start) == ["2024-01-01 01:00"]


def test_a_sequence_needs_origin_and_step():
    for time in (SEQUENCE, SEQUENCE.replace('origin = "O"\n', "") + 'step = "PT1H"\n'):
        assert read_manifest(HEAD + time + PLAIN, "xx-test")[0] is None


def test_an_amount_is_added_to_the_stamp():
    time = TIME + 'add_column = "A"\nadd_unit = "min"\n'
    found, account = times_of(time, "T;A;V\n2024-01-01 10:00;120;1\n2024-01-01 10:00;;1\n2024-01-01 10:00;x;1")
    assert utc(found.start) == ["2024-01-01 11:00", "2024-01-01 09:00"]
    assert account.rejected == (("time.not_a_date", 1),)


def test_the_rest_of_a_manifest_stays_when_it_is_settled():
    manifest = manifest_of(TIME + STEPS)
    assert settled(manifest, {}) == replace(manifest)
