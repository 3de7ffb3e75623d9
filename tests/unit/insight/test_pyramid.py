import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.insight.pyramid import pyramid


def series(count, seed=1):
    start = np.arange(count, dtype=np.int64) * 1000
    return start, np.random.default_rng(seed).normal(size=count)


def test_a_short_stretch_is_drawn_reading_by_reading():
    start, value = series(5000)
    x, y = pyramid(start, value).outline(1_000_000, 1_100_000, 500)
    assert len(x) < 110
    assert set(y) <= set(value)


def test_the_outline_touches_the_extremes_and_stays_small():
    start, value = series(300_000)
    value[123_456], value[222_222] = 99.0, -99.0
    x, y = pyramid(start, value).outline(0, 300_000_000, 1000)
    assert len(x) <= 20_000
    assert (np.nanmax(y), np.nanmin(y)) == (99.0, -99.0)


def test_a_long_gap_stays_a_gap():
    start, value = series(100_000)
    value[40_000:60_000] = np.nan
    x, y = pyramid(start, value).outline(0, 100_000_000, 500)
    inside = (x > 41_000_000) & (x < 59_000_000)
    assert inside.any()
    assert np.isnan(y[inside]).all()


@given(st.integers(1, 6000), st.integers(0, 6_000_000), st.integers(0, 6_000_000), st.integers(10, 900))
def test_only_measured_values_are_drawn(count, first, last, points):
    start, value = series(count)
    x, y = pyramid(start, value).outline(min(first, last), max(first, last), points)
    assert set(y) <= set(value)
    assert (np.diff(x) >= 0).all()
