import io
import subprocess
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import names, zip_check
from sdt_desktop.sharing.zip_check import read_archive
from sdt_desktop.sharing.zip_write import write_archive
from tests.support import needs_tool
from tests.unit.sharing.making import raw_zip

GOOD = (("manifest.json", b"{}" * 40), ("data/a.csv", b"date,value\r\n" * 9))


def refused(data: bytes) -> None:
    with pytest.raises(SdtError, match=r"share\.unsafe_archive"):
        read_archive(data)


def test_what_is_written_is_read_back_in_order() -> None:
    members = {"manifest.json": b"{}", "sender.pub": b"", "data/a.csv": b"a" * 1000, "data/b.csv": b"b"}
    read = read_archive(write_archive(members))
    assert list(read.items()) == list(members.items())


def test_the_bench_writes_what_the_reader_takes() -> None:
    """Otherwise the refusals below could be for the wrong reason."""
    assert read_archive(raw_zip(GOOD)) == dict(GOOD)
    stored = {"method": 0, "data": b"PAR1", "packed": 4, "unpacked": 4, "crc": zlib.crc32(b"PAR1")}
    assert read_archive(raw_zip([("data/a.parquet", b"PAR1")], both=stored)) == {"data/a.parquet": b"PAR1"}


def test_two_runs_give_equal_bytes() -> None:
    assert write_archive(dict(GOOD)) == write_archive(dict(GOOD))


EDITS: list[dict[str, Any]] = [
    {"local": {"flags": 1}}, {"both": {"flags": 8}}, {"both": {"flags": 0x800}}, {"both": {"need": 45}},
    {"local": {"need": 10}}, {"both": {"time": 1}}, {"both": {"date": 0x22}}, {"local": {"date": 0x22}},
    {"both": {"extra": b"UT\5\0\1\0\0\0\0"}}, {"local": {"extra": b"UT\5\0\1\0\0\0\0"}}, {"central": {"extra": b"\1\0\0\0"}},
    {"central": {"comment": b"hello"}}, {"end": {"comment": b"hello"}}, {"central": {"disk": 1}}, {"end": {"disk": 1}},
    {"central": {"external": 0}}, {"central": {"external": 0o120777 << 16}}, {"central": {"external": 0o100755 << 16}},
    {"central": {"external": (0o100644 << 16) | 1}}, {"central": {"made": 0x0014}}, {"central": {"internal": 2}},
    {"both": {"method": 0}}, {"both": {"method": 12}}, {"local": {"method": 0}}, {"both": {"crc": 7}}, {"local": {"crc": 7}},
    {"local": {"packed": 0}}, {"both": {"unpacked": 79}}, {"both": {"unpacked": 81}}, {"local": {"unpacked": 0}},
    {"both": {"unpacked": 0xFFFFFFFF}}, {"both": {"packed": 0xFFFFFFFF}}, {"both": {"packed": 3}}, {"central": {"offset": 1}},
    {"central": {"offset": 0}}, {"local": {"name": b"other.json"}}, {"between": b"x"}, {"end": {"count": 1}},
    {"end": {"count": 3}}, {"end": {"count": 0}}, {"end": {"offset": 0}}, {"end": {"size": 0}},
    {"end": {"offset": 0xFFFFFFFF}},
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_any_field_that_is_not_boring(edit: dict[str, Any]) -> None:
    refused(raw_zip(GOOD, **edit))


BAD_NAMES = [
    "../x.csv", "data/../x.csv", "/etc/passwd", "data//a.csv", "data\\a.csv", "C:a.csv", "data/", "Data/a.csv", "A.csv",
    "readme.HTML", "data/README.html", ".hidden", "data/.hidden", "a b.csv", "é.csv", "data/x/y.csv", "x/y.csv", "",
    "a" * 61, "data/" + "a" * 61, "a\x00b", "a\n", "nul", "con.csv", "data/aux.csv", "com1", "lpt9.txt", "a.", "data/a..",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES, ids=repr)
def test_names_that_could_be_another_place_or_another_file(name: str) -> None:
    refused(raw_zip([(name, b"x" * 50)]))
    assert not names.permitted(name)


@pytest.mark.parametrize("name", ["README.html", "a" * 60, "data/" + "a" * 60, "data/0.csv", "a_b-c.d", "console.csv"])
def test_names_that_are_permitted(name: str) -> None:
    assert read_archive(raw_zip([(name, b"x" * 50)])) == {name: b"x" * 50}


def test_duplicate_names_are_refused_where_zipfile_takes_the_last() -> None:
    data = raw_zip([("a.csv", b"one"), ("a.csv", b"two")])
    assert zipfile.ZipFile(io.BytesIO(data)).read("a.csv") == b"two"
    refused(data)
    refused(raw_zip([("README.html", b"one"), ("readme.html", b"two")]))


def test_members_out_of_order() -> None:
    refused(raw_zip([("data/a.csv", b"x"), ("manifest.json", b"{}")]))
    refused(raw_zip([("README.html", b"x"), ("manifest.json", b"{}")]))


@pytest.mark.parametrize("data", [b"", b"PK", b"\0" * 22, b"x" * 5000, raw_zip([])])
def test_what_is_no_zip_or_holds_nothing(data: bytes) -> None:
    refused(data)


@pytest.mark.parametrize(("before", "after"), [(b"x", b""), (b"", b"x"), (b"PK\3\4" * 10, b""), (b"", b"\0" * 22)])
def test_bytes_before_and_after_are_refused_where_zipfile_reads_on(before: bytes, after: bytes) -> None:
    refused(before + raw_zip(GOOD) + after)


def test_bytes_before_with_offsets_that_fit() -> None:
    directory_at = raw_zip(GOOD[:1]).index(b"PK\1\2")
    refused(b"junk" + raw_zip(GOOD[:1], central={"offset": 4}, end={"offset": directory_at + 4}))


def test_bytes_between_the_last_member_and_the_directory() -> None:
    refused(raw_zip(GOOD[:1], between=b"x"))


def test_bytes_between_the_directory_and_its_end() -> None:
    whole = raw_zip(GOOD[:1])
    size = len(whole) - whole.index(b"PK\1\2") - 22
    refused(raw_zip(GOOD[:1], tail=b"x" * 46, end={"size": size + 46}))


def test_two_members_over_the_same_bytes() -> None:
    """The overlapping kind of bomb: every directory entry points at the first member."""
    refused(raw_zip([("a.csv", b"x" * 90), ("b.csv", b"x" * 90)], central={"offset": 0}))


def test_a_bomb_is_refused_by_its_ratio_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = raw_zip([("data/a.csv", b"\0" * 1_000_000)])
    monkeypatch.setattr(zip_check, "_inflate", lambda *_: pytest.fail("unpacked"))
    refused(bomb)


def test_a_bomb_that_lies_about_its_size_is_unpacked_no_further_than_it_says() -> None:
    refused(raw_zip([("data/a.csv", b"\0" * 10_000_000)], both={"unpacked": 1000}))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"\0" * 10_000_000) + packer.flush()
    with pytest.raises(zip_check._UnsafeError):
        zip_check._inflate(packed, 1000)


def test_too_much_altogether(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_check, "MOST_UNPACKED", 150)
    refused(raw_zip(GOOD))
    monkeypatch.setattr(zip_check, "MOST_UNPACKED", 80 + 108)
    assert len(read_archive(raw_zip(GOOD))) == 2


def test_too_many_members() -> None:
    many = [(f"data/{number:03d}.csv", b"x") for number in range(65)]
    assert len(read_archive(raw_zip(many[:64]))) == 64
    refused(raw_zip(many))


def test_a_member_that_goes_on_after_its_end() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"x" * 50) + packer.flush() + b"hidden"
    refused(raw_zip([("data/a.csv", b"x" * 50)], both={"data": packed, "packed": len(packed)}))


def test_cut_anywhere() -> None:
    whole = raw_zip(GOOD)
    for length in range(len(whole)):
        refused(whole[:length])


def test_every_changed_byte_is_refused_or_leaves_the_same_members() -> None:
    """What may differ is what the rules leave open: which version made it, a deflate stream's spare bits."""
    whole, harmless = raw_zip(GOOD), 0
    for place in range(len(whole)):
        for bit in range(8):
            altered = bytearray(whole)
            altered[place] ^= 1 << bit
            try:
                read = read_archive(bytes(altered))
            except SdtError as error:
                assert error.code == "share.unsafe_archive"  # noqa: PT017 - either outcome is right
            else:
                assert read == dict(GOOD)
                harmless += 1
    assert harmless < 60


@needs_tool("unzip")
def test_unzip_finds_no_error(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(write_archive(dict(GOOD)))
    run = subprocess.run(["unzip", "-t", "x.zip"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "No errors detected" in run.stdout
