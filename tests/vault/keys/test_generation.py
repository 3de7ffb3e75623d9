"""Every row of the generation table; second copies that are older, newer, or exchanged."""

import shutil
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import Choices, OpenVault, change_passphrase, meta
from sdt_desktop.vault.header import parse_header
from sdt_desktop.vault.opening import open_with
from sdt_desktop.vault.unlocking import ByPassphrase
from tests.support import fixed_clock
from tests.vault.support import PASSPHRASE, fresh_vault

ASKED = Choices()
NEW = "une toute autre phrase"


@pytest.fixture
def changed(folder: Path) -> Path:
    """Generation 2, with generation 1 (the old passphrase) kept beside it as `old.json`."""
    with fresh_vault(folder) as vault:
        shutil.copy(folder / "vault.json", folder / "old.json")
        change_passphrase(vault, PASSPHRASE, NEW)
    return folder


def opened(folder: Path, passphrase: str, choices: Choices = ASKED) -> OpenVault:
    return open_with(folder, ByPassphrase(passphrase), fixed_clock(), choices=choices)


def code_of(folder: Path, passphrase: str, choices: Choices = ASKED) -> str:
    with pytest.raises(SdtError) as caught:
        opened(folder, passphrase, choices)
    return caught.value.code


def put_back(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(folder / "old.json", folder / name)


def set_row(folder: Path, passphrase: str, generation: int) -> None:
    with opened(folder, passphrase) as vault:
        meta.set_generation(vault.connection, generation)


def copies(folder: Path) -> tuple[int, int]:
    return tuple(parse_header((folder / name).read_bytes()).generation for name in ("vault.json", "vault.json.bak"))  # type: ignore[return-value]


def test_equal(changed: Path) -> None:
    with opened(changed, NEW) as vault:
        assert vault.generation == meta.read(vault.connection).header_generation == 2
    assert copies(changed) == (2, 2)
    assert code_of(changed, PASSPHRASE) == "vault.passphrase_wrong"


def test_one_ahead_is_settled(changed: Path) -> None:
    set_row(changed, NEW, 1)
    with opened(changed, NEW) as vault:
        assert meta.read(vault.connection).header_generation == 2


def test_an_older_header_put_back_is_refused_until_confirmed(changed: Path) -> None:
    put_back(changed, "vault.json", "vault.json.bak")
    assert code_of(changed, PASSPHRASE) == "vault.header_rolled_back"
    assert copies(changed) == (1, 1)
    with opened(changed, PASSPHRASE, Choices(accept_rollback=True)) as vault:
        assert vault.generation == meta.read(vault.connection).header_generation == 3
    assert copies(changed) == (3, 3)
    opened(changed, PASSPHRASE).close()


def test_mixed_copies_are_refused_whatever_is_confirmed(changed: Path) -> None:
    with opened(changed, NEW) as vault:
        change_passphrase(vault, NEW, NEW)
        meta.set_generation(vault.connection, 1)
    for choices in (Choices(), Choices(accept_rollback=True), Choices(second_copy=True)):
        assert code_of(changed, NEW, choices) == "vault.header_mismatch"


def test_an_older_second_copy_does_not_keep_the_old_passphrase_alive(changed: Path) -> None:
    put_back(changed, "vault.json.bak")
    assert code_of(changed, PASSPHRASE) == "vault.passphrase_wrong"
    assert copies(changed) == (2, 1)
    opened(changed, NEW).close()
    assert copies(changed) == (2, 2)


def test_nor_after_a_kill_between_header_and_row(changed: Path) -> None:
    """Header 2, row 1, copy 1: the copy would be in step with the row, but the header is genuine and newer."""
    set_row(changed, NEW, 1)
    put_back(changed, "vault.json.bak")
    assert code_of(changed, PASSPHRASE) == "vault.passphrase_wrong"
    assert code_of(changed, PASSPHRASE, Choices(second_copy=True)) == "vault.header_rolled_back"
    opened(changed, NEW).close()
    assert copies(changed) == (2, 2)


def test_the_older_second_copy_opens_when_that_is_what_the_person_wants(changed: Path) -> None:
    put_back(changed, "vault.json.bak")
    both = Choices(second_copy=True, accept_rollback=True)
    with opened(changed, PASSPHRASE, both) as vault:
        assert vault.generation == 3
    assert copies(changed) == (3, 3)
    assert code_of(changed, NEW) == "vault.passphrase_wrong"


def test_an_older_header_with_a_right_second_copy(changed: Path) -> None:
    """Somebody put back vault.json alone: the new passphrase opens by the copy, the old one is refused."""
    put_back(changed, "vault.json")
    assert code_of(changed, PASSPHRASE) == "vault.header_rolled_back"
    opened(changed, NEW).close()
    assert copies(changed) == (2, 2)


def test_a_forged_newer_header_does_not_lock_the_owner_out(changed: Path) -> None:
    """A header that only claims generation 9 has no right MAC: the second copy may be used."""
    text = (changed / "vault.json").read_text().replace('"generation": 2', '"generation": 9')
    (changed / "vault.json").write_text(text)
    assert code_of(changed, NEW) == "vault.header_altered"
    opened(changed, NEW, Choices(second_copy=True)).close()
    assert copies(changed) == (2, 2)


def test_a_whole_older_folder_is_a_genuine_older_vault(changed: Path, tmp_path: Path) -> None:
    shutil.copytree(changed, tmp_path / "copy")
    with opened(changed, NEW) as vault:
        change_passphrase(vault, NEW, PASSPHRASE)
    opened(tmp_path / "copy", NEW).close()
