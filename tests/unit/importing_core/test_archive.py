"""What lies in a path: files, folders, zip, gzip; hostile ones are refused by code and nothing reaches the disk."""

import gzip
import io
import os
import zipfile
from dataclasses import replace

import pytest

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.archive import sources_of
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.source import ExportSource, FileRefusal


def zipped(members, **kinds):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, **kinds)
    return held.getvalue()


def found_in(path, limits=DEFAULT_LIMITS):
    """Name -> content, or code of the refusal."""
    found = {}
    for one in sources_of(path, limits):
        if isinstance(one, FileRefusal):
            assert set(one.error.params) == set(all_codes()[one.error.code].params)
            found[one.file] = one.error.code
        else:
            try:
                found[one.name] = b"".join(one.chunks())
            except SdtError as error:
                found[one.name] = error.code
    return found


def put(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def test_a_file_is_itself(tmp_path):
    assert found_in(put(tmp_path, "a.csv", b"x;y")) == {"a.csv": b"x;y"}
    assert found_in(tmp_path / "none.csv") == {"none.csv": "file.not_found"}


def test_a_folder_is_walked_in_order(tmp_path):
    for name in ("b/2.csv", "a.csv", "b/1.csv", "b/c/3.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert list(found_in(tmp_path).values()) == [b"a.csv", b"b/1.csv", b"b/2.csv", b"b/c/3.csv"]


def test_members_are_streamed_and_named_without_the_computers_path(tmp_path):
    inner = zipped({"deep.csv": b"deep"})
    path = put(tmp_path, "a.zip", zipped({"folder/b.csv": b"b", "c.zip": inner, "d.csv.gz": gzip.compress(b"d")}))
    assert found_in(path) == {
        "a.zip/c.zip/deep.csv": b"deep", "a.zip/d.csv.gz/d.csv": b"d", "a.zip/folder/b.csv": b"b",
    }  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_gzip_holds_one_file(tmp_path):
    assert found_in(put(tmp_path, "a.csv.gz", gzip.compress(b"12345"))) == {"a.csv.gz/a.csv": b"12345"}


def test_a_workbook_is_a_document_and_a_kmz_an_archive(tmp_path):
    workbook = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert found_in(put(tmp_path, "a.xlsx", workbook)) == {"a.xlsx": workbook}
    assert found_in(put(tmp_path, "a.kmz", zipped({"doc.kml": b"<kml/>"}))) == {"a.kmz/doc.kml": b"<kml/>"}


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "a/../../x.csv", "C:/x.csv", "a\\..\\x.csv"])
def test_names_that_point_outside_refuse_the_archive(tmp_path, name):
    data = zipped({"fine.csv": b"1", name: b"2"})
    assert found_in(put(tmp_path, "a.zip", data)) == {"a.zip": "file.unsafe_archive"}


def test_links_and_double_names_refuse_the_archive(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert found_in(put(tmp_path, "a.zip", held.getvalue())) == {"a.zip": "file.unsafe_archive"}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "2")
    assert found_in(put(tmp_path, "b.zip", held.getvalue())) == {"b.zip": "file.unsafe_archive"}


def test_bombs_are_refused(tmp_path):
    assert found_in(put(tmp_path, "a.zip", zipped({"a": bytes(20 << 20)}))) == {"a.zip": "file.archive_ratio"}
    assert found_in(put(tmp_path, "a.gz", gzip.compress(bytes(20 << 20)))) == {"a.gz/a": "file.archive_ratio"}
    padded = zipped({"a": bytes(20 << 20), "b": os.urandom(1 << 20)})
    assert found_in(put(tmp_path, "b.zip", padded))["b.zip/a"] == "file.archive_ratio"


def test_a_lying_size_gives_no_more_than_was_declared(tmp_path):
    data = bytearray(zipped({"a.csv": bytes(2 << 20)}))
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = (100).to_bytes(4, "little")
    assert found_in(put(tmp_path, "a.zip", bytes(data))) == {"a.zip/a.csv": "file.damaged"}


def test_depth_members_and_size_are_bounded(tmp_path):
    deep = zipped({"b.zip": zipped({"c.zip": zipped({"d.csv": b"1"})})})
    assert found_in(put(tmp_path, "a.zip", deep)) == {"a.zip/b.zip/c.zip": "file.too_deep"}
    few = replace(DEFAULT_LIMITS, archive_members=2)
    many = put(tmp_path, "m.zip", zipped({str(n): b"1" for n in range(3)}))
    assert found_in(many, few) == {"m.zip": "file.too_many_members"}
    for number in range(3):
        put(tmp_path, f"{number}.csv", b"1")
    assert "file.too_many_members" in found_in(tmp_path, few).values()
    small = replace(DEFAULT_LIMITS, file_bytes=1000)
    assert found_in(put(tmp_path, "big.csv", bytes(1001)), small) == {"big.csv": "file.too_large"}
    tight = replace(DEFAULT_LIMITS, nested_bytes=50)
    nested = put(tmp_path, "n.zip", zipped({"b.zip": zipped({"c": os.urandom(90)})}))
    assert found_in(nested, tight) == {"n.zip/b.zip": "file.too_large"}


def test_damaged_and_locked_archives(tmp_path):
    data = zipped({"a.csv": b"hello world" * 50})
    assert found_in(put(tmp_path, "a.zip", data[:-30])) == {"a.zip": "file.damaged"}
    locked = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + place] |= 1
    assert found_in(put(tmp_path, "b.zip", bytes(locked))) == {"b.zip/a.csv": "file.encrypted"}
    cut = gzip.compress(os.urandom(5000))[:2000]
    assert found_in(put(tmp_path, "c.gz", cut)) == {"c.gz": "file.truncated"}
    assert found_in(put(tmp_path, "d.gz", b"\x1f\x8bnonsense")) == {"d.gz": "file.damaged"}


def test_control_signs_in_names_are_not_shown(tmp_path):
    assert list(found_in(put(tmp_path, "a.zip", zipped({"a\x1b[31mb.csv": b"1"})))) == ["a.zip/a\ufffd[31mb.csv"]


def test_a_source_knows_its_head_hash_and_whether_it_changed(tmp_path):
    source = ExportSource.of_path(put(tmp_path, "a.csv", b"abc"))
    assert source.head(2) == b"ab"
    assert source.head() == b"abc"
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert not source.changed()
    put(tmp_path, "a.csv", b"abcd")
    assert source.changed()
    assert not ExportSource.of_bytes("b", b"").changed()
    assert "a.csv" not in repr(source)
