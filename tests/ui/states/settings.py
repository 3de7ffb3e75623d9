from sdt_desktop.ui.page import Page
from tests.ui.gallery import Shown
from tests.ui.states.onboarding import WORDS, Vault
from tests.ui.support import FakeSession


def _new_sheet(page: Page) -> None:
    card = page.findChild(QWidgetOf("RecoveryCard"))
    card._offered(WORDS)


def QWidgetOf(name: str) -> type:
    from sdt_desktop.ui.pages.settings import keys

    return getattr(keys, name)


STATES = (
    Shown("settings", "full", Vault),
    Shown("settings", "demo", Vault, session=FakeSession("Famille Le Goff", is_demo=True)),
    Shown("settings", "new-sheet", Vault, _new_sheet),
)
