"""The BIP39 word lists (2048 words each) that come with `mnemonic`, and how a typed word finds its place."""

import unicodedata
from collections import Counter
from functools import cache

ENGLISH = "english"
PREFIX = 4  # letters that are enough where they are unique
_LISTS = {
    "cs": "czech", "en": ENGLISH, "es": "spanish", "fr": "french", "it": "italian", "ja": "japanese",
    "ko": "korean", "pt": "portuguese", "ru": "russian", "tr": "turkish", "zh": "chinese_simplified",
}  # fmt: skip


@cache
def list_names() -> tuple[str, ...]:
    """Every usable list. One with a broken word is left out (mnemonic 0.21: "russian", number 1573)."""
    from mnemonic import Mnemonic

    return tuple(name for name in sorted(Mnemonic.list_languages()) if all(map(str.isalpha, _read(name))))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words in NFC, in the list's order; KeyError for a list that is not in `list_names`."""
    if name not in list_names():
        raise KeyError(name)
    return _read(name)


def _read(name: str) -> tuple[str, ...]:
    from mnemonic import Mnemonic

    return tuple(unicodedata.normalize("NFC", word) for word in Mnemonic(name).wordlist)


def list_for_language(language: str) -> str:
    """The list of an interface language ("fr", "pt-BR"); English where there is none (Dutch, German …)."""
    name = _LISTS.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
    return name if name in list_names() else ENGLISH


def folded(word: str) -> str:
    """Without case and accents; no two words of a list become the same."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


@cache
def _places(name: str) -> dict[str, int]:
    return {folded(word): place for place, word in enumerate(word_list(name))}


@cache
def _prefixes(name: str) -> dict[str, int]:
    """Beginnings of four or more letters that fit one word only."""
    beginnings = [(word[:end], place) for word, place in _places(name).items() for end in range(PREFIX, len(word))]
    count = Counter(beginning for beginning, _ in beginnings)
    return {beginning: place for beginning, place in beginnings if count[beginning] == 1}


def place_of(typed: str, name: str) -> int | None:
    """The number (0 to 2047) of a word typed whole or by its first four letters or more; None if unknown."""
    plain = folded(typed)
    whole = _places(name).get(plain)
    return _prefixes(name).get(plain) if whole is None else whole


def completions(typed: str, name: str, limit: int = 8) -> tuple[str, ...]:
    """Words of the list that begin with what was typed, for a field's suggestions."""
    plain = folded(typed)
    return tuple(word for word in word_list(name) if plain and folded(word).startswith(plain))[:limit]
