"""Building a package, in the design's order.

Rows, CSV, description, receipt, README, manifest, signature, zip, preview out of the zip, and only then age.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.clock import Clock
from sdt_desktop.model.sharing import SharePreview, ShareTerms, Slice
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.sharing import age, minisign, names
from sdt_desktop.sharing.card import check_dates
from sdt_desktop.sharing.datapackage import datapackage_bytes
from sdt_desktop.sharing.facts import (
    GENERATOR,
    Confirmation,
    PackageFacts,
    PackageIds,
    agreed_purpose,
    end_of_use,
)
from sdt_desktop.sharing.manifest import (
    DATA,
    KEY_COMMENT,
    SIGNATURE_COMMENT,
    FileEntry,
    Manifest,
    SealedFor,
    pseudonym,
)
from sdt_desktop.sharing.minimise import make_tables
from sdt_desktop.sharing.preview import read_preview
from sdt_desktop.sharing.readme import readme_bytes
from sdt_desktop.sharing.receipt import receipt_bytes
from sdt_desktop.sharing.slicing import choose_tables
from sdt_desktop.sharing.zip_write import write_archive


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A finished zip with what was read back from it. Not sealed, and not to be sealed before it is confirmed.

    `members` are the files by name, evidence for the ledger; `facts` builds the same package again.
    """

    zip_bytes: bytes = field(repr=False)
    members: Mapping[str, bytes] = field(repr=False)
    manifest: Manifest
    preview: SharePreview = field(repr=False)
    facts: PackageFacts = field(repr=False)
    sender_seed: bytes = field(repr=False)

    @property
    def manifest_sha256(self) -> str:
        return sha256_hex(self.members[names.MANIFEST])

    @property
    def zip_sha256(self) -> str:
        return sha256_hex(self.zip_bytes)


def build_package(
    tables: Iterable[SeriesTable],
    chosen: Slice,
    terms: ShareTerms,
    sender_seed: bytes,
    clock: Clock,
    *,
    confirmation: Confirmation | None = None,
) -> BuiltPackage:
    """The package for the preview, or the finished one where the person has confirmed already.

    `tables` are cells of the chosen streams at the chosen grains; what lies outside `chosen` is dropped
    here once more. `sender_seed` is the 32-byte key for this recipient. Raises share.purpose_missing,
    share.unknown_purpose, share.until_in_the_past, share.until_too_far, share.empty_slice,
    share.nothing_complete, share.too_large, card.not_yet_valid, card.expired.
    """
    created, ids = clock.now().replace(microsecond=0), PackageIds.new()
    check_dates(terms.recipient, clock)
    facts = PackageFacts(
        ids=ids,
        created=created,
        expires=end_of_use(terms.until, created),
        language=terms.language,
        sender_key=minisign.public_key(sender_seed),
        pseudonym=pseudonym(minisign.public_key(sender_seed)),
        recipient=terms.recipient,
        purpose=agreed_purpose(terms, ids.own_purpose),
        tables=make_tables(choose_tables(tables, chosen), terms.language),
        confirmation=confirmation,
    )
    return _build(facts, sender_seed)


def confirm_package(built: BuiltPackage, confirmation: Confirmation, clock: Clock) -> BuiltPackage:
    """The same package with the person's yes in its receipt; the tables are the same bytes."""
    facts = replace(built.facts, created=clock.now().replace(microsecond=0), confirmation=confirmation)
    return _build(facts, built.sender_seed)


def seal(built: BuiltPackage) -> bytes:
    """The `.sdtshare`: age to every usable key of the card. ValueError for what nobody confirmed."""
    if built.facts.confirmation is None:
        raise ValueError("not confirmed")
    return age.encrypt(built.zip_bytes, built.facts.recipient.age_keys)


def _build(facts: PackageFacts, seed: bytes) -> BuiltPackage:
    members = {
        names.SENDER: minisign.public_key_file(facts.sender_key, KEY_COMMENT),
        **{table.path: table.csv for table in facts.tables},
        names.DATAPACKAGE: datapackage_bytes(facts),
        names.RECEIPT: receipt_bytes(facts),
        names.README: readme_bytes(facts),
    }
    manifest = _manifest(facts, members)
    members[names.MANIFEST] = manifest.canonical()
    members[names.SIGNATURE] = sign_manifest(manifest, seed)
    ordered = _in_zip_order(members)
    zip_bytes = write_archive(ordered)
    preview = read_preview(zip_bytes, facts.ids.package, facts.tables)
    return BuiltPackage(zip_bytes, ordered, manifest, preview, facts, seed)


def sign_manifest(manifest: Manifest, seed: bytes) -> bytes:
    return minisign.sign_file(manifest.canonical(), seed, untrusted=SIGNATURE_COMMENT, trusted=manifest.trusted_comment)


def _in_zip_order(members: Mapping[str, bytes]) -> dict[str, bytes]:
    data = sorted(name for name in members if name.startswith(names.DATA))
    return {name: members[name] for name in (*names.FIXED_ORDER, *data)}


def _manifest(facts: PackageFacts, members: Mapping[str, bytes]) -> Manifest:
    return Manifest(
        kind=DATA,
        package=facts.ids.package,
        created=facts.created,
        expires=facts.expires,
        language=facts.language,
        generator=GENERATOR,
        sender_key=minisign.public_key_text(facts.sender_key),
        pseudonym=facts.pseudonym,
        recipients=tuple(_sealed_for(facts, key) for key in facts.recipient.age_keys),
        request=None,
        purpose=facts.purpose.id,
        receipt=facts.ids.receipt,
        replaces=None,
        withdraws=None,
        files=file_entries(members),
    )


def _sealed_for(facts: PackageFacts, key: str) -> SealedFor:
    card = facts.recipient
    return SealedFor(key, card.card_id, card.revision, card.fingerprint)


def file_entries(members: Mapping[str, bytes]) -> tuple[FileEntry, ...]:
    """Every member given, sorted by path, as the manifest lists them."""
    return tuple(
        FileEntry(name, len(content), sha256_hex(content), names.media_type(name))
        for name, content in sorted(members.items())
    )
