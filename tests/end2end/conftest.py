import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sdt_desktop.cli.main import main
from tests.vault.support import cheap_kdf

PASSPHRASE = "sept mots tirés au hasard"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_kdf(monkeypatch)
    monkeypatch.setenv("SDT_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def sdt(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Runs `sdt … --json` and gives (status, document); the error stream is kept in `sdt.said`."""

    def run(*words: object) -> tuple[int, Any]:
        status = main([*map(str, words), "--json"])
        out, run.said = capsys.readouterr()
        return status, json.loads(out) if out.strip() else None

    run.said = ""
    return run


@pytest.fixture
def vault(sdt: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new vault that `sdt` uses from now on."""
    folder = tmp_path / "Essai é#1.sdtvault"
    status, _ = sdt("vault", "create", folder, "--kdf", "interactive")
    assert status == 0
    monkeypatch.setenv("SDT_VAULT", str(folder))
    return folder
