import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.passphrase import (
    MAXIMUM_BYTES,
    generate_passphrase,
    new_passphrase_bytes,
    passphrase_bytes,
    passphrase_strength,
)
from sdt_desktop.vault.words import folded, list_for_language, word_list


def test_composed_and_decomposed_accents_are_the_same() -> None:
    assert passphrase_bytes("été") == passphrase_bytes("e\u0301te\u0301") == "été".encode()


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000", "\u2003", "\u1680"])
def test_every_space_is_the_same_and_none_is_trimmed(space: str) -> None:
    assert passphrase_bytes(f"{space}a{space}b{space}") == b" a b "


def test_case_and_compatibility_forms_differ() -> None:
    assert passphrase_bytes("ﬁn") != passphrase_bytes("fin")
    assert passphrase_bytes("A") != passphrase_bytes("a")


def test_empty_long_and_half_a_sign_are_refused() -> None:
    with pytest.raises(SdtError, match=r"vault\.passphrase_empty"):
        passphrase_bytes("")
    assert len(passphrase_bytes("é" * (MAXIMUM_BYTES // 2))) == MAXIMUM_BYTES
    with pytest.raises(SdtError, match=r"vault\.passphrase_too_long"):
        passphrase_bytes("é" * (MAXIMUM_BYTES // 2) + "a")
    with pytest.raises(SdtError, match=r"vault\.passphrase_not_text") as caught:
        passphrase_bytes("secret\udc80")
    assert caught.value.__context__ is None  # an encoding error would carry the passphrase


def test_a_new_one_has_twelve_signs() -> None:
    with pytest.raises(SdtError) as caught:
        new_passphrase_bytes("onze signes")
    assert (caught.value.code, caught.value.params) == ("vault.passphrase_too_short", {"minimum": 12})
    assert new_passphrase_bytes("douze signes") == b"douze signes"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = passphrase_bytes(text)
    assert passphrase_bytes(once.decode()) == once


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"), ("x" * 1025, "too_long"), ("court", "too_short"), ("motdepasse1234", "common_words"),
        ("aaaaaaaaaaaaaaaa", "repeated"), ("abcdefghijklmnop", "sequence"), ("zxcvbnm,./zxcvbn", "keyboard_pattern"),
        ("14.07.1789", "date"),
    ],
    ids=lambda value: value[:16],
)  # fmt: skip
def test_what_is_weak_is_named(text: str, code: str) -> None:
    strength = passphrase_strength(text, "fr")
    assert code in strength.codes
    assert strength.score <= 2


def test_words_of_the_own_language_and_the_persons_own_count_as_known() -> None:
    for text in ("pénétrerxyloq", "penetrerxyloq"):
        assert passphrase_strength(text, "fr").score < passphrase_strength(text, "en").score
    assert passphrase_strength("zorglubardiqu", "fr", ("zorglubardiqu",)).score == 0
    assert passphrase_strength("zorglubardiqu", "fr").score > 2


def test_short_ones_cannot_be_taken_long_ones_can() -> None:
    assert not passphrase_strength("Xq7!kp2").acceptable
    assert passphrase_strength("Xq7!kp2").score <= 2
    assert passphrase_strength("aaaaaaaaaaaaaaaa").acceptable


def test_a_page_of_text_is_answered_at_once() -> None:
    assert passphrase_strength("correct horse " * 70).score == 4


@pytest.mark.parametrize("language", ["fr", "en", "es", "it", "pt-BR", "cs", "ja", "zh", "de", "nl", "ru"])
def test_the_generator_gives_seven_words_of_the_language(language: str) -> None:
    words = {folded(word) for word in word_list(list_for_language(language))}
    made = {generate_passphrase(language=language) for _ in range(20)}
    assert len(made) == 20
    for passphrase in made:
        assert [folded(word) in words for word in passphrase.split(" ")] == [True] * 7
        assert new_passphrase_bytes(passphrase)


def test_generated_ones_are_strong() -> None:
    assert passphrase_strength(generate_passphrase(language="fr"), "fr").score == 4
    assert generate_passphrase(language="fr").isascii()


def test_strength_shows_no_passphrase() -> None:
    assert "secret" not in repr(passphrase_strength("secret secret", "fr"))
