"""Batches: names, being held, undoing, originals, figures of the file, bounded memory, provenance."""

import hashlib
import tracemalloc
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.clock import FixedClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.imports import ObservationPart, ReadAccount, RowCounts, RowProblem
from sdt_desktop.model.period import Period, to_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.vault.reading import Delivery
from tests.vault.store.scene import (
    DAY,
    HALF_HOUR,
    account,
    block,
    fresh_store,
    key,
    memory_store,
    regular,
    take_in,
    take_in_blocks,
    view,
)

LOAD = "electricity.consumption.load-curve"


class MovingClock:
    def __init__(self, *instants: datetime) -> None:
        self._instants = list(instants)

    def now(self) -> datetime:
        return self._instants.pop(0) if len(self._instants) > 1 else self._instants[0]


def test_batches_are_numbered_by_utc_day():
    days = [datetime(2026, 11, day, 23, 30, tzinfo=UTC) for day in (23, 23, 24)]
    with memory_store(MovingClock(*days)) as store:
        names = [take_in_blocks(store, regular(0, 2), name=str(number)).batch for number in range(3)]
    assert names == ["b-2026-11-23-0001", "b-2026-11-23-0002", "b-2026-11-24-0001"]


def test_a_batch_tells_what_it_brought():
    with memory_store() as store:
        told = ReadAccount(
            RowCounts(5, 3, 1, 1), (("skipped.subtotal", 1),), (("value.not_a_number", 1),),
            (RowProblem(4, "value.not_a_number", (("column", "kWh"),)),), (("source.zone_assumed", (("zone", "UTC"),)),),
            "cp1252", 12,
        )  # fmt: skip
        with store.connection.transaction():
            writer = store.begin_import(
                file="a.csv", sha256="ff", importer="fr-x", importer_version=3, answers={"b": "2", "a": "1"}
            )
            writer.add(ObservationPart(key(), block([0, HALF_HOUR, 2 * HALF_HOUR], [1.0, float("nan"), 2.0])))
            outcome = writer.finish(told)
        (batch,) = store.batches()
        assert batch == store.batch(outcome.batch)
        assert (batch.file, batch.importer, batch.importer_version, batch.rows) == ("a.csv", "fr-x", 3, told.rows)
        assert (batch.observations.new, batch.observations.missing) == (2, 1)
        assert (batch.undone_at_ms, batch.has_original, batch.original_bytes) == (None, False, 0)
        assert store.account(outcome.batch) == told


def test_only_the_same_reading_of_the_same_file_is_held():
    same = {"sha256": "ff", "importer": "fr-x", "importer_version": 3, "answers": {"b": "2", "a": "1"}}
    with memory_store() as store:
        assert store.held_batch(**same) is None
        with store.connection.transaction():
            writer = store.begin_import(file="a.csv", **same)
            writer.add(ObservationPart(key(), regular(0, 3)))
            name = writer.finish(account()).batch
        again = {**same, "answers": {"a": "1", "b": "2"}}
        assert store.held_batch(**again) == store.batch(name)
        for other in ({"sha256": "fe"}, {"importer": "fr-y"}, {"importer_version": 4}, {"answers": {"a": "1"}}):
            assert store.held_batch(**{**same, **other}) is None
        store.undo(name)
        assert store.held_batch(**same) is None


def test_undoing_tells_what_went_and_stays_listed():
    with memory_store() as store:
        name = take_in_blocks(store, regular(0, 100)).batch
        gone = store.undo(name)
        assert (gone.batch, gone.file, gone.observations, gone.streams) == (name, "a.csv", 100, (LOAD,))
        assert store.streams() == ()
        assert store.batch(name).undone_at_ms is not None
        with pytest.raises(SdtError, match=r"vault\.batch_undone"):
            store.undo(name)
        for asked in (store.undo, store.account, store.batch, store.original):
            with pytest.raises(SdtError, match=r"vault\.no_such_batch"):
                asked("b-2026-01-01-0001")
        assert take_in_blocks(store, regular(0, 100)).observations.new == 100


def test_undoing_leaves_no_meter_number_behind():
    with memory_store() as store:
        name = take_in(store, ObservationPart(key(meter="PRM-1"), regular(0, 3))).batch
        store.undo(name)
        for table in ("thing", "datastream", "layer_chunk", "current_chunk", "day"):
            assert store.connection.scalar(f"SELECT count(*) FROM {table}") == 0


def test_an_import_that_fails_leaves_nothing():
    with memory_store() as store:
        with pytest.raises(ZeroDivisionError):
            _streamed(store, _breaking())
        assert (store.batches(), store.streams()) == ((), ())
        assert store.connection.scalar("SELECT count(*) FROM layer_chunk") == 0


def _breaking():
    yield ObservationPart(key(), regular(0, 200_000))
    raise ZeroDivisionError


def test_an_import_needs_a_transaction():
    with memory_store() as store, pytest.raises(ValueError, match="transaction"):
        store.begin_import(file="a", sha256="a", importer="i", importer_version=1, answers={})


def test_figures_are_those_of_the_file_before_merging():
    with memory_store() as store:
        take_in_blocks(store, regular(0, 4))
        rows = block([HALF_HOUR, 0, HALF_HOUR, 5 * HALF_HOUR], [0.1, 0.2, 0.4, float("nan")])
        (told,) = take_in_blocks(store, rows, name="b").streams
        assert (told.stream, told.key, told.unit) == (LOAD, key(), "kWh")
        assert (told.count, told.missing, told.total) == (3, 1, 0.7)
        assert (told.first_ms, told.last_ms, told.end_ms) == (0, HALF_HOUR, 2 * HALF_HOUR)


def test_a_file_of_gaps_only_has_figures_without_times():
    with memory_store() as store:
        (told,) = take_in_blocks(store, block([0], [float("nan")])).streams
        assert (told.count, told.missing, told.total, told.first_ms, told.end_ms) == (0, 1, None, None, None)
        (stream,) = store.streams()
        assert (stream.count, stream.missing, stream.total, stream.first_ms) == (0, 1, None, None)


def test_mean_type_properties_have_a_mean():
    warm = key("air.temperature", "hourly")
    with memory_store() as store:
        (told,) = take_in(store, ObservationPart(warm, block([0, 1, 2], [10.0, 20.0, 24.0], 0))).streams
        assert told.total == 18.0
        assert store.stream("air").total == 18.0


def test_a_later_import_wins_also_when_the_computers_clock_went_back():
    clock = MovingClock(datetime(2026, 5, 2, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC))
    with memory_store(clock) as store:
        take_in_blocks(store, block([0], [1.0]))
        take_in_blocks(store, block([0], [2.0]), name="b")
        assert store.observations(LOAD).value.tolist() == [2.0]


def test_a_stamp_of_the_future_does_not_win_over_later_imports():
    clock = MovingClock(datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 3, tzinfo=UTC))
    with memory_store(clock) as store:
        take_in(store, ObservationPart(key(), block([0], [1.0])), stamp_ms=1 << 50)
        stamp = to_ms(datetime(2026, 5, 2, 12, tzinfo=UTC))
        take_in(store, ObservationPart(key(), block([0], [2.0])), name="b", stamp_ms=stamp)
        assert store.observations(LOAD).value.tolist() == [2.0]


def test_an_instant_outside_the_calendar_is_a_mistake_of_the_reader():
    with memory_store() as store, pytest.raises(ValueError, match="years 1 to 9999"):
        take_in_blocks(store, block([1 << 62], [1.0]))


@given(st.randoms(use_true_random=False), st.sampled_from([1, 50, 400]))
def test_the_order_of_rows_and_the_size_of_parts_do_not_matter(random, size):
    count = 400
    order = list(range(count))
    random.shuffle(order)
    whole = block(range(0, count * DAY, DAY), range(count), DAY)
    mixed = whole.take(np.array(order))
    with memory_store() as store, memory_store() as other:
        take_in_blocks(store, *(mixed.take(slice(at, at + size)) for at in range(0, count, size)))
        take_in_blocks(other, whole)
        assert view(store, LOAD) == view(other, LOAD)


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_long_file_in_any_direction_is_written_in_bounded_memory(tmp_path, newest_first):
    """Twenty streams of 100,000 rows, 58 MB as columns, made block by block."""

    def parts():
        for part in range(10):
            at = 9 - part if newest_first else part
            for meter in range(20):
                rows = regular(at * 10_000 * HALF_HOUR, 10_000)
                yield ObservationPart(key(meter=str(meter)), rows.take(slice(None, None, -1)) if newest_first else rows)

    with fresh_store(tmp_path / "v") as store:
        tracemalloc.start()
        try:
            outcome = _streamed(store, parts())
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert outcome.observations.new == 2_000_000
        assert peak < 40_000_000


def _streamed(store, parts):
    with store.connection.transaction():
        writer = store.begin_import(file="a", sha256="a", importer="i", importer_version=1, answers={})
        for part in parts:
            writer.add(part)
        return writer.finish(account())


def test_a_month_of_seconds_comes_in_several_parts():
    with memory_store() as store:
        seconds = regular(0, 700_000, 1000)
        outcome = take_in_blocks(store, *(seconds.take(slice(at, at + 100_000)) for at in range(0, 700_000, 100_000)))
        assert outcome.observations.new == 700_000
        assert store.connection.scalar("SELECT count(*) FROM layer_chunk") > 1
        assert store.stream(LOAD).count == 700_000
        assert store.days(LOAD).n.tolist()[:2] == [82_800, 86_400]  # 1970-01-01 began at 23:00 UTC in Paris


def test_a_redelivery_leaves_the_view_where_it_says_the_same():
    with memory_store() as store:
        take_in_blocks(store, regular(0, 48 * 90))
        held = store.connection.execute("SELECT month, batch FROM current_chunk").fetchall()
        take_in_blocks(store, regular(0, 48 * 90 + 1), name="b")
        now = store.connection.execute("SELECT month, batch FROM current_chunk").fetchall()
        assert [before == after for before, after in zip(held, now, strict=True)] == [True, True, True, False]


@pytest.mark.parametrize("other", [{"quality": 1}, {"duration": 2 * HALF_HOUR}], ids=["quality", "duration"])
def test_a_duplicate_of_another_quality_or_duration_is_shown_as_last_told(other):
    with memory_store() as store:
        take_in_blocks(store, block([0], [1.0]))
        counts = take_in_blocks(store, block([0], [1.0], **other), name="b").observations
        assert (counts.duplicate, counts.changed) == (1, 0)
        found = store.observations(LOAD)
        assert (found.quality[0], found.duration[0]) == (other.get("quality", 0), other.get("duration", HALF_HOUR))


def test_observations_are_those_that_start_in_the_period():
    with memory_store() as store:
        take_in_blocks(store, regular(0, 48 * 400))
        found = store.observations(LOAD, Period(40 * DAY, 41 * DAY))
        assert (found.start[0], found.start[-1], len(found)) == (40 * DAY, 41 * DAY - HALF_HOUR, 48)
        assert len(store.observations(LOAD, Period(None, DAY))) == 48
        assert len(store.observations(LOAD, Period(399 * DAY, None))) == 48
        assert len(store.observations(LOAD, Period(-5 * DAY, 0))) == 0
        assert len(store.observations(LOAD, Period(-(1 << 62), 1 << 62))) == 48 * 400
        months = list(store.iter_observations(LOAD))
        assert len(months) == 14
        assert sum(map(len, months)) == 48 * 400


def test_every_delivered_value_can_be_seen_with_its_source_row():
    gap = float("nan")
    with memory_store() as store:
        first = take_in_blocks(store, block([0, HALF_HOUR], [1.0, 3.0], first_row=10)).batch
        second = take_in_blocks(store, block([0], [2.0], quality=2, first_row=5), name="b").batch
        third = take_in_blocks(store, block([0], [gap], first_row=7), name="c").batch
        assert store.deliveries(LOAD, 0) == (
            Delivery(first, 10, HALF_HOUR, 1.0, Quality.MEASURED, False),
            Delivery(second, 5, HALF_HOUR, 2.0, Quality.ESTIMATED, True),
            Delivery(third, 7, HALF_HOUR, None, Quality.MEASURED, False),
        )
        assert store.provenance(LOAD, 0) == (second, 5)
        assert store.provenance(LOAD, HALF_HOUR) == (first, 11)
        assert store.provenance(LOAD, 1) is None
        assert store.provenance(LOAD, 1 << 62) is None


def _with_original(store, content: bytes, name: str, sha256: str | None = None, keep: bool = True) -> str:
    with store.connection.transaction():
        writer = store.begin_import(
            file=name, sha256=sha256 or hashlib.sha256(content).hexdigest(), importer="i", importer_version=1, answers={},
            keep_original=keep,
        )  # fmt: skip
        writer.keep_original(content[at : at + 70_000] for at in range(0, len(content), 70_000))
        return writer.finish(account()).batch


@pytest.mark.parametrize("size", [0, 1, 3_500_000])
def test_an_original_comes_back_whole(size):
    content = np.random.default_rng(1).bytes(size)
    with memory_store() as store:
        batch = _with_original(store, content, "a.csv")
        assert b"".join(store.original(batch)) == content
        assert (store.batch(batch).has_original, store.batch(batch).original_bytes) == (True, size)
        pieces = store.connection.execute("SELECT length(piece) FROM original_piece").fetchall()
        assert max(piece for (piece,) in pieces) <= 1 << 20


def test_one_copy_of_a_file_lives_as_long_as_a_batch_uses_it():
    with memory_store() as store:
        first, second = (_with_original(store, b"x" * 100_000, "a.csv") for _ in range(2))
        assert store.connection.scalar("SELECT count(*) FROM original") == 1
        store.undo(first)
        assert store.batch(first).has_original is False
        with pytest.raises(SdtError, match=r"vault\.no_original"):
            store.original(first)
        assert b"".join(store.original(second)) == b"x" * 100_000
        assert 0 < store.originals_bytes() < 1000
        store.undo(second)
        assert store.originals_bytes() == 0
        assert store.connection.scalar("SELECT count(*) FROM original_piece") == 0


def test_an_original_is_kept_only_when_wanted_and_only_if_it_is_the_file():
    with memory_store() as store:
        assert store.batch(_with_original(store, b"x", "a.csv", keep=False)).has_original is False
        with pytest.raises(SdtError) as raised:
            _with_original(store, b"changed", "a.csv", sha256=hashlib.sha256(b"was").hexdigest())
        assert (raised.value.code, raised.value.params) == ("file.changed_while_reading", {"file": "a.csv"})
        assert len(store.batches()) == 1


def test_a_damaged_original_is_refused():
    with memory_store() as store:
        batch = _with_original(store, b"hello" * 1000, "a.csv")
        for damage in ("substr(piece, 1, 10)", "x'00112233445566778899'"):
            store.connection.execute(f"UPDATE original_piece SET piece = {damage}")
            with pytest.raises(SdtError, match=r"vault\.database_damaged"):
                list(store.original(batch))


def test_the_clock_is_the_given_one():
    with memory_store(FixedClock(datetime(2001, 2, 3, tzinfo=UTC))) as store:
        assert take_in_blocks(store, regular(0, 1)).batch == "b-2001-02-03-0001"
