"""The address book with pinned keys, the keys we sign with, own identities, and packages that were received."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Purpose, Recipient, TrustLevel
from sdt_desktop.vault.connection import Connection

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class HeldIdentity:
    """An own recipient identity: `secret` is the identity file's text, `card` the card's bytes."""

    card_id: str
    name: str
    secret: bytes
    card: bytes


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """A package that was opened here. `sender` is the sender's key; `withdraws` the package that it takes back."""

    package: str
    sender: str
    sha256: str
    withdraws: str | None
    expires_ms: int | None
    received_ms: int


def listed(connection: Connection) -> tuple[Recipient, ...]:
    """The address book, oldest contact first."""
    rows = connection.execute("SELECT trust, details, card FROM contact ORDER BY added_ms, card_id")
    return tuple(_recipient(*row) for row in rows)


def found(connection: Connection, card_id: str) -> Recipient | None:
    row = connection.execute("SELECT trust, details, card FROM contact WHERE card_id = ?", (card_id,)).fetchone()
    return None if row is None else _recipient(*row)


def put(connection: Connection, recipient: Recipient, now_ms: int, *, accept_new_keys: bool = False) -> Recipient:
    """Adds or updates a contact; gives it as held.

    The keys seen first stay pinned: a card with other keys raises card.keys_changed, and with `accept_new_keys` falls
    back to unchecked. Equal keys keep the trust that was reached. Raises card.older_revision.
    """
    held = found(connection, recipient.card_id)
    trust = recipient.trust
    if held is not None:
        trust = _trust_after(held, recipient, accept_new_keys=accept_new_keys)
    connection.execute(
        "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (card_id) DO UPDATE SET"
        " revision = excluded.revision, fingerprint = excluded.fingerprint, trust = excluded.trust,"
        " changed_ms = excluded.changed_ms, details = excluded.details, card = excluded.card",
        (
            recipient.card_id, recipient.revision, recipient.fingerprint, int(trust), now_ms, now_ms,
            _details(recipient), recipient.card,
        ),
    )  # fmt: skip
    return _recipient(int(trust), _details(recipient), recipient.card)


def _trust_after(held: Recipient, card: Recipient, *, accept_new_keys: bool) -> TrustLevel:
    if card.revision < held.revision:
        raise SdtError("card.older_revision", name=held.name(_FALLBACK))
    if card.fingerprint == held.fingerprint:
        return held.trust
    if not accept_new_keys:
        raise SdtError("card.keys_changed", name=held.name(_FALLBACK))
    return TrustLevel.UNCHECKED


def set_trust(connection: Connection, card_id: str, level: TrustLevel, now_ms: int) -> None:
    """Raises recipient.unknown."""
    changed = connection.execute(
        "UPDATE contact SET trust = ?, changed_ms = ? WHERE card_id = ?", (int(level), now_ms, card_id)
    )
    if not changed.rowcount:
        raise SdtError("recipient.unknown", name=card_id)


def _details(recipient: Recipient) -> str:
    """The dataclass as JSON; trust and card have columns of their own."""
    told: dict[str, Any] = {
        name: value for name, value in asdict(recipient).items() if name not in {"trust", "card", "expires"}
    }
    return json.dumps({**told, "expires": recipient.expires.isoformat()}, ensure_ascii=False)


def _recipient(trust: int, details: str, card: bytes) -> Recipient:
    told = json.loads(details)
    told["purposes"] = tuple(
        Purpose(one["id"], one["texts"], tuple(one["dpv"]), one["legal_basis"]) for one in told["purposes"]
    )
    for name in ("age_keys", "fingerprint_words"):
        told[name] = tuple(told[name])
    told["expires"] = date.fromisoformat(told["expires"])
    return Recipient(**told, trust=TrustLevel(trust), card=card)


def sender_key(connection: Connection, card_id: str, package: str) -> bytes | None:
    """The 32-byte seed we sign with for a recipient: always the same, or of one package's own."""
    seed: bytes | None = connection.scalar(
        "SELECT seed FROM sender_key WHERE card_id = ? AND package = ?", (card_id, package)
    )
    return seed


def put_sender_key(connection: Connection, card_id: str, package: str, seed: bytes) -> None:
    """A key once used is never replaced (ValueError); putting the same again changes nothing."""
    held = sender_key(connection, card_id, package)
    if held is None:
        connection.execute("INSERT INTO sender_key VALUES (?, ?, ?)", (card_id, package, seed))
    elif held != seed:
        raise ValueError("a signing key is never replaced")


def put_identity(connection: Connection, identity: HeldIdentity, now_ms: int) -> None:
    connection.execute(
        "INSERT INTO identity VALUES (?, ?, ?, ?, ?) ON CONFLICT (card_id) DO UPDATE SET"
        " name = excluded.name, secret = excluded.secret, card = excluded.card",
        (identity.card_id, identity.name, now_ms, identity.secret, identity.card),
    )


def identities(connection: Connection) -> tuple[HeldIdentity, ...]:
    rows = connection.execute("SELECT card_id, name, secret, card FROM identity ORDER BY added_ms, card_id")
    return tuple(HeldIdentity(*row) for row in rows)


def put_received(connection: Connection, package: ReceivedPackage) -> None:
    """Notes a package at its first opening; the first bytes seen stay the reference."""
    connection.execute(
        "INSERT INTO received VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (package) DO NOTHING",
        (
            package.package, package.sender, package.sha256, package.withdraws, package.expires_ms,
            package.received_ms,
        ),
    )  # fmt: skip


def received(connection: Connection) -> tuple[ReceivedPackage, ...]:
    rows = connection.execute(
        "SELECT package, sender, sha256, withdraws, expires_ms, received_ms FROM received ORDER BY received_ms, package"
    )
    return tuple(ReceivedPackage(*row) for row in rows)
