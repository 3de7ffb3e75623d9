"""Which headings may be shown as they stand: those made only of words that formats are known to use.

A heading may be a value in disguise (a file without a header row, a person's name over a column, an account number
as a key). So a word is shown where bundled manifests or `resources/heading_words.txt` know it; any other is shown as
its pattern.
"""

import re
from functools import cache

from sdt_desktop.base.paths import importers_root, resources_root
from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.value_shapes import is_value, shape_of

_WORD = re.compile(r"[^\W\d_]+|\d+")
_PARTS = re.compile(r"[^\W\d_]+|[\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HEADINGS = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LONGEST = 80
_KEYS = re.compile(r"^\s*(?:columns?|keys|formats|label|[a-z]+_column|\"[^\"]+\")\s*=|columns|synonyms", re.MULTILINE)


@cache
def known_words() -> frozenset[str]:
    """Normalised words of the headings that bundled manifests name, and of common ones."""
    common = (resources_root() / "heading_words.txt").read_text(encoding="utf-8")
    lines = [line for line in common.splitlines() if not line.startswith("#")]
    found = {normal_name(word) for line in lines for word in line.split()}
    for folder in importers_root().iterdir():
        manifest = folder / "manifest.toml"
        if folder.is_dir() and manifest.is_file():
            found |= set(_words_of(manifest.read_text(encoding="utf-8")))
    return frozenset(found)


def _words_of(manifest: str) -> list[str]:
    """Words of the texts on lines that name columns."""
    lines = [line for line in manifest.splitlines() if _KEYS.search(line)]
    texts = [text for line in lines for text in _HEADINGS.findall(line)]
    return [normal_name(word) for text in texts for word in _LETTERS.findall(_parted(text))]


def _parted(text: str) -> str:
    """`startTime` is two words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


def is_field_name(text: str) -> bool:
    """Whether a heading says nothing but known words (and short numbers, as in `PM2.5`)."""
    if not text or len(text) > _LONGEST or is_value(text) or "@" in text:
        return False
    words = _WORD.findall(_parted(text))
    return any(word.isalpha() for word in words) and all(_is_known(word) for word in words)


def _is_known(word: str) -> bool:
    if word.isdecimal():
        return len(word) <= 2
    return len(word) == 1 or normal_name(word) in known_words()


def shown_name(text: str) -> str:
    """The heading; its words nobody knows, or all of it where it looks like a value, as patterns."""
    if is_field_name(text):
        return text
    if len(text) > _LONGEST or is_value(text) or "@" in text or not _LETTERS.search(text):
        return shape_of(text)
    return "".join(part if _WORD.fullmatch(part) and _shows(part) else shape_of(part) for part in _PARTS.findall(text))


def _shows(word: str) -> bool:
    return not word.isdecimal() and len(word) > 1 and normal_name(word) in known_words()
