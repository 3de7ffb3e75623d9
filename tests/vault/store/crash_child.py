"""Run as a process of its own, to be killed: imports one file after the other and says which were acknowledged."""

import hashlib
import os
import sys
from pathlib import Path

from sdt_desktop.model.imports import EventPart, ObservationPart
from sdt_desktop.vault.store import Store
from tests.support import fixed_clock
from tests.vault.store.scene import DAY, account, event, key, regular
from tests.vault.support import open_database

DAYS = 62
EVENTS = 40


def original_of(number: int) -> bytes:
    return f"file {number}\n".encode() * 2000


def import_one(store: Store, number: int) -> str:
    """Two months of half hours that overlap the file before by a month, some events, the file itself."""
    content = original_of(number)
    with store.connection.transaction():
        writer = store.begin_import(
            file=f"{number}.csv", sha256=hashlib.sha256(content).hexdigest(), importer="i", importer_version=1,
            answers={}, keep_original=True,
        )  # fmt: skip
        writer.keep_original([content])
        writer.add(ObservationPart(key(), regular(number * 30 * DAY, DAYS * 48, value=float(number))))
        writer.add(EventPart(tuple(event(f"{number}-{place}") for place in range(EVENTS))))
        name = writer.finish(account()).batch
        store.journal_add("journal.imported", {"batch": name})
    return name


def main(folder: Path) -> None:
    store = Store(open_database(folder), fixed_clock())
    number = len(store.batches())
    while True:
        os.write(1, f"{import_one(store, number)}\n".encode())
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
