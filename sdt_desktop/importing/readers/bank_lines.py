"""Lines of a bank's delimited file: records over several lines, cells, and the account that lines speak of."""

import csv
import html
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html.entities import html5
from itertools import pairwise

from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.readers.delimited_layout import plain_cell

_MOST_LINES = 24  # of one label; a quote that is still open then is a character like any other
_ENTITY = re.compile(r"&(?:amp;)*(#[0-9]{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z0-9]{1,30};)", re.IGNORECASE)
_KEPT = {ord('"'): "\x01", ord(";"): "\x02"}  # out of an entity they are characters, not marks
_BACK = {1: '"', 2: ";"}
_OPENS = re.compile(r'(?:^|;|\t|,)\s*"')
_BLANKS = re.compile(r"\s+")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*", re.DOTALL)
_NUMBERED = re.compile(r"\bn[°ºo\ufffd]{1,2}\.?\s*:?\s*([0-9A-Z*][0-9A-Z* ]{2,33})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{5,}[A-Z]?|[0-9]{2,}[0-9 ]{6,}[0-9A-Z]|[*xX]+[0-9]{2,}|[A-Z]{2}[0-9]{2}[0-9A-Z ]{10,30}")
_LABELS = ("numerocompte", "numerodecompte", "ndecompte", "nocompte", "compten", "iban")
_IN_NAMES = (
    re.compile(r"HistoriqueOperations_([0-9A-Za-z]+)_du_", re.IGNORECASE),
    re.compile(r"([0-9A-Za-z]+)_\d{8}_\d{8}(?!\d)"),
)


def records_of(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Whole records, each with the number of the line it begins on; the lines of one are joined by a blank."""
    source, held = enumerate(lines, 1), deque[tuple[int, str]]()

    def following() -> tuple[int, str] | None:
        return held.popleft() if held else next(source, None)

    while (first := following()) is not None:
        number, text = first
        if not _is_open(text):
            yield number, text
            continue
        more: list[tuple[int, str]] = []
        while _is_open(text) and len(more) < _MOST_LINES and (line := following()) is not None:
            more.append(line)
            text = f"{text} {line[1]}"
        if _is_open(text):
            held.extendleft(reversed(more))
            text = first[1].replace('"', "")
        yield number, text


def _is_open(text: str) -> bool:
    """Whether a quoted cell begins and does not end."""
    return text.count('"') % 2 == 1 and _OPENS.search(text) is not None


def cells_of(text: str, delimiter: str) -> tuple[str, ...]:
    """Cells without blanks at their ends and with single ones inside, entities undone."""
    plain = _ENTITY.sub(_undone, text)
    try:
        cells = next(csv.reader([plain], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:  # a cell beyond what the module takes
        cells = plain.split(delimiter)
    return tuple(plain_cell(_BLANKS.sub(" ", cell.translate(_BACK))) for cell in cells) or ("",)


def _undone(found: re.Match[str]) -> str:
    """The character of an entity, however often its `&` was written as one; other texts between `&` and `;` stay."""
    name = found[1]
    if not name.startswith("#") and name not in html5:
        return found[0]
    return html.unescape(f"&{name}").translate(_KEPT)


def is_dated(cell: str) -> bool:
    """Whether a cell begins like a day, possible or not."""
    return _DAY.fullmatch(cell) is not None


def account_of(lines: Sequence[Sequence[str]]) -> str:
    """The number of the account in lines above a header: behind its label, behind `n°`, or alone in a cell."""
    for cells in lines:
        for label, value in pairwise(cells):
            if value and normal_name(label).rstrip(":.") in _LABELS:
                return value
    every = [cell for cells in lines for cell in cells]
    behind = next((found[1].strip() for cell in every if (found := _NUMBERED.search(cell))), "")
    return behind or next((cell for cell in every if _NUMBER.fullmatch(cell)), "")


def account_in_name(file: str) -> str:
    """The account's number in the names that Caisse d'Épargne and Fortuneo give their files."""
    name = file.rsplit("/", 1)[-1]
    return next((found[1] for pattern in _IN_NAMES if (found := pattern.match(name))), "")
