"""Work on the next piece while somebody is busy with this one: a generator run in a thread of its own.

It pays where both sides spend their time in numpy, zlib or the database, which let other threads run.
"""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from queue import Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing in the queue: nothing more comes, or this is why."""

    error: BaseException | None


@contextmanager
def running_ahead(items: Generator[T, None, None], depth: int = 4) -> Iterator[Iterator[T]]:
    """The same items in the same order, up to `depth` of them made in advance, from the very beginning on.

    What `items` raises is raised where the items are taken. Leaving the context ends the thread: it finishes the
    item it is at, closes `items` and is waited for. `items` runs in the other thread altogether, and so do the
    callbacks that it calls.
    """
    queue: Queue[T | _End] = Queue(depth)
    stopped = Event()
    thread = Thread(target=_fill, args=(items, queue, stopped), name="ahead", daemon=True)
    thread.start()
    try:
        yield _taken(queue)
    finally:
        stopped.set()
        while thread.is_alive():
            _make_room(queue)
            thread.join(0.001)


def _taken(queue: "Queue[T | _End]") -> Iterator[T]:
    while not isinstance(found := queue.get(), _End):
        yield found
    if found.error is not None:
        raise found.error


def _make_room(queue: "Queue[T | _End]") -> None:
    """So that a thread that waits for it goes on and sees that it is to stop."""
    while not queue.empty():
        queue.get()


def _fill(items: Generator[T, None, None], queue: "Queue[T | _End]", stopped: Event) -> None:
    error: BaseException | None = None
    try:
        with closing(items):
            for item in items:
                queue.put(item)
                if stopped.is_set():
                    break
    except BaseException as raised:  # noqa: BLE001 - handed over to the other thread
        error = raised
    queue.put(_End(error))
