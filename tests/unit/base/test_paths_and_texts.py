from pathlib import Path

import pytest

from sdt_desktop.base import paths, texts
from tests.support import ROOT


def test_data_beside_the_package_in_a_checkout() -> None:
    assert Path(str(paths.importers_root())) == ROOT / "importers"
    assert Path(str(paths.resources_root())) == ROOT / "resources"


def test_data_inside_the_package_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_importers").mkdir()
    monkeypatch.setattr(paths, "files", lambda _package: tmp_path)
    assert paths.importers_root() == tmp_path / "_importers"
    assert Path(str(paths.resources_root())) == tmp_path.parent / "resources"


def test_asking_for_a_folder_makes_none(own_home: Path) -> None:
    for place in (paths.own_importers_folder(), paths.default_vaults_folder(), paths.settings_file()):
        assert own_home in place.parents
        assert not place.exists()


@pytest.mark.parametrize(
    ("table", "language", "expected"),
    [
        ({"fr": "oui", "en": "yes"}, "fr", "oui"),
        ({"fr": "oui", "en": "yes"}, "nl", "yes"),
        ({"fr": "oui"}, "nl", "oui"),
        ({"fr": "", "en": "yes"}, "fr", "yes"),
        ({}, "fr", ""),
    ],
)
def test_choosing_a_text(table: dict[str, str], language: str, expected: str) -> None:
    assert texts.choose(table, language) == expected
