"""Where the program's own data lie (importers, resources) and where a person's files go by default."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="Self Data Territorial", appauthor=False)


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
    return _DIRS.user_data_path / "importers"


def default_vaults_folder() -> Path:
    """Where a new vault is proposed; not created here."""
    return _DIRS.user_data_path / "vaults"


def settings_file() -> Path:
    """Language, theme, text size, auto-lock: no personal data, ever."""
    return _DIRS.user_config_path / "settings.json"
