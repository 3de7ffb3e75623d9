"""Manifests with several tables: how they are read, how their rows are told apart, and what stays distinct."""

import json
import tracemalloc

import pytest

from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.pipeline import Reading, preview_rows
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import EventPart, ObservationPart, RecordPart
from tests.unit.importing_core.helpers import HEAD

TIME = """
[time]
zone = "UTC"
column = "t"
formats = ["%Y-%m-%d"]
rule = "utc"
stamp = "instant"
"""
JSON = (
    HEAD.replace('kind = "delimited"', 'kind = "json", path = "things[]", else = "skipped.heading"').replace(
        'columns = ["T"]', 'keys = [["things[].stay"], ["things[].points"]]'
    )
    + TIME
    + """
[[table]]
name = "stay"
needs = ["stay"]
event = { kind = "visit", label = "{stay.at}" }
[[table]]
name = "point"
each = "points[]"
time = { column = "^.t" }
event = { kind = "journey", label = "{name}", distance_column = "far" }
[[table]]
name = "other"
path = "more.list[]"
record = { kind = "note", label = "{word}" }
"""
)


def importer_of(text):
    manifest, faults = read_manifest(text, "xx-test")
    assert manifest is not None, [(fault.code, fault.params) for fault in faults]
    return Importer(manifest)


def faults_of(text):
    return [(fault.code, fault.params.get("field")) for fault in read_manifest(text, "xx-test")[1]]


def read(text, data, name="file"):
    source = ExportSource.of_bytes(name, data if isinstance(data, bytes) else json.dumps(data).encode())
    reading = Reading(source, importer_of(text), {})
    parts = list(reading.parts())
    rows = reading.account.rows
    assert rows.read == rows.used + rows.skipped + rows.rejected
    return parts, reading.account


def events_of(parts):
    return [event for part in parts if isinstance(part, EventPart) for event in part.events]


DOCUMENT = {
    "things": [
        {"t": "2024-01-01", "stay": {"at": "home"}},
        {"t": "2024-01-02", "points": [{"name": "a", "far": 3}, {"name": "b"}]},
        {"t": "2024-01-03", "memory": 1},
        {"t": "2024-01-04", "stay": {"at": "work"}, "points": [{"name": "c"}]},
        {"t": "2024-01-05", "stay": None, "points": []},
    ],
    "more": {"list": [{"word": "w"}]},
}


def test_items_are_rows_of_the_tables_they_fit():
    parts, account = read(JSON, DOCUMENT)
    found = {(event.kind.value, event.label, event.start_ms) for event in events_of(parts)}
    day = 86_400_000
    first = 1_704_067_200_000
    assert found == {
        ("visit", "home", first), ("visit", "work", first + 3 * day), ("journey", "a", first + day),
        ("journey", "b", first + day), ("journey", "c", first + 3 * day),
    }  # fmt: skip
    assert [record.label for part in parts if isinstance(part, RecordPart) for record in part.records] == ["w"]
    assert account.rows.used == 6
    assert account.skipped == (("skipped.heading", 1),)


def test_parts_of_rows_are_no_rows_and_their_faults_are_told():
    parts = JSON.replace('name = "point"\n', 'name = "point"\nparts = true\n')
    broken = {**DOCUMENT, "things": [*DOCUMENT["things"], {"t": "soon", "points": [{"name": "d"}]}]}
    found, account = read(parts, broken)
    assert [event.label for event in events_of(found) if event.kind.value == "journey"] == ["a", "b", "c"]
    assert (account.rows.used, account.rows.rejected) == (3, 0)
    assert account.notices == (("source.parts_not_understood", (("count", 1),)),)
    assert [problem.code for problem in account.problems] == ["time.not_a_date"]


def test_every_row_has_a_number_of_its_own():
    parts, _ = read(JSON, DOCUMENT)
    numbers = [event.row for event in events_of(parts)]
    assert len(set(numbers)) == len(numbers) == 5


def test_equal_rows_of_two_tables_do_not_meet_and_a_second_reading_does():
    same = JSON.replace('label = "{stay.at}"', 'key = ["t"]').replace('label = "{name}"', 'key = ["^.t"]')
    once = [event.natural_key for event in events_of(read(same, DOCUMENT)[0])]
    again = [event.natural_key for event in events_of(read(same, DOCUMENT)[0])]
    assert once == again
    assert len(set(once)) == len(once)


def test_a_table_changes_only_the_words_of_time_that_it_names():
    tables = {table.options.name: table.manifest for table in importer_of(JSON).manifest.tables}
    assert tables["point"].time.columns == ("^.t",)
    assert tables["point"].time.formats == tables["stay"].time.formats == ("%Y-%m-%d",)
    assert tables["point"].observations == ()


def test_the_first_rows_are_shown_with_what_they_mean():
    source = ExportSource.of_bytes("f", json.dumps(DOCUMENT).encode())
    rows = preview_rows(source, importer_of(JSON), {}, limit=10)
    assert [row.understood[0].what for row in rows if row.understood].count("visit") == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('name = "point"', 'name = "stay"'), ("manifest.unknown_value", "table[2].name")),
        (('event = { kind = "visit"', "event = { kinds = {}"), ("manifest.missing_field", "table[1].event.kind")),
        (('each = "points[]"', 'sheets = ["a"]'), ("manifest.unknown_value", "table[2].sheets")),
        (('time = { column = "^.t" }', "colour = 1"), ("manifest.unknown_field", "table[2].colour")),
        (('path = "more.list[]"', 'path = "things[].list[]"'), ("manifest.unknown_value", "table[3].path")),
        (("skipped.heading", "source.zone_assumed"), ("manifest.unknown_value", "reader.else")),
    ],
)
def test_faults_have_their_place(change, fault):
    found = faults_of(JSON.replace(change[0], change[1], 1))
    assert fault in found


def test_a_manifest_has_a_family_or_tables():
    family = '[event]\nkind = "call"\n[[table]]'
    assert faults_of(JSON.replace("[[table]]", family, 1)) == [("manifest.unknown_value", "event")]


XML = (
    HEAD.replace('kind = "delimited"', 'kind = "xml"').replace('columns = ["T"]', 'root = "Data"')
    + TIME.replace('"t"', '"@t"')
    + """
[[table]]
name = "trip"
path = "Data/Trip"
needs = ["Leg"]
event = { kind = "journey", label = "{Name}" }
[[table]]
name = "leg"
path = "Leg"
event = { kind = "visit", label = "{Name}" }
[[table]]
name = "record"
path = "Data/Record"
observation = [{ series = "s", property = "electricity.consumption", column = "@value", unit = "kWh" }]
"""
)
TREE = b"""<Data><Record t="2024-01-01" value="3"/>
<Trip t="2024-01-02"><Name>out</Name><Leg t="2024-01-03"><Name>one</Name></Leg></Trip>
<Trip t="2024-01-04"><Name>empty</Name></Trip>
<Group><Record t="2024-01-01" value="5"/></Group><Record t="2024-01-05" value="4"/></Data>"""


def test_xml_rows_may_lie_in_rows_of_another_table():
    parts, account = read(XML, TREE)
    assert {(event.kind.value, event.label) for event in events_of(parts)} == {("journey", "out"), ("visit", "one")}
    values = [value for part in parts if isinstance(part, ObservationPart) for value in part.block.value.tolist()]
    assert values == [3.0, 4.0]
    assert account.rows.skipped == 1


DELIMITED = (
    HEAD.replace('columns = ["T"]', 'columns = [["t", "a"], ["t", "b"]]')
    + TIME
    + """
[[table]]
name = "a"
headers = ["t", "a"]
event = { kind = "visit", label = "{a}" }
[[table]]
name = "b"
headers = [["t", "b"]]
event = { kind = "call", label = "{b}" }
"""
)


def test_blocks_of_text_are_told_apart_by_their_header():
    parts, account = read(DELIMITED, b"t;a\n2024-01-01;x\nt;b\n2024-01-02;y\n2024-01-03;z\n")
    found = [(event.kind.value, event.label) for event in events_of(parts)]
    assert sorted(found) == [("call", "y"), ("call", "z"), ("visit", "x")]
    assert account.rows.read == 3


def test_a_block_of_no_table_is_skipped():
    text = DELIMITED.replace('columns = [["t", "a"], ["t", "b"]]', 'columns = ["t"]').replace(
        'kind = "delimited"', 'kind = "delimited", headers = ["t"]'
    )
    parts, account = read(text, b"t;c\n2024-01-01;x\n")
    assert not parts
    assert account.skipped == (("skipped.other_quantity", 1),)


def candidates(text, data):
    return [one.importer for one in detect(ExportSource.of_bytes("f", data), [importer_of(text)]).candidates]


def test_late_keys_are_alternatives():
    assert candidates(JSON, b'{"things": [{"points": []}]}') == ["xx-test"]
    assert candidates(JSON, b'{"things": [{"stay": {}}]}') == ["xx-test"]
    assert candidates(JSON, b'{"things": [{"other": {}}]}') == []


def test_a_file_is_known_by_how_it_starts():
    text = DELIMITED.replace("match = { columns", 'match = { starts = ["t;", "!Type:"], columns')
    assert candidates(text, b"\n T;a\n2024-01-01;x\n") == ["xx-test"]
    assert candidates(text, b"x\nt;a\n2024-01-01;x\n") == []


def test_bytes_at_a_place_decide_for_binary_files():
    text = DELIMITED.replace("match = { columns", 'match = { magic = ["2E464954@8"], columns')
    columnless = text.replace(', columns = [["t", "a"], ["t", "b"]]', "")
    assert candidates(columnless, b"\x0e\x10\0\0\0\0\0\0.FIT\0\0") == ["xx-test"]
    assert candidates(columnless, b"\x0e\x10\0\0\0\0\0\0.FAT\0\0") == []
    assert faults_of(text.replace("2E464954@8", "2E4@8")) == [("manifest.unknown_value", "match.magic")]


def test_the_reader_keeps_no_more_of_a_longer_document():
    item = json.dumps({"t": "2024-01-01", "points": [{"name": "a", "far": 1}] * 4})
    options = importer_of(JSON).manifest.options

    def peak(count):
        data = ('{"things": [' + ",".join([item] * count) + "]}").encode()
        source = ExportSource.of_bytes("f", data)
        tracemalloc.start()
        rows = sum(len(block) for block in reader("json").read(source, options, DEFAULT_LIMITS))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert rows == 4 * count
        return found

    peak(10)
    assert peak(160_000) < 1.1 * peak(80_000)
