"""A slice for one recipient: tables, terms, exact preview, sealing, receipt, ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.period import to_ms
from sdt_desktop.model.sharing import Recipient, Share, SharePreview, ShareState, ShareTerms, Slice
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.services.session import Session
from sdt_desktop.services.share_ledger import shares
from sdt_desktop.services.show_stream import show_stream
from sdt_desktop.sharing.delivery.file import deliver_file
from sdt_desktop.sharing.facts import Confirmation
from sdt_desktop.sharing.minisign import new_seed
from sdt_desktop.sharing.package import BuiltPackage, build_package, confirm_package, seal
from sdt_desktop.vault.ledger import Evidence

__all__ = ["PreparedShare", "prepare_share", "seal_share", "shares", "terms_for"]


@dataclass(frozen=True, slots=True)
class PreparedShare:
    """A finished package nobody has confirmed yet: `preview` was read back from its bytes."""

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


def prepare_share(session: Session, chosen: Slice, terms: ShareTerms) -> PreparedShare:
    """Makes the whole package and reads it back; nothing leaves, nothing is written, nothing is confirmed yet."""
    chosen = replace(
        chosen, items=tuple(replace(item, stream=session.store.stream(item.stream).id) for item in chosen.items)
    )
    seed = session.store.sender_key(terms.recipient.card_id) or new_seed()
    return PreparedShare(build_package(_tables(session, chosen), chosen, terms, seed, session.clock), terms)


def _tables(session: Session, chosen: Slice) -> Sequence[SeriesTable]:
    if not chosen.items:
        raise SdtError("share.empty_slice")
    return [show_stream(session, item.stream, item.grain, chosen.first_day, chosen.last_day) for item in chosen.items]


def seal_share(session: Session, prepared: PreparedShare, out: Path, button: str) -> Share:
    """The person's yes goes into the receipt, the ledger row to disk, and only then the file out.

    `button` is the text of the button pressed or the command given. Where the file cannot be written the ledger
    says what is true: prepared, not sent.
    """
    if out.exists() or out.is_symlink():
        raise SdtError("share.name_taken", file=out.name)
    confirmed = confirm_package(prepared.built, Confirmation(session.clock.now(), button), session.clock)
    sealed = seal(confirmed)
    share = _ledger_row(confirmed, prepared.terms, sealed, out.name)
    with session.vault.connection.transaction():
        _enter(session, confirmed, prepared.terms.recipient, share)
    deliver_file(sealed, out)
    try:
        session.store.journal_add("journal.share_prepared", _told(share), outside=share.recipient)
    except BaseException:  # a full disk: a package that nothing was told of must not lie about
        out.unlink(missing_ok=True)
        raise
    return share


def _enter(session: Session, confirmed: BuiltPackage, recipient: Recipient, share: Share) -> None:
    store = session.store
    store.contact_put(recipient)
    store.sender_key_put(recipient.card_id, confirmed.sender_seed)
    store.share_put(share, [Evidence(name, content) for name, content in confirmed.members.items()])


def _told(share: Share) -> dict[str, str]:
    return {"recipient": share.recipient, "rows": str(share.rows), "file": share.file}


def _ledger_row(confirmed: BuiltPackage, terms: ShareTerms, sealed: bytes, file: str) -> Share:
    facts = confirmed.facts
    created = to_ms(facts.created)
    return Share(
        facts.ids.package, terms.recipient.name(terms.language), terms.recipient.card_id, facts.purpose.text, created,
        to_ms(facts.expires), ShareState.PREPARED, created, tuple(table.path for table in facts.tables),
        sum(table.row_count for table in confirmed.preview.tables), file, confirmed.manifest_sha256,
        sha256_hex(sealed),
    )  # fmt: skip
