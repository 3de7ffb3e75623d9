"""The ledger of shares: what left, for whom, on which terms, and each change of state with its evidence.

Steps and evidence are rows that are never rewritten (the database refuses it); the state is that of the newest step.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.sharing import Share, ShareState
from sdt_desktop.vault.connection import Connection

_S = ShareState
_AFTER: dict[ShareState, frozenset[ShareState]] = {
    _S.DRAFT: frozenset({_S.PREPARED}),
    _S.PREPARED: frozenset({_S.DELIVERED, _S.EXPIRED, _S.WITHDRAWN}),
    _S.DELIVERED: frozenset({_S.ACKNOWLEDGED, _S.REFUSED, _S.EXPIRED, _S.WITHDRAWN, _S.ERASURE_CONFIRMED}),
    _S.ACKNOWLEDGED: frozenset({_S.EXPIRED, _S.WITHDRAWN, _S.ERASURE_CONFIRMED}),
    _S.REFUSED: frozenset({_S.EXPIRED, _S.WITHDRAWN, _S.ERASURE_CONFIRMED}),
    _S.EXPIRED: frozenset({_S.WITHDRAWN, _S.ERASURE_CONFIRMED}),
    _S.WITHDRAWN: frozenset({_S.ERASURE_OVERDUE, _S.ERASURE_CONFIRMED}),
    _S.ERASURE_OVERDUE: frozenset({_S.ERASURE_CONFIRMED}),
    _S.ERASURE_CONFIRMED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document kept with a step: `name` such as manifest.json, consent-receipt.jsonld, data/….csv, zip."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256_hex(self.content)


@dataclass(frozen=True, slots=True)
class ShareStep:
    """One change of state, with the names of what is kept for it."""

    state: ShareState
    at_ms: int
    evidence: tuple[str, ...]


def put(connection: Connection, share: Share, evidence: Sequence[Evidence]) -> None:
    """Begins a share in its state, or turns a draft of it into that state with the facts of now."""
    facts = (
        share.recipient, share.recipient_card, share.purpose, share.created_ms, share.expires_ms,
        json.dumps(share.tables, ensure_ascii=False), share.rows, share.file, share.manifest_sha256, share.age_sha256,
    )  # fmt: skip
    held = _state(connection, share.package)
    if held is None:
        connection.execute("INSERT INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (share.package, *facts))
    elif held is ShareState.DRAFT:
        connection.execute(
            "UPDATE share SET recipient = ?, recipient_card = ?, purpose = ?, created_ms = ?, expires_ms = ?,"
            " tables = ?, rows = ?, file = ?, manifest_sha256 = ?, age_sha256 = ? WHERE package = ?",
            (*facts, share.package),
        )
    else:
        raise ValueError("only a draft is replaced")
    _step(connection, share.package, share.state, share.state_since_ms, evidence)


def advance(connection: Connection, package: str, state: ShareState, at_ms: int, evidence: Sequence[Evidence]) -> None:
    """Adds a step. Raises share.no_such_share; ValueError for a step that cannot follow the one before."""
    held = _state(connection, package)
    if held is None:
        raise SdtError("share.no_such_share", share=package)
    if state not in _AFTER[held]:
        raise ValueError("this state does not follow")
    _step(connection, package, state, at_ms, evidence)


def _step(connection: Connection, package: str, state: ShareState, at_ms: int, evidence: Sequence[Evidence]) -> None:
    step = connection.execute(
        "INSERT INTO share_step (package, at_ms, state) VALUES (?, ?, ?)", (package, at_ms, state.value)
    ).lastrowid
    connection.executemany(
        "INSERT INTO share_evidence VALUES (?, ?, ?, ?)",
        [(step, one.name, one.sha256, one.content) for one in evidence],
    )


def _state(connection: Connection, package: str) -> ShareState | None:
    found = connection.scalar("SELECT state FROM share_step WHERE package = ? ORDER BY id DESC LIMIT 1", (package,))
    return None if found is None else ShareState(found)


_SHARES = """
SELECT s.package, s.recipient, s.recipient_card, s.purpose, s.created_ms, s.expires_ms, p.state, p.at_ms, s.tables,
  s.rows, s.file, s.manifest_sha256, s.age_sha256
FROM share s JOIN share_step p ON p.id = (SELECT max(id) FROM share_step WHERE package = s.package)
"""


def _share(row: tuple[Any, ...]) -> Share:
    package, recipient, card, purpose, created, expires, state, since, tables, rows, file, manifest, age = row
    return Share(
        package, recipient, card, purpose, created, expires, ShareState(state), since, tuple(json.loads(tables)), rows,
        file, manifest, age,
    )  # fmt: skip


def listed(connection: Connection) -> tuple[Share, ...]:
    """The newest first."""
    return tuple(_share(row) for row in connection.execute(_SHARES + "ORDER BY s.created_ms DESC, s.rowid DESC"))


def found(connection: Connection, package: str) -> Share:
    """Raises share.no_such_share."""
    row = connection.execute(_SHARES + "WHERE s.package = ?", (package,)).fetchone()
    if row is None:
        raise SdtError("share.no_such_share", share=package)
    return _share(row)


def steps(connection: Connection, package: str) -> tuple[ShareStep, ...]:
    """What happened to a share, in order."""
    rows = connection.execute("SELECT id, state, at_ms FROM share_step WHERE package = ? ORDER BY id", (package,))
    return tuple(ShareStep(ShareState(state), at_ms, _names(connection, step)) for step, state, at_ms in rows)


def _names(connection: Connection, step: int) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM share_evidence WHERE step = ? ORDER BY rowid", (step,))
    return tuple(row[0] for row in rows)


def evidence(connection: Connection, package: str, name: str) -> bytes | None:
    """The newest document of that name kept for a share. Raises vault.database_damaged where its hash differs."""
    row = connection.execute(
        "SELECT e.content, e.sha256 FROM share_evidence e JOIN share_step p ON p.id = e.step"
        " WHERE p.package = ? AND e.name = ? ORDER BY e.step DESC LIMIT 1",
        (package, name),
    ).fetchone()
    if row is None:
        return None
    if sha256_hex(row[0]) != row[1]:
        raise SdtError("vault.database_damaged")
    return bytes(row[0])
