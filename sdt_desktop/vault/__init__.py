"""The encrypted folder of one person: keys, database, layers, current view, journal.

Names are loaded when they are asked for, so that a program that opens no vault pays for none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sdt_desktop.vault.access import (
        change_passphrase,
        confirm_recovery,
        create_vault,
        offer_recovery_words,
        open_vault,
        open_with_recovery,
        open_with_secret,
        reset_passphrase,
    )
    from sdt_desktop.vault.creating import CreatedVault
    from sdt_desktop.vault.kdf import Kdf
    from sdt_desktop.vault.lock import Holder
    from sdt_desktop.vault.maintenance import Engine, SlotInfo, VaultInfo, check_vault, engine, vault_info
    from sdt_desktop.vault.notice import Notice
    from sdt_desktop.vault.opening import Choices
    from sdt_desktop.vault.passphrase import Strength, generate_passphrase, passphrase_strength
    from sdt_desktop.vault.places import unsuitable
    from sdt_desktop.vault.process import harden_process
    from sdt_desktop.vault.session import OpenVault
    from sdt_desktop.vault.store import Store

_HOMES = {
    "access": (
        "change_passphrase", "confirm_recovery", "create_vault", "offer_recovery_words", "open_vault",
        "open_with_recovery", "open_with_secret", "reset_passphrase",
    ),
    "creating": ("CreatedVault",),
    "kdf": ("Kdf",),
    "lock": ("Holder",),
    "maintenance": ("Engine", "SlotInfo", "VaultInfo", "check_vault", "engine", "vault_info"),
    "notice": ("Notice",),
    "opening": ("Choices",),
    "passphrase": ("Strength", "generate_passphrase", "passphrase_strength"),
    "places": ("unsuitable",),
    "process": ("harden_process",),
    "session": ("OpenVault",),
    "store": ("Store",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Choices",
    "CreatedVault",
    "Engine",
    "Holder",
    "Kdf",
    "Notice",
    "OpenVault",
    "SlotInfo",
    "Store",
    "Strength",
    "VaultInfo",
    "change_passphrase",
    "check_vault",
    "confirm_recovery",
    "create_vault",
    "engine",
    "generate_passphrase",
    "harden_process",
    "offer_recovery_words",
    "open_vault",
    "open_with_recovery",
    "open_with_secret",
    "passphrase_strength",
    "reset_passphrase",
    "unsuitable",
    "vault_info",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
