"""Opening a package: 13 checks in order, stopping at the first that fails; nothing is shown before all passed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.clock import Clock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import OpenedShare, OpenedTable, Recipient
from sdt_desktop.sharing import age, minisign, names
from sdt_desktop.sharing.identity import Identity, read_bounded
from sdt_desktop.sharing.manifest import (
    DATA,
    KEY_COMMENT,
    SIGNATURE_COMMENT,
    Manifest,
    parse_manifest,
    pseudonym,
)
from sdt_desktop.sharing.receipt_check import check_receipt, purpose_text
from sdt_desktop.sharing.tables_read import read_tables
from sdt_desktop.sharing.zip_check import read_archive

_CLOCKS_DIFFER = timedelta(days=1)
_ALWAYS = (names.README, names.SENDER, names.RECEIPT)


def open_package(
    data: bytes | Path,
    identities: Iterable[Identity],
    clock: Clock,
    *,
    seen: Mapping[str, str],
    withdrawn: Collection[tuple[str, str]],
    own_cards: Sequence[Recipient],
    known_senders: Collection[str] = (),
) -> OpenedShare:
    """The verified content of a sealed package; raises the share.* code of the first check that fails.

    seen: package -> SHA-256 of its manifest, of what was opened before. withdrawn: (package, sender's
    pseudonym) of withdrawals held. own_cards: the cards that lie beside the identities. known_senders:
    pseudonyms met before. A path is read to `age.MAX_BYTES` at most (file.not_found, file.cannot_open).
    """
    sealed = read_bounded(data, age.MAX_BYTES) if isinstance(data, Path) else data
    keys = [pair for identity in identities for pair in identity.keys]
    members = read_archive(age.decrypt(sealed, [pair.secret for pair in keys]))  # checks 1 to 4
    manifest = _manifest(members)  # 5 and 6
    _check_signature(members, manifest)  # 7
    tables = _check_content(members, manifest)  # 8
    mine = _check_for_me(manifest, [pair.public for pair in keys], own_cards)  # 9
    _check_dates(manifest, clock)  # 10
    _check_not_withdrawn(manifest, withdrawn)  # 11
    _check_not_replayed(manifest, members, seen)  # 12
    receipt = check_receipt(members[names.RECEIPT], manifest)  # 13
    opened = _opened(manifest, members, receipt, tables)
    return replace(opened, recipient=mine, sender_known=manifest.pseudonym in known_senders)


def _manifest(members: Mapping[str, bytes]) -> Manifest:
    if names.MANIFEST not in members:
        raise SdtError("share.manifest_damaged")
    return parse_manifest(members[names.MANIFEST])


def _check_signature(members: Mapping[str, bytes], manifest: Manifest) -> None:
    """The signature and its comment are by the manifest's sender, whose key lies beside it in the same words."""
    key = minisign.parse_public_key(manifest.sender_key)
    consistent = (
        key.named_by_itself
        and manifest.pseudonym == pseudonym(key.key)
        and members.get(names.SENDER) == minisign.public_key_file(key.key, KEY_COMMENT)
    )
    if not consistent:
        raise SdtError("share.bad_signature")
    try:
        minisign.verify_file(
            members[names.MANIFEST], members.get(names.SIGNATURE, b""), key.key,
            untrusted=SIGNATURE_COMMENT, trusted=manifest.trusted_comment,
        )  # fmt: skip
    except minisign.BadSignatureError:
        raise SdtError("share.bad_signature") from None


def _check_content(members: Mapping[str, bytes], manifest: Manifest) -> tuple[OpenedTable, ...]:
    """Members are the listed files exactly, with their sizes and hashes, and the required ones are there."""
    listed = {entry.path: (entry.bytes, entry.sha256) for entry in manifest.files}
    found = {
        name: (len(content), sha256_hex(content))
        for name, content in members.items()
        if name not in (names.MANIFEST, names.SIGNATURE)
    }
    if listed != found or not all(name in found for name in _ALWAYS) or not _data_as_kind(found, manifest):
        raise SdtError("share.content_mismatch")
    _readme(members)
    if manifest.kind != DATA:
        return ()
    return tuple(one.table for one in read_tables(members, manifest.package))


def _data_as_kind(found: Collection[str], manifest: Manifest) -> bool:
    """Tables and their description in a package of data, none in a withdrawal."""
    has_data = any(name.startswith(names.DATA) for name in found)
    if manifest.kind == DATA:
        return has_data and names.DATAPACKAGE in found
    return not has_data


def _check_for_me(manifest: Manifest, own_keys: Sequence[str], own_cards: Sequence[Recipient]) -> str:
    """The key of mine that the sender named; my card, where it lies beside that key, is the one named too.

    Without this, B could seal A's package anew for C, and C would think that A meant it for C.
    """
    named = [one.recipient for one in manifest.recipients if one.recipient in own_keys]
    prints = {one.fingerprint for one in manifest.recipients}
    cards = [card for card in own_cards if set(named) & set(card.age_keys)]
    if not named or (cards and not any(card.fingerprint in prints for card in cards)):
        raise SdtError("share.not_for_me")
    return named[0]


def _check_dates(manifest: Manifest, clock: Clock) -> None:
    now = clock.now()
    if now > manifest.expires:
        raise SdtError("share.expired", expires=rfc3339(manifest.expires)[:10])
    if manifest.created > now + _CLOCKS_DIFFER:
        raise SdtError("share.from_the_future", created=rfc3339(manifest.created))


def _check_not_withdrawn(manifest: Manifest, withdrawn: Collection[tuple[str, str]]) -> None:
    if (manifest.package, manifest.pseudonym) in withdrawn:
        raise SdtError("share.withdrawn")


def _check_not_replayed(manifest: Manifest, members: Mapping[str, bytes], seen: Mapping[str, str]) -> None:
    """The same package may be opened again; another one under its number may not."""
    mark = sha256_hex(members[names.MANIFEST])
    if seen.get(manifest.package, mark) != mark:
        raise SdtError("share.replayed")


def _opened(
    manifest: Manifest, members: dict[str, bytes], receipt: dict[str, object], tables: tuple[OpenedTable, ...]
) -> OpenedShare:
    return OpenedShare(
        package=manifest.package,
        sender=manifest.pseudonym,
        sender_known=False,
        recipient="",
        purpose=purpose_text(receipt),
        created=manifest.created,
        expires=manifest.expires,
        tables=tables,
        receipt=receipt,
        readme=_readme(members),
        members=members,
        kind=manifest.kind,
        withdraws=manifest.withdraws,
        purpose_id=manifest.purpose,
        manifest_sha256=sha256_hex(members[names.MANIFEST]),
    )


def _readme(members: Mapping[str, bytes]) -> str:
    try:
        return members[names.README].decode("utf-8")
    except UnicodeDecodeError:
        raise SdtError("share.content_mismatch") from None
