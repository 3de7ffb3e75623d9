import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.blocks import ObservationBlock, PositionBlock

COLUMNS = {
    ObservationBlock: ("start", "duration", "value", "quality", "row"),
    PositionBlock: ("time", "latitude", "longitude", "accuracy", "altitude", "segment", "row"),
}


def block(kind: type, numbers: list[int]) -> ObservationBlock | PositionBlock:
    empty = kind.empty()
    return kind(*(np.array(numbers, getattr(empty, name).dtype) for name in COLUMNS[kind]))


@pytest.mark.parametrize("kind", COLUMNS)
def test_no_blocks_joined_are_an_empty_block_of_the_same_types(kind: type) -> None:
    joined, one = kind.joined([]), block(kind, [1])
    assert len(joined) == 0
    assert all(getattr(joined, name).dtype == getattr(one, name).dtype for name in COLUMNS[kind])


@given(st.sampled_from(list(COLUMNS)), st.lists(st.integers(0, 200), max_size=12), st.integers(0, 12))
def test_cutting_and_joining_gives_the_same_block_in_every_column(kind: type, numbers: list[int], at: int) -> None:
    whole = block(kind, numbers)
    again = kind.joined([whole.take(slice(0, at)), whole.take(slice(at, None))])
    for name in COLUMNS[kind]:
        assert getattr(again, name).tolist() == getattr(whole, name).tolist()
        assert getattr(again, name).dtype == getattr(whole, name).dtype


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_mask_takes_whole_rows(kind: type) -> None:
    taken = block(kind, [1, 2, 3]).take(np.array([True, False, True]))
    assert all(getattr(taken, name).tolist() == [1, 3] for name in COLUMNS[kind])
