"""Cells of JSON items: the value at a column's path, for all items at once."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, cast

from sdt_desktop.importing.rows import Cell

_OWN = "."
_DEEPEST_COLUMN = 16


def plain_values(value: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Every plain value below `value` with its path; deeper than anybody's columns is left out."""
    if isinstance(value, dict | list) and depth < _DEEPEST_COLUMN:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from plain_values(inner, f"{path}.{key}" if path else str(key), depth + 1)
    else:
        yield path or _OWN, value


def values_at(items: list[Any], path: str) -> list[Any]:
    """The value at `path` of every item."""
    if path == _OWN:
        return items
    if "." not in path:
        with suppress(AttributeError):  # an item that is no object
            return [item.get(path) for item in items]
    keys = path.split(".")
    return [down(item, keys) for item in items]


def down(value: Any, keys: list[str]) -> Any:
    """What stands below `value`; None where something on the way is missing."""
    for key in keys:
        value = value.get(key) if type(value) is dict else _at(value, key)
        if value is None:
            return None
    return value


def _at(value: Any, key: str) -> Any:
    """The element of a list; None for anything else."""
    if type(value) is list and key.isdecimal() and int(key) < len(value):
        return value[int(key)]
    return None


def elements_below(value: Any, steps: list[str]) -> Iterator[Any] | None:
    """The elements of the lists at `steps` (`[]` for every element, `*` for every member); None if there is none."""
    for number, step in enumerate(steps):
        if step in ("[]", "*"):
            inner = _members(value, step)
            return None if inner is None else _elements_of_each(inner, steps[number + 1 :])
        value = down(value, [step])
    return None if value is None else iter((value,))


def _members(value: Any, step: str) -> list[Any] | None:
    if step == "[]":
        return value if isinstance(value, list) else None
    return list(value.values()) if isinstance(value, dict) else None


def _elements_of_each(values: list[Any], steps: list[str]) -> Iterator[Any]:
    for value in values:
        yield from elements_below(value, steps) or () if steps else (value,)


def cells_of(values: list[Any], *, escapes: bool) -> list[Cell]:
    """Values as cells; `escapes`: half a surrogate pair may be among the texts."""
    kinds = set(map(type, values))
    if kinds & {list, dict} or (escapes and str in kinds):
        return [_cell(value) for value in values]
    return cast("list[Cell]", values)


def _cell(value: Any) -> Cell:
    """Lists and objects are no cells; half a surrogate pair, which no file can hold, is a lost letter."""
    if type(value) is str:
        return value.encode("utf-8", "replace").decode("utf-8")
    return None if isinstance(value, dict | list) else cast("Cell", value)
