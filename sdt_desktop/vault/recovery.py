"""24 words that open a vault: a random secret of its own (not the data key, so it can be revoked).

BIP39's bit layout: 256 bits and 8 bits of checksum as 24 numbers of 11 bits. Its seed function is not used.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.secrets import KEY_BYTES, wipe
from sdt_desktop.vault.words import place_of, word_list

COUNT = 24
_BITS = 11
_WORD = re.compile(r"[^\W\d_]+")  # numbers, dots and commas of a written sheet are passed over


def new_secret() -> bytearray:
    return bytearray(os.urandom(KEY_BYTES))


def words_of(secret: bytearray, name: str) -> tuple[str, ...]:
    """The 24 words of a 32-byte secret in list `name`."""
    number = int.from_bytes(secret + hashlib.sha256(secret).digest()[:1])
    words = word_list(name)
    mask = (1 << _BITS) - 1
    return tuple(words[number >> (_BITS * (COUNT - 1 - place)) & mask] for place in range(COUNT))


def typed_words(typed: str | Sequence[str], name: str) -> list[str]:
    """Splits typed text; a sequence (24 fields of a form) keeps its places. One sign is one Chinese word."""
    if not isinstance(typed, str):
        return list(typed)
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", typed))
    return list("".join(words)) if len(word_list(name)[0]) == 1 else words


def secret_of(typed: str | Sequence[str], name: str) -> bytearray:
    """The secret of words as a person types them: without case, accents or extra spaces, four letters will do.

    Raises vault.recovery_count, vault.recovery_unknown_words (positions from 1, comma between) and
    vault.recovery_wrong (checksum: finds 255 of 256 mistakes, the slot's own tag the rest).
    """
    words = typed_words(typed, name)
    if len(words) != COUNT:
        raise SdtError("vault.recovery_count", count=len(words))
    places = [place_of(word, name) for word in words]
    unknown = [str(number) for number, place in enumerate(places, 1) if place is None]
    if unknown:
        raise SdtError("vault.recovery_unknown_words", positions=", ".join(unknown))
    return _checked([place for place in places if place is not None])


def _checked(places: list[int]) -> bytearray:
    number = 0
    for place in places:
        number = number << _BITS | place
    data = bytearray(number.to_bytes(KEY_BYTES + 1))
    secret, checksum = data[:KEY_BYTES], data[KEY_BYTES]
    if hashlib.sha256(secret).digest()[0] != checksum:
        wipe(data, secret)
        raise SdtError("vault.recovery_wrong")
    wipe(data)
    return secret
