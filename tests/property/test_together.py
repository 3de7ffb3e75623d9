"""Registers in rows of their own: their sum is what a plain dictionary gives, however the file is cut and ordered."""

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.quality import Quality
from tests.unit.importing_core.helpers import block_of, manifest_of, normalised, series

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\n'
SUM = (
    '[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "V"\nunit = "kWh"\ntogether = "R"\n'
)
ROWS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from("abc"), st.none() | st.integers(0, 9)), min_size=1, max_size=12
)


def read(rows, cut, time, extra=""):
    texts = [f"2024-01-0{day};{register};{'' if value is None else value}" for day, register, value in rows]
    parts = [part for part in (texts[:cut], texts[cut:]) if part]
    found, account = normalised(
        manifest_of(time + SUM + extra), [block_of("T;R;V\n" + "\n".join(one)) for one in parts]
    )
    return (series(found) if found else None), account


@given(ROWS, st.integers(0, 12))
def test_sums_of_registers(rows, cut):
    block, account = read(rows, cut, TIME + 'stamp = "day"\n')
    plain = {}
    for day, register, value in rows:
        plain.setdefault(day, {})[register] = value
    wanted = []
    for day in sorted(plain):
        said = [value for value in plain[day].values() if value is not None]
        wanted.append(float(sum(said)) if said else math.nan)
    assert np.array_equal(block.value, wanted, equal_nan=True)
    assert (np.diff(block.start) > 0).all()
    assert account.rows.used == len(rows)


def test_the_quality_is_that_of_the_registers_that_say_something():
    extra = 'quality = { column = "Q", values = { E = "estimated", "?" = "unknown", N = "missing" } }\n'
    table = "T;R;V;Q\n2024-01-01;a;1;E\n2024-01-01;b;;?\n2024-01-02;a;1;\n2024-01-02;b;2;E\n2024-01-03;a;;N"
    parts, _ = normalised(manifest_of(TIME + 'stamp = "day"\n' + SUM + extra), [block_of(table)])
    words = [Quality(code).word for code in series(parts).quality]
    assert words[:2] == ["estimated", "estimated"]


@given(ROWS, st.integers(0, 12))
def test_counters_need_all_of_their_registers(rows, cut):
    rows = [row for row in rows if row[2] is not None]
    block, _ = read(rows, cut, TIME + 'stamp = "instant"\n', "difference = true\n")
    plain = {}
    for day, register, value in rows:
        plain.setdefault(day, {})[register] = value
    every = {register for _, register, _ in rows}
    whole = [sum(plain[day].values()) for day in sorted(plain) if plain[day].keys() == every]
    steps = [after - before if after >= before else math.nan for before, after in itertools.pairwise(whole)]
    assert np.array_equal([] if block is None else block.value, steps, equal_nan=True)
