"""Trying a piece of a file on: does it read as a format, and which order of day and month do its values prove?"""

from collections.abc import Mapping

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Importer, Manifest
from sdt_desktop.importing.questions import date_orders
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowCounts

_ENOUGH = 0.95


def reads_as(source: ExportSource, manifest: Manifest, limits: Limits) -> bool:
    """Whether all but a few rows of the head are understood; open questions get any of their answers."""
    rows = _try(source, manifest, {}, limits)
    return rows.used > 0 and rows.used >= _ENOUGH * rows.read


def order_by_values(
    source: ExportSource, manifest: Manifest, answers: Mapping[str, str], limits: Limits
) -> dict[str, str]:
    """The order of day and month, where only one of them makes dates of the head's values; else nothing."""
    bare = {}
    for order in date_orders(manifest):
        rows = _try(source, manifest, {**answers, "date_order": order}, limits)
        bare[order] = rows.rejected
    fitting = [order for order, rejected in bare.items() if rejected == min(bare.values())]
    return {"date_order": fitting[0]} if len(fitting) == 1 else {}


def _try(source: ExportSource, manifest: Manifest, answers: Mapping[str, str], limits: Limits) -> RowCounts:
    from sdt_desktop.importing.pipeline import Reading

    raw = source.head(limits.head_bytes)
    whole = raw if len(raw) >= source.size else raw[: raw.rfind(b"\n") + 1]
    any_answer = {question.key: question.choices[0] for question in manifest.questions if question.choices}
    piece = ExportSource.of_bytes("", whole)
    reading = Reading(piece, Importer(manifest), {**any_answer, **answers}, limits)
    if reading.questions or not whole:
        return RowCounts()
    try:
        for _ in reading.parts():
            pass
    except SdtError:
        return RowCounts()
    return reading.account.rows
