"""Where the program's own data lie (importers, resources) and where a person's files go by default."""

import os
import sys
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_NAME = "Self Data Territorial"


@cache
def _dirs() -> "PlatformDirs":
    """Imported when first asked: the first window is painted without it."""
    from platformdirs import PlatformDirs

    return PlatformDirs(appname=_NAME, appauthor=False)


def _bundled(name: str) -> Traversable:
    """The folder inside the installed package, else the repository's folder beside the package."""
    package = files("sdt_desktop")
    installed = package / f"_{name}"
    if installed.is_dir():
        return installed
    return Path(str(package)).parent / name


def importers_root() -> Traversable:
    return _bundled("importers")


def resources_root() -> Traversable:
    return _bundled("resources")


def own_importers_folder() -> Path:
    """Manifests the person wrote; not created here."""
    return _dirs().user_data_path / "importers"


def default_vaults_folder() -> Path:
    """Where a new vault is proposed; not created here."""
    return _dirs().user_data_path / "vaults"


def settings_file() -> Path:
    """Language, theme, text size, auto-lock: no personal data, ever."""
    if sys.platform.startswith("linux"):  # the same answer as platformdirs, a tenth of a first window sooner
        named = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(named or Path.home() / ".config") / _NAME / "settings.json"
    return _dirs().user_config_path / "settings.json"
