"""Public names, labels instead of meter numbers, finding a stream by its beginning."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.imports import ObservationPart, PositionPart
from sdt_desktop.model.streams import ThingKey, ThingKind
from tests.vault.store.scene import key, memory_store, positions, regular, take_in


def _named(store, *keys):
    for number, one in enumerate(keys):
        take_in(store, ObservationPart(one, regular(0, 3)), name=str(number))
    return {stream.key: (stream.id, stream.thing_label) for stream in store.streams()}


def test_further_things_and_sources_are_numbered_in_order_of_appearance():
    one, two, other = key(meter="B"), key(meter="A"), key(meter="A", source="fr-other")
    with memory_store() as store:
        assert _named(store, one, two, other) == {
            one: ("electricity.consumption.load-curve", "meter 1"),
            two: ("electricity.consumption.load-curve.2", "meter 2"),
            other: ("electricity.consumption.load-curve.3", "meter 2"),
        }


def test_unnamed_things_of_two_sources_are_two():
    gas = key("gas.consumption", "daily", source="fr-grdf")
    with memory_store() as store:
        assert [label for _, label in _named(store, key(), gas).values()] == ["meter 1", "meter 2"]


def test_a_stream_is_found_by_a_beginning_that_only_one_has():
    with memory_store() as store:
        _named(store, key(meter="1"), key(meter="2"), key("water.consumption", "daily", "3"))
        assert store.stream("w").id == "water.consumption.daily"
        assert store.stream("electricity.consumption.load-curve").key == key(meter="1")
        with pytest.raises(SdtError) as raised:
            store.stream("elec")
        assert (raised.value.code, raised.value.params) == ("vault.ambiguous_stream", {"stream": "elec", "count": 2})
        for wrong in ("", "gas", "%", "_ater", "WATER"):
            with pytest.raises(SdtError, match=r"vault\.no_such_stream"):
                store.stream(wrong)
        with pytest.raises(SdtError, match=r"vault\.no_such_stream"):
            store.observations("water")


def test_positions_are_no_stream():
    phone = ThingKey(ThingKind.PHONE, "imei")
    with memory_store() as store:
        take_in(store, PositionPart("google", phone, "UTC", positions([(0, 1, 1)])))
        assert store.streams() == ()
        with pytest.raises(SdtError, match=r"vault\.no_such_stream"):
            store.stream("position.phone")
        assert [track.id for track in store.position_things()] == ["position.phone"]


def test_an_external_id_is_only_in_the_key_and_never_in_its_text():
    with memory_store() as store:
        take_in(store, ObservationPart(key(meter="PRM-123"), regular(0, 3)))
        (stream,) = store.streams()
        assert stream.key.thing.external_id == "PRM-123"
        assert "PRM-123" not in repr(stream)


def test_a_stream_counts_its_batches_and_adds_up_its_months():
    with memory_store() as store:
        take_in(store, ObservationPart(key(), regular(0, 2000, value=0.1)))
        take_in(store, ObservationPart(key(), regular(0, 2001, value=0.1)), name="b")
        (stream,) = store.streams()
        assert (stream.batches, stream.count, stream.missing, stream.total) == (2, 2001, 0, 200.1)
        assert (stream.first_ms, stream.last_ms, stream.end_ms) == (0, 2000 * 1_800_000, 2001 * 1_800_000)
