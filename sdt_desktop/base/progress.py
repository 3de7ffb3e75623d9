"""Progress and cancellation of long work, as objects that the worker looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from sdt_desktop.base.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """`stage` is a word of the closed list reading, comparing, writing, sealing, verifying, deriving.

    `total` is 0 where the end is not known; `done` and `total` share one unit (bytes, rows or files).
    """

    stage: str
    done: int
    total: int
    subject: str = ""


ProgressListener = Callable[[Progress], None]


def no_progress(_: Progress) -> None:
    """For callers that do not show any."""


@dataclass(frozen=True, slots=True)
class CancelToken:
    """Set from any thread; the work calls `check` at every step and unwinds with `Cancelled`."""

    _event: Event = field(default_factory=Event)

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        if self._event.is_set():
            raise Cancelled
