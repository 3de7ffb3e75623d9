"""The closed list of codes the core may raise, report or note: one file a room, checked by tests.

Every code here has a French and an English sentence in `resources/messages/`, and every code used in the
source stands here with exactly its parameters.
"""

from functools import cache

from sdt_desktop.base.codes.code import Code
from sdt_desktop.base.codes.importing import IMPORTING
from sdt_desktop.base.codes.journal import JOURNAL
from sdt_desktop.base.codes.services import SERVICES
from sdt_desktop.base.codes.sharing import SHARING
from sdt_desktop.base.codes.vault import VAULT
from sdt_desktop.base.errors import Family

__all__ = ["Code", "all_codes", "family_of"]


@cache
def all_codes() -> dict[str, Code]:
    return {code.name: code for code in (*VAULT, *IMPORTING, *SHARING, *SERVICES, *JOURNAL)}


def family_of(name: str) -> Family:
    known = all_codes().get(name)
    return known.family if known else Family.BUG
