"""Tracks, workbooks and JSON beside the libraries people usually read them with, on the same file."""

import json
from functools import partial
from pathlib import Path

from sdt_desktop.base.clock import SystemClock
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import ObservationPart, PositionPart
from tests.bench import other_files
from tests.bench.memory import peak_mib
from tests.bench.question import Answer, Question, Setting, Work, take_turns
from tests.support import has_tool

_POINTS, _SHEET_ROWS, _RECORDS = 500_000, 100_000, 300_000
_ROUNDS = 3  # the peers take up to half a minute each
_COLUMNS = ("latitudeE7", "longitudeE7", "accuracy", "timestamp")


def import_all(path: str, importer: str) -> int:
    """Ours: the file read by an importer, to the arrays that the vault takes."""
    source = ExportSource.of_path(Path(path))
    reading = Reading(source, load_catalogue().get(importer), {}, DEFAULT_LIMITS, SystemClock())
    parts = (part for part in reading.parts() if isinstance(part, ObservationPart | PositionPart))
    return sum(len(part.block) for part in parts)


def with_gpxpy(path: str) -> int:
    import gpxpy

    with Path(path).open(encoding="utf-8") as handle:
        return int(gpxpy.parse(handle).get_points_no())


def with_openpyxl(path: str) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    rows = sum(1 for row in book["Consommation Horaire"].iter_rows(values_only=True) if any(row))
    book.close()
    return rows


def with_json(path: str) -> int:
    items = json.loads(Path(path).read_bytes())["locations"]
    return len([[item.get(name) for name in _COLUMNS] for item in items])


def _answer(
    subject: str, ours: Work, ours_named: tuple[str, ...], peer: str, peer_name: str, setting: Setting
) -> Answer:
    """Times of both, and the peak memory of both."""
    contestants: dict[str, Work] = {"ours": ours}
    facts: dict[str, float] = {}
    if has_tool(peer_name):
        contestants[peer_name] = partial(globals()[peer], ours_named[1])
        facts = {f"{peer_name} MiB": peak_mib(f"{__name__}:{peer}", ours_named[1]) or 0.0}
    seconds = take_turns(contestants, min(setting.rounds, _ROUNDS))
    return Answer(subject, seconds, peak_mib(f"{__name__}:{ours_named[0]}", *ours_named[1:]), facts)


def run(setting: Setting) -> list[Answer]:
    track = str(other_files.track(setting.folder, setting.rows(_POINTS)))
    sheet = str(other_files.load_curve_sheet(setting.folder, setting.rows(_SHEET_ROWS)))
    records = str(other_files.records(setting.folder, setting.rows(_RECORDS)))
    curve, google = "fr-enedis-load-curve-xlsx", "any-google-records-json"
    assert import_all(track, "any-gpx") == setting.rows(_POINTS)
    assert import_all(sheet, curve) == setting.rows(_SHEET_ROWS)
    assert import_all(records, google) == setting.rows(_RECORDS)
    return [
        _answer(f"GPX, {setting.rows(_POINTS):,} points", partial(import_all, track, "any-gpx"),
                ("import_all", track, "any-gpx"), "with_gpxpy", "gpxpy", setting),
        _answer(f"XLSX, {setting.rows(_SHEET_ROWS):,} rows", partial(import_all, sheet, curve),
                ("import_all", sheet, curve), "with_openpyxl", "openpyxl", setting),
        _answer(f"Records.json, {setting.rows(_RECORDS):,} positions", partial(import_all, records, google),
                ("import_all", records, google), "with_json", "json", setting),
    ]  # fmt: skip


QUESTION = Question(
    "other-formats", "XLSX, GPX, Records.json: 8, 12 and 2 times quicker, at most 0.3 of the memory", run
)
