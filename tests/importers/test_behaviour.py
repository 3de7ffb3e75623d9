"""One suite for every importer: what may happen to a file on its way to a person must not change what it says."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from sdt_desktop.importing import pipeline
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.readers.base import ReadItem
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.model.imports import ImportStatus
from tests.importers.behaviour import BOM, CATALOGUE, LINES, SAMPLES, Sample, take_back, take_in, vault, view

TEXTS = [sample for sample in SAMPLES if sample.is_text]
PLAIN = [sample for sample in SAMPLES if sample.is_plain]
KNOW_THEIR_END = ("json", "xml", "gpx", "camt", "calendar", "ofx", "spreadsheet")
PAGE = b"<!DOCTYPE html>\n<html lang='fr'><head><title>Maintenance</title></head><body><p>Fermer</p></body></html>\n"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc"

NIGHT = "which of two equal hours a row means is told by the rows beside it, and a block holds 65,536 of them"
CUT_DAY = "part of a March day does not show how its hours count; it is told, and a block holds 65,536 rows"
SMALL_BLOCKS_DIFFER = {
    "be-fluvius-csv": NIGHT,
    "es-cnmc-hourly-csv": CUT_DAY,
    "es-edistribucion-csv": CUT_DAY,
    "es-hourly-generic-csv": CUT_DAY,
    "fi-citybike-trips-csv": NIGHT,
    "fr-velov-trips-json": NIGHT,
    "fr-sedif-water-weekly-csv": "weeks without a year are counted on from the first: 52 lines a year, never two blocks",
}
"""Importers that legitimately say something else when a night is cut in two, and why."""

CUT_NIGHT = "the cut goes through the repeated hour, which services' exports, made of whole days, never do"
HALVES_DIFFER = {
    "be-fluvius-csv": CUT_NIGHT,
    "es-cnmc-hourly-csv/sample-clock.csv": "half of a March day does not show how its hours count, which is told",
    "nl-energiemanager-csv/sample-hours.csv": CUT_NIGHT,
    "nl-homewizard-csv": CUT_NIGHT,
    "nl-ov-chipkaart-csv": "the cut parts a check-in from its journey, and it then counts as a forgotten check-out",
}
"""Importers, or samples, of which two overlapping halves legitimately say something else than the whole."""

every = pytest.mark.parametrize("sample", SAMPLES, ids=str)
every_text = pytest.mark.parametrize("sample", TEXTS, ids=str)
every_plain = pytest.mark.parametrize("sample", PLAIN, ids=str)


def first_choice(sample: Sample, data: bytes, name: str | None = None) -> str:
    candidates = detect(sample.source(data, name), CATALOGUE).candidates
    return candidates[0].importer if candidates else ""


def same(sample: Sample, data: bytes) -> None:
    """The changed file is known as the same and says the same; texts of several lines keep their line ends."""
    assert first_choice(sample, data) == sample.importer
    found, expected = sample.outcome(data), sample.outcome()
    for field in expected:
        assert repr(found[field]).replace(r"\r\n", r"\n") == repr(expected[field]), field


def says_nothing(outcome: dict[str, Any] | str) -> bool:
    """Refused, asked about, or read without a single row that was of use."""
    return isinstance(outcome, str) or "questions" in outcome or outcome["rows"]["used"] == 0


def in_order(outcome: dict[str, Any]) -> dict[str, Any]:
    """Rows of several tables come in the order of their blocks."""
    lists = {name: sorted(map(repr, outcome[name])) for name in ("events", "records", "problems")}
    return outcome | lists


def accounted(outcome: dict[str, Any]) -> None:
    if "questions" in outcome:
        return
    rows = outcome["rows"]
    assert rows["read"] == rows["used"] + rows["skipped"] + rows["rejected"]
    assert rows["skipped"] == sum(outcome["skipped"].values())
    assert rows["rejected"] == sum(outcome["rejected"].values())


@every_text
def test_a_byte_order_mark_more_or_less_changes_nothing(sample: Sample) -> None:
    if sample.encoding != "utf-8":
        pytest.skip("a mark before Windows text would be a lie")
    same(sample, sample.data.removeprefix(BOM))
    same(sample, BOM + sample.data.removeprefix(BOM))


@every_text
def test_line_ends_change_nothing(sample: Sample) -> None:
    unix = sample.data.replace(b"\r\n", b"\n")
    same(sample, unix)
    same(sample, unix.replace(b"\n", b"\r\n"))


@every_text
def test_the_last_line_end_changes_nothing(sample: Sample) -> None:
    same(sample, sample.data.rstrip(b"\r\n"))
    same(sample, sample.data.rstrip(b"\r\n") + b"\n")
    same(sample, sample.data.rstrip(b"\r\n") + b"\r\n\r\n\r\n")


@every_plain
def test_a_header_alone_is_no_import(sample: Sample) -> None:
    assert says_nothing(sample.outcome_or_code(sample.data[: sample.body]))


@every
def test_nothing_is_refused_as_empty(sample: Sample) -> None:
    for data in (b"", b"\n", b" \r\n \r\n", BOM):
        assert first_choice(sample, data) == ""
        assert says_nothing(sample.outcome_or_code(data))
        assert detect(sample.source(data), CATALOGUE).refusal.code == "file.empty"


@every
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.9])
def test_a_cut_file_is_refused_or_gives_what_it_still_holds(sample: Sample, part: float) -> None:
    data = sample.data[: int(len(sample.data) * part)]
    outcome = sample.outcome_or_code(data)
    if isinstance(outcome, str):
        assert outcome.startswith("file.")
        return
    assert sample.reader not in KNOW_THEIR_END, "a cut file was read as if it were whole"
    accounted(outcome)
    if sample.reader in LINES and "rows" in outcome:
        whole_lines = sample.outcome_or_code(data[: data.rfind(b"\n") + 1])
        if not isinstance(whole_lines, str) and "rows" in whole_lines:
            assert outcome["rows"]["read"] - whole_lines["rows"]["read"] in (0, 1)


@every
def test_something_else_under_the_same_name_is_not_taken(sample: Sample) -> None:
    for data in (PAGE, PICTURE, b"\0" * 500, b"Just a note to myself.\n"):
        assert first_choice(sample, data) == ""
        assert says_nothing(sample.outcome_or_code(data))


@every
def test_another_kind_under_the_same_name_is_known_as_what_it_is(sample: Sample) -> None:
    others = [other for other in SAMPLES if other.importer != sample.importer]
    other = others[SAMPLES.index(sample) * 17 % len(others)]
    assert first_choice(sample, other.data, sample.name) == other.importer


@every
def test_the_name_of_the_file_decides_nothing(sample: Sample) -> None:
    for name in ("data", "Téléchargement (3).bin", "archive.zip/Ordner/x.txt"):
        assert first_choice(sample, sample.data, name) == sample.importer
    answers = pipeline.Reading(sample.source(), CATALOGUE.get(sample.importer), sample.answers).answers
    renamed = Sample(sample.importer, sample.name, answers).outcome(name="data")
    assert renamed == sample.outcome()


@every
def test_every_row_is_accounted_for(sample: Sample) -> None:
    accounted(sample.outcome())


class _Small:
    """A reader whose blocks are cut into blocks of a few rows."""

    def __init__(self, inner: Any, rows: int) -> None:
        self._inner, self._rows = inner, rows

    def read(self, *arguments: Any) -> Iterator[ReadItem]:
        for item in self._inner.read(*arguments):
            if not isinstance(item, RawBlock):
                yield item
                continue
            for first in range(0, len(item), self._rows):
                yield item.take(np.arange(first, min(first + self._rows, len(item))))


@every
@pytest.mark.parametrize("rows", [1, 3])
def test_small_blocks_say_the_same(sample: Sample, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, inner = sample.outcome(), pipeline.reader
    monkeypatch.setattr(pipeline, "reader", lambda name: _Small(inner(name), rows))
    cut = sample.outcome()
    accounted(cut)
    if sample.importer not in SMALL_BLOCKS_DIFFER:
        assert in_order(cut) == in_order(whole)


@every
def test_an_import_taken_back_and_done_again_gives_the_same(sample: Sample, tmp_path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.data)
    with vault() as session:
        report = take_in(session, sample, path)
        assert report.status is ImportStatus.IMPORTED, report.error
        before = view(session)
        assert any(before.values())
        assert take_in(session, sample, path).status is ImportStatus.ALREADY_IMPORTED
        take_back(session, report)
        assert not any(view(session).values())
        assert take_in(session, sample, path).status is ImportStatus.IMPORTED
        assert view(session) == before


def halves(sample: Sample) -> tuple[bytes, bytes]:
    """The first and the last two thirds of the rows, each under the header."""
    top, lines = sample.data[: sample.body], sample.data[sample.body :].splitlines(keepends=True)
    third = len(lines) // 3
    return top + b"".join(lines[: len(lines) - third]), top + b"".join(lines[third:])


@every_plain
def test_two_overlapping_halves_in_either_order_make_the_whole(sample: Sample, tmp_path) -> None:
    if sample.importer in HALVES_DIFFER or str(sample) in HALVES_DIFFER:
        pytest.skip(HALVES_DIFFER.get(sample.importer) or HALVES_DIFFER[str(sample)])
    if sample.data[sample.body :].count(b"\n") < 3:
        pytest.skip("too few rows to be halved")
    views = []
    for number, parts in enumerate(((sample.data,), halves(sample), halves(sample)[::-1])):
        with vault() as session:
            for turn, data in enumerate(parts):
                path = tmp_path / f"{number}{turn}" / sample.name
                path.parent.mkdir()
                path.write_bytes(data)
                take_in(session, sample, path)
            views.append(view(session))
    assert views[0] == views[1]
    assert views[0] == views[2]


@every_text
def test_the_same_rows_in_another_file_add_nothing(sample: Sample, tmp_path) -> None:
    first, second = tmp_path / sample.name, tmp_path / "again" / sample.name
    second.parent.mkdir()
    first.write_bytes(sample.data)
    second.write_bytes(sample.data.rstrip(b"\r\n") + b"\n\n\n")
    with vault() as session:
        take_in(session, sample, first)
        before = view(session)
        report = take_in(session, sample, second)
        assert report.status is ImportStatus.IMPORTED
        assert view(session) == before
        counts = (report.observations, report.events, report.positions, report.records)
        assert [(each.new, each.changed) for each in counts] == [(0, 0)] * 4
