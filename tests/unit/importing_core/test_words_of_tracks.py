"""Words that tracks need: the first of several columns, counts of seconds among dates, stamps without their zone."""

import math

import pytest

from sdt_desktop.importing.manifest_columns import named_columns
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.transform import transformed
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nrule = "offset"\nstamp = "instant"\n'
POSITION = '[position]\nlatitude = "A"\nlongitude = "O"\naccuracy = "R"\n'


def positions(formats, *rows):
    manifest = manifest_of(f"{TIME}formats = {formats}\n{POSITION}")
    parts, account = normalised(manifest, [block_of("T;A;O;R\n" + "\n".join(rows))])
    return [part.block for part in parts], account


def test_the_first_column_that_holds_something_counts():
    rule = ReadOptions(first_of=(("when", ("gone", "B", "A")), ("none", ("gone",))))
    (found,) = transformed([block_of("A;B\n1;2\n3;\n;")], rule)
    assert found.columns["when"].texts() == ["2", "3", ""]
    assert "none" not in found.columns
    (full,) = transformed([block_of("A;B\n1;2")], rule)
    assert full.columns["when"] is full.columns["B"]


def test_columns_behind_a_name_are_the_ones_to_read():
    head = HEAD.replace('{ kind = "delimited" }', '{ kind = "json", first_of = { T = ["a.b", "c"] } }')
    head = head.replace('columns = ["T"]', 'keys = ["a.b"]')
    manifest = manifest_of(TIME + 'formats = ["epoch"]\n' + POSITION, head)
    assert named_columns(manifest) == ("a.b", "c", "A", "O", "R")
    assert manifest.options.columns == ("a.b", "c", "A", "O", "R")


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1651473060", 1651473060_000),
        ("1651473060000", 1651473060_000),
        ("1651473060.5", 1651473060_500),
        ("2022-05-02T06:31:00Z", 1651473060_000),
    ],
)
def test_counts_of_seconds_stand_among_dates(text, ms):
    (block,), _ = positions('["%Y-%m-%dT%H:%M:%S%z", "epoch"]', f"{text};46;1;")
    assert block.time.tolist() == [ms]


@pytest.mark.parametrize("text", ["12", "20220502", "1e30", "soon"])
def test_other_numbers_are_no_time(text):
    blocks, account = positions('["%Y-%m-%dT%H:%M:%S%z", "epoch"]', f"{text};46;1;")
    assert (blocks, account.rejected) == ([], (("position.no_time", 1),))


def test_without_the_word_numbers_are_no_time():
    assert positions('["%Y-%m-%dT%H:%M:%S%z"]', "1651473060;46;1;")[0] == []


def test_a_negative_accuracy_is_none():
    (block,), _ = positions('["epoch"]', "1651473060;46;1;-1", "1651473061;46;1;0")
    assert math.isnan(block.accuracy[0])
    assert block.accuracy[1] == 0


def test_a_stamp_that_lacks_its_offset_is_read_in_the_zone_and_told():
    formats = '["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S"]'
    (block,), account = positions(formats, "2022-05-02T08:31:00;46;1;", "2022-05-02T06:31:00Z;46;1;")
    assert block.time.tolist() == [1651473060_000] * 2
    assert ("source.zone_assumed", (("zone", "Europe/Paris"),)) in account.notices
    assert positions(formats, "2022-05-02T06:31:00Z;46;1;")[1].notices == ()


def test_accuracy_and_altitude_may_have_a_decimal_comma_in_a_file_of_points():
    (block,), _ = positions('["epoch"]', "1651473060;46,5;1,5 W;8,5", "1651473061;46.5;-1.5;near")
    assert (block.latitude.tolist(), block.longitude.tolist()) == ([465000000] * 2, [-15000000] * 2)
    assert block.accuracy[0] == 8.5
    assert math.isnan(block.accuracy[1])
