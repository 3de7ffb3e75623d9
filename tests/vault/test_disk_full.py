"""A disk that takes no more: every file-size limit on the way of a new vault, and several files at once."""

import errno
import sys
from pathlib import Path

import pytest

from sdt_desktop.base import files
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import access
from sdt_desktop.vault.kdf import Kdf

linux = pytest.mark.skipif(sys.platform != "linux", reason="a limit of file size that raises EFBIG")


@linux
@pytest.mark.parametrize("pages", [1, 4, 8, 16, 40, 64, 100])
def test_a_new_vault_is_whole_or_not_there(tmp_path: Path, pages: int) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * 4096, before[1]))
    try:
        access.create_vault(tmp_path / "a" / "v", "a long enough phrase", Kdf.INTERACTIVE, SystemClock()).vault.close()
        said = ""
    except SdtError as error:
        said = error.code
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert said in {"", "vault.disk_full"}
    if not said:
        access.open_vault(tmp_path / "a" / "v", "a long enough phrase", SystemClock()).close()
    else:
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_files_written_together_go_together(tmp_path: Path, number: int) -> None:
    with pytest.raises(SdtError, match=r"out\.disk_full"):
        _make_and_fail(tmp_path / "x", number)
    assert list(tmp_path.iterdir()) == []


def _make_and_fail(folder: Path, number: int) -> None:
    with files.all_or_none("x") as together:
        together.make_folder(folder / "y")
        together.write_new(folder / "one", [b"1"])
        raise OSError(number, "")
