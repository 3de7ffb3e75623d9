"""QR texts of certificates: every way of writing them, and texts that are broken or hostile."""

import dataclasses
import json
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import cbor
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.certificate import READER
from sdt_desktop.importing.readers.certificate_text import base45, content_of
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem
from tests.unit.readers import certificates
from tests.unit.readers.certificates import qr_text, vaccination


def read(data, limits=DEFAULT_LIMITS):
    raw = data if isinstance(data, bytes) else data.encode()
    return list(READER.read(ExportSource.of_bytes("dcc.txt", raw), ReadOptions(), limits))


def holders(items):
    blocks = [item for item in items if isinstance(item, RawBlock) and item.table == "holder"]
    return [text for block in blocks for text in block.columns["certificate"].texts()]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("open_ended", [True, False])
@pytest.mark.parametrize("level", [0, 9])
def test_every_way_of_writing_the_message(tagged, open_ended, level):
    text = qr_text(vaccination(7), level=level, tagged=tagged, open_ended=open_ended)
    claims, found = content_of(text)
    assert (claims[1], found) == ("FR", vaccination(7))


def test_a_message_that_is_not_packed():
    assert content_of(qr_text(vaccination(), packed=False))[1] == vaccination()


def test_lines_of_a_text_are_certificates():
    first, second = qr_text(vaccination(1)), qr_text(vaccination(2))
    items = read(f"\ufeff{first}\r\n\r\n  {second}\nHC2:X\n{first[:60]}")
    assert holders(items) == ["urn:uvci:01:FR:TEST#1", "urn:uvci:01:FR:TEST#2"]
    assert SkippedRow(4, "skipped.other_quantity") in items
    assert RowProblem(5, "row.undecodable") in items


def test_a_blank_at_the_end_may_have_been_added():
    assert holders(read(qr_text(vaccination(1)) + "   ")) == ["urn:uvci:01:FR:TEST#1"]


def test_json_with_the_text_or_what_was_decoded():
    wrapper = {"PREFIX": qr_text(vaccination(1)), "JSON": vaccination(2)}
    decoded = [wrapper, {"JSON": vaccination(3)}, {"-260": {"1": vaccination(4)}}, vaccination(5), 6]
    items = read(json.dumps(decoded))
    assert holders(items) == [f"urn:uvci:01:FR:TEST#{number}" for number in (2, 3, 4, 5)]
    assert items[0] == SourceNotice("source.decoded_differs")
    assert RowProblem(5, "row.undecodable") in items


@pytest.mark.parametrize(
    "content",
    [{}, [], {**vaccination(), "t": [{"ci": "x"}]}, vaccination(ci=""), {"v": {}}, {"v": [1]}],
)
def test_content_that_is_no_certificate_is_rejected(content):
    assert read(qr_text(content)) == [RowProblem(1, "row.undecodable")]


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), -1, 1e18, "soon", True])
def test_moments_beyond_all_calendars_are_left_out(seconds, monkeypatch):
    claims = {1: "FR", 4: seconds, -260: {1: vaccination()}}
    message = certificates.cbor([b"", {}, certificates.cbor(claims), b""])
    (block, _) = read("HC1:" + certificates.base45(message))
    assert block.columns["expires"].texts() == [""]


@given(st.binary(max_size=60))
def test_base45_there_and_back(data):
    assert base45(certificates.base45(data)) == data


@pytest.mark.parametrize("text", ["A", "AAAA", "a0", "::", ":::", "é00", "0" * 99_999])
def test_what_is_no_base45(text):
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words, so that none of the content is told
        base45(text)


_CBOR = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=30) | st.binary(max_size=300),
    lambda inner: (
        st.lists(inner, max_size=30) | st.dictionaries(st.integers(-300, 70_000) | st.text(max_size=3), inner)
    ),
    max_leaves=20,
)


@given(_CBOR, st.booleans())
def test_cbor_there_and_back(value, open_ended):
    assert cbor.decode(certificates.cbor(value, open_ended=open_ended)) == value


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("f93e00", 1.5), ("fa47c35000", 100000.0), ("fb3ff199999999999a", 1.1), ("f7", None), ("c11a514b67b0", 1363896240),
        ("5f42010243030405ff", b"\1\2\3\4\5"), ("7f657374726561646d696e67ff", "streaming"),
    ],
)  # fmt: skip
def test_cbor_of_the_standard(data, value):
    assert cbor.decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x81" * 5000 + b"\x00", b"\x9f" * 5000, b"\xd8\x40" * 5000, b"\x9b" + b"\xff" * 8, b"\x5b" + b"\xff" * 8,
        b"\x9f" + b"\x00" * 9000 + b"\xff", b"\x00\x00", b"\x62\xff\xff", b"\x1c", b"\xff", b"\xf8\x20", b"\x5f\x5f\xff\xff",
        b"\x5f\x61a\xff", b"\xa1\xf5\x00", b"\xa1\x80\x00", b"\xa1\xf9\x3e\x00\x00", b"\x18",
    ],
)  # fmt: skip
def test_hostile_cbor_ends_at_a_bound(data):
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        cbor.decode(data)


def test_a_text_that_unpacks_to_much_more_is_rejected():
    bomb = "HC1:" + certificates.base45(zlib.compress(b"\0" * 20_000_000, 9))
    assert read(bomb[: 4 + 3 * 10_000]) == [RowProblem(1, "row.undecodable")]
    small = "HC1:" + certificates.base45(zlib.compress(b"\0" * 400_000, 9))
    assert read(small) == [RowProblem(1, "row.undecodable")]


@given(st.binary(max_size=200))
def test_any_bytes_behind_the_prefix(data):
    with suppress(SdtError):
        read(b"HC1:" + data)
    assert read("HC1:" + certificates.base45(data))


def test_bounds_of_the_file():
    with pytest.raises(SdtError) as refusal:
        read("HC1:A\nHC1:B\n", dataclasses.replace(DEFAULT_LIMITS, rows=1))
    assert refusal.value.code == "file.too_many_rows"
    with pytest.raises(SdtError) as refusal:
        read(b"HC1:\xff")
    assert refusal.value.code == "file.wrong_encoding"


def test_a_text_that_was_cut_behind_its_last_sign_of_content_is_rejected():
    whole = certificates.cbor([b"", {}, certificates.cbor({-260: {1: vaccination()}}), b""])
    packed = zlib.compress(whole)
    assert holders(read("HC1:" + certificates.base45(packed)))
    assert read("HC1:" + certificates.base45(packed[:-4])) == [RowProblem(1, "row.undecodable")]
