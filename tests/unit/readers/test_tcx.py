"""Training Center XML: sums of laps, points without position, planned courses, hostile bytes."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.readers.reading import PLAIN, read

PLACE = "<Position><LatitudeDegrees>46.5</LatitudeDegrees><LongitudeDegrees>1.5</LongitudeDegrees></Position>"


def document(body):
    return f'\n\n  <?xml version="1.0"?><TrainingCenterDatabase xmlns="x">{body}</TrainingCenterDatabase>'.encode()


def activity(*laps, identity="<Id>2024-05-02T06:31:00Z</Id>"):
    return document(f'<Activities><Activity Sport="Biking">{identity}{"".join(laps)}</Activity></Activities>')


def lap(start="", metres="", points=""):
    total = f"<DistanceMeters>{metres}</DistanceMeters>" if metres else ""
    stamp = f' StartTime="{start}"' if start else ""
    return f"<Lap{stamp}>{total}<TotalTimeSeconds>10.1</TotalTimeSeconds><Track>{points}</Track></Lap>"


def point(time="2024-05-02T06:31:00Z", place=PLACE, total=""):
    metres = f"<DistanceMeters>{total}</DistanceMeters>" if total else ""
    return f"<Trackpoint><Time>{time}</Time>{place}{metres}</Trackpoint>"


def rows(found, table):
    (only,) = [one for one in found.blocks if one.table == table]
    return {name: column.texts() for name, column in only.columns.items()}


def test_laps_add_up_exactly_and_running_totals_do_not():
    found = read("tcx", activity(lap("A", "0.1", point(total="0.1")), lap("B", "0.2", point(total="0.3"))))
    (ride,) = zip(*rows(found, "activity").values(), strict=True)
    assert ride == ("2024-05-02T06:31:00Z", "A", "20.2", "0.3", "Biking")
    assert rows(found, "point")["segment"] == ["1", "2"]


def test_without_totals_the_last_running_total_stands_in():
    found = read("tcx", activity(lap(points=point(total="5") + point(total="900"))))
    assert rows(found, "activity")["metres"] == ["900"]
    assert rows(found, "activity")["start"] == ["2024-05-02T06:31:00Z"]


def test_an_activity_without_id_and_start_begins_with_its_first_point():
    found = read("tcx", activity(lap(points=point("T1", "") + point("T2")), identity=""))
    assert rows(found, "activity")["start"] == ["T1"]
    assert [(one.row, one.code) for one in found.skipped] == [(1, "skipped.no_position")]


def test_courses_are_plans():
    found = read("tcx", document(f"<Courses><Course><Track>{point()}</Track></Course></Courses>"))
    assert [one.code for one in found.skipped] == ["skipped.route_point"]
    assert found.blocks == []


@pytest.mark.parametrize("metres", ["many", "NaN", "1e999999999", "9" * 5000])
def test_odd_amounts_do_no_harm(metres):
    assert len(rows(read("tcx", activity(lap("A", metres))), "activity")["metres"]) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (activity(lap("A", "5"))[:-40], "file.truncated"),
        (b"<gpx></gpx>", "file.damaged"),
        (document(f"<Notes>{'x' * 5000}</Notes>"), "file.row_too_long"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(SdtError) as caught:
        read("tcx", data, PLAIN, Limits(row_bytes=4000))
    assert caught.value.code == code
