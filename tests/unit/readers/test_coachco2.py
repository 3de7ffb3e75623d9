"""Values in quotes that are not escaped, browser dates, and the same trip out of both of Cozy's formats."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.readers.coachco2 import date_text, split
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import EventPart
from tests.support import ROOT, fixed_clock

VALUES = st.text(st.characters(codec="utf-8", exclude_characters='",', exclude_categories=("C", "Z")), max_size=9)
INNER = st.sampled_from(['Rue "A"', 'a "b", c', '"x" y', "1,2,3", "x,y", 'l"'])
HEADER = '"Trip_Id","Section_Start_Date","Section_Mode","Section_Coordinates","Section_Timestamps"'


def read(name, text, kind="coachco2"):
    return list(reader(kind).read(ExportSource.of_bytes(name, text.encode()), ReadOptions(), DEFAULT_LIMITS))


def tables(items):
    return {item.table: item for item in items if isinstance(item, RawBlock)}


@given(st.lists(VALUES | INNER, min_size=1, max_size=8))
def test_what_the_exporter_writes_is_taken_apart(values):
    line = ",".join(f'"{value}"' if value else " " for value in values)
    assert split(line.strip()) == values


def test_a_spreadsheets_copy_is_taken_apart():
    assert split('a,"b c",,5') == ["a", "b c", "", "5"]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Tue Dec 07 2021 16:24:49 GMT+0100 (heure normale d’Europe centrale)", "2021-12-07T15:24:49Z"),
        ("Thu Jan 01 2026 00:30:00 GMT-0330", "2026-01-01T04:00:00Z"),
        ("Tue Feb 30 2021 16:24:49 GMT+0100", "Tue Feb 30 2021 16:24:49 GMT+0100"),
        ("Tue Mai 07 2021 16:24:49 GMT+0100", "Tue Mai 07 2021 16:24:49 GMT+0100"),
        ("Invalid Date", "Invalid Date"),
        ("", ""),
    ],
)
def test_dates_of_a_browser(text, utc):
    assert date_text(text) == utc


def test_points_stand_in_a_table_of_their_own():
    found = tables(
        read("a.csv", f'{HEADER}\n"t","x","WALKING","1.5,46,1.6,47","1000,2000"\n"u","y","BUS","2,48","3000"\n')
    )
    points = found["point"]
    assert [points.columns[name].texts() for name in ("longitude", "latitude", "time", "segment")] == [
        ["1.5", "1.6", "2"], ["46", "47", "48"], ["1000", "2000", "3000"], ["1", "1", "2"],
    ]  # fmt: skip
    assert points.rows.tolist() == [2, 2, 3]
    assert found["section"].columns["end_point"].texts() == ["1.6,47", "2,48"]


def test_without_its_header_the_file_is_refused():
    with pytest.raises(SdtError) as refusal:
        read("a.csv", "a,b\n1,2\n")
    assert refusal.value.code == "file.header_not_found"


@pytest.mark.parametrize("shape", ["one", "id behind", "list", "archive"])
def test_a_document_of_cozy_says_its_trip_wherever_it_lies(shape):
    line = {
        "geometry": {"type": "LineString", "coordinates": [[1.5, 46]]},
        "properties": {"sensed_mode": "MotionTypes.BUS"},
    }
    series = [{"properties": {"start_fmt_time": "2021-12-07T16:24:49+01:00"}, "features": [{"features": [line]}]}]
    document = {"series": series, "_id": "t"} if shape == "id behind" else {"_id": "t", "series": series}
    text = json.dumps({"list": [document], "archive": {"rows": [{"doc": document}]}}.get(shape, document))
    columns = tables(read("a.json", text, "cozy-trips"))["section"].columns
    assert [columns[name].text(0) for name in ("trip", "mode", "trip_start")] == ["t", "BUS", "2021-12-07T15:24:49Z"]


def keys_of(importer, name):
    source = ExportSource.of_path(ROOT / "importers" / importer / name)
    parts = Reading(source, load_catalogue().get(importer), {}, clock=fixed_clock()).parts()
    return [event.natural_key for part in parts if isinstance(part, EventPart) for event in part.events]


def test_the_same_trip_of_both_formats_is_one():
    listed = keys_of("fr-coachco2-trips-csv", "sample.csv")
    assert keys_of("fr-cozy-timeseries-json", "sample.json") == listed[:3]
    assert len(set(listed)) == 4
