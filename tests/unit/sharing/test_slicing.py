from datetime import date, timedelta

import numpy as np
import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import Slice, SliceItem
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.sharing.slicing import choose_tables, whole_cells, within
from tests.unit.sharing.making import STREAM, midnights, months, series, whole_slice

NAN = float("nan")
HOUR = 3_600_000


def days(first: date, values: list[float], covered: list[float] | None = None) -> SeriesTable:
    edges = midnights([first + timedelta(days=n) for n in range(len(values) + 1)])
    return series(Grain.DAY, edges[:-1], edges[1:], values, covered=covered)


def code_of(tables: list[SeriesTable], chosen: Slice) -> str:
    with pytest.raises(SdtError) as caught:
        choose_tables(tables, chosen)
    return caught.value.code


def values(table: SeriesTable) -> list[float]:
    return [value for value in table.value.tolist() if value == value]


def test_cells_lie_wholly_in_the_chosen_civil_days() -> None:
    table = days(date(2024, 3, 30), [1, 2, 3, 4])  # the 31st has 23 hours in Paris
    chosen = whole_slice(table, first=date(2024, 3, 31), last=date(2024, 4, 1))
    assert values(within(table, chosen)) == [2, 3]
    assert values(within(table, whole_slice(table, last=date(2024, 3, 30)))) == [1]
    assert values(within(table, whole_slice(table, first=date(2024, 4, 2)))) == [4]
    assert values(within(table, whole_slice(table))) == [1, 2, 3, 4]


def test_a_month_that_reaches_over_the_period_is_out() -> None:
    table = months([1, 2, 3])
    assert values(within(table, whole_slice(table, first=date(2024, 1, 2), last=date(2024, 3, 30)))) == [2]


def test_a_reading_over_the_edge_and_an_instant_on_it() -> None:
    (edge,) = midnights([date(2024, 1, 2)])
    starts = [edge - HOUR, edge - HOUR // 2, edge - HOUR, edge]
    ends = [edge, edge + HOUR // 2, edge - HOUR, edge]
    table = series(Grain.RAW, starts, ends, [1, 2, 3, 4])
    assert values(within(table, whole_slice(table, last=date(2024, 1, 1)))) == [1, 3]
    assert values(within(table, whole_slice(table, first=date(2024, 1, 2)))) == [4]


@pytest.mark.parametrize(
    ("covered", "kept"),
    [
        ([1, 1, 1, 1], [1, 2, 3, 4]),
        ([0.9, 1, 1, 1], [2, 3, 4]),
        ([1, 1, 1, 0.9], [1, 2, 3]),
        ([0.9, 0.5, 0.5, 0.9], [2, 3]),
        ([1, 0.2, 0.3, 1], [1, 2, 3, 4]),
    ],
)
def test_cut_off_first_and_last_cells_are_left_out_and_gaps_inside_stay(
    covered: list[float], kept: list[float]
) -> None:
    assert values(whole_cells(days(date(2024, 1, 1), [1, 2, 3, 4], covered))) == kept


def test_empty_cells_at_both_ends_go_first() -> None:
    table = days(date(2024, 1, 1), [NAN, 1, 2, NAN, 3, 4, NAN], [0, 0.4, 1, 0, 1, 0.2, 0])
    kept = whole_cells(table)
    assert np.array_equal(kept.value, [2, NAN, 3], equal_nan=True)


@pytest.mark.parametrize("covered", [[0.5], [0.5, 0.5]])
def test_nothing_but_cut_off_cells(covered: list[float]) -> None:
    table = days(date(2024, 1, 1), [1.0] * len(covered), covered)
    assert len(whole_cells(table)) == 0
    assert code_of([table], whole_slice(table)) == "share.nothing_complete"


def test_an_hour_less_is_forgiven_where_the_clock_changed_only() -> None:
    """A holder that gives every day 24 h covers 24/25 of the day in October."""
    october = days(date(2024, 10, 27), [1, 2], [24 / 25, 1])
    assert values(whole_cells(october)) == [1, 2]
    plain = days(date(2024, 10, 28), [1, 2], [23 / 24, 1])
    assert values(whole_cells(plain)) == [2]


@pytest.mark.parametrize("grain", [Grain.RAW, Grain.HOUR])
def test_raw_readings_and_hours_stay_as_they_are(grain: Grain) -> None:
    table = series(grain, [0, HOUR, 2 * HOUR], [HOUR, 2 * HOUR, 3 * HOUR], [NAN, 1, 2], covered=[0, 0.5, 0.5])
    assert whole_cells(table) is table


def test_only_chosen_streams_at_the_chosen_grain_once_each() -> None:
    here, other = months([1, 2]), months([3, 4], stream="gas.consumption.monthly")
    chosen = Slice((SliceItem(STREAM, Grain.MONTH), SliceItem(STREAM, Grain.MONTH)), None, None)
    (found,) = choose_tables([other, here], chosen)
    assert values(found.table) == [1, 2]
    assert found.readings_before == 96
    assert code_of([here], Slice((SliceItem(STREAM, Grain.DAY),), None, None)) == "share.empty_slice"


def test_a_stream_without_data_is_left_out_beside_one_that_has_some() -> None:
    empty = months([NAN, NAN], stream="gas.consumption.monthly")
    full = months([1, 2])
    assert len(choose_tables([empty, full], whole_slice(empty, full))) == 1
    assert code_of([empty], whole_slice(empty)) == "share.empty_slice"
    assert code_of([], whole_slice(empty)) == "share.empty_slice"
    assert code_of([full], whole_slice(full, first=date(2030, 1, 1))) == "share.empty_slice"
