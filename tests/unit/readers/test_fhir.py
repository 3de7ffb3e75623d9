"""Patient summaries: references of both styles, what says nothing, and documents that are none."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, MIB
from sdt_desktop.importing.readers import whole
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow
from sdt_desktop.importing.readers.fhir import READER
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem


def bundle(references, *resources):
    """A document of one section of allergies that refers to `references`."""
    section = {
        "code": {"coding": [{"code": "48765-2"}]},
        "entry": [{"reference": reference} for reference in references],
    }
    composition = {"resourceType": "Composition", "section": [section]}
    entries = [{"resource": composition}, *({"fullUrl": url, "resource": resource} for url, resource in resources)]
    return {"resourceType": "Bundle", "type": "document", "entry": entries}


def read(document):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return list(READER.read(ExportSource.of_bytes("ips.json", data), ReadOptions(), DEFAULT_LIMITS))


def table(items, name):
    (block,) = [item for item in items if isinstance(item, RawBlock) and item.table == name]
    return {column: cells.texts() for column, cells in block.columns.items()}


def allergy(**more):
    return {"resourceType": "AllergyIntolerance", "id": "a", "code": {"text": "Pollen"}, **more}


@pytest.mark.parametrize(
    "reference",
    [
        "urn:uuid:1",
        "AllergyIntolerance/a",
        "https://x.example/fhir/AllergyIntolerance/a",
        "AllergyIntolerance/a/_history/2",
    ],
)
def test_references_of_every_style_are_found(reference):
    items = read(bundle([reference], ("urn:uuid:1", allergy(onsetDateTime="2010"))))
    found = table(items, "allergy")
    assert (found["name"], found["date"], found["section_code"]) == (["Pollen"], ["2010"], ["48765-2"])


def test_a_reference_that_leads_nowhere_is_counted():
    assert RowProblem(1, "row.incomplete") in read(bundle(["Condition/none"]))


def test_a_resource_outside_of_all_sections_is_skipped():
    assert SkippedRow(2, "skipped.other_quantity") in read(bundle([], ("urn:uuid:1", allergy())))


@pytest.mark.parametrize(
    "coding",
    [
        {"code": "no-known-allergies"},
        {"code": "no-allergy-info"},
        {"code": "716186003"},
        {"code": "x", "system": "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"},
    ],
)
def test_nothing_known_is_no_record(coding):
    nothing = allergy(code={"coding": [{"display": "Pollen", "code": "1"}, coding]})
    assert SkippedRow(2, "skipped.nothing_known") in read(bundle(["urn:uuid:1"], ("urn:uuid:1", nothing)))


def test_a_resource_that_names_nothing_is_incomplete():
    assert RowProblem(2, "row.incomplete") in read(bundle(["urn:uuid:1"], ("urn:uuid:1", allergy(code={}))))


def test_sections_inside_each_other_end_somewhere():
    section: dict[str, object] = {}
    document = bundle([])
    document["entry"][0]["resource"]["section"] = [section]
    for _ in range(30):
        section["section"] = [{}]
        section = section["section"][0]
    read(document)


def test_half_signs_are_replaced():
    assert table(read(bundle(["a"], ("a", allergy(code={"text": "\ud800x"})))), "allergy")["name"] == ["?x"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", "file.empty"),
        (b'{"entry": [', "file.truncated"),
        (b'{"entry": ]}', "file.damaged"),
        (b'{"entry": NaN}', "file.damaged"),
        (b"1" * 5000, "file.damaged"),
        (b"\xff{}", "file.wrong_encoding"),
        (b'{"entry": []}', "file.damaged"),
        (b"[" * 200_000, "file.too_deep"),
    ],
)
def test_documents_that_are_none_are_refused(data, code):
    with pytest.raises(SdtError) as refusal:
        read(data)
    assert refusal.value.code == code


def test_a_bundle_beyond_the_bound_is_refused(monkeypatch):
    monkeypatch.setattr(whole, "LARGEST_MIB", 1)
    with pytest.raises(SdtError) as refusal:
        read(b" " * MIB + b"{}")
    assert refusal.value.code == "file.too_large"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "coding", "text", "section", "entry", "reference", "id"]), inner)
    ),
    max_leaves=12,
)


@given(_JSON, _JSON)
def test_any_shape_gives_rows_or_a_code(section, resource):
    composition = {"resourceType": "Composition", "section": section}
    with suppress(SdtError):
        read({"entry": [{"resource": composition}, {"fullUrl": "a", "resource": resource}, section]})
