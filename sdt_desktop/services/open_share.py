"""Opening a received package: all checks first, then its tables; a vault remembers what was received."""

from collections.abc import Sequence
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.period import to_ms
from sdt_desktop.model.sharing import OpenedShare, Recipient
from sdt_desktop.services.session import Session
from sdt_desktop.sharing.identity import Identity, card_beside, read_identity
from sdt_desktop.sharing.reader import open_package
from sdt_desktop.sharing.unpack import write_opened


def open_share(file: Path, identities: Sequence[Path], clock: Clock, *, session: Session | None = None) -> OpenedShare:
    """Runs the reader's checks in order; share.* codes say which failed. Nothing is shown before all passed."""
    keys = [(path, read_identity(path)) for path in identities]
    cards = [card for path, key in keys if (card := card_beside(path, key)) is not None]
    own = [key for _, key in keys]
    if session is None:
        return open_package(file, own, clock, seen={}, withdrawn=(), own_cards=cards)
    try:
        opened = _open_remembering(file, own, cards, session)
    except SdtError as error:
        if error.code.startswith("share."):
            session.store.journal_add("journal.share_refused", {"reason": error.code})
        raise
    return opened


def _open_remembering(
    file: Path, identities: Sequence[Identity], cards: Sequence[Recipient], session: Session
) -> OpenedShare:
    received = session.store.received()
    opened = open_package(
        file, identities, session.clock,
        seen={each.package: each.sha256 for each in received},
        withdrawn={(each.withdraws, each.sender) for each in received if each.withdraws},
        own_cards=cards,
        known_senders={each.sender for each in received},
    )  # fmt: skip
    with session.vault.connection.transaction():
        session.store.received_put(
            package=opened.package, sender=opened.sender, sha256=opened.manifest_sha256,
            withdraws=opened.withdraws, expires_ms=to_ms(opened.expires),
        )  # fmt: skip
        told = {"sender": opened.sender, "tables": str(len(opened.tables))}
        session.store.journal_add("journal.share_opened", told)
    return opened


def write_members(opened: OpenedShare, out: Path) -> dict[str, str]:
    """Writes every file of the package below `out` and says where each went; share.name_taken before any."""
    return dict(zip(opened.members, map(str, write_opened(opened, out)), strict=True))
