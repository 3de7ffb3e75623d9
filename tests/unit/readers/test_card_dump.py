"""Cards as phones dump them: what is told apart without decoding, and what is hidden."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow
from sdt_desktop.importing.readers.card_dump import COLUMNS
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource


def rows(text):
    items = list(reader("card-dump").read(ExportSource.of_bytes("a", text.encode()), ReadOptions(), DEFAULT_LIMITS))
    blocks = [item for item in items if isinstance(item, RawBlock)]
    cells = [dict(zip(COLUMNS, row, strict=True)) for block in blocks for row in zip(*(block.columns[c].texts() for c in COLUMNS), strict=True)]  # fmt: skip
    return cells, [item for item in items if isinstance(item, SkippedRow)]


def calypso(environment, events=()):
    files = {":2000:2001": {"records": {"1": environment}}, ":2000:2010": {"records": dict(enumerate(events))}}
    return {"tagId": "00", "iso7816": {"applications": [["calypso", {"generic": {"files": files}}]]}}


def environment(version, present, network):
    bits = f"{version:06b}{present:07b}{network:024b}000"
    return int(bits, 2).to_bytes(5, "big").hex() + "ff"


@pytest.mark.parametrize(
    ("network", "name"), [(0x250901, "Navigo"), (0x250908, "KorriGo"), (0x056001, "MOBIB"), (0x123456, "")]
)
@given(version=st.integers(0, 63), others=st.integers(0, 63))
def test_the_network_of_a_calypso_card(network, name, version, others):
    ((card,), _) = rows(json.dumps(calypso(environment(version, others << 1 | 1, network))))
    assert (card["network"], card["network_id"]) == (name, f"0x{network:06x}")


@pytest.mark.parametrize("record", [environment(1, 2, 0x250901), "0102", "no hex", ""])
def test_without_a_network_there_is_none(record):
    ((card,), _) = rows(json.dumps(calypso(record)))
    assert (card["network"], card["network_id"], card["card"]) == ("", "", "iso7816")


def test_empty_records_are_not_counted_and_an_unknown_log_is_no_zero():
    ((full,), _) = rows(json.dumps(calypso("", ["00", "0a", "0000", "b0"])))
    ((other,), _) = rows(json.dumps({"tagId": "1", "scannedAt": {"timeInMillis": 0}, "mifareClassic": {"sectors": []}}))
    assert (full["event_records"], other["event_records"]) == ("2", "")


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (1700000000000, "2023-11-14T22:13:20Z"),
        ("1700000000000", "2023-11-14T22:13:20Z"),
        (10**17, ""),
        (-5, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_when_it_was_read(stated, read):
    ((card,), _) = rows(json.dumps({"tagId": "1", "scannedAt": {"timeInMillis": stated}}))
    assert card["scanned_at"] == read


def test_cards_of_a_bundle_and_what_is_none():
    cards, skipped = rows(json.dumps({"versionCode": 1, "cards": [{"tagId": "1", "cardType": "A"}, {"x": 1}, 5]}))
    assert ([card["technology"] for card in cards], [one.row for one in skipped]) == (["A"], [2, 3])


def test_the_older_xml():
    cards, _ = rows(
        '<?xml version="1.0"?>\n<cards><card id="7" scanned_at="0" type="2"/><card id="8" type="1"/></cards>'
    )
    assert [(card["tag"], card["technology"], card["scanned_at"]) for card in cards] == [
        ("7", "2", "1970-01-01T00:00:00Z"),
        ("8", "1", ""),
    ]
