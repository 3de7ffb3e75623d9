"""Home with nothing, and with everything."""

from sdt_desktop.ui.services import Services
from tests.ui.fake_home import empty_dashboard, full_dashboard
from tests.ui.gallery import Shown, failing, loading
from tests.ui.support import FakeServices


class _Full(FakeServices):
    def dashboard(self, session):
        return full_dashboard()


class _Empty(FakeServices):
    def dashboard(self, session):
        return empty_dashboard()


def _full() -> Services:
    return _Full()


STATES = (
    Shown("home", "full", _full),
    Shown("home", "empty", _Empty),
    Shown("home", "loading", _Full, loading),
    Shown("home", "error", failing("dashboard")),
)
