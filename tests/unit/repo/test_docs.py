"""Documents: every field of a manifest is explained, links lead somewhere."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.support import ROOT

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_LATER = re.compile(r"docs/pictures/")  # placed by the screenshot command
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.fixture
def make_docs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import make_docs

    yield make_docs
    sys.modules.pop("make_docs", None)


def test_every_field_that_is_read_is_explained_and_the_other_way_round(make_docs: ModuleType) -> None:
    assert len(make_docs.fields_read()) > 90
    assert make_docs.disagreements() == []


def test_a_field_without_explanation_is_noticed(make_docs: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    explained = make_docs.explained()
    explained["time"].pop("stamp")
    explained["time"]["invented"] = "…"
    monkeypatch.setattr(make_docs, "explained", lambda: explained)
    assert make_docs.disagreements() == ["time.invented", "time.stamp"]


def test_the_pages_say_what_the_program_knows(make_docs: ModuleType) -> None:
    for path, text in make_docs.pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is old: python packaging/make_docs.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    missing = [link for link in targets if not _LATER.match(link) and not (page.parent / link).exists()]
    assert missing == []
