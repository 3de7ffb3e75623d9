"""Nothing but the chosen streams and period is ever in a package; what is, is what was held."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import Period, local_midnight_ms
from sdt_desktop.model.sharing import Slice, SliceItem
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.sharing.columns import number, text_column
from sdt_desktop.sharing.package import BuiltPackage, build_package
from sdt_desktop.sharing.slicing import whole_cells, within
from tests.unit.sharing.making import CLOCK, SEED, YES, own_words, series

FIRST = date(2024, 3, 25)  # a clock change lies in the weeks that follow
ZONES = ("Europe/Paris", "Atlantic/Azores", "UTC")
THING = "12345678901234"  # a meter number in the stream's own name


@st.composite
def tables(draw: st.DrawFn, code: int) -> SeriesTable:
    """A raw or daily table; each value is a number that occurs nowhere else: 9CCPPPP.25 (code, place)."""
    zone = draw(st.sampled_from(ZONES))
    grain = draw(st.sampled_from([Grain.RAW, Grain.DAY]))
    count = draw(st.integers(1, 40))
    days = [FIRST + timedelta(days=n) for n in range(count + 1)]
    edges = [local_midnight_ms(day, zone) for day in days]
    if grain is Grain.RAW:
        shift = draw(st.integers(-3_600_000, 3_600_000))
        edges = [edge + shift for edge in edges]
    values = [9_000_000.25 + code * 10_000 + place for place in range(count)]
    stream = f"water.consumption.{THING}.{code}"
    return series(
        grain, edges[:-1], edges[1:], values, stream=stream, zone=zone, observed_property="water.consumption", unit="L"
    )


offered = st.tuples(tables(1), tables(2), tables(3))
offsets = st.none() | st.integers(-3, 45)


@st.composite
def slices(draw: st.DrawFn, given_tables: tuple[SeriesTable, ...]) -> Slice:
    chosen = draw(st.lists(st.sampled_from(given_tables), min_size=1, max_size=2))
    first, last = draw(offsets), draw(offsets)
    return Slice(
        tuple(SliceItem(table.stream, table.grain) for table in chosen),
        None if first is None else FIRST + timedelta(days=first),
        None if last is None else FIRST + timedelta(days=last),
    )


def built_or_none(given_tables: tuple[SeriesTable, ...], chosen: Slice) -> BuiltPackage | None:
    try:
        return build_package(given_tables, chosen, own_words(), SEED, CLOCK, confirmation=YES)
    except SdtError as error:
        assert error.code in {"share.empty_slice", "share.nothing_complete"}  # noqa: PT017 - nothing was left
        return None


def permitted_values(table: SeriesTable, chosen: Slice) -> set[bytes]:
    """Found again from the definition, cell by cell."""
    if (table.stream, table.grain) not in {(item.stream, item.grain) for item in chosen.items}:
        return set()
    period = Period.of_local_days(chosen.first_day, chosen.last_day, table.zone)
    cells = zip(table.start.tolist(), table.end.tolist(), table.value.tolist(), strict=True)
    return {
        str(value).encode()
        for start, end, value in cells
        if period.holds(start) and (period.end_ms is None or end <= period.end_ms)
    }


@given(st.data())
def test_no_value_outside_the_slice_and_no_thing_is_in_the_zip(data: st.DataObject) -> None:
    held = data.draw(offered)
    chosen = data.draw(slices(held))
    package = built_or_none(held, chosen)
    if package is None:
        return
    everything = b"\n".join(package.members.values())
    permitted = set().union(*(permitted_values(table, chosen) for table in held))
    every = {str(value).encode() for table in held for value in table.value.tolist()}
    assert {value for value in every if value in everything} == permitted
    assert THING.encode() not in everything
    assert THING.encode() not in package.zip_bytes


@given(st.data())
def test_cutting_twice_is_cutting_once_and_order_is_kept(data: st.DataObject) -> None:
    table = data.draw(tables(1))
    chosen = data.draw(slices((table,)))
    once = within(table, chosen)
    assert within(once, chosen).value.tolist() == once.value.tolist()
    assert (np.diff(once.start) > 0).all()
    assert set(whole_cells(once).value.tolist()) <= set(once.value.tolist())


coverage = st.lists(st.sampled_from([0.0, 0.25, 0.99, 1.0]), min_size=1, max_size=12)


@given(coverage)
def test_at_most_one_cell_with_data_goes_at_each_end(covered: list[float]) -> None:
    edges = [local_midnight_ms(FIRST + timedelta(days=n), "UTC") for n in range(len(covered) + 1)]
    values = [float(n) if share else float("nan") for n, share in enumerate(covered)]
    table = series(Grain.DAY, edges[:-1], edges[1:], values, covered=covered, zone="UTC")
    kept = whole_cells(table)
    filled = [n for n, share in enumerate(covered) if share]
    kept_filled = [int(value) for value in kept.value.tolist() if value == value]
    whole = [n for n in filled if (n not in {filled[0], filled[-1]}) or covered[n] == 1.0]
    assert kept_filled == whole
    if len(kept) and covered.count(1.0) == len(filled):
        assert len(kept) == filled[-1] - filled[0] + 1


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_a_number_is_written_plainly_and_within_a_part_in_a_trillion(value: float) -> None:
    text = number(value)
    assert "e" not in text.lower()
    assert abs(float(text) - value) <= abs(value) * 5.0e-12


@given(st.decimals(min_value=-999999, max_value=999999, places=5, allow_nan=False))
def test_a_meters_number_comes_back_exactly(value: Decimal) -> None:
    assert Decimal(number(float(value))) == value


@given(st.integers(0, 10_000_000), st.sampled_from([10, 100, 1000]))
def test_conversion_leaves_no_noise(reading: int, factor: int) -> None:
    assert Decimal(number(reading * (1 / factor))) == Decimal(reading) / factor


@given(st.lists(st.text(max_size=8)))
def test_no_text_cell_begins_like_a_formula(cells: list[str]) -> None:
    column = text_column("note", cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in column.cells)
    assert column.escaped == (list(column.cells) != cells)
