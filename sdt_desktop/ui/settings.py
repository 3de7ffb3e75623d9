"""Settings of the windows: language, theme, text size, auto-lock. No personal data, no path, ever."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

SCHEMES = ("system", "light", "dark")
CONTRASTS = ("system", "normal", "more")
MOTIONS = ("system", "normal", "none")
AUTO_LOCK_MINUTES = (5, 10, 15, 60, 0)  # 0 is never
_CHOICES: dict[str, tuple[object, ...]] = {
    "language": ("", "fr", "en"),
    "scheme": SCHEMES,
    "contrast": CONTRASTS,
    "motion": MOTIONS,
    "text_size": tuple(range(9, 21)),
    "auto_lock_minutes": AUTO_LOCK_MINUTES,
    "keep_originals": (True, False),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` empty follows the desktop; `text_size` in points; `auto_lock_minutes` 0 is never."""

    language: str = ""
    scheme: str = "system"
    contrast: str = "system"
    motion: str = "system"
    text_size: int = 10
    auto_lock_minutes: int = 10
    keep_originals: bool = True


def read(path: Path) -> Settings:
    """The settings in the file; whatever is missing, unknown or out of range is its default."""
    if not path.is_file():
        return Settings()
    from sdt_desktop.base.canonical import strict_json

    try:
        found = strict_json(path.read_bytes())
    except (ValueError, OSError):
        return Settings()
    return _settings_of(found) if isinstance(found, dict) else Settings()


def _settings_of(found: dict[str, Any]) -> Settings:
    good = {name: found[name] for name, choices in _CHOICES.items() if name in found and _is_one(found[name], choices)}
    return Settings(**good)


def _is_one(value: object, choices: tuple[object, ...]) -> bool:
    """Equal and of the same type: JSON's `true` is not the number 1."""
    return any(value == choice and type(value) is type(choice) for choice in choices)


def write(path: Path, settings: Settings) -> None:
    """Replaces the file as a whole; raises OSError."""
    import json

    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(path)


class SettingsStore(QObject):
    """The settings in force. `changed` carries the old and the new ones, after they were written."""

    changed = Signal(object, object)

    def __init__(self, path: Path | None) -> None:
        """`path` None keeps them in memory only."""
        super().__init__()
        self._path = path
        self.value = read(path) if path is not None else Settings()

    def change(self, **changes: Any) -> None:
        """Sets fields by name; values outside the choices are a programming error (ValueError)."""
        for name, value in changes.items():
            if not _is_one(value, _CHOICES[name]):
                raise ValueError(name)
        old, self.value = self.value, replace(self.value, **changes)
        if old != self.value:
            self._keep()
            self.changed.emit(old, self.value)

    def _keep(self) -> None:
        """A folder that cannot be written is no reason to stop: the choice holds until the program ends."""
        if self._path is None:
            return
        try:
            write(self._path, self.value)
        except OSError:
            from sdt_desktop.base.logs import get_log

            get_log("ui").warning("settings not written")


ALL_FIELDS = tuple(field.name for field in fields(Settings))
