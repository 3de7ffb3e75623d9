"""Recordings of OwnTracks (`YYYY-MM.rec`): a line is a stamp, a kind, and a JSON object.

Columns: tst (epoch seconds of the fix, which is not the stamp of the line), lat, lon, acc, alt, tid. Only objects of
`_type` location are rows; transitions have coordinates but are no fixes, and they, last wills and way points are
skipped. Networks, topics and regions are not read.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.text_lines import TextLines
from sdt_desktop.importing.rows import Cell
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

COLUMNS = ("tst", "lat", "lon", "acc", "alt", "tid")
_PLAIN = (float, int, str)
_LINE = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z?\s+\S+\s+(\{.*)")


class OwnTracksReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:
        """See `Reader`; `SdtError` as `TextLines` says, file.too_many_rows, file.damaged where nothing fits."""
        lines = TextLines(source, limits)
        rows = TableRows({"": COLUMNS})
        met = False
        for number, line in enumerate(lines, 1):
            if number > limits.rows:
                raise SdtError("file.too_many_rows", file=source.name, limit=limits.rows)
            rows.encoding = lines.encoding
            if not line:
                continue
            found = _message(line)
            met = met or found is not None
            if found is None:
                yield RowProblem(number, "row.incomplete")
            elif found.get("_type") != "location":
                yield SkippedRow(number, options.otherwise)
            else:
                yield from rows.add("", number, _cells(found))
        if not met:
            raise SdtError("file.damaged", file=source.name)
        yield from rows.rest()


def _message(line: str) -> dict[str, Any] | None:
    """The object of a line; None for a line that has none or one that is cut."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    try:
        message = json.loads(found[1])
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _cells(message: dict[str, Any]) -> dict[str, Cell]:
    """Lists, objects and truths are none."""
    return {name: value for name in COLUMNS if type(value := message.get(name)) in _PLAIN}


READER = OwnTracksReader()
