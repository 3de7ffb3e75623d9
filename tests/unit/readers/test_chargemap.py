"""Charges: stamps in the zone of their charging point."""

import json

import pytest

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions, SourceNotice
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource


def read(**charge):
    text = json.dumps({"items": [{"date": "2024-05", "charges": []}, {"charges": [charge]}]})
    source = ExportSource.of_bytes("a.json", text.encode())
    items = list(reader("chargemap").read(source, ReadOptions(zone="Europe/Paris"), DEFAULT_LIMITS))
    (block,) = [item for item in items if isinstance(item, RawBlock)]
    return block.columns, [item.params for item in items if isinstance(item, SourceNotice)]


@pytest.mark.parametrize(
    ("stamp", "zone", "utc"),
    [
        ("2024-05-02 08:00:00", "Europe/Helsinki", "2024-05-02T05:00:00Z"),
        ("2024-12-02T08:00:00", "Europe/Paris", "2024-12-02T07:00:00Z"),
        ("2024-12-02T08:00:00+05:00", "Europe/Paris", "2024-12-02T03:00:00Z"),
        ("2024-10-27 02:30:00", "Europe/Paris", "2024-10-27T00:30:00Z"),
        ("soon", "Europe/Paris", "soon"),
        ("2024-12-02 08:00:00", "Nowhere/Here", "2024-12-02 08:00:00"),
        ("0001-01-01 00:00:00", "Europe/Helsinki", "0001-01-01 00:00:00"),
    ],
)
def test_stamps(stamp, zone, utc):
    columns, notices = read(start_date=stamp, pool={"timezone": zone})
    assert (columns["start"].texts(), notices) == ([utc], [])


def test_a_point_without_a_zone_is_said():
    columns, notices = read(start_date="2024-05-02 08:00:00", pool={"name": "x"}, user_email="a@example.org")
    assert (columns["start"].texts(), notices) == (["2024-05-02T06:00:00Z"], [(("zone", "Europe/Paris"),)])
    assert "user_email" not in columns
