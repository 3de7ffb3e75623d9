"""The runner: work is done in order on one thread, and called back on the thread that owns the runner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from sdt_desktop.base.errors import Cancelled
from sdt_desktop.base.progress import CancelToken, Progress, ProgressListener, no_progress

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Work = Callable[[CancelToken, ProgressListener], T]


@dataclass(frozen=True, slots=True, eq=False)
class Job(Generic[T]):
    """One piece of work under way. `owner` is a QObject whose death drops the callbacks.

    `uninterruptible` work (a transaction) keeps the auto-lock waiting until it ends.
    """

    work: Work[T]
    done: Callable[[T], object]
    failed: Callable[[BaseException], object]
    owner: QObject | None = None
    progressed: ProgressListener = no_progress
    title: str = ""
    uninterruptible: bool = False
    token: CancelToken = field(default_factory=CancelToken)

    def cancel(self) -> None:
        self.token.cancel()

    @property
    def wanted(self) -> bool:
        """False once the widget that asked is gone."""
        return self.owner is None or isValid(self.owner)


class JobRunner(QObject):
    """Owns the only worker thread. `started` and `ended` carry the `Job`, `progressed` a job and `Progress`."""

    started = Signal(object)
    ended = Signal(object)
    progressed = Signal(object, object)
    _landed = Signal(object, object)
    _moved = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: ThreadPoolExecutor | None = None
        self._open: list[Job[Any]] = []
        self._abandoned: set[Job[Any]] = set()
        self._ended = False
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._report, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job[Any], ...]:
        """Work submitted and not yet called back, oldest first."""
        return tuple(self._open)

    @property
    def busy(self) -> bool:
        return bool(self._open)

    @property
    def in_transaction(self) -> bool:
        return any(job.uninterruptible for job in self._open)

    def submit(self, job: Job[T]) -> Job[T]:
        """Runs the work after all earlier work; the callbacks come on the owner's thread, never at once.

        After `finish` or `shutdown` nothing runs any more and nothing is called back.
        """
        if self._ended:
            return job
        self._open.append(job)
        future = self._executor().submit(self._run, job)
        future.add_done_callback(lambda ended: self._landed.emit(job, ended))
        self.started.emit(job)
        return job

    def cancel_all(self) -> None:
        for job in self._open:
            job.cancel()

    def abandon(self) -> None:
        """Cancels everything, and calls no widget back: what they showed is about to be dropped."""
        self.cancel_all()
        self._abandoned.update(job for job in self._open if job.owner is not None)

    def finish(self) -> None:
        """Waits until everything submitted so far has been worked off, uncancelled; takes nothing more."""
        self._ended = True
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.shutdown(wait=True)

    def shutdown(self) -> None:
        """Cancels what runs or waits, and waits for the worker to end; safe to call twice."""
        self._ended = True
        self.cancel_all()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.shutdown(wait=True, cancel_futures=True)

    def _executor(self) -> "ThreadPoolExecutor":
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor  # not on the way to the first painted window

            self._worker = ThreadPoolExecutor(1, thread_name_prefix="vault")
        return self._worker

    def _run(self, job: Job[T]) -> T:
        job.token.check()
        return job.work(job.token, lambda progress: self._moved.emit(job, progress))

    def _report(self, job: Job[Any], progress: Progress) -> None:
        if job in self._open and job not in self._abandoned and job.wanted:
            job.progressed(progress)
            self.progressed.emit(job, progress)

    def _deliver(self, job: Job[T], future: "Future[T]") -> None:
        self._open.remove(job)
        self.ended.emit(job)
        if job in self._abandoned or not job.wanted:
            self._abandoned.discard(job)
            return
        error = Cancelled() if future.cancelled() else future.exception()
        if error is None:
            job.done(future.result())
        else:
            job.failed(error)
