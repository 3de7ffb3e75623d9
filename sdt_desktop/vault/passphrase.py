"""Passphrases: from typed text to bytes, how strong one is, and a generator."""

import secrets
import unicodedata
from dataclasses import dataclass

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.words import folded, list_for_language, word_list

MINIMUM_LENGTH = 12
MAXIMUM_BYTES = 1024
GENERATED_WORDS = 7  # of a list of 2048: 77 bits
_LOOKED_AT = 72  # zxcvbn's own limit; it takes minutes for a page of text
_GOOD_SCORE = 3

_PATTERNS = {
    "dictionary": "common_words",
    "spatial": "keyboard_pattern",
    "repeat": "repeated",
    "sequence": "sequence",
    "date": "date",
    "regex": "date",
}


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` goes from 0 (guessed at once) to 4; `codes` say what to do better, the most important first.

    They are words of the closed list empty, too_long, too_short, common_words, keyboard_pattern, repeated,
    sequence, date.
    """

    score: int
    codes: tuple[str, ...]

    @property
    def acceptable(self) -> bool:
        """Whether a vault can be closed with it at all; a low score is the person's own decision."""
        return not {"empty", "too_long", "too_short"} & set(self.codes)


def passphrase_bytes(text: str) -> bytearray:
    """NFC, every space character as U+0020, no trimming, UTF-8.

    Raises vault.passphrase_empty, vault.passphrase_too_long, vault.passphrase_not_text (half a surrogate pair).
    """
    if any(unicodedata.category(sign) == "Cs" for sign in text):  # encoding it would fail with the text in hand
        raise SdtError("vault.passphrase_not_text")
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    data = bytearray(unicodedata.normalize("NFC", spaced), "utf-8")
    if not data:
        raise SdtError("vault.passphrase_empty")
    if len(data) > MAXIMUM_BYTES:
        raise SdtError("vault.passphrase_too_long")
    return data


def new_passphrase_bytes(text: str) -> bytearray:
    """`passphrase_bytes` for a passphrase about to be set; also vault.passphrase_too_short."""
    data = passphrase_bytes(text)
    if len(text) < MINIMUM_LENGTH:
        raise SdtError("vault.passphrase_too_short", minimum=MINIMUM_LENGTH)
    return data


def passphrase_strength(text: str, language: str = "en", personal: tuple[str, ...] = ()) -> Strength:
    """How long guessing would take, with the language's word list and `personal` words as known words.

    The first call loads zxcvbn (some 0.1 s).
    """
    if not text:
        return Strength(0, ("empty",))
    if len(text.encode("utf-8", "replace")) > MAXIMUM_BYTES:
        return Strength(0, ("too_long",))
    score, patterns = _guess(text[:_LOOKED_AT], _known_words(language, personal))
    short = ("too_short",) if len(text) < MINIMUM_LENGTH else ()
    return Strength(min(score, 2) if short else score, short + (patterns if score <= _GOOD_SCORE else ()))


def _known_words(language: str, personal: tuple[str, ...]) -> list[str]:
    words = word_list(list_for_language(language))
    return [*personal, *words, *(folded(word) for word in words)]


def _guess(text: str, known: list[str]) -> tuple[int, tuple[str, ...]]:
    from zxcvbn import zxcvbn

    result = zxcvbn(text, user_inputs=known)
    found = (_PATTERNS.get(match["pattern"]) for match in result["sequence"])
    return int(result["score"]), tuple(dict.fromkeys(code for code in found if code))


def generate_passphrase(words: int = GENERATED_WORDS, language: str = "en") -> str:
    """Random words of the language's list, in small letters, without accents where that leaves plain letters."""
    vocabulary = word_list(list_for_language(language))
    chosen = (secrets.choice(vocabulary) for _ in range(words))
    return " ".join(folded(word) if folded(word).isascii() else word for word in chosen)
