"""A slice for one recipient: tables, terms, exact preview, sealing, receipt, ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import write_new
from sdt_desktop.model.sharing import Recipient, Share, SharePreview, ShareTerms, Slice
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.services.session import Session
from sdt_desktop.services.share_ledger import shares
from sdt_desktop.services.show_stream import show_stream
from sdt_desktop.sharing.minisign import new_seed
from sdt_desktop.sharing.package import BuiltPackage, build_package, seal

__all__ = ["PreparedShare", "prepare_share", "seal_share", "shares", "terms_for"]


@dataclass(frozen=True, slots=True)
class PreparedShare:
    """A finished, unsealed package: `preview` was read back from its bytes."""

    built: BuiltPackage
    terms: ShareTerms

    @property
    def preview(self) -> SharePreview:
        return self.built.preview


def terms_for(recipient: Recipient, purpose: str | None, until: date, language: str) -> ShareTerms:
    """`purpose` is a purpose of the card (id or words), else the person's own words; None takes the card's only one."""
    match = [each for each in recipient.purposes if purpose in (each.id, *each.texts.values())]
    if match:
        return ShareTerms(recipient, match[0].id, None, until, language)
    if purpose:
        return ShareTerms(recipient, None, purpose, until, language)
    if len(recipient.purposes) == 1:
        return ShareTerms(recipient, recipient.purposes[0].id, None, until, language)
    raise SdtError("share.purpose_missing")


def prepare_share(
    session: Session, chosen: Slice, terms: ShareTerms, confirmed_at: datetime | None = None
) -> PreparedShare:
    """Makes the whole package and reads it back; nothing leaves and nothing is written yet."""
    tables = _tables(session, chosen)
    seed = session.store.sender_key(terms.recipient.card_id) or new_seed()
    moment = confirmed_at or session.clock.now()
    return PreparedShare(build_package(tables, terms, seed, moment, session.clock), terms)


def _tables(session: Session, chosen: Slice) -> Sequence[SeriesTable]:
    if not chosen.items:
        raise SdtError("share.empty_slice")
    return [show_stream(session, item.stream, item.grain, chosen.first_day, chosen.last_day) for item in chosen.items]


def seal_share(session: Session, prepared: PreparedShare, out: Path) -> Share:
    """Ledger first, flushed, then the file: what left can always be told. A failed file leaves no entry."""
    if out.exists():
        raise SdtError("share.name_taken", file=out.name)
    sealed = seal(prepared.built)
    share = _ledger_row(session, prepared, sealed, out)
    recipient = prepared.terms.recipient
    store = session.store
    with session.vault.connection.transaction():
        store.contact_put(recipient)
        store.sender_key_put(recipient.card_id, prepared.built.sender_seed)
        store.share_put(share, prepared.built.evidence)
        store.journal_add("journal.share_prepared", _journal_params(share), outside=share.recipient)
        write_new(out, [sealed.data])
    return share
