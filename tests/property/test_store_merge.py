"""The vault against a dictionary: merging, counting, undoing, importing again, in any order of deliveries."""

from datetime import UTC, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.imports import ObservationPart
from sdt_desktop.model.period import to_ms
from sdt_desktop.vault.store import Store
from tests.vault.store.scene import Model, account, block, derived, key, memory_store, take_in, take_in_blocks, view

# Around the end of a month, at both sides of local midnight, on the days of both clock changes.
_ANCHORS = [
    to_ms(datetime(2026, 1, 31, 22, tzinfo=UTC)), to_ms(datetime(2026, 3, 28, 22, tzinfo=UTC)),
    to_ms(datetime(2026, 10, 24, 22, tzinfo=UTC)), to_ms(datetime(2025, 12, 31, 23, tzinfo=UTC)),
]  # fmt: skip
_STEP = 1_800_000
_DURATIONS = [0, _STEP, 3 * _STEP, 86_400_000, 31 * 86_400_000, 70 * 86_400_000]
_starts = st.builds(lambda anchor, step: anchor + step * _STEP, st.sampled_from(_ANCHORS), st.integers(-6, 6))
_rows = st.tuples(
    _starts, st.sampled_from(_DURATIONS), st.sampled_from([0.0, 1.5, 2.25, -3.0, float("nan")]), st.integers(0, 3)
)


def _block(rows: list[tuple[int, int, float, int]]) -> ObservationBlock:
    start, duration, value, quality = zip(*rows, strict=True) if rows else ((), (), (), ())
    return block(start, value, duration, quality)


_blocks = st.lists(_rows, max_size=25).map(_block)
_files = st.lists(_blocks, min_size=1, max_size=3)


def _sorted(rows: ObservationBlock) -> ObservationBlock:
    return rows.take(np.argsort(rows.start, kind="stable"))


@given(st.lists(_files, min_size=1, max_size=4), st.booleans())
def test_deliveries_merge_and_count_like_a_dictionary(files, tidy):
    with memory_store() as store:
        model = Model()
        for number, blocks in enumerate(files):
            before = (model.new, model.duplicate, model.changed, model.missing)
            delivered = [_sorted(one) for one in blocks] if tidy else blocks
            for one in delivered:
                model.deliver(one)
            counts = take_in_blocks(store, *delivered, name=f"{number}.csv").observations
            after = (model.new, model.duplicate, model.changed, model.missing)
            assert (counts.new, counts.duplicate, counts.changed, counts.missing) == tuple(
                now - then for now, then in zip(after, before, strict=True)
            )
        if model.held:
            assert view(store, "electricity.consumption.load-curve") == model.view()
        else:
            assert store.streams() == ()


def _state(store: Store):
    names = [stream.id for stream in store.streams()]
    return [(name, view(store, name)) for name in names], derived(store)


@given(st.lists(_files, min_size=1, max_size=4), st.data())
@settings(max_examples=60)
def test_undoing_one_import_leaves_exactly_the_others(files, data):
    gone = data.draw(st.integers(0, len(files) - 1))
    with memory_store() as store, memory_store() as other:
        for number, blocks in enumerate(files):
            outcome = take_in_blocks(store, *blocks, name=f"{number}.csv")
            if number == gone:
                batch = outcome.batch
            else:
                take_in_blocks(other, *blocks, name=f"{number}.csv")
        store.undo(batch)
        assert _state(store) == _state(other)


@given(_files, _files)
def test_importing_twice_adds_nothing(first, second):
    with memory_store() as store:
        take_in_blocks(store, *first)
        take_in_blocks(store, *second, name="b.csv")
        before = _state(store)
        counts = take_in_blocks(store, *second, name="c.csv").observations
        assert _state(store) == before
        assert counts.new == 0


@given(_files, _files)
def test_a_rehearsal_counts_exactly_and_leaves_nothing(first, second):
    with memory_store() as store:
        take_in_blocks(store, *first)
        before = _state(store), store.batches()
        with store.connection.rehearsal():
            writer = store.begin_import(file="b", sha256="b", importer="i", importer_version=1, answers={})
            for one in second:
                writer.add(ObservationPart(key(), one))
            told = writer.finish(account()).observations
        assert (_state(store), store.batches()) == before
        assert take_in_blocks(store, *second, name="b").observations == told


@given(st.lists(_blocks, min_size=2, max_size=4), st.permutations([10, 20, 30, 40]))
def test_the_files_own_stamp_orders_the_deliveries(blocks, stamps):
    with memory_store() as store, memory_store() as ordered:
        pairs = list(zip(stamps, blocks, strict=False))
        for stamp, one in pairs:
            take_in(store, ObservationPart(key(), one), name=f"{stamp}", stamp_ms=stamp)
        for stamp, one in sorted(pairs, key=lambda pair: pair[0]):
            take_in(ordered, ObservationPart(key(), one), name=f"{stamp}", stamp_ms=stamp)
        assert _state(store) == _state(ordered)
