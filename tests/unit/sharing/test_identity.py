import subprocess
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import age, minisign
from sdt_desktop.sharing.card import read_card
from sdt_desktop.sharing.identity import (
    Identity,
    card_beside,
    identity_text,
    new_identity,
    parse_identity,
    read_identity,
    refuse_readable_by_others,
    write_identity,
)
from tests.support import needs_tool
from tests.unit.sharing.making import CLOCK


def error_of(work: object, *args: object) -> SdtError:
    with pytest.raises(SdtError) as caught:
        work(*args)  # type: ignore[operator]
    return caught.value


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    new = new_identity("  Équipe plan climat ", CLOCK, language="fr")
    files = write_identity(new, tmp_path / "keys")
    assert (files.identity.name, files.card.name) == (
        "equipe-plan-climat.identity.txt", "equipe-plan-climat.sdtcard.json",
    )  # fmt: skip
    assert read_identity(files.identity) == new.identity
    card = read_card(files.card.read_bytes(), CLOCK)
    assert card.names == {"fr": "Équipe plan climat"}
    assert (card.card_id, card.role) == (new.identity.card_id, "person")
    assert card.age_keys == (new.identity.keys[0].public,)
    assert new.identity.signing_seed is not None
    assert minisign.public_key_text(minisign.public_key(new.identity.signing_seed)).encode() in files.card.read_bytes()


def test_the_identity_is_for_its_owner_alone(tmp_path: Path) -> None:
    files = write_identity(new_identity("Ada", CLOCK), tmp_path)
    assert files.identity.stat().st_mode & 0o777 == 0o600
    refuse_readable_by_others(files.identity)
    files.identity.chmod(0o640)
    assert error_of(refuse_readable_by_others, files.identity).code == "identity.readable_by_others"


@pytest.mark.parametrize("suffix", [".identity.txt", ".sdtcard.json"])
def test_nothing_is_overwritten(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"ada{suffix}").write_text("mine")
    error = error_of(write_identity, new_identity("Ada", CLOCK), tmp_path)
    assert (error.code, error.params) == ("identity.exists", {"file": f"ada{suffix}"})
    assert [path.name for path in tmp_path.iterdir()] == [f"ada{suffix}"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert error_of(write_identity, new_identity("Ada", CLOCK), tmp_path / "file" / "x").code == "out.cannot_write"


@pytest.mark.parametrize(
    ("name", "slug"), [("///", "recipient"), ("Дом", "recipient"), ("../../x", "x"), ("a" * 60, "a" * 40)]
)
def test_file_names_are_plain(name: str, slug: str) -> None:
    assert new_identity(name, CLOCK).slug == slug


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 2001])
def test_a_name_no_card_may_carry(name: str) -> None:
    error = error_of(new_identity, name, CLOCK)
    assert (error.code, error.params) == ("card.incomplete", {"fields": "name"})


def test_a_plain_age_identity_is_read() -> None:
    one, two = age.new_key_pair(), age.new_key_pair()
    text = f"# created: today\n# public key: {one.public}\n{one.secret}\n\n{two.secret}\r\n"
    assert parse_identity(text.encode()) == Identity((one, two))


def test_a_plain_identity_is_written_without_our_lines() -> None:
    identity = Identity((age.new_key_pair(),))
    text = identity_text(identity, "2026-11-23T18:02:11Z")
    assert parse_identity(text.encode()) == identity
    assert "sdt-signing-key" not in text
    assert "# card" not in text


@pytest.mark.parametrize(
    "content",
    [
        b"", b"# only a comment\n", b"hello\n", b"\xff\n", b"age1xyz\n",
        f"{age.new_key_pair().secret}\nhello\n".encode(),
        f"# sdt-signing-key: AAAA\n{age.new_key_pair().secret}\n".encode(),
        f"# sdt-signing-key: ?\n{age.new_key_pair().secret}\n".encode(),
        f"{age.new_key_pair().secret}\n".encode() + b"#" * 70_000,
    ],
    ids=range(9),  # never a part of a random key: two workers must collect the same names
)  # fmt: skip
def test_other_files_are_no_identity(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.identity.txt"
    path.write_bytes(content)
    error = error_of(read_identity, path)
    assert (error.code, error.params) == ("identity.not_an_identity", {"file": "x.identity.txt"})


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert error_of(read_identity, tmp_path / "x").code == "file.not_found"
    assert error_of(read_identity, tmp_path).code == "file.cannot_open"


def test_secrets_are_not_shown() -> None:
    identity = new_identity("Ada", CLOCK).identity
    assert identity.signing_seed is not None
    shown = repr(new_identity("Ada", CLOCK)) + repr(identity)
    assert "AGE-SECRET-KEY" not in shown
    assert repr(identity.signing_seed) not in shown


def test_the_card_beside_an_identity(tmp_path: Path) -> None:
    files = write_identity(new_identity("Ada", CLOCK), tmp_path)
    identity = read_identity(files.identity)
    found = card_beside(files.identity, identity)
    assert found is not None
    assert found.card_id == identity.card_id
    plain = tmp_path / "key.txt"
    plain.write_bytes(files.identity.read_bytes())
    assert card_beside(plain, identity) is None
    files.card.write_bytes(new_identity("Bob", CLOCK).card)
    assert error_of(card_beside, files.identity, identity).code == "card.not_a_card"
    files.card.unlink()
    assert card_beside(files.identity, identity) is None


@needs_tool("age")
def test_the_real_age_takes_the_identity_file(tmp_path: Path) -> None:
    files = write_identity(new_identity("Ada", CLOCK), tmp_path)
    (tmp_path / "sealed").write_bytes(age.encrypt(b"hello", [read_identity(files.identity).keys[0].public]))
    run = subprocess.run(
        ["age", "-d", "-i", files.identity.name, "sealed"], cwd=tmp_path, capture_output=True, check=True
    )
    assert run.stdout == b"hello"


@needs_tool("age-keygen")
def test_an_identity_of_age_keygen_is_read(tmp_path: Path) -> None:
    subprocess.run(["age-keygen", "-o", "key.txt"], cwd=tmp_path, capture_output=True, check=True)
    identity = read_identity(tmp_path / "key.txt")
    assert f"# public key: {identity.keys[0].public}" in (tmp_path / "key.txt").read_text()
