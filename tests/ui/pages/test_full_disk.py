"""What the windows write themselves, on a disk that takes one byte of it: said by name, and no half file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sdt_desktop.ui.pages.explore.page import ExplorePage
from sdt_desktop.ui.pages.journal.page import JournalPage
from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep
from tests.ui.states import explore, journal
from tests.ui.states.onboarding import WORDS
from tests.ui.support import FakeSession, settled, words_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a limit of file size, as POSIX has it")

FULL = {"en": "The disk is full; nothing was kept.", "fr": "Le disque est plein ; rien n’a été gardé."}
OLD = b"what was there before"


@contextmanager
def full_disk() -> Iterator[None]:
    """A real one as far as this process can tell: the first byte is written, the second is refused."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Noted(explore.Full):
    def __init__(self) -> None:
        self.noted: list[str] = []

    def note_export(self, session, stream, kind):
        self.noted.append(kind)


@pytest.fixture(params=[None, OLD], ids=["a new file", "over a file"])
def target(request, dialogs, tmp_path: Path) -> Path:
    """Where the person wants it; afterwards there is what was there before and nothing else."""
    folder = tmp_path / "chosen"
    folder.mkdir()
    dialogs.target = folder / "it"
    if request.param is not None:
        dialogs.target.write_bytes(request.param)
    return dialogs.target


@pytest.fixture
def untouched(target: Path) -> Iterator[None]:
    before = {each.name: each.read_bytes() for each in target.parent.iterdir()}
    yield
    assert {each.name: each.read_bytes() for each in target.parent.iterdir()} == before


@pytest.fixture(params=["en", "fr"])
def full(request, look) -> str:
    """The sentence, in the language of the windows."""
    look(request.param)
    return FULL[request.param]


@pytest.mark.usefixtures("untouched")
def test_the_journal(context, show, qtbot, full: str) -> None:
    page = show(JournalPage(context(journal.Full())))
    with full_disk():
        page.export()
        settled(page, qtbot)
    assert full in words_of(page)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("swapped", [True, False], ids=["figures", "picture"])
def test_a_chart_and_the_journal_says_nothing_of_it(context, show, qtbot, full: str, *, swapped: bool) -> None:
    services = Noted()
    page = ExplorePage(context(services))
    page.receive(stream=explore.LOAD.stream.id)
    show(page)
    settled(page, qtbot)
    if swapped:
        page.swap()
    with full_disk():
        page.commands()["export"]()
        settled(page, qtbot)
    assert full in words_of(page)
    assert services.noted == []


@pytest.mark.usefixtures("untouched")
def test_the_recovery_sheet(context, show, full: str) -> None:
    step = show(RecoveryStep(context(), "Appartement", WORDS, FakeSession()))
    with full_disk():
        step.save.click()
    assert full in words_of(show(step))
