from dataclasses import dataclass, field

from sdt_desktop.base.errors import SdtError
from sdt_desktop.ui.context import AppContext
from sdt_desktop.ui.gate import Gate
from sdt_desktop.ui.pages.onboarding.recovery import RecoveryStep
from tests.ui.gallery import Shown
from tests.ui.support import FakeServices, FakeSession

_SHEET = (
    "dédale alléger loisir jugement englober brique botte caprice droiture falaise enduire moqueur adhésif obtenir "
    "écorce laisser énumérer plafond avenir paysage pénétrer chausson herbe vertu"
)
WORDS = tuple(_SHEET.split())
ASKED = (2, 11, 20)


@dataclass(frozen=True)
class New:
    recovery_words: tuple[str, ...] = WORDS
    session: FakeSession = field(default_factory=FakeSession)


class Vault(FakeServices):
    def generate_passphrase(self, language):
        return "gravir tornade bijou cerise lagune montagne pupitre"

    def passphrase_score(self, text, language):
        return 3 if len(text) > 11 else 1

    def unsuitable_place(self, folder):
        return ()

    def create_vault(self, folder, passphrase, clock, recovery_language):
        return New()

    def confirm_recovery(self, session, words):
        if words.split() != list(WORDS):
            raise SdtError("vault.recovery_wrong")


def gate(ctx: AppContext) -> Gate:
    return Gate(ctx)


def to_passphrase(gate: Gate) -> None:
    gate.panel.first.next.click()


def own_passphrase(gate: Gate) -> None:
    to_passphrase(gate)
    gate.panel.step.own.setChecked(True)
    gate.panel.step.passphrase.set_text("trois mots tirés")
    gate.panel.step.passphrase.show_strength(3)


def to_recovery(gate: Gate) -> None:
    to_passphrase(gate)
    gate.panel._created(New())


def to_test(gate: Gate) -> None:
    to_recovery(gate)
    step: RecoveryStep = gate.panel.step
    step.go_on.click()
    step.fields[0].control.setText("abc")
    step.check()


def to_ready(gate: Gate) -> None:
    to_recovery(gate)
    gate.panel._ready()


STATES = tuple(
    Shown("onboarding", state, Vault, settle, session=None, gate=gate)
    for state, settle in (
        ("1-here", lambda _: None),
        ("2-passphrase", to_passphrase),
        ("2-own", own_passphrase),
        ("3-recovery", to_recovery),
        ("3-test", to_test),
        ("4-ready", to_ready),
    )
)
