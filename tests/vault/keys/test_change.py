"""Creating a vault, and changing who can open it."""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import (
    CreatedVault,
    Kdf,
    OpenVault,
    change_passphrase,
    confirm_recovery,
    create_vault,
    creating,
    kdf,
    offer_recovery_words,
    open_vault,
    open_with_recovery,
    opening,
    reset_passphrase,
    unlocking,
)
from sdt_desktop.vault.header import parse_header
from sdt_desktop.vault.kdf import FLOOR, Cost
from sdt_desktop.vault.recovery import new_secret, words_of
from tests.support import fixed_clock
from tests.vault.support import PASSPHRASE, code_of, fresh_vault, reopened

NEW = "une toute autre phrase"


def made(folder: Path, language: str | None = "fr", choice: Kdf | None = Kdf.INTERACTIVE) -> CreatedVault:
    return create_vault(folder, PASSPHRASE, choice, fixed_clock(), recovery_language=language)


def slots(folder: Path) -> list[tuple[str, str]]:
    found = [parse_header((folder / name).read_bytes()) for name in ("vault.json", "vault.json.bak")]
    assert found[0] == found[1]
    return [(slot["id"], slot["kind"]) for slot in found[0].slot_documents()]


def shut(folder: Path, passphrase: str) -> bool:
    code = code_of(lambda: reopened(folder, passphrase).close())
    assert code in (None, "vault.passphrase_wrong")
    return code is not None


def test_a_new_vault(folder: Path) -> None:
    with made(folder / "below" / "that", None).vault as vault:
        inside = sorted(path.name for path in vault.place.path.iterdir())
        assert inside == ["data.db", "data.db-shm", "data.db-wal", "lock", "vault.json", "vault.json.bak"]
        document = json.loads((vault.place.path / "vault.json").read_bytes())
        assert document["generation"] == 1
        assert document["created"] == "2026-11-23T18:02:11Z"
        assert vault.connection.scalar("PRAGMA journal_mode") == "wal"
    assert (vault.place.path / "data.db").read_bytes()[:16].hex() == document["database"]["salt"]
    assert [path.name for path in (folder / "below").iterdir()] == ["that"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_nobody_else_may_read_it(folder: Path) -> None:
    old = os.umask(0)
    try:
        with made(folder, None).vault as vault:
            change_passphrase(vault, PASSPHRASE, NEW)
            modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    finally:
        os.umask(old)
    assert set(modes.values()) == {0o600}, modes
    assert folder.stat().st_mode & 0o777 == 0o700


def test_two_vaults_share_nothing(tmp_path: Path) -> None:
    documents = []
    for name in ("a", "b"):
        fresh_vault(tmp_path / name).close()
        documents.append(json.loads((tmp_path / name / "vault.json").read_bytes()))
    first, second = documents
    assert first["vault_id"] != second["vault_id"]
    assert first["database"]["salt"] != second["database"]["salt"]
    for name in ("nonce", "wrapped"):
        assert first["slots"][0][name] != second["slots"][0][name]
    assert first["slots"][0]["kdf"]["salt"] != second["slots"][0]["kdf"]["salt"]


def test_never_over_something(folder: Path) -> None:
    folder.mkdir()
    fresh_vault(folder).close()  # an empty folder will do
    before = (folder / "vault.json").read_bytes()
    for place in (folder, folder / "data.db"):
        with pytest.raises(SdtError, match=r"vault\.exists"):
            fresh_vault(place)
    assert (folder / "vault.json").read_bytes() == before


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [("", "vault.passphrase_empty"), ("court", "vault.passphrase_too_short"), ("x" * 1025, "vault.passphrase_too_long")],
)  # fmt: skip
def test_a_refused_passphrase_leaves_nothing(folder: Path, passphrase: str, code: str) -> None:
    with pytest.raises(SdtError, match=code):
        create_vault(folder, passphrase, None, fixed_clock())
    assert not any(folder.parent.iterdir())


def test_a_failure_half_way_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(creating, "_give_name", fail)
    with pytest.raises(SdtError, match=r"vault\.disk_full"):
        fresh_vault(folder)
    assert not any(folder.parent.iterdir())


def test_too_little_memory_takes_the_lower_cost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower = Cost(2, FLOOR.m_kib, 4)
    monkeypatch.setitem(kdf.COSTS, Kdf.STRONG, Cost(3, 262_144, 4))
    monkeypatch.setitem(kdf.COSTS, Kdf.INTERACTIVE, lower)
    real = unlocking.wrap

    def short_of_memory(slot: object, *rest: object) -> object:
        if slot.cost.m_kib > FLOOR.m_kib:  # type: ignore[attr-defined]
            raise SdtError("vault.kdf_memory", mib=256)
        return real(slot, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(unlocking, "wrap", short_of_memory)
    created = made(folder, None, Kdf.STRONG)
    created.vault.close()
    assert created.kdf is Kdf.INTERACTIVE
    assert parse_header((folder / "vault.json").read_bytes()).slots[0].cost == lower


def test_the_words_are_not_in_the_header_before_they_opened_it(folder: Path) -> None:
    created = made(folder)
    words = created.recovery_words
    assert words is not None
    with created.vault as vault:
        assert slots(folder) == [("s1", "passphrase")]
        wrong = [*words[:23], "abaisser" if words[23] != "abaisser" else "abandon"]
        with pytest.raises(SdtError, match=r"vault\.recovery_wrong"):
            confirm_recovery(vault, wrong)
        with pytest.raises(SdtError, match=r"vault\.recovery_count"):
            confirm_recovery(vault, words[:3])
        assert slots(folder) == [("s1", "passphrase")]
        confirm_recovery(vault, " ".join(words).upper())
        assert slots(folder) == [("s1", "passphrase"), ("s2", "recovery")]
        with pytest.raises(SdtError, match=r"vault\.recovery_none"):
            confirm_recovery(vault, words)
    open_with_recovery(folder, words, fixed_clock()).close()


def test_well_formed_words_of_another_secret_are_refused_by_the_slot_itself(folder: Path) -> None:
    """They pass the checksum: only the tag can tell."""
    with made(folder).vault as vault:
        with pytest.raises(SdtError, match=r"vault\.recovery_wrong"):
            confirm_recovery(vault, words_of(new_secret(), "french"))
        assert vault.pending is not None
    assert slots(folder) == [("s1", "passphrase")]


def test_nothing_is_changed_on_the_word_of_an_altered_header(folder: Path) -> None:
    created = made(folder)
    with created.vault as vault:
        vault.header = dataclasses.replace(vault.header, mac=bytes(32))
        for act in (
            lambda: change_passphrase(vault, PASSPHRASE, NEW),
            lambda: confirm_recovery(vault, created.recovery_words or ""),
        ):
            with pytest.raises(SdtError, match=r"vault\.header_altered"):
                act()
    assert slots(folder) == [("s1", "passphrase")]


def test_a_failing_offer_leaves_nothing_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(creating, "offer_words", fail)
    with pytest.raises(MemoryError):
        made(folder)
    reopened(folder).close()


def test_words_that_were_never_confirmed_open_nothing(folder: Path) -> None:
    created = made(folder)
    created.vault.close()
    with pytest.raises(SdtError, match=r"vault\.recovery_none"):
        open_with_recovery(folder, created.recovery_words or "", fixed_clock())


def test_declining_words(folder: Path) -> None:
    created = made(folder, None)
    with created.vault as vault, pytest.raises(SdtError, match=r"vault\.recovery_none"):
        confirm_recovery(vault, "abaisser " * 24)
    assert created.recovery_words is None


def test_change_asks_for_the_old_one(folder: Path) -> None:
    with fresh_vault(folder) as vault:
        with pytest.raises(SdtError, match=r"vault\.passphrase_wrong"):
            change_passphrase(vault, "pas la bonne", NEW)
        with pytest.raises(SdtError, match=r"vault\.passphrase_too_short"):
            change_passphrase(vault, PASSPHRASE, "court")
        assert slots(folder) == [("s1", "passphrase")]
        before = (folder / "data.db").read_bytes()[4096:]
        change_passphrase(vault, PASSPHRASE, NEW)
        assert slots(folder) == [("s2", "passphrase")]
        assert vault.generation == 2
    assert (folder / "data.db").read_bytes()[4096 * 2 :] == before[4096:]
    assert shut(folder, PASSPHRASE)
    assert not shut(folder, NEW)


def test_a_change_keeps_the_words_and_ends_an_offer(folder: Path) -> None:
    created = made(folder)
    words = created.recovery_words
    assert words is not None
    with created.vault as vault:
        confirm_recovery(vault, words)
        offered = offer_recovery_words(vault, PASSPHRASE, "en")
        change_passphrase(vault, PASSPHRASE, NEW)
        with pytest.raises(SdtError, match=r"vault\.recovery_none"):
            confirm_recovery(vault, offered)
    open_with_recovery(folder, words, fixed_clock()).close()


def recovered(folder: Path, words: tuple[str, ...]) -> OpenVault:
    return open_with_recovery(folder, " ".join(word[:4] for word in words), fixed_clock())


def test_forgotten_passphrase_new_one_new_words(folder: Path) -> None:
    created = made(folder, "en")
    words = created.recovery_words
    assert words is not None
    with created.vault as vault:
        confirm_recovery(vault, words)
    with recovered(folder, words) as vault:
        reset_passphrase(vault, words, NEW)
        fresh = offer_recovery_words(vault, NEW, "es")
        confirm_recovery(vault, fresh)
    assert shut(folder, PASSPHRASE)
    assert not shut(folder, NEW)
    with pytest.raises(SdtError, match=r"vault\.recovery_"):
        recovered(folder, words)
    open_with_recovery(folder, fresh, fixed_clock()).close()
    assert [kind for _, kind in slots(folder)] == ["passphrase", "recovery"]


def test_offering_words_asks_for_the_passphrase(folder: Path) -> None:
    with fresh_vault(folder) as vault, pytest.raises(SdtError, match=r"vault\.passphrase_wrong"):
        offer_recovery_words(vault, "pas la bonne", "fr")


def test_a_slot_below_todays_default_is_wrapped_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_vault(folder).close()
    dearer = Cost(3, FLOOR.m_kib, 1)
    monkeypatch.setitem(kdf.COSTS, kdf.todays_default(), dearer)
    reopened(folder).close()
    assert slots(folder) == [("s2", "passphrase")]
    assert parse_header((folder / "vault.json").read_bytes()).slots[0].cost == dearer
    reopened(folder).close()
    assert slots(folder) == [("s2", "passphrase")]


def test_a_slot_above_todays_default_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kdf.COSTS, Kdf.INTERACTIVE, Cost(3, FLOOR.m_kib, 1))
    fresh_vault(folder).close()
    monkeypatch.setattr(opening, "todays_default", lambda: Kdf.STRONG)
    reopened(folder).close()
    assert slots(folder) == [("s1", "passphrase")]


def test_opening_goes_on_where_wrapping_again_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_vault(folder).close()
    monkeypatch.setitem(kdf.COSTS, kdf.todays_default(), Cost(3, FLOOR.m_kib, 1))

    def full(*_: object) -> None:
        raise SdtError("vault.disk_full")

    monkeypatch.setattr("sdt_desktop.vault.folder.VaultFolder.write", full)
    with reopened(folder) as vault:
        assert vault.generation == 1


def test_nothing_secret_is_shown_by_repr(folder: Path) -> None:
    created = made(folder)
    with created.vault:
        shown = repr(created) + repr(created.vault) + repr(created.vault.connection)
    assert created.recovery_words is not None
    for secret in (PASSPHRASE, *created.recovery_words, str(folder)):
        assert secret not in shown
    for by in (
        unlocking.ByPassphrase(PASSPHRASE),
        unlocking.ByWords(created.recovery_words),
        unlocking.BySecret(bytearray(b"12345")),
    ):
        assert all(secret not in repr(by) for secret in (PASSPHRASE, created.recovery_words[0], "12345"))


def test_open_vault_closes_twice(folder: Path) -> None:
    fresh_vault(folder).close()
    vault = open_vault(folder, PASSPHRASE, fixed_clock())
    vault.close()
    vault.close()
    assert not (folder / "data.db-wal").exists()
