import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import json_stream, json_text
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.rows import CellColumn
from tests.unit.readers.reading import Read, read

ENEDIS = """{"meter_reading": {"usage_point_id": "00000000000000", "start": "2024-01-01",
 "reading_type": {"unit": "W", "deep": [[1, {"a": [2]}]]},
 "interval_reading": [{"value": "412", "date": "2024-01-01 00:30:00", "interval_length": "PT30M"},
                      {"value": "388", "date": "2024-01-01 01:00:00", "interval_length": "PT30M"}],
 "quality": "BRUT"}}"""


def load(text: str | bytes, limits: Limits = DEFAULT_LIMITS, **options: Any) -> Read:
    data = text.encode() if isinstance(text, str) else text
    return read("json", data, ReadOptions(**options), limits)


def cells(found: Read, name: str) -> list[object]:
    columns = [block.columns[name] for block in found.blocks]
    return [cell for column in columns if isinstance(column, CellColumn) for cell in column.cells]


def test_items_below_a_path_with_context_before_and_behind_them() -> None:
    found = load(
        ENEDIS,
        path="meter_reading.interval_reading[]",
        columns=("value", "date", "absent"),
        context=(
            ("PRM", "meter_reading.usage_point_id"), ("unit", "meter_reading.reading_type.unit"),
            ("quality", "meter_reading.quality"), ("nowhere", "meter_reading.nowhere"),
        ),
    )  # fmt: skip
    assert found.column("value") == ["412", "388"]
    assert found.column("date") == ["2024-01-01 00:30:00", "2024-01-01 01:00:00"]
    assert found.column("absent") == ["", ""]
    assert found.rows == [1, 2]
    assert found.blocks[0].context == {"PRM": "00000000000000", "unit": "W", "quality": "BRUT"}


def test_a_list_at_the_top_and_every_plain_value_as_a_column() -> None:
    found = load('[{"a": 1, "b": {"c": "x", "d": [true, {"e": null}]}}, {"a": 2.50, "z": false}]')
    assert list(found.blocks[0].columns) == ["a", "b.c", "b.d.0", "b.d.1.e", "z"]
    assert cells(found, "a") == [1, Decimal("2.50")]
    assert cells(found, "b.d.0") == [True, None]
    assert cells(found, "z") == [None, False]


def test_numbers_stay_exact() -> None:
    found = load(
        '[{"v": 0.1}, {"v": 12345678901234567890.123456789}, {"v": 1e-7}, {"v": 9007199254740993}]', columns=("v",)
    )
    assert cells(found, "v") == [
        Decimal("0.1"), Decimal("12345678901234567890.123456789"), Decimal("1e-7"), 9007199254740993,
    ]  # fmt: skip


def test_columns_go_down_objects_and_lists() -> None:
    text = '[{"p": {"q": {"r": 5}}, "l": [[1, 2], "x"], "o": {"inner": 1}}, {"p": 3, "l": [], "o": [4]}]'
    found = load(text, columns=("p.q.r", "l.0.1", "l.1", "o", "o.0"))
    assert cells(found, "p.q.r") == [5, None]
    assert cells(found, "l.0.1") == [2, None]
    assert cells(found, "l.1") == ["x", None]
    assert cells(found, "o") == [None, None]
    assert cells(found, "o.0") == [None, 4]


def test_plain_items_and_lists_as_items() -> None:
    assert cells(load("[1, 2, 3]", columns=(".",)), ".") == [1, 2, 3]
    found = load('{"values": [["2024-01-01", 5], ["2024-01-02", 6]]}', path="values[]", columns=("0", "1"))
    assert cells(found, "0") == ["2024-01-01", "2024-01-02"]
    assert cells(found, "1") == [5, 6]


def test_an_object_at_the_top_and_one_document_a_line() -> None:
    assert cells(load('{"a": 1}', columns=("a",)), "a") == [1]
    assert cells(load('{"a": 1}\n{"a": 2}\n\n{"a": 3}\n', columns=("a",)), "a") == [1, 2, 3]


def test_any_key_is_in_the_context_and_ends_a_block() -> None:
    text = '{"111": {"owner": "A", "days": [{"v": 1}, {"v": 2}]}, "222": {"days": [{"v": 3}]}}'
    found = load(text, path="*.days[]", columns=("v",), context=(("owner", "*.owner"),))
    assert [(len(block), block.context) for block in found.blocks] == [
        (2, {"key": "111", "owner": "A"}),
        (1, {"key": "222"}),
    ]
    assert found.rows == [1, 2, 3]


def test_lists_inside_lists_have_their_own_context() -> None:
    text = '{"meters": [{"id": "a", "readings": [1, 2]}, {"readings": [3], "id": "late"}, {"id": "c", "readings": []}]}'
    found = load(text, path="meters[].readings[]", columns=(".",), context=(("id", "meters[].id"),))
    assert [(cells(found, ".")), [block.context for block in found.blocks]] == [[1, 2, 3], [{"id": "a"}, {}]]


def test_what_is_not_asked_for_is_passed_over_however_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_CHUNK", 16)
    noise = json.dumps([{"x": ["}", "]", '"', "\\", {"y": list(range(50))}]}] * 5)
    found = load(
        f'{{"before": {noise}, "items": [{{"v": 1}}], "after": {{"n": {noise}}}}}', path="items[]", columns=("v",)
    )
    assert cells(found, "v") == [1]


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 8, 13, 64])
def test_chunks_may_end_anywhere(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_CHUNK", chunk)
    rows = [
        {"v": 1.25, "t": 'é\n"\\ {["', "l": [{"a": -12}]},
        {"v": -0.5e3, "t": "\U0001f600", "l": []},
        {"v": 100, "t": "", "l": [{}]},
    ] * 3
    for text in (
        json.dumps({"k": rows}),
        json.dumps({"k": rows}, indent=1),
        json.dumps({"k": rows}, ensure_ascii=False),
    ):
        found = load(text, path="k[]", columns=("v", "t", "l.0.a"))
        assert [float(str(cell)) for cell in cells(found, "v")] == [row["v"] for row in rows]
        assert cells(found, "t") == [row["t"] for row in rows]
        assert cells(found, "l.0.a") == [-12, None, None] * 3


def test_context_after_a_chunk_s_worth_of_items(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of the list is found inside a batch that reaches beyond it."""
    items = json.dumps([{"v": number} for number in range(50)])
    text = f'{{"items": {items}, "others": {items}, "id": "x"}}'
    found = load(text, path="items[]", columns=("v",), context=(("id", "id"),))
    assert cells(found, "v") == list(range(50))
    assert found.blocks[0].context == {"id": "x"}


def test_half_a_surrogate_pair_becomes_a_lost_letter() -> None:
    found = load('[{"t": "a\\ud800b"}, {"t": "\\ud83d\\ude00"}]', columns=("t",))
    assert found.column("t") == ["a?b", "\U0001f600"]


def test_byte_order_mark_and_blanks() -> None:
    assert cells(load(b'\xef\xbb\xbf\r\n [ {"a" : 1 } ] \r\n', columns=("a",)), "a") == [1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b" \n\xef\xbb\xbf", "file.empty"),
        (b"\xef\xbb\xbf \n", "file.empty"),
        (b"<html>closed</html>", "file.web_page"),
        (b'[{"a": 1}', "file.truncated"),
        (b'[{"a": 1},', "file.truncated"),
        (b'[{"a": "unfinish', "file.truncated"),
        (b'[{"a": tru', "file.truncated"),
        (b'[{"a": 1}]]', "file.damaged"),
        (b'[{"a": 1} {"a": 2}]', "file.damaged"),
        (b'[{"a": 1},]', "file.damaged"),
        (b"[{'a': 1}]", "file.damaged"),
        (b'[{"a": NaN}]', "file.damaged"),
        (b'[{"a": -Infinity}]', "file.damaged"),
        (b'[{"a": ' + b"9" * 5000 + b"}]", "file.damaged"),
        (b'[{"a": "\xff"}]', "file.wrong_encoding"),
        (b"[" * 100_000, "file.too_deep"),
        (b'{"a":' * 100_000, "file.too_deep"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(SdtError) as caught:
        load(data)
    assert caught.value.code == code


def test_deep_documents_are_refused_on_the_way_to_the_items_too() -> None:
    with pytest.raises(SdtError) as caught:
        load(b'{"x": ' + b"[" * 2000 + b"]" * 2000 + b', "i": []}', path="i[]")
    assert caught.value.code == "file.too_deep"


def test_an_item_has_a_longest_length() -> None:
    with pytest.raises(SdtError) as caught:
        load('[{"a": "' + "x" * 5000 + '"}]', Limits(row_bytes=1000))
    assert caught.value.code == "file.row_too_long"


def test_too_many_rows_and_columns() -> None:
    with pytest.raises(SdtError) as caught:
        load("[1,2,3,4,5]", Limits(rows=4))
    assert caught.value.code == "file.too_many_rows"
    with pytest.raises(SdtError) as caught:
        load(json.dumps([{f"c{number}": 1 for number in range(20)}]), Limits(columns=10))
    assert caught.value.code == "file.row_too_long"


PLAIN = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=5)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(
    items=st.lists(st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3), max_size=12),
    indent=st.sampled_from([None, 0, 2]),
    chunk=st.integers(1, 200),
)
def test_items_are_what_json_reads(items: list[dict[str, object]], indent: int | None, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "_CHUNK", chunk)
        found = load(
            json.dumps({"n": items, "items": items, "m": items}, indent=indent), path="items[]", columns=("a", "b")
        )
    for name in ("a", "b"):
        plain = [None if isinstance(item.get(name), list | dict) else item.get(name) for item in items]
        assert cells(found, name) == plain


def test_blocks_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_BLOCK_ROWS", 10)
    monkeypatch.setattr(json_text, "_CHUNK", 64)
    found = load(json.dumps([{"v": number} for number in range(95)]), columns=("v",))
    assert max(len(block) for block in found.blocks) < 20
    assert cells(found, "v") == list(range(95))
    assert found.rows == list(range(1, 96))
