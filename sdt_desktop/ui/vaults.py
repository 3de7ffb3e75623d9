"""Which vaults there are, by their folders' names; nothing is opened or remembered."""

import unicodedata
from pathlib import Path

SUFFIX = ".sdtvault"


def vault_name(folder: Path) -> str:
    return folder.name.removesuffix(SUFFIX)


def vaults_in(folder: Path) -> list[Path]:
    """Vault folders, the one used last first."""
    found = [path for path in folder.glob(f"*{SUFFIX}") if (path / "vault.json").is_file()]
    return sorted(found, key=lambda path: (path / "vault.json").stat().st_mtime, reverse=True)


def folder_for(name: str, parent: Path) -> Path:
    """Where a vault of that name goes; signs that no file system takes are left out."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", name) if sign not in '<>:"/\\|?*' and sign.isprintable()
    )
    return parent / f"{plain.strip(' .')}{SUFFIX}"


def is_usable_name(name: str) -> bool:
    return vault_name(folder_for(name, Path())) != ""
