"""What is installed is whole: the wheel works away from the checkout, with its importers, texts and household."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--wheel-dir", folder, ROOT], capture_output=True, text=True, check=False, timeout=280
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def ran(installed: Path, folder: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def names(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.glob(pattern)}


def test_data_travel_with_the_package(installed: Path) -> None:
    package = installed / "sdt_desktop"
    for inside, outside, pattern in (
        ("_importers", "importers", "*/manifest.toml"),
        ("_resources", "resources", "messages/*.toml"),
        ("_resources", "resources", "personas/*/files/*"),
        ("_resources", "resources", "i18n/*.ts"),
        ("_resources", "resources", "icons/**/*.svg"),
    ):
        expected = names(ROOT / outside, pattern)
        assert expected
        assert names(package / inside, pattern) == expected
    assert names(package / "_resources", "i18n/*.qm") == {"i18n/sdt_en.qm", "i18n/sdt_fr.qm"}


def test_it_finds_its_own_data_and_not_the_checkouts(installed: Path, tmp_path: Path) -> None:
    program = "from sdt_desktop.base import paths; print(paths.importers_root(), paths.resources_root(), sep='\\n')"
    found = [Path(line) for line in ran(installed, tmp_path, "-c", program).splitlines()]
    assert found == [installed / "sdt_desktop" / "_importers", installed / "sdt_desktop" / "_resources"]


def test_the_whole_journey_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    words = ("-m", "sdt_desktop.cli", "demo", "--json", "--lang", "fr", "--out", str(tmp_path / "out"))
    result = json.loads(ran(installed, tmp_path, *words))
    assert result["opened"] == {"verified": True, "rows": 24}
    assert {report["status"] for report in result["files"]} == {"imported"}
    assert Path(result["picture"]).read_bytes().startswith(b"\x89PNG")


def test_licence_and_both_programs_are_declared(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info")
    assert (metadata / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "License-Expression: EUPL-1.2" in (metadata / "METADATA").read_text(encoding="utf-8")
    declared = (metadata / "entry_points.txt").read_text(encoding="utf-8")
    assert "sdt = sdt_desktop.cli.main:main" in declared
    assert "sdt-desktop = sdt_desktop.app:main" in declared
