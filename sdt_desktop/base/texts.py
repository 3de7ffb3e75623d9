"""Texts kept as TOML language tables: `resources/messages/*.toml`, manifests. Reading only, no wording here."""

import tomllib
from functools import cache
from typing import Any, Self

from sdt_desktop.base.paths import resources_root

LANGUAGES = ("fr", "en")
FALLBACK = "en"


@cache
def message_table(name: str) -> dict[str, Any]:
    """`resources/messages/<name>.toml`: key -> language -> text with `{parameter}` places.

    In `codes` each key holds two such tables: `say` (what happened) and, mostly, `next` (what to do).
    """
    text = (resources_root() / "messages" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def choose(table: dict[str, str], language: str) -> str:
    """The text in `language`, else in English, else whatever there is."""
    return table.get(language) or table.get(FALLBACK) or next(iter(table.values()), "")


class Figure(str):
    """A number as text that also picks a word: `{count} {count:row|rows}`, by the rule of `language`.

    Without `value` the text itself is read as a whole number; what is none counts as many.
    """

    __slots__ = ("_one",)
    _one: bool

    def __new__(cls, text: str, language: str, value: float | None = None) -> Self:
        figure = super().__new__(cls, text)
        if value is None:
            value = int(text) if text.isdecimal() else 2
        figure._one = abs(value) < 2 if language == "fr" else value == 1
        return figure

    def __format__(self, spec: str, /) -> str:
        if "|" not in spec:
            return super().__format__(spec)
        one, _, many = spec.partition("|")
        return one if self._one else many
