import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.zones import civil_day, day_start_ms
from sdt_desktop.insight.cells import StreamWords, day_cells, hour_table, raw_table
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.tables import DayTable

PARIS = "Europe/Paris"
HALF = 1_800_000
POWER = StreamWords("electricity.consumption.load-curve", "electricity.consumption", PARIS)
AIR = StreamWords("air.temperature.raw", "air.temperature", PARIS)
INDEX = StreamWords("water.index.daily", "water.index", PARIS)


def block(start, value, step=HALF, quality=Quality.MEASURED):
    size = len(value)
    begin = np.asarray(start, np.int64) if not np.isscalar(start) else start + step * np.arange(size, dtype=np.int64)
    return ObservationBlock(
        begin, np.full(size, step, np.int64), np.asarray(value, np.float64), np.full(size, quality, np.uint8),
        np.arange(1, size + 1, dtype=np.int32),
    )  # fmt: skip


def days(day, total, n=48, covered=86_400_000):
    size = len(day)
    value = np.asarray(total, np.float64)
    known = ~np.isnan(value)
    return DayTable(
        np.asarray(day, np.int32), np.where(known, n, 0).astype(np.int32), value, value, value,
        np.zeros(size, np.uint8), np.where(known, covered, 0).astype(np.int64),
    )  # fmt: skip


def test_an_hour_is_the_sum_of_its_halves_and_an_empty_hour_stays_empty():
    table = hour_table(block([0, HALF, 4 * HALF], [1.0, 2.0, 5.0]), POWER)
    assert table.value.tolist()[0] == 3.0
    assert np.isnan(table.value[1])
    assert table.count.tolist() == [2, 0, 1]
    assert table.covered.tolist() == [1.0, 0.0, 0.5]
    assert table.quality.tolist() == [0, Quality.UNKNOWN, 0]


def test_a_stated_gap_is_not_a_zero():
    table = hour_table(block(0, [1.0, np.nan]), POWER)
    assert table.value.tolist() == [1.0]
    assert table.count.tolist() == [1]
    assert np.isnan(raw_table(block(0, [np.nan]), POWER).value[0])


def test_the_worst_quality_of_a_cell_is_its_quality():
    mixed = ObservationBlock.joined([block(0, [1.0]), block(HALF, [1.0], quality=Quality.ESTIMATED)])
    assert hour_table(mixed, POWER).quality.tolist() == [Quality.ESTIMATED]


def test_means_are_means_and_an_index_is_the_last_one():
    assert hour_table(block(0, [10.0, 20.0]), AIR).value.tolist() == [15.0]
    assert hour_table(block(0, [7.0, 9.0]), INDEX).value.tolist() == [9.0]


def test_a_day_of_the_clock_change_has_25_hours():
    day = int(np.datetime64("2025-10-26").astype(int))
    table = day_cells(days([day], [12.5], n=50, covered=90_000_000), Grain.DAY, POWER)
    assert int(table.end[0] - table.start[0]) == 25 * 3_600_000
    assert table.covered.tolist() == [1.0]


def test_weeks_begin_on_monday_months_on_the_first():
    first = int(np.datetime64("2026-11-23").astype(int))  # a Monday
    table = day_cells(days([first - 1, first, first + 6], [1.0, 2.0, 4.0]), Grain.WEEK, POWER)
    assert table.value.tolist() == [1.0, 6.0]
    months = day_cells(days([first - 30, first], [1.0, 2.0]), Grain.MONTH, POWER)
    assert civil_day(months.start, PARIS).astype("datetime64[D]").astype(str).tolist() == ["2026-10-01", "2026-11-01"]


def test_an_empty_month_between_two_is_shown_empty():
    first = int(np.datetime64("2026-01-15").astype(int))
    table = day_cells(days([first, first + 60], [1.0, 2.0]), Grain.MONTH, POWER)
    assert len(table) == 3
    assert np.isnan(table.value[1])


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR])
@given(
    st.lists(
        st.tuples(st.integers(14_000, 22_000), st.floats(0, 100)), min_size=1, max_size=60, unique_by=lambda d: d[0]
    )
)
def test_no_grain_loses_or_invents_anything(grain, found):
    found.sort()
    table = day_cells(days([day for day, _ in found], [value for _, value in found]), grain, POWER)
    assert np.nansum(table.value) == pytest.approx(sum(value for _, value in found))
    assert (table.start[1:] == table.end[:-1]).all()
    assert int(table.start[0]) <= int(day_start_ms(np.array([found[0][0]], np.int32), PARIS)[0])


def test_nothing_gives_an_empty_table():
    assert len(hour_table(ObservationBlock.empty(), POWER)) == 0
    assert len(day_cells(days([], []), Grain.MONTH, POWER)) == 0
