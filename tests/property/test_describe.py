"""Generated tables: described, they read back exactly; their structure reports hold no cell."""

import csv
import io
import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdt_desktop.importing.describe_choose import choose
from sdt_desktop.importing.describe_guess import draft_of
from sdt_desktop.importing.describe_read import description_of
from sdt_desktop.importing.describe_write import manifest_text
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.own import read_own_manifest
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure import report_text, structure_of
from sdt_desktop.importing.structure_words import is_field_name
from sdt_desktop.model.imports import ObservationPart

FORMS = (("%Y-%m-%d", False), ("%d/%m/%Y", False), ("%d.%m.%Y", False), ("%m/%d/%Y", True), ("%d-%b-%Y", False))
CLOCKS = ("", " %H:%M", " %H:%M:%S")


@st.composite
def tables(draw):
    """Delimiter, format, decimal sign, values (None is a gap), encoding."""
    form, month_first = draw(st.sampled_from(FORMS))
    clock = draw(st.sampled_from(CLOCKS))
    hundredths = draw(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=5, max_size=60))
    if all(value is None for value in hundredths):
        hundredths[0] = 5
    return {
        "form": form + clock, "month_first": month_first, "clock": bool(clock), "values": hundredths,
        "delimiter": draw(st.sampled_from(";\t|")), "decimal": draw(st.sampled_from(",.")),
        "thousands": draw(st.booleans()), "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])),
        "marker": draw(st.sampled_from(["", "-", "n/a"])), "first": draw(st.dates(date(2015, 1, 1), date(2026, 1, 1))),
        "preamble": draw(st.booleans()),
    }  # fmt: skip


def written(number: int | None, table) -> str:
    if number is None:
        return table["marker"]
    apart = " " if table["thousands"] else ""
    whole = f"{number // 100:,}".replace(",", apart)
    return f"{whole}{table['decimal']}{number % 100:02d}"


def file_of(table) -> tuple[bytes, list[str]]:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=table["delimiter"], lineterminator="\r\n")
    if table["preamble"]:
        rows.writerow(["Export"])
    rows.writerow(["Début", "Énergie relevée (kWh)", "Remarque"])
    step = timedelta(hours=1) if table["clock"] else timedelta(days=1)
    start = datetime.combine(table["first"], datetime.min.time()) + timedelta(hours=12 if table["clock"] else 0)
    stamps = [(start + step * at).strftime(table["form"]) for at in range(len(table["values"]))]
    for stamp, value in zip(stamps, table["values"], strict=True):
        rows.writerow([stamp, written(value, table), "été"])
    return out.getvalue().encode(table["encoding"]), stamps


@settings(max_examples=150, deadline=None)
@given(tables())
def test_a_described_table_reads_back_exactly(table):
    data, _ = file_of(table)
    source = ExportSource.of_bytes("x.csv", data)
    draft = draft_of(source, "own-x")
    answers = {"name": "Essai", "zone": "UTC", "property": "electricity.consumption"}
    if table["clock"]:
        answers["stamp"] = "start"
    if draft.description.time.order == "?":
        answers["date_order"] = "mdy" if table["month_first"] else "dmy"
    answers["decimal"] = table["decimal"]
    for field, value in answers.items():
        draft = choose(draft, field, value)
    assert draft.needs == ()
    text = manifest_text(draft.description)
    manifest, faults = read_own_manifest(text, "own-x")
    assert not faults
    assert description_of(manifest, text) == draft.description
    reading = Reading(source, Importer(manifest, reviewed=False), {})
    found: list[float] = []
    for part in reading.parts():
        assert isinstance(part, ObservationPart)
        found += part.block.value.tolist()
    assert reading.account.rows.rejected == 0
    expected = [float("nan") if value is None else value / 100 for value in table["values"]]
    assert found == pytest.approx(expected, nan_ok=True, rel=1e-12)


# --- structure reports -----------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=0, max_size=30),
    st.from_regex(r"\A[A-Z][a-zéè]{3,9} [A-Z][a-z]{3,9}\Z"),
    st.from_regex(r"\A\d{4,14}\Z"),
    st.dates().map(str),
    st.emails(),
    st.decimals(-1000, 1000, places=2).map(str),
)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=12)


def check(text: str, cells: list[str], labels: str) -> None:
    """No cell of four letters or more, unless it is its own pattern, or a heading made of known words."""
    for cell in {each.strip() for each in cells}:
        if len(cell) < 4 or cell in labels or is_field_name(cell):
            continue
        if all(sign in "aA9x" or not sign.isalnum() for sign in cell if sign.isascii()) and cell.isascii():
            continue  # a pattern already
        assert cell not in text


LABELS = report_text([structure_of(ExportSource.of_bytes("x.csv", b"Date;Index\n2026-01-01;5\n2026-01-02;6\n"))])
LABELS += (
    "~(line) text number clock empty different length delimited encoding utf-8 cp1252 delimiter header none rows json"
)


@settings(max_examples=200, deadline=None)
@given(ROWS, st.sampled_from(";,\t"))
def test_no_cell_of_a_table_stands_in_its_report(rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    source = ExportSource.of_bytes("Jean Dupont 1970.csv", out.getvalue().encode("utf-8", "replace"))
    text = report_text([structure_of(source)])
    assert "Dupont" not in text
    check(text, [cell for row in rows for cell in row], LABELS)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(CELLS, st.lists(st.dictionaries(CELLS, CELLS, max_size=4), max_size=4), max_size=4))
def test_no_value_and_no_unknown_key_of_a_document_stands_in_its_report(document):
    source = ExportSource.of_bytes("x.json", json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"))
    text = report_text([structure_of(source)])
    keys = [key for items in document.values() for item in items for key in item] + list(document)
    values = [value for items in document.values() for item in items for value in item.values()]
    check(text, [*values, *(key for key in keys if not any(is_field_name(part) for part in key.split(".")))], LABELS)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_have_a_structure(data):
    report_text([structure_of(ExportSource.of_bytes("x", data))])
