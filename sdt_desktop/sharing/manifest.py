"""manifest.json: what a package holds, for whom, until when. Written, hashed and signed as canonical JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sdt_desktop.base.canonical import jcs, strict_json
from sdt_desktop.base.clock import rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import minisign, names, strict
from sdt_desktop.sharing.card import years_after
from sdt_desktop.sharing.strict import Document
from sdt_desktop.sharing.zip_rules import MOST_MEMBERS

FORMAT, VERSION = "sdt-share", 1
DATA, WITHDRAWAL = "data", "withdrawal"
LONGEST_YEARS = 5
SIGNATURE_COMMENT = "signature of an sdt-share manifest"
KEY_COMMENT = "sender key, one per recipient"
X25519 = "x25519"
_MOST_RECIPIENTS = 16


@dataclass(frozen=True, slots=True)
class SealedFor:
    """One age key that opens the package, and the card it was taken from."""

    recipient: str
    card: str
    revision: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    path: str
    bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`sender_key` is the minisign text of 42 bytes. `recipients` names X25519 keys only; `files` is sorted."""

    kind: str
    package: str
    created: datetime
    expires: datetime
    language: str
    generator: str
    sender_key: str
    pseudonym: str
    recipients: tuple[SealedFor, ...]
    request: str | None
    purpose: str
    receipt: str
    replaces: str | None
    withdraws: str | None
    files: tuple[FileEntry, ...]

    @property
    def trusted_comment(self) -> str:
        return f"{FORMAT}/{VERSION} package:{self.package} created:{rfc3339(self.created)}"

    def data_hashes(self) -> list[str]:
        """Sorted hashes of the files in `data/`."""
        return sorted(entry.sha256 for entry in self.files if entry.path.startswith(names.DATA))

    def canonical(self) -> bytes:
        return jcs(self.document())

    def document(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "kind": self.kind,
            "package": self.package,
            "created": rfc3339(self.created),
            "expires": rfc3339(self.expires),
            "language": self.language,
            "generator": self.generator,
            "sender": {"key": self.sender_key, "pseudonym": self.pseudonym},
            "recipients": [_recipient_document(one) for one in self.recipients],
            "request": self.request,
            "purpose": self.purpose,
            "receipt": self.receipt,
            "replaces": self.replaces,
            "withdraws": self.withdraws,
            "files": [_file_document(entry) for entry in self.files],
        }


def pseudonym(public: bytes) -> str:
    """What a sender is called towards one recipient."""
    return f"urn:selfdata:subject:ed25519:{public.hex()}"


def _recipient_document(one: SealedFor) -> dict[str, Any]:
    return {
        "kind": X25519,
        "recipient": one.recipient,
        "card": one.card,
        "revision": one.revision,
        "fingerprint": one.fingerprint,
    }


def _file_document(entry: FileEntry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "bytes": entry.bytes,
        "sha256": entry.sha256,
        "media_type": entry.media_type,
    }


def parse_manifest(data: bytes) -> Manifest:
    """Raises share.manifest_damaged, and share.unknown_version for what a newer program wrote."""
    try:
        document = strict.inner(strict_json(data), "manifest")
        if jcs(document) != data:
            raise ValueError("canonical")  # noqa: TRY301 - one kind of refusal
        _check_version(document)
        return _manifest(document)
    except (ValueError, RecursionError):
        raise SdtError("share.manifest_damaged") from None


def _check_version(document: Document) -> None:
    version = document.get("version")
    known = document.get("format") == FORMAT and type(version) is int and version == VERSION
    if not known or document.get("kind") not in (DATA, WITHDRAWAL):
        raise SdtError("share.unknown_version")


def _manifest(document: Document) -> Manifest:
    sender = strict.inner(document.get("sender"), "sender")
    manifest = Manifest(
        kind=document["kind"],
        package=strict.urn(document, "package"),
        created=strict.instant(document, "created"),
        expires=strict.instant(document, "expires"),
        language=strict.text(document, "language"),
        generator=strict.text(document, "generator"),
        sender_key=strict.text(sender, "key"),
        pseudonym=strict.text(sender, "pseudonym"),
        recipients=_recipients(document),
        request=strict.urn_or_none(document, "request"),
        purpose=strict.urn(document, "purpose"),
        receipt=strict.urn(document, "receipt"),
        replaces=strict.urn_or_none(document, "replaces"),
        withdraws=strict.urn_or_none(document, "withdraws"),
        files=_files(document),
    )
    _check_together(manifest)
    return manifest


def _check_together(manifest: Manifest) -> None:
    if (manifest.kind == WITHDRAWAL) != (manifest.withdraws is not None):
        raise ValueError("withdraws")
    latest = years_after(manifest.created.date(), LONGEST_YEARS)
    if not manifest.created < manifest.expires or manifest.expires.date() > latest:
        raise ValueError("expires")
    if len({(one.card, one.revision, one.fingerprint) for one in manifest.recipients}) > 1:
        raise ValueError("recipients")
    paths = [entry.path for entry in manifest.files]
    if paths != sorted(set(paths)):
        raise ValueError("files")
    minisign.parse_public_key(manifest.sender_key)


def _recipients(document: Document) -> tuple[SealedFor, ...]:
    """Keys of a kind that is not known yet are passed over: they open nothing here."""
    listed = [strict.inner(one, "recipients") for one in strict.listed(document, "recipients", _MOST_RECIPIENTS)]
    return tuple(_sealed_for(one) for one in listed if strict.text(one, "kind") == X25519)


def _sealed_for(one: Document) -> SealedFor:
    return SealedFor(
        strict.text(one, "recipient"),
        strict.urn(one, "card"),
        strict.whole(one, "revision", 1),
        strict.text(one, "fingerprint"),
    )


def _files(document: Document) -> tuple[FileEntry, ...]:
    return tuple(_file(strict.inner(one, "files")) for one in strict.listed(document, "files", MOST_MEMBERS))


def _file(one: Document) -> FileEntry:
    path = strict.text(one, "path")
    if not names.permitted(path) or path in (names.MANIFEST, names.SIGNATURE):
        raise ValueError("path")
    return FileEntry(path, strict.whole(one, "bytes"), strict.sha256(one, "sha256"), strict.text(one, "media_type"))
