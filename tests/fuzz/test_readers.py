"""Changed, cut and joined files: every reader ends in rows or in one of its codes, and in nothing else."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.readers import old_workbook
from tests.unit.readers.cases import BY_KIND, CASES
from tests.unit.readers.reading import read

BOUNDED = Limits(rows=10_000, row_bytes=100_000, document_bytes=4 << 20, file_bytes=4 << 20)
# Fragments that mean something to one of the readers.
PIECES = (
    b'"', b"'", b"<", b">", b"&", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"{", b"}", b"[", b"]", b",", b":", b";",
    b"\\", b"\\u", b"\n", b"\r", b"\r\n ", b"\0", b"\xff", b"\xef\xbb\xbf", b"<trkpt", b"</trkpt>", b"</trkseg>", b"<!DOCTYPE", b"9" * 400, b"-", b"1e999",
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VCALENDAR\r\n", b"RRULE:FREQ=DAILY\r\n", b"RRULE:FREQ=YEARLY;BYDAY=99MO\r\n",
    b"DTSTART:00010101T000000Z\r\n", b"DTSTART;VALUE=DATE:99991231\r\n", b"RDATE:20240101\r\n", b"DURATION:P9999999D\r\n",
    b"DTSTART;TZID=Nowhere/Else:20240101T000000\r\n", b"RECURRENCE-ID:20240201\r\n", b"EXDATE:x\r\n", b"PK\x01\x02", b"PK\x05\x06",
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.binary(max_size=6)),
    min_size=1,
    max_size=4,
)


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Each change: where (as a part of the file), how many bytes are dropped there, what is put in."""
    for where, dropped, added in changes:
        at = int(where * len(data))
        data = data[:at] + added + data[at + dropped :]
    return data


def read_or_refuse(kind: str, data: bytes) -> None:
    try:
        found = read(kind, data, BY_KIND[kind].options, BOUNDED)
    except SdtError as error:
        refused = error.code
    else:
        refused = ""
    if refused:
        assert refused in all_codes()
        assert refused.startswith("file.")
        return
    for block in found.blocks:
        for column in block.columns.values():
            assert len(column.texts()) == len(block)
            "".join(column.texts()).encode()
    assert all(problem.code in all_codes() for problem in (*found.problems, *found.skipped))


@pytest.mark.parametrize("kind", BY_KIND)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=CHANGES, rows=st.integers(0, 6))
@example(changes=[(0.5, 0, b"")], rows=3)
def test_changed_files(kind: str, changes: list[tuple[float, int, bytes]], rows: int) -> None:
    read_or_refuse(kind, changed(BY_KIND[kind].make(rows), changes))


@pytest.mark.parametrize("kind", BY_KIND)
@given(part=st.floats(0, 1))
def test_cut_files(kind: str, part: float) -> None:
    data = BY_KIND[kind].make(5)
    read_or_refuse(kind, data[: int(part * len(data))])


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.binary(max_size=200))
def test_any_bytes(kind: str, data: bytes) -> None:
    read_or_refuse(kind, data)


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_reader_survives_the_files_of_all_others(kind: str) -> None:
    for case in CASES:
        with suppress(SdtError):
            read_or_refuse(kind, case.make(5))
            read_or_refuse(kind, case.make(5) * 2)


@given(changes=CHANGES)
def test_changed_old_workbooks(changes: list[tuple[float, int, bytes]]) -> None:
    data = old_workbook.xls([["day", "text"], ["01/02/2024", 5.0]])
    read_or_refuse("spreadsheet", changed(data, [(where, len(added), added) for where, _, added in changes]))
