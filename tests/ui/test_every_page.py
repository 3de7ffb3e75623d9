"""Every page in every state (`tests/ui/states`): accessibility, and words that fit at any size and length."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton

from sdt_desktop.ui import registry
from tests.ui import audit
from tests.ui.gallery import Shown, all_states, put_on_stage
from tests.ui.pseudo import use_pseudo_language

STATES = all_states()
every_state = pytest.mark.parametrize("shown", STATES, ids=[each.name for each in STATES])


@pytest.fixture
def stage(tmp_path: Path):
    made = []

    def put(shown: Shown, size=(1280, 800)):
        made.append(put_on_stage(shown, tmp_path, size))
        return made[-1]

    yield put
    for each in made:
        each.close()


def test_every_page_of_the_registry_has_its_states() -> None:
    shown = {each.page for each in STATES}
    assert {entry.key for entry in registry.PAGES} <= shown


@every_state
def test_accessibility(shown: Shown, stage) -> None:
    window = stage(shown).window
    assert audit.nameless(window) == []
    assert audit.small_targets(window) == []
    assert audit.equal_mnemonics(window) == []
    assert audit.secrets_spoken(window) == []
    assert audit.unreached(window) == []


@every_state
@pytest.mark.parametrize("look_of", [("fr", 10, 1280), ("fr", 20, 1280), ("en", 15, 1024), ("qps", 10, 1024), ("qps", 15, 1280)],
                         ids=["fr-10", "fr-20", "en-15-small", "qps-10-small", "qps-15"])  # fmt: skip
def test_words_fit(shown: Shown, stage, look, look_of, qapp: QApplication) -> None:
    language, size, width = look_of
    look(language, size=size)
    if language == "qps":
        use_pseudo_language(qapp)
    window = stage(shown, (width, 700)).window
    assert list(audit.cut_words(window)) == []
    assert audit.overlapping(window) == []


@every_state
def test_buttons_speak_the_language(shown: Shown, stage, qapp: QApplication) -> None:
    """In the pseudo-language every button's words stand in brackets: none was forgotten."""
    use_pseudo_language(qapp)
    window = stage(shown).window
    pushed = [each for each in window.findChildren(QAbstractButton) if isinstance(each, QPushButton | QToolButton)]
    foreign = [each.text() or each.accessibleName() for each in pushed if each.isVisible()]
    assert [words for words in foreign if not words.startswith("[")] == []
