"""What the rows above a header say: labels and their values."""

import re
from collections.abc import Sequence

from sdt_desktop.importing.rows import Cell, cell_text

_LABELLED = re.compile(r"(?P<label>[^:]{1,60}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_DATED = re.compile(r"(?P<label>\D{1,60}?)\s+(?P<value>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:\s.*)?)", re.DOTALL)


def labels_and_values(rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """Pairs such as PRM and its number, `Grandeur physique` and `Energie Active`; the first of a label counts.

    A label ends with a colon and its value is the next cell that is not empty, or it stands directly left of
    its value, or both stand in one cell (`Type : Eau`, `Export du 24/11/2021`). A text that is neither is
    the `title` (the first one) or is left out.
    """
    found: dict[str, str] = {}
    for row in rows:
        cells = [(at, text) for at, text in enumerate(map(cell_text, row)) if text]
        while cells:
            label, value, used = _next_pair(cells)
            found.setdefault(label, value)
            cells = cells[used:]
    return found


def _next_pair(cells: list[tuple[int, str]]) -> tuple[str, str, int]:
    """Label, value and how many cells they took."""
    at, text = cells[0]
    following = cells[1] if len(cells) > 1 else None
    if text.endswith(":"):
        if following and not following[1].endswith(":"):
            return text.rstrip(" :\u00a0"), following[1], 2
        return text.rstrip(" :\u00a0"), "", 1
    inside = _LABELLED.fullmatch(text) or _DATED.fullmatch(text)
    if inside:
        return inside["label"].strip(), inside["value"].strip(), 1
    if following and following[0] == at + 1 and not following[1].endswith(":"):
        return text, following[1], 2
    return "title", text, 1
