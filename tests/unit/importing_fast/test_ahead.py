"""A generator run ahead gives the same, fails the same and leaves no thread."""

import threading
from collections.abc import Generator

import pytest

from sdt_desktop.base.ahead import running_ahead
from sdt_desktop.base.heap import kept_heap


def counted(stop: int, seen: list[str], fail_at: int | None = None) -> Generator[int, None, None]:
    try:
        for number in range(stop):
            if number == fail_at:
                raise LookupError(number)
            yield number
    finally:
        seen.append(threading.current_thread().name)


def alive() -> bool:
    return any(thread.name == "ahead" for thread in threading.enumerate())


@pytest.mark.parametrize("depth", [1, 2, 50])
def test_the_same_items_in_the_same_order(depth):
    seen = []
    with running_ahead(counted(40, seen), depth) as items:
        assert list(items) == list(range(40))
    assert seen == ["ahead"]
    assert not alive()


def test_a_failure_comes_after_what_was_made_before_it():
    got = []
    with running_ahead(counted(40, [], fail_at=7)) as items, pytest.raises(LookupError, match="7"):
        got.extend(items)
    assert got == list(range(7))
    assert not alive()


@pytest.mark.parametrize("taken", [0, 1, 3])
def test_who_stops_early_ends_the_thread(taken):
    seen = []
    with running_ahead(counted(10_000_000, seen)) as items:
        for _ in range(taken):
            next(items)
    assert seen == ["ahead"]
    assert not alive()


def test_it_begins_before_it_is_asked_and_stays_within_its_depth():
    made, second = [], threading.Event()

    def numbers():
        for number in range(1000):
            made.append(number)
            if number == 1:
                second.set()
            yield number

    with running_ahead(numbers(), depth=2):
        assert second.wait(30)
        assert len(made) <= 4
    assert len(made) <= 8  # room is made for a thread that waits
    assert not alive()


def test_an_error_of_the_consumer_ends_the_thread_too():
    def consume():
        with running_ahead(counted(10_000_000, [])) as numbers:
            for number in numbers:
                assert number < 2

    with pytest.raises(AssertionError) as caught:
        consume()
    assert not alive()
    assert caught.tb is not None


def test_the_heap_is_kept_and_given_back_around_errors():
    with pytest.raises(KeyError), kept_heap():
        raise KeyError
    with kept_heap():
        assert bytearray(50 << 20)
