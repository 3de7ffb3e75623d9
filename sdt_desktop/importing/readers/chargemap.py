"""Charges of Chargemap: JSON whose stamps are wall-clock of the charging point, which names its zone.

Columns: those of `COLUMNS` by their path below the charge; what identifies the person is not read at all. `start` and
`end` are the two stamps as ISO texts in UTC where they could be read, else as printed. Where a charging point does not
state its zone, that of the options holds, and it is said.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SourceNotice
from sdt_desktop.importing.readers.json_stream import JsonReader
from sdt_desktop.importing.rows import CellColumn, RawBlock
from sdt_desktop.importing.source import ExportSource

COLUMNS = (
    "uid", "start_date", "end_date", "duration", "energy", "amount", "pool.name", "pool.city", "pool.latitude",
    "pool.longitude", "pool.timezone", "pool.network_name",
)  # fmt: skip
_STAMPS = {"start": "start_date", "end": "end_date"}
_ZONE = "pool.timezone"


class ChargemapReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as the reader of JSON says."""
        plain = replace(options, path="items[].charges[]", columns=COLUMNS)
        assumed = False
        for item in JsonReader().read(source, plain, limits):
            if isinstance(item, RawBlock):
                zones = item.columns[_ZONE].texts()
                yield _timed(item, [zone or options.zone for zone in zones])
                assumed = assumed or not all(zones)
            else:
                yield item
        if assumed:
            yield SourceNotice("source.zone_assumed", (("zone", options.zone),))


def _timed(block: RawBlock, zones: list[str]) -> RawBlock:
    columns = dict(block.columns)
    for name, stated in _STAMPS.items():
        texts = block.columns[stated].texts()
        columns[name] = CellColumn([_in_utc(text, zone) for text, zone in zip(texts, zones, strict=True)])
    return replace(block, columns=columns)


def _in_utc(text: str, zone: str) -> str:
    """Of two instants the first; the text itself where it is no stamp or the zone is none."""
    with suppress(ValueError, OverflowError, KeyError, OSError):
        stamp = datetime.fromisoformat(text)
        instant = stamp if stamp.tzinfo is not None else stamp.replace(tzinfo=ZoneInfo(zone))
        return instant.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")
    return text


READER = ChargemapReader()
