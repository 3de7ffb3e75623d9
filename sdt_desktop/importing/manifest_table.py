"""One TOML table being read: every field is asked for by name, and every fault is noted instead of raised."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sdt_desktop.base.errors import SdtError

T = TypeVar("T")
_REQUIRED = "\0required"


class Faults:
    """All that is wrong with one manifest, in the order it was met."""

    def __init__(self, manifest_id: str, place: str = "") -> None:
        self.id = manifest_id
        self.place = place
        self.found: list[SdtError] = []

    def within(self, place: str) -> "Faults":
        """The same list, for fields below `place`."""
        inner = Faults(self.id, place)
        inner.found = self.found
        return inner

    def add(self, code: str, field: str) -> None:
        where = f"{self.place}.{field}" if self.place else field
        self.found.append(SdtError(code, id=self.id, field=where))


class Table:
    """A table and its place (`time`, `observation[2].quality`). `finish` refuses what nobody asked for."""

    def __init__(self, raw: Any, place: str, faults: Faults) -> None:
        self.place = place
        self.faults = faults
        self._raw: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
        self._asked: set[str] = set()
        if not isinstance(raw, dict):
            faults.add("manifest.wrong_type", place)

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def fault(self, code: str, name: str) -> None:
        self.faults.add(code, self.at(name))

    def finish(self) -> None:
        for name in self._raw:
            if name not in self._asked:
                self.fault("manifest.unknown_field", name)

    def raw(self, name: str) -> Any:
        """The value as it stands, None where absent."""
        self._asked.add(name)
        return self._raw.get(name)

    def text(self, name: str, default: str = _REQUIRED) -> str:
        value = self.raw(name)
        if value is None:
            if default is not _REQUIRED:
                return default
            self.fault("manifest.missing_field", name)
            return ""
        return value if isinstance(value, str) else self._wrong(name, "")

    def flag(self, name: str) -> bool:
        value = self.raw(name)
        return value if isinstance(value, bool) else self._wrong(name, False) if value is not None else False

    def number(self, name: str, default: int | None = None) -> int:
        value = self.raw(name)
        if value is None and default is None:
            self.fault("manifest.missing_field", name)
        if value is None:
            return default or 0
        whole = isinstance(value, int) and not isinstance(value, bool)
        return int(value) if whole else self._wrong(name, default or 0)

    def numbers(self, name: str) -> tuple[int, ...]:
        value = self.raw(name)
        if value is None:
            return ()
        fits = isinstance(value, list) and all(type(item) is int for item in value)
        return tuple(value) if fits else self._wrong(name, ())

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, str):
            return (value,)
        return tuple(value) if _all_texts(value) else self._wrong(name, default)

    def text_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; a plain list of texts counts as the only one."""
        value = self.raw(name)
        if value is None or value == []:
            return ()
        if _all_texts(value):
            return (tuple(value),)
        if isinstance(value, list) and all(_all_texts(item) for item in value):
            return tuple(tuple(item) for item in value)
        return self._wrong(name, ())

    def word(self, name: str, words: Iterable[str], default: str = _REQUIRED) -> str:
        """A text of a closed list."""
        value = self.text(name, default)
        if value and value not in words:
            self.fault("manifest.unknown_value", name)
            return ""
        return value

    def member(self, name: str, make: Callable[[str], T], default: T) -> T:
        """A word of an enumeration, required."""
        value = self.text(name)
        return default if not value else self.made(name, value, make, default)

    def made(self, name: str, value: str, make: Callable[[str], T], default: T) -> T:
        try:
            return make(value)
        except (ValueError, KeyError):
            self.fault("manifest.unknown_value", name)
            return default

    def text_map(self, name: str) -> tuple[tuple[str, str], ...]:
        value = self.raw(name)
        if value is None:
            return ()
        fits = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return tuple(value.items()) if fits else self._wrong(name, ())

    def texts_map(self, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Name -> list of texts (or one text)."""
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, dict):
            return self._wrong(name, ())
        inner = Table(value, self.at(name), self.faults)
        return tuple((key, inner.texts(key)) for key in value)

    def table(self, name: str) -> "Table":
        """The sub-table, empty where absent."""
        value = self.raw(name)
        return Table({} if value is None else value, self.at(name), self.faults)

    def tables(self, name: str) -> tuple["Table", ...]:
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            return self._wrong(name, ())
        return tuple(Table(item, f"{self.at(name)}[{n}]", self.faults) for n, item in enumerate(value, 1))

    def languages(self, name: str) -> dict[str, str]:
        """A language table; French and English must be there."""
        found = dict(self.text_map(name))
        for language in ("fr", "en"):
            if not found.get(language, "").strip():
                self.fault("manifest.text_missing", f"{name}.{language}")
        return found

    def _wrong(self, name: str, default: T) -> T:
        self.fault("manifest.wrong_type", name)
        return default


def _all_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
