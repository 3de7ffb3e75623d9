"""Rows that close a day of a file of day blocks, rows of periods that were not over, months, years, ends of steps."""

import pytest

from tests.unit.importing_core.helpers import block_of, manifest_of, normalised, series

SUM = '[[observation]]\nseries = "s"\nproperty = "gas.volume"\ncolumn = "V"\nunit = "m3"\n'
BLOCKS = (
    '[time]\nzone = "Europe/Amsterdam"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\nrule = "utc"\nstep = "PT1H"\n'
    'closing = "V"\n'
)
ROWS = [
    "2024-01-02 21:00;1", "2024-01-02 22:00;2", "2024-01-02 23:00;0",  # closes the 2nd
    "2024-01-03 23:00;0", "2024-01-04 00:00;8",  # begins a day of its own
    "2024-01-01 23:00;16", "2024-01-01 12:00;0",  # midnight with a value; 0 at noon
    "2024-01-05 23:00;0",  # closes the 5th, and the file
]  # fmt: skip
KEPT = [1, 2, 0, 8, 16, 0]


def cut(rows, at):
    return [block_of("T;V\n" + "\n".join(part)) for part in (rows[:at], rows[at:]) if part]


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_closing_rows_are_set_aside_wherever_a_block_ends(at):
    parts, account = normalised(manifest_of(BLOCKS + SUM), cut(ROWS, at))
    assert series(parts).value.tolist() == KEPT
    assert account.skipped == (("skipped.closing_row", 2),)


@pytest.mark.parametrize(("last", "rows", "used"), [("5", 3, 3), ("0", 3, 2), ("0", 1, 0)])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_unfinished_last_row_is_set_aside(last, rows, used, at):
    time = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\nstamp = "day"\n'
    skip = '[[skip]]\ncolumn = "V"\nvalues = ["0"]\nlast = true\ncode = "skipped.unfinished"\n'
    table = [f"2024-01-0{day};0" for day in range(1, rows)] + [f"2024-01-0{rows};{last}"]
    _, account = normalised(manifest_of(time + skip + SUM), cut(table, at))
    assert (account.rows.read, account.rows.used) == (rows, used)
    assert dict(account.skipped).get("skipped.unfinished", 0) == rows - used


def test_a_skip_may_want_several_columns():
    time = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\nstamp = "day"\n'
    skip = '[[skip]]\ncolumn = "V"\nvalues = ["0"]\nwhere = { W = ["0"] }\ncode = "skipped.unfinished"\n'
    table = "T;V;W\n2024-01-01;0;0\n2024-01-02;0;1\n2024-01-03;1;0"
    _, account = normalised(manifest_of(time + skip + SUM), [block_of(table)])
    assert (account.rows.used, account.skipped) == (2, (("skipped.unfinished", 1),))


@pytest.mark.parametrize(
    ("stamp", "text", "start", "hours"),
    [
        ("month", "2024-03-05 00:00", 1709247600, 743), ("year", "2024-03-01 00:00", 1704063600, 8784),
        ("month", "2023-12-31 23:00", 1701385200, 744), ("day", "2024-03-31 00:00", 1711839600, 23),
    ],
)  # fmt: skip
def test_months_and_years_in_which_a_date_lies(stamp, text, start, hours):
    time = f'[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\nstamp = "{stamp}"\n'
    parts, _ = normalised(manifest_of(time + SUM), [block_of(f"T;V\n{text};1")])
    block = series(parts)
    assert (block.start.tolist(), block.duration.tolist()) == ([start * 1000], [hours * 3_600_000])


def test_after_is_the_end_of_the_step():
    time = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\nstep = "PT1H"\nstamp = "after"\n'
    parts, _ = normalised(manifest_of(time + SUM), [block_of("T;V\n2024-03-31 01:00;1")])
    block = series(parts)
    assert (block.start.tolist(), block.duration.tolist()) == ([1711846800000], [0])
