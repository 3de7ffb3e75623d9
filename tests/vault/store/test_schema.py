"""The database says which version it is; a later one is left alone."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import schema
from tests.vault.store.scene import memory_store


def test_a_new_database_is_of_this_version():
    with memory_store() as store:
        assert store.connection.scalar("PRAGMA user_version") == schema.VERSION
        schema.migrate(store.connection)


def test_a_later_version_is_refused_with_both_numbers():
    with memory_store() as store:
        store.connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        with pytest.raises(SdtError) as raised:
            schema.migrate(store.connection)
        assert (raised.value.code, raised.value.params) == ("vault.newer_version", {"found": 2, "known": 1})


def test_a_database_without_version_is_not_ours():
    with memory_store() as store:
        store.connection.execute("PRAGMA user_version = 0")
        with pytest.raises(SdtError, match=r"vault\.database_foreign"):
            schema.migrate(store.connection)
