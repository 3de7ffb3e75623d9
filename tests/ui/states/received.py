from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import OpenedShare, OpenedTable, Recipient
from tests.support import NOW
from tests.ui.gallery import Shown, loading
from tests.ui.states.share import ADVISER, HEADER, README, RECEIPT, ROWS
from tests.ui.support import FakeServices

TABLE = OpenedTable("electricity-consumption-p1m", "data/electricity-consumption-p1m.csv", HEADER, ROWS, 12)
OPENED = OpenedShare(
    "urn:uuid:p-9", "urn:selfdata:subject:ed25519:7e88b2ba9b99b558ca8f926a17bcb175c4d4d8e73ee6e239c1fa6b41d9233aa1",
    False, "age1x", "Conseil gratuit sur la consommation du foyer", NOW, NOW + timedelta(days=180), (TABLE,), RECEIPT,
    README, {"README.html": README.encode()},
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    identity_path: Path = Path("/tmp/camille/moi/camille.identity.txt")
    card_path: Path = Path("/tmp/camille/moi/camille.sdtcard.json")
    recipient: Recipient = ADVISER


class Reader(FakeServices):
    def __init__(self):
        self.calls = []
        self.error = None
        self.opened = OPENED

    def open_share(self, session, file, identity):
        self.calls.append(("open", file, identity))
        if self.error:
            raise self.error
        return self.opened

    def write_members(self, opened, out):
        self.calls.append(("write", out))
        if self.error:
            raise self.error
        return {name: str(out / name) for name in opened.members}

    def new_recipient(self, name, out, language, clock):
        self.calls.append(("new", name, out))
        if self.error:
            raise self.error
        return Made()


def chosen(page):
    page.start.opening.put_package(Path("monthly-electricity.sdtshare"))
    page.start.opening.put_identity(Path("camille.identity.txt"))


def opened(page):
    page._opened(OPENED, "monthly-electricity.sdtshare")


def refused(code: str, **params: str):
    return lambda page: page._refused(SdtError(code, **params), "monthly-electricity.sdtshare")


STATES = (
    Shown("received", "start", Reader),
    Shown("received", "chosen", Reader, chosen),
    Shown("received", "identity", Reader, lambda page: page.start.own._written(Made())),
    Shown("received", "loading", Reader, loading),
    Shown("received", "opened", Reader, opened),
    Shown("received", "refused", Reader, refused("share.bad_signature")),
    Shown("received", "expired", Reader, refused("share.expired", expires="2026-10-01T23:59:59Z")),
    Shown("received", "error", Reader, refused("identity.not_an_identity", file="camille.txt")),
)
