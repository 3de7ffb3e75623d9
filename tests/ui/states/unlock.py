from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.gate import Gate
from tests.ui.gallery import Shown
from tests.ui.states.onboarding import Vault


def gate(ctx: AppContext) -> Gate:
    return Gate(ctx, Path("Camille.sdtvault"))


def _fails(code: str, **params: str):
    return lambda gate: gate.panel._failed(SdtError(code, **params))


def _busy(gate: Gate) -> None:
    gate.panel._set_busy(True)


def _with_words(gate: Gate) -> None:
    gate.panel.other_way.click()


STATES = tuple(
    Shown("unlock", state, Vault, settle, session=None, gate=gate)
    for state, settle in (
        ("passphrase", lambda _: None),
        ("opening", _busy),
        ("wrong", _fails("vault.passphrase_wrong")),
        ("damaged", _fails("vault.database_damaged")),
        ("altered", _fails("vault.header_altered")),
        ("older", _fails("vault.header_rolled_back")),
        ("in-use", _fails("vault.in_use", program="sdt", process="4211", computer="atelier", since="18:02")),
        ("words", _with_words),
    )
)
