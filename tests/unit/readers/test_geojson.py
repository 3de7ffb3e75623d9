"""GeoJSON: where a time may stand, lines with and without times, what is no position, hostile bytes."""

import json

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.readers.reading import PLAIN, read

POINT = {"type": "Point", "coordinates": [1.5, 46.5, 3]}


def feature(geometry=POINT, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def line(*places):
    return {"type": "LineString", "coordinates": list(places)}


@pytest.mark.parametrize(
    ("properties", "time"),
    [
        ({"timestamp": "A", "time": "B"}, "A"),
        ({"timestamp": "", "time": "B"}, "B"),
        ({"timestamp": None, "fixTime": "C"}, "C"),
        ({"tst": 1714631460}, "1714631460"),
        ({"time_long": 1714631460000}, "1714631460000"),
        ({"timestamp": {}, "created_at": "D"}, "D"),
    ],
)
def test_the_first_known_time_that_is_filled_counts(properties, time):
    assert read("geojson", collection(feature(**properties))).column("time") == [time]


def test_coordinates_stand_longitude_first_and_may_be_text():
    found = read(
        "geojson", collection(feature(tst=1), feature({"type": "Point", "coordinates": ["1.5", "46.5"]}, tst=1))
    )
    assert found.column("lat") == ["46.5", "46.5"]
    assert found.column("lon") == ["1.5", "1.5"]
    assert found.column("alt") == ["3", ""]


def test_other_names_of_accuracy_altitude_and_device():
    place = {"type": "Point", "coordinates": [1, 2]}
    found = read("geojson", collection(feature(place, tst=1, Acc=5, ele="7", deviceId="x", hdop=1, ssid="y")))
    assert [found.column(name) for name in ("accuracy", "alt", "device")] == [["5"], ["7"], ["x"]]
    assert set(found.blocks[0].columns) == {"time", "lat", "lon", "alt", "accuracy", "device", "segment"}


def test_lines_with_times_are_segments_and_others_are_skipped():
    found = read(
        "geojson",
        collection(
            feature(line([1, 2], [3, 4]), coordTimes=["A", "B"]),
            feature(line([1, 2], [3, 4]), coordinateProperties={"times": ["C", "D"]}),
            feature(line([1, 2, 3, 1714631460], [3, 4, 5, 1714631470])),
            feature(line([1, 2], [3, 4]), coordTimes=["A"]),
            feature(line([1, 2, 3, 4], [3, 4, 5, 6]), time="E"),
            feature({"type": "MultiLineString", "coordinates": [[[1, 2]], [[3, 4]]]}, coordTimes=[["F"], ["G"]]),
        ),
    )
    assert found.column("time") == ["A", "B", "C", "D", "1714631460", "1714631470", "F", "G"]
    assert found.column("segment") == ["1", "1", "2", "2", "3", "3", "4", "5"]
    assert [(one.row, one.code) for one in found.skipped] == [
        (7, "skipped.line_without_times"), (8, "skipped.line_without_times"),
    ]  # fmt: skip


def test_messages_areas_and_places_are_told_apart():
    found = read("geojson", collection({"type": "Feature"}, feature(None), feature({"type": "Polygon"}), feature(), 7))
    codes = [one.code for one in found.skipped]
    assert codes == ["skipped.other_quantity"] * 3 + ["skipped.waypoint", "skipped.other_quantity"]


@pytest.mark.parametrize(
    "data", [json.dumps({"locations": [feature(tst=1)]}), json.dumps([feature(tst=1)]), json.dumps(feature(tst=1))]
)
def test_overland_lists_and_a_feature_alone(data):
    assert read("geojson", data.encode()).column("lat") == ["46.5"]


@pytest.mark.parametrize("coordinates", [None, [], [1], "1,2", {}, [[1], 2], [None, None]])
def test_broken_coordinates_are_empty_cells(coordinates):
    found = read("geojson", collection(feature({"type": "Point", "coordinates": coordinates}, tst=1)))
    assert found.column("lat") == [""] or found.column("lat") == ["2"]
    for kind in ("LineString", "MultiLineString"):
        odd = read("geojson", collection(feature({"type": kind, "coordinates": coordinates}, tst=1)))
        assert len(odd.skipped) + len(odd.rows) >= (kind == "LineString")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (collection(feature(tst=1))[:-30], "file.truncated"),
        (collection(*[feature(tst=1)] * 30), "file.too_many_rows"),
        (b'{"features": ' + b"[" * 100_000, "file.too_deep"),
        (collection(feature(line(*[[1, 2, 3, 1714631460]] * 30))), "file.too_many_rows"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(SdtError) as caught:
        read("geojson", data, PLAIN, Limits(rows=20))
    assert caught.value.code == code


def test_a_document_without_features_gives_nothing():
    assert read("geojson", b'{"type": "Topology", "objects": {}}').rows == []
