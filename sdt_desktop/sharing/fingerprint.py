"""A card's fingerprint: hash of its keys, as 40 digits for the eye and 6 words for the ear."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from sdt_desktop.base.canonical import jcs, sha256_hex

_PREFIX = b"sdt-card-keys/1\n"
_DIGITS, _GROUP = 40, 5
_WORDS, _WORD_BITS, _HASH_BITS = 6, 11, 256

# The BIP39 lists of mnemonic 0.21. Russian is left out: its word 1573 is two letters and a stray mark.
_LISTS = {
    "cs": "czech", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "ja": "japanese",
    "ko": "korean", "pt": "portuguese", "tr": "turkish", "zh": "chinese_simplified",
}  # fmt: skip


def fingerprint_of(keys: Mapping[str, object]) -> str:
    """`sha256:` and the hash of a card's `keys` object."""
    return f"sha256:{sha256_hex(_PREFIX + jcs(keys))}"


def _number(fingerprint: str) -> int:
    return int(fingerprint.removeprefix("sha256:"), 16)


def digits(fingerprint: str) -> str:
    """40 digits in 8 groups of 5."""
    text = f"{_number(fingerprint) % 10**_DIGITS:0{_DIGITS}d}"
    return " ".join(text[place : place + _GROUP] for place in range(0, _DIGITS, _GROUP))


def words(fingerprint: str, language: str) -> tuple[str, ...]:
    """The first 66 bits as 6 words of the language's BIP39 list, English where there is none."""
    first = _number(fingerprint) >> (_HASH_BITS - _WORDS * _WORD_BITS)
    shifts = range((_WORDS - 1) * _WORD_BITS, -1, -_WORD_BITS)
    table = _list(language.replace("_", "-").partition("-")[0].lower())
    return tuple(table[(first >> shift) % 2**_WORD_BITS] for shift in shifts)


@cache
def _list(language: str) -> tuple[str, ...]:
    from mnemonic import Mnemonic

    name = _LISTS.get(language, _LISTS["en"])
    return tuple(unicodedata.normalize("NFC", word) for word in Mnemonic(name).wordlist)
