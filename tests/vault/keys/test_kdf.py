import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault import kdf
from sdt_desktop.vault.kdf import CEILING, FLOOR, Cost, Kdf, argon2id, check_cost, hkdf_sha256, todays_default
from tests.vault.support import ran

SECRET = bytearray(b"secret")
SALT = bytes(16)


def test_the_costs_are_the_designs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert {Kdf.STRONG: Cost(3, 262_144, 4), Kdf.INTERACTIVE: Cost(3, 65_536, 4)} == kdf.COSTS
    assert kdf.COSTS[Kdf.STRONG].mib == 256


@pytest.mark.parametrize("cost", [Cost(1, 262_144, 4), Cost(3, 19_455, 4), Cost(3, 262_144, 0), Cost(-3, -1, -1)])
def test_below_the_floor_is_refused_before_deriving(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "Argon2id", None)
    with pytest.raises(SdtError, match=r"vault\.kdf_too_weak"):
        argon2id(SECRET, SALT, cost)


@pytest.mark.parametrize(
    "cost", [Cost(11, 262_144, 4), Cost(3, 1_048_577, 4), Cost(3, 262_144, 17), Cost(10**40, 1 << 90, 1)]
)
def test_above_the_ceiling_is_refused_before_deriving(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "Argon2id", None)
    with pytest.raises(SdtError, match=r"vault\.kdf_too"):
        argon2id(SECRET, SALT, cost)


def test_floor_and_ceiling_themselves_are_allowed() -> None:
    check_cost(FLOOR)
    check_cost(CEILING)


def test_too_little_memory_says_how_much_is_needed() -> None:
    code = """
import resource, sys
from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.kdf import Cost, argon2id
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    argon2id(bytearray(b"secret"), bytes(16), Cost(2, 1 << 20, 1))
except SdtError as error:
    print(error.code, error.params, error.__context__.__class__.__name__)
"""
    pytest.importorskip("resource")
    status, out, err = ran(code)
    assert (status, err) == (0, "")
    assert out.startswith("vault.kdf_memory {'mib': 1024}")


def test_the_default_follows_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "_physical_memory", lambda: 4 * 1024**3)
    assert todays_default() is Kdf.STRONG
    monkeypatch.setattr(kdf, "_physical_memory", lambda: 4 * 1024**3 - 1)
    assert todays_default() is Kdf.INTERACTIVE


def test_argon2id_is_rfc_9106() -> None:
    """The known answer of the reference program (argon2 -id -t 2 -m 16 -p 1, "password", "somesalt")."""
    key = argon2id(bytearray(b"password"), b"somesalt", Cost(2, 65_536, 1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_hkdf_is_rfc_5869() -> None:
    """HMAC by hand, as the RFC writes it, for one block of output."""
    import hashlib
    import hmac

    salt, info = bytes(range(16)), b"info"
    prk = hmac.new(salt, SECRET, hashlib.sha256).digest()
    assert hkdf_sha256(SECRET, salt, info) == hmac.new(prk, info + b"\x01", hashlib.sha256).digest()
