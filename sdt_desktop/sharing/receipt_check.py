"""Whether a receipt says the same as the signed manifest beside it (check 13)."""

from collections.abc import Iterator
from typing import Any

from sdt_desktop.base.canonical import strict_json
from sdt_desktop.base.clock import rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import strict
from sdt_desktop.sharing.manifest import WITHDRAWAL, Manifest
from sdt_desktop.sharing.receipt import CONTEXT
from sdt_desktop.sharing.strict import Document


def check_receipt(data: bytes, manifest: Manifest) -> dict[str, object]:
    """The receipt's document; raises share.receipt_mismatch."""
    try:
        document = strict.inner(strict_json(data), "receipt")
        holds = _agrees(document, manifest) and _own_context_only(document)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        holds, document = False, {}
    if not holds:
        raise SdtError("share.receipt_mismatch")
    return dict(document)


def purpose_text(document: Document) -> str:
    """The purpose in the words of a checked receipt."""
    purpose = _process(document)["dpv:hasPurpose"][0]
    return str(purpose["dct:description"]["@value"])


def _record(document: Document) -> Document:
    (record,) = document["dpv:hasRecordOfActivity"]
    return strict.inner(record, "record")


def _process(document: Document) -> Document:
    (process,) = _record(document)["dpv:hasProcess"]
    return strict.inner(process, "process")


def _agrees(document: Document, manifest: Manifest) -> bool:
    record, process = _record(document), _process(document)
    (purpose,) = process["dpv:hasPurpose"]
    return (
        document["@id"] == manifest.receipt
        and record["dpv:hasDataSubject"]["@id"] == manifest.pseudonym
        and purpose["@id"] == manifest.purpose
        and isinstance(purpose["dct:description"]["@value"], str)
        and all(process["dpv:hasRecipient"] == [one.card] for one in manifest.recipients)
        and _retention(process) == [rfc3339(manifest.expires)]
        and _status_agrees(record, manifest)
        and (manifest.kind == WITHDRAWAL or _hashes(process) == manifest.data_hashes())
    )


def _retention(process: Document) -> list[str]:
    conditions = process["dpv:hasStorageCondition"]
    return [one["dpv:hasDuration"]["rdf:value"] for one in conditions if "dpv:StorageDuration" in _types(one)]


def _hashes(process: Document) -> list[str]:
    return sorted(str(one["sdt:sha256"]) for one in process["dpv:hasPersonalData"])


def _status_agrees(record: Document, manifest: Manifest) -> bool:
    """Given, and withdrawn exactly where the package is the notice of it."""
    types = [word for one in record["dpv:hasConsentStatus"] for word in _types(one)]
    withdrawn = "dpv:ConsentWithdrawn" in types
    return "dpv:ConsentGiven" in types and withdrawn == (manifest.kind == WITHDRAWAL)


def _types(node: Document) -> list[str]:
    """`@type` is one word or a list of them."""
    types = node["@type"]
    return [types] if isinstance(types, str) else list(types)


def _own_context_only(document: Document) -> bool:
    """The one `@context` is written out at the top: nothing is fetched, and no word means something else."""
    context = document["@context"]
    inside = [name for key, value in document.items() if key != "@context" for name in _keys(value)]
    return (
        "@context" not in inside
        and isinstance(context, dict)
        and all(_plain_meaning(word, meaning) for word, meaning in context.items())
    )


def _plain_meaning(word: str, meaning: Any) -> bool:
    """A prefix as everybody writes it, or only the type of a property's values."""
    if isinstance(meaning, str):
        return not word.startswith("@") and CONTEXT.get(word, meaning) == meaning
    return isinstance(meaning, dict) and set(meaning) <= {"@type"}


def _keys(value: Any) -> Iterator[str]:
    """Every member name in a document, at any depth."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield from node
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
