from pathlib import Path

import pytest

from tests.vault.support import cheap_kdf


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_kdf(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault may be made; nothing is there yet."""
    return tmp_path / "Mes données.sdtvault"
