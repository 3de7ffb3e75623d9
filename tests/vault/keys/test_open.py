"""Every row of the design's error table, made for real; and that nothing secret is in what is said."""

import copy
import json
import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import (
    Choices,
    OpenVault,
    change_passphrase,
    confirm_recovery,
    create_vault,
    kdf,
    meta,
    open_with_recovery,
    open_with_secret,
    schema,
)
from sdt_desktop.vault.connection import Connection
from sdt_desktop.vault.header import parse_header
from sdt_desktop.vault.opening import open_with
from sdt_desktop.vault.secrets import sqlcipher_key
from sdt_desktop.vault.slots import new_slot, wrap
from sdt_desktop.vault.unlocking import ByPassphrase, unlock_header
from tests.support import fixed_clock
from tests.vault.support import PASSPHRASE, fresh_vault, ran, reopened

ASKED = Choices()
COPY = Choices(second_copy=True)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A whole vault, not open."""
    fresh_vault(folder).close()
    return folder


def opened(folder: Path, passphrase: str = PASSPHRASE, choices: Choices = ASKED) -> OpenVault:
    return open_with(folder, ByPassphrase(passphrase), fixed_clock(), choices=choices)


def refused(folder: Path, passphrase: str = PASSPHRASE, choices: Choices = ASKED) -> SdtError:
    """The error of an opening, with nothing secret in any part of it and the lock given back."""
    with pytest.raises(SdtError) as caught:
        opened(folder, passphrase, choices)
    said = "".join(traceback.format_exception(caught.value)) + repr(caught.value.params)
    for secret in (passphrase, passphrase.encode().hex(), str(folder), data_key(folder)):
        assert not secret or secret not in said
    return caught.value


def data_key(folder: Path) -> str:
    """The vault's key in hex, "" where the header does not give it any more."""
    try:
        header = parse_header((folder / "vault.json").read_bytes())
        return unlock_header(header, ByPassphrase(PASSPHRASE)).data_key.hex()
    except (SdtError, OSError):
        return ""


def edit(folder: Path, change: Callable[[dict[str, object]], object], name: str = "vault.json") -> None:
    file = folder / name
    document = json.loads(file.read_bytes())
    change(document)
    file.write_text(json.dumps(document))


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


@contextmanager
def keyed(folder: Path) -> Iterator[Connection]:
    """The database of a vault, past the door."""
    header = parse_header((folder / "vault.json").read_bytes())
    key = unlock_header(header, ByPassphrase(PASSPHRASE)).data_key
    with closing(Connection.open(folder / "data.db", sqlcipher_key(key, header.salt))) as connection:
        yield connection


def test_a_closed_vault_opens_again_unchanged(closed: Path) -> None:
    before = (closed / "vault.json").read_bytes()
    with opened(closed) as vault:
        assert vault.connection.scalar("PRAGMA user_version") == schema.VERSION
        assert (vault.generation, vault.notices, vault.pending) == (1, (), None)
    assert (closed / "vault.json").read_bytes() == (closed / "vault.json.bak").read_bytes() == before
    assert sorted(path.name for path in closed.iterdir()) == ["data.db", "lock", "vault.json", "vault.json.bak"]


def test_composed_and_decomposed_passphrase_open(closed: Path) -> None:
    with opened(closed, PASSPHRASE.replace("é", "e\u0301").replace(" ", "\u00a0")):
        pass


def test_no_folder(tmp_path: Path) -> None:
    error = refused(tmp_path / "rien.sdtvault")
    assert (error.code, error.params) == ("vault.not_found", {"name": "rien"})
    assert not (tmp_path / "rien.sdtvault").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert refused(tmp_path).code == "vault.not_a_vault"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_is_no_vault(tmp_path: Path) -> None:
    (tmp_path / "vault.json").write_bytes(b"{}")
    assert refused(tmp_path / "vault.json").code == "vault.not_a_vault"


def test_header_missing_then_the_second_copy(closed: Path) -> None:
    (closed / "vault.json").unlink()
    assert refused(closed).code == "vault.header_missing"
    with opened(closed, choices=COPY):
        pass
    assert (closed / "vault.json").read_bytes() == (closed / "vault.json.bak").read_bytes()


def test_folders_in_the_place_of_files(closed: Path) -> None:
    (closed / "data.db").unlink()
    (closed / "data.db").mkdir()
    assert refused(closed).code == "vault.cannot_open"
    (closed / "vault.json").unlink()
    (closed / "vault.json").mkdir()
    assert refused(closed).code == "vault.cannot_open"


def test_header_damaged_then_the_second_copy(closed: Path) -> None:
    (closed / "vault.json").write_bytes(b'{"format": "sdt-vault", "version": 1, ')
    assert refused(closed).code == "vault.header_damaged"
    with opened(closed, choices=COPY):
        pass
    opened(closed).close()


def test_a_damaged_second_copy_is_mended(closed: Path) -> None:
    (closed / "vault.json.bak").write_bytes(b"\x00" * 100)
    opened(closed).close()
    assert (closed / "vault.json").read_bytes() == (closed / "vault.json.bak").read_bytes()
    (closed / "vault.json.bak").unlink()
    opened(closed).close()
    assert (closed / "vault.json").read_bytes() == (closed / "vault.json.bak").read_bytes()


def test_another_json_file_is_no_vault(closed: Path) -> None:
    (closed / "vault.json").write_bytes(b'{"format": "something"}')
    assert refused(closed).params == {"name": "Mes données"}


def test_a_newer_header_is_left_as_it_is(closed: Path) -> None:
    edit(closed, lambda document: document.update(version=2))
    (closed / "lock").unlink()
    before = {path.name: path.read_bytes() for path in closed.iterdir()}
    error = refused(closed)
    assert (error.code, error.params) == ("vault.newer_version", {"found": 2, "known": 1})
    assert {path.name: path.read_bytes() for path in closed.iterdir()} == before


def test_a_newer_database_is_left_as_it_is(closed: Path) -> None:
    """Even its row, which is one behind the header."""
    with opened(closed) as vault:
        change_passphrase(vault, PASSPHRASE, PASSPHRASE)
    with keyed(closed) as connection:
        meta.set_generation(connection, 1)
        connection.execute("PRAGMA user_version = 99")
    before = (closed / "data.db").read_bytes()
    assert refused(closed).params == {"found": 99, "known": schema.VERSION}
    assert (closed / "data.db").read_bytes() == before


@pytest.mark.parametrize("wrong", [PASSPHRASE + " ", PASSPHRASE.upper(), "une autre phrase"])
def test_wrong_passphrase(closed: Path, wrong: str) -> None:
    assert refused(closed, wrong).code == "vault.passphrase_wrong"


def test_empty_passphrase(closed: Path) -> None:
    assert refused(closed, "").code == "vault.passphrase_empty"


def test_a_damaged_slot_is_not_called_a_wrong_passphrase(closed: Path) -> None:
    """The second copy differs, so it is tried first; the first is then made whole again."""
    edit(closed, lambda document: document["slots"][0].update(wrapped="00" * 48))  # type: ignore[index]
    opened(closed).close()
    assert (closed / "vault.json").read_bytes() == (closed / "vault.json.bak").read_bytes()
    opened(closed).close()


def test_a_wrong_passphrase_stays_wrong_with_two_different_copies(closed: Path) -> None:
    edit(closed, lambda document: document["slots"][0].update(wrapped="00" * 48))  # type: ignore[index]
    before = (closed / "vault.json").read_bytes()
    assert refused(closed, "une autre phrase").code == "vault.passphrase_wrong"
    assert (closed / "vault.json").read_bytes() == before


def test_an_altered_header(closed: Path) -> None:
    edit(closed, lambda document: document.update(note="x"))
    assert refused(closed).code == "vault.header_altered"
    with opened(closed, choices=COPY):
        pass
    opened(closed).close()


def test_an_altered_second_copy_is_not_used(closed: Path) -> None:
    edit(closed, lambda document: document["slots"][0].update(wrapped="00" * 48))  # type: ignore[index]
    edit(closed, lambda document: document.update(note="x"), "vault.json.bak")
    assert refused(closed).code == "vault.passphrase_wrong"
    assert refused(closed, choices=COPY).code == "vault.header_altered"


@pytest.mark.parametrize(("field", "value", "code"), [
    ("m_kib", 19_455, "vault.kdf_too_weak"), ("t", 1, "vault.kdf_too_weak"),
    ("m_kib", 1_048_577, "vault.kdf_too_costly"), ("t", 11, "vault.kdf_too_costly"), ("p", 17, "vault.kdf_too_costly"),
])  # fmt: skip
def test_a_crafted_cost_is_refused_unless_the_second_copy_is_sane(
    closed: Path, field: str, value: int, code: str
) -> None:
    change = lambda document: document["slots"][0]["kdf"].update({field: value})  # noqa: E731
    edit(closed, change, "vault.json")
    shutil.copy(closed / "vault.json.bak", closed / "spare")
    edit(closed, change, "vault.json.bak")
    assert refused(closed).code == code
    shutil.copy(closed / "spare", closed / "vault.json.bak")
    opened(closed).close()


def test_in_use_says_by_whom(closed: Path) -> None:
    with opened(closed):
        error = refused(closed)
    assert error.code == "vault.in_use"
    assert error.params["program"] == "sdt"
    assert error.params["process"] == str(os.getpid())
    assert error.params["since"] == "2026-11-23T18:02:11Z"
    opened(closed).close()


def test_database_missing_is_not_made_anew(closed: Path) -> None:
    (closed / "data.db").unlink()
    assert refused(closed).code == "vault.database_missing"
    assert not (closed / "data.db").exists()


def test_database_of_zero_bytes_is_never_an_empty_vault(closed: Path) -> None:
    (closed / "data.db").write_bytes(b"")
    assert refused(closed).code == "vault.database_empty"
    assert (closed / "data.db").stat().st_size == 0


def test_a_cut_database(closed: Path) -> None:
    whole = (closed / "data.db").read_bytes()
    for length in (5, 1000, 4095, 4096):
        (closed / "data.db").write_bytes(whole[:length])
        assert refused(closed).code == "vault.database_damaged"


def test_a_database_of_another_vault(closed: Path, tmp_path: Path) -> None:
    fresh_vault(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "data.db", closed / "data.db")
    assert refused(closed).code == "vault.database_foreign"


def test_a_flipped_salt(closed: Path) -> None:
    flip(closed / "data.db", 3)
    assert refused(closed).code == "vault.database_foreign"


@pytest.mark.parametrize(
    "change",
    ["UPDATE vault_meta SET vault_id = 'another'", "DELETE FROM vault_meta", "DROP TABLE vault_meta", "PRAGMA application_id = 1"],
)  # fmt: skip
def test_right_key_and_salt_but_not_this_vault(closed: Path, change: str) -> None:
    with keyed(closed) as connection:
        connection.execute(change)
    assert refused(closed).code == "vault.database_foreign"


def test_page_one_damaged(closed: Path) -> None:
    flip(closed / "data.db", 2000)
    assert refused(closed).code == "vault.database_damaged"


def test_a_later_page_damaged_is_met_by_the_query(closed: Path) -> None:
    with opened(closed) as vault, vault.connection.transaction():
        vault.connection.execute("CREATE TABLE big (a)")
        vault.connection.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,) for _ in range(50)])
    flip(closed / "data.db", (closed / "data.db").stat().st_size - 4096 * 10)
    with opened(closed) as vault, pytest.raises(SdtError) as caught:
        list(vault.connection.execute("SELECT a FROM big"))
    assert caught.value.code == "vault.database_damaged"


def test_recovery_without_such_a_slot(closed: Path) -> None:
    with pytest.raises(SdtError, match=r"vault\.recovery_none"):
        open_with_recovery(closed, "abaisser " * 24, fixed_clock())


def test_recovery_with_words_of_another_vault(folder: Path, tmp_path: Path) -> None:
    words = []
    for place in (folder, tmp_path / "other"):
        made = create_vault(place, PASSPHRASE, kdf.Kdf.INTERACTIVE, fixed_clock(), recovery_language="fr")
        with made.vault:
            assert made.recovery_words is not None
            confirm_recovery(made.vault, made.recovery_words)
        words.append(made.recovery_words)
    open_with_recovery(folder, words[0], fixed_clock()).close()
    with pytest.raises(SdtError, match=r"vault\.recovery_wrong"):
        open_with_recovery(folder, words[1], fixed_clock())


def test_a_list_of_a_later_program(folder: Path) -> None:
    made = create_vault(folder, PASSPHRASE, None, fixed_clock(), recovery_language="fr")
    with made.vault:
        confirm_recovery(made.vault, made.recovery_words or "")
    for name in ("vault.json", "vault.json.bak"):
        edit(folder, lambda document: document["slots"][1].update(words="../french"), name)  # type: ignore[index]
    with pytest.raises(SdtError, match=r"vault\.recovery_none"):
        open_with_recovery(folder, made.recovery_words or "", fixed_clock())


def test_a_keyring_slot_opens_with_its_secret(closed: Path) -> None:
    secret = bytearray(range(0x60, 0x80))
    with opened(closed) as vault:
        unlocked = unlock_header(vault.header, ByPassphrase(PASSPHRASE))
        slot = wrap(
            new_slot("k1", "keyring", "2026-11-23T18:02:11Z", backend="X"), vault.vault_id, secret, unlocked.data_key
        )
        vault.write_header(vault.header.successor([*vault.header.slot_documents(), slot.document], unlocked.data_key))
    open_with_secret(closed, secret, fixed_clock()).close()
    assert secret == bytes(range(0x60, 0x80))
    with pytest.raises(SdtError, match=r"vault\.keyring_wrong"):
        open_with_secret(closed, bytearray(32), fixed_clock())


def test_a_second_passphrase_slot_opens_too(closed: Path) -> None:
    """Written by another program: two people, one vault."""
    with opened(closed) as vault:
        key = unlock_header(vault.header, ByPassphrase(PASSPHRASE)).data_key
        slot = new_slot("p2", "passphrase", "2026-11-23T18:02:11Z", cost=kdf.FLOOR)
        document = wrap(slot, vault.vault_id, bytearray(b"une seconde phrase"), key).document
        vault.write_header(vault.header.successor([*vault.header.slot_documents(), document], key))
    opened(closed, "une seconde phrase").close()
    opened(closed).close()


def test_a_slot_that_costs_too_much_does_not_hide_the_next_one(closed: Path) -> None:
    with opened(closed) as vault:
        key = unlock_header(vault.header, ByPassphrase(PASSPHRASE)).data_key
        dear = copy.deepcopy(vault.header.slots[0].document) | {"id": "dear"}
        dear["kdf"]["m_kib"] = 1 << 21
        vault.write_header(vault.header.successor([dear, *vault.header.slot_documents()], key))
    opened(closed).close()


def test_names_that_are_hard_on_uris(tmp_path: Path) -> None:
    for name in ("a#b", "a?b=c&mode=memory", "a%20b", 'l\'été "ici"', "名前", " blanc ", "a" * 200, "-x", "a;b\nc"):
        folder = tmp_path / name
        fresh_vault(folder).close()
        with reopened(folder) as vault:
            assert vault.connection.scalar("SELECT count(*) FROM vault_meta") == 1
        assert (folder / "data.db").stat().st_size > 4096
    assert not any(path.is_file() for path in tmp_path.iterdir())


def test_nothing_is_written_to_the_terminal(closed: Path) -> None:
    """SQLCipher writes to stderr by default when a page does not fit its key."""
    flip(closed / "data.db", 2000)
    code = """
import sys
from pathlib import Path
from sdt_desktop.base.clock import SystemClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import open_vault
try:
    open_vault(Path(sys.argv[1]), sys.argv[2], SystemClock())
except SdtError as error:
    print(error.code)
"""
    assert ran(code, str(closed), PASSPHRASE) == (0, "vault.database_damaged\n", "")
    assert ran(code, str(closed), "une autre phrase") == (0, "vault.passphrase_wrong\n", "")
