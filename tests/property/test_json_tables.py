"""Whatever items a document holds, the tables hold exactly the rows that a plain look at it gives."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow, TableOptions
from sdt_desktop.importing.source import ExportSource

TABLES = (
    TableOptions("stay", "a[]", needs=("stay",), columns=("t", "stay")),
    TableOptions("point", "a[]", each="points[]", columns=("^.t", "x")),
    TableOptions("other", "b[].c[]", columns=(".",)),
)
ITEMS = st.fixed_dictionaries(
    {"t": st.text()},
    optional={
        "stay": st.none() | st.integers(),
        "points": st.lists(st.fixed_dictionaries({"x": st.integers()}), max_size=4) | st.integers(),
    },
)
GROUPS = st.lists(st.fixed_dictionaries({"c": st.lists(st.integers())}), max_size=3)


def rows_of(items):
    """Rows by table as texts, and how many were skipped."""
    found, skipped, numbers = {}, 0, []
    for item in items:
        if isinstance(item, SkippedRow):
            skipped += 1
            numbers.append(item.row)
            continue
        columns = [column.texts() for column in item.columns.values()]
        found.setdefault(item.table, []).extend(zip(*columns, strict=True))
        numbers += item.rows.tolist()
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    return found, skipped


def texts(*cells):
    return tuple(str(cell) for cell in cells)


@given(st.lists(ITEMS, max_size=8), GROUPS)
def test_rows_are_those_of_a_plain_look(items, groups):
    stays = [item for item in items if item.get("stay") is not None]
    paths = [item for item in items if isinstance(item.get("points"), list)]
    others = [texts(number) for group in groups for number in group["c"]]
    source = ExportSource.of_bytes("f", json.dumps({"a": items, "b": groups}).encode())
    found, skipped = rows_of(reader("json").read(source, ReadOptions(tables=TABLES), DEFAULT_LIMITS))
    assert [row[1] for row in found.get("stay", [])] == [str(item["stay"]) for item in stays]
    assert [row[1] for row in found.get("point", [])] == [str(p["x"]) for item in paths for p in item["points"]]
    assert found.get("other", []) == others
    assert skipped == sum(item not in stays and item not in paths for item in items)
