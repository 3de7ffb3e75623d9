"""Taking an import back: exact, because every batch keeps all its rows."""

from sdt_desktop.model.imports import ImportBatch
from sdt_desktop.services.session import Session


def undo_import(session: Session, batch: str) -> ImportBatch:
    """Removes what only this batch held. Raises vault.no_such_batch, vault.batch_undone."""
    store = session.store
    with session.vault.connection.transaction():
        undone = store.undo(batch)
        store.journal_add("journal.undone", {"file": undone.file, "batch": undone.batch})
    return store.batch(batch)
