"""The documents of `--json`, word for word as the command line's design states them."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.model.blocks import PositionBlock
from sdt_desktop.model.corrections import Statement
from sdt_desktop.model.events import Event, Record
from sdt_desktop.model.imports import (
    EventTotals,
    FileReport,
    ImportBatch,
    ItemCounts,
    JournalEntry,
    ObservationCounts,
    Params,
    RowCounts,
    StreamFigures,
)
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.sharing import OpenedShare, Recipient, Share, SharePreview
from sdt_desktop.model.streams import Datastream
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.services.corrections import StreamCorrections

Json = dict[str, Any]


def stamp(instant_ms: int | None) -> str | None:
    """RFC 3339 UTC; milliseconds only where there are any."""
    if instant_ms is None:
        return None
    text = rfc3339(from_ms(instant_ms))
    return text if instant_ms % 1000 == 0 else f"{text[:-1]}.{instant_ms % 1000:03d}Z"


def files(reports: Iterable[FileReport]) -> Json:
    return {"files": [file_report(report) for report in reports]}


def file_report(report: FileReport) -> Json:
    document: Json = {
        "file": report.file, "sha256": report.sha256, "status": report.status.value,
        "importer": report.importer, "importer_version": report.importer_version,
        "candidates": [
            {"importer": each.importer, "score": round(each.score, 3), "reasons": list(each.reasons)}
            for each in report.candidates
        ],
        "batch": report.batch,
        "rows": rows(report.account.rows),
        "observations": observations(report.observations),
        "events": items(report.events),
        "positions": without_changed(report.positions),
        "records": without_changed(report.records),
        "streams": [figures(each) for each in report.streams],
        "event_totals": [event_totals(each) for each in report.event_totals],
        "skipped": dict(report.account.skipped),
        "rejected": dict(report.account.rejected),
        "problems": [
            {"row": each.row, "code": each.code, "params": params(each.params)} for each in report.account.problems
        ],
        "questions": [
            {"key": each.key, "choices": list(each.choices), "why": each.why} for each in report.questions
        ],
        "notices": [code for code, _ in report.account.notices],
        "notice_params": {code: params(values) for code, values in report.account.notices if values},
        "encoding": report.account.encoding or None,
    }  # fmt: skip
    if report.error is not None:
        document["error"] = {"code": report.error[0], "params": params(report.error[1])}
    return document


def params(values: Params) -> Json:
    return dict(values)


def rows(counts: RowCounts) -> Json:
    return {"read": counts.read, "used": counts.used, "skipped": counts.skipped, "rejected": counts.rejected}


def observations(counts: ObservationCounts) -> Json:
    return {
        "new": counts.new, "duplicate": counts.duplicate, "changed": counts.changed, "missing": counts.missing,
    }  # fmt: skip


def items(counts: ItemCounts) -> Json:
    return {"new": counts.new, "duplicate": counts.duplicate, "changed": counts.changed}


def without_changed(counts: ItemCounts) -> Json:
    return {"new": counts.new, "duplicate": counts.duplicate + counts.changed}


def figures(each: StreamFigures) -> Json:
    return {
        "stream": each.stream, "observed_property": each.key.observed_property, "series": each.key.series,
        "unit": each.unit, "count": each.count, "missing": each.missing,
        **total(each.key.observed_property, each.total),
        "first": stamp(each.first_ms), "last": stamp(each.last_ms), "end": stamp(each.end_ms),
    }  # fmt: skip


def total(property_code: str, value: float | None) -> Json:
    """`sum`, or `mean` for mean-type properties; neither for an index or a peak, which are never added."""
    aggregation = observed_property(property_code).aggregation
    if aggregation is Aggregation.MEAN:
        return {"mean": number(value)}
    return {"sum": number(value)} if aggregation is Aggregation.SUM else {}


def number(value: float | None) -> float | None:
    """Nine significant decimals: the noise of binary addition is not a figure of the holder's."""
    return None if value is None or math.isnan(value) else round(value, 9)


def event_totals(each: EventTotals) -> Json:
    amount = None if each.amount is None else float(each.amount)
    return {
        "kind": each.kind, "count": each.count, "amount": amount, "currency": each.currency,
        "distance_m": number(each.distance_m),
    }  # fmt: skip


def batches(held: Sequence[ImportBatch]) -> Json:
    return {"batches": [batch(each) for each in held]}


def batch(each: ImportBatch) -> Json:
    return {
        "batch": each.id, "file": each.file, "importer": each.importer,
        "importer_version": each.importer_version, "imported_at": stamp(each.imported_at_ms),
        "rows": rows(each.rows), "observations": observations(each.observations), "events": items(each.events),
        "positions": without_changed(each.positions), "records": without_changed(each.records),
        "undone": each.undone_at_ms is not None, "original": each.has_original,
    }  # fmt: skip


def streams(held: Sequence[Datastream]) -> Json:
    return {"streams": [stream(each) for each in held]}


def stream(each: Datastream) -> Json:
    return {
        "stream": each.id, "observed_property": each.key.observed_property, "series": each.key.series,
        "unit": each.unit, "source": each.key.source, "thing": each.thing_label, "count": each.count,
        "missing": each.missing, **total(each.key.observed_property, each.total),
        "first": stamp(each.first_ms), "last": stamp(each.last_ms), "end": stamp(each.end_ms),
        "batches": each.batches,
    }  # fmt: skip


def corrections(found: Sequence[StreamCorrections]) -> Json:
    """`statements` from the weakest file to the strongest; exactly one `counts`; `cut` where there are more."""
    return {
        "corrections": [
            {"stream": each.stream.id, "unit": each.stream.unit, "cut": each.is_cut,
             "rows": [
                 {"start": stamp(one.start_ms), "statements": [_statement(said) for said in one.statements]}
                 for one in each.found
             ]}
            for each in found
        ]
    }  # fmt: skip


def _statement(said: Statement) -> Json:
    return {
        "batch": said.batch, "file": said.file, "row": said.row, "imported_at": stamp(said.imported_at_ms),
        "file_made_at": stamp(said.file_stamp_ms), "value": number(said.value), "quality": said.quality.word,
        "counts": said.counts, "why": None if said.why is None else said.why.value,
    }  # fmt: skip


def table(shown: SeriesTable) -> Json:
    cells = zip(shown.start, shown.end, shown.value, shown.quality, shown.count, strict=True)
    return {
        "stream": shown.stream, "grain": shown.grain.value, "unit": shown.unit,
        "rows": [
            {"start": stamp(int(start)), "end": stamp(int(end)), "value": number(float(value)),
             "quality": Quality(int(quality)).word, "count": int(count)}
            for start, end, value, quality, count in cells
        ],
    }  # fmt: skip


def events(held: Sequence[Event]) -> Json:
    return {"events": [event(each) for each in held]}


def event(each: Event) -> Json:
    return {
        "kind": each.kind.value, "source": each.source, "start": stamp(each.start_ms), "end": stamp(each.end_ms),
        "all_day": each.all_day, "label": each.label, "from": each.place_from, "to": each.place_to,
        "mode": each.mode, "amount": None if each.amount is None else float(each.amount),
        "currency": each.currency, "distance_m": number(each.distance_m), "attributes": dict(each.attributes),
        "from_place": _place(each.from_e7), "to_place": _place(each.to_e7),
        "thing": each.thing_label or None,
    }  # fmt: skip


def _place(e7: tuple[int, int] | None) -> Json | None:
    return None if e7 is None else {"latitude": e7[0] / 1e7, "longitude": e7[1] / 1e7}


def positions(held: PositionBlock) -> Json:
    columns = zip(held.time, held.latitude, held.longitude, held.accuracy, held.altitude, strict=True)
    return {
        "positions": [
            {"time": stamp(int(time)), "latitude": int(latitude) / 1e7, "longitude": int(longitude) / 1e7,
             "accuracy": _known(accuracy), "altitude": _known(altitude)}
            for time, latitude, longitude, accuracy, altitude in columns
        ]
    }  # fmt: skip


def _known(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def records(held: Sequence[Record], *, identifying: bool = False) -> Json:
    """Values that identify somebody are named, and given only where they are asked for."""
    return {"records": [_record(each, () if identifying else each.identifying) for each in held]}


def _record(each: Record, hidden: Sequence[str]) -> Json:
    return {
        "kind": each.kind, "source": each.source, "label": each.label,
        "values": {name: value for name, value in each.values if name not in hidden},
        "identifying": list(each.identifying),
    }  # fmt: skip


def journal(entries: Sequence[JournalEntry]) -> Json:
    return {
        "journal": [
            {"at": stamp(each.at_ms), "code": each.code, "params": params(each.params), "outside": each.outside}
            for each in entries
        ]
    }


def recipient(each: Recipient, language: str) -> Json:
    return {
        "name": each.name(language), "card": each.card_id, "revision": each.revision, "role": each.role,
        "organisation": each.organisation, "fingerprint": each.fingerprint, "digits": each.fingerprint_digits,
        "words": list(each.fingerprint_words), "expires": each.expires.isoformat(), "trust": int(each.trust),
        "purposes": [{"id": purpose.id, "text": dict(purpose.texts)} for purpose in each.purposes],
    }  # fmt: skip


def preview(shown: SharePreview) -> Json:
    return {
        "package": shown.package, "zip_bytes": shown.zip_bytes, "revealing": list(shown.revealing),
        "tables": [
            {"name": each.name, "path": each.path, "header": list(each.header), "rows": each.row_count,
             "rows_before": each.rows_before, "removed": list(each.removed_columns),
             "first_rows": [list(row) for row in each.rows[:20]]}
            for each in shown.tables
        ],
    }  # fmt: skip


def share(each: Share) -> Json:
    return {
        "share": each.package, "recipient": each.recipient, "purpose": each.purpose,
        "created": stamp(each.created_ms), "expires": stamp(each.expires_ms), "state": each.state.value,
        "since": stamp(each.state_since_ms), "tables": list(each.tables), "rows": each.rows, "file": each.file,
        "manifest_sha256": each.manifest_sha256, "age_sha256": each.age_sha256,
    }  # fmt: skip


def opened(each: OpenedShare, written: dict[str, str]) -> Json:
    return {
        "verified": True, "package_id": each.package, "sender": each.sender, "sender_known": each.sender_known,
        "recipient": each.recipient, "purpose": each.purpose, "created": rfc3339(each.created),
        "expires": rfc3339(each.expires),
        "tables": [
            {"name": member.name, "rows": member.row_count, "path": written.get(member.path, member.path)}
            for member in each.tables
        ],
        "receipt": each.receipt,
    }  # fmt: skip
