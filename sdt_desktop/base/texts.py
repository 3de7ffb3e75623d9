"""Texts kept as TOML language tables: `resources/messages/*.toml`, manifests. Reading only, no wording here."""

import tomllib
from functools import cache
from typing import Any

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
