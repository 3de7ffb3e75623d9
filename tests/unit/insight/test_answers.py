import numpy as np
import pytest

from sdt_desktop.insight.change import Month, change_from_last_year, latest_whole_month, month_of, month_total
from sdt_desktop.insight.heat import MISSING_CLASS, heat_calendar
from sdt_desktop.insight.typical_day import typical_day
from sdt_desktop.model.blocks import ObservationBlock
from tests.unit.insight.test_cells import HALF, PARIS, block, days


def day_number(text):
    return int(np.datetime64(text).astype(int))


def month_days(first, count, value):
    start = day_number(first)
    return days(list(range(start, start + count)), [value] * count)


def test_months_walk_across_years():
    assert Month(2025, 12).next == Month(2026, 1)
    assert Month(2026, 1).back(1) == Month(2025, 12)
    assert Month(2026, 3).back(15) == Month(2024, 12)
    assert Month(2024, 2).days == 29
    assert month_of(day_number("2026-11-23")) == Month(2026, 11)


def test_like_is_compared_with_like_only():
    both = [month_days("2025-10-01", 31, 10.0), month_days("2026-10-01", 31, 9.0)]
    joined = days([*both[0].day, *both[1].day], [*both[0].total, *both[1].total])
    change = change_from_last_year(joined, Month(2026, 10))
    assert change is not None
    assert change.ratio == pytest.approx(-0.1)
    assert change_from_last_year(both[1], Month(2026, 10)) is None


def test_half_a_month_is_not_a_month():
    table = days(list(range(day_number("2026-09-01"), day_number("2026-10-10"))), [1.0] * 39)
    assert latest_whole_month(table) == Month(2026, 9)
    assert month_total(table, Month(2026, 10)) == 9.0
    assert month_total(table, Month(2026, 11)) is None


def test_a_zero_before_gives_no_percentage():
    both = [month_days("2025-10-01", 31, 0.0), month_days("2026-10-01", 31, 9.0)]
    joined = days([*both[0].day, *both[1].day], [*both[0].total, *both[1].total])
    change = change_from_last_year(joined, Month(2026, 10))
    assert change is not None
    assert change.ratio is None


def test_the_typical_day_follows_the_clock_of_the_place():
    midnight = int(np.datetime64("2026-07-01T22:00").astype("datetime64[ms]").astype(int))  # 00:00 in Paris
    values = np.full(96, 0.1)
    values[[38, 86]] = 2.0  # 19:00 on both days
    found = typical_day(block(midnight, values), PARIS)
    assert found is not None
    assert (found.slot_minutes, found.days, found.peak_minute) == (30, 2, 19 * 60)
    assert found.rate[38] == pytest.approx(4.0)  # 2 kWh in half an hour is 4 kW


def test_daily_totals_have_no_typical_day():
    assert typical_day(block(0, [5.0, 6.0], step=86_400_000), PARIS) is None
    assert typical_day(ObservationBlock.empty(), PARIS) is None


def test_a_missing_slot_is_not_zero():
    found = typical_day(block([0, HALF], [1.0, np.nan]), PARIS)
    assert found is not None
    assert np.isnan(found.rate[3])


def test_heat_classes_are_cut_at_the_quantiles_and_missing_is_no_class():
    table = days([*range(100, 200), 210], [*map(float, range(100)), 5.0])
    heat = heat_calendar(table, 100, 210)
    assert heat is not None
    assert heat.heat[200 - 100] == MISSING_CLASS
    assert heat.heat[0] == 1
    assert heat.heat[99] == 6
    assert np.bincount(heat.heat)[6] in range(4, 7)
    assert (heat.low, heat.high) == (0.0, 99.0)
    assert heat_calendar(days([5], [1.0]), 100, 200) is None
