"""Trees of keys: repeated keys stay apart, refusals are told, nothing is merged or lost."""

import json

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers.base import ReadOptions
from tests.unit.readers.reading import read


def rows(tree: object, limits: Limits = DEFAULT_LIMITS) -> list[dict[str, str]]:
    found = read("tree", json.dumps(tree).encode(), ReadOptions(), limits)
    return [{name: column.text(0) for name, column in block.columns.items()} for block in found.blocks]


def node(key: str, *children: object, **rest: object) -> dict[str, object]:
    return {"key": key, **({"children": list(children)} if children else {}), **rest}


def test_every_node_with_values_is_a_row_and_lists_are_not_merged() -> None:
    mails = node("EMAILS", node("EMAIL", node("EMAIL", value="a")), node("EMAIL", node("EMAIL", value="b")))
    assert rows(node("DATA", node("PROFILE", node("NAME", value="Aino"), mails, node("PHONES", children=[])))) == [
        {"path": "PROFILE", "PROFILE.NAME": "Aino"},
        {"path": "PROFILE.EMAILS.EMAIL", "PROFILE.EMAILS.EMAIL.EMAIL": "a"},
        {"path": "PROFILE.EMAILS.EMAIL", "PROFILE.EMAILS.EMAIL.EMAIL": "b"},
    ]


def test_values_repeated_in_one_node_and_any_scalar() -> None:
    found = rows(node("DATA", node("P", node("K", value=True), node("K", value=0), node("N", value=None))))
    assert found == [{"path": "P", "P.K": "true", "P.K#2": "0"}]


def test_an_error_says_that_nothing_was_given() -> None:
    assert rows(node("DATA", node("P", node("V", error="level")))) == [{"path": "P", "P.V": "not given (level)"}]


def test_a_value_beside_children_is_kept() -> None:
    found = rows(node("DATA", node("P", node("K", node("L", value=1), value="x"))))
    assert found == [{"path": "P", "P.K": "x"}, {"path": "P.K", "P.K.L": "1"}]


@pytest.mark.parametrize("odd", [[], {"key": 3}, {"children": "x"}, {"children": [1, {"value": []}]}, "x"])
def test_odd_documents_have_no_rows(odd: object) -> None:
    assert rows(odd) == []


def test_depth_is_bounded() -> None:
    tree = node("LEAF", value=1)
    for _ in range(20):
        tree = node("N", tree)
    assert len(rows(tree)) == 1
    with pytest.raises(SdtError) as caught:
        rows(tree, Limits(depth=10))
    assert caught.value.code == "file.too_deep"
