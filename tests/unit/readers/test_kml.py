"""KML: points, stays, trips, tracks of two lists; long lines and hostile bytes."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.readers.reading import PLAIN, read

SPAN = "<TimeSpan><begin>A</begin><end>B</end></TimeSpan>"
STAMP = "<TimeStamp><when>T</when></TimeStamp>"
POINT = "<Point><coordinates> -1.5,46.5,3 </coordinates></Point>"


def document(*marks):
    body = "".join(f"<Placemark>{mark}</Placemark>" for mark in marks)
    return f'\n<kml xmlns:gx="y"><Document><Folder><name>no</name>{body}</Folder></Document></kml>'.encode()


def line(*places, kind="LineString"):
    return f"<{kind}><coordinates>\n{' '.join(places)}\n</coordinates></{kind}>"


def rows(found, table):
    blocks = [one for one in found.blocks if one.table == table]
    return [
        {name: column.text(at) for name, column in block.columns.items()}
        for block in blocks
        for at in range(len(block))
    ]


def test_a_point_with_a_time_is_a_position_whatever_comes_first():
    for mark in (STAMP + POINT, POINT + STAMP):
        (row,) = rows(read("kml", document(mark)), "position")
        assert (row["time"], row["lat"], row["lon"], row["alt"]) == ("T", "46.5", "-1.5", "3")


def test_a_span_makes_a_stay_or_a_trip():
    found = read("kml", document(f"<name>N</name>{SPAN}{POINT}", SPAN + line("1,40", "2,41,0", "3,42")))
    (stay,), (trip,) = rows(found, "visit"), rows(found, "trip")
    assert (stay["name"], stay["begin"], stay["end"], stay["lat"]) == ("N", "A", "B", "46.5")
    assert (trip["lat"], trip["lon"], trip["to_lat"], trip["to_lon"]) == ("40", "1", "42", "3")
    assert trip["name"] == ""


def test_what_has_no_times_is_skipped():
    found = read("kml", document(POINT, line("1,40", "2,41"), STAMP + line("1,40", "2,41")))
    codes = ["skipped.waypoint", "skipped.line_without_times", "skipped.line_without_times"]
    assert [one.code for one in found.skipped] == codes


def test_accuracy_is_read_and_other_extras_are_not():
    extras = '<ExtendedData><Data name="Accuracy"><value>12</value></Data><Data name="speed"><value>5</value></Data>'
    (row,) = rows(read("kml", document(f"{STAMP}{extras}</ExtendedData>{POINT}")), "position")
    assert row["accuracy"] == "12"


def test_a_track_is_two_lists_in_any_order():
    listed = "<when>T1</when><when>T2</when><gx:coord>1 40 5</gx:coord><gx:coord>2 41</gx:coord>"
    mixed = "<when>T1</when><gx:coord>1 40 5</gx:coord><when>T2</when><gx:coord>2 41</gx:coord>"
    found = read("kml", document(*(f"<gx:Track>{track}</gx:Track>" for track in (listed, mixed))))
    cells = [(row["time"], row["lat"], row["lon"], row["alt"], row["segment"]) for row in rows(found, "position")]
    assert cells == [(f"T{n}", f"{39 + n}", f"{n}", "5" * (n == 1), s) for s in ("1", "2") for n in (1, 2)]
    assert found.rows == [1, 2, 3, 4]


def test_a_track_of_lists_that_differ_is_rejected_whole():
    track = "<gx:Track><when>T1</when><when>T2</when><gx:coord>1 40 5</gx:coord></gx:Track>"
    found = read("kml", document(track, STAMP + POINT))
    assert [(one.row, one.code) for one in found.problems] == [(1, "row.incomplete")]
    assert found.rows == [2]


@pytest.mark.parametrize("text", ["", "  ", "-1.5", "x", "46.5 -1.5"])
def test_half_a_coordinate_is_none(text):
    (row,) = rows(read("kml", document(f"{STAMP}<Point><coordinates>{text}</coordinates></Point>")), "position")
    assert (row["lat"], row["lon"]) == ("", "")


def test_a_line_longer_than_any_text_gives_its_ends():
    places = [f"{n / 1000:.3f},46.5,0" for n in range(50_000)]
    (row,) = rows(read("kml", document(SPAN + line(*places)), PLAIN, Limits(row_bytes=10_000)), "trip")
    assert (row["lon"], row["to_lon"]) == ("0.000", "49.999")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(STAMP + POINT)[:-20], "file.truncated"),
        (b"<gpx></gpx>", "file.damaged"),
        (document(f"<description>{'x' * 20_000}</description>"), "file.row_too_long"),
        (document(*[STAMP + POINT] * 30), "file.too_many_rows"),
        (document(f"<gx:Track>{'<when>T</when><gx:coord>1 2</gx:coord>' * 30}</gx:Track>"), "file.too_many_rows"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(SdtError) as caught:
        read("kml", data, PLAIN, Limits(row_bytes=10_000, rows=20))
    assert caught.value.code == code
