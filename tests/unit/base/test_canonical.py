import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base import canonical

_SAFE = 2**53 - 1
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-_SAFE, _SAFE) | st.floats(-1e15, 1e15)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def test_the_example_of_the_rfc() -> None:
    document = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "a": '\u20ac$\u000f\nA\'B"\\\\"/',
    }
    expected = '{"a":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}'
    assert canonical.jcs(document) == expected.encode()


@given(documents)
def test_canonical_bytes_read_back_the_same_and_are_stable(document: object) -> None:
    written = canonical.jcs(document)
    assert canonical.jcs(canonical.strict_json(written)) == written
    assert canonical.strict_json(written) == json.loads(json.dumps(document))


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}', b'[{"x":{"k":1,"k":1}}]', b"NaN", b"[Infinity]", b"[-Infinity]", b"\xff", b"", b"{",
        b"\xef\xbb\xbf{}", b"[" * 200_000,
    ],
)  # fmt: skip
def test_strict_json_refuses(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that is the whole contract
        canonical.strict_json(data)


@given(st.lists(st.binary(max_size=64), max_size=8))
def test_digests_agree_however_the_bytes_arrive(chunks: list[bytes]) -> None:
    whole = b"".join(chunks)
    assert canonical.sha256_of_chunks(chunks) == canonical.sha256_hex(whole) == hashlib.sha256(whole).hexdigest()


def test_digest_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "abc"
    path.write_bytes(b"abc")
    assert canonical.sha256_of_file(path).startswith("ba7816bf8f01cfea")
