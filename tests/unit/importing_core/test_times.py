"""Stamps of every convention become stretches in UTC."""

import pytest

from tests.unit.importing_core.helpers import block_of, manifest_of, normalised, series, utc

ENERGY = """
[[observation]]
series = "s"
property = "electricity.consumption"
column = "V"
unit = "kWh"
"""


def times_of(time: str, table: str, body: str = ENERGY, answers=None):
    parts, account = normalised(manifest_of(f"[time]\n{time}\n{body}"), [block_of(table)], answers)
    found = series(parts)
    return utc(found.start.tolist()), [d // 60000 for d in found.duration.tolist()], account


LOCAL = 'zone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\n'


def test_local_start_stamps_in_both_halves_of_the_year():
    starts, steps, _ = times_of(LOCAL + 'step = "PT30M"', "T;V\n2024-01-05 10:00;1\n2024-07-05 10:00;2")
    assert starts == ["2024-01-05 09:00", "2024-07-05 08:00"]
    assert steps == [30, 30]


def test_end_stamps_close_the_step_and_24_00_is_the_end_of_its_day():
    table = "T;V\n2024-01-05 24:00;1\n2024-01-06 00:30;2"
    starts, _, _ = times_of(LOCAL + 'stamp = "end"\nstep = "PT30M"', table)
    assert starts == ["2024-01-05 22:30", "2024-01-05 23:00"]


def test_repeated_hour_first_is_summer_second_is_winter():
    table = "T;V\n2023-10-29 01:30;1\n2023-10-29 02:00;2\n2023-10-29 02:30;3\n2023-10-29 02:00;4\n2023-10-29 02:30;5"
    starts, _, account = times_of(LOCAL + 'step = "PT30M"', table)
    assert starts == [f"2023-10-{d}" for d in ("28 23:30", "29 00:00", "29 00:30", "29 01:00", "29 01:30")]
    assert account.notices == ()


def test_repeated_hour_interleaved():
    table = "T;V\n" + "\n".join(f"2024-10-27 02:{m:02};1" for m in (0, 0, 15, 15, 30, 30, 45, 45))
    starts, _, _ = times_of(LOCAL + 'step = "PT15M"', table)
    assert sorted(starts) == [f"2024-10-27 0{h}:{m:02}" for h in (0, 1) for m in (0, 15, 30, 45)]


def test_repeated_hour_newest_first_is_winter_first():
    table = "T;V\n2023-10-29 03:00;1\n2023-10-29 02:30;2\n2023-10-29 02:30;3\n2023-10-29 01:30;4"
    starts, _, _ = times_of(LOCAL + 'step = "PT30M"', table)
    assert starts == ["2023-10-29 02:00", "2023-10-29 01:30", "2023-10-29 00:30", "2023-10-28 23:30"]


def test_a_lonely_stamp_of_the_repeated_hour_is_summer_time_and_counted():
    starts, _, account = times_of(LOCAL + 'step = "PT30M"', "T;V\n2023-10-29 02:30;1\n2023-10-29 03:00;1")
    assert starts[0] == "2023-10-29 00:30"
    assert account.notices == (("source.ambiguous_hour", (("count", 1),)),)


def test_repeated_hour_across_a_block_border():
    manifest = manifest_of(f"[time]\n{LOCAL}step = 'PT30M'\n{ENERGY}")
    blocks = [block_of("T;V\n2023-10-29 02:30;1"), block_of("T;V\n2023-10-29 02:30;2", 3)]
    parts, _ = normalised(manifest, blocks)
    assert utc(series(parts).start.tolist()) == ["2023-10-29 00:30", "2023-10-29 01:30"]


def test_an_hour_that_does_not_exist_is_a_row_problem_and_the_file_survives():
    starts, _, account = times_of(LOCAL + 'step = "PT30M"', "T;V\n2024-03-31 02:30;1\n2024-03-31 03:00;1")
    assert starts == ["2024-03-31 01:00"]
    assert [(p.row, p.code, p.params) for p in account.problems] == [(2, "time.does_not_exist", (("column", "T"),))]
    assert account.rejected == (("time.does_not_exist", 1),)


@pytest.mark.parametrize("stamp", ["2024-02-30 10:00", "999-01-01 00:00", "2024-01-01", "", "2024-13-01 00:00"])
def test_impossible_dates_are_row_problems(stamp):
    starts, _, account = times_of(LOCAL + 'step = "PT30M"', f"T;V\n{stamp};1\n2024-01-05 10:00;1")
    assert len(starts) == 1
    assert account.rejected == (("time.not_a_date", 1),)


def test_each_series_counts_its_own_repeated_hours():
    body = """
[[observation]]
series = "in"
property = "electricity.consumption"
column = "V"
unit = "kWh"
where = { R = ["in*"] }
[[observation]]
series = "out"
property = "electricity.production"
column = "V"
unit = "kWh"
where = { R = ["out"] }
"""
    table = "T;V;R\n2023-10-29 02:30;1;in a\n2023-10-29 02:30;2;out\n2023-10-29 02:30;3;In B\n2023-10-29 02:30;4;out"
    parts, _ = normalised(manifest_of(f"[time]\n{LOCAL}step = 'PT30M'\n{body}"), [block_of(table)])
    assert utc(series(parts, "in").start.tolist()) == ["2023-10-29 00:30", "2023-10-29 01:30"]
    assert series(parts, "out").value.tolist() == [2, 4]


DAY = 'zone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M", "%d/%m/%Y"]\n'


def test_a_day_stamp_is_the_civil_day_whatever_its_clock_time():
    starts, minutes, _ = times_of(
        DAY + 'stamp = "day"', "T;V\n2022-09-25 20:00;1\n2022-09-27 00:00;2\n26/03/2023;3\n29/10/2023;4"
    )
    assert starts == ["2022-09-24 22:00", "2022-09-26 22:00", "2023-03-25 23:00", "2023-10-28 22:00"]
    assert minutes == [1440, 1440, 1380, 1500]


def test_a_gas_day_runs_from_six_to_six():
    starts, minutes, _ = times_of(DAY + 'stamp = "gas-day"', "T;V\n26/03/2023;3\n25/03/2023;1\n05/07/2023;1")
    assert starts == ["2023-03-26 04:00", "2023-03-25 05:00", "2023-07-05 04:00"]
    assert minutes == [1440, 1380, 1440]


def test_printed_offsets_win_and_steps_come_from_the_neighbours():
    time = 'zone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%dT%H:%M:%S%z"]\nrule = "offset"\nstamp = "end"\n'
    table = """T;V
2023-10-29T02:00:00+02:00;100
2023-10-29T02:30:00+02:00;100
2023-10-29T02:00:00+01:00;100
2023-10-29T02:15:00+01:00;100
2023-10-29T06:15:00+01:00;100
2023-10-29T07:15:00+01:00;100"""
    power = ENERGY.replace('"kWh"', '"W"')
    parts, _ = normalised(manifest_of(f"[time]\n{time}step = 'neighbour'\n{power}"), [block_of(table)])
    found = series(parts)
    assert [d // 60000 for d in found.duration.tolist()] == [30, 30, 30, 15, 60, 60]
    assert found.value.tolist() == pytest.approx([0.05, 0.05, 0.05, 0.025, 0.1, 0.1])
    assert utc(found.start.tolist())[0] == "2023-10-28 23:30"


def test_a_single_missing_half_hour_is_a_hole_not_an_hour():
    stamps = ["00:30", "01:00", "02:00", "02:30"]
    table = "T;V\n" + "\n".join(f"2024-01-05 {stamp};1" for stamp in stamps)
    _, steps, _ = times_of(LOCAL + 'stamp = "end"\nstep = "neighbour"', table)
    assert steps == [30, 30, 30, 30]


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 5])
def test_neighbour_steps_do_not_depend_on_block_borders(cut):
    lines = [f"2024-01-05 {stamp};1" for stamp in ("00:30", "01:00", "01:15", "01:30", "05:00", "06:00")]
    manifest = manifest_of(f"[time]\n{LOCAL}stamp = 'end'\nstep = 'neighbour'\n{ENERGY}")
    whole, _ = normalised(manifest, [block_of("T;V\n" + "\n".join(lines))])
    parts, _ = normalised(
        manifest,
        [block_of("T;V\n" + "\n".join(lines[:cut])), block_of("T;V\n" + "\n".join(lines[cut:]), 2 + cut)],
    )
    assert series(parts).duration.tolist() == series(whole).duration.tolist()


def test_a_stamp_without_neighbours_has_no_step():
    _, steps, account = times_of(LOCAL + 'stamp = "end"\nstep = "neighbour"', "T;V\n2024-01-05 00:30;1")
    assert steps == []
    assert account.rejected == (("time.no_step", 1),)


def test_steps_from_the_other_end_survive_the_repeated_hour():
    time = 'zone = "Europe/Brussels"\ncolumns = ["T", "H"]\nformats = ["%d-%m-%Y %H:%M:%S", "%d/%m/%Y %H:%M"]\nstep = "pair"\npairs = ["U", "J"]\n'
    rows = [("02:30", "02:45"), ("02:30", "02:45"), ("02:45", "02:00"), ("02:45", "03:00")]
    table = "T;H;U;J;V\n" + "\n".join(f"29-10-2023;{a}:00;29-10-2023;{b}:00;1" for a, b in rows)
    starts, steps, _ = times_of(time, table)
    assert steps == [15] * 4
    assert starts == [f"2023-10-29 0{h}:{m}" for m in (30, 45) for h in (0, 1)]


def test_days_from_both_ends_follow_the_calendar():
    time = LOCAL + 'step = "pair"\npair = "U"\n'
    _, minutes, _ = times_of(time, "T;U;V\n2023-10-29 00:00;2023-10-30 00:00;1\n2023-10-30 00:00;2023-10-31 00:00;1")
    assert minutes == [1500, 1440]


def test_steps_stated_in_a_column():
    _, steps, account = times_of(LOCAL + 'step_column = "S"', "T;S;V\n2024-01-05 10:00;PT1H;1\n2024-01-05 11:00;x;1")
    assert steps == [60]
    assert account.rejected == (("time.no_step", 1),)


ELAPSED = 'zone = "Europe/Madrid"\ncolumn = "T"\nformats = ["%d/%m/%Y"]\nrule = "elapsed-hours"\nhour_column = "H"\n'


def elapsed_day(day, hours):
    table = "T;H;V\n" + "\n".join(f"{day};{hour};1" for hour in hours)
    return times_of(ELAPSED, table)


def test_elapsed_hours_make_one_unbroken_series():
    starts, _, account = elapsed_day("26/10/2025", range(1, 26))
    assert starts[0] == "2025-10-25 22:00"
    assert starts[24] == "2025-10-26 22:00"
    assert account.rows.used == 25
    assert len(elapsed_day("30/03/2025", range(1, 24))[0]) == 23


@pytest.mark.parametrize(
    ("hours", "undecided"),
    [([1, 2, *range(4, 17)], 13), ([1, 2, 3, 4, 5], 0), ([5, 24], 0), ([1, 2], 0)],
)
def test_a_march_day_that_does_not_show_how_its_hours_count_is_told(hours, undecided):
    _, _, account = elapsed_day("30/03/2025", hours)
    told = dict(account.notices).get("source.hours_undecided", ())
    assert dict(told).get("count", 0) == undecided
    assert "source.hours_undecided" not in dict(elapsed_day("31/03/2025", hours)[2].notices)


@pytest.mark.parametrize("stamp", ["0001-01-01 00:00", "9999-12-31 23:30"])
def test_a_stamp_at_the_ends_of_the_calendar_is_no_date(stamp):
    _, _, account = times_of(LOCAL + 'step = "PT30M"', f"T;V\n{stamp};1\n2024-01-05 10:00;1")
    assert account.rejected == (("time.not_a_date", 1),)


def test_an_hour_25_on_another_day_is_rejected():
    _, _, account = elapsed_day("05/03/2025", ["24", "25", "0", "x", "01:00"])
    assert account.rejected == (("time.hour_out_of_day", 3),)


def test_clock_numbering_is_known_by_the_march_day():
    starts, _, _ = elapsed_day("30/03/2025", [1, 2, *range(4, 25)])
    assert len(set(starts)) == 23
    assert starts[2] == "2025-03-30 01:00"
    assert starts[-1] == "2025-03-30 21:00"


def test_hours_printed_as_clock_time():
    starts, _, _ = elapsed_day("05/03/2025", ["01:00", "24:00"])
    assert starts == ["2025-03-04 23:00", "2025-03-05 22:00"]


PERIOD = 'zone = "Europe/Paris"\ncolumn = "T"\nstamp = "period"\n'


def test_months_and_labelled_stretches():
    starts, minutes, _ = times_of(
        PERIOD,
        "T;V\n02/2024;1\n2024-03;1\nNovembre 2020;1\nDu 28/12/2020 au 03/01/2021;1\nDu 01/01/2021 au 03/01/2021;1\nx;1",
    )
    assert starts == [
        "2024-01-31 23:00",
        "2024-02-29 23:00",
        "2020-10-31 23:00",
        "2020-12-27 23:00",
        "2020-12-31 23:00",
    ]
    assert [m // 60 for m in minutes] == [29 * 24, 31 * 24 - 1, 30 * 24, 4 * 24, 3 * 24]


def test_weeks_without_a_year_walk_back_from_the_last_row():
    body = ENERGY + '[[question]]\nkey = "year"\n'
    table = "T;V\n19/12-25/12;1\n26/12-01/01;2\n02/01-08/01;3\n31/02-06/03;9"
    starts, minutes, account = times_of(PERIOD, table, body, {"year": "2023"})
    assert starts == ["2022-12-18 23:00", "2022-12-25 23:00", "2023-01-01 23:00"]
    assert set(minutes) == {7 * 1440}
    assert account.notices == (("source.year_assumed", (("year", 2023),)),)
    assert account.rejected == (("time.not_a_date", 1),)


def test_epoch_in_seconds_or_milliseconds():
    time = 'zone = "UTC"\ncolumn = "T"\nrule = "epoch"\nstamp = "instant"\n'
    starts, minutes, _ = times_of(time, "T;V\n1704445200;1\n1704445200000;2\nx;3")
    assert starts == ["2024-01-05 09:00"] * 2
    assert minutes == [0, 0]
