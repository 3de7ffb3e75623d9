"""AirCasting files: labels of either spelling, several blocks, and files that are none."""

import dataclasses
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.aircasting import READER
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem
from sdt_desktop.model.units import conversion

LABELS = ("Sensor_Package_Name", "Sensor_Name", "Measurement_Type", "Measurement_Units")
HEADER = "ObjectID,Session_Name,Timestamp,Latitude,Longitude,1:Measurement_Value,2:Measurement_Value"


def preamble(*streams, repeated=False):
    lines = []
    for label, values in zip(LABELS, zip(*streams, strict=True), strict=True):
        lines += [",,,,," + ",".join([label] * (len(streams) if repeated else 1)), ",,,,," + ",".join(values)]
    return "\n".join(lines) + "\n"


TWO = (("AB:1", "AB-F", "Temperature", "Fahrenheit"), ("AB:1", "AB-PM1", "Particulate Matter", "µg/m³"))


def read(text, limits=DEFAULT_LIMITS):
    source = ExportSource.of_bytes("walk.csv", text if isinstance(text, bytes) else text.encode())
    return list(READER.read(source, ReadOptions(), limits))


def rows(items):
    found = []
    for block in items:
        columns = {name: column.texts() for name, column in block.columns.items()}
        found += [{name: texts[at] for name, texts in columns.items()} for at in range(len(block))]
    return found


@pytest.mark.parametrize("repeated", [False, True])
def test_each_stream_of_a_line_is_a_row(repeated):
    items = read(preamble(*TWO, repeated=repeated) + HEADER + "\n1,W,2024-01-05T08:00:00.000,46.2,6.1,68.0,\n")
    assert [(row["package"], row["sensor"], row["unit"], row["value"]) for row in rows(items)] == [
        ("AB:1", "AB-F", "Fahrenheit", "68.0"), ("AB:1", "AB-PM1", "µg/m³", ""),
    ]  # fmt: skip
    assert items[0].rows.tolist() == [10, 10]


def test_the_next_block_forgets_the_labels_before_it():
    second = preamble(("AB:2", "AB-RH", "Humidity", "percent"))
    header = HEADER.removesuffix(",2:Measurement_Value")
    text = preamble(*TWO) + HEADER + "\n1,W,t,,,1,2\n" + second + header + "\n1,W,t,,,55\n"
    assert [(row["package"], row["type"], row["value"]) for row in rows(read(text))][-1] == ("AB:2", "Humidity", "55")


def test_lines_that_lack_a_header_or_a_time_are_incomplete():
    again = preamble(*TWO) + "1,W,2024-01-05T08:00:00,,,1,2\n"
    items = read(preamble(*TWO) + HEADER + "\n1,W\n" + again)
    assert [(item.row, item.code) for item in items if isinstance(item, RowProblem)] == [
        (10, "row.incomplete"), (19, "row.incomplete"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file.empty"),
        ("a,b\n1,2\n", "file.header_not_found"),
        (preamble(*TWO), "file.header_not_found"),
        (preamble(*TWO) + HEADER + "\n" + "," * 5000, "file.row_too_long"),
        (preamble(*TWO) + HEADER + '\n"' + "x" * 140_000 + '"', "file.row_too_long"),
    ],
)
def test_files_that_are_none_are_refused(text, code):
    with pytest.raises(SdtError) as refusal:
        read(text)
    assert refusal.value.code == code


def test_too_many_rows_are_refused():
    with pytest.raises(SdtError) as refusal:
        read(preamble(*TWO) + HEADER + "\n1,W,t,,,1,2" * 3, dataclasses.replace(DEFAULT_LIMITS, rows=2))
    assert refusal.value.code == "file.too_many_rows"


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_code(tail):
    with suppress(SdtError):
        read(preamble(*TWO).encode() + HEADER.encode() + b"\n" + tail)


@pytest.mark.parametrize(("degrees", "celsius"), [(32.0, 0.0), (68.0, 20.0), (-40.0, -40.0)])
def test_fahrenheit_has_another_zero(degrees, celsius):
    rule = conversion("[degF]", "Cel")
    assert (degrees - rule.zero) * rule.factor == pytest.approx(celsius)
