from threading import Thread

import pytest

from sdt_desktop.base.errors import Cancelled
from sdt_desktop.base.progress import CancelToken, Progress, no_progress


def test_work_goes_on_until_somebody_cancels_from_another_thread() -> None:
    token = CancelToken()
    token.check()
    other = Thread(target=token.cancel)
    other.start()
    other.join()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_tokens_do_not_share_their_state() -> None:
    CancelToken().cancel()
    assert not CancelToken().cancelled


def test_progress_may_be_ignored() -> None:
    no_progress(Progress("reading", 1, 0))
