"""What is said of a vault that is shut, and whether an open one is whole."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import check_vault, engine, vault_info
from sdt_desktop.vault.kdf import FLOOR
from sdt_desktop.vault.notice import Notice, notice
from tests.vault.support import PASSPHRASE, fresh_vault, ran, reopened


@pytest.fixture
def closed(folder: Path) -> Path:
    fresh_vault(folder).close()
    return folder


def findings(folder: Path) -> list[Notice]:
    with reopened(folder) as vault:
        found = check_vault(vault)
    for one in found:
        assert tuple(name for name, _ in one.params) == all_codes()[one.code].params
    return found


def test_info_without_a_passphrase(closed: Path) -> None:
    info = vault_info(closed)
    assert (info.name, info.version, info.generation, info.page_size) == ("Mes données", 1, 1, 4096)
    assert info.created == "2026-11-23T18:02:11Z"
    assert [(slot.id, slot.kind, slot.cost) for slot in info.slots] == [("s1", "passphrase", FLOOR)]
    assert (info.header_copy, info.holder, info.notices) == ("same", None, ())
    assert info.database_bytes == (closed / "data.db").stat().st_size
    assert sorted(path.name for path in closed.iterdir()) == ["data.db", "lock", "vault.json", "vault.json.bak"]


def test_info_shows_who_has_it_open(closed: Path) -> None:
    with reopened(closed):
        holder = vault_info(closed).holder
    assert holder is not None
    assert holder.process == str(os.getpid())


def test_info_of_a_broken_vault(closed: Path) -> None:
    (closed / "data.db").unlink()
    (closed / "vault.json.bak").write_bytes(b"{")
    info = vault_info(closed)
    assert (info.database_bytes, info.header_copy) == (None, "damaged")
    (closed / "vault.json.bak").unlink()
    assert vault_info(closed).header_copy == "missing"
    shutil.copy(closed / "vault.json", closed / "vault.json.bak")
    (closed / "vault.json").unlink()
    with pytest.raises(SdtError, match=r"vault\.header_missing"):
        vault_info(closed)


def test_info_names_slots_of_a_later_program(closed: Path) -> None:
    document = json.loads((closed / "vault.json").read_bytes())
    document["slots"].append({"id": "f", "kind": "fido2"})
    (closed / "vault.json").write_text(json.dumps(document))
    info = vault_info(closed)
    assert [slot.kind for slot in info.slots] == ["passphrase", "fido2"]
    assert info.header_copy == "different"


def test_the_engines_versions_are_recent_enough(closed: Path) -> None:
    """A vault outlives its libraries: this fails when the wheel's OpenSSL falls more than three years behind."""
    with reopened(closed) as vault:
        found = engine(vault.connection)
    assert found.sqlcipher.startswith("4.")
    assert found.sqlite.startswith("3.")
    name, version, *date = found.provider.split()
    assert (name, int(version.split(".")[0]) >= 3) == ("OpenSSL", True)
    age = datetime.now(UTC) - datetime.strptime(" ".join(date), "%d %b %Y").replace(tzinfo=UTC)
    assert age.days < 3 * 365


def test_a_whole_vault_has_no_findings(closed: Path) -> None:
    assert findings(closed) == []


def test_damaged_pages_are_named(closed: Path) -> None:
    with reopened(closed) as vault, vault.connection.transaction():
        vault.connection.execute("CREATE TABLE big (a)")
        vault.connection.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,) for _ in range(30)])
    data = bytearray((closed / "data.db").read_bytes())
    page = len(data) // 4096 - 5
    data[(page - 1) * 4096 + 50] ^= 1
    (closed / "data.db").write_bytes(data)
    found = findings(closed)
    assert notice("vault.check_page_damaged", page=page) in found
    assert "vault.check_structure_damaged" in {one.code for one in found}


def test_files_that_are_not_ours_are_named_and_left(closed: Path) -> None:
    names = {
        "data (Jean's conflicted copy 2026-11-23).db": "conflict", "vault-ORDINATEUR.json": "conflict",
        "data.sync-conflict-20261123-180211-ABCDEFG.db": "conflict", "vault.json.old": "conflict",
        "notes.txt": "unknown", ".DS_Store": "unknown", "database.txt": "unknown",
    }  # fmt: skip
    for name in names:
        (closed / name).write_bytes(b"x")
        (closed / name).chmod(0o644)
    (closed / "folder").mkdir()
    found = {dict(one.params)["file"]: one.code.removeprefix("vault.check_") for one in findings(closed)}
    expected = {name: {"conflict": "conflict_copy", "unknown": "unknown_file"}[kind] for name, kind in names.items()}
    assert found == expected | {"folder": "unknown_file"}
    assert all((closed / name).exists() for name in names)


def test_a_second_copy_that_differs_while_open(closed: Path) -> None:
    with reopened(closed) as vault:
        (closed / "vault.json.bak").unlink()
        assert check_vault(vault) == [notice("vault.check_header_copy", state="missing")]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_files_that_others_may_read(closed: Path) -> None:
    (closed / "data.db").chmod(0o640)
    closed.chmod(0o755)
    names = [dict(one.params)["file"] for one in findings(closed)]
    assert names[0] == "."
    assert "data.db" in names


def test_a_left_over_of_a_killed_write_is_taken_away(closed: Path) -> None:
    (closed / "vault.json.new").write_bytes(b"half")
    assert findings(closed) == []
    assert not (closed / "vault.json.new").exists()


HARDENED = """
import ctypes, os, resource, sys
from sdt_desktop.vault import harden_process
os.setuid(65534) if len(sys.argv) > 1 else None
harden_process()
harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), os.path.exists("/proc/self/mountinfo"))
print(open("/proc/self/mountinfo").read().count("\\n") > 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl")
def test_the_process_leaves_no_core_and_cannot_be_looked_into() -> None:
    assert ran(HARDENED) == (0, "(0, 0) 0 True\nTrue\n", "")


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="root changes its user")
def test_an_ordinary_user_can_still_read_the_mounts_afterwards() -> None:
    """`places` reads /proc/self/mountinfo, whose owner changes with the flag."""
    assert ran(HARDENED, "as nobody") == (0, "(0, 0) 0 True\nTrue\n", "")


READ_ONLY = """
import os, sys
from pathlib import Path
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop import vault
from sdt_desktop.vault import access, schema, maintenance
access.create_vault(Path(sys.argv[1]) / "warm", sys.argv[2], None, SystemClock()).vault.close()
os.seteuid(65534)
for act in (lambda: access.open_vault(Path(sys.argv[1]) / "v", sys.argv[2], SystemClock()),
            lambda: access.create_vault(Path(sys.argv[1]) / "w", sys.argv[2], None, SystemClock())):
    try:
        act()
    except SdtError as error:
        print(error.code)
"""


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="root changes its user")
def test_a_folder_that_may_not_be_written() -> None:
    """Not below pytest's own folder, which other users cannot even enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        fresh_vault(Path(place) / "v").close()
        for path in (Path(place) / "v", *(Path(place) / "v").iterdir()):
            path.chmod(0o755)
        status, out, err = ran(READ_ONLY, place, PASSPHRASE)
    assert (status, err) == (0, "")
    assert out == "vault.read_only\nvault.read_only\n"


FULL = """
import os, sys
from pathlib import Path
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import access
place = Path(sys.argv[1])
def fill():
    with open(place.parent / "filler", "ab", 0) as filler:
        for size in (65536, 4096, 1):
            try:
                while True:
                    filler.write(bytes(size))
            except OSError:
                pass
vault = access.open_vault(place, sys.argv[2], SystemClock())
fill()
try:
    access.change_passphrase(vault, sys.argv[2], "une toute autre phrase")
except SdtError as error:
    print(error.code)
vault.close()
for passphrase in (sys.argv[2], "une toute autre phrase"):
    try:
        access.open_vault(place, passphrase, SystemClock()).close()
        print("opened")
    except SdtError as error:
        print(error.code)
try:
    access.create_vault(place.parent / "w", sys.argv[2], None, SystemClock())
except SdtError as error:
    print(error.code)
print(sorted(path.name for path in place.parent.iterdir()))
"""


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="root mounts a small disk")
def test_a_full_disk_leaves_the_old_passphrase(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("this place mounts nothing")
    try:
        fresh_vault(disk / "v").close()
        status, out, err = ran(FULL, str(disk / "v"), PASSPHRASE)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert (status, err) == (0, "")
    said = ["vault.disk_full", "opened", "vault.passphrase_wrong", "vault.disk_full", "['filler', 'v']"]
    assert out.splitlines() == said
