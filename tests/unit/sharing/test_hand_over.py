"""Files at both ends: what is handed over, and what a recipient unpacks."""

from pathlib import Path

import pytest

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing.delivery import file as delivery
from sdt_desktop.sharing.delivery.file import deliver_file
from sdt_desktop.sharing.package import seal
from sdt_desktop.sharing.unpack import write_opened
from tests.unit.sharing.making import built, opened


def error_of(work: object, *args: object) -> SdtError:
    with pytest.raises(SdtError) as caught:
        work(*args)  # type: ignore[operator]
    return caught.value


def test_a_file_is_handed_over_whole(tmp_path: Path) -> None:
    out = tmp_path / "x.sdtshare"
    assert deliver_file(b"sealed", out) == sha256_hex(b"sealed")
    assert out.read_bytes() == b"sealed"
    assert [path.name for path in tmp_path.iterdir()] == ["x.sdtshare"]


def test_a_name_that_is_taken_keeps_its_file(tmp_path: Path) -> None:
    out = tmp_path / "x.sdtshare"
    out.write_bytes(b"mine")
    error = error_of(deliver_file, b"sealed", out)
    assert (error.code, error.params) == ("share.name_taken", {"file": "x.sdtshare"})
    assert out.read_bytes() == b"mine"
    link = tmp_path / "link.sdtshare"
    link.symlink_to(tmp_path / "nowhere")
    assert error_of(deliver_file, b"sealed", link).code == "share.name_taken"


def test_a_disk_that_gives_other_bytes_back_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "x.sdtshare"
    monkeypatch.setattr(delivery, "sha256_of_file", lambda _: "0" * 64)
    assert error_of(deliver_file, b"sealed", out).code == "out.cannot_write"
    assert not out.exists()

    def fails(_: Path) -> str:
        raise OSError

    monkeypatch.setattr(delivery, "sha256_of_file", fails)
    assert error_of(deliver_file, b"sealed", out).code == "out.cannot_write"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert error_of(deliver_file, b"sealed", tmp_path / "no" / "x.sdtshare").code == "out.cannot_write"


def test_members_are_written_for_the_owner_alone(tmp_path: Path) -> None:
    share = opened(seal(built()))
    out = tmp_path / "new" / "folder"
    written = write_opened(share, out)
    assert {path.relative_to(out).as_posix(): path.read_bytes() for path in written} == share.members
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}


@pytest.mark.parametrize("taken", ["manifest.json", "data/electricity-consumption-p1m.csv"])
def test_nothing_is_written_where_one_name_is_taken(tmp_path: Path, taken: str) -> None:
    path = tmp_path / taken
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    error = error_of(write_opened, opened(seal(built())), tmp_path)
    assert (error.code, error.params) == ("share.name_taken", {"file": path.name})
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == [path]
    assert path.read_text() == "mine"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "data").symlink_to(elsewhere)
    assert error_of(write_opened, opened(seal(built())), out).code == "share.name_taken"
    (out / "data").unlink()
    (out / "README.html").symlink_to(elsewhere / "x")
    assert error_of(write_opened, opened(seal(built())), out).code == "share.name_taken"
    assert list(elsewhere.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert error_of(write_opened, opened(seal(built())), tmp_path / "out").code == "out.cannot_write"
