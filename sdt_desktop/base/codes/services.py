"""Codes of the use cases that join the rooms."""

from sdt_desktop.base.codes.code import Code, environment, user
from sdt_desktop.base.errors import Family

SERVICES = (
    user("usage.wrong", "detail"),
    user("usage.passphrase_missing"),
    user("usage.passphrases_differ"),
    user("usage.vault_missing"),
    user("usage.bad_period"),
    user("usage.bad_setting", "key"),
    user("show.no_data"),
    user("show.too_many_rows", "limit"),
    user("stream.grain_too_fine", "grain"),
    user("out.exists", "file"),
    environment("out.cannot_write", "file"),
    environment("out.disk_full"),
    user("job.cancelled"),
    user("demo.missing_persona", "name"),
    Code("bug.unexpected", Family.BUG, ("kind", "place")),
)
