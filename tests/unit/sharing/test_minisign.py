import base64
import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from sdt_desktop.base.canonical import jcs
from sdt_desktop.sharing import minisign
from sdt_desktop.sharing.manifest import KEY_COMMENT, SIGNATURE_COMMENT, parse_manifest, pseudonym
from tests.support import data, needs_tool

SEED = bytes(range(32))
KEY = minisign.public_key(SEED)
WORDS = {"untrusted": "ours", "trusted": "of today"}


def vector_manifest() -> bytes:
    return jcs(json.loads(data("vectors/manifest.json").read_text(encoding="utf-8")))


def test_the_designs_manifest_has_the_stated_length_and_hash() -> None:
    canonical = vector_manifest()
    digest = hashlib.sha256(canonical).hexdigest()
    assert (len(canonical), digest[:8], digest[-8:]) == (1642, "3be7d3fc", "3e008bb3")


def test_the_designs_signature_verifies_by_its_key() -> None:
    canonical = vector_manifest()
    manifest = parse_manifest(canonical)
    key = minisign.parse_public_key(manifest.sender_key)
    assert key.named_by_itself
    assert manifest.pseudonym == pseudonym(key.key)
    minisign.verify_file(
        canonical, data("vectors/manifest.json.minisig").read_bytes(), key.key,
        untrusted=SIGNATURE_COMMENT, trusted=manifest.trusted_comment,
    )  # fmt: skip


def test_the_designs_public_key_file_is_written_the_same() -> None:
    manifest = parse_manifest(vector_manifest())
    written = minisign.public_key_file(minisign.parse_public_key(manifest.sender_key).key, KEY_COMMENT)
    entry = next(one for one in manifest.files if one.path == "sender.pub")
    assert (len(written), hashlib.sha256(written).hexdigest()) == (entry.bytes, entry.sha256)


def test_the_designs_receipt_is_the_one_the_manifest_lists() -> None:
    entry = next(one for one in parse_manifest(vector_manifest()).files if one.path.endswith(".jsonld"))
    content = data("vectors/consent-receipt.jsonld").read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (entry.bytes, entry.sha256)


def test_key_id_is_the_hash_of_the_key() -> None:
    text = minisign.public_key_text(KEY)
    raw = base64.b64decode(text)
    assert (len(raw), raw[:2], raw[2:10], raw[10:]) == (42, b"Ed", hashlib.sha256(KEY).digest()[:8], KEY)
    assert minisign.parse_public_key(text) == minisign.PublicKey(raw[2:10], KEY)


def test_a_key_named_otherwise_is_read_and_told_apart() -> None:
    other = base64.b64encode(b"Ed" + bytes(8) + KEY).decode()
    assert not minisign.parse_public_key(other).named_by_itself


@pytest.mark.parametrize(
    "text",
    [
        "", "?", base64.b64encode(b"ED" + bytes(40)).decode(), base64.b64encode(b"Ed" + bytes(39)).decode(),
        minisign.public_key_text(KEY) + "\n", minisign.public_key_text(KEY)[:-1] + "=",
    ],
)  # fmt: skip
def test_other_texts_are_no_public_key(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
        minisign.parse_public_key(text)


def test_a_signature_verifies_and_every_changed_byte_of_it_is_refused() -> None:
    signature = minisign.sign_file(b"manifest", SEED, **WORDS)
    minisign.verify_file(b"manifest", signature, KEY, **WORDS)
    for place in range(len(signature)):
        altered = bytearray(signature)
        altered[place] ^= 1
        with pytest.raises(minisign.BadSignatureError):
            minisign.verify_file(b"manifest", bytes(altered), KEY, **WORDS)


@pytest.mark.parametrize("signature", [b"", b"\n\n\n\n", b"a\nb\nc\nd\n", "é\né\né\né\n".encode()])
def test_what_is_no_signature_file_is_refused(signature: bytes) -> None:
    with pytest.raises(minisign.BadSignatureError):
        minisign.verify_file(b"manifest", signature, KEY, **WORDS)


def test_another_message_comment_key_or_line_is_refused() -> None:
    signature = minisign.sign_file(b"manifest", SEED, **WORDS)
    other = minisign.public_key(bytes(32))
    for message, file, key, words in (
        (b"manifesT", signature, KEY, WORDS),
        (b"manifest", signature, KEY, {**WORDS, "trusted": "of tomorrow"}),
        (b"manifest", signature, KEY, {**WORDS, "untrusted": "theirs"}),
        (b"manifest", signature, other, WORDS),
        (b"manifest", signature + b"\n", KEY, WORDS),
        (b"manifest", signature.replace(b"\n", b"\r\n"), KEY, WORDS),
    ):
        with pytest.raises(minisign.BadSignatureError):
            minisign.verify_file(message, file, key, **words)


def test_a_comment_by_another_key_of_the_same_name_is_refused() -> None:
    """The second signature is checked for itself: the first alone says nothing about the comment."""
    lines = minisign.sign_file(b"manifest", SEED, **WORDS).split(b"\n")
    lines[3] = minisign.base64_text(minisign.sign(b"x", SEED)).encode()
    with pytest.raises(minisign.BadSignatureError):
        minisign.verify_file(b"manifest", b"\n".join(lines), KEY, **WORDS)


@pytest.mark.parametrize("text", ["QQ", "QR==", "Q Q=", "QQ==\n", "Q-==", "é"])
def test_base64_has_one_spelling(text: str) -> None:
    assert minisign.base64_bytes("QQ==") == b"A"
    with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
        minisign.base64_bytes(text)


def test_new_keys_differ() -> None:
    assert len({minisign.new_seed() for _ in range(20)}) == 20
    assert len(minisign.new_seed()) == 32


def minisign_says(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["minisign", "-Vm", "manifest.json", "-p", "sender.pub"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@needs_tool("minisign")
def test_the_real_minisign_verifies_ours_and_refuses_what_was_altered(tmp_path: Path) -> None:
    signature = minisign.sign_file(b"manifest", SEED, **WORDS)
    (tmp_path / "manifest.json").write_bytes(b"manifest")
    (tmp_path / "manifest.json.minisig").write_bytes(signature)
    (tmp_path / "sender.pub").write_bytes(minisign.public_key_file(KEY, KEY_COMMENT))
    good = minisign_says(tmp_path)
    assert (good.returncode, "of today" in good.stdout) == (0, True), good.stderr
    (tmp_path / "manifest.json.minisig").write_bytes(signature.replace(b"of today", b"of never"))
    assert minisign_says(tmp_path).returncode != 0
    (tmp_path / "manifest.json.minisig").write_bytes(signature)
    (tmp_path / "manifest.json").write_bytes(b"manifesT")
    assert minisign_says(tmp_path).returncode != 0


@needs_tool("minisign")
def test_the_real_minisign_verifies_the_designs_vector(tmp_path: Path) -> None:
    canonical = vector_manifest()
    key = minisign.parse_public_key(parse_manifest(canonical).sender_key).key
    (tmp_path / "manifest.json").write_bytes(canonical)
    (tmp_path / "manifest.json.minisig").write_bytes(data("vectors/manifest.json.minisig").read_bytes())
    (tmp_path / "sender.pub").write_bytes(minisign.public_key_file(key, KEY_COMMENT))
    assert minisign_says(tmp_path).returncode == 0
