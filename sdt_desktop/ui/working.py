"""Giving work to the runner from a widget: callbacks come back here, and not at all once the widget is gone."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from sdt_desktop.base.progress import CancelToken, Progress, ProgressListener
from sdt_desktop.jobs.runner import Job
from sdt_desktop.ui.context import AppContext

T = TypeVar("T")
Reading = Callable[[CancelToken, ProgressListener], T]


class Working:
    """Mixed into widgets that have a context."""

    ctx: AppContext

    def notify_error(self, error: BaseException) -> None:
        """Where failures of `work` go unless `failed` is given."""

    def work(
        self,
        work: Reading[T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
        *,
        title: str = "",
        progressed: ProgressListener | None = None,
        writes: bool = False,
        outlives: bool = False,
    ) -> Job[T]:
        """Runs on the worker after all earlier work.

        `title` shows it at the bottom of the window; `writes` holds the lock back; `outlives` calls back even
        when this widget is gone (what opens a vault must not lose it). The caller keeps the job to cancel it.
        """
        owner = self if isinstance(self, QObject) and not outlives else None
        job = Job(work, done, failed or self.notify_error, owner, progressed or _ignore, title, writes)
        return self.ctx.runner.submit(job)


def _ignore(_: Progress) -> None:
    """For jobs nobody watches."""
