"""Events, records and positions against plain counting: occurrences, overlaps in any order, undoing."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.events import Record
from sdt_desktop.model.imports import EventPart, PositionPart, RecordPart
from sdt_desktop.model.streams import ThingKey, ThingKind
from tests.vault.store.scene import event, memory_store, positions, take_in

PHONE = ThingKey(ThingKind.PHONE, "")

_rows = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["trip", "ride"])), max_size=6)
_files = st.lists(_rows, min_size=1, max_size=4)


def _parts(rows, size=2):
    events = [event(key, label, row=number) for number, (key, label) in enumerate(rows, 1)]
    return [EventPart(tuple(events[at : at + size])) for at in range(0, len(events), size)]


def _occurrences(rows):
    """(key, occurrence) -> label, as one file tells it."""
    seen: Counter[str] = Counter()
    told = {}
    for key, label in rows:
        seen[key] += 1
        told[key, seen[key]] = label
    return told


def _shown(store):
    return sorted((one.natural_key, one.label) for one in store.events())


def _as_model(model):
    return sorted((key, label) for (key, _), label in model.items())


@given(_files)
def test_events_meet_themselves(files):
    model: dict[tuple[str, int], str] = {}
    with memory_store() as store:
        for number, rows in enumerate(files):
            told = _occurrences(rows)
            duplicate = sum(model.get(item) == label for item, label in told.items())
            new = len(told.keys() - model.keys())
            counts = take_in(store, *_parts(rows), name=str(number)).events
            assert (counts.new, counts.duplicate, counts.changed) == (new, duplicate, len(told) - new - duplicate)
            model |= told
            assert _shown(store) == _as_model(model)


@given(_files, st.data(), st.permutations(range(4)))
def test_undoing_one_file_of_events_leaves_exactly_the_others(files, data, stamps):
    gone = data.draw(st.integers(0, len(files) - 1))
    with memory_store() as store, memory_store() as other:
        for number, rows in enumerate(files):
            outcome = take_in(store, *_parts(rows), name=str(number), stamp_ms=stamps[number])
            if number == gone:
                batch = outcome.batch
            else:
                take_in(other, *_parts(rows), name=str(number), stamp_ms=stamps[number])
        assert store.undo(batch).events == len(files[gone])
        assert _shown(store) == _shown(other)


@given(st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 2)), max_size=4), min_size=1, max_size=3))
def test_records_meet_themselves(files):
    model: dict[tuple[str, int], str] = {}
    with memory_store() as store:
        for number, rows in enumerate(files):
            told = _occurrences([(key, str(value)) for key, value in rows])
            records = tuple(
                Record("s", "contract", "label", key, row, (("power", str(value)),))
                for row, (key, value) in enumerate(rows)
            )
            counts = take_in(store, RecordPart(records), name=str(number)).records
            assert counts.new == len(told.keys() - model.keys())
            assert counts.duplicate == sum(model.get(item) == value for item, value in told.items())
            model |= told
        shown = sorted((one.natural_key, one.values[0][1]) for one in store.records())
        assert shown == sorted((key, value) for (key, _), value in model.items())


_MONTH = 31 * 86_400_000
_points = st.lists(
    st.tuples(st.sampled_from([0, 1000, _MONTH, 2 * _MONTH]), st.sampled_from([-5, 7]), st.sampled_from([1, 2])),
    max_size=8,
)


@given(st.lists(_points, min_size=1, max_size=3), st.data())
def test_positions_meet_themselves_and_are_undone_exactly(files, data):
    gone = data.draw(st.integers(0, len(files) - 1))
    held: Counter[tuple[int, int, int]] = Counter()
    left: Counter[tuple[int, int, int]] = Counter()
    with memory_store() as store:
        for number, rows in enumerate(files):
            parts = [
                PositionPart("google", PHONE, "UTC", positions(rows[at : at + 3])) for at in range(0, len(rows), 3)
            ]
            outcome = take_in(store, *parts, name=str(number))
            counted = Counter(rows)
            duplicate = sum((counted & held).values())
            assert (outcome.positions.new, outcome.positions.duplicate) == (len(rows) - duplicate, duplicate)
            held |= counted
            if number == gone:
                batch = outcome.batch
            else:
                left |= counted
        assert _track(store) == sorted(held.elements())
        assert store.undo(batch).positions == len(files[gone])
        assert _track(store) == sorted(left.elements())


def _track(store):
    if not store.position_things():
        return []
    found = store.positions("position.phone")
    return list(zip(found.time.tolist(), found.latitude.tolist(), found.longitude.tolist(), strict=True))


_places = st.none() | st.tuples(st.integers(-(10**9), 10**9), st.integers(-(2 * 10**9), 2 * 10**9))


@given(_places, _places, st.lists(st.sampled_from(["name", "plan"]), unique=True))
def test_places_and_what_identifies_come_back(begin, end, identifying):
    trip = replace(event("a", "trip"), from_e7=begin, to_e7=end)
    contract = Record("x", "contract", "c", "k", 1, (("name", "Ada"), ("plan", "b")), tuple(identifying))
    with memory_store() as store:
        take_in(store, EventPart((trip,)), RecordPart((contract,)), name="1")
        assert [(one.from_e7, one.to_e7) for one in store.events()] == [(begin, end)]
        assert store.records() == (contract,)
