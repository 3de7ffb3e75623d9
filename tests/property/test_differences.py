"""Steps of a counter: they add up to last minus first, and blocks of any size give the same."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.normalise_differences import Differences
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.model.blocks import ObservationBlock

READINGS = st.lists(st.tuples(st.integers(1, 10), st.one_of(st.none(), st.integers(0, 50))), min_size=1, max_size=40)


def _block(readings, *, rising):
    """Readings at rising instants; a value is what the counter went on by (or stands at), None where it is missing."""
    count = len(readings)
    start = np.cumsum([length for length, _ in readings]).astype(np.int64)
    steps = [np.nan if value is None else float(value) for _, value in readings]
    value = np.where(np.isnan(steps), np.nan, np.nancumsum(steps)) if rising else np.array(steps)
    rows = np.arange(count, dtype=np.int32)
    return ObservationBlock(start, np.zeros(count, np.int64), value, np.zeros(count, np.uint8), rows)


def _steps(block, cuts=()):
    differences, parts = Differences(Tally(10)), []
    for first, last in zip([0, *cuts], [*cuts, len(block)], strict=True):
        parts.append(differences.take(0, block.take(slice(first, last))))
    joined = ObservationBlock.joined(parts)
    return joined.take(np.argsort(joined.start))


def _same(left, right):
    names = ("start", "duration", "value", "quality", "row")
    return all(np.array_equal(getattr(left, n), getattr(right, n), equal_nan=n == "value") for n in names)


@given(READINGS)
def test_steps_add_up_and_cover_everything(readings):
    block = _block(readings, rising=True)
    known = block.take(~np.isnan(block.value))
    found = _steps(block)
    assert len(found) == max(len(known) - 1, 0)
    if len(found):
        assert found.value.sum() == known.value[-1] - known.value[0]
        assert np.array_equal(found.start + found.duration, known.start[1:])


@given(READINGS, st.data(), st.booleans(), st.booleans())
def test_blocks_of_any_size_and_either_direction_give_the_same(readings, data, rising, newest_first):
    block = _block(readings, rising=rising)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(block)), max_size=5)))
    turned = block.take(slice(None, None, -1)) if newest_first else block
    assert _same(_steps(turned, cuts), _steps(block))
