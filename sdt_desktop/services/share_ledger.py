"""The ledger of shares, with what time alone changes: an agreed use that is over."""

from dataclasses import replace

from sdt_desktop.model.sharing import Share, ShareState
from sdt_desktop.services.session import Session

_OPEN_ENDED = frozenset({ShareState.PREPARED, ShareState.DELIVERED, ShareState.ACKNOWLEDGED})


def shares(session: Session) -> tuple[Share, ...]:
    """Newest first; a running share whose end has passed is shown as expired since that moment."""
    now = int(session.clock.now().timestamp() * 1000)
    return tuple(_as_of(share, now) for share in session.store.shares())


def _as_of(share: Share, now_ms: int) -> Share:
    if share.state in _OPEN_ENDED and share.expires_ms < now_ms:
        return replace(share, state=ShareState.EXPIRED, state_since_ms=share.expires_ms)
    return share
