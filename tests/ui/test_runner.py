"""The runner: in order, on one thread, back on the window's thread, and never into a dead widget."""

import threading

import pytest
from PySide6.QtCore import QObject

from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.base.progress import Progress
from sdt_desktop.jobs.runner import Job, JobRunner


@pytest.fixture
def runner():
    made = JobRunner()
    yield made
    made.shutdown()


def _job(work, done=lambda _: None, failed=lambda _: None, **more) -> Job:
    return Job(work, done, failed, **more)


def test_a_thousand_jobs_in_order_back_on_this_thread(runner, qtbot) -> None:
    done, threads, workers = [], set(), set()

    def work(number):
        workers.add(threading.get_ident())
        return number

    def landed(number):
        done.append(number)
        threads.add(threading.get_ident())

    for number in range(1000):
        runner.submit(_job(lambda _t, _p, n=number: work(n), landed))
    qtbot.waitUntil(lambda: len(done) == 1000)
    assert done == list(range(1000))
    assert threads == {threading.get_ident()}
    assert len(workers) == 1
    assert workers.isdisjoint(threads)


def test_a_failure_comes_with_its_code_and_the_next_job_runs(runner, qtbot) -> None:
    seen = []

    def fail(_token, _progress):
        raise SdtError("vault.busy")

    runner.submit(_job(fail, failed=lambda error: seen.append(error.code)))
    runner.submit(_job(lambda _t, _p: 7, seen.append))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["vault.busy", 7]
    assert not runner.busy


def test_the_callback_of_a_dead_owner_is_dropped(runner, qtbot) -> None:
    owner, seen = QObject(), []
    gate = threading.Event()
    runner.submit(_job(lambda _t, _p: gate.wait(5), seen.append, owner=owner))
    runner.submit(_job(lambda _t, _p: "after", seen.append))
    owner.deleteLater()
    del owner
    qtbot.waitUntil(lambda: True)
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.sendPostedEvents(None, 0)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["after"]


def test_cancelling_unwinds_running_and_waiting_work(runner, qtbot) -> None:
    begun, seen = threading.Event(), []

    def long(token, _progress):
        begun.set()
        while True:
            token.check()

    first = runner.submit(_job(long, failed=lambda e: seen.append(type(e))))
    second = runner.submit(_job(lambda _t, _p: seen.append("ran"), failed=lambda e: seen.append(type(e))))
    assert begun.wait(5)
    second.cancel()
    first.cancel()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [Cancelled, Cancelled]


def test_progress_arrives_on_this_thread_before_the_result(runner, qtbot) -> None:
    seen = []

    def work(_token, progress):
        for done in range(3):
            progress(Progress("reading", done, 3))
        return "end"

    runner.submit(_job(work, seen.append, progressed=lambda p: seen.append((p.done, threading.get_ident()))))
    qtbot.waitUntil(lambda: "end" in seen)
    here = threading.get_ident()
    assert seen == [(0, here), (1, here), (2, here), "end"]


def test_a_transaction_is_seen_while_it_runs(runner, qtbot) -> None:
    gate = threading.Event()
    runner.submit(_job(lambda _t, _p: gate.wait(5), uninterruptible=True))
    assert runner.in_transaction
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert not runner.in_transaction


def test_finish_works_off_what_was_submitted(runner) -> None:
    done = []
    for number in range(20):
        runner.submit(_job(lambda _t, _p, n=number: done.append(n)))
    runner.finish()
    assert done == list(range(20))


def test_shutdown_with_work_under_way_leaves_no_thread() -> None:
    for _ in range(30):
        runner, begun = JobRunner(), threading.Event()

        def long(token, _progress, begun=begun):
            begun.set()
            while not token.cancelled:
                pass

        runner.submit(_job(long))
        runner.submit(_job(lambda _t, _p: None))
        assert begun.wait(5)
        runner.shutdown()
        runner.shutdown()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("vault")]


def test_abandoned_work_calls_no_widget_back(runner, qtbot) -> None:
    gate, seen, owner = threading.Event(), [], QObject()
    runner.submit(_job(lambda _t, _p: gate.wait(5), seen.append, seen.append, owner=owner))
    runner.submit(_job(lambda _t, _p: seen.append("ran"), seen.append, seen.append, owner=owner))
    runner.abandon()
    gate.set()
    runner.submit(_job(lambda _t, _p: "closed", seen.append))
    qtbot.waitUntil(lambda: not runner.busy)
    assert seen == ["closed"]


def test_nothing_starts_after_the_end(qtbot) -> None:
    runner, seen = JobRunner(), []
    runner.shutdown()
    runner.submit(_job(lambda _t, _p: 1, seen.append, seen.append))
    assert not runner.busy
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("vault")]


def test_ten_thousand_emits_lose_no_reference(qtbot) -> None:
    """PySide6 6.12.0 on CPython 3.11 lost a reference to `True` at each emit and aborted after some 570."""
    import sys

    runner = JobRunner()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        runner.started.emit(None)
    assert abs(sys.getrefcount(None) - before) < 1000
