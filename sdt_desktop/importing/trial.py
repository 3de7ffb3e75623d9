"""Does a piece of a file read as a given format? For bodies that lost their header."""

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.detect_head import Head
from sdt_desktop.importing.manifest import Importer, Manifest
from sdt_desktop.importing.source import ExportSource

_ENOUGH = 0.95


def reads_as(head: Head, manifest: Manifest) -> bool:
    """Whether all but a few rows of the head are understood; open questions get any of their answers."""
    from sdt_desktop.importing.pipeline import Reading

    raw = head.raw
    whole = raw if len(raw) >= head.source.size else raw[: raw.rfind(b"\n") + 1]
    answers = {question.key: question.choices[0] for question in manifest.questions if question.choices}
    reading = Reading(ExportSource.of_bytes("", whole), Importer(manifest), answers, head.limits)
    if reading.questions or not whole:
        return False
    try:
        for _ in reading.parts():
            pass
    except SdtError:
        return False
    rows = reading.account.rows
    return rows.used > 0 and rows.used >= _ENOUGH * rows.read
