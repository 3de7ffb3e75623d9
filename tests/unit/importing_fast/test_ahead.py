"""A generator run ahead gives the same, fails the same and leaves no thread."""

import threading
from collections.abc import Generator
from contextlib import closing

import pytest

from sdt_desktop.base.ahead import run_ahead
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
    assert list(run_ahead(counted(40, seen), depth)) == list(range(40))
    assert seen == ["ahead"]
    assert not alive()


def test_a_failure_comes_after_what_was_made_before_it():
    got = []
    with pytest.raises(LookupError, match="7"):
        got.extend(run_ahead(counted(40, [], fail_at=7)))
    assert got == list(range(7))
    assert not alive()


@pytest.mark.parametrize("taken", [1, 3])
def test_who_stops_early_ends_the_thread(taken):
    seen = []
    items = run_ahead(counted(10_000_000, seen))
    for _ in range(taken):
        next(items)
    items.close()
    assert seen == ["ahead"]
    assert not alive()


def test_nothing_runs_before_it_is_asked_for():
    seen = []
    run_ahead(counted(3, seen)).close()
    assert not alive()


def test_an_error_of_the_consumer_ends_the_thread_too():
    def consume():
        with closing(run_ahead(counted(10_000_000, []))) as numbers:
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
