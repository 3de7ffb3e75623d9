"""Transit cards as a phone dumped them (Metrodroid and FareBot, JSON; their older XML): one row a card.

Columns: card (what to call it), technology, network, network_id, scanned_at (UTC), zone (as stated), event_records
(non-empty records of the event log, "" where there is no log that is known), partial, tag, name. The content of a
card stays closed: only the network in the environment of Calypso cards (EN 1545) is read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sdt_desktop.base.clock import rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import KIB, Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.json_columns import down
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.readers.json_walk import JsonWalk, Node, place
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.xml_stream import XmlReader
from sdt_desktop.importing.rows import BLANKS, Cell, RawBlock, cell_text
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.period import from_ms

COLUMNS = (
    "card", "technology", "network", "network_id", "scanned_at", "zone", "event_records", "partial", "tag", "name",
)  # fmt: skip
_XML_COLUMNS = ("@id", "@scanned_at", "@type", "@partial_read", "@label")
_NETWORKS = {
    0x250901: "Navigo", 0x250908: "KorriGo", 0x250502: "Oùra", 0x250916: "Tisséo", 0x250920: "Envibus",
    0x250921: "Gironde", 0x250064: "TaM", 0x250000: "Pass Pass", 0x056001: "MOBIB",
}  # fmt: skip
_DESFIRE = {"1319151": "HSL"}
_ABOUT = ("tagId", "scannedAt", "label")
_ENVIRONMENT, _EVENTS = "2000:2001", "2000:2010"
_DEEPEST = 12
_LAST_MS = 253_402_300_799_000  # the end of the year 9999


class CardDumpReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`; `SdtError` as the readers of JSON and XML say."""
        rows = TableRows({"": COLUMNS})
        number = 0
        for number, card in enumerate(_cards(source, limits), 1):
            if number > limits.rows:
                raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
            if card is None:
                yield SkippedRow(number, "skipped.other_quantity")
            else:
                yield from rows.add("", number, {**card, "card": card["network"] or card["technology"]})
        yield from rows.rest()


def _cards(source: ExportSource, limits: Limits) -> Iterator[Mapping[str, Cell] | None]:
    """The cells of every card; None for what is none."""
    start = source.head(4 * KIB).decode("utf-8", "replace").lstrip(f"\ufeff{BLANKS}")
    if start.startswith("<"):
        yield from _of_xml(source, limits)
        return
    for item in _items(source, limits):
        yield _of_json(item) if down(item, ["tagId"]) is not None else None


def _items(source: ExportSource, limits: Limits) -> Iterator[Any]:
    """A card alone, cards in a list, or in the `cards` of a bundle."""
    with source.open() as stream:
        listed = JsonText(stream, source.name, limits).begin() == "["
    found = False
    for item in _items_at("[]" if listed else "cards[]", source, limits):
        found = True
        yield item
    if not (listed or found):
        yield from _items_at("", source, limits)


def _items_at(path: str, source: ExportSource, limits: Limits) -> Iterator[Any]:
    root = Node()
    place(root, path).item = True
    with source.open() as stream:
        for batch in JsonWalk(stream, source.name, limits).items(root):
            yield from batch


def _of_json(item: Any) -> Mapping[str, Cell]:
    technology, content = _content(item)
    scanned = down(item, ["scannedAt", "timeInMillis"]) or item.get("scannedAt")
    network_id = _calypso_network(content)
    network = _NETWORKS.get(network_id or 0, "") or _desfire_network(content)
    events = _records(content, _EVENTS)
    return {
        "technology": technology,
        "network": network,
        "network_id": "" if network_id is None else f"0x{network_id:06x}",
        "scanned_at": _instant(_plain(scanned)),
        "zone": _plain(down(item, ["scannedAt", "tz"])),
        "event_records": "" if events is None else str(sum(record.strip("0") != "" for record in events)),
        "tag": _plain(item["tagId"]),
        "name": _plain(item.get("label")),
    }


def _content(item: dict[str, Any]) -> tuple[str, Any]:
    """The technology and what belongs to it: one key of the card, or the card itself where it names its type."""
    if "cardType" in item:
        return _plain(item["cardType"]), item
    return next((pair for pair in item.items() if pair[0] not in _ABOUT and isinstance(pair[1], dict)), ("", {}))


def _plain(value: Any) -> str:
    return "" if isinstance(value, dict | list) else cell_text(value)


def _of_xml(source: ExportSource, limits: Limits) -> Iterator[Mapping[str, Cell]]:
    for block in XmlReader().read(source, ReadOptions(path="card", columns=_XML_COLUMNS), limits):
        if isinstance(block, RawBlock):
            for tag, scanned, kind, partial, name in zip(
                *(block.columns[n].texts() for n in _XML_COLUMNS), strict=True
            ):
                yield {"technology": kind, "network": "", "scanned_at": _instant(scanned), "partial": partial,
                       "tag": tag, "name": name}  # fmt: skip


def _instant(text: str) -> str:
    """Milliseconds since 1970 as RFC 3339; "" for anything else."""
    known = text.isascii() and text.isdecimal() and len(text) < 16 and int(text) <= _LAST_MS
    return rfc3339(from_ms(int(text))) if known else ""


def _records(content: Any, file: str) -> list[str] | None:
    """The hexadecimal records of a Calypso file, wherever the application lies; None where it is not there."""
    found = _file(content, file, 0)
    records = down(found, ["records"])
    return (
        [cell_text(text) for text in records.values() if isinstance(text, str)] if isinstance(records, dict) else None
    )


def _file(value: Any, file: str, depth: int) -> Any:
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return None
    if isinstance(value, dict):
        for name, inner in value.items():
            if name.endswith(file):
                return inner
    for inner in value.values() if isinstance(value, dict) else value:
        found = _file(inner, file, depth + 1)
        if found is not None:
            return found
    return None


def _calypso_network(content: Any) -> int | None:
    """Environment of EN 1545: 6 bits of version, 7 of presence (the last is the network's), 24 of network."""
    for record in _records(content, _ENVIRONMENT) or ():
        try:
            raw = bytes.fromhex(record)
        except ValueError:
            continue
        head = int.from_bytes(raw[:5], "big")
        if len(raw) > 4 and head >> 27 & 1:
            return head >> 3 & 0xFFFFFF
    return None


def _desfire_network(content: Any) -> str:
    applications = down(content, ["applications"])
    names = applications if isinstance(applications, dict) else ()
    return next((network for number, network in _DESFIRE.items() if number in names), "")


READER = CardDumpReader()
