"""From a secret to a key-encryption key: Argon2id for what people can remember, HKDF for random secrets."""

import os
from dataclasses import dataclass
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.secrets import KEY_BYTES, wipe

SALT_BYTES = 16
ENOUGH_MEMORY = 4 * 1024**3


class Kdf(StrEnum):
    """The command line's words for what one try of a passphrase costs."""

    STRONG = "strong"
    INTERACTIVE = "interactive"


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id: passes, memory in KiB, lanes."""

    t: int
    m_kib: int
    p: int

    @property
    def work(self) -> int:
        """KiB written in all passes: what an attacker pays for one try."""
        return self.t * self.m_kib

    @property
    def mib(self) -> int:
        return self.m_kib // 1024


COSTS = {Kdf.STRONG: Cost(3, 262_144, 4), Kdf.INTERACTIVE: Cost(3, 65_536, 4)}  # the second: RFC 9106
FLOOR = Cost(2, 19_456, 1)  # OWASP's minimum
CEILING = Cost(10, 1_048_576, 16)


def check_cost(cost: Cost) -> None:
    """Before any derivation, so that a crafted header can neither weaken a vault nor exhaust the machine."""
    if cost.t < FLOOR.t or cost.m_kib < FLOOR.m_kib or cost.p < FLOOR.p:
        raise SdtError("vault.kdf_too_weak")
    if cost.t > CEILING.t or cost.m_kib > CEILING.m_kib or cost.p > CEILING.p:
        raise SdtError("vault.kdf_too_costly")


def todays_default() -> Kdf:
    """What this machine can afford."""
    return Kdf.STRONG if _physical_memory() >= ENOUGH_MEMORY else Kdf.INTERACTIVE


def argon2id(secret: bytearray, salt: bytes, cost: Cost) -> bytearray:
    """The 32-byte key; vault.kdf_too_weak, vault.kdf_too_costly, vault.kdf_memory. Cannot be cancelled."""
    check_cost(cost)
    key = bytearray(KEY_BYTES)
    derivation = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.t, lanes=cost.p, memory_cost=cost.m_kib)
    try:
        derivation.derive_into(secret, key)  # type: ignore[arg-type] # any buffer will do
    except MemoryError:
        wipe(key)
        raise SdtError("vault.kdf_memory", mib=cost.mib) from None
    return key


def hkdf_sha256(secret: bytearray, salt: bytes, info: bytes) -> bytearray:
    """The 32-byte key of a random 32-byte secret; no slow function is needed there."""
    key = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive_into(secret, key)
    return key


def _physical_memory() -> int:
    """Bytes; 0 where the platform does not say."""
    if os.name == "nt":
        return _windows_memory()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 0


def _windows_memory() -> int:
    import ctypes

    status = (ctypes.c_uint64 * 8)()  # MEMORYSTATUSEX: two 32-bit words, then seven 64-bit ones
    status[0] = ctypes.sizeof(status)
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent from the type stubs of other platforms
    return status[1] if windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
