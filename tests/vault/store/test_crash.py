"""Killed, out of space, searched for plaintext: a vault holds whole imports only, and nothing in clear."""

import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.events import EventKind, Record
from sdt_desktop.model.imports import (
    EventPart,
    ObservationPart,
    PositionPart,
    ReadAccount,
    RecordPart,
    RowCounts,
    RowProblem,
)
from sdt_desktop.model.streams import ThingKey, ThingKind
from sdt_desktop.vault import current, day_table, streams
from sdt_desktop.vault.contacts import HeldIdentity
from sdt_desktop.vault.kinds import OBSERVATIONS
from sdt_desktop.vault.ledger import Evidence
from sdt_desktop.vault.store import Store
from tests.support import ROOT, fixed_clock
from tests.vault.store.crash_child import DAYS, EVENTS, original_of
from tests.vault.store.scene import derived, event, fresh_store, key, positions, regular, take_in_blocks, view
from tests.vault.store.test_people import CARD, SHARE
from tests.vault.support import assert_no_plaintext, open_database

LOAD = "electricity.consumption.load-curve"
ROUNDS = int(os.environ.get("SDT_CRASH_ROUNDS", "20"))


def _run_and_kill(folder: Path, seconds: float) -> list[str]:
    """Lets the child import for a moment, kills it, gives the batches that it acknowledged."""
    command = [sys.executable, "-m", "tests.vault.store.crash_child", str(folder)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    acknowledged = [child.stdout.readline()]  # it runs
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
    rest, _ = child.communicate()
    assert child.returncode == -signal.SIGKILL
    return [line.decode().strip() for line in (*acknowledged, *rest.splitlines(keepends=True)) if line.endswith(b"\n")]


def _assert_sound(store: Store) -> None:
    """Every batch is there as a whole, and the view is what the layers say."""
    assert store.connection.scalar("PRAGMA integrity_check") == "ok"
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    batches = store.batches()
    for number, batch in enumerate(batches):
        assert batch.file == f"{number}.csv"
        assert b"".join(store.original(batch.id)) == original_of(number)
    rows = store.connection.execute("SELECT batch, sum(n) FROM layer_chunk GROUP BY batch ORDER BY batch").fetchall()
    assert [n for _, n in rows] == [DAYS * 48] * len(batches)
    assert len(store.events()) == EVENTS * len(batches)
    assert len(store.journal()) == len(batches)
    before = derived(store), view(store, LOAD)
    series = streams.find(store.connection, LOAD)
    months = current.held_months(store.connection, series.id)
    with store.connection.transaction():
        current.rebuild(store.connection, series, OBSERVATIONS, months)
        day_table.rebuild(store.connection, series, months)
    assert (derived(store), view(store, LOAD)) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_killed_import_leaves_whole_imports_only(tmp_path):
    with fresh_store(tmp_path):
        pass
    dice = random.Random(20261123)
    known: list[str] = []
    for _ in range(ROUNDS):
        acknowledged = _run_and_kill(tmp_path, dice.uniform(0.0, 0.12))
        store = Store(open_database(tmp_path), fixed_clock())
        names = [batch.id for batch in store.batches()]
        assert names[: len(known)] == known
        assert set(acknowledged) <= set(names)
        assert len(names) <= len(known) + len(acknowledged) + 1  # committed, killed before it could say so
        _assert_sound(store)
        known = names
        store.connection.close()
    assert known


def test_a_full_disk_leaves_the_vault_as_it_was(tmp_path):
    with fresh_store(tmp_path) as store:
        take_in_blocks(store, regular(0, 5000))
        before = derived(store), view(store, LOAD), store.batches()
        pages = store.connection.scalar("PRAGMA page_count")
        store.connection.execute(f"PRAGMA max_page_count = {pages + 20}").fetchall()
        with pytest.raises(SdtError, match=r"vault\.disk_full"):
            take_in_blocks(store, regular(0, 400_000, value=2.0), name="b.csv")
        assert not store.connection.in_transaction
        assert (derived(store), view(store, LOAD), store.batches()) == before
        store.connection.execute("PRAGMA max_page_count = 4000000000").fetchall()
        assert take_in_blocks(store, regular(0, 400_000, value=2.0), name="b.csv").observations.new == 395_000


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.store import Store
from tests.support import fixed_clock
from tests.vault.store.scene import block, take_in_blocks
from tests.vault.support import open_database
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(open_database(Path(sys.argv[1])), fixed_clock())
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    take_in_blocks(store, block(range(0, 10**12, 10**6), (n % 997 / 7 for n in range(10**6))), name="b.csv")
except SdtError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_a_limit_of_the_file_system_leaves_the_vault_as_it_was(tmp_path):
    with fresh_store(tmp_path) as store:
        take_in_blocks(store, regular(0, 5000))
        before = derived(store), view(store, LOAD), store.batches()
    command = [sys.executable, "-c", _LIMITED, str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert told.stdout.decode().strip() == "vault.disk_full"
    assert told.stderr == b""
    store = Store(open_database(tmp_path), fixed_clock())
    assert store.connection.scalar("PRAGMA integrity_check") == "ok"
    assert (derived(store), view(store, LOAD), store.batches()) == before
    store.connection.close()


CANARY = "zygomorphe-xq7"


def _fill(store: Store) -> None:
    """The rare word in every column of text and bytes."""
    word = CANARY
    phone = ThingKey(ThingKind.PHONE, word)
    with store.connection.transaction():
        writer = store.begin_import(
            file=f"{word}.csv", sha256="1994b5bb31e78b2456cb9f9b2d5ce21c3e9ee48e0a3d6ca6ed02fd1e62ec6b4c", importer=word,
            importer_version=1, answers={word: word},
        )  # fmt: skip
        writer.add(ObservationPart(key(meter=word, source=word, series=word), regular(0, 3000)))
        writer.add(ObservationPart(key(source=word), regular(0, 2)))  # a meter without number
        writer.add(PositionPart(word, phone, "UTC", positions([(0, 1, 2)])))
        writer.add(EventPart((
            event(word, word, source=word, place_from=word, place_to=word, mode=word, currency=word, kind=EventKind.CARE,
                  attributes=((word, word),)),
        )))  # fmt: skip
        writer.add(RecordPart((Record(word, word, word, word, 1, ((word, word),), (word,)),)))
        account = ReadAccount(
            RowCounts(1, 1), ((word, 1),), ((word, 1),), (RowProblem(1, word, ((word, word),)),), encoding=word
        )
        writer.finish(account)
        store.connection.execute("INSERT INTO original VALUES (?, 0, 0)", (word,))
        store.connection.execute("INSERT INTO original_piece VALUES (?, 0, ?)", (word, word.encode() * 500))
    store.journal_add(word, {word: word}, outside=word)
    store.set_setting(word, word)
    store.contact_put(replace(CARD, card_id=word, organisation=word, card=word.encode()))
    store.sender_key_put(word, word.encode(), package=word)
    store.identity_put(HeldIdentity(word, word, word.encode(), word.encode()))
    store.received_put(package=word, sender=word, sha256=word, withdraws=word)
    share = replace(SHARE, package=word, recipient=word, recipient_card=word, purpose=word, file=word, tables=(word,))
    store.share_put(share, [Evidence(word, word.encode())])


def test_no_file_of_the_vault_holds_a_word_of_it_in_clear(tmp_path):
    with fresh_store(tmp_path / "v") as store:
        _fill(store)
        empty = [
            f"{table}.{column}"
            for (table,) in store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            if not table.startswith("sqlite_")
            for _, column, kind, *_ in store.connection.execute(f"PRAGMA table_info({table})").fetchall()
            if kind in {"TEXT", "BLOB"} and not store.connection.scalar(
                f"SELECT count(*) FROM {table} WHERE instr(cast({column} AS BLOB), cast(? AS BLOB))", (CANARY,)
            )
        ]  # fmt: skip
        assert set(empty) == _WITHOUT_FREE_TEXT
        assert_no_plaintext(tmp_path / "v", CANARY)
    assert_no_plaintext(tmp_path / "v", CANARY)


_WITHOUT_FREE_TEXT = {
    "batch.name", "batch.sha256", "batch.counts", "batch.original", "contact.fingerprint", "current_chunk.blob",
    "datastream.observed_property", "datastream.zone", "event.amount", "event.digest", "event.identity", "event.kind",
    "event.zone", "layer_chunk.blob", "record.digest", "record.identity", "share.age_sha256", "share.manifest_sha256",
    "share_evidence.sha256", "share_step.state", "thing.kind",
}  # fmt: skip
