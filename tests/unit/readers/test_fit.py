"""FIT files: what a session and a record say, dates or none, broken bytes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from tests.unit.readers.fit_bytes import (
    EPOCH,
    FILE_FIELDS,
    FILE_ID,
    RECORD,
    SINT32,
    UINT16,
    activity,
    fit_bytes,
    message,
    semicircles,
)
from tests.unit.readers.reading import read

RIDE = 1714631460
POINTS = [(RIDE, 46.1603, -1.1511), (RIDE + 30, 46.161, -1.15), (RIDE + 40, None, None)]
WHOLE = activity(POINTS, RIDE - EPOCH)


def block(found, table):
    (only,) = [one for one in found.blocks if one.table == table]
    return {name: column.texts() for name, column in only.columns.items()}


def test_points_and_session():
    found = read("fit", WHOLE)
    points, session = block(found, "point"), block(found, "session")
    assert points["time"] == [str(RIDE), str(RIDE + 30)]
    assert points["lat"] == [str(semicircles(46.1603)), str(semicircles(46.161))]
    assert points["lon"] == [str(semicircles(-1.1511)), str(semicircles(-1.15))]
    assert (points["altitude"], points["segment"], points["device"]) == (["4", "4"], ["1", "1"], ["1", "1"])
    assert (session["start"], session["seconds"], session["metres"]) == ([str(RIDE)], ["60"], ["250.5"])
    assert session["sport"] == ["cycling"]
    assert [(one.row, one.code) for one in found.skipped] == [(3, "skipped.no_position")]
    assert found.rows == [4, 1, 2] or sorted(found.rows) == [1, 2, 4]
    assert found.notices == []


def test_a_count_since_switching_on_is_no_date():
    found = read("fit", activity([(EPOCH + 17217864, 46.0, 1.0)], 17217864))
    assert {one.table for one in found.blocks} == {"undated", "point"}
    assert block(found, "undated")["start"] == [""]
    assert block(found, "point")["time"] == [""]


@pytest.mark.parametrize("kind", [1, 2, 6, 9, 15, 99])
def test_what_is_no_activity_is_refused(kind):
    with pytest.raises(SdtError) as caught:
        read("fit", activity(POINTS, RIDE - EPOCH, kind=kind))
    assert caught.value.code == "file.not_an_activity"


def test_a_wrong_checksum_is_told():
    found = read("fit", WHOLE[:-2] + b"\1\2")
    assert [one.code for one in found.notices] == ["source.checksum_differs"]
    assert len(block(found, "point")["lat"]) == 2


@pytest.mark.parametrize("cut", range(40, len(WHOLE)))
def test_a_cut_file_keeps_what_stands_before(cut):
    whole = read("fit", WHOLE)
    try:
        found = read("fit", WHOLE[:cut])
    except SdtError as error:
        assert error.code in ("file.truncated", "file.damaged")  # noqa: PT017
        assert cut < 100
    else:
        assert [one.code for one in found.notices] == ["source.cut_off"]
        assert set(found.column("lat") if found.blocks and found.blocks[0].table == "point" else []) <= set(
            block(whole, "point")["lat"]
        )


def test_garbage_behind_a_whole_file_is_told():
    found = read("fit", WHOLE + b"garbage")
    assert [one.code for one in found.notices] == ["source.cut_off"]
    assert len(block(found, "point")["lat"]) == 2


def test_files_one_after_another_are_segments():
    found = read("fit", WHOLE + WHOLE)
    assert block(found, "point")["segment"] == ["1", "1", "2", "2"]


def test_data_without_definition_and_odd_sizes():
    head = message(0, FILE_ID, FILE_FIELDS, [(4, 1)])
    for body in (b"\x05\0\0\0", struct.pack("<BBBHBBBB", 0x41, 0, 0, RECORD, 1, 0, 3, SINT32) + b"\x01abc"):
        try:
            read("fit", fit_bytes(head + body))
        except SdtError as error:
            assert error.code in ("file.damaged", "file.truncated")  # noqa: PT017


def test_a_latitude_that_is_no_angle_is_no_cell():
    pair = message(1, RECORD, ((0, UINT16), (1, SINT32)), [(7, 9)])
    found = read("fit", fit_bytes(message(0, FILE_ID, FILE_FIELDS, [(4, 1)]) + pair))
    assert len(found.rows) + len(found.skipped) == 1


@given(st.binary(max_size=300), st.integers(0, len(WHOLE)))
def test_any_bytes_end_in_rows_or_a_code(noise, at):
    for data in (b"\x0e\x20\x54\x08" + noise, WHOLE[:at] + noise + WHOLE[at + len(noise) :]):
        try:
            read("fit", data)
        except SdtError as error:
            assert error.code.startswith("file.")  # noqa: PT017
