"""Which importer tracks go to, and which look-alikes do not."""

import json

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.source import ExportSource

CATALOGUE = load_catalogue()
PLACE = {"type": "Point", "coordinates": [1.5, 46.5]}


def judged(data):
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    found = detect(ExportSource.of_bytes("export", text), CATALOGUE)
    return [candidate.importer for candidate in found.candidates][:1] or found.decoy


def collection(**properties):
    features = [{"type": "Feature", "geometry": PLACE, "properties": properties}]
    return {"type": "FeatureCollection", "features": features}


@pytest.mark.parametrize(
    ("data", "importer"),
    [
        ({"locations": [{"latitudeE7": 1, "longitudeE7": 2}]}, "any-google-records-json"),
        ({"locations": collection()["features"]}, "any-geojson"),
        ({"locations": [{"lat": 1, "lon": 2, "time": "x"}]}, "any-polarsteps-json"),
        ({"timelineObjects": [{"placeVisit": {}}]}, "any-google-semantic-json"),
        ({"semanticSegments": [{"startTime": "x"}]}, "any-google-timeline-android-json"),
        ([{"startTime": "x", "visit": {"hierarchyLevel": "0"}}], "any-google-timeline-ios-json"),
        (collection(time="x"), "any-geojson"),
        (b"\xef\xbb\xbf\n <kml></kml>", "any-kml"),
        (b"\n\n<TrainingCenterDatabase/>", "any-tcx"),
        (b'2022-05-02T06:31:02Z  *    {"_type": "location"}', "any-owntracks-rec"),
    ],
)
def test_signs_of_tracks(data, importer):
    assert judged(data) == [importer]


@pytest.mark.parametrize(
    ("data", "decoy"),
    [
        (collection(google_maps_url="u", date="2024-01-01T00:00:00Z"), "decoy.saved_places"),
        (collection(**{"Google Maps URL": "u", "Published": "2024-01-01T00:00:00Z"}), "decoy.saved_places"),
        ({"deviceSettings": []}, "decoy.takeout_settings"),
        ({"timelineEdits": []}, "decoy.takeout_edits"),
        ([{"header": "Maps", "titleUrl": "u"}], "decoy.activity_log"),
        ([{"displayName": "a", "formattedAddress": "b"}], "decoy.saved_places"),
        ([{"placeUrl": "a", "selectedChoice": "b"}], "decoy.maps_answers"),
    ],
)
def test_look_alikes_are_named(data, decoy):
    assert judged(data) == decoy
