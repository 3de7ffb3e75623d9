"""Words of rows: headings carried, wide columns, two header rows, points, two amounts, what identifies somebody."""

from decimal import Decimal

import pytest

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.names import joined_names
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import CarryRule, ReadOptions, SkippedRow, UnpivotRule
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.transform import transformed
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d"]\n'
EVENT = '[event]\nkind = "transaction"\nlabel = "x"\n'
POSITION = TIME + '[values]\ndecimal = "."\n[position]\n'


def cells(block, *names):
    return list(zip(*(block.columns[name].texts() for name in names), strict=True))


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 4])
def test_a_heading_is_carried_into_the_rows_below(cut):
    block = block_of("C;V\n12/02/2025;\n00:00;5\n23:30;6\n11/02/2025;\n11/02/2025;9")
    rule = ReadOptions(carry=CarryRule("C", "day", "%d/%m/%Y"))
    found = list(transformed([block.take(slice(0, cut)), block.take(slice(cut, None))], rule))
    rows = [row for part in found if isinstance(part, RawBlock) for row in cells(part, "day", "C", "V")]
    assert rows == [
        ("12/02/2025", "00:00", "5"), ("12/02/2025", "23:30", "6"), ("11/02/2025", "11/02/2025", "9"),
    ]  # fmt: skip
    assert [part.row for part in found if isinstance(part, SkippedRow)] == [2, 5]


@pytest.mark.parametrize("kind", ["cells", "bytes"])
def test_wide_columns_become_rows(kind):
    rule = ReadOptions(unpivot=UnpivotRule(("H??",), "slot", "value"), headers=(("D",),))
    if kind == "cells":
        items = [block_of("D;H01;H02;X\n1 May;10;11;a\n2 May;;13;b")]
    else:
        source = ExportSource.of_bytes("a.csv", b"D;H01;H02;X\n1 May;10;11;a\n2 May;;13;b\n")
        items = list(reader("delimited").read(source, rule, DEFAULT_LIMITS))
    (found,) = transformed(items, rule)
    assert cells(found, "D", "slot", "value", "X") == [
        ("1 May", "H01", "10", "a"), ("1 May", "H02", "11", "a"),
        ("2 May", "H01", "", "b"), ("2 May", "H02", "13", "b"),
    ]  # fmt: skip
    assert found.rows.tolist() == [2, 2, 3, 3]


def test_upper_names_reach_to_the_right():
    assert joined_names(("", "Power", "", "Gas"), ("Day", "Low", "High", "Use", "Note")) == (
        "Day", "Power / Low", "Power / High", "Gas / Use", "Gas / Note",
    )  # fmt: skip


def test_two_header_rows_of_a_text_file():
    source = ExportSource.of_bytes("a.csv", b"Title\n;Power;;Gas\nDay;Low;High;Use\n1;2;3;4\n")
    options = ReadOptions(headers=(("Day", "Low"),), header_rows=2)
    (block,) = reader("delimited").read(source, options, DEFAULT_LIMITS)
    assert list(block.columns) == ["Day", "Power / Low", "Power / High", "Gas / Use"]
    assert (dict(block.context), block.rows.tolist()) == ({"title": "Title"}, [4])


def positions_of(rule, table):
    parts, account = normalised(manifest_of(POSITION + rule), [block_of(table)])
    return [
        pair for part in parts for pair in zip(part.block.latitude.tolist(), part.block.longitude.tolist(), strict=True)
    ], account


@pytest.mark.parametrize(
    ("order", "text", "place"),
    [
        ("lat-lon", "46.16°, -1.15°", (461_600_000, -11_500_000)),
        ("lat-lon", "geo:60.1,24.9", (601_000_000, 249_000_000)),
        ("lon-lat", "4.83 45.76 12", (457_600_000, 48_300_000)),
        ("lon-lat", "[4.83, 45.76]", (457_600_000, 48_300_000)),
        ("lon-lat", "POINT(4.83 45.76)", (457_600_000, 48_300_000)),
        ("lat-lon", "1.15W, 46.16N", (461_600_000, -11_500_000)),
    ],
)
def test_a_point_in_one_cell(order, text, place):
    found, _ = positions_of(f'point = "P"\npoint_order = "{order}"\n', f"T;P\n2024-01-01;{text}")
    assert found == [place]


def test_what_is_no_point_is_told():
    _, account = positions_of('point = "P"\n', "T;P\n2024-01-01;here\n2024-01-01;1\n2024-01-01;91, 5")
    assert account.rejected == (("position.out_of_range", 3),)


@pytest.mark.parametrize(
    ("scale", "latitude", "longitude", "place", "wrapped"),
    [
        ("degrees", "46.5 N", "1.25° W", (465_000_000, -12_500_000), 0),
        ("auto", "465000000", "-12500000", (465_000_000, -12_500_000), 0),
        ("auto", "46.5", "-1.25", (465_000_000, -12_500_000), 0),
        ("e7", "465000000", "4282467296", (465_000_000, -12_500_000), 1),
        ("semicircles", "536870912", "-1073741824", (450_000_000, -900_000_000), 0),
    ],
)
def test_scales(scale, latitude, longitude, place, wrapped):
    rule = f'latitude = "A"\nlongitude = "B"\nscale = "{scale}"\n'
    found, account = positions_of(rule, f"T;A;B\n2024-01-01;{latitude};{longitude}")
    assert found == [place]
    assert account.notices == ((("source.coordinates_wrapped", (("count", 1),)),) if wrapped else ())


@pytest.mark.parametrize("body", ['latitude = "A"\n', 'scale = "e7"\n', 'point = "P"\npoint_order = "x"\n'])
def test_half_a_place_is_refused(body):
    assert read_manifest(HEAD + POSITION + body, "xx-test")[0] is None


def events_of(body, table):
    parts, _ = normalised(manifest_of(TIME + EVENT + body), [block_of(table)])
    return [event for part in parts for event in part.events]


def test_two_columns_of_one_amount():
    body = 'debit_column = "D"\ncredit_column = "C"\n'
    found = events_of(body, "T;D;C\n2024-01-01;12.5;\n2024-01-01;-3;\n2024-01-01;;7\n2024-01-01;4;0\n2024-01-01;;")
    assert [event.amount for event in found] == [Decimal("-12.5"), Decimal(-3), Decimal(7), Decimal(-4), None]


def test_both_ends_of_a_journey_on_the_map():
    body = 'from_latitude = "A"\nfrom_longitude = "B"\nto_point = "P"\n'
    first, second = events_of(body, "T;A;B;P\n2024-01-01;46.1;-1.2;45.5, 4.5\n2024-01-01;0;0;")
    assert (first.from_e7, first.to_e7) == ((461_000_000, -12_000_000), (455_000_000, 45_000_000))
    assert (second.from_e7, second.to_e7) == (None, None)


@pytest.mark.parametrize(
    "body", ['label = "{Name}"\n', 'label = "x"\nfrom_column = "Name"\n', 'label = "x"\nattributes = { Name = "n" }\n']
)
def test_what_identifies_is_refused_where_it_would_show(body):
    top = HEAD + 'identifying = ["na*"]\n' + TIME
    manifest, faults = read_manifest(top + '[event]\nkind = "visit"\n' + body, "xx-test")
    assert manifest is None
    assert [fault.code for fault in faults] == ["manifest.identifying_shown"]


def test_a_record_says_what_identifies():
    body = 'identifying = ["Name"]\n[time]\nzone = "Europe/Paris"\n[record]\nkind = "contract"\nlabel = "{Plan}"\n'
    parts, _ = normalised(manifest_of(body), [block_of("Plan;Name\nbasic;Ada\nfull;")])
    assert [record.identifying for part in parts for record in part.records] == [("Name",), ()]
