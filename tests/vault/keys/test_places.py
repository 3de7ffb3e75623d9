"""Folders that a vault should not live in, shown by the files of a computer that is made up."""

import json
import os
from pathlib import Path

import pytest

from sdt_desktop.vault import opening, places
from sdt_desktop.vault.notice import Notice, notice
from sdt_desktop.vault.places import System, unsuitable
from tests.vault.support import fresh_vault, reopened

MOUNTS = """\
31 30 0:41 / {root}/net\\040work/local rw - ext4 /dev/sdb1 rw
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / {root}/net\\040work rw shared:2 - nfs4 server:/x rw
32 22 0:42 / {root}/ssh rw - fuse.sshfs user@host: rw
33 22 0:43 / {root}/ssh-not rw - tmpfs tmpfs rw
"""


@pytest.fixture
def system(tmp_path: Path) -> System:
    mountinfo = tmp_path / "mountinfo"
    mountinfo.write_text(MOUNTS.format(root=tmp_path))
    (tmp_path / "home").mkdir()
    return System("linux", {}, tmp_path / "home", mountinfo, tmp_path / "blocks")


def codes(folder: Path, system: System) -> list[Notice]:
    return list(unsuitable(folder, system))


def test_an_ordinary_folder_is_fine(tmp_path: Path, system: System) -> None:
    assert codes(tmp_path / "home" / "v.sdtvault", system) == []


@pytest.mark.parametrize(
    ("place", "kind"),
    [("net work/v", "nfs4"), ("net work/local/v", None), ("ssh/v", "fuse.sshfs"), ("ssh-not/v", None), ("sshx/v", None)],
)  # fmt: skip
def test_network_file_systems(tmp_path: Path, system: System, place: str, kind: str | None) -> None:
    found = codes(tmp_path / place, system)
    assert found == ([] if kind is None else [notice("vault.place_network", kind=kind)])


def test_unreadable_mounts_say_nothing(tmp_path: Path, system: System) -> None:
    (tmp_path / "mountinfo").unlink()
    assert codes(tmp_path / "net work" / "v", system) == []


def synchronised(service: str) -> list[Notice]:
    return [notice("vault.place_synchronised", service=service)]


def test_onedrive_by_its_environment(tmp_path: Path, system: System) -> None:
    cloudy = System(
        "linux", {"OneDriveCommercial": str(tmp_path / "od"), "OneDrive": ""}, system.home, system.mountinfo
    )
    assert codes(tmp_path / "od" / "a" / "v", cloudy) == synchronised("OneDrive")
    assert codes(tmp_path / "od2" / "v", cloudy) == []


def test_dropbox_by_its_info_file(tmp_path: Path, system: System) -> None:
    (system.home / ".dropbox").mkdir()
    info = system.home / ".dropbox" / "info.json"
    info.write_text(json.dumps({"personal": {"path": str(tmp_path / "Boîte")}, "business": {"path": 5}}))
    assert codes(tmp_path / "Boîte" / "v", system) == synchronised("Dropbox")
    for broken in ("{", "[]", '{"a": 1}', "\x00"):
        info.write_text(broken)
        assert codes(tmp_path / "Boîte" / "v", system) == []


@pytest.mark.parametrize("program", ["Nextcloud", "ownCloud"])
def test_nextcloud_by_its_settings(tmp_path: Path, system: System, program: str) -> None:
    settings = system.home / ".config" / program
    settings.mkdir(parents=True)
    (settings / f"{program.lower()}.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path}/a/\n0\\Folders\\2\\localPath={tmp_path}/b/\n"
    )
    (tmp_path / "real").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "real")
    assert codes(tmp_path / "b" / "v", system) == synchronised(program)
    assert codes(tmp_path / "real" / "v", system) == synchronised(program)
    assert codes(tmp_path / "c" / "v", system) == []


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud"), (".owncloudsync.log", "ownCloud")],
)  # fmt: skip
def test_services_by_what_they_leave_in_the_folder(tmp_path: Path, system: System, marker: str, service: str) -> None:
    (tmp_path / "root" / "sub").mkdir(parents=True)
    (tmp_path / "root" / marker).touch()
    assert codes(tmp_path / "root" / "sub" / "v", system) == synchronised(service)


@pytest.mark.parametrize(("folder", "service"), [("Mobile Documents", "iCloud"), ("CloudStorage", "CloudStorage")])
def test_macos_cloud_folders(system: System, folder: str, service: str) -> None:
    assert codes(system.home / "Library" / folder / "x" / "v", system) == synchronised(service)


def test_removable_medium_by_the_disks_flag(tmp_path: Path, system: System) -> None:
    device = tmp_path.stat().st_dev
    disk = tmp_path / "devices" / "sdz"
    (disk / "sdz1").mkdir(parents=True)
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / f"{os.major(device)}:{os.minor(device)}").symlink_to(disk / "sdz1")
    for text, expected in (("1\n", [notice("vault.place_removable")]), ("0\n", [])):
        (disk / "removable").write_text(text)
        assert codes(tmp_path / "v", system) == expected


def test_links_are_followed(tmp_path: Path, system: System) -> None:
    (tmp_path / "ssh").mkdir()
    (tmp_path / "shortcut").symlink_to(tmp_path / "ssh")
    assert codes(tmp_path / "shortcut" / "v", system) == [notice("vault.place_network", kind="fuse.sshfs")]


def test_unc_paths_are_remote() -> None:
    class Windows:
        drive = r"\\server\share"
        anchor = "\\\\server\\share\\"

    assert places._is_remote_drive(Windows())  # type: ignore[arg-type]


def test_an_unsuitable_place_gets_the_plain_journal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fresh_vault(folder) as vault:
        assert vault.connection.scalar("PRAGMA journal_mode") == "wal"
    monkeypatch.setattr(opening, "unsuitable", lambda _: (notice("vault.place_removable"),))
    with reopened(folder) as vault:
        assert vault.connection.scalar("PRAGMA journal_mode") == "delete"
        assert vault.notices == (notice("vault.place_removable"),)
        assert not (folder / "data.db-wal").exists()
