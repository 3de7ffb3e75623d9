import subprocess
from pathlib import Path

import pyrage
import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import age
from tests.support import needs_tool

ONE, TWO, THREE = (age.new_key_pair() for _ in range(3))


def code_of(data: bytes, *secrets: str) -> str:
    with pytest.raises(SdtError) as caught:
        age.decrypt(data, secrets)
    return caught.value.code


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072])
def test_each_of_several_recipients_opens_it(size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    sealed = age.encrypt(content, [ONE.public, TWO.public])
    for pair in (ONE, TWO):
        assert age.decrypt(sealed, [THREE.secret, pair.secret]) == content


@pytest.mark.parametrize("line", [b"\n", b"\r\n"])
def test_the_armoured_form_is_read(line: bytes) -> None:
    armoured = pyrage.encrypt(b"hello", [pyrage.x25519.Recipient.from_str(ONE.public)], armored=True)
    assert age.decrypt(armoured.replace(b"\n", line), [ONE.secret]) == b"hello"


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"age-encryption.org/v2\n", b"PK\3\4", b"-----BEGIN PGP MESSAGE-----\n"]
)
def test_what_is_no_age_file(data: bytes) -> None:
    assert code_of(data, ONE.secret) == "share.not_a_package"


def test_none_of_my_keys() -> None:
    sealed = age.encrypt(b"hello", [ONE.public])
    assert code_of(sealed, TWO.secret, THREE.secret) == "share.no_key"
    assert code_of(sealed) == "share.no_key"
    assert code_of(pyrage.passphrase.encrypt(b"hello", "a phrase"), ONE.secret) == "share.no_key"


def test_cut_anywhere_after_the_header_line_gives_nothing() -> None:
    sealed = age.encrypt(b"hello" * 20_000, [ONE.public])
    for length in (len(age._BINARY), 60, 200, len(sealed) - 65_552, len(sealed) - 1):
        assert code_of(sealed[:length], ONE.secret) == "share.damaged"
    assert code_of(sealed + b"x", ONE.secret) == "share.damaged"


def test_too_large_a_file_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "MAX_BYTES", 100)
    assert code_of(age.encrypt(b"hello", [ONE.public]), ONE.secret) == "share.unsafe_archive"


def test_kinds_of_keys() -> None:
    assert age.usable(ONE.public)
    assert not age.usable("age1pq1" + "q" * 50)
    for text in (
        "",
        "age1",
        "age1hello",
        ONE.public[:-1] + ("p" if ONE.public[-1] == "q" else "q"),
        ONE.public.upper(),
        "ssh-ed25519 AAAA",
        "age1PQ1qq",
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
            age.usable(text)


def test_wrong_secrets_and_nobody_to_seal_for() -> None:
    for work in (
        lambda: age.key_pair("AGE-SECRET-KEY-1X"),
        lambda: age.encrypt(b"", []),
        lambda: age.encrypt(b"", ["x"]),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
            work()


def test_a_secret_is_not_shown() -> None:
    assert ONE.secret not in repr(ONE)


@needs_tool("age")
@pytest.mark.parametrize("recipients", [1, 2])
def test_the_real_age_opens_ours_and_ours_opens_its(recipients: int, tmp_path: Path) -> None:
    keys = [pair.public for pair in (ONE, TWO)[:recipients]]
    (tmp_path / "id.txt").write_text(ONE.secret + "\n")
    (tmp_path / "ours").write_bytes(age.encrypt(b"hello", keys))
    run = subprocess.run(["age", "-d", "-i", "id.txt", "ours"], cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout == b"hello"
    for flags in ([], ["-a"]):
        to = [word for key in keys for word in ("-r", key)]
        theirs = subprocess.run(["age", *flags, *to], cwd=tmp_path, input=b"hi", capture_output=True, check=True)
        assert age.decrypt(theirs.stdout, [ONE.secret]) == b"hi"
