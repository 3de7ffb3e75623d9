import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.recovery import new_secret, secret_of, words_of
from sdt_desktop.vault.words import completions, folded, list_for_language, list_names, place_of, word_list
from tests.vault import support

LISTS = (
    "chinese_simplified", "chinese_traditional", "czech", "english", "french", "italian", "japanese", "korean",
    "portuguese", "spanish", "turkish",
)  # fmt: skip
FOUR_LETTERS = ("czech", "english", "french", "italian", "japanese", "portuguese", "spanish")
SECRET = bytearray(range(0x40, 0x60))


def code_of(words: object, name: str = "french") -> tuple[str, dict[str, object]]:
    with pytest.raises(SdtError) as caught:
        secret_of(words, name)  # type: ignore[arg-type]
    return caught.value.code, dict(caught.value.params)


def test_the_lists_are_those_without_a_broken_word() -> None:
    """mnemonic 0.21 ships a Russian word 1573 with two replacement characters: nobody could type it."""
    assert list_names() == LISTS


@pytest.mark.parametrize("name", LISTS)
def test_every_list_there_and_back(name: str) -> None:
    secret = new_secret()
    words = words_of(secret, name)
    assert len(words) == 24
    assert secret_of(words, name) == secret
    assert secret_of("  ".join(words), name) == secret
    assert secret_of("\u3000".join(words), name) == secret
    assert secret_of(unicodedata.normalize("NFD", "\n".join(words)), name) == secret


@pytest.mark.parametrize("name", LISTS)
def test_no_two_words_of_a_list_fold_to_the_same(name: str) -> None:
    assert len({folded(word) for word in word_list(name)}) == 2048
    assert [place_of(word.upper(), name) for word in word_list(name)] == list(range(2048))


@pytest.mark.parametrize("name", FOUR_LETTERS)
def test_the_first_four_letters_will_do(name: str) -> None:
    words = words_of(SECRET, name)
    assert secret_of(" ".join(folded(word)[:4].upper() for word in words), name) == SECRET


@pytest.mark.parametrize("name", ["korean", "turkish"])
def test_four_letters_that_fit_two_words_are_unknown_not_guessed(name: str) -> None:
    plain = [folded(word) for word in word_list(name)]
    twice = next(word for word in plain if sum(other.startswith(word[:4]) for other in plain) > 1 and len(word) > 4)
    if twice[:4] not in plain:
        assert place_of(twice[:4], name) is None


def test_case_accents_spaces_and_the_sheets_numbers_are_passed_over() -> None:
    words = words_of(SECRET, "french")
    numbered = "".join(f"{number:2}. {folded(word).upper()},\n" for number, word in enumerate(words, 1))
    assert secret_of(numbered, "french") == SECRET


def test_chinese_without_spaces() -> None:
    assert secret_of("".join(words_of(SECRET, "chinese_simplified")), "chinese_simplified") == SECRET


def test_known_vectors_of_bip39() -> None:
    """trezor/python-mnemonic's vectors for 256 bits of zeros and ones."""
    assert words_of(bytearray(32), "english") == ("abandon",) * 23 + ("art",)
    assert words_of(bytearray(b"\xff" * 32), "english") == ("zoo",) * 23 + ("vote",)


def test_unknown_words_are_marked_by_position() -> None:
    words = list(words_of(SECRET, "french"))
    words[2], words[23] = "xylophone", "ver"
    assert code_of(words) == ("vault.recovery_unknown_words", {"positions": "3, 24"})
    assert code_of(" ".join(words)) == ("vault.recovery_unknown_words", {"positions": "3, 24"})
    words[2] = ""  # an empty field of a form keeps its place
    assert code_of(words) == ("vault.recovery_unknown_words", {"positions": "3, 24"})


def test_too_few_and_too_many() -> None:
    words = words_of(SECRET, "french")
    assert code_of(words[:23]) == ("vault.recovery_count", {"count": 23})
    assert code_of((*words, "abaisser")) == ("vault.recovery_count", {"count": 25})
    assert code_of("") == ("vault.recovery_count", {"count": 0})


def test_a_wrong_word_is_noticed_by_the_checksum_255_times_of_256() -> None:
    words = list(words_of(SECRET, "french"))
    passed = 0
    for word in word_list("french"):
        code = support.code_of(secret_of, [word, *words[1:]], "french")
        assert code in (None, "vault.recovery_wrong")
        passed += code is None
    assert 1 < passed < 30


@given(st.binary(min_size=32, max_size=32), st.sampled_from(LISTS))
def test_any_secret_there_and_back(data: bytes, name: str) -> None:
    assert secret_of(words_of(bytearray(data), name), name) == data


@given(st.text(max_size=300))
def test_any_text_is_refused_by_a_code(text: str) -> None:
    assert code_of(text)[0].startswith("vault.recovery_")


@pytest.mark.parametrize(
    ("language", "name"),
    [("fr", "french"), ("pt_BR", "portuguese"), ("en-GB", "english"), ("de", "english"), ("nl", "english"),
     ("fi", "english"), ("ca", "english"), ("ru", "english"), ("", "english")],
)  # fmt: skip
def test_each_language_has_a_list(language: str, name: str) -> None:
    assert list_for_language(language) == name


def test_completion() -> None:
    found = completions("ÉCO", "french")
    assert found
    assert found == tuple(word for word in word_list("french") if folded(word).startswith("eco"))[:8]
    assert completions("", "french") == ()
