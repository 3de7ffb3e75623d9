"""What the tests of several pages share."""

from pathlib import Path

import pytest


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person's own importers, empty and not there yet."""
    folder = tmp_path / "importers"
    for module in ("describe", "descriptions", "importers", "import_exports"):
        monkeypatch.setattr(f"sdt_desktop.services.{module}.own_importers_folder", lambda: folder)
    return folder
