"""Whatever a table looks like as text, and wherever the text is cut, the reader finds its cells and line numbers."""

import csv
import io
from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from tests.unit.importing_fast.delimited_reading import Read, read

plain = st.text("ab1. ,;'=é-", max_size=7)
wild = st.text('ab1",;\n\r =é', max_size=9)
pieces = st.sampled_from([1, 7, 20, 64, 300, 1 << 20])


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str]) -> list[list[str]]:
    width = draw(st.integers(2, 5))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=25))
    return [[f"h{number}" for number in range(width)], *rows]


def written(table: list[list[str]], delimiter: str, end: str, quoting: int) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return target.getvalue()


def stripped(cell: str) -> str:
    cell = cell.strip()
    return cell[2:-1].strip() if len(cell) > 2 and cell.startswith('="') and cell.endswith('"') else cell


def expected(table: list[list[str]]) -> list[list[str]]:
    rows = [[stripped(cell) for cell in row] for row in table[1:]]
    return [row for row in rows if any(row)]


@example([["h0", "h1"], [" \n", ""]], ";", "\n", csv.QUOTE_ALL, 1)
@example([["h0", "h1"], ["\u00a0", "\n"]], ";", "\n", csv.QUOTE_ALL, 1)
@given(
    tables(wild),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    pieces,
)
def test_what_the_csv_module_writes_is_read_back(
    table: list[list[str]], delimiter: str, end: str, quoting: int, piece: int
) -> None:
    table = [[cell.replace("\r", "") for cell in row] for row in table]
    found = read(written(table, delimiter, end, quoting), piece, delimiters=(delimiter,), headers=(("h0", "h1"),))
    assert [list(row.values()) for _, row in found.rows] == expected(table)
    assert found.told == []


@given(tables(plain), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.lists(st.integers(0, 26)), pieces)
def test_lines_are_numbered_and_blank_ones_left_out(
    table: list[list[str]], end: str, closing: bool, blanks: list[int], piece: int
) -> None:
    table = [[cell.replace(";", "") for cell in row] for row in table]
    lines = [";".join(row) + (";" if closing else "") for row in table]
    for position in sorted(blanks, reverse=True):
        lines[min(position, len(lines) - 1) + 1 : 0] = []
        lines.insert(min(position, len(lines)), "")
    found = read(end.join(lines), piece, headers=(("h0", "h1"),))
    numbers = [line for line, _ in found.rows]
    header = lines.index(";".join(table[0]) + (";" if closing else ""))
    wanted = [n for n, text in enumerate(lines, 1) if n > header + 1 and any(map(stripped, text.split(";")))]
    assert numbers == wanted
    assert [list(row.values()) for _, row in found.rows] == expected(table)


@given(tables(wild), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_where_the_text_is_cut_changes_nothing(table: list[list[str]], quoting: int) -> None:
    text = written(table, ";", "\n", quoting)
    whole = read(text, headers=(("h0", "h1"),))
    for piece in (1, 11, 50):
        parts = read(text, piece, headers=(("h0", "h1"),))
        assert (parts.rows, parts.told) == (whole.rows, whole.told)


@given(st.binary(max_size=300), pieces, st.booleans())
def test_any_bytes_are_rows_or_a_told_failure(data: bytes, piece: int, named: bool) -> None:
    body = b"a;b\n" + data if named else data
    found = Read()
    with suppress(SdtError):
        found = read(body, piece, Limits(row_bytes=200), headers=(("a", "b"),) if named else ())
    lines = [line for line, _ in found.rows] + [line for line, _ in found.told]
    assert len(lines) == len(set(lines))
    assert lines == [] or max(lines) <= body.count(b"\n") + body.count(b"\r") + 1
