"""Codes of the journal: what the program did. `outside` of an entry says who received something."""

from sdt_desktop.base.codes.code import user

JOURNAL = (
    user("journal.vault_created"),
    user("journal.recovery_confirmed"),
    user("journal.recovery_replaced"),
    user("journal.passphrase_changed"),
    user("journal.imported", "file", "importer", "new", "changed", "problems"),
    user("journal.undone", "file", "batch"),
    user("journal.original_saved", "file"),
    user("journal.recipient_added", "name"),
    user("journal.recipient_trusted", "name", "level"),
    user("journal.share_prepared", "recipient", "rows", "file"),
    user("journal.share_delivered", "recipient", "file"),
    user("journal.share_opened", "sender", "tables"),
    user("journal.share_refused", "reason"),
    user("journal.exported", "stream", "format"),
)
