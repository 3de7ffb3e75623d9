"""Days of a meter that are delivered again and again: files in any order give the view of the latest creation stamp."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from tests.support import fixed_clock
from tests.vault.store.scene import memory_store, take_in

IMPORTER = load_catalogue().get("ch-sdat-e66-xml")
FILE = """<?xml version="1.0"?><r:ValidatedMeteredData_14 xmlns:r="http://www.strom.ch">
<r:ValidatedMeteredData_HeaderInformation><r:InstanceDocument><r:Creation>2024-03-{day:02d}T08:30:00Z</r:Creation>
</r:InstanceDocument></r:ValidatedMeteredData_HeaderInformation><r:MeteringData><r:Interval>
<r:StartDateTime>2024-02-0{begin}T23:00:00Z</r:StartDateTime></r:Interval><r:Resolution><r:Resolution>15</r:Resolution>
<r:Unit>MIN</r:Unit></r:Resolution><r:ConsumptionMeteringPoint><r:VSENationalID>CH01</r:VSENationalID>
</r:ConsumptionMeteringPoint><r:Product><r:MeasureUnit>KWH</r:MeasureUnit></r:Product>{rows}</r:MeteringData>
</r:ValidatedMeteredData_14>"""
ROW = "<r:Observation><r:Position><r:Sequence>{}</r:Sequence></r:Position><r:Volume>{}</r:Volume>{}</r:Observation>"
NO_VALUE = "<r:Condition>21</r:Condition>"
QUARTERS = st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=4)
DELIVERIES = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 2), QUARTERS), min_size=1, max_size=6,
                      unique_by=lambda one: one[0])  # fmt: skip


def file_of(day, begin, quarters):
    rows = [
        ROW.format(n, 0 if one is None else one, NO_VALUE if one is None else "") for n, one in enumerate(quarters, 1)
    ]
    return FILE.format(day=day, begin=begin, rows="".join(rows)).encode()


def view_of(deliveries):
    """Start to value, as the vault shows it after these files in this order."""
    with memory_store() as store:
        for number, delivery in enumerate(deliveries):
            source = ExportSource.of_bytes(f"{number}.xml", file_of(*delivery))
            reading = Reading(source, IMPORTER, {}, clock=fixed_clock())
            parts = list(reading.parts())
            take_in(store, *parts, name=source.name, stamp_ms=reading.account.order_stamp_ms)
        streams = store.streams()
        assert len(streams) <= 1
        blocks = [store.observations(stream.id) for stream in streams]
        return {
            start: value
            for block in blocks
            for start, value in zip(block.start.tolist(), block.value.tolist(), strict=True)
        }


def same(one, other):
    return one.keys() == other.keys() and np.array_equal(
        list(one.values()), [other[key] for key in one], equal_nan=True
    )


@given(DELIVERIES, st.randoms(use_true_random=False))
def test_any_order_of_files_gives_the_same_view(deliveries, random):
    shuffled = random.sample(deliveries, len(deliveries))
    assert same(view_of(deliveries), view_of(shuffled))
    assert same(view_of(deliveries), view_of([*shuffled, *deliveries]))


@given(DELIVERIES)
def test_the_latest_value_stands(deliveries):
    view = view_of(deliveries)
    begins = {1: 1706828400000, 2: 1706914800000}
    wanted = {}
    for _, begin, quarters in sorted(deliveries):
        for number, one in enumerate(quarters):
            if one is not None:
                wanted[begins[begin] + number * 900_000] = float(one)
    shown = {start: value for start, value in view.items() if not np.isnan(value)}
    assert shown == pytest.approx(wanted)
