"""The registers of one meter, added: what says nothing adds nothing, and a counter needs all of them."""

import numpy as np
import pytest

from tests.unit.importing_core.helpers import block_of, manifest_of, normalised, series

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\nstamp = "day"\n'
SUM = (
    '[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "A"\nplus = ["B", "C"]\n'
    'unit = "kWh"\nround = 3\n'
)


def values_of(table, extra="", time=TIME):
    parts, account = normalised(manifest_of(time + SUM + extra), [block_of(table)])
    return series(parts).value, account


def test_registers_are_added_and_an_empty_one_adds_nothing():
    found, account = values_of("T;A;B\n2024-01-01;1.1;2.2\n2024-01-02;;2.5\n2024-01-03;;\n2024-01-04;0;0")
    assert np.array_equal(found, [3.3, 2.5, np.nan, 0], equal_nan=True)
    assert account.rows.used == 4


def test_a_register_that_is_no_number_spoils_its_row():
    found, account = values_of("T;A;B\n2024-01-01;1;x\n2024-01-02;1;2")
    assert (found.tolist(), account.rows.rejected) == ([3.0], 1)


def test_without_the_other_columns_the_first_stands_alone():
    found, _ = values_of("T;A\n2024-01-01;1")
    assert found.tolist() == [1.0]


@pytest.mark.parametrize(("last", "steps"), [("5;6", [5.0]), ("5;", [])])
def test_a_counter_needs_all_its_registers(last, steps):
    time = TIME.replace('"day"', '"instant"')
    found, _ = values_of(f"T;A;B\n2024-01-01;1;5\n2024-01-02;{last}", "difference = true\n", time)
    assert found.tolist() == steps
