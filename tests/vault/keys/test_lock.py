import json
import os
import sys
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.lock import Holder, InstanceLock, holder_of, ourselves
from tests.support import fixed_clock
from tests.vault.support import fresh_vault, python, reopened

HOLD = """
import sys
from pathlib import Path
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.vault.lock import InstanceLock, ourselves
lock = InstanceLock.take(Path(sys.argv[1]), ourselves("sdt-desktop", SystemClock()))
print("held", flush=True)
sys.stdin.read()
"""


def taken(path: Path) -> InstanceLock:
    return InstanceLock.take(path, ourselves("sdt", fixed_clock()))


def test_one_at_a_time_even_within_a_process(tmp_path: Path) -> None:
    lock = taken(tmp_path / "lock")
    with pytest.raises(SdtError, match=r"vault\.in_use"):
        taken(tmp_path / "lock")
    lock.release()
    lock.release()
    taken(tmp_path / "lock").release()


def test_the_message_is_there_while_it_is_held(tmp_path: Path) -> None:
    lock = taken(tmp_path / "lock")
    assert holder_of(tmp_path / "lock") == ourselves("sdt", fixed_clock())
    lock.release()
    assert (tmp_path / "lock").read_bytes() == b""
    assert holder_of(tmp_path / "lock") is None
    assert holder_of(tmp_path / "nothing") is None
    assert not (tmp_path / "nothing").exists()


def test_asking_who_holds_it_takes_nothing(tmp_path: Path) -> None:
    lock = taken(tmp_path / "lock")
    lock.release()
    assert holder_of(tmp_path / "lock") is None
    taken(tmp_path / "lock").release()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_another_process_and_its_sudden_death(folder: Path) -> None:
    fresh_vault(folder).close()
    with python(HOLD, str(folder / "lock")) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(SdtError) as caught:
            reopened(folder)
        assert caught.value.params["program"] == "sdt-desktop"
        assert caught.value.params["process"] == str(other.pid)
        other.kill()
    assert b"sdt-desktop" in (folder / "lock").read_bytes()  # the text stays, the lock does not
    reopened(folder).close()


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b'{"program": 5, "since": null}', b"x" * 5000])
def test_any_text_in_the_file_will_do(tmp_path: Path, text: bytes) -> None:
    lock = taken(tmp_path / "lock")
    (tmp_path / "lock").write_bytes(text)
    assert holder_of(tmp_path / "lock") == Holder()
    lock.release()


def test_a_forged_text_cannot_move_the_cursor(tmp_path: Path) -> None:
    lock = taken(tmp_path / "lock")
    (tmp_path / "lock").write_text(json.dumps({"program": "\x1b[2Jsdt\u202e" + "x" * 500}))
    found = holder_of(tmp_path / "lock")
    lock.release()
    assert found is not None
    assert found.program.startswith("[2Jsdtx")
    assert len(found.program) < 80


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
def test_a_link_does_not_lead_to_another_files_end(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    (tmp_path / "lock").symlink_to(precious)
    with pytest.raises(SdtError):
        taken(tmp_path / "lock")
    assert precious.read_text() == "mine"


def test_a_failed_opening_gives_the_lock_back(folder: Path) -> None:
    fresh_vault(folder).close()
    for _ in range(2):
        with pytest.raises(SdtError, match=r"vault\.passphrase_wrong"):
            reopened(folder, "pas la bonne")
    assert holder_of(folder / "lock") is None
