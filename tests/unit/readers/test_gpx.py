import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers import gpx, gpx_document, xml_guard
from tests.support import samples_dir
from tests.unit.readers.reading import gpx_bytes, read

PLAIN = '<trkpt lat="46.1" lon="-1.2"><ele>4</ele><time>2024-05-02T08:31:00Z</time></trkpt>'


def document(inner: str, head: str = "<gpx>") -> bytes:
    return f"{head}<trk><trkseg>{inner}</trkseg></trk></gpx>".encode()


def test_points_become_rows_with_their_track_and_segment() -> None:
    found = read("gpx", (
        b'<gpx creator="demo"><trk><name>To work</name><type>cycling</type><trkseg>' + PLAIN.encode() * 2
        + b"</trkseg><trkseg>" + PLAIN.encode() + b"</trkseg></trk><trk><trkseg/><trkseg>" + PLAIN.encode()
        + b"</trkseg></trk></gpx>"
    ))  # fmt: skip
    assert found.rows == [1, 2, 3, 4]
    assert found.column("segment") == ["1", "1", "2", "4"]
    assert found.column("track") == ["To work"] * 3 + [""]
    assert found.column("type") == ["cycling"] * 3 + [""]
    assert found.column("lat") == ["46.1"] * 4
    assert found.column("lon") == ["-1.2"] * 4
    assert found.column("ele") == ["4"] * 4
    assert found.blocks[0].context == {"creator": "demo"}


@pytest.mark.parametrize(
    "point",
    [
        PLAIN,
        PLAIN.replace('"', "'"),
        PLAIN.replace('lat="46.1" lon="-1.2"', 'lon="-1.2" lat="46.1"'),
        PLAIN.replace("<trkpt", "<!-- <trkpt> --><trkpt"),
        PLAIN.replace("<ele>", "<name>a &amp; b</name><ele>"),
        PLAIN.replace("<ele>4</ele>", "<ele><![CDATA[4]]></ele>"),
        PLAIN.replace("</trkpt>", "<extensions><x:hr>90</x:hr></extensions></trkpt>"),
        PLAIN.replace("trkpt", "g:trkpt").replace("ele>", "g:ele>").replace("time>", "g:time>"),
        PLAIN.replace(">", " >").replace("</ele >", "</ele>").replace("</time >", "</time>"),
        PLAIN.replace("<ele>", "\n\t <ele>").replace("</trkpt>", "\r\n</trkpt>"),
    ],
)
def test_every_spelling_of_a_point_says_the_same(point: str) -> None:
    found = read("gpx", document(point + PLAIN, '<gpx xmlns:g="g" xmlns:x="x">'))
    assert found.column("lat") == ["46.1", "46.1"]
    assert found.column("lon") == ["-1.2", "-1.2"]
    assert found.column("ele") == ["4", "4"]
    assert found.column("time") == ["2024-05-02T08:31:00Z"] * 2


@pytest.mark.parametrize(
    "aside",
    [
        f"<!-- > {PLAIN} -->",
        f"<?note > {PLAIN}?>",
        f"<extensions><![CDATA[ > {PLAIN} ]]></extensions>",
        f"<![CDATA[> {PLAIN}]]>",
    ],
)
def test_points_inside_comments_and_the_like_are_none(aside: str) -> None:
    assert read("gpx", document(aside + PLAIN)).column("lat") == ["46.1"]
    assert read("gpx", document(PLAIN + aside)).column("lat") == ["46.1"]


def test_speed_and_course_are_taken_from_the_point_or_its_extensions() -> None:
    old = PLAIN.replace("</trkpt>", "<course>90</course><speed>2.5</speed></trkpt>")
    new = PLAIN.replace(
        "</trkpt>",
        "<extensions><o:speed>3.5</o:speed><t:p><t:course>91</t:course></t:p>"
        "<x:accuracy>12</x:accuracy></extensions></trkpt>",
    )
    single = new.replace('"', "'")
    found = read("gpx", document(old + new + single, "<gpx xmlns:o='o' xmlns:t='t' xmlns:x='x'>"))
    assert found.column("speed") == ["2.5", "3.5", "3.5"]
    assert found.column("course") == ["90", "91", "91"]
    assert found.column("accuracy") == ["", "12", "12"]


def test_the_point_s_own_speed_wins_over_its_extension() -> None:
    both = PLAIN.replace("</trkpt>", "<speed>2</speed><extensions><o:speed>3</o:speed></extensions></trkpt>")
    assert read("gpx", document(both + both.replace('"', "'"), "<gpx xmlns:o='o'>")).column("speed") == ["2", "2"]


def test_times_keep_their_offset_and_get_utc_where_they_have_none() -> None:
    times = [
        "2024-05-02T08:31:00+07:00",
        "2024-05-02T08:31:00.25Z",
        "2024-05-02T08:31:00",
        "",
        "2024-05-02T08:31:00-0130",
    ]
    found = read("gpx", gpx_bytes([("1", time) for time in times]))
    assert found.column("time") == [
        "2024-05-02T08:31:00+07:00", "2024-05-02T08:31:00.25Z", "2024-05-02T08:31:00Z", "", "2024-05-02T08:31:00-0130",
    ]  # fmt: skip
    assert [(notice.code, notice.params) for notice in found.notices] == [
        ("source.points_without_time", (("count", 1),)),
        ("source.time_without_zone", (("count", 1),)),
    ]


@pytest.mark.parametrize(
    ("time", "read_as"),
    [
        ("2024-05-02T08:31:00z", "2024-05-02T08:31:00Z"),
        ("2024-05-02T08:31:00+07", "2024-05-02T08:31:00+07:00"),
        ("2024-05-02T08:31:00.5-03", "2024-05-02T08:31:00.5-03:00"),
        ("2024-05-02", "2024-05-02Z"),
        (" 2024-05-02T08:31:00+0700\n", "2024-05-02T08:31:00+0700"),
    ],
)
def test_odd_zones(time: str, read_as: str) -> None:
    assert read("gpx", gpx_bytes([("1", time)])).column("time") == [read_as]


def test_way_points_and_route_points_are_skipped_by_name() -> None:
    data = (
        b'<gpx><wpt lat="1" lon="2"><ele>5</ele><name>Home</name></wpt>'
        b'<rte><rtept lat="1" lon="2"/><rtept lat="1" lon="2"/></rte><trk><trkseg>'
        + PLAIN.encode()
        + b"</trkseg></trk></gpx>"
    )
    found = read("gpx", data)
    assert [(skip.row, skip.code) for skip in found.skipped] == [
        (1, "skipped.waypoint"), (2, "skipped.route_point"), (3, "skipped.route_point"),
    ]  # fmt: skip
    assert found.rows == [4]


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf",
        b"\n\n",
        b" \xef\xbb\xbf\n",
        b'\n<?xml version="1.0"?>',
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>",
    ],
)
def test_what_stands_before_the_document_is_tolerated(before: bytes) -> None:
    assert read("gpx", before + document(PLAIN)).column("lat") == ["46.1"]


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="{}"?><gpx><trk><name>Orléans</name><trkseg>' + PLAIN + "</trkseg></trk></gpx>"
    assert read("gpx", text.format("ISO-8859-1").encode("latin-1")).column("track") == ["Orléans"]
    assert read("gpx", text.format("windows-1252").encode("cp1252")).column("track") == ["Orléans"]
    assert read("gpx", text.format("UTF-16").encode("utf-16")).column("track") == ["Orléans"]


def test_a_point_without_coordinates_is_a_row_without_them() -> None:
    found = read("gpx", document("<trkpt><time>2024-05-02T08:31:00Z</time></trkpt>"))
    assert (found.column("lat"), found.column("lon")) == ([""], [""])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(PLAIN)[:-20], "file.truncated"),
        (document(PLAIN)[:60], "file.truncated"),
        (document(PLAIN) + b"<gpx/>", "file.damaged"),
        (document(PLAIN.replace("</ele>", "</elevation>")), "file.damaged"),
        (document(PLAIN) + b"\0" * 100, "file.damaged"),
        (b"<kml><Document/></kml>", "file.not_recognised"),
        (b"<html><body>Service closed</body></html>", "file.web_page"),
        (b"<!DOCTYPE html><html></html>", "file.web_page"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(SdtError) as caught:
        read("gpx", data)
    assert caught.value.code == code


def test_a_malformed_point_among_plain_ones_is_not_overlooked() -> None:
    with pytest.raises(SdtError):
        read("gpx", document(PLAIN + PLAIN.replace("</trkpt>", "") + PLAIN))


def test_points_are_the_same_however_the_stream_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = PLAIN.replace('"', "'")
    whole = document((PLAIN + "\n") * 7 + odd + f"<!-- {PLAIN} -->" + PLAIN * 3)
    expected = read("gpx", whole)
    for size in (1, 2, 3, 7, 50, 101):
        pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
        monkeypatch.setattr(gpx, "document_chunks", lambda stream, file, pieces=pieces: iter(pieces))
        found = read("gpx", whole)
        assert found.column("time") == expected.column("time")
        assert found.column("segment") == expected.column("segment")
        assert found.rows == expected.rows == list(range(1, 12))


@given(st.data())
def test_plain_points_and_expat_agree(data: st.DataObject) -> None:
    """The regular expression never reads what Expat would read differently."""
    seed = data.draw(st.integers(0, 2**32))
    chance = random.Random(seed)
    parts = [
        PLAIN, PLAIN + "\n", PLAIN.replace("<ele>4</ele>", ""), PLAIN.replace("46.1", str(chance.random())),
        PLAIN.replace("</trkpt>", "<speed>1</speed></trkpt>"), '<trkpt lat="1" lon="2"></trkpt>', '<trkpt lat="1" lon="2"/>',
        "</trkseg><trkseg>", "<!-- x -->", PLAIN.replace("</trkpt>", "<extensions><a>1</a></extensions></trkpt>"),
        PLAIN.replace("4<", "&#52;<"), "</trkseg></trk><wpt lat='1' lon='1'/><trk><trkseg>",
    ]  # fmt: skip
    whole = document("".join(chance.choices(parts, k=chance.randint(0, 12))))
    fast = read("gpx", whole)
    slow = read("gpx", whole.replace(b"<trkpt ", b"<trkpt  "))  # two blanks: never plain
    assert fast.rows == slow.rows
    for name in ("lat", "lon", "ele", "time", "speed", "segment"):
        assert fast.column(name) == slow.column(name)
    assert [skip.row for skip in fast.skipped] == [skip.row for skip in slow.skipped]


def test_blocks_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpx_document, "_BLOCK", 10)
    monkeypatch.setattr(xml_guard, "CHUNK", 500)
    found = read("gpx", gpx_bytes([(str(number), "2024-01-01T00:00:00Z") for number in range(95)]))
    assert max(len(block) for block in found.blocks) < 20
    assert found.column("lon") == [str(number) for number in range(95)]


def test_too_many_points() -> None:
    with pytest.raises(SdtError) as caught:
        read("gpx", gpx_bytes([("1", "")] * 11), limits=Limits(rows=10))
    assert caught.value.code == "file.too_many_rows"


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "points", "timeless", "way_points", "route_points"),
    [
        ("gpx1.0_with_all_fields", 1, 0, 2, 5),
        ("gpx1.1_with_all_fields", 1, 0, 2, 5),
        ("gpx1.1_with_extensions", 0, 0, 1, 0),
        ("around-visnjan-with-car", 104, 0, 0, 0),
        ("cerknicko-without-times", 296, 291, 7, 0),
        ("track-with-empty-segment", 9, 0, 0, 0),
        ("unicode_with_bom", 0, 0, 1, 0),
        ("gpx_with_garmin_extension", 0, 0, 1, 0),
        ("track_with_speed", 3, 0, 0, 0),
        ("route", 0, 0, 0, 55),
    ],
)
def test_samples(name: str, points: int, timeless: int, way_points: int, route_points: int) -> None:
    folder = samples_dir()
    assert folder is not None
    found = read("gpx", (folder / "gpx" / f"{name}.gpx").read_bytes())
    assert len(found.rows) == points
    assert found.column("time").count("") == timeless
    codes = [skip.code for skip in found.skipped]
    assert (codes.count("skipped.waypoint"), codes.count("skipped.route_point")) == (way_points, route_points)
