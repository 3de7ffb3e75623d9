"""Making and signing a contact card."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from sdt_desktop.base.clock import Clock, rfc3339
from sdt_desktop.sharing import minisign
from sdt_desktop.sharing.card import FORMAT, LONGEST_YEARS, VERSION, signed_bytes, years_after


def new_urn() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def person_card(name: str, language: str, age_public: str, signing_public: bytes, clock: Clock) -> dict[str, Any]:
    """The unsigned minimal card of a person: name, keys, delivery by file, valid for three years."""
    now = clock.now()
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": new_urn(),
        "revision": 1,
        "created": rfc3339(now),
        "not_before": now.date().isoformat(),
        "expires": years_after(now.date(), LONGEST_YEARS).isoformat(),
        "name": {language: name},
        "role": "person",
        "keys": {"age": [age_public], "minisign": minisign.public_key_text(signing_public)},
        "delivery": [{"kind": "file"}],
        "previous_fingerprint": None,
    }


def sign_card(document: Mapping[str, Any], seed: bytes) -> dict[str, Any]:
    """The card with its signature by `seed`, whose key becomes `keys.minisign`."""
    key = minisign.public_key_text(minisign.public_key(seed))
    unsigned = {name: value for name, value in document.items() if name != "signature"}
    unsigned["keys"] = {**unsigned["keys"], "minisign": key}
    value = minisign.base64_text(minisign.sign(signed_bytes(unsigned), seed))
    return {**unsigned, "signature": {"key": key, "value": value}}


def card_bytes(document: Mapping[str, Any]) -> bytes:
    """The card as a file for people and programs: indented UTF-8 JSON."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
