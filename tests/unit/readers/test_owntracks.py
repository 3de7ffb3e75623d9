"""Recordings of OwnTracks: old and new lines, what is no fix, and lines that are broken."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.readers.reading import PLAIN, read

FIX = '{"_type":"location","tid":"ab","tst":1714631460,"lat":46.1603,"lon":-1.1511,"acc":8,"SSID":"x"}'


def lines(*texts):
    return "\n".join(texts).encode()


def test_tabs_and_blanks_stand_between_the_three_parts():
    found = read("owntracks", lines(f"2024-05-02T06:31:02Z\t*   \t{FIX}", "", f"2022-05-02T06:31:02Z  *    {FIX}"))
    assert found.column("lat") == ["46.1603"] * 2
    assert found.column("tst") == ["1714631460"] * 2
    assert found.rows == [1, 3]
    assert set(found.blocks[0].columns) == {"tst", "lat", "lon", "acc", "alt", "tid"}


@pytest.mark.parametrize("kind", ["transition", "lwt", "waypoint", "card"])
def test_what_is_no_fix_is_skipped(kind):
    other = FIX.replace("location", kind)
    found = read("owntracks", lines(f"2024-05-02T06:31:02Z\tevent\t{other}", f"2024-05-02T06:31:02Z\t*\t{FIX}"))
    assert [(one.row, one.code) for one in found.skipped] == [(1, "skipped.other_quantity")]
    assert found.rows == [2]


@pytest.mark.parametrize(
    "broken", [f"2024-05-02T06:31:02Z\t*\t{FIX[:40]}", "{" * 3000, "[1]", "2024-05-02T06:31:02Z * {" + '"a":[' * 5000]
)
def test_a_broken_line_is_counted_and_the_rest_is_kept(broken):
    found = read("owntracks", lines(broken, f"2024-05-02T06:31:02Z\t*\t{FIX}"))
    assert [(one.row, one.code) for one in found.problems] == [(1, "row.incomplete")]
    assert found.rows == [2]


def test_lists_objects_and_truths_are_no_cells():
    odd = '{"_type":"location","tst":[1],"lat":{},"lon":true,"acc":null}'
    found = read("owntracks", lines(f"2024-05-02T06:31:02Z\t*\t{odd}"))
    assert [found.column(name) for name in ("tst", "lat", "lon", "acc")] == [[""]] * 4


def test_bounds_are_kept():
    with pytest.raises(SdtError) as caught:
        read("owntracks", lines(*[f"2024-05-02T06:31:02Z\t*\t{FIX}"] * 3), PLAIN, Limits(rows=2))
    assert caught.value.code == "file.too_many_rows"
    with pytest.raises(SdtError) as caught:
        read("owntracks", lines(f"2024-05-02T06:31:02Z\t*\t{FIX}"), PLAIN, Limits(row_bytes=50))
    assert caught.value.code == "file.row_too_long"
