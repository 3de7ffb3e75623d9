"""Header names are compared without what sites and spreadsheets change: case, accents, blanks, `_`, `-`."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_LOST = "\ufffd"
_IGNORED = re.compile(r"[\s_\-\u200b\ufeff]+")


@lru_cache(maxsize=4096)
def normal_name(text: str) -> str:
    """The comparable form of a header name; U+FFFD (a letter lost before us) stays, see `same_name`."""
    for _ in range(3):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    parts = unicodedata.normalize("NFKD", text.replace("\u00b0", "o")).casefold()
    return _IGNORED.sub("", "".join(part for part in parts if not unicodedata.combining(part)))


@lru_cache(maxsize=4096)
def same_name(found: str, wanted: str) -> bool:
    """Whether a file's header name is the wanted one; runs of U+FFFD in it stand for any one or two letters."""
    left, right = normal_name(found), normal_name(wanted)
    if _LOST not in left:
        return left == right
    pattern = ".{1,2}".join(re.escape(part) for part in re.split(_LOST + "+", left))
    return re.fullmatch(pattern, right) is not None


def holds_names(cells: Iterable[str], wanted: Sequence[str]) -> bool:
    """Whether a row holds every wanted header name, in whatever order, beside others."""
    found = tuple(cells)
    return all(any(same_name(cell, name) for cell in found) for name in wanted)


def joined_names(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """`upper / lower` for columns named by two rows; an upper name reaches to the right until the next one."""
    names, above = [], ""
    for position, name in enumerate(lower):
        own = upper[position] if position < len(upper) else ""
        above = own or above
        names.append(f"{above} / {name}" if above and name else name or own)
    return tuple(names)


def unique_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Column names as in the file; a name met again gets `#2`, `#3`, … and an empty one `#<position>`."""
    seen: dict[str, int] = {}
    names = []
    for position, cell in enumerate(cells, 1):
        seen[cell] = seen.get(cell, 0) + 1
        names.append(f"{cell}#{seen[cell]}" if cell and seen[cell] > 1 else cell or f"#{position}")
    return tuple(names)
