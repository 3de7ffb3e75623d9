"""Where files contradict each other: every value with its file and row, which one counts, and why."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.corrections import Why
from sdt_desktop.model.imports import ObservationPart
from sdt_desktop.model.period import Period, to_ms
from sdt_desktop.model.quality import Quality
from tests.support import fixed_clock
from tests.vault.store.scene import DAY, HALF_HOUR, block, key, memory_store, take_in, take_in_blocks

LOAD = "electricity.consumption.load-curve"
NAN = float("nan")


def said(store, period=None):
    """(start, [(value, counts, why) …]) of every correction."""
    found = store.corrections(LOAD, period or Period())
    return [(one.start_ms, [(each.value, each.counts, each.why) for each in one.statements]) for one in found]


def test_the_later_import_counts_and_the_earlier_value_is_still_told():
    with memory_store() as store:
        first = take_in_blocks(store, block([0, HALF_HOUR], [1.0, 3.0], first_row=10)).batch
        second = take_in_blocks(store, block([0, HALF_HOUR], [2.0, 3.0], quality=2, first_row=5), name="b").batch
        (found,) = store.corrections(LOAD)
    old, new = found.statements
    assert (old.batch, old.file, old.row, old.quality) == (first, "a.csv", 10, Quality.MEASURED)
    assert (new.batch, new.file, new.row, new.quality) == (second, "b", 5, Quality.ESTIMATED)
    assert (old.value, old.counts, old.why) == (1.0, False, Why.LATER_IMPORT)
    assert found.counting is new
    assert (new.value, new.why) == (2.0, None)


def test_a_gap_gives_way_whichever_file_came_first():
    with memory_store() as store:
        take_in_blocks(store, block([0], [NAN]))
        take_in_blocks(store, block([0, HALF_HOUR], [1.0, 1.0]), name="b")
        take_in_blocks(store, block([HALF_HOUR], [NAN]), name="c")
        assert said(store) == [
            (0, [(None, False, Why.VALUE_BEATS_MISSING), (1.0, True, None)]),
            (HALF_HOUR, [(1.0, True, None), (None, False, Why.VALUE_BEATS_MISSING)]),
        ]


def test_of_three_files_those_that_agree_with_the_counting_one_need_no_reason():
    with memory_store() as store:
        for number, value in enumerate((2.0, 1.0, 2.0)):
            take_in_blocks(store, block([0], [value]), name=f"{number}")
        assert said(store) == [(0, [(2.0, False, None), (1.0, False, Why.LATER_IMPORT), (2.0, True, None)])]


def stamped(store, value, name, stamp_ms):
    take_in(store, ObservationPart(key(), block([0], [value])), name=name, stamp_ms=stamp_ms)


def test_a_file_that_was_made_later_counts_even_when_imported_first():
    with memory_store() as store:
        stamped(store, 2.0, "new", stamp_ms=2000)
        stamped(store, 1.0, "old", stamp_ms=1000)
        assert said(store) == [(0, [(1.0, False, Why.LATER_FILE), (2.0, True, None)])]


def test_a_file_without_a_stamp_counts_from_its_import_on():
    now = to_ms(fixed_clock().now())
    with memory_store() as store:
        stamped(store, 1.0, "stamped", stamp_ms=now - DAY)
        stamped(store, 2.0, "plain", stamp_ms=None)
        assert said(store) == [(0, [(1.0, False, Why.LATER_IMPORT), (2.0, True, None)])]


def test_a_stamped_file_imported_after_a_plain_one_does_not_count_and_the_stamp_says_why():
    now = to_ms(fixed_clock().now())
    with memory_store() as store:
        stamped(store, 2.0, "plain", stamp_ms=None)
        stamped(store, 1.0, "stamped", stamp_ms=now - DAY)
        assert said(store) == [(0, [(1.0, False, Why.LATER_FILE), (2.0, True, None)])]


def test_a_file_that_says_something_twice_does_not_contradict_another():
    with memory_store() as store:
        take_in_blocks(store, block([0, 0], [1.0, 2.0]))
        assert said(store) == []
        take_in_blocks(store, block([0], [2.0]), name="b")
        assert said(store) == []


def test_undoing_an_import_ends_its_contradictions():
    with memory_store() as store:
        take_in_blocks(store, block([0], [1.0]))
        second = take_in_blocks(store, block([0], [2.0]), name="b").batch
        assert store.count_corrections(LOAD) == 1
        store.undo(second)
        assert store.count_corrections(LOAD) == 0


def test_only_what_starts_inside_the_period_is_told():
    starts = [0, 40 * DAY, 80 * DAY]
    with memory_store() as store:
        take_in_blocks(store, block(starts, [1.0] * 3))
        take_in_blocks(store, block(starts, [2.0] * 3), name="b")
        assert [start for start, _ in said(store, Period(1, 80 * DAY))] == [40 * DAY]
        assert [start for start, _ in said(store, Period(None, 1))] == [0]
        assert [start for start, _ in said(store, Period(1 << 62, None))] == []
        assert store.count_corrections(LOAD) == 3


def test_an_unknown_stream_is_refused():
    with memory_store() as store, pytest.raises(SdtError, match=r"vault\.no_such_stream"):
        store.count_corrections("nothing")


files = st.lists(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([1.0, 2.0, NAN])), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
)  # fmt: skip


@example([[(0, 1.0), (1, 2.0)], [(1, 1.0)], [(0, 1.0), (1, 1.0)]])
@given(files)
def test_corrections_agree_with_what_the_view_shows(deliveries):
    """Held against a dictionary: told are the starts with different values, and the counting one is the view's."""
    told: dict[int, set[str]] = {}
    with memory_store() as store:
        for number, rows in enumerate(deliveries):
            take_in_blocks(store, block([at * HALF_HOUR for at, _ in rows], [v for _, v in rows]), name=f"{number}")
            own: dict[int, float] = {}
            for at, value in rows:
                own[at] = value if value == value or at not in own else own[at]
            for at, value in own.items():
                told.setdefault(at * HALF_HOUR, set()).add(repr(value))
        found = {one.start_ms: one for one in store.corrections(LOAD)}
        view = store.observations(LOAD)
    assert sorted(found) == sorted(start for start, values in told.items() if len(values) > 1)
    shown = dict(zip(view.start.tolist(), zip(view.value.tolist(), view.row.tolist(), strict=True), strict=True))
    for start, one in found.items():
        assert one.counting.value == shown[start][0]
        # a file that says the same again leaves the view's row as it was
        assert shown[start] in [(each.value, each.row) for each in one.statements]
        assert {repr(NAN if each.value is None else each.value) for each in one.statements} == told[start]
