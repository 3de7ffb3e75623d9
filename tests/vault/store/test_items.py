"""Events, records, positions: everything of them comes back, in the order and period asked for."""

from decimal import Decimal

import numpy as np

from sdt_desktop.model.events import EventKind, Record
from sdt_desktop.model.imports import EventPart, EventTotals, PositionPart, RecordPart
from sdt_desktop.model.period import Period
from sdt_desktop.model.streams import ThingKey, ThingKind
from tests.vault.store.scene import DAY, event, memory_store, positions, take_in

PHONE = ThingKey(ThingKind.PHONE, "imei-1")


def test_an_event_comes_back_as_it_was():
    full = event(
        "k1", "Centraal → Zuid", 5, row=9, end_ms=65, all_day=True, amount=Decimal("2.50"), currency="EUR",
        place_from="Centraal", place_to="Zuid", mode="metro", distance_m=1234.5,
        attributes=(("class", "2"), ("class", "again")),
    )  # fmt: skip
    bare = event("k2", "", 7, row=10)
    with memory_store() as store:
        take_in(store, EventPart((bare, full)))
        assert store.events() == (full, bare)


def test_events_are_chosen_by_start_and_kind():
    with memory_store() as store:
        kinds = [EventKind.JOURNEY, EventKind.BILL, EventKind.LOAN]
        take_in(
            store,
            EventPart(
                tuple(event(f"{kind}{day}", kind=kind, start_ms=day * DAY) for day in range(3) for kind in kinds)
            ),
        )
        assert len(store.events()) == 9
        found = store.events(Period(DAY, 2 * DAY), (EventKind.BILL, EventKind.LOAN))
        assert [(one.start_ms, one.kind) for one in found] == [(DAY, EventKind.BILL), (DAY, EventKind.LOAN)]
        assert store.events(kinds=()) == ()
        assert len(store.events(Period(None, DAY))) == 3


def test_the_same_fare_twice_in_one_file_is_two_and_the_larger_number_wins():
    with memory_store() as store:
        two = EventPart((event("coffee"), event("coffee", row=2)))
        three = EventPart((event("coffee"), event("coffee", row=2), event("coffee", row=3)))
        assert take_in(store, two).events.new == 2
        assert take_in(store, three, name="b").events.new == 1
        assert len(store.events()) == 3


def test_equal_keys_of_two_sources_or_kinds_are_different():
    with memory_store() as store:
        take_in(store, EventPart((event("k"), event("k", source="other"), event("k", kind=EventKind.BILL))))
        assert len(store.events()) == 3


def test_totals_add_money_exactly_by_kind_and_currency():
    fares = [event(f"{n}", amount=Decimal("0.10"), currency="EUR", distance_m=100.5) for n in range(3)]
    walk = event("walk", distance_m=10.0)
    bills = [
        event(f"b{n}", kind=EventKind.BILL, amount=Decimal(n), currency=money) for n, money in ((1, "EUR"), (2, "GBP"))
    ]
    free = event("b-free", kind=EventKind.BILL)
    with memory_store() as store:
        told = take_in(store, EventPart((*fares, walk)), EventPart((*bills, free))).event_totals
        again = take_in(store, EventPart(tuple(fares)), name="b").event_totals
    assert told == (
        EventTotals("bill", 1, None, None, None), EventTotals("bill", 1, "1", "EUR", None),
        EventTotals("bill", 1, "2", "GBP", None), EventTotals("journey", 4, "0.30", "EUR", 311.5),
    )  # fmt: skip
    assert again == (EventTotals("journey", 3, "0.30", "EUR", 301.5),)


def test_many_events_in_one_part():
    with memory_store() as store:
        outcome = take_in(store, EventPart(tuple(event(str(number // 2), row=number) for number in range(2500))))
        assert outcome.events.new == 2500
        assert take_in(store, EventPart((event("7"),)), name="b").events.duplicate == 1


def test_records_come_back_in_document_order():
    record = Record(
        "enedis", "contract", "Contrat", "PRM-1", 1, (("power", "6 kVA"), ("holder", "x"), ("power", "9 kVA"))
    )
    with memory_store() as store:
        take_in(store, RecordPart((record,)))
        assert store.records() == (record,)


def test_a_track_comes_back_with_its_thing():
    rows = [(DAY * day, 480_000_000 + day, 20_000_000) for day in range(70)]
    with memory_store() as store:
        take_in(store, PositionPart("google", PHONE, "Europe/Paris", positions(reversed(rows))))
        (track,) = store.position_things()
        assert (track.thing, track.thing_label, track.source) == (PHONE, "phone 1", "google")
        assert (track.count, track.first_ms, track.last_ms, track.batches) == (70, 0, 69 * DAY, 1)
        found = store.positions(track.id)
        assert found.time.tolist() == [time for time, _, _ in rows]
        assert found.row.tolist() == list(range(70, 0, -1))
        assert np.isnan(found.altitude).all()
        assert len(store.positions(track.id, Period(3 * DAY, 5 * DAY))) == 2
        assert "imei-1" not in repr(track)


def test_of_equal_positions_the_newest_file_is_shown():
    old, new = positions([(0, 1, 2)]), positions([(0, 1, 2)])
    better = type(new)(new.time, new.latitude, new.longitude, np.array([3.0]), new.altitude, new.segment, new.row)
    with memory_store() as store:
        take_in(store, PositionPart("google", PHONE, "UTC", old))
        take_in(store, PositionPart("google", PHONE, "UTC", better), name="b")
        assert store.positions("position.phone").accuracy.tolist() == [3.0]
